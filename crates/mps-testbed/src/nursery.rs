//! Starts and ends server processes, so that none outlives the test process.

use std::collections::HashSet;
use std::env;
use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::mpsc::{Sender, SyncSender, channel, sync_channel};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long any step here may take before it counts as broken.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

const PAUSE: Duration = Duration::from_millis(5);

/// How often a server is started on a new port because its port was taken.
const ATTEMPTS: usize = 5;

/// Below the range (32768 and up) from which Linux takes the ports of outgoing connections. Otherwise a
/// client could take the port of a server that a test has stopped for a while.
const PORTS: std::ops::Range<u16> = 10_000..32_000;

type Order = (Command, SyncSender<io::Result<Child>>);

/// The thread that starts every server. The kernel sends the parent death signal when the parent
/// *thread* ends, and the threads of tests end early; this one lives as long as the process.
static NURSERY: LazyLock<Sender<Order>> = LazyLock::new(|| {
    let (orders, inbox) = channel::<Order>();
    thread::Builder::new()
        .name("nursery".to_owned())
        .spawn(move || {
            for (mut command, answer) in inbox {
                // The thread that ordered it may be gone; the child then ends with this process.
                let _ = answer.send(command.spawn());
            }
        })
        .expect("the nursery thread starts");
    orders
});

fn spawn(command: Command) -> io::Result<Child> {
    let (answer, outcome) = sync_channel(1);
    NURSERY
        .send((command, answer))
        .expect("the nursery thread lives");
    outcome.recv().expect("the nursery thread answers")
}

/// With less free memory than this, we leave it to others; a container's /dev/shm, for one, has 64 MB.
const ENOUGH_MEMORY_KIB: u64 = 4 * 1024 * 1024;

/// The folders of this process, and the janitor process, whose standard input must stay open.
struct Base {
    disk: PathBuf,
    memory: PathBuf,
    _janitor: Child,
}

/// A janitor process removes the folders, because statics are never dropped and a killed process drops
/// nothing. It waits for the end of a pipe that the kernel closes when this process ends.
static BASE: LazyLock<Base> = LazyLock::new(|| {
    let make = |parent: &Path| {
        tempfile::Builder::new()
            .prefix(&format!("mps-testbed-{}-", process::id()))
            .permissions(Permissions::from_mode(0o755))
            .tempdir_in(parent)
            .and_then(|folder| folder.keep().canonicalize())
            .expect("a temporary folder can be made")
    };
    let disk = make(&env::temp_dir());
    let shm = Path::new("/dev/shm");
    let memory = if has_room(shm) {
        make(shm)
    } else {
        disk.clone()
    };
    // The servers die at the same moment and may still write while `rm` runs, hence the loop.
    let script = r#"cat >/dev/null; n=0
        until rm -rf "$@" 2>/dev/null; do n=$((n+1)); [ $n -lt 100 ] || exit 1; sleep 0.1; done"#;
    let janitor = Command::new("sh")
        .args(["-c", script, "janitor"])
        .args([&disk, &memory])
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C or a test runner's time limit must not end it together with the tests.
        .process_group(0)
        .spawn()
        .expect("`sh` starts");
    Base {
        disk,
        memory,
        _janitor: janitor,
    }
});

fn has_room(folder: &Path) -> bool {
    let reported = try_run(
        Command::new("df")
            .args(["--output=avail", "-k"])
            .arg(folder),
    );
    let free = reported
        .ok()
        .and_then(|reported| reported.lines().nth(1)?.trim().parse::<u64>().ok());
    free.is_some_and(|free| free >= ENOUGH_MEMORY_KIB)
}

/// Where a server's folder is.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// On a real disk, where a sync takes its real time.
    Disk,
    /// In memory if there is enough. PostgreSQL makes a thousand small files for each database, which
    /// is many times faster here.
    Memory,
}

/// A new folder, removed on drop. With `for_postgres`, it belongs to the server's account.
pub(crate) fn folder(name: &str, place: Place, for_postgres: bool) -> TempDir {
    let parent = match place {
        Place::Disk => &BASE.disk,
        Place::Memory => &BASE.memory,
    };
    let folder = tempfile::Builder::new()
        .prefix(&format!("{name}-"))
        .permissions(Permissions::from_mode(0o755))
        .tempdir_in(parent)
        .expect("a temporary folder can be made");
    if for_postgres && is_root() {
        run(Command::new("chown").arg("postgres:").arg(folder.path()));
    }
    folder
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// A command that runs as the account `postgres` when we are root, because PostgreSQL and pgbouncer
/// refuse to run as root.
pub(crate) fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--init-groups"])
        .arg(program);
    command
}

/// The path of a server that Debian installs outside an ordinary user's `PATH`.
pub(crate) fn in_sbin(name: &str) -> PathBuf {
    let packaged = Path::new("/usr/sbin").join(name);
    if packaged.exists() {
        packaged
    } else {
        name.into()
    }
}

/// Runs a command to its end and returns its output. An error contains everything it printed.
pub(crate) fn try_run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| {
        format!(
            "{} does not start: {error}",
            command.get_program().display()
        )
    })?;
    let message = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return Ok(message.into_owned());
    }
    Err(format!(
        "{}{message}",
        String::from_utf8_lossy(&output.stderr)
    ))
}

