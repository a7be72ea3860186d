//! The server of the Member Payment System.
//!
//! `routes` holds one short file for each endpoint; `http` what all of them share (the guard that
//! checks access before a handler runs, bodies, errors); `config` is the only reader of the
//! environment; `commands` are the subcommands of the binary. May depend on `mps-store`,
//! `mps-protocol` and `mps-domain`.

pub mod app;
pub mod backup;
pub mod commands;
pub mod config;
mod connections;
mod docs;
pub mod fresh;
pub mod http;
pub mod jobs;
mod kept;
pub mod logging;
mod metrics;
mod passwords;
mod picture;
mod render;
mod routes;
mod second_factors;
pub mod server;
mod sessions;
mod shared;
mod system;
mod table;
mod tokens;

pub use app::App;
pub use config::Config;
pub use passwords::{NoPasswords, hash as hash_password};
