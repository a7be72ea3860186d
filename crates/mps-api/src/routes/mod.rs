//! The endpoints, one file each. A route parses the request, creates the operation or the query,
//! and builds the answer. `mps-domain` decides what is allowed.

mod activations;
mod admin;
mod auth;
mod common;
mod limits;
mod member;
mod merchant;
mod pages;
mod settlements;
mod sums;
mod system;
mod transactions;
mod unknown_codes;

use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use mps_protocol::answers;
use tower::util::option_layer;
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::App;
use crate::edge::cors;
use crate::error::ApiError;
use crate::http::{Doors, finish};

/// Returns all routes of the server.
pub(crate) fn all(app: App) -> Router {
    let doors: Doors = Router::new();
    let doors = auth::routes(doors, &app);
    let doors = member::routes(doors, &app);
    let doors = merchant::routes(doors, &app);
    let doors = admin::routes(doors, &app);
    let doors = common::routes(doors, &app);
    let doors = system::routes(doors, &app);
    doors
        .fallback(pages::handle)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(option_layer(cors(app.edge())))
        .layer(from_fn_with_state(app.clone(), finish))
        .with_state(app)
}

/// A panic affects only its request. Its message may contain anything, so it appears only in the
/// log of the process.
fn panicked(_panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    ApiError::internal("a handler panicked").into_response()
}

/// The answer of endpoints that return nothing else.
fn success() -> Json<answers::Success> {
    Json(answers::Success { success: true })
}
