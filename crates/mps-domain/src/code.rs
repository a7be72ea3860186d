//! Payment codes: the one-use secret that a member shows as a QR code.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::calendar::Timestamp;
use crate::ids::{CardId, CodeId, MemberId, MerchantId, TransactionId};
use crate::text_enum;

/// The number of digits of a code.
const DIGITS: usize = 24;
/// The number of digits of the prefix.
const PREFIX_DIGITS: usize = 2;
/// The number of random digits of a code: 10^21 codes, about 70 bits (`docs/adr/0013-codes-of-digits.md`).
pub const RANDOM_DIGITS: usize = DIGITS - PREFIX_DIGITS - 1;
/// The beginning of the codes that versions before 1.2 made. It is read as long as such codes live.
const LEGACY_PREFIX: &str = "MPS1.";
/// The shortest lifetime that a member may request, in seconds.
pub const SHORTEST_TTL_SECS: i64 = 60;
/// The longest lifetime that a member may request, in seconds.
pub const LONGEST_TTL_SECS: i64 = 86_400;
/// The longest lifetime of a reusable code, in seconds.
pub const LONGEST_REUSABLE_TTL_SECS: i64 = 900;
/// For how many amounts a till may learn whether a code's card covers them: enough for a till that corrects
/// itself, too few to search for the balance.
pub const AMOUNTS_ANSWERED: i16 = 3;

/// The first two digits of every code, by which a till can tell it from other codes
/// (`PAYMENT_CODE_PREFIX`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePrefix(u8);

impl CodePrefix {
    /// The prefix of shops that choose none.
    pub const DEFAULT: Self = Self(90);

    /// The prefix of these two digits. `None` for other texts, and for the prefixes of the payment codes of
    /// WeChat Pay (10 to 15), Alipay (25 to 30) and `UnionPay` (62), which tills could not tell from ours.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let is_two_digits =
            text.len() == PREFIX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| is_two_digits)?;
        let is_anothers = matches!(number, 10..=15 | 25..=30 | 62);
        (!is_anothers).then_some(Self(number))
    }
}

impl fmt::Display for CodePrefix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}", self.0)
    }
}

/// The secret text itself. It exists only from its making until the answer to its member, and from a till's
/// request until its [`CodeHash`]. It is never printed.
pub struct PaymentCode(String);

impl PaymentCode {
    /// Makes a code of these random digits (0 to 9), which must come from the operating system.
    #[must_use]
    pub fn new(prefix: CodePrefix, random: [u8; RANDOM_DIGITS]) -> Self {
        let mut text = prefix.to_string();
        text.extend(
            random
                .iter()
                .filter_map(|digit| char::from_digit((digit % 10).into(), 10)),
        );
        text.extend(char::from_digit(check_digit(&text).into(), 10));
        Self(text)
    }

    /// The digits. Only the code's member may get them.
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

/// Returns Damm's check digit of a text of digits. It finds every wrong digit and every swap of neighbours
/// (H. M. Damm, *Total anti-symmetrische Quasigruppen*, 2004).
fn check_digit(digits: &str) -> u8 {
    /// Damm's quasigroup of order 10: row by digit so far, column by next digit.
    const TABLE: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];
    let next = |row: u8, byte: u8| {
        let row = TABLE.get(usize::from(row));
        let digit = row.and_then(|row| row.get(usize::from(byte.wrapping_sub(b'0'))));
        digit.copied().unwrap_or_default()
    };
    digits.bytes().fold(0, next)
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
    /// The hash of a scanned or typed text, whose blanks do not count.
    ///
    /// # Errors
    /// [`CodeProblem::Mistyped`] when no code has this text: it is no 24 digits, or the check digit does not
    /// fit.
    pub fn of_scanned(scanned: &str) -> Result<Self, CodeProblem> {
        let text: String = scanned.split_whitespace().collect();
        let is_of_digits = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
        // The check digit of a text that ends with its own check digit is 0.
        if (is_of_digits && check_digit(&text) == 0) || text.starts_with(LEGACY_PREFIX) {
            Ok(Self::of(&text))
        } else {
            Err(CodeProblem::Mistyped)
        }
    }

