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
use crate::http::RequestContext;

/// The signed-in account, as the guard identified it.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) bearer: Bearer,
    pub(crate) identity: Identity,
    pub(crate) session: Session,
    pub(crate) context: RequestContext,
}

impl Caller {
    /// Identifies the sender of a request.
    pub(crate) async fn identify(
        app: &App,
        headers: &HeaderMap,
        context: RequestContext,
    ) -> Result<Self, ApiError> {
        let missing = || ApiError::from(ErrorCode::TokenMissing);
        let header = headers.get(AUTHORIZATION).ok_or_else(missing)?;
        let header = header
            .to_str()
            .map_err(|_| ApiError::from(ErrorCode::TokenInvalid))?;
        let (scheme, token) = header.split_once(' ').ok_or_else(missing)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(missing());
        }
        let bearer = app.tokens().check(token.trim(), app.now())?;
        let (identity, session) = app.sessions().identify(app.store(), &bearer).await?;
        Ok(Self {
            bearer,
            identity,
            session,
            context,
        })
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
