//! Parses fields of requests whose JSON types are not specific enough.

use mps_domain::text::TextEnum;
use mps_domain::{DiscountRate, Policy, Timestamp};
use mps_protocol::{Amount, ErrorCode};
use uuid::Uuid;

use crate::error::ApiError;

/// Parses an id in a path.
pub(crate) fn id(field: &'static str, text: &str) -> Result<Uuid, ApiError> {
    Uuid::parse_str(text)
        .map_err(|_| ApiError::of(ErrorCode::ValidationFailed, field).suggest("a UUID"))
}

/// Parses a word of an enumeration.
pub(crate) fn word<T: TextEnum>(field: &'static str, text: &str) -> Result<T, ApiError> {
    word_of(field, text, &T::choices())
}

/// Parses a word of an enumeration that may be left out.
pub(crate) fn optional_word<T: TextEnum>(
    field: &'static str,
    text: Option<&str>,
) -> Result<Option<T>, ApiError> {
    text.map(|text| word(field, text)).transpose()
}

/// Parses a word of an enumeration of which only some are allowed. `choices` lists these.
pub(crate) fn word_of<T: TextEnum>(
    field: &'static str,
    text: &str,
    choices: &str,
) -> Result<T, ApiError> {
    T::from_text(text)
        .ok_or_else(|| ApiError::of(ErrorCode::ValidationFailed, field).suggest(choices.to_owned()))
}

/// Parses a discount rate such as `0.8` or `0.800`.
pub(crate) fn rate(field: &'static str, amount: &Amount) -> Result<DiscountRate, ApiError> {
    let (whole, decimals) = amount
        .as_str()
        .split_once('.')
        .unwrap_or((amount.as_str(), ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = whole.len() == 1 && is_number(whole) && decimals.len() <= 3 && is_number(decimals);
    let thousandths = format!("{whole}{decimals:0<3}").parse().ok();
    thousandths
        .filter(|_| fits)
        .and_then(DiscountRate::from_thousandths)
        .ok_or_else(|| {
            ApiError::of(ErrorCode::ValidationFailed, field)
                .suggest("0.100 to 1.000: 0.800 means that 80 % is paid")
        })
}

/// Returns the start and the end of a business day. For an instant both are the same.
pub(crate) fn date(
    field: &'static str,
    text: &str,
    policy: &Policy,
) -> Result<(Timestamp, Timestamp), ApiError> {
    let instant = Timestamp::parse(text).map(|instant| (instant, instant));
    let day = || policy.calendar.bounds_of_date(text);
    instant.or_else(day).ok_or_else(|| {
        ApiError::of(ErrorCode::ValidationFailed, field).suggest(
            "a business day such as 2026-01-31, or an instant such as 2026-01-31T08:00:00Z",
        )
    })
}

/// Parses an end: an instant, or the last business day on which something is valid.
pub(crate) fn end(field: &'static str, text: &str, policy: &Policy) -> Result<Timestamp, ApiError> {
    date(field, text, policy).map(|(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_exactly() {
        let of = |text: &str| rate("discount_rate", &Amount::from_text(text)).ok();
        assert_eq!(of("0.8"), DiscountRate::from_thousandths(800));
        assert_eq!(of("0.855"), DiscountRate::from_thousandths(855));
        assert_eq!(of("1"), Some(DiscountRate::FULL));
        for text in [
            "", "0", "0.0999", "1.001", "8", "-0.8", "0.8e0", ".8", "00.8",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
