//! Tests that the servers start, serve and stop, and never outlive the tests.

use mps_testbed::{Pgbouncer, Postgres, Proxy, Redis, RedisCluster, free_port};
use std::error::Error;
use std::fs::{self, Permissions};
use std::net::{Ipv4Addr, TcpStream as StdStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, io, thread};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

type Outcome = Result<(), Box<dyn Error>>;

fn is_open(port: u16) -> bool {
    StdStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn psql_at(url: &str, sql: &str) -> Result<String, Box<dyn Error>> {
    let output = Command::new("psql")
        .args(["-XAtq", "-d", url, "-c", sql])
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

#[test]
fn postgres_serves_clones_stops_and_starts_again() {
    let postgres = Postgres::start_with(&[("work_mem", "5MB"), ("application_name", "it's")]);
    let settings = "SELECT current_setting('work_mem'), current_setting('fsync'),
        current_setting('timezone'), current_setting('server_encoding'),
        current_setting('lc_collate'), current_setting('max_connections')";
    assert_eq!(
        postgres.psql("postgres", settings),
        "5MB|on|UTC|UTF8|C.UTF-8|200"
    );

    let first = postgres.create_database();
    assert_eq!(
        postgres.psql(
            &first,
            "CREATE TABLE t (n int); INSERT INTO t VALUES (1), (2)"
        ),
        ""
    );
    let second = postgres.clone_database(&first);
    assert_ne!(first, second);
    assert_eq!(
        postgres.psql(&second, "INSERT INTO t VALUES (3); SELECT n FROM t"),
        "1\n2\n3"
    );
    assert_eq!(postgres.psql(&first, "SELECT n FROM t"), "1\n2");

    let error = postgres.try_psql(&first, "SELECT nonsense; SELECT 1").err();
    assert!(error.is_some_and(|error| error.contains("\"nonsense\" does not exist")));

    postgres.stop();
    assert!(!is_open(postgres.port()));
    assert!(postgres.try_psql(&first, "SELECT 1").is_err());
    postgres.restart();
    assert_eq!(postgres.psql(&second, "SELECT count(*) FROM t"), "3");
}

#[test]
fn postgres_keeps_what_was_committed_when_killed() -> Outcome {
    let postgres = Postgres::start();
    let database = postgres.create_database();
    assert_eq!(
        postgres.psql(
            &database,
            "CREATE TABLE t (n int); INSERT INTO t VALUES (1)"
        ),
        ""
    );
    let mut session = Command::new("psql")
        .args([
            "-X",
            "-d",
            &postgres.url(&database),
            "-c",
            "SELECT pg_sleep(60)",
        ])
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .spawn()?;
    wait_until("the session sleeps", || {
        let sleeping = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
        postgres.psql("postgres", sleeping) == "1"
    });
    postgres.kill();
    assert!(!is_open(postgres.port()));
    assert!(!session.wait()?.success());
    postgres.restart();
    assert_eq!(postgres.psql(&database, "SELECT n FROM t"), "1");
    Ok(())
}

#[test]
fn a_template_in_use_is_cloned_when_it_is_free() -> Outcome {
    let postgres = Postgres::shared();
    let template = postgres.create_database();
    let mut session = Command::new("psql")
        .args([
            "-X",
            "-d",
            &postgres.url(&template),
            "-c",
            "SELECT pg_sleep(6)",
        ])
        .stdout(Stdio::null())
        .spawn()?;
    wait_until("the session sleeps", || {
        let sleeping = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
        postgres.psql("postgres", sleeping) == "1"
    });
    let copy = postgres.clone_database(&template);
    assert_eq!(postgres.psql(&copy, "SELECT 1"), "1");
    assert!(session.wait()?.success());
    Ok(())
}

#[test]
fn databases_can_be_made_from_many_threads() {
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let database = Postgres::shared().create_database();
                assert_eq!(Postgres::shared().psql(&database, "SELECT 1"), "1");
            });
        }
    });
    assert_eq!(Postgres::shared().psql("postgres", "SHOW fsync"), "off");
}

#[test]
fn redis_serves_stops_and_starts_again() {
    let redis = Redis::start_with(&["--maxmemory", "10mb"]);
    assert_eq!(
        redis.cli(&["CONFIG", "GET", "maxmemory"]),
        "maxmemory\n10485760"
    );
    assert_eq!(redis.cli(&["CONFIG", "GET", "save"]), "save\n");
    assert_eq!(redis.cli(&["SET", "key", "two words"]), "OK");
    assert_eq!(redis.cli(&["GET", "key"]), "two words");
    assert_eq!(redis.url(), format!("redis://127.0.0.1:{}", redis.port()));
    redis.stop();
    assert!(!is_open(redis.port()));
    redis.restart();
    assert_eq!(redis.cli(&["EXISTS", "key"]), "0");
    let port = redis.port();
    drop(redis);
    assert!(!is_open(port));
}

