//! The secrets of the server: that under which tokens are signed, and the key of the audit's chain.

use std::fmt;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::config::ConfigError;
use crate::fresh;

/// The shortest secret, in bytes: as long as HS256's hash (RFC 7518, section 3.2).
const SHORTEST: usize = 32;

/// The file of the secret under which tokens are signed.
pub(super) const JWT: &str = "jwt.secret";
/// The file of the key of the audit's chain.
pub(super) const AUDIT: &str = "audit.key";

/// A secret of 32 bytes or more. Nothing prints it.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerSecret(Vec<u8>);

impl ServerSecret {
    /// These bytes as a secret, or `None` when they are too few.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() >= SHORTEST).then(|| Self(bytes.to_vec()))
    }

    /// The bytes, for signing.
    #[must_use]
    pub fn reveal(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for ServerSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ServerSecret")
    }
}

/// A fresh secret as a text: 32 random bytes.
///
/// # Errors
/// [`ConfigError::NoRandomness`].
pub(crate) fn generate() -> Result<String, ConfigError> {
    Ok(URL_SAFE_NO_PAD.encode(fresh::bytes::<SHORTEST>()?))
}

/// The file that keeps a secret when none is set.
pub(super) fn file(data_dir: &Path, name: &str) -> PathBuf {
    data_dir.join(name)
}

/// The secret kept in the data folder. The first call makes it, readable for its owner alone.
pub(super) fn kept_in(data_dir: &Path, name: &str) -> Result<ServerSecret, ConfigError> {
    let path = file(data_dir, name);
    let io = |what: &str| {
        let what = format!("{what} {}", path.display());
        move |source| ConfigError::Io { what, source }
    };
    std::fs::create_dir_all(data_dir).map_err(io("creating the folder of"))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(&path) {
        Ok(mut file) => {
            file.write_all(generate()?.as_bytes())
                .map_err(io("writing"))?;
            file.sync_all().map_err(io("writing"))?;
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(io("creating")(error)),
    }
    let kept = std::fs::read(&path).map_err(io("reading"))?;
    ServerSecret::new(kept.trim_ascii()).ok_or_else(|| {
        let source = std::io::Error::other("holds no secret; delete the file to get a new one");
        io("reading")(source)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kept_secret_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let first = kept_in(folder.path(), JWT).unwrap();
        assert!(kept_in(folder.path(), JWT).unwrap() == first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(file(folder.path(), JWT))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        std::fs::write(file(folder.path(), JWT), "short").unwrap();
        assert!(kept_in(folder.path(), JWT).is_err());
    }
}
