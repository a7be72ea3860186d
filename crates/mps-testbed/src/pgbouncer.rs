//! A pgbouncer in front of a test's PostgreSQL server.

use crate::nursery::{self, Place, Recipe, Server};
use crate::postgres::Postgres;
use std::fs;

/// A running pgbouncer that gives each client a server session for one transaction at a time.
pub struct Pgbouncer {
    _server: Server,
    port: u16,
}

impl Pgbouncer {
    /// Starts a pgbouncer that forwards every database to the given server.
    ///
    /// # Panics
    ///
    /// When pgbouncer is not installed or does not start.
    #[must_use]
    pub fn start(postgres: &Postgres) -> Self {
        let make = |port: u16| {
            let folder = nursery::folder("pgbouncer", Place::Memory, true);
            let ini = folder.path().join("pgbouncer.ini");
            fs::write(&ini, settings(port, postgres.port())).expect("pgbouncer.ini can be written");
            let recipe = Recipe {
                program: nursery::in_sbin("pgbouncer"),
                args: vec![ini.to_string_lossy().into_owned()],
                as_postgres: true,
                death: "KILL",
            };
            (recipe, folder)
        };
        // Its log shows whether this pgbouncer has the port; another server might answer there.
        let (server, port) = Server::start(make, |server, port, _| {
            server
                .log()
                .contains(&format!("listening on 127.0.0.1:{port}\n"))
                && nursery::is_open(port)
        });
        Self {
            _server: server,
            port,
        }
    }

    /// The address of a database behind this pgbouncer.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }
}

/// `server_login_retry` is far shorter than the usual 15 s, for tests that restart the server.
/// `server_idle_timeout` is far shorter than the usual 600 s: each test has its own database, whose
/// connections would stay open until the server has none left. Without a Unix socket, pgbouncer ends
/// when it cannot have its port; with one, it would go on.
fn settings(port: u16, server: u16) -> String {
    format!(
        "[databases]
* = host=127.0.0.1 port={server} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
max_client_conn = 500
default_pool_size = 20
server_idle_timeout = 3
ignore_startup_parameters = extra_float_digits
server_login_retry = 1
"
    )
}