#[test]
fn the_redis_cluster_serves_every_slot() -> Outcome {
    let cluster = RedisCluster::start();
    let urls = cluster.urls();
    assert_eq!(urls.len(), 3);
    let url = urls.first().ok_or("no node")?;
    for key in ["a", "b", "c", "d", "e", "f"] {
        let output = Command::new("redis-cli")
            .args(["-e", "-c", "-u", url, "SET", key, "1"])
            .output()?;
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), "OK");
    }
    Ok(())
}

#[test]
fn pgbouncer_forwards_every_database() -> Outcome {
    let postgres = Postgres::start_with(&[("fsync", "off")]);
    let database = postgres.create_database();
    let pgbouncer = Pgbouncer::start(&postgres);
    assert_eq!(
        psql_at(&pgbouncer.url(&database), "SELECT current_database()")?,
        database
    );
    assert_eq!(
        psql_at(&pgbouncer.url("postgres"), "SELECT current_user")?,
        "postgres"
    );
    let mode = psql_at(&pgbouncer.url("pgbouncer"), "SHOW CONFIG")?;
    assert!(
        mode.lines()
            .any(|line| line.starts_with("pool_mode|transaction|")),
        "{mode}"
    );
    postgres.restart();
    wait_until("pgbouncer reconnects", || {
        psql_at(&pgbouncer.url(&database), "SELECT 1").is_ok()
    });
    Ok(())
}

async fn ask(stream: &mut TcpStream, question: &str) -> io::Result<String> {
    stream.write_all(question.as_bytes()).await?;
    let mut answer = [0; 100];
    let length = stream.read(&mut answer).await?;
    Ok(String::from_utf8_lossy(answer.get(..length).unwrap_or_default()).into_owned())
}

async fn connect(port: u16) -> io::Result<TcpStream> {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await
}

#[tokio::test]
async fn the_proxy_swallows_answers() -> Outcome {
    let redis = Redis::start();
    let proxy = Proxy::start(redis.port()).await;
    let mut before = connect(proxy.port()).await?;
    assert_eq!(ask(&mut before, "SET early 1\r\n").await?, "+OK\r\n");

    proxy.swallow_answer_after(b"SET", 2);
    assert_eq!(ask(&mut before, "PING\r\n").await?, "+PONG\r\n");
    assert_eq!(ask(&mut before, "SET whole 1\r\n").await?, "");
    assert_eq!(redis.cli(&["GET", "whole"]), "1");
    assert_eq!(proxy.swallowed(), 1);

    // The answer to the PING shows that the first piece went through as its own chunk.
    let mut pieces = connect(proxy.port()).await?;
    assert_eq!(ask(&mut pieces, "PING\r\nSE").await?, "+PONG\r\n");
    assert_eq!(ask(&mut pieces, "T split 1\r\n").await?, "");
    assert_eq!(redis.cli(&["GET", "split"]), "1");
    assert_eq!(proxy.swallowed(), 2);

    let mut after = connect(proxy.port()).await?;
    assert_eq!(ask(&mut after, "SET late 1\r\n").await?, "+OK\r\n");
    assert_eq!(proxy.swallowed(), 2);
    Ok(())
}

#[tokio::test]
async fn the_proxy_swallows_the_answer_to_a_commit() -> Outcome {
    let postgres = Postgres::shared();
    let database = postgres.create_database();
    assert_eq!(postgres.psql(&database, "CREATE TABLE t (n int)"), "");
    let proxy = Proxy::start(postgres.port()).await;
    proxy.swallow_answer_after(b"COMMIT", 1);
    let url = format!("postgres://postgres@127.0.0.1:{}/{database}", proxy.port());
    let script = "INSERT INTO t VALUES (1);";
    let session = thread::spawn(move || {
        let args = [
            "-X", "-d", &url, "-c", "BEGIN", "-c", script, "-c", "COMMIT",
        ];
        Command::new("psql").args(args).output()
    });
    while !session.is_finished() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let output = session.join().map_err(|_| "the thread failed")??;
    assert!(!output.status.success());
    assert_eq!(proxy.swallowed(), 1);
    assert_eq!(postgres.psql(&database, "SELECT n FROM t"), "1");
    Ok(())
}

