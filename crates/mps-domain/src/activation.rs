//! Activations: links with which somebody sets the first password of an account, or a new one.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::account::Account;
use crate::calendar::Timestamp;

/// How long a link is valid, in seconds.
pub const TTL_SECS: i64 = 24 * 60 * 60;
/// The number of random bytes in the secret of a link: 128 bits.
pub const SECRET_BYTES: usize = 16;

/// SHA-256 of the secret in a link. Only the hash is stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivationHash([u8; 32]);

impl ActivationHash {
    /// The hash of a secret. Every text has one, but only those of real links are stored.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).into())
    }

    /// The hash from its bytes, as stored.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, as stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for ActivationHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ActivationHash")
    }
}

/// An activation as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activation {
    /// SHA-256 of the secret.
    pub hash: ActivationHash,
    /// The account whose password it sets.
    pub account: Account,
    /// The account's access epoch when it was made. A later epoch ends it: the account has another
    /// password by then.
    pub epoch: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// The time from which it is refused.
    pub expires_at: Timestamp,
    /// When it was used, if it was.
    pub used_at: Option<Timestamp>,
}

impl Activation {
    /// Whether it can set the password at `now`, while the account's access epoch is `epoch`.
    #[must_use]
    pub fn is_open(&self, now: Timestamp, epoch: i64) -> bool {
        self.used_at.is_none() && now < self.expires_at && self.epoch == epoch
    }
}
