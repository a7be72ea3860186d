//! The books in a database: SQLite or PostgreSQL.
//!
//! Every write takes the same path. [`Store::execute`] puts a command into a bounded queue. A lane takes the
//! waiting commands and loads the rows that they need. `mps-domain` then decides the commands in order of
//! arrival. The lane writes the changes, commits once, and only then answers. Reads ([`Store::fetch`]) go
//! straight to the database and never wait for the writer. This crate may depend on `mps-domain` alone.

mod background;
pub mod backup;
mod book_time;
mod chain;
pub mod clock;
mod contents;
mod engine;
mod error;
mod health;
mod job;
pub mod legacy;
mod listener;
mod loads;
mod migrations;
mod options;
mod postgres;
pub mod queries;
mod query;
mod rows;
mod sqlite;
mod store;
mod value;
pub mod verify;
mod watcher;
mod workers;
mod writes;

pub use chain::{AuditKey, AuditKeys};
pub use clock::{Clock, ManualClock, SystemClock};
pub use error::{ExecuteError, StoreError};
pub use listener::Listener;
pub use options::{Access, Database, PostgresOptions, PreparedStatements, StoreOptions};
pub use postgres::proves_identity;
pub use query::{COUNTED_MAX, Count, FOUND_MAX, Page, Query, Span};
pub use store::Store;
pub use value::{FromValue, Row, Value};
pub use watcher::{Figures, Watcher};
pub use workers::Workers;
