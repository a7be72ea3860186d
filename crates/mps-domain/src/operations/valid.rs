//! Validation of the fields of a request.

use crate::names::{self, Phone, Region};
use crate::refusal::{Refusal, RefusalCode};

/// The longest name, contact or reason, in characters.
const LONGEST_TEXT: usize = 200;
/// The longest login name or merchant code, in characters.
const LONGEST_LOGIN: usize = 50;
/// The longest e-mail address (RFC 5321, section 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;

/// A text for people: trimmed, in normal form, 1 to 200 characters, none of them invisible.
pub(super) fn text(field: &'static str, value: &str) -> Result<String, Refusal> {
    names::text(value)
        .filter(|text| text.chars().count() <= LONGEST_TEXT)
        .ok_or_else(|| {
            RefusalCode::ValidationFailed.of(field).suggest(format!(
                "1 to {LONGEST_TEXT} characters on one line, none of them invisible"
            ))
        })
}

/// A text for people that may be left out.
pub(super) fn optional(
    field: &'static str,
    value: Option<&str>,
) -> Result<Option<String>, Refusal> {
    value.map(|value| text(field, value)).transpose()
}

/// A fee: 0 to 10 000 basis points.
pub(super) fn fee(bps: i64) -> Result<i64, Refusal> {
    if (0..=10_000).contains(&bps) {
        Ok(bps)
    } else {
        Err(RefusalCode::ValidationFailed
            .of("fee_bps")
            .suggest("0 to 10000 basis points: 60 means 0.6 %"))
    }
}

/// A login name or code: 1 to 50 of letters, digits, `_`, `-` and `.`.
pub(super) fn login(field: &'static str, value: &str) -> Result<String, Refusal> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if value.is_empty() || value.len() > LONGEST_LOGIN || !value.chars().all(fits) {
        return Err(RefusalCode::ValidationFailed.of(field).suggest(format!(
            "1 to {LONGEST_LOGIN} of the characters A-Z a-z 0-9 _ - ."
        )));
    }
    Ok(value.to_owned())
}

/// A phone number in any usual form.
pub(super) fn phone(
    field: &'static str,
    value: &str,
    region: Option<Region>,
) -> Result<Phone, Refusal> {
    Phone::read(value, region).ok_or_else(|| {
        RefusalCode::ValidationFailed
            .of(field)
            .suggest("5 to 15 digits, with + and the country's code in front or as dialled at home")
    })
}

/// An e-mail address, in lower case and without blanks around it. Only a mail to it shows whether it works.
pub(super) fn email(field: &'static str, value: &str) -> Result<String, Refusal> {
    let wrong = || {
        RefusalCode::ValidationFailed
            .of(field)
            .suggest("an address such as a@b.example")
    };
    let value = names::text(value).map(|text| names::email(&text));
    let value = value
        .filter(|text| names::is_plain(text))
        .ok_or_else(wrong)?;
    let (local, domain) = value.split_once('@').ok_or_else(wrong)?;
    let fits = |c: char| !c.is_whitespace() && c != '@';
    if local.is_empty()
        || domain.is_empty()
        || value.len() > LONGEST_EMAIL
        || !local.chars().chain(domain.chars()).all(fits)
    {
        return Err(wrong());
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_held_to_their_form() {
        assert_eq!(text("name", "  林小美 ").unwrap(), "林小美");
        assert!(text("name", " \t ").is_err());
        assert!(text("name", "a\nb").is_err());
        assert!(text("name", &"x".repeat(201)).is_err());
        assert!(login("code", "SHOP-001").is_ok());
        assert!(login("code", "a b").is_err());
        let phone = |number| phone("phone", number, Region::from_code("TW"));
        assert_eq!(phone("0912 345 678").unwrap().canonical(), "+886912345678");
        assert!(phone("1234").is_err());
        assert_eq!(email("email", " A@Example.com ").unwrap(), "a@example.com");
        assert!(email("email", "a\u{200B}@example.com").is_err());
        assert!(email("email", "a@b@c").is_err());
        assert!(email("email", "@b").is_err());
    }
}
