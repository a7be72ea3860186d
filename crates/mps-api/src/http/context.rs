//! What is known of a request before it is handled.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use mps_domain::audit::RequestOrigin;
use mps_domain::transaction::Transaction;
use mps_protocol::{ErrorCode, Language};
use tracing::Span;
use tracing::field::display;
use uuid::Uuid;

use crate::config::Edge;
use crate::edge::client_address;
use crate::error::ApiError;

/// A request's id, address and language.
#[derive(Debug, Clone)]
pub(crate) struct RequestContext {
    pub(crate) request_id: Uuid,
    pub(crate) address: Option<String>,
    pub(crate) language: Language,
}

impl RequestContext {
    /// Returns the context of an incoming request.
    pub(crate) fn of(request: &axum::extract::Request, request_id: Uuid, edge: &Edge) -> Self {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        let address =
            peer.and_then(|ConnectInfo(peer)| client_address(peer.ip(), request.headers(), edge));
        let language = request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        Self {
            request_id,
            address: address.map(|address| address.to_string()),
            language: language.map_or_else(Language::default, Language::accepted),
        }
    }

    /// Returns the context in the form of the audit.
    pub(crate) fn origin(&self) -> RequestOrigin {
        RequestOrigin {
            request_id: self.request_id,
            address: self.address.clone(),
        }
    }
}

/// Adds the transaction that this request is about to its log lines from now on.
pub(crate) fn is_about(transaction: &Transaction) {
    let span = Span::current();
    span.record("tx_no", transaction.tx_no.as_str());
    span.record("card_id", display(transaction.card_id.uuid()));
}

impl<S: Sync> FromRequestParts<S> for RequestContext {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let context = parts.extensions.get::<Self>().cloned();
        context.ok_or_else(|| ApiError::from(ErrorCode::InternalError))
    }
}
