//! Payment codes: the one-use secret that a member shows as a QR code.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::calendar::Timestamp;
use crate::ids::{CardId, MemberId, MerchantId};
use crate::text_enum;

/// The prefix of every code, by which a till can tell it from other QR codes.
pub const PREFIX: &str = "MPS1.";
/// The number of random bytes in a code: 128 bits.
pub const SECRET_BYTES: usize = 16;
/// The shortest lifetime that a member may request, in seconds.
pub const SHORTEST_TTL_SECS: i64 = 60;
/// The longest lifetime that a member may request, in seconds.
pub const LONGEST_TTL_SECS: i64 = 86_400;
/// The longest lifetime of a reusable code, in seconds.
pub const LONGEST_REUSABLE_TTL_SECS: i64 = 900;
/// For how many amounts a till may learn whether a code's card covers them: enough for a till that corrects
/// itself, too few to search for the balance.
pub const AMOUNTS_ANSWERED: i16 = 3;

/// The secret text itself. It exists only from its making until the answer to its member, and from a till's
/// request until its [`CodeHash`]. It is never printed.
pub struct PaymentCode(String);

impl PaymentCode {
    /// Makes a code of these random bytes, which must come from the operating system.
    #[must_use]
    pub fn from_random(secret: [u8; SECRET_BYTES]) -> Self {
        Self(format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(secret)))
    }

    /// The text for the QR code. Only its member may get it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The hash that is stored.
    #[must_use]
    pub fn hash(&self) -> CodeHash {
        CodeHash::of(&self.0)
    }
}

impl fmt::Debug for PaymentCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PaymentCode(secret)")
    }
}

/// SHA-256 of a code. Only the hash is stored, and a code is found by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeHash([u8; 32]);

impl CodeHash {
    /// The hash of a scanned text. Every text has one, but only those of real codes are stored.
    #[must_use]
    pub fn of(scanned: &str) -> Self {
        Self(Sha256::digest(scanned.as_bytes()).into())
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

text_enum! {
    /// Why a code is no longer live.
    CodeEnd {
        /// A charge consumed it.
        Used => "used",
        /// The member made a newer one.
        Replaced => "replaced",
        /// The member or an administrator revoked it.
        Revoked => "revoked",
    }
}

/// A payment code as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// SHA-256 of the code.
    pub hash: CodeHash,
    /// The card it pays from.
    pub card_id: CardId,
    /// The member who made it.
    pub member_id: MemberId,
    /// The member's access epoch when it was made. A later epoch ends it.
    pub epoch: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// The time from which it is refused.
    pub expires_at: Timestamp,
    /// How it ended before its expiry, if it did.
    pub ended: Option<CodeEnd>,
    /// For reusable codes: the merchant that used it first. Only this merchant may use it again.
    pub merchant_id: Option<MerchantId>,
    /// For how many amounts `validate` has answered whether the card covers them.
    pub amounts_asked: i16,
    /// How many charges it has paid.
    pub uses: i64,
}

/// The true reason why a code cannot pay. Only the log contains it; every caller gets the same answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeProblem {
    /// No such code was ever made.
    Unknown,
    /// It has expired.
    Expired,
    /// It ended before its expiry.
    Ended(CodeEnd),
    /// The member signed out everywhere, changed the password or was suspended.
    AccessEnded,
    /// Another merchant used this reusable code first.
    OtherMerchant,
}

impl CodeProblem {
    /// The reason as the log contains it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Expired => "expired",
            Self::Ended(end) => end.as_str(),
            Self::AccessEnded => "access_ended",
            Self::OtherMerchant => "other_merchant",
        }
    }
}

impl CodeRow {
    /// Checks that the code may pay at `now`, for `merchant`, while its member's access epoch is
    /// `member_epoch`.
    ///
    /// # Errors
    /// The [`CodeProblem`] when it may not.
    pub fn check(
        &self,
        now: Timestamp,
        member_epoch: i64,
        merchant: MerchantId,
    ) -> Result<(), CodeProblem> {
        if let Some(end) = self.ended {
            return Err(CodeProblem::Ended(end));
        }
        // A code may have been made for one use, with a long lifetime, before codes became reusable. For a
        // second use it lives no longer than a code that was made to be reusable.
        let reusable_until = self.created_at.plus_secs(LONGEST_REUSABLE_TTL_SECS);
        if now >= self.expires_at || (self.uses > 0 && now >= reusable_until) {
            return Err(CodeProblem::Expired);
        }
        if self.epoch != member_epoch {
            return Err(CodeProblem::AccessEnded);
        }
        if self.merchant_id.is_some_and(|first| first != merchant) {
            return Err(CodeProblem::OtherMerchant);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_prefixed_url_safe_and_never_printed() {
        let code = PaymentCode::from_random([0xff; SECRET_BYTES]);
        assert!(code.reveal().starts_with("MPS1."));
        assert!(
            code.reveal()
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
        );
        assert_eq!(format!("{code:?}"), "PaymentCode(secret)");
        assert_eq!(code.hash(), CodeHash::of(code.reveal()));
    }
}
