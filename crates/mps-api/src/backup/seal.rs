//! Compresses and seals: Zstandard inside age (age-encryption.org/v1, a passphrase).

use std::io::{BufReader, Error, Read, Write};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{Decryptor, Encryptor, scrypt};

use super::BackupError;
use crate::config::ServerSecret;

/// How expensive guessing a passphrase is made, as a power of two. Our passphrase has 32 random
/// bytes, so the protection that human passphrases need would only cost memory.
const WORK_FACTOR: u8 = 10;
/// The highest work factor that is accepted: the one that the `age` program uses.
const MOST_WORK: u8 = 20;

/// Compresses a copy, and seals it if there is a key.
pub(super) struct Sealer(Option<SecretString>);

impl Sealer {
    pub(super) fn new(key: Option<&ServerSecret>) -> Self {
        Self(key.map(passphrase))
    }

    /// Returns the ending of a file's name.
    pub(super) const fn ending(&self) -> &'static str {
        match self.0 {
            Some(_) => ".age",
            None => "",
        }
    }

    /// Returns a writer that compresses and seals into `out`.
    pub(super) fn seal<W: Write>(self, out: W) -> std::io::Result<Sealed<W>> {
        let layer = match self.0 {
            None => Layer::Plain(out),
            Some(passphrase) => {
                let mut recipient = scrypt::Recipient::new(passphrase);
                recipient.set_work_factor(WORK_FACTOR);
                let recipients = std::iter::once(&recipient as &dyn age::Recipient);
                let encryptor = Encryptor::with_recipients(recipients).map_err(Error::other)?;
                Layer::Sealed(encryptor.wrap_output(out)?)
            }
        };
        let mut encoder = zstd::Encoder::new(layer, zstd::DEFAULT_COMPRESSION_LEVEL)?;
        encoder.include_checksum(true)?;
        Ok(Sealed { encoder, bytes: 0 })
    }
}

/// A writer that compresses and seals, and counts what it is given.
pub(super) struct Sealed<W: Write> {
    encoder: zstd::Encoder<'static, Layer<W>>,
    bytes: u64,
}

impl<W: Write> Sealed<W> {
    /// Writes the rest. Returns the inner writer, and how many bytes went in.
    pub(super) fn finish(self) -> std::io::Result<(W, u64)> {
        let out = match self.encoder.finish()? {
            Layer::Plain(out) => out,
            Layer::Sealed(out) => out.finish()?,
        };
        Ok((out, self.bytes))
    }
}

impl<W: Write> Write for Sealed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.encoder.write(bytes)?;
        let more = u64::try_from(written).unwrap_or_default();
        self.bytes = self.bytes.saturating_add(more);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.encoder.flush()
    }
}

enum Layer<W: Write> {
    Plain(W),
    Sealed(StreamWriter<W>),
}

impl<W: Write> Write for Layer<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Sealed(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Sealed(out) => out.flush(),
        }
    }
}

/// Opens a sealed copy.
pub(super) struct Opener(Option<SecretString>);

impl Opener {
    /// # Errors
    /// [`BackupError::No`] when it is sealed and there is no key.
    pub(super) fn new(key: Option<&ServerSecret>, sealed: bool) -> Result<Self, BackupError> {
        match (sealed, key) {
            (false, _) => Ok(Self(None)),
            (true, Some(key)) => Ok(Self(Some(passphrase(key)))),
            (true, None) => Err(BackupError::No(
                "this backup is sealed: set BACKUP_KEY to the key that it was made with".to_owned(),
            )),
        }
    }

    /// Returns a reader of what was sealed into `stored`.
    pub(super) fn open<R: Read + Send + 'static>(
        self,
        stored: R,
    ) -> std::io::Result<Box<dyn Read + Send>> {
        let Some(passphrase) = self.0 else {
            return Ok(Box::new(zstd::Decoder::new(stored)?));
        };
        let mut identity = scrypt::Identity::new(passphrase);
        identity.set_max_work_factor(MOST_WORK);
        let wrong = |error: age::DecryptError| {
            Error::other(format!(
                "{error}: BACKUP_KEY must be the key that this backup was made with"
            ))
        };
        let decryptor = Decryptor::new_buffered(BufReader::new(stored)).map_err(wrong)?;
        let identities = std::iter::once(&identity as &dyn age::Identity);
        let opened: StreamReader<BufReader<R>> = decryptor.decrypt(identities).map_err(wrong)?;
        Ok(Box::new(zstd::Decoder::new(opened)?))
    }
}

/// Returns the key as a passphrase: the text of the setting, so that the `age` program takes it
/// too.
fn passphrase(key: &ServerSecret) -> SecretString {
    SecretString::from(String::from_utf8_lossy(key.reveal()).into_owned())
}
