//! Real servers for tests: PostgreSQL, Redis, a Redis cluster, pgbouncer, nginx, Prometheus, and a TCP
//! proxy that fails on demand. Each listens on a free loopback port and keeps its files in a temporary
//! folder. It ends when its value is dropped or when the test process ends, for whatever reason.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "test support may fall over; that is how a test fails"
)]

mod nginx;
mod nursery;
mod pgbouncer;
mod postgres;
mod prometheus;
mod proxy;
mod redis;
mod scratch;
mod source;

pub use nginx::Nginx;
pub use nursery::free_port;
pub use pgbouncer::Pgbouncer;
pub use postgres::Postgres;
pub use prometheus::Prometheus;
pub use proxy::Proxy;
pub use redis::{Redis, RedisCluster};
pub use scratch::{Held, On, Scratch};
pub use source::rust_files;
