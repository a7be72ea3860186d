//! The secrets of the server: the one that signs tokens, and the key of the audit chain.

use std::fmt;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

use crate::config::read::Reader;
use crate::config::{AppEnv, ConfigError, Purpose};
use crate::random;

/// The shortest secret, in bytes: as long as HS256's hash (RFC 7518, section 3.2).
const SHORTEST: usize = 32;

/// The fewest different bytes of a secret. Of 32 random hexadecimal digits, fewer than one in a million secrets have
/// less than eight.
const FEWEST_DIFFERENT: usize = 8;

/// The file of the secret that signs tokens.
pub(super) const JWT: &str = "jwt.secret";
/// The file of the key of the audit chain.
pub(super) const AUDIT: &str = "audit.key";

/// A secret of 32 bytes or more. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerSecret(Vec<u8>);

impl ServerSecret {
    /// Returns these bytes as a secret, or `None` when they are too few.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() >= SHORTEST).then(|| Self(bytes.to_vec()))
    }

    /// Whether it has so few different bytes that nobody can have drawn them at random.
    fn is_monotonous(&self) -> bool {
        let different: std::collections::HashSet<&u8> = self.0.iter().collect();
        different.len() < FEWEST_DIFFERENT
    }

    /// Returns the bytes, for signing.
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

/// Creates a new secret as text: 32 random bytes.
///
/// # Errors
/// [`ConfigError::NoRandomness`].
pub(crate) fn generate() -> Result<String, ConfigError> {
    Ok(URL_SAFE_NO_PAD.encode(random::bytes::<SHORTEST>()?))
}

/// The secrets that are set. In development, missing ones are stored in the data folder.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// `JWT_SECRET`: the secret that signs tokens.
    pub jwt_secret: Option<ServerSecret>,
    /// `JWT_SECRET_PREVIOUS`: tokens that were signed under it are still valid.
    pub jwt_secret_previous: Option<ServerSecret>,
    /// `AUDIT_KEY`
    pub audit_key: Option<ServerSecret>,
    /// `AUDIT_KEY_PREVIOUS`: the keys from before it was exchanged, newest first.
    pub audit_keys_previous: Vec<ServerSecret>,
}

pub(super) fn read(read: &mut Reader<'_>, app_env: AppEnv, purpose: Purpose) -> Secrets {
    let jwt_secret = read.secret("JWT_SECRET");
    if jwt_secret.is_none() && app_env == AppEnv::Production && purpose == Purpose::Serve {
        read.mistake(
            "JWT_SECRET",
            "production needs one: `mps-api gen-secret` makes it",
        );
    }
    let jwt_secret_previous = read.secret("JWT_SECRET_PREVIOUS");
    if let Some(previous) = &jwt_secret_previous {
        let fix = match &jwt_secret {
            None => Some("set JWT_SECRET too: this is what it was before"),
            Some(secret) if bool::from(secret.reveal().ct_eq(previous.reveal())) => {
                Some("another secret than JWT_SECRET: the one from before the change")
            }
            Some(_) => None,
        };
        if let Some(fix) = fix {
            read.mistake_with("JWT_SECRET_PREVIOUS", "****", fix);
        }
    }
    let audit_key = read.secret("AUDIT_KEY");
    if audit_key.is_none() && app_env == AppEnv::Production {
        read.mistake(
            "AUDIT_KEY",
            "production needs one, the same on all servers and kept outside the database: \
             mps-api gen-secret makes it",
        );
    }
    let audit_keys_previous = read_previous(read, audit_key.as_ref());
    // The key of the audit may be older than this rule, so nothing is asked of one that is in use.
    if app_env == AppEnv::Production
        && let Some(secret) = &jwt_secret
    {
        let is_audit_key = |key: &ServerSecret| bool::from(secret.reveal().ct_eq(key.reveal()));
        let fix = if secret.is_monotonous() {
            Some("a random text instead of a few repeated letters: `mps-api gen-secret` makes it")
        } else if audit_key.as_ref().is_some_and(is_audit_key) {
            Some("another secret than AUDIT_KEY, which stays when this one has to change")
        } else {
            None
        };
        if let Some(fix) = fix {
            read.mistake_with("JWT_SECRET", "****", fix);
        }
    }
    Secrets {
        jwt_secret,
        jwt_secret_previous,
        audit_key,
        audit_keys_previous,
    }
}

/// Reads `AUDIT_KEY_PREVIOUS`: keys with commas or line breaks between them.
fn read_previous(read: &mut Reader<'_>, audit_key: Option<&ServerSecret>) -> Vec<ServerSecret> {
    const VARIABLE: &str = "AUDIT_KEY_PREVIOUS";
    let Some(text) = read.get(VARIABLE).map(str::to_owned) else {
        return Vec::new();
    };
    let keys = text.split([',', '\n']).map(str::trim);
    let keys: Option<Vec<ServerSecret>> = keys
        .filter(|key| !key.is_empty())
        .map(|key| ServerSecret::new(key.as_bytes()))
        .collect();
    let is_current = |previous: &ServerSecret| {
        audit_key.is_some_and(|key| bool::from(key.reveal().ct_eq(previous.reveal())))
    };
    let fix = match &keys {
        None => "keys of 32 bytes or more, with commas between them",
        Some(_) if audit_key.is_none() => "set AUDIT_KEY too: these are what it was before",
        Some(keys) if keys.iter().any(is_current) => {
            "other keys than AUDIT_KEY: those from before the exchange"
        }
        Some(_) => return keys.unwrap_or_default(),
    };
    read.mistake_with(VARIABLE, "****", fix);
    Vec::new()
}

pub(super) fn describe(secrets: &Secrets, data_dir: &Path) -> Vec<(&'static str, String)> {
    let shown = |secret: &Option<ServerSecret>, without: String| {
        secret.as_ref().map_or(without, |_| "****".to_owned())
    };
    let stored = |name| format!("(kept in {})", file(data_dir, name).display());
    vec![
        ("JWT_SECRET", shown(&secrets.jwt_secret, stored(JWT))),
        (
            "JWT_SECRET_PREVIOUS",
            shown(&secrets.jwt_secret_previous, "(none)".to_owned()),
        ),
        ("AUDIT_KEY", shown(&secrets.audit_key, stored(AUDIT))),
        (
            "AUDIT_KEY_PREVIOUS",
            if secrets.audit_keys_previous.is_empty() {
                "(none)".to_owned()
            } else {
                "****".to_owned()
            },
        ),
    ]
}

/// Returns the file that stores a secret when none is set.
fn file(data_dir: &Path, name: &str) -> PathBuf {
    data_dir.join(name)
}

/// Returns the secret stored in the data folder. The first call creates it, readable only by its
/// owner.
pub(super) fn stored_in(data_dir: &Path, name: &str) -> Result<ServerSecret, ConfigError> {
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
    let stored = std::fs::read(&path).map_err(io("reading"))?;
    ServerSecret::new(stored.trim_ascii()).ok_or_else(|| {
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
        let first = stored_in(folder.path(), JWT).unwrap();
        assert!(stored_in(folder.path(), JWT).unwrap() == first);
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
        assert!(stored_in(folder.path(), JWT).is_err());
    }
}
