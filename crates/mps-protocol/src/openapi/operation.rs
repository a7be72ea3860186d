//! One operation of the document.

use serde_json::{Map, Value, json};

use super::contract::{Contract, Repeats, Request, Success, WithoutBooks};
use super::parts;
use super::schemas::Schemas;
use crate::endpoint::Access;
use crate::error::{ErrorAnswer, ErrorCode, Language};

/// The operation of a contract.
pub(super) fn of(contract: &Contract, schemas: &mut Schemas) -> Value {
    let endpoint = contract.endpoint;
    let mut operation = json!({
        "operationId": endpoint.name.to_ascii_lowercase(),
        "summary": contract.summary,
        "description": description(contract),
        "tags": [parts::tag(endpoint.path)],
        "parameters": parameters(contract, schemas),
        "responses": responses(contract, schemas),
        "security": [{ "bearer": [] }],
        "x-operation": endpoint.operation,
    });
    let Value::Object(fields) = &mut operation else {
        return operation;
    };
    if endpoint.access == Access::Public {
        fields.insert("security".to_owned(), json!([]));
    }
    if let Access::Permission(permission) = endpoint.access {
        fields.insert("x-permission".to_owned(), permission.as_str().into());
    }
    let content = match contract.request {
        Request::Nothing => None,
        Request::Json(body) => {
            Some(json!({ "application/json": { "schema": schemas.request(body) } }))
        }
        Request::Text(media_type) => {
            Some(json!({ media_type: { "schema": { "type": "string" } } }))
        }
    };
    if let Some(content) = content {
        let body = json!({ "required": true, "content": content });
        fields.insert("requestBody".to_owned(), body);
    }
    operation
}

/// What a table for spreadsheets is.
fn table(columns: &str) -> Value {
    let description = format!(
        "UTF-8 with a byte order mark; the first line names the columns: {columns}. \
         The time in UTC is followed by that on the clocks of the business, whose zone is in the heading, and \
         by the business day. `operator` is the login name of who of the staff did it, empty for the \
         merchant's own account and for administrators. Texts that a spreadsheet would take for a formula \
         begin with an apostrophe."
    );
    json!({ "type": "string", "description": description })
}

fn description(contract: &Contract) -> String {
    let endpoint = contract.endpoint;
    let who = match endpoint.access {
        Access::Public => "Anybody".to_owned(),
        Access::SignedIn => "Whoever is signed in, even with a temporary password".to_owned(),
        Access::OwnPassword => "Whoever is signed in".to_owned(),
        Access::SecondFactor => {
            "Administrators and merchants' managers, even while they lack a second factor"
                .to_owned()
        }
        Access::Permission(permission) => {
            format!("Whoever has the permission `{}`", permission.as_str())
        }
    };
    format!("{who}. Reaches: {}.", endpoint.ownership)
}

fn parameters(contract: &Contract, schemas: &mut Schemas) -> Vec<Value> {
    let mut parameters: Vec<Value> = contract.path_parameters().map(path_parameter).collect();
    if let Some(query) = contract.query {
        parameters.extend(query_parameters(&schemas.request(query)));
    }
    if contract.repeats == Repeats::Keyed {
        parameters.push(json!({ "$ref": "#/components/parameters/IdempotencyKey" }));
    }
    parameters.push(json!({ "$ref": "#/components/parameters/AcceptLanguage" }));
    parameters
}

/// Ids are called `id` or `…_id`; other texts have names of their own.
fn path_parameter(name: &str) -> Value {
    let is_id = name == "id" || (name.ends_with("_id") && !name.starts_with("external_"));
    let schema = if is_id {
        json!({ "type": "string", "format": "uuid" })
    } else {
        json!({ "type": "string", "minLength": 1 })
    };
    json!({ "name": name, "in": "path", "required": true, "schema": schema })
}

fn query_parameters(schema: &Value) -> Vec<Value> {
    let required = schema.get("required").and_then(Value::as_array);
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return Vec::new();
    };
    properties
        .iter()
        .map(|(name, property)| {
            let mut schema = property.clone();
            let description = schema
                .as_object_mut()
                .and_then(|schema| schema.remove("description"));
            without_null(&mut schema);
            json!({
                "name": name,
                "in": "query",
                "required": required.is_some_and(|names| names.contains(&json!(name))),
                "description": description.unwrap_or_default(),
                "schema": schema,
            })
        })
        .collect()
}

/// A query string has no `null`: a field is there or it is not.
fn without_null(schema: &mut Value) {
    let Value::Object(schema) = schema else {
        return;
    };
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
}

fn responses(contract: &Contract, schemas: &mut Schemas) -> Value {
    let mut responses = Map::new();
    let mut content = match contract.success {
        Success::Json(body) => json!({ "application/json": { "schema": schemas.answer(body) } }),
        Success::Text(media_type) => json!({ media_type: { "schema": { "type": "string" } } }),
        Success::Table(columns) => json!({ "text/csv": { "schema": table(columns) } }),
    };
    if contract.without_books == WithoutBooks::Reports {
        let unavailable = json!({
            "description": "It is not; the body says why.",
            "headers": headers(contract, 200),
            "content": content.clone(),
        });
        responses.insert("503".to_owned(), unavailable);
    }
    if let Value::Object(content) = &mut content {
        for picture in contract.pictures {
            content.insert((*picture).to_owned(), json!({}));
        }
    }
    let success = json!({
        "description": "It was done.",
        "headers": headers(contract, 200),
        "content": content,
    });
    responses.insert("200".to_owned(), success);
    if contract.revalidates {
        let description = "It is as it was when the `ETag` of `If-None-Match` was sent.";
        responses.insert("304".to_owned(), json!({ "description": description }));
    }
    for (status, codes) in contract.errors() {
        let message = codes.iter().map(|code| {
            let message = ErrorCode::from_text(code).map(|code| code.message(Language::En));
            format!("`{code}`: {}", message.unwrap_or_default())
        });
        let failure = json!({
            "description": message.collect::<Vec<_>>().join("; "),
            "headers": headers(contract, status),
            "content": { "application/json": { "schema": {
                "allOf": [
                    schemas.answer_of::<ErrorAnswer>(),
                    { "properties": { "error": { "properties": { "code": { "enum": codes } } } } },
                ],
            } } },
        });
        responses.insert(status.to_string(), failure);
    }
    Value::Object(responses)
}

/// The headers of an answer with a status.
fn headers(contract: &Contract, status: u16) -> Value {
    let mut names = vec![("X-Request-Id", "XRequestId")];
    if contract.is_limited() {
        names.extend([
            ("RateLimit", "RateLimit"),
            ("RateLimit-Policy", "RateLimitPolicy"),
        ]);
    }
    match status {
        200 if contract.repeats != Repeats::Again => {
            names.push(("Idempotent-Replayed", "IdempotentReplayed"));
        }
        401 => names.push(("WWW-Authenticate", "WWWAuthenticate")),
        429 | 503 => names.push(("Retry-After", "RetryAfter")),
        _ => {}
    }
    let reference = |part| json!({ "$ref": format!("#/components/headers/{part}") });
    let headers = names
        .into_iter()
        .map(|(name, part)| (name.to_owned(), reference(part)));
    Value::Object(headers.collect())
}