pub(crate) fn run(command: &mut Command) -> String {
    try_run(command).unwrap_or_else(|error| panic!("{command:?} failed: {error}"))
}

/// Polls until `done` holds, and returns whether it did in time.
pub(crate) fn wait_until(mut done: impl FnMut() -> bool) -> bool {
    let begun = Instant::now();
    while !done() {
        if begun.elapsed() > PATIENCE {
            return false;
        }
        thread::sleep(PAUSE);
    }
    true
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn is_open(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// A loopback port that is free now and that this process has not been given before.
///
/// # Panics
///
/// When no free port is found.
#[must_use]
pub fn free_port() -> u16 {
    static GIVEN: LazyLock<Mutex<HashSet<u16>>> = LazyLock::new(Mutex::default);
    let random = RandomState::new().build_hasher().finish();
    let turn = usize::try_from(random % u64::from(PORTS.end - PORTS.start)).unwrap_or(0);
    PORTS
        .cycle()
        .skip(turn)
        .take(PORTS.len())
        .find(|port| {
            TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok() && lock(&GIVEN).insert(*port)
        })
        .expect("a loopback port is free")
}

/// What to start, and how.
pub(crate) struct Recipe {
    pub(crate) program: PathBuf,
    pub(crate) args: Vec<String>,
    pub(crate) as_postgres: bool,
    /// The signal that the process gets on drop and when this process dies, such as `KILL`.
    pub(crate) death: &'static str,
}

/// One server process with its folder and its log.
pub(crate) struct Server {
    recipe: Recipe,
    running: Mutex<Option<Child>>,
    folder: TempDir,
}

impl Server {
    /// Starts what `make` returns for a free port. Tries another port when a different process took
    /// this one first.
    pub(crate) fn start(
        make: impl Fn(u16) -> (Recipe, TempDir),
        is_ready: impl Fn(&Self, u16, u32) -> bool,
    ) -> (Self, u16) {
        let mut failure = String::new();
        for _ in 0..ATTEMPTS {
            let port = free_port();
            let (recipe, folder) = make(port);
            let server = Self {
                recipe,
                running: Mutex::new(None),
                folder,
            };
            match server.launch(|server, pid| is_ready(server, port, pid)) {
                Ok(()) => return (server, port),
                Err(error) if error.contains("Address already in use") => failure = error,
                Err(error) => panic!("{error}"),
            }
        }
        panic!("no port stayed free for the server: {failure}");
    }

    /// Starts the process and waits until `is_ready` holds for its process id.
    pub(crate) fn launch(&self, is_ready: impl Fn(&Self, u32) -> bool) -> Result<(), String> {
        let mut running = lock(&self.running);
        let child = spawn(self.command()).map_err(|error| {
            format!("`setpriv` does not start (apt-get install util-linux): {error}")
        })?;
        let pid = child.id();
        let child = running.insert(child);
        let mut ended = None;
        let in_time = wait_until(|| {
            ended = child.try_wait().ok().flatten();
            ended.is_some() || is_ready(self, pid)
        });
        if let Some(status) = ended {
            *running = None;
            return Err(self.complaint(&format!("ended at its start with {status}")));
        }
        if in_time {
            Ok(())
        } else {
            Err(self.complaint("was not ready in time"))
        }
    }

    fn command(&self) -> Command {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_path())
            .expect("the log can be opened");
        let mut command = Command::new("setpriv");
        if self.recipe.as_postgres && is_root() {
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
        }
        command
            // One `setpriv` does both: it sets the signal after the account, because changing the
            // account clears it.
            .args(["--pdeathsig", self.recipe.death])
            // If this process died before the signal was set, none will come. The server then does not
            // start at all.
            .args(["sh", "-c", r#"[ "$PPID" = "$0" ] && exec "$@""#])
            .arg(process::id().to_string())
            .arg(&self.recipe.program)
            .args(&self.recipe.args)
            .current_dir(self.path())
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("the log can be shared"))
            .stderr(log)
            // Ctrl-C is for the tests; the server is signalled when they die.
            .process_group(0);
        command
    }

    /// Sends a signal (such as `INT`) to a running process and waits for its end.
    pub(crate) fn end(&self, signal: &str) {
        let mut running = lock(&self.running);
        let Some(mut child) = running.take() else {
            return;
        };
        // The child is not reaped yet, so its number cannot belong to anyone else.
        let kill = [
            OsStr::new("-c"),
            OsStr::new(r#"kill -s "$0" "$1""#),
            OsStr::new(signal),
        ];
        let _ = Command::new("sh")
            .args(kill)
            .arg(child.id().to_string())
            .status();
        if !wait_until(|| matches!(child.try_wait(), Ok(Some(_)))) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    fn log_path(&self) -> PathBuf {
        self.path().join("log")
    }

    pub(crate) fn log(&self) -> String {
        fs::read(self.log_path())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// A message about this server, with the end of its log.
    pub(crate) fn complaint(&self, what: &str) -> String {
        let log = self.log();
        let mut tail: Vec<&str> = log.lines().rev().take(20).collect();
        tail.reverse();
        let program = self.recipe.program.display();
        format!("{program} {what}; its log ends with:\n{}", tail.join("\n"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end(self.recipe.death);
    }
}
