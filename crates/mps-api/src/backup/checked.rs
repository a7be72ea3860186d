//! Counts bytes and computes their SHA-256 as they pass by.

use std::io::{Error, Read, Write};

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A writer that counts its bytes and computes their SHA-256.
pub(super) struct Counted<W> {
    inner: W,
    sum: Sha256,
    bytes: u64,
}

impl<W: Write> Counted<W> {
    pub(super) fn new(inner: W) -> Self {
        Self {
            inner,
            sum: Sha256::new(),
            bytes: 0,
        }
    }

    /// Closes the writer with `close`. Returns the number of bytes and their SHA-256.
    pub(super) fn finish(
        mut self,
        close: impl FnOnce(&mut W) -> std::io::Result<()>,
    ) -> std::io::Result<(u64, String)> {
        close(&mut self.inner)?;
        Ok((self.bytes, in_hex(&self.sum.finalize())))
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        self.bytes = self
            .bytes
            .saturating_add(u64::try_from(written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// A reader that fails when there is more than was announced: a few bytes can unpack to any number.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R> Bounded<R> {
    pub(super) const fn new(inner: R, most: u64) -> Self {
        Self { inner, left: most }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let bytes = u64::try_from(read).unwrap_or(u64::MAX);
        self.left = self
            .left
            .checked_sub(bytes)
            .ok_or_else(|| Error::other("the backup unpacks to more than its manifest says"))?;
        Ok(read)
    }
}

/// A reader that fails at its end when the SHA-256 of its bytes is not the expected one.
pub(super) struct Checked<R> {
    inner: R,
    sum: Sha256,
    wanted: String,
}

impl<R: Read> Checked<R> {
    pub(super) fn new(inner: R, wanted: String) -> Self {
        Self {
            inner,
            sum: Sha256::new(),
            wanted,
        }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.sum.update(buffer.get(..read).unwrap_or_default());
        if read == 0 && !buffer.is_empty() {
            let sum = in_hex(&self.sum.clone().finalize());
            if !bool::from(sum.as_bytes().ct_eq(self.wanted.as_bytes())) {
                let changed = "the SHA-256 of the file differs from the manifest's: the file was \
                               changed or damaged; take another backup";
                return Err(Error::other(changed));
            }
        }
        Ok(read)
    }
}

/// Returns the 32 bytes of a text in hex.
pub(super) fn of_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    for (index, byte) in bytes.iter_mut().enumerate() {
        let digits = text.get(index.checked_mul(2)?..)?.get(..2)?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(bytes)
}

pub(super) fn in_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
