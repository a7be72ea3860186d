//! Masks what must not be in a log: tokens, payment codes, hashes, passwords after their names,
//! phone numbers and e-mail addresses. Our code never writes them. The mask is for texts of others,
//! such as errors of libraries and request ids of clients.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// The replacement.
const MASKED: &str = "[masked]";

/// The patterns. Word boundaries are ASCII's, so that Chinese characters do not count as part of a
/// number. The first group stays unmasked.
const SECRETS: &[&str] = &[
    // Tokens, also truncated ones.
    r"(?i-u:bearer) +[A-Za-z0-9._~+/=-]{8,}",
    r"eyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*)*",
    // Payment codes.
    r"MPS1\.[A-Za-z0-9_-]*",
    r"[0-9]{24}",
    r"[0-9]{4}(?: [0-9]{4}){5}",
    // Hashes of passwords.
    r#"\$(?:argon2[a-z]{1,2}|2[aby])\$[^ "]+"#,
    // The value after a telling name, in text, in queries and in JSON.
    r#"(?i-u:password|passwd|pwd|secret|api_?key|token|totp|authorization|cookie)\\*"? *[=:] *\\*"?[^ "\\,;&]+"#,
    // Passwords in addresses of servers.
    r"://[^/ :@]*:[^/ ]+@",
    // E-mail addresses.
    r#"[^ "'<>()=:,;@/*\\]+@[^ "'<>()=:,;@/*\\]+"#,
    // Phone numbers. After letters or hyphens, digits are one of our numbers or part of an id.
    r"\+[0-9][0-9 -]{6,18}[0-9](?-u:\b)",
    r"(?-u:\b)09[0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}(?-u:\b)",
    r"(^|[^0-9A-Za-z_.-])[0-9]{9,20}(?-u:\b)",
];

static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&SECRETS.join("|")).ok());

/// Returns a text with secrets masked.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    match PATTERN.as_ref() {
        Some(pattern) => pattern.replace_all(text, format!("${{1}}{MASKED}")),
        None => Cow::Borrowed(MASKED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        for (text, shown) in [
            ("got Bearer abcdefgh12345678 so", "got [masked] so"),
            ("xeyJhbGciOiJI.eyJzdWIi.c2ln", "x[masked]"),
            ("eyJhbGciOiJI.eyJzd", "[masked]"),
            ("code MPS1.AAAABBBB-_ used", "code [masked] used"),
            ("code 900123456789987654321055.", "code [masked]."),
            ("9001 2345 6789 9876 5432 1055", "[masked]"),
            ("$argon2id$v=19$m=1$c2FsdA$aGFzaA", "[masked]"),
            (r#"{"password": "hunter2"}"#, r#"{"[masked]"}"#),
            ("?new_token=abc&x=1", "?new_[masked]&x=1"),
            ("redis://:p4ss@host:1", "redis[masked]host:1"),
            (
                "Key (email)=(lin@example.com) exists",
                "Key (email)=([masked]) exists",
            ),
            ("電話0912345678。", "電話[masked]。"),
            ("+886 912 345 678", "[masked]"),
            ("0912-345-678", "[masked]"),
            ("tel 13812345678", "tel [masked]"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "request refused",
            "PAY0000000001",
            "019a0000-0000-7000-8000-123456789012",
            "2026-01-02T03:04:05.678901Z",
            "/common/transactions/{tx_no}",
            "sqlite://data/mps.db",
            "a wrong password was given",
            "QR_EXPIRED_OR_INVALID",
            "postgres://****@db.example:5432/mps",
            "127.0.0.1:54321",
            "餘額不足",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
