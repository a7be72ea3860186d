//! The OpenAPI 3.1 document, made from the table of endpoints, the types of requests and answers, and
//! the [`contracts`] of the endpoints.

mod contract;
mod contracts;
mod operation;
mod parts;
mod schemas;

use serde_json::{Map, Value, json};

pub use contract::Contract;
pub use contracts::{all, of};

use crate::endpoint::Method;
use schemas::Schemas;

/// The document.
#[must_use]
pub fn document() -> Value {
    let mut schemas = Schemas::new();
    let mut paths = Map::new();
    for contract in all() {
        let operation = operation::of(&contract, &mut schemas);
        let path = paths
            .entry(contract.endpoint.path)
            .or_insert_with(|| json!({}));
        if let Value::Object(path) = path {
            path.insert(name_of(contract.endpoint.method), operation);
        }
    }
    json!({
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Member Payment System",
            "version": env!("CARGO_PKG_VERSION"),
            "description": parts::INTRODUCTION,
            "license": { "name": "Apache-2.0 OR MIT" },
        },
        "servers": [{ "url": "/" }],
        "tags": parts::tags(),
        "paths": paths,
        "components": {
            "schemas": schemas.into_components(),
            "parameters": parts::parameters(),
            "headers": parts::headers(),
            "securitySchemes": parts::security_schemes(),
        },
    })
}

/// The document as the text that is printed, served and committed.
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", document())
}

/// A method as the document has it.
fn name_of(method: Method) -> String {
    method.to_string().to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
