//! The second factor of an account: codes that change with time (TOTP, RFC 6238), and recovery codes in case
//! the app that makes them is lost.

use std::fmt;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::account::{Account, AccountKind};
use crate::calendar::Timestamp;

/// How long a secret that was handed out can be confirmed, in seconds.
pub const PENDING_SECS: i64 = 10 * 60;
/// How many recovery codes an account gets.
pub const RECOVERY_CODES: i64 = 10;

/// An account that may have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Holder {
    /// Its kind.
    pub kind: AccountKind,
    /// Its id.
    pub id: Uuid,
}

impl Holder {
    /// The account as a holder; `None` for kinds that have no second factor.
    #[must_use]
    pub const fn of(account: Account) -> Option<Self> {
        match account {
            Account::Merchant(_) | Account::Staff { .. } | Account::Admin(_) => Some(Self {
                kind: account.kind(),
                id: account.uuid(),
            }),
            Account::Member(_) | Account::System => None,
        }
    }
}

/// A secret from which codes are made, encrypted with a key that is not in the books. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedSecret(Vec<u8>);

impl SealedSecret {
    /// Wraps encrypted bytes.
    #[must_use]
    pub const fn new(sealed: Vec<u8>) -> Self {
        Self(sealed)
    }

    /// The encrypted bytes, for the database and for the holder of the key.
    #[must_use]
    pub fn reveal(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SealedSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SealedSecret")
    }
}

/// The second factor of an account as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// The account.
    pub holder: Holder,
    /// The secret in force, once one is confirmed.
    pub secret: Option<SealedSecret>,
    /// A secret that was handed out and is not confirmed yet. Until it is, the one in force stays.
    pub pending: Option<SealedSecret>,
    /// When the pending secret was handed out.
    pub pending_at: Option<Timestamp>,
    /// When the secret in force was confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// The latest time step of which a code was accepted. Codes of this and earlier steps no longer count.
    pub last_step: i64,
}

impl SecondFactor {
    /// Whether signing in requires it.
    #[must_use]
    pub const fn is_confirmed(&self) -> bool {
        self.secret.is_some()
    }

    /// The secret that can be confirmed at `now`.
    #[must_use]
    pub fn to_confirm(&self, now: Timestamp) -> Option<&SealedSecret> {
        let is_open = |at: Timestamp| now < at.plus_secs(PENDING_SECS);
        self.pending
            .as_ref()
            .filter(|_| self.pending_at.is_some_and(is_open))
    }

    /// The factor after a code of the secret in force; `None` when the code does not count.
    #[must_use]
    pub fn after(&self, matched: &MatchedCode) -> Option<Self> {
        let counts = self.secret.as_ref() == Some(&matched.secret) && matched.step > self.last_step;
        counts.then(|| Self {
            last_step: matched.step,
            ..self.clone()
        })
    }
}

/// A code that is right for a secret. It was compared outside the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedCode {
    /// The secret that it was compared with. If the account has another one by now, the code proves nothing.
    pub secret: SealedSecret,
    /// The time step of the code.
    pub step: i64,
}

/// The proof that is given besides the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondProof {
    /// No proof.
    Absent,
    /// A code of six digits; `None` when it is wrong.
    Code(Option<MatchedCode>),
    /// A text that may be a recovery code.
    Recovery(RecoveryHash),
}

/// SHA-256 of a recovery code; only the hash is stored. The codes are random, so no salt and no slow hash are
/// needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecoveryHash([u8; 32]);

impl RecoveryHash {
    /// The hash of a code as people type it: in any case, with or without hyphens and spaces.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let letters = typed.chars().filter(char::is_ascii_alphanumeric);
        let code: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
        Self(Sha256::digest(code.as_bytes()).into())
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

/// The key of one of an account's recovery codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecoveryCodeId {
    /// The account.
    pub holder: Holder,
    /// The position, from 1 to [`RECOVERY_CODES`].
    pub number: i64,
}

impl RecoveryCodeId {
    /// The keys of all of an account's recovery codes.
    pub fn all(holder: Holder) -> impl Iterator<Item = Self> {
        (1..=RECOVERY_CODES).map(move |number| Self { holder, number })
    }
}

/// A recovery code as stored. It can be used once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode {
    /// The account and the position.
    pub id: RecoveryCodeId,
    /// SHA-256 of the code.
    pub hash: RecoveryHash,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{AdminId, MemberId};

    #[test]
    fn a_code_counts_for_its_own_secret_and_later_steps_alone() {
        let holder = Holder::of(Account::Admin(AdminId::new(Uuid::from_u128(1)))).unwrap();
        let secret = SealedSecret::new(vec![1]);
        let factor = SecondFactor {
            holder,
            secret: Some(secret.clone()),
            pending: Some(SealedSecret::new(vec![2])),
            pending_at: Some(Timestamp::from_micros(0)),
            confirmed_at: Some(Timestamp::from_micros(0)),
            last_step: 7,
        };
        let code = |secret: SealedSecret, step| MatchedCode { secret, step };
        assert_eq!(factor.after(&code(secret.clone(), 7)), None);
        assert_eq!(factor.after(&code(SealedSecret::new(vec![2]), 8)), None);
        let after = factor.after(&code(secret.clone(), 8)).unwrap();
        assert_eq!(after.last_step, 8);
        assert_eq!(after.after(&code(secret, 8)), None);
        assert_eq!(format!("{:?}", factor.secret), "Some(SealedSecret)");
    }

    #[test]
    fn recovery_codes_are_read_as_people_type_them() {
        let hash = RecoveryHash::of("ABCD-EFGH-2345-6789");
        assert_eq!(RecoveryHash::of(" abcdefgh 23456789"), hash);
        assert_ne!(RecoveryHash::of("ABCD-EFGH-2345-678"), hash);
    }

    #[test]
    fn members_have_no_second_factor() {
        assert_eq!(
            Holder::of(Account::Member(MemberId::new(Uuid::nil()))),
            None
        );
        assert_eq!(Holder::of(Account::System), None);
    }
}
