//! The endpoints for signing in and out, and for one's own account.

mod login;
mod logout;
mod logout_all;
mod me;
mod password;
mod proof;
mod sessions;
mod totp;
mod totp_confirm;
mod totp_remove;

use mps_domain::access::{Identity, Session};
use mps_domain::ids::SessionId;
use mps_domain::operations::NewSession;
use mps_protocol::requests::Secret;
use mps_protocol::{answers, endpoint};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Doors, Guarded};

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::LOGIN, login::handle)
        .endpoint(app, &endpoint::LOGOUT, logout::handle)
        .endpoint(app, &endpoint::LOGOUT_ALL, logout_all::handle)
        .endpoint(app, &endpoint::PASSWORD, password::handle)
        .endpoint(app, &endpoint::TOTP, totp::handle)
        .endpoint(app, &endpoint::TOTP_CONFIRM, totp_confirm::handle)
        .endpoint(app, &endpoint::TOTP_REMOVE, totp_remove::handle)
        .endpoint(app, &endpoint::ME, me::handle)
        .endpoint(app, &endpoint::SESSIONS, sessions::handle)
}

/// Creates the ids and the lifetime of a new session.
fn new_session(app: &App) -> Result<NewSession, ApiError> {
    Ok(NewSession {
        session_id: SessionId::new(app.new_id()?),
        token_id: app.new_id()?,
        ttl_secs: app.session_ttl_secs(),
    })
}

/// The answer after a session has begun.
fn signed_in(
    app: &App,
    session: &Session,
    identity: &Identity,
) -> Result<answers::SignedIn, ApiError> {
    let token = app
        .tokens()
        .issue(session, identity)
        .map_err(ApiError::internal)?;
    Ok(answers::SignedIn {
        success: true,
        token: Secret::new(token),
        user_info: render::user_info(identity),
        expires_at: session.expires_at.to_string(),
    })
}
