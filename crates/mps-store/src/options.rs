//! How the books are opened.

use std::path::PathBuf;
use std::sync::Arc;

use mps_domain::Policy;

use crate::clock::Clock;

/// What the books are opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// As the one server of this database: anything already serving it is a reason to refuse.
    Serve,
    /// For a command beside the server, or without one.
    Command,
}

/// How to open the books.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// The SQLite file.
    pub path: PathBuf,
    /// What for.
    pub access: Access,
    /// How many commands one commit may carry (`STORE_BATCH_MAX`).
    pub batch_max: usize,
    /// How many commands may wait (`STORE_QUEUE_MAX`).
    pub queue_max: usize,
    /// The settings of the business.
    pub policy: Policy,
    /// The time.
    pub clock: Arc<dyn Clock>,
}
