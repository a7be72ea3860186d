//! The life of a server: what it opens, serves and does in the background.

pub mod jobs;
pub mod server;
