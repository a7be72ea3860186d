//! What can be seen of a running server: its metrics and its log.

pub mod logging;
pub(crate) mod metrics;
