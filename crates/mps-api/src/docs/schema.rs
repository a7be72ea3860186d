//! Schemas in a form for people.

use maud::{Markup, html};
use serde_json::{Map, Value};

use super::{prose, text};

/// Renders the fields of an object's schema as a table.
pub(super) fn properties(schema: &Value) -> Markup {
    let fields = schema.get("properties").and_then(Value::as_object);
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |name: &str| {
        let mut names = required.into_iter().flatten();
        names.any(|required| required == name)
    };
    html! {
        div .scroll { table {
            tr { th { "Field" } th { "Type" } th { "What it is" } }
            @for (name, field) in fields.into_iter().flatten() {
                tr {
                    td { code { (name) } @if !is_required(name) { " (optional)" } }
                    td { (type_of(field)) }
                    td { (prose(text(field, "/description"))) }
                }
            }
        } }
    }
}

/// Renders a schema in a few words.
pub(super) fn type_of(schema: &Value) -> Markup {
    let Some(schema) = schema.as_object() else {
        return html! {};
    };
    let reference = schema.get("$ref").and_then(Value::as_str);
    if let Some(name) = reference.and_then(|reference| reference.rsplit('/').next()) {
        return html! { a href=(format!("#schema-{name}")) { (name) } };
    }
    let choices = schema.get("anyOf").and_then(Value::as_array);
    if let Some(choices) = choices {
        return html! {
            @for (index, choice) in choices.iter().enumerate() {
                @if index > 0 { " or " }
                (type_of(choice))
            }
        };
    }
    if let Some(items) = schema.get("items") {
        return html! { "list of " (type_of(items)) };
    }
    let values = schema.get("enum").and_then(Value::as_array);
    html! {
        (names(schema))
        @if let Some(format) = schema.get("format").and_then(Value::as_str) { " (" (format) ")" }
        @for value in values.into_iter().flatten().filter_map(Value::as_str) {
            " " code { (value) }
        }
        (bounds(schema))
    }
}

/// Returns the names of the types: one, or one and `null`.
fn names(schema: &Map<String, Value>) -> String {
    match schema.get("type") {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Array(names)) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            names.join(" or ")
        }
        _ => String::new(),
    }
}

fn bounds(schema: &Map<String, Value>) -> Markup {
    html! {
        @for (keyword, words) in [
            ("minLength", "at least"), ("maxLength", "at most"), ("minimum", "from"),
            ("maximum", "to"), ("pattern", "like"),
        ] {
            @if let Some(bound) = schema.get(keyword) {
                ", " (words) " "
                @match bound {
                    Value::String(pattern) => code { (pattern) },
                    number => (number.to_string()),
                }
            }
        }
    }
}
