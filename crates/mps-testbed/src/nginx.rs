//! An nginx with this repository's configuration, in front of three servers.

use crate::nursery::{self, Place, Recipe, Server, free_port};
use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A running nginx. Its configuration differs from `deploy/nginx` only in what depends on the place:
/// the ports, the certificate, and the addresses of the servers.
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
                // A KILL would leave its workers running.
                death: "TERM",
            };
            (recipe, folder)
        };
        // nginx writes its process id once it has its ports. Its port is no proof, as another server
        // might answer there.
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

    /// The certificate for `localhost` and 127.0.0.1, as PEM.
    ///
    /// # Panics
    ///
    /// When the file is gone.
    #[must_use]
    pub fn certificate(&self) -> Vec<u8> {
        fs::read(self.server.path().join("tls.crt")).expect("the certificate is there")
    }

    /// The log so far.
    #[must_use]
    pub fn log(&self) -> String {
        self.server.log()
    }
}

/// Copies the repository's files, replaces three of them, and makes a certificate.
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
    // Files that somebody may have switched on for a deployment of their own.
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