    /// The hash of a code's text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
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

text_enum! {
    /// What became of a code, as its member may know it.
    CodeStatus {
        /// It can pay.
        Live => "live",
        /// A charge consumed it.
        Used => "used",
        /// The member made a newer one.
        Replaced => "replaced",
        /// Its time is over.
        Expired => "expired",
        /// It was revoked, or the member signed out everywhere, changed the password or was suspended.
        Revoked => "revoked",
    }
}

text_enum! {
    /// How a code is drawn.
    Symbol {
        /// As a QR code.
        Qr => "qr",
        /// As a bar code.
        Barcode => "barcode",
    }
}

/// A payment code as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// SHA-256 of the code.
    pub hash: CodeHash,
    /// The id by which its member asks what became of it.
    pub id: CodeId,
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
    /// The last charge that it has paid.
    pub transaction_id: Option<TransactionId>,
}

/// The true reason why a code cannot pay. Only the log contains it; every caller gets the same answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeProblem {
    /// No code can have this text. It is a typing error and no guess.
    Mistyped,
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
            Self::Mistyped => "mistyped",
            Self::Unknown => "unknown",
            Self::Expired => "expired",
            Self::Ended(end) => end.as_str(),
            Self::AccessEnded => "access_ended",
            Self::OtherMerchant => "other_merchant",
        }
    }
}

impl CodeRow {
    /// What became of the code by `now`, while its member's access epoch is `member_epoch`.
    #[must_use]
    pub fn status_at(&self, now: Timestamp, member_epoch: i64) -> CodeStatus {
        match self.ended {
            Some(CodeEnd::Used) => CodeStatus::Used,
            Some(CodeEnd::Replaced) => CodeStatus::Replaced,
            Some(CodeEnd::Revoked) => CodeStatus::Revoked,
            None if self.epoch != member_epoch => CodeStatus::Revoked,
            None if now >= self.expires_at => CodeStatus::Expired,
            None => CodeStatus::Live,
        }
    }

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

    const RANDOM: [u8; RANDOM_DIGITS] = [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 5,
    ];

    #[test]
    fn a_code_is_24_digits_with_its_prefix_and_is_never_printed() {
        let code = PaymentCode::new(CodePrefix::DEFAULT, RANDOM);
        assert_eq!(code.reveal().len(), 24);
        assert!(code.reveal().starts_with("90012345678998765432105"));
        assert_eq!(format!("{code:?}"), "PaymentCode(secret)");
        assert_eq!(CodeHash::of_scanned(code.reveal()), Ok(code.hash()));
        // From Damm's thesis.
        assert_eq!(check_digit("572"), 4);
    }

    #[test]
    fn blanks_do_not_count_and_codes_of_versions_before_are_read() {
        let code = PaymentCode::new(CodePrefix::DEFAULT, RANDOM);
        let groups: Vec<&str> = (0..6).map(|n| &code.reveal()[n * 4..n * 4 + 4]).collect();
        let spoken = format!(" {}\n", groups.join(" "));
        assert_eq!(CodeHash::of_scanned(&spoken), Ok(code.hash()));
        assert!(CodeHash::of_scanned("MPS1.AAAAAAAAAAAAAAAAAAAAAA").is_ok());
        for text in ["", "9001", "130012345678998765", "https://shop.example"] {
            assert_eq!(CodeHash::of_scanned(text), Err(CodeProblem::Mistyped));
        }
    }

    #[test]
    fn every_wrong_digit_and_every_swap_of_neighbours_is_found() {
        let code = PaymentCode::new(CodePrefix::DEFAULT, RANDOM);
        let right = code.reveal().as_bytes();
        let is_found = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            CodeHash::of_scanned(&text) == Err(CodeProblem::Mistyped)
        };
        for place in 0..right.len() {
            for digit in b'0'..=b'9' {
                let mut wrong = right.to_vec();
                wrong[place] = digit;
                assert_eq!(is_found(wrong), digit != right[place], "{place} {digit}");
            }
        }
        // All pairs of neighbours, after each state that the digits before can lead to.
        for before in 0..10 {
            for pair in 0..100 {
                let (one, other) = (pair / 10, pair % 10);
                let checked = |text: &str| check_digit(text);
                let differ = checked(&format!("{before}{one}{other}"))
                    != checked(&format!("{before}{other}{one}"));
                assert_eq!(differ, one != other, "{before} {pair}");
            }
        }
    }

    #[test]
    fn prefixes_of_other_payment_codes_are_refused() {
        for text in ["10", "15", "25", "30", "62", "9", "900", "ab", "+1", ""] {
            assert_eq!(CodePrefix::from_text(text), None, "{text}");
        }
        for text in ["00", "09", "16", "24", "31", "61", "63", "90"] {
            assert_eq!(CodePrefix::from_text(text).unwrap().to_string(), text);
        }
    }
}
