//! The observability of a running server: its metrics and its log.

pub mod logging;
pub(crate) mod metrics;
