//! Amounts of money on the wire: JSON numbers that never pass through a float.

use std::borrow::Cow;
use std::fmt;

use mps_domain::money::AmountError;
use mps_domain::{Currency, Money};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// The text of a decimal number as it stood in the JSON, or is to stand there. What it is worth,
/// the deployment's currency decides: [`Amount::money`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount(String);

/// Longer texts are no amount in any currency; they are cut off before anybody looks at them.
const LONGEST: usize = 64;

impl Amount {
    /// The amount that a person typed.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// An amount of money as it stands on the wire, with the currency's decimals.
    #[must_use]
    pub fn of(money: Money, currency: Currency) -> Self {
        Self(currency.format(money))
    }

    /// What it is worth.
    ///
    /// # Errors
    /// [`AmountError`] when it is no amount of this currency.
    pub fn money(&self, currency: Currency) -> Result<Money, AmountError> {
        currency.parse(&self.0)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        if text.len() > LONGEST {
            return Err(D::Error::custom("an amount has at most 64 characters"));
        }
        match text.as_bytes().first() {
            Some(b'"') => serde_json::from_str(text)
                .map(Self)
                .map_err(D::Error::custom),
            Some(b'-' | b'0'..=b'9') => Ok(Self(text.to_owned())),
            _ => Err(D::Error::custom(
                "expected an amount: a number, or the same as a text",
            )),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A text that is not a JSON number (a person typed it) is sent as a string; the server reports
        // what is wrong with it.
        let is_number = serde_json::from_str::<serde_json::Number>(&self.0).is_ok();
        if is_number {
            RawValue::from_string(self.0.clone())
                .map_err(S::Error::custom)?
                .serialize(serializer)
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}

/// Answers have numbers; requests may have the same digits as a text, for clients whose numbers are
/// floats.
impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        if generator.contract().is_serialize() {
            return json_schema!({ "type": "number" });
        }
        json_schema!({
            "anyOf": [
                { "type": "number", "exclusiveMinimum": 0 },
                { "type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$", "maxLength": 62 },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_every_digit_in_both_directions() {
        for (json, text) in [
            ("284.05", "284.05"),
            ("\"0.10\"", "0.10"),
            ("-1", "-1"),
            ("1e3", "1e3"),
        ] {
            let amount: Amount = serde_json::from_str(json).unwrap();
            assert_eq!(amount.as_str(), text);
        }
        let amount = Amount::of(Money::from_minor(30), Currency::from_code("CNY").unwrap());
        assert_eq!(serde_json::to_string(&amount).unwrap(), "0.30");
        assert_eq!(
            serde_json::to_string(&Amount::from_text("abc")).unwrap(),
            "\"abc\""
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for json in ["true", "null", "[1]", "{}"] {
            assert!(serde_json::from_str::<Amount>(json).is_err(), "{json}");
        }
        assert!(serde_json::from_str::<Amount>(&"9".repeat(65)).is_err());
    }
}
