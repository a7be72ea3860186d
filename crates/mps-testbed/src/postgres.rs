//! A test's own PostgreSQL server.

use crate::nursery::{self, Place, Recipe, Server, lock, wait_until};
use std::fmt::Write as _;
use std::fs;
use std::io::{Seek, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, OnceLock};
use std::time::Instant;
use tempfile::TempDir;

static BINARIES: LazyLock<PathBuf> = LazyLock::new(|| {
    let of_version = |version: fs::DirEntry| {
        let number: u32 = version.file_name().to_str()?.parse().ok()?;
        Some((number, version.path().join("bin")))
    };
    let packaged = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|version| of_version(version.ok()?))
        .filter(|(_, folder)| folder.join("postgres").exists())
        .max()
        .map(|(_, folder)| folder);
    let in_path = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("postgres").exists())
    };
    packaged
        .or_else(in_path)
        .unwrap_or_else(|| panic!("tests need PostgreSQL: apt-get install postgresql"))
});

/// A new data folder made by `initdb`. As that is slow, it runs once per process; the other folders are
/// copies.
static PRISTINE: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = nursery::folder("initdb", Place::Memory, true).keep();
    let data = folder.join("data");
    nursery::run(
        nursery::as_postgres(&BINARIES.join("initdb"))
            .args([
                "--no-sync",
                "--no-instructions",
                "-A",
                "trust",
                "-U",
                "postgres",
            ])
            .args(["--encoding=UTF8", "--locale=C.UTF-8", "-D"])
            .arg(&data)
            .current_dir(&folder),
    );
    data
});

/// A running PostgreSQL server with one superuser, `postgres`, who needs no password.
pub struct Postgres {
    server: Server,
    port: u16,
    made: AtomicUsize,
    cloning: Mutex<()>,
}

impl Postgres {
    /// Starts a server with PostgreSQL's own, durable settings.
    #[must_use]
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts a server with more lines for its `postgresql.conf`, as names and plain values. With
    /// `fsync` set to `off`, its data are in memory if there is enough.
    ///
    /// # Panics
    ///
    /// When PostgreSQL is not installed or does not start.
    #[must_use]
    pub fn start_with(settings: &[(&str, &str)]) -> Self {
        let pristine = |data: &Path| {
            nursery::run(
                Command::new("cp")
                    .args(["-a", "--reflink=auto"])
                    .arg(&*PRISTINE)
                    .arg(data),
            );
        };
        Self::of(settings, pristine)
    }

    /// Starts a standby of a running server, which follows it until it is promoted.
    ///
    /// # Panics
    ///
    /// When the copy cannot be made, or the standby does not start.
    #[must_use]
    pub fn standby_of(primary: &Self, settings: &[(&str, &str)]) -> Self {
        let from = primary.url("postgres");
        Self::of(settings, |data| {
            nursery::run(
                nursery::as_postgres(&BINARIES.join("pg_basebackup"))
                    .args(["--checkpoint=fast", "--wal-method=stream", "--no-sync"])
                    .args(["--write-recovery-conf", "--dbname", &from, "--pgdata"])
                    .arg(data)
                    .current_dir("/"),
            );
        })
    }

    fn of(settings: &[(&str, &str)], fill: impl Fn(&Path)) -> Self {
        let (server, port) = Server::start(|port| recipe(port, settings, &fill), is_ready);
        Self {
            server,
            port,
            made: AtomicUsize::new(0),
            cloning: Mutex::new(()),
        }
    }

    /// Promotes a standby to a server of its own, which accepts writes when this returns.
    ///
    /// # Panics
    ///
    /// When it is not a standby, or is not promoted in time.
    pub fn promote(&self) {
        let promoted = self.psql("postgres", "SELECT pg_promote(true, 30)");
        assert_eq!(promoted, "t", "not promoted");
    }

