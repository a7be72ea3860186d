//! The server of the Member Payment System.
//!
//! The modules, from the top. Each uses only those below it:
//!
//! - `commands`: the subcommands of the binary
//! - `run`: the life of a server and its background jobs
//! - `routes`: one short file for each endpoint
//! - `http`: what all endpoints share: callers, bodies, pages, answers, CSV tables
//! - `docs`: the page that shows the OpenAPI document
//! - `app`: the server's parts, put together
//! - `identity`, `limits`, `cache`, `waiting`, `backup`: authentication, rate limits, cached reads, requests
//!   that wait for the end of a payment code, copies of the books
//! - `edge`, `observe`, `redis`: connections and proxies, logs and metrics, what servers share
//! - `config`: the only reader of the environment
//! - `error`, `random`, `system`: the foundation, which uses none of the others
//!
//! May depend on `mps-store`, `mps-protocol` and `mps-domain`.

pub mod app;
pub mod backup;
mod cache;
pub mod commands;
pub mod config;
mod docs;
mod edge;
mod error;
pub mod http;
mod identity;
mod limits;
pub mod observe;
pub mod random;
mod redis;
mod routes;
pub mod run;
mod system;
mod waiting;

pub use app::App;
pub use config::Config;
pub use identity::passwords::{NoPasswords, hash as hash_password};
