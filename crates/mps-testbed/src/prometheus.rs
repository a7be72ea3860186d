//! A test's own Prometheus.

use crate::nursery::{self, Place, Recipe, Server};
use std::fs;

/// A running Prometheus.
pub struct Prometheus {
    _server: Server,
    port: u16,
}

impl Prometheus {
    /// Starts a Prometheus with this configuration. `files` are further files by name, relative to its
    /// folder; so are the paths in the configuration.
    ///
    /// # Panics
    ///
    /// When Prometheus is not installed or does not start.
    #[must_use]
    pub fn start(configuration: &str, files: &[(&str, &str)]) -> Self {
        let make = |port: u16| {
            let folder = nursery::folder("prometheus", Place::Memory, false);
            let path = folder.path().join("prometheus.yml");
            fs::write(&path, configuration).expect("prometheus.yml can be written");
            for (name, content) in files {
                let path = folder.path().join(name);
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent).expect("its folders can be made");
                }
                fs::write(path, content).expect("its files can be written");
            }
            let data = folder.path().join("data");
            let recipe = Recipe {
                program: "prometheus".into(),
                args: vec![
                    format!("--config.file={}", path.display()),
                    format!("--storage.tsdb.path={}", data.display()),
                    format!("--web.listen-address=127.0.0.1:{port}"),
                ],
                as_postgres: false,
                death: "KILL",
            };
            (recipe, folder)
        };
        let (server, port) = Server::start(make, |server, port, _| {
            server.log().contains("ready to receive web requests") && nursery::is_open(port)
        });
        Self {
            _server: server,
            port,
        }
    }

    /// The address of its HTTP API.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}
