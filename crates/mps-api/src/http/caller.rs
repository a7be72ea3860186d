//! The caller of a request.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use mps_domain::Identity;
use mps_domain::access::{Bearer, Session};
use mps_protocol::ErrorCode;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Browser, RequestContext};
use crate::identity::passwords::PasswordsOf;
use crate::limits::Client;

/// The signed-in account, as the guard identified it.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) bearer: Bearer,
    pub(crate) identity: Identity,
    pub(crate) session: Session,
    pub(crate) context: RequestContext,
}

impl Caller {
    /// Identifies the sender of a request: by the `Authorization` header, or by the cookie of the page
    /// that it comes from.
    pub(crate) async fn identify(
        app: &App,
        headers: &HeaderMap,
        browser: Option<&Browser>,
        context: RequestContext,
    ) -> Result<Self, ApiError> {
        let token = match browser {
            Some(browser) => browser.token(headers).ok_or(ErrorCode::TokenMissing)?,
            None => token(headers)?,
        };
        let bearer = app.tokens().check(token, app.now())?;
        let (identity, session) = app.sessions().identify(app.store(), &bearer).await?;
        Ok(Self {
            bearer,
            identity,
            session,
            context,
        })
    }

    /// The pool in which passwords are hashed, as this account uses it.
    pub(crate) fn passwords<'a>(&self, app: &'a App) -> PasswordsOf<'a> {
        let client = Client::Account(self.identity.account.uuid());
        app.passwords().of(client)
    }
}

/// Returns the token of the `Authorization` header.
fn token(headers: &HeaderMap) -> Result<&str, ErrorCode> {
    let header = headers.get(AUTHORIZATION).ok_or(ErrorCode::TokenMissing)?;
    let header = header.to_str().map_err(|_| ErrorCode::TokenInvalid)?;
    let (scheme, token) = header.split_once(' ').ok_or(ErrorCode::TokenMissing)?;
    if scheme.eq_ignore_ascii_case("bearer") {
        Ok(token.trim())
    } else {
        Err(ErrorCode::TokenMissing)
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        // The guard has stored it there. Without the guard, nobody may be let in.
        let caller = parts.extensions.remove::<Self>();
        caller.ok_or_else(|| ApiError::from(ErrorCode::TokenMissing))
    }
}
