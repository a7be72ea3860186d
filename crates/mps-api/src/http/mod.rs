//! What all endpoints share: who calls, what comes in, how errors go out.

mod body;
mod caller;
mod context;
mod edge;
mod error;
pub(crate) mod fields;
mod finish;
mod guard;
mod keys;
pub(crate) mod paging;
mod query;

pub(crate) use body::{Body, CsvBody};
pub(crate) use caller::Caller;
pub(crate) use context::{RequestContext, is_about};
pub(crate) use edge::cors;
pub(crate) use error::{ApiError, money};
pub(crate) use finish::finish;
pub(crate) use guard::{Doors, Guarded};
pub(crate) use keys::{IdempotencyKey, order_id, replayable, tag};
pub(crate) use query::QueryString;
