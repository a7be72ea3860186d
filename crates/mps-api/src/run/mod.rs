//! The life of a server: opening, serving and background jobs.

pub mod jobs;
pub mod server;
