//! Hearing of commits.

use std::fmt;

use futures::future::BoxFuture;
use mps_domain::unit_of_work::Touched;

/// Hears of each commit after it is durable and before anybody is answered, so that whoever got an
/// answer never reads from a cache what was there before.
pub trait Listener: fmt::Debug + Send + Sync {
    /// These cards changed. The commands are answered when the future, if there is one, is done: it
    /// must not take long, and cannot fail.
    fn committed(&self, touched: &Touched) -> Option<BoxFuture<'static, ()>>;
}