    /// Changes a setting of the running server (`None`: back to its default), and waits until it is in
    /// force.
    ///
    /// # Panics
    ///
    /// When the server refuses the value.
    pub fn set(&self, name: &str, value: Option<&str>) {
        let before = self.psql("postgres", &format!("SHOW {name}"));
        let change = match value {
            Some(value) => format!("ALTER SYSTEM SET {name} = '{value}'"),
            None => format!("ALTER SYSTEM RESET {name}"),
        };
        // These let us change a setting back even when it forbids writes.
        let writable = "SET default_transaction_read_only = off; SET synchronous_commit = local;";
        self.psql(
            "postgres",
            &format!("{writable}\n{change};\nSELECT pg_reload_conf();"),
        );
        // Open sessions are notified of the change before a new session starts.
        let changed = wait_until(|| self.psql("postgres", &format!("SHOW {name}")) != before);
        assert!(changed, "{name} stays {before}");
    }

    /// The one server of this process, for tests that only need databases. It is fast, and would lose
    /// data if the machine (not the server) crashed.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(|| {
            Self::start_with(&[
                ("fsync", "off"),
                ("synchronous_commit", "off"),
                ("full_page_writes", "off"),
            ])
        })
    }

    /// The port on 127.0.0.1, which stays the same across stops and restarts.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a database of this server.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes a new, empty database and returns its name.
    #[must_use]
    pub fn create_database(&self) -> String {
        self.clone_database("template1")
    }

    /// Makes a copy of a database and returns its name. Waits for a while until other sessions leave
    /// the template.
    ///
    /// # Panics
    ///
    /// When the template does not exist, or other sessions stay connected to it.
    #[must_use]
    pub fn clone_database(&self, template: &str) -> String {
        let name = format!("test_{}", self.made.fetch_add(1, Ordering::Relaxed) + 1);
        let template = template.replace('"', "\"\"");
        let sql = format!("CREATE DATABASE {name} TEMPLATE \"{template}\"");
        let _one_at_a_time = lock(&self.cloning);
        let begun = Instant::now();
        loop {
            match self.try_psql("postgres", &sql) {
                Ok(_) => return name,
                // The server itself waits five seconds before it reports this, so no pause is needed
                // here.
                Err(error)
                    if error.contains("is being accessed by other users")
                        && begun.elapsed() < nursery::PATIENCE => {}
                Err(error) => panic!("{sql}: {error}"),
            }
        }
    }

    /// Runs SQL with `psql` and returns the bare output: a line per row, `|` between columns, no line
    /// end after the last row.
    ///
    /// # Panics
    ///
    /// When the server reports an error.
    pub fn psql(&self, database: &str, sql: &str) -> String {
        self.try_psql(database, sql)
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Runs SQL like [`Self::psql`].
    ///
    /// # Errors
    ///
    /// What `psql` wrote to its standard error output.
    ///
    /// # Panics
    ///
    /// When no temporary file can be written.
    pub fn try_psql(&self, database: &str, sql: &str) -> Result<String, String> {
        // As a file: an argument would be one implicit transaction and is limited in length, and a pipe
        // could fill up in both directions.
        let mut script = tempfile::tempfile().expect("a temporary file can be made");
        script
            .write_all(sql.as_bytes())
            .and_then(|()| script.rewind())
            .expect("a temporary file can be written");
        let output = nursery::try_run(
            Command::new(BINARIES.join("psql"))
                .args([
                    "-XAtq",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-f",
                    "-",
                    "-d",
                    &self.url(database),
                ])
                .stdin(script),
        )?;
        Ok(output.trim_end_matches('\n').to_owned())
    }

    /// Fills a new database with `pgbench`'s own tables and returns its name. The scale lets a few
    /// dozen clients write without waiting for each other all the time.
    #[must_use]
    pub fn pgbench_database(&self) -> String {
        let name = self.create_database();
        let url = self.url(&name);
        let arguments = ["--initialize", "--quiet", "--scale=50", &url];
        nursery::run(Command::new(BINARIES.join("pgbench")).args(arguments));
        name
    }

    /// Runs `pgbench`'s own TPC-B-like transaction and returns the number of transactions per second.
    ///
    /// # Panics
    ///
    /// When it fails or reports no rate.
    #[must_use]
    pub fn pgbench(&self, database: &str, clients: u32, seconds: u64) -> u64 {
        let mut command = Command::new(BINARIES.join("pgbench"));
        command
            .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
            .args([
                "--client",
                &clients.to_string(),
                "--time",
                &seconds.to_string(),
            ])
            .arg(self.url(database));
        let output = nursery::try_run(&mut command).unwrap_or_else(|error| panic!("{error}"));
        let rate = output.lines().find_map(|line| line.strip_prefix("tps = "));
        rate.and_then(|rate| rate.split('.').next()?.parse().ok())
            .unwrap_or_else(|| panic!("pgbench says no rate: {output}"))
    }

    /// Shuts the server down cleanly (PostgreSQL's fast mode) and waits for its end.
    pub fn stop(&self) {
        self.server.end("INT");
    }

    /// Starts the server again with the same port and data, after stopping it if it still runs.
    ///
    /// # Panics
    ///
    /// When the server does not start.
    pub fn restart(&self) {
        self.stop();
        self.server
            .launch(|server, pid| is_ready(server, self.port, pid))
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// Kills the server's main process, and waits until the port is closed and all its sessions
    /// have noticed and ended.
    ///
    /// # Panics
    ///
    /// When a session keeps working for too long.
    pub fn kill(&self) {
        self.server.end("KILL");
        // A remaining session would keep the next start from taking the data folder.
        let data = self.server.path().join("data");
        let gone = wait_until(|| !nursery::is_open(self.port) && !is_anyone_in(&data));
        assert!(
            gone,
            "{}",
            self.server.complaint("left processes behind when killed")
        );
    }
}

/// How to start a server whose data folder `fill` makes.
fn recipe(port: u16, settings: &[(&str, &str)], fill: impl Fn(&Path)) -> (Recipe, TempDir) {
    // A caller that gave up syncing wants speed; one that did not may want to measure a real disk.
    let in_memory = settings.contains(&("fsync", "off"));
    let place = if in_memory {
        Place::Memory
    } else {
        Place::Disk
    };
    let folder = nursery::folder("postgres", place, true);
    let data = folder.path().join("data");
    fill(&data);
    let sockets = folder.path().to_string_lossy();
    let own = [
        ("listen_addresses", "127.0.0.1"),
        ("port", &port.to_string()),
        ("unix_socket_directories", &sockets),
        ("max_connections", "200"),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),
        ("logging_collector", "off"),
        // In the data folder, so that a killed server leaves nothing behind elsewhere.
        ("dynamic_shared_memory_type", "mmap"),
    ];
    let mut conf = String::new();
    for (name, value) in own.iter().chain(settings) {
        let _ = writeln!(conf, "{name} = '{}'", value.replace('\'', "''"));
    }
    fs::OpenOptions::new()
        .append(true)
        .open(data.join("postgresql.conf"))
        .and_then(|mut file| file.write_all(conf.as_bytes()))
        .expect("postgresql.conf can be written");
    let recipe = Recipe {
        program: BINARIES.join("postgres"),
        args: vec!["-D".to_owned(), data.to_string_lossy().into_owned()],
        as_postgres: true,
        // Immediate shutdown, which ends the sessions at once.
        death: "QUIT",
    };
    (recipe, folder)
}

/// Reads the server's own file instead of trying the port, where another server might answer. The file
/// of a killed server contains another process id.
fn is_ready(server: &Server, _port: u16, pid: u32) -> bool {
    let status = fs::read_to_string(server.path().join("data/postmaster.pid")).unwrap_or_default();
    let mut lines = status.lines();
    lines.next() == Some(&pid.to_string()) && lines.next_back().map(str::trim) == Some("ready")
}

/// Whether a process of the server is left. All of them work in its data folder.
fn is_anyone_in(data: &Path) -> bool {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .into_iter()
        .any(|process| fs::read_link(process.path().join("cwd")).is_ok_and(|folder| folder == data))
}
