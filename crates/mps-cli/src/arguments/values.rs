//! Parsers for single values, so that a typing error is found before anything is sent.

use mps_protocol::Amount;
use serde_json::{Map, Value};

/// The longest idempotency key that the server accepts.
const LONGEST_KEY: usize = 255;

/// An amount of money: digits, optionally with decimals. The server checks how many decimals are
/// allowed, because that depends on the currency.
pub(crate) fn amount(text: &str) -> Result<Amount, String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // People may type leading zeros, which JSON numbers cannot have.
    let whole_part = whole.trim_start_matches('0');
    if !digits(whole) || !digits(decimals) || text.len() > 32 {
        return Err("an amount is digits, with decimals after a point, such as 299.00".to_owned());
    }
    let rest = text.get(whole.len()..).unwrap_or_default();
    let whole_part = if whole_part.is_empty() {
        "0"
    } else {
        whole_part
    };
    Ok(Amount::from_text(&format!("{whole_part}{rest}")))
}

/// A JSON object to store with a transaction.
pub(crate) fn tag(text: &str) -> Result<Map<String, Value>, String> {
    serde_json::from_str(text).map_err(|error| format!("a tag is a JSON object: {error}"))
}

/// An idempotency key.
pub(crate) fn key(text: &str) -> Result<String, String> {
    let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
    if text.is_empty() || text.len() > LONGEST_KEY || !visible {
        return Err(format!(
            "a key is 1 to {LONGEST_KEY} visible ASCII characters"
        ));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_what_was_typed_but_leading_zeros() {
        for (typed, sent) in [
            ("299", "299"),
            ("299.00", "299.00"),
            ("0.05", "0.05"),
            ("007.50", "7.50"),
            ("0", "0"),
        ] {
            assert_eq!(amount(typed).unwrap().as_str(), sent);
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for typed in [
            "", ".", "1.", ".5", "-1", "+1", "1e3", "1,00", "abc", "1.2.3", " 1",
        ] {
            assert!(amount(typed).is_err(), "{typed:?}");
        }
        assert!(amount(&"9".repeat(33)).is_err());
    }

    #[test]
    fn tags_are_objects_and_keys_are_visible() {
        assert!(tag("{\"table\": 4}").is_ok());
        assert!(tag("[4]").is_err());
        assert!(key("till-1/2026-01-31/17").is_ok());
        assert!(key("").is_err());
        assert!(key("a b").is_err());
        assert!(key(&"k".repeat(256)).is_err());
    }
}
