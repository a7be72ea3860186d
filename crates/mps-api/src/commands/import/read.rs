//! Parses texts of the legacy system.

use mps_domain::{Currency, DiscountRate, Money, Timestamp};

/// Parses an amount such as `12.50`, zero or more. Decimals that the currency does not have must be
/// zeros.
pub(super) fn money(text: &str, currency: Currency) -> Result<Money, String> {
    if text.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        return Ok(Money::ZERO);
    }
    let without = match (currency.decimals(), text.strip_suffix(".00")) {
        (0, Some(whole)) => whole,
        _ => text,
    };
    currency
        .parse(without)
        .map_err(|error| format!("{text:?} is not an amount of {currency}: {error}"))
}

/// Parses a rate such as `0.950`, in thousandths.
pub(super) fn rate(text: &str) -> Result<DiscountRate, String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let thousandths = digits.parse().ok().and_then(DiscountRate::from_thousandths);
    thousandths
        .filter(|_| text.len() == 5 && text.as_bytes().get(1) == Some(&b'.'))
        .ok_or_else(|| format!("{text:?} is not a rate from 0.100 to 1.000"))
}

/// Parses a time as PostgreSQL writes it in JSON.
pub(super) fn time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text).ok_or_else(|| format!("{text:?} is not a point in time"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_legacy_database_are_read_exactly() {
        let cny = Currency::CNY;
        assert_eq!(money("12.50", cny), Ok(Money::from_minor(1250)));
        assert_eq!(money("0.00", cny), Ok(Money::ZERO));
        assert!(money("-1.00", cny).is_err());
        assert_eq!(rate("0.950").unwrap().thousandths(), 950);
        assert!(rate("0.95").is_err());
        assert!(rate("0.050").is_err());
        assert_eq!(
            time("2025-01-02T03:04:05.000006+00:00")
                .unwrap()
                .to_string(),
            "2025-01-02T03:04:05.000006Z"
        );
    }
}
