//! A test's own Redis server, and a cluster of three.

use crate::nursery::{self, Place, Recipe, Server, free_port, wait_until};
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

/// A running Redis server that writes nothing to disk.
pub struct Redis {
    server: Server,
    port: u16,
}

impl Redis {
    /// Starts an empty server.
    #[must_use]
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts a server with more arguments for `redis-server`, such as `--maxmemory` and `1mb`.
    ///
    /// # Panics
    ///
    /// When Redis is not installed or does not start.
    #[must_use]
    pub fn start_with(args: &[&str]) -> Self {
        Self::start_made(|| args.iter().map(|&arg| arg.to_owned()).collect())
    }

    fn start_made(args: impl Fn() -> Vec<String>) -> Self {
        let make = |port: u16| {
            let folder = nursery::folder("redis", Place::Memory, false);
            let dir = folder.path().to_string_lossy().into_owned();
            let socket = folder.path().join("socket").to_string_lossy().into_owned();
            let port = port.to_string();
            let own = [
                ("--port", port.as_str()),
                ("--bind", "127.0.0.1"),
                ("--unixsocket", &socket),
                ("--dir", &dir),
                ("--save", ""),
                ("--appendonly", "no"),
            ];
            let own = own
                .iter()
                .flat_map(|&(name, value)| [name.to_owned(), value.to_owned()]);
            let recipe = Recipe {
                program: "redis-server".into(),
                args: own.chain(args()).collect(),
                as_postgres: false,
                death: "KILL",
            };
            (recipe, folder)
        };
        let (server, port) = Server::start(make, |server, _, _| is_ready(server));
        Self { server, port }
    }

    /// The one server of this process, for tests that use only their own keys.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Redis> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// The port on 127.0.0.1, which stays the same across stops and restarts.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of the server.
    #[must_use]
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Runs one command with `redis-cli` and returns its bare answer, without the last line end.
    ///
    /// # Panics
    ///
    /// When the server cannot be reached or answers with an error.
    pub fn cli(&self, args: &[&str]) -> String {
        let port = self.port.to_string();
        let mut command = Command::new("redis-cli");
        command
            .args(["-e", "--raw", "-h", "127.0.0.1", "-p", &port])
            .args(args);
        let answer = nursery::run(&mut command);
        answer.strip_suffix('\n').unwrap_or(&answer).to_owned()
    }

    /// Ends the server and waits for its end.
    pub fn stop(&self) {
        self.server.end("TERM");
    }

    /// Starts the server again, empty and on the same port, after stopping it if it still runs.
    ///
    /// # Panics
    ///
    /// When the server does not start.
    pub fn restart(&self) {
        self.stop();
        self.server
            .launch(|server, _| is_ready(server))
            .unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Asks through the socket in the server's own folder, because another server might answer at the port.
fn is_ready(server: &Server) -> bool {
    let ask = || {
        let mut stream = UnixStream::connect(server.path().join("socket"))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        stream.write_all(b"PING\r\n")?;
        let mut answer = [0; 5];
        stream.read_exact(&mut answer)?;
        // The second answer comes from a server whose arguments demand a password.
        io::Result::Ok([*b"+PONG", *b"-NOAU"].contains(&answer))
    };
    ask().unwrap_or(false)
}

/// A Redis cluster of three masters that share all slots.
pub struct RedisCluster {
    nodes: Vec<Redis>,
}

impl RedisCluster {
    /// Starts the three servers and joins them to a cluster.
    ///
    /// # Panics
    ///
    /// When Redis is not installed, or the cluster does not form.
    #[must_use]
    pub fn start() -> Self {
        let node = || {
            // By default the cluster bus takes the port plus 10000, which may be in use.
            let bus = free_port().to_string();
            ["--cluster-enabled", "yes", "--cluster-port", &bus]
                .map(str::to_owned)
                .to_vec()
        };
        let nodes: Vec<Redis> = (0..3).map(|_| Redis::start_made(node)).collect();
        let addresses = nodes.iter().map(|node| format!("127.0.0.1:{}", node.port));
        nursery::run(
            Command::new("redis-cli")
                .args(["--cluster", "create"])
                .args(addresses)
                .args(["--cluster-replicas", "0", "--cluster-yes"]),
        );
        for node in &nodes {
            let formed = wait_until(|| node.cli(&["CLUSTER", "INFO"]).contains("cluster_state:ok"));
            assert!(
                formed,
                "{}",
                node.server.complaint("did not see the cluster form")
            );
        }
        Self { nodes }
    }

    /// The addresses of the three servers.
    #[must_use]
    pub fn urls(&self) -> Vec<String> {
        self.nodes.iter().map(Redis::url).collect()
    }
}
