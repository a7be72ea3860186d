//! Tokens on disk: one file for each server, which only its owner can read.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use mps_client::Client;
use mps_protocol::requests::Secret;
use serde::{Deserialize, Serialize};

use crate::arguments::Role;
use crate::error::CliError;

/// A sign-in to a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SignIn {
    /// The server.
    pub(crate) base_url: String,
    /// The role.
    pub(crate) role: Role,
    /// The name.
    pub(crate) name: String,
    /// For a member of a merchant's staff: the login name.
    pub(crate) operator: Option<String>,
    /// When the token expires.
    pub(crate) expires_at: String,
    /// The token.
    pub(crate) token: Secret,
}

/// The folder of the stored tokens.
#[derive(Debug, Clone)]
pub(crate) struct TokenStore {
    folder: PathBuf,
}

impl TokenStore {
    /// A store in this folder, which is created when it is needed.
    pub(crate) const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The stored sign-in to a server.
    pub(crate) fn load(&self, base_url: &str) -> Result<Option<SignIn>, CliError> {
        let path = self.path(base_url);
        let text = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            text => text.map_err(|error| trouble(&path, &error))?,
        };
        serde_json::from_slice(&text).map(Some).map_err(|error| {
            // The error contains the place in the file, but not its content, because that includes the
            // token.
            let place = format!("line {}, column {}", error.line(), error.column());
            CliError::local(format!("{} is damaged", path.display()), &place)
        })
    }

    /// Stores a sign-in in place of an earlier one. The file appears completely or not at all, and
    /// others can never read it.
    pub(crate) fn save(&self, sign_in: &SignIn) -> Result<(), CliError> {
        let path = self.path(&sign_in.base_url);
        let text = serde_json::to_vec_pretty(sign_in).map_err(|error| trouble(&path, &error))?;
        make_private_folder(&self.folder).map_err(|error| trouble(&self.folder, &error))?;
        let temporary = self.folder.join(format!(".{}.new", Client::new_key()));
        let written = write(&temporary, &text).and_then(|()| std::fs::rename(&temporary, &path));
        written.map_err(|error| {
            drop(std::fs::remove_file(&temporary));
            trouble(&path, &error)
        })
    }

    /// Deletes a stored sign-in.
    pub(crate) fn forget(&self, base_url: &str) -> Result<(), CliError> {
        let path = self.path(base_url);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(trouble(&path, &error)),
            _ => Ok(()),
        }
    }

    /// The path of a server's file: its address, with the characters escaped that file names cannot
    /// have.
    fn path(&self, base_url: &str) -> PathBuf {
        let name: String = base_url
            .bytes()
            .map(|byte| match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' => {
                    char::from(byte).to_string()
                }
                _ => format!("%{byte:02X}"),
            })
            .collect();
        self.folder.join(format!("{name}.json"))
    }
}

fn trouble(path: &Path, error: &impl std::fmt::Display) -> CliError {
    CliError::local(path.display().to_string(), error)
}

fn write(path: &Path, text: &[u8]) -> std::io::Result<()> {
    let mut file = create_private(path)?;
    file.write_all(text)?;
    file.sync_all()
}

#[cfg(unix)]
fn create_private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(unix)]
fn make_private_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// On other systems the folders of a user are already private.
#[cfg(not(unix))]
fn create_private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(not(unix))]
fn make_private_folder(path: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_in(base_url: &str, token: &str) -> SignIn {
        SignIn {
            base_url: base_url.to_owned(),
            role: Role::Member,
            name: "Lin".to_owned(),
            operator: None,
            expires_at: "2026-02-01T00:00:00Z".to_owned(),
            token: Secret::new(token),
        }
    }

    #[test]
    fn servers_do_not_share_tokens() {
        let folder = tempfile::tempdir().unwrap();
        let store = TokenStore::new(folder.path().join("made/when/needed"));
        let (one, other) = ("http://127.0.0.1:8000", "https://pay.example/api");
        assert_eq!(store.load(one).unwrap(), None);
        store.forget(one).unwrap();
        store.save(&sign_in(one, "first")).unwrap();
        store.save(&sign_in(one, "second")).unwrap();
        store.save(&sign_in(other, "third")).unwrap();
        assert_eq!(store.load(one).unwrap(), Some(sign_in(one, "second")));
        store.forget(one).unwrap();
        assert_eq!(store.load(one).unwrap(), None);
        assert_eq!(store.load(other).unwrap(), Some(sign_in(other, "third")));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_a_token() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home");
        TokenStore::new(home.clone())
            .save(&sign_in("http://127.0.0.1:8000", "token"))
            .unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&home), 0o700);
        let files: Vec<_> = std::fs::read_dir(&home).unwrap().collect();
        assert_eq!(files.len(), 1, "the temporary file is gone");
        assert_eq!(mode(&files[0].as_ref().unwrap().path()), 0o600);
    }

    #[test]
    fn a_damaged_file_is_named_and_its_token_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let store = TokenStore::new(folder.path().to_owned());
        std::fs::write(store.path("http://x"), "{\"token\": \"hush\", \"role\": 7}").unwrap();
        let error = store.load("http://x").unwrap_err().to_string();
        assert!(error.contains("http%3A%2F%2Fx.json"), "{error}");
        assert!(!error.contains("hush"), "{error}");
    }
}