#[tokio::test]
async fn the_proxy_delays_cuts_and_refuses() -> Outcome {
    let redis = Redis::start();
    let proxy = Proxy::start(redis.port()).await;
    let mut stream = connect(proxy.port()).await?;
    assert_eq!(ask(&mut stream, "PING\r\n").await?, "+PONG\r\n");

    proxy.set_delay(Duration::from_millis(50));
    let begun = Instant::now();
    assert_eq!(ask(&mut stream, "PING\r\n").await?, "+PONG\r\n");
    assert!(begun.elapsed() >= Duration::from_millis(100));
    proxy.set_delay(Duration::ZERO);

    proxy.cut_all();
    assert!(!matches!(
        ask(&mut stream, "SET cut 1\r\n").await.as_deref(),
        Ok("+OK\r\n")
    ));
    assert_eq!(redis.cli(&["EXISTS", "cut"]), "0");

    proxy.refuse(true);
    let mut refused = connect(proxy.port()).await?;
    assert!(!matches!(
        ask(&mut refused, "PING\r\n").await.as_deref(),
        Ok("+PONG\r\n")
    ));
    proxy.refuse(false);
    let mut stream = connect(proxy.port()).await?;
    assert_eq!(ask(&mut stream, "PING\r\n").await?, "+PONG\r\n");

    let port = proxy.port();
    drop(proxy);
    assert!(!matches!(
        ask(&mut stream, "PING\r\n").await.as_deref(),
        Ok("+PONG\r\n")
    ));
    assert!(!is_open(port));
    Ok(())
}

#[test]
fn free_ports_differ() {
    let (one, two) = (free_port(), free_port());
    assert_ne!(one, two);
    assert!(!is_open(one) && !is_open(two));
}

#[test]
fn a_server_outlives_the_thread_that_started_it() -> Outcome {
    let redis = thread::spawn(Redis::start)
        .join()
        .map_err(|_| "the thread failed")?;
    assert_eq!(redis.cli(&["PING"]), "PONG");
    Ok(())
}

const REPORT: &str = "MPS_TESTBED_REPORT";

/// Not a test of its own: [`start_family`] runs it as a process that will be killed or ended.
#[test]
fn family() -> Outcome {
    let Some(report) = env::var_os(REPORT) else {
        return Ok(());
    };
    let postgres = Postgres::shared();
    let another = Postgres::start();
    let pgbouncer = Pgbouncer::start(&another);
    let bouncer_port = pgbouncer
        .url("")
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .map(str::parse);
    let bouncer_port: u16 = bouncer_port.ok_or("no port")??;
    let ports = [
        postgres.port(),
        another.port(),
        bouncer_port,
        Redis::shared().port(),
    ];
    let draft = Path::new(&report).with_extension("draft");
    fs::write(&draft, ports.map(|port| port.to_string()).join(" "))?;
    fs::rename(draft, &report)?;
    // Waits until the parent closes it; the parent may also kill this process meanwhile.
    io::copy(&mut io::stdin(), &mut io::sink())?;
    Ok(())
}

/// Starts this test program again, for [`family`] only, and returns it with its servers' ports.
fn start_family(home: &Path) -> Result<(Child, Vec<u16>), Box<dyn Error>> {
    let report = home.join("report");
    let child = Command::new(env::current_exe()?)
        .args(["--exact", "family"])
        .env(REPORT, &report)
        .env("TMPDIR", home)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    wait_until("the family is there", || report.exists());
    let ports = fs::read_to_string(&report)?;
    let ports = ports
        .split(' ')
        .map(str::parse)
        .collect::<Result<Vec<u16>, _>>()?;
    assert!(ports.len() == 4 && ports.iter().all(|&port| is_open(port)));
    assert_eq!(fs::read_dir(home)?.count(), 2);
    Ok((child, ports))
}

fn assert_all_gone(home: &Path, ports: &[u16], pid: u32) {
    wait_until("all ports close", || {
        !ports.iter().any(|&port| is_open(port))
    });
    wait_until("the folder in memory goes", || {
        let prefix = format!("mps-testbed-{pid}-");
        let mut files = fs::read_dir("/dev/shm").into_iter().flatten().flatten();
        !files.any(|file| file.file_name().to_string_lossy().starts_with(&prefix))
    });
    wait_until("the folder on disk goes", || {
        fs::read_dir(home).is_ok_and(|files| files.count() == 1)
    });
}

fn home() -> io::Result<tempfile::TempDir> {
    // The server's account must be able to reach its own folder in this one.
    tempfile::Builder::new()
        .permissions(Permissions::from_mode(0o755))
        .tempdir()
}

#[test]
fn servers_die_with_a_killed_process() -> Outcome {
    let home = home()?;
    let (mut child, ports) = start_family(home.path())?;
    child.kill()?;
    assert!(!child.wait()?.success());
    let begun = Instant::now();
    assert_all_gone(home.path(), &ports, child.id());
    eprintln!("all gone {:?} after SIGKILL", begun.elapsed());
    Ok(())
}

#[test]
fn servers_in_statics_end_with_a_process_that_ends_well() -> Outcome {
    let home = home()?;
    let (mut child, ports) = start_family(home.path())?;
    drop(child.stdin.take());
    assert!(child.wait()?.success());
    let begun = Instant::now();
    assert_all_gone(home.path(), &ports, child.id());
    eprintln!("all gone {:?} after the end", begun.elapsed());
    Ok(())
}
