//! Bodies and query strings of requests. Unknown fields are refused and named.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$doc])*
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[serde(skip_serializing_if = "crate::requests::is_absent")]
                pub $field: $type,
            )*
        }
    )+};
}

mod admins;
mod cards;
mod lists;
mod members;
mod merchants;
mod rules;
mod sessions;
mod transactions;

pub use admins::*;
pub use cards::*;
pub use lists::*;
pub use members::*;
pub use merchants::*;
pub use rules::*;
pub use sessions::*;
pub use transactions::*;

/// A text that must not be printed: a password or a payment code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for those who must have it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

/// Absent fields are left out rather than sent as `null`, which clears where it is told apart.
fn is_absent<T: Serialize + 'static>(value: &T) -> bool {
    let value_of_any: &dyn Any = value;
    match value_of_any.downcast_ref::<Option<Option<String>>>() {
        Some(field) => field.is_none(),
        None => serde_json::to_value(value).is_ok_and(|value| value.is_null()),
    }
}

/// A field that is there, though it may be `null`; an absent one is `None`.
#[expect(
    clippy::option_option,
    reason = "absent, null and set are three things in a PATCH"
)]
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Either the one or the other of two fields names a card.
fn one_name_of_a_card() -> Value {
    json!([
        { "required": ["card_id"], "properties": {
            "card_id": { "type": "string" }, "card_no": { "type": "null" },
        } },
        { "required": ["card_no"], "properties": {
            "card_no": { "type": "string" }, "card_id": { "type": "null" },
        } },
    ])
}

/// A discount rate of 0.100 to 1.000, as the schemas have it.
enum Rate {}

impl JsonSchema for Rate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Rate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "number", "minimum": 0.1, "maximum": 1 },
                { "type": "string", "pattern": r"^(0\.[1-9][0-9]{0,2}|1(\.0{1,3})?)$" },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_to_clear_is_sent_and_an_absent_one_is_not() {
        let body = json!({ "phone": null });
        let update: UpdateMember = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(update.phone, Some(None));
        assert_eq!(update.email, None);
        assert_eq!(serde_json::to_value(&update).unwrap(), body);
    }
}
