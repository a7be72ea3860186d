//! The server of the Member Payment System.
//!
//! The rooms, from the top; each uses only those below it:
//!
//! - `commands`: the subcommands of the binary
//! - `run`: the life of a server and its work in the background
//! - `routes`: one short file for each endpoint
//! - `http`: what all endpoints share: callers, bodies, pages, answers, tables
//! - `app`: the server's parts, put together
//! - `docs`: the page that shows the OpenAPI document
//! - `identity`, `limits`, `cache`, `backup`: who signs in, how often one may ask, what need not be read
//!   again, copies of the books
//! - `edge`, `observe`, `redis`: what stands before the server, what can be seen of it, what servers share
//! - `config`: the only reader of the environment
//! - `error`, `random`, `system`: the ground, which uses nothing of the rooms
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

pub use app::App;
pub use config::Config;
pub use identity::passwords::{NoPasswords, hash as hash_password};
