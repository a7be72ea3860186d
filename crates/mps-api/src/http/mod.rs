//! The shared parts of all endpoints: callers, request bodies, errors, answers.

mod attempt;
mod body;
mod browser;
mod caller;
mod context;
pub(crate) mod csv;
mod execute;
pub(crate) mod fields;
mod finish;
mod guard;
mod keys;
pub(crate) mod paging;
pub(crate) mod picture;
mod query;
pub(crate) mod render;

pub(crate) use body::{Body, CsvBody};
pub(crate) use browser::{Browser, Page};
pub(crate) use caller::Caller;
pub(crate) use context::{RequestContext, is_about};
pub(crate) use finish::finish;
pub(crate) use guard::{Doors, Guarded};
pub(crate) use keys::{IdempotencyKey, order_id, replayable, tag};
pub(crate) use query::QueryString;
