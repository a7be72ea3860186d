//! Contracts of the endpoints for operators, load balancers and readers of these documents.

use serde_json::{Map, Value};

use crate::answers as a;
use crate::endpoint as e;
use crate::error::ErrorCode::{NotFound, TokenInvalid, TokenMissing};
use crate::openapi::Contract;

pub(super) fn contracts() -> Vec<Contract> {
    vec![
        Contract::new::<a::AppConfig>(
            &e::APP_CONFIG,
            "What an app needs to know before anybody signs in",
        )
        .revalidates()
        .works_without_books(),
        Contract::new::<a::Health>(&e::HEALTH, "How the server is, for people and dashboards")
            .reports(),
        Contract::new::<a::Ready>(&e::READY, "Whether this instance should get traffic").reports(),
        Contract::new::<a::Success>(&e::LIVE, "Whether the process answers").works_without_books(),
        Contract::new::<a::Success>(&e::METRICS, "What Prometheus counts")
            .gives_text("application/openmetrics-text")
            .works_without_books()
            .refuses(&[TokenMissing, TokenInvalid, NotFound]),
        Contract::new::<Map<String, Value>>(&e::OPENAPI, "This document").works_without_books(),
        Contract::new::<a::Success>(&e::DOCS, "This document as a page")
            .gives_text("text/html")
            .works_without_books(),
    ]
}
