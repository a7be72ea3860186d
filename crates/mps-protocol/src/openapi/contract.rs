//! What an endpoint accepts and returns.

use std::collections::{BTreeMap, BTreeSet};

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::endpoint::{Access, Endpoint, Method, UNLIMITED};
use crate::error::ErrorCode;

/// A type, as the schema that a generator makes of it.
pub(super) type Type = fn(&mut SchemaGenerator) -> Schema;

/// What a request carries besides its path and headers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Request {
    /// Nothing.
    Nothing,
    /// A body of JSON.
    Json(Type),
    /// A body of another media type, at most so large as the endpoint says.
    Text(&'static str),
}

/// The body of a success.
#[derive(Debug, Clone, Copy)]
pub(super) enum Success {
    /// JSON of a type.
    Json(Type),
    /// Another media type.
    Text(&'static str),
    /// A table for spreadsheets, with these columns.
    Table(&'static str),
}

/// Whether the same request may come twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeats {
    /// It is done again, or refused.
    Again,
    /// The answer says when it repeats an earlier one.
    Replays,
    /// So it does, and the request may have an `Idempotency-Key` to be known by.
    Keyed,
}

/// What is answered while the database is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WithoutBooks {
    /// An error.
    Refuses,
    /// What it answers otherwise, with 503.
    Reports,
    /// What it answers otherwise.
    Works,
}

/// An endpoint in full: what it takes, what it gives, and how it refuses.
///
/// What follows from the table of endpoints (who may call it, whether it writes) and from the kind of
/// request is not said again: [`Contract::errors`] adds it.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    pub(super) summary: &'static str,
    pub(super) request: Request,
    pub(super) query: Option<Type>,
    pub(super) success: Success,
    pub(super) pictures: &'static [&'static str],
    /// Whether who has the answer already may get 304 instead of it.
    pub(super) revalidates: bool,
    pub(super) repeats: Repeats,
    pub(super) without_books: WithoutBooks,
    pub(super) refusals: Vec<ErrorCode>,
}

impl Contract {
    /// An endpoint that takes nothing and gives a type.
    pub(super) fn new<Answer: JsonSchema>(
        endpoint: &'static Endpoint,
        summary: &'static str,
    ) -> Self {
        Self {
            endpoint,
            summary,
            request: Request::Nothing,
            query: None,
            success: Success::Json(SchemaGenerator::subschema_for::<Answer>),
            pictures: &[],
            revalidates: false,
            repeats: Repeats::Again,
            without_books: WithoutBooks::Refuses,
            refusals: Vec::new(),
        }
    }

    /// With a body of JSON.
    pub(super) fn takes<Body: JsonSchema>(mut self) -> Self {
        self.request = Request::Json(SchemaGenerator::subschema_for::<Body>);
        self
    }

    /// With a body of another media type.
    pub(super) fn takes_text(mut self, media_type: &'static str) -> Self {
        self.request = Request::Text(media_type);
        self
    }

    /// With a query string.
    pub(super) fn asks<Query: JsonSchema>(mut self) -> Self {
        self.query = Some(Query::json_schema);
        self
    }

    /// Gives another media type than JSON.
    pub(super) fn gives_text(mut self, media_type: &'static str) -> Self {
        self.success = Success::Text(media_type);
        self
    }

    /// Gives a table, whose columns are these.
    pub(super) fn gives_table(mut self, columns: &'static str) -> Self {
        self.success = Success::Table(columns);
        self
    }

    /// Gives pictures too, to who accepts them.
    pub(super) fn or_pictures(mut self, media_types: &'static [&'static str]) -> Self {
        self.pictures = media_types;
        self
    }

    /// Gives an `ETag`, and 304 to who sends it back.
    pub(super) fn revalidates(mut self) -> Self {
        self.revalidates = true;
        self
    }

    /// Moves value once: takes an `Idempotency-Key`, and says when it repeats an earlier answer.
    pub(super) fn once(mut self) -> Self {
        self.repeats = Repeats::Keyed;
        self.refuses(&[
            ErrorCode::ValidationFailed,
            ErrorCode::IdempotencyKeyRequired,
            ErrorCode::IdempotencyKeyReused,
        ])
    }

    /// Says when it repeats an earlier answer, which it knows without a key.
    pub(super) fn replays(mut self) -> Self {
        self.repeats = Repeats::Replays;
        self
    }

    /// Says with its own body and 503 that the database is away.
    pub(super) fn reports(mut self) -> Self {
        self.without_books = WithoutBooks::Reports;
        self
    }

    /// Does not need the database.
    pub(super) fn works_without_books(mut self) -> Self {
        self.without_books = WithoutBooks::Works;
        self
    }

    /// Refuses in these ways of its own.
    pub(super) fn refuses(mut self, codes: &[ErrorCode]) -> Self {
        self.refusals.extend(codes);
        self
    }

    /// Makes value or opens accounts, so that the caller must have proved lately who they are.
    pub(super) fn sensitive(self) -> Self {
        self.refuses(&[ErrorCode::ReauthenticationRequired])
    }

    /// The names in the path.
    pub(super) fn path_parameters(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.endpoint.path.split('/');
        parts.filter_map(|part| part.strip_prefix('{')?.split('}').next())
    }

    /// Whether requests to it are counted.
    pub(super) fn is_limited(&self) -> bool {
        !UNLIMITED.contains(&self.endpoint)
    }

    /// Whether a query string means something to it.
    #[must_use]
    pub const fn takes_query(&self) -> bool {
        self.query.is_some()
    }

    /// Every error that it can answer with, by status.
    #[must_use]
    pub fn errors(&self) -> BTreeMap<u16, BTreeSet<&'static str>> {
        use ErrorCode as E;
        let mut codes = self.refusals.clone();
        codes.push(E::InternalError);
        if self.is_limited() {
            codes.push(E::RateLimited);
        }
        if self.endpoint.access != Access::Public {
            // An unknown `X-MPS-App` is refused everywhere.
            codes.extend([
                E::ValidationFailed,
                E::CrossSiteRequest,
                E::TokenMissing,
                E::TokenInvalid,
                E::TokenExpired,
                E::SessionRevoked,
            ]);
        }
        match self.endpoint.access {
            Access::Public | Access::SignedIn => {}
            Access::OwnPassword | Access::SecondFactor | Access::Permission(_) => {
                codes.extend([E::PasswordChangeRequired, E::PermissionDenied]);
            }
        }
        if !matches!(self.request, Request::Nothing) {
            codes.extend([
                E::ValidationFailed,
                E::RequestTimeout,
                E::PayloadTooLarge,
                E::UnsupportedMediaType,
            ]);
        }
        if self.query.is_some() || self.path_parameters().next().is_some() {
            codes.push(E::ValidationFailed);
        }
        if self.without_books == WithoutBooks::Refuses {
            codes.push(E::ServiceUnavailable);
            if self.endpoint.method != Method::Get {
                codes.push(E::ResultUnknown);
            }
        }
        let mut errors = BTreeMap::<u16, BTreeSet<&'static str>>::new();
        for code in codes {
            errors
                .entry(code.status())
                .or_default()
                .insert(code.as_str());
        }
        errors
    }
}
