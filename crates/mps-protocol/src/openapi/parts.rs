//! What all operations share: headers, parameters, security, tags.

use serde_json::{Value, json};

/// What stands at the top of the document.
pub(super) const INTRODUCTION: &str = "JSON over HTTP, UTF-8, snake_case; timestamps RFC 3339 UTC; \
    ids UUID. Amounts are decimal numbers with the currency's decimals; read and write them without \
    floats (requests may have them as texts). Integers are written without a decimal point. Unknown fields of a request are refused and named. \
    Every failure has the same body, `ErrorAnswer`, with a stable code; the codes that an operation \
    can give stand with each of its statuses. Unknown paths are 404 `NOT_FOUND`, wrong methods 405 \
    `METHOD_NOT_ALLOWED`.";

/// The groups of operations, which are the first segments of their paths.
pub(super) fn tags() -> Value {
    json!([
        { "name": "auth", "description": "Signing in and out, and your own account" },
        { "name": "member", "description": "What members do" },
        { "name": "merchant", "description": "What merchants and their staff do" },
        { "name": "admin", "description": "What administrators do" },
        { "name": "common", "description": "What several roles do" },
        { "name": "system", "description": "What operators and load balancers ask" },
    ])
}

/// The group of a path.
pub(super) fn tag(path: &str) -> &str {
    let mut segments = path.split('/').skip(1);
    match (segments.next(), segments.next()) {
        (Some(first), Some(_)) if first != "app" => first,
        _ => "system",
    }
}

/// Parameters by name.
pub(super) fn parameters() -> Value {
    json!({
        "AcceptLanguage": {
            "name": "Accept-Language", "in": "header", "required": false,
            "description": "The language of messages: zh-Hant (the default), zh-Hans or en.",
            "schema": { "type": "string" },
            "example": "en",
        },
        "IdempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "A key of the client's own, such as a UUID: the same request with the \
                same key is done once. It may be left out where an order id comes with the request.",
            "schema": { "type": "string", "pattern": "^[!-~]{1,255}$" },
        },
    })
}

/// Headers of answers by name.
pub(super) fn headers() -> Value {
    let text =
        |description: &str| json!({ "description": description, "schema": { "type": "string" } });
    json!({
        "XRequestId": {
            "description": "The request, as the server's log knows it.",
            "required": true,
            "schema": { "type": "string", "format": "uuid" },
        },
        "IdempotentReplayed": {
            "description": "There when this repeats the answer to an earlier request.",
            "schema": { "type": "string", "enum": ["true"] },
        },
        "RateLimit": text("How many requests are left, and for how many seconds."),
        "RateLimitPolicy": text("How many requests are allowed in how many seconds."),
        "RetryAfter": {
            "description": "After how many seconds to come again.",
            "required": true,
            "schema": { "type": "integer", "minimum": 0 },
        },
        "WWWAuthenticate": {
            "description": "How to sign in: `Bearer`, with what is wrong with the token.",
            "required": true,
            "schema": { "type": "string" },
        },
    })
}

/// How operations are protected.
pub(super) fn security_schemes() -> Value {
    json!({
        "bearer": {
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "The token of a sign-in (`POST /auth/login`).",
        },
    })
}
