//! An nginx with the configuration of this repository in front of three servers.

use crate::nursery::{self, Place, Recipe, Server, free_port};
use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A running nginx. What differs from `deploy/nginx` is only what differs from place to place: the
/// ports, the certificate, and where the servers are.
pub struct Nginx {
    server: Server,
    http: u16,
    https: u16,
}

impl Nginx {
    /// Starts an nginx in front of the servers at these ports.
    ///
    /// # Panics
    ///
    /// When nginx or openssl is not installed, or nginx does not start.
    #[must_use]
    pub fn start(servers: [u16; 3]) -> Self {
        let plain = Cell::new(0);
        let make = |https: u16| {
            let http = free_port();
            plain.set(http);
            let folder = nursery::folder("nginx", Place::Memory, false);
            configure(folder.path(), http, https, servers);
            let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
            let recipe = Recipe {
                program: nursery::in_sbin("nginx"),
                args: [
                    ["-e", "stderr"],
                    ["-p", &path("run/")],
                    ["-c", &path("config/nginx.conf")],
                    ["-g", "daemon off;"],
                ]
                .concat()
                .into_iter()
                .map(str::to_owned)
                .collect(),
                as_postgres: false,
                // Its workers would go on after a KILL.
                death: "TERM",
            };
            (recipe, folder)
        };
        // It writes its id once it has its ports; another server might answer there.
        let (server, https) = Server::start(make, |server, _, pid| {
            let written = fs::read_to_string(server.path().join("run/nginx.pid"));
            written.is_ok_and(|written| written.trim() == pid.to_string())
        });
        Self {
            server,
            http: plain.get(),
            https,
        }
    }

    /// The port on 127.0.0.1 for clients without TLS.
    #[must_use]
    pub fn http_port(&self) -> u16 {
        self.http
    }

    /// The port on 127.0.0.1 for clients with TLS.
    #[must_use]
    pub fn https_port(&self) -> u16 {
        self.https
    }

    /// The certificate, of `localhost` and 127.0.0.1, as PEM.
    ///
    /// # Panics
    ///
    /// When somebody has removed it.
    #[must_use]
    pub fn certificate(&self) -> Vec<u8> {
        fs::read(self.server.path().join("tls.crt")).expect("the certificate is there")
    }

    /// What it has logged so far.
    #[must_use]
    pub fn log(&self) -> String {
        self.server.log()
    }
}

/// The files of the repository with three of them replaced, and a certificate.
fn configure(folder: &Path, http: u16, https: u16, servers: [u16; 3]) {
    let deploy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy");
    let config = folder.join("config");
    let own = config.join("conf.d");
    nursery::run(
        Command::new("cp")
            .arg("-R")
            .arg(deploy.join("nginx"))
            .arg(&config),
    );
    // What somebody may have switched on for a place of their own.
    nursery::run(Command::new("rm").arg("-rf").arg(config.join("enabled")));
    fs::create_dir(folder.join("run")).expect("a folder can be made");
    nursery::run(
        Command::new("sh")
            .arg(deploy.join("docker/certificates.sh"))
            .arg(folder)
            .arg("localhost"),
    );
    let upstream = own.join("upstream.conf");
    let mut names = fs::read_to_string(&upstream).expect("upstream.conf is there");
    for (number, port) in (1..).zip(servers) {
        let name = format!("api-{number}:8000");
        assert!(names.contains(&name), "upstream.conf does not name {name}");
        names = names.replace(&name, &format!("127.0.0.1:{port}"));
    }
    let listen = format!("listen 127.0.0.1:{http};\nlisten 127.0.0.1:{https} ssl http2;\n");
    let folder = folder.display();
    let certificates =
        format!("ssl_certificate {folder}/tls.crt;\nssl_certificate_key {folder}/tls.key;\n");
    for (name, text) in [
        ("upstream", names),
        ("listen", listen),
        ("certificates", certificates),
    ] {
        fs::write(own.join(format!("{name}.conf")), text).expect("a file of nginx can be written");
    }
}
