//! One file for each endpoint. A route takes the request apart, makes the operation or the query,
//! and puts the answer together; what is allowed, `mps-domain` decides.

mod admin;
mod auth;
mod common;
mod limits;
mod member;
mod merchant;
mod settlements;
mod sums;
mod system;
mod transactions;
mod unknown_codes;

use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use mps_protocol::{ErrorCode, answers};
use tower::util::option_layer;
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::App;
use crate::edge::cors;
use crate::error::ApiError;
use crate::http::{Doors, finish};

/// All routes of the server.
pub(crate) fn all(app: App) -> Router {
    let doors: Doors = Router::new();
    let doors = auth::routes(doors, &app);
    let doors = member::routes(doors, &app);
    let doors = merchant::routes(doors, &app);
    let doors = admin::routes(doors, &app);
    let doors = common::routes(doors, &app);
    let doors = system::routes(doors, &app);
    doors
        .fallback(nothing_here)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(option_layer(cors(app.edge())))
        .layer(from_fn_with_state(app.clone(), finish))
        .with_state(app)
}

async fn nothing_here() -> ApiError {
    ErrorCode::NotFound.into()
}

/// A panic costs its request and nothing else. What it said may hold anything, so only the log of
/// the process has it.
fn panicked(_panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    ApiError::internal("a handler panicked").into_response()
}

/// "It was done", for endpoints with nothing else to say.
fn success() -> Json<answers::Success> {
    Json(answers::Success { success: true })
}
