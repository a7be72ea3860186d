//! The endpoints for signing in and out, and for one's own account.

mod activate;
mod end_session;
mod login;
mod logout;
mod logout_all;
mod me;
mod password;
mod proof;
mod reauthenticate;
mod sessions;
mod totp;
mod totp_confirm;
mod totp_remove;

use axum::Json;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use mps_domain::access::{Identity, Session};
use mps_domain::ids::SessionId;
use mps_domain::operations::NewSession;
use mps_protocol::requests::Secret;
use mps_protocol::{answers, endpoint};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Browser, Doors, Guarded, Page};
use crate::routes::success;

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::LOGIN, login::handle)
        .endpoint(app, &endpoint::ACTIVATE, activate::handle)
        .endpoint(app, &endpoint::LOGOUT, logout::handle)
        .endpoint(app, &endpoint::LOGOUT_ALL, logout_all::handle)
        .endpoint(app, &endpoint::PASSWORD, password::handle)
        .endpoint(app, &endpoint::TOTP, totp::handle)
        .endpoint(app, &endpoint::TOTP_CONFIRM, totp_confirm::handle)
        .endpoint(app, &endpoint::TOTP_REMOVE, totp_remove::handle)
        .endpoint(app, &endpoint::REAUTHENTICATE, reauthenticate::handle)
        .endpoint(app, &endpoint::ME, me::handle)
        .endpoint(app, &endpoint::SESSIONS, sessions::handle)
        .endpoint(app, &endpoint::END_OWN_SESSION, end_session::handle)
}

/// Creates the ids of a new session.
fn new_session(app: &App) -> Result<NewSession, ApiError> {
    Ok(NewSession {
        session_id: SessionId::new(app.new_id()?),
        token_id: app.new_id()?,
    })
}

/// The answer after a session has begun. A page gets the token in a cookie, which its scripts cannot read.
fn signed_in(
    app: &App,
    page: &Page,
    session: &Session,
    identity: &Identity,
) -> Result<Response, ApiError> {
    let token = app.tokens().issue(session, identity);
    let token = token.map_err(ApiError::internal)?;
    let ttl_secs = session
        .expires_at
        .seconds()
        .saturating_sub(session.created_at.seconds());
    let cookie = page
        .0
        .as_ref()
        .map(|browser| browser.keep(&token, ttl_secs));
    let cookie = cookie.transpose()?;
    let answer = answers::SignedIn {
        success: true,
        token: cookie.is_none().then(|| Secret::new(token)),
        user_info: render::user_info(identity),
        expires_at: session.expires_at.to_string(),
    };
    let mut response = Json(answer).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The answer after the caller's session has ended.
fn signed_out(page: &Page) -> Response {
    let mut response = success().into_response();
    for cookie in page.0.iter().flat_map(Browser::forget) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
