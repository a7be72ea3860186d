//! Notification of commits.

use std::fmt;

use futures::future::BoxFuture;
use mps_domain::unit_of_work::Touched;

/// A listener that is notified of each commit, after it is durable and before any client is answered. So a
/// client that got an answer never reads an earlier state from a cache.
pub trait Listener: fmt::Debug + Send + Sync {
    /// Notifies the listener that these cards and codes changed. If it returns a future, the commands are answered when
    /// that future is done. The future must be short and cannot fail.
    fn committed(&self, touched: &Touched) -> Option<BoxFuture<'static, ()>>;
}
