//! Copies of a PostgreSQL database, made and restored by PostgreSQL's own tools.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use tokio_postgres::config::Host;
use uuid::Uuid;

use crate::background::blocking;
use crate::contents::{COUNTS, Contents, GAP, LONG_GAP, QUESTIONS, contents};
use crate::error::StoreError;
use crate::options::PostgresOptions;
use crate::postgres::connection::{Connection, Request};
use crate::postgres::server::{Server, without_tls_parameters};

/// Begins the snapshot that is copied. It lasts as long as the connection.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \
     SET LOCAL idle_in_transaction_session_timeout = 0";

/// The longest part of a line that is read at once.
const PART_MAX: u64 = 1024 * 1024;
/// What the tools of PostgreSQL may know of this process's environment, which contains secrets.
const ENVIRONMENT: [&str; 7] = [
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "LD_LIBRARY_PATH",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
];

/// Copies the books into `out` as the statements that create them.
pub(crate) async fn copy<W: Write + Send + 'static>(
    options: &PostgresOptions,
    out: W,
) -> Result<(Contents, W), StoreError> {
    let mut connection = Server::find(options).await?.connect().await?;
    connection.run(SNAPSHOT).await?;
    let there = ask(
        &mut connection,
        ["SELECT 1 FROM pg_namespace WHERE nspname = 'mps'"],
    )
    .await?;
    if there.iter().all(Vec::is_empty) {
        let missing = "there are no books in the database of DATABASE_URL";
        return Err(StoreError::Setting(missing.to_owned()));
    }
    let questions = COUNTS.iter().map(|(_, sql)| *sql).chain(QUESTIONS);
    let contents = contents(ask(&mut connection, questions).await?)?;
    let exported = ask(&mut connection, ["SELECT pg_export_snapshot()"]).await?;
    let snapshot: String = exported
        .first()
        .and_then(|rows| rows.first())
        .map_or_else(|| Ok(String::new()), |row| row.get(0))?;
    let mut dump = tool("pg_dump", options)?;
    dump.args(["--schema=mps", "--no-owner", "--no-privileges"]);
    dump.arg(format!("--snapshot={snapshot}"));
    let written = blocking(move || {
        let mut out = out;
        dump.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut running = Running::start("pg_dump", dump)?;
        let copied = match running.child.stdout.take() {
            Some(mut statements) => std::io::copy(&mut statements, &mut out),
            None => Ok(0),
        };
        running.finish(copied.map(drop))?;
        Ok(out)
    });
    let out = written.await?;
    connection.run("COMMIT").await?;
    Ok((contents, out))
}

/// Restores the books from a copy, in one transaction.
pub(crate) async fn restore<R: Read + Send + 'static>(
    options: &PostgresOptions,
    copy: R,
) -> Result<(), StoreError> {
    let mut connection = Server::find(options).await?.connect_to_write().await?;
    let there = ask(
        &mut connection,
        ["SELECT 1 FROM pg_namespace WHERE nspname = 'mps'"],
    )
    .await?;
    if there.iter().any(|rows| !rows.is_empty()) {
        return Err(StoreError::Setting(
            "the database of DATABASE_URL has a schema mps already, and it is not overwritten: \
             name another database, or rename or drop that schema first"
                .to_owned(),
        ));
    }
    let mut psql = tool("psql", options)?;
    psql.args(["--no-psqlrc", "--quiet", "--single-transaction"]);
    // With these settings an error does not repeat the refused row.
    psql.args(["--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse"]);
    psql.arg("--output=/dev/null");
    blocking(move || {
        let mut copy = copy;
        psql.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut running = Running::start("psql", psql)?;
        let fed = match running.child.stdin.take() {
            Some(mut statements) => {
                let fed = feed(&mut copy, &mut statements)
                    .and_then(|()| statements.write_all(end_what_is_live().as_bytes()));
                if fed.is_err() {
                    // At the end of its input psql would commit what it has.
                    running.stop();
                }
                fed
            }
            None => Ok(()),
        };
        running.finish(fed)
    })
    .await
}

/// Hands the statements of a copy to `psql`, which must not run commands of the system for them: in its restricted
/// mode it takes statements alone. Versions of `pg_dump` write commands that begin and end this mode too, which are
/// left out.
fn feed(copy: impl Read, statements: &mut impl Write) -> std::io::Result<()> {
    writeln!(statements, "\\restrict {}", Uuid::new_v4().simple())?;
    let mut copy = BufReader::new(copy);
    let mut part = Vec::new();
    let (mut begins_line, mut is_data) = (true, false);
    loop {
        part.clear();
        let read = copy.by_ref().take(PART_MAX).read_until(b'\n', &mut part)?;
        if read == 0 {
            return Ok(());
        }
        let ends_line = part.ends_with(b"\n");
        let is_own = begins_line
            && !is_data
            && (part.starts_with(b"\\restrict ") || part.starts_with(b"\\unrestrict "));
        if begins_line && ends_line {
            is_data = if is_data {
                part != b"\\.\n"
            } else {
                part.starts_with(b"COPY ") && part.ends_with(b" FROM stdin;\n")
            };
        }
        if !is_own {
            statements.write_all(&part)?;
        }
        begins_line = ends_line;
    }
}

/// Returns statements that end the sessions, codes and links that were live when the copy was made, and move the
/// numbers on, so that those given out since the copy are not given out twice. They also revoke the rights of
/// all other roles, whatever this database grants on new schemas.
fn end_what_is_live() -> String {
    format!(
        "
UPDATE mps.sessions SET ended_at = now() WHERE ended_at IS NULL;
UPDATE mps.payment_codes SET ended = 'revoked' WHERE ended IS NULL;
DO $$
BEGIN
    IF to_regclass('mps.activations') IS NOT NULL THEN
        UPDATE mps.activations SET used_at = now() WHERE used_at IS NULL;
    END IF;
    IF to_regclass('mps.approvals') IS NOT NULL THEN
        UPDATE mps.approvals SET status = 'refused', decided_at = now() WHERE status = 'pending';
    END IF;
END $$;
DO $$
DECLARE
    series RECORD;
BEGIN
    FOR series IN SELECT sequencename, coalesce(last_value, start_value) AS at
                  FROM pg_sequences WHERE schemaname = 'mps' AND sequencename LIKE 'numbers\\_%' LOOP
        PERFORM setval(format('mps.%I', series.sequencename), series.at +
            CASE WHEN series.sequencename IN ('numbers_m', 'numbers_std', 'numbers_cor', 'numbers_vch')
            THEN {GAP} ELSE {LONG_GAP} END);
    END LOOP;
    REVOKE ALL ON SCHEMA mps FROM PUBLIC;
    REVOKE ALL ON ALL TABLES IN SCHEMA mps FROM PUBLIC;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA mps FROM PUBLIC;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mps FROM PUBLIC;
END
$$;
"
    )
}

async fn ask<'a>(
    connection: &mut Connection,
    questions: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Vec<crate::value::Row>>, StoreError> {
    let requests: Vec<Request> = questions
        .into_iter()
        .map(|sql| Request {
            sql: sql.into(),
            parameters: Vec::new(),
        })
        .collect();
    connection.together(None, &requests, None).await
}

/// Prepares a tool of PostgreSQL with the address of the database. The password is in the environment,
/// because every user of the machine can see arguments.
fn tool(name: &str, options: &PostgresOptions) -> Result<Command, StoreError> {
    let (url, ssl_mode, root) = without_tls_parameters(&options.url);
    let config: tokio_postgres::Config = url.parse().map_err(|_| {
        StoreError::Setting("DATABASE_URL is not an address of PostgreSQL".to_owned())
    })?;
    let mut tool = Command::new(name);
    tool.env_clear();
    for variable in ENVIRONMENT {
        if let Some(value) = std::env::var_os(variable) {
            tool.env(variable, value);
        }
    }
    let host = config.get_hosts().first().map(|host| match host {
        Host::Tcp(host) => host.clone(),
        #[cfg(unix)]
        Host::Unix(folder) => folder.display().to_string(),
    });
    let port = config.get_ports().first().map(u16::to_string);
    let password = config.get_password().map(String::from_utf8_lossy);
    let settings = [
        ("PGHOST", host.as_deref()),
        ("PGPORT", port.as_deref()),
        ("PGUSER", config.get_user()),
        ("PGPASSWORD", password.as_deref()),
        ("PGDATABASE", config.get_dbname().or(config.get_user())),
        ("PGSSLMODE", ssl_mode),
        ("PGSSLROOTCERT", root),
        ("PGAPPNAME", Some("mps-api")),
    ];
    for (variable, value) in settings {
        if let Some(value) = value {
            tool.env(variable, value);
        }
    }
    // Nobody is there to enter a password.
    tool.arg("--no-password");
    Ok(tool)
}

/// A running tool.
struct Running {
    name: &'static str,
    child: Child,
    complaints: Option<std::thread::JoinHandle<String>>,
}

impl Running {
    fn start(name: &'static str, mut command: Command) -> Result<Self, StoreError> {
        let child = command.stderr(Stdio::piped()).spawn();
        let mut child = child.map_err(|source| StoreError::Io {
            what: format!(
                "starting {name}, which comes with PostgreSQL's client programs (Debian: \
                 postgresql-client) and must be on the PATH"
            ),
            source,
        })?;
        let complaints = child.stderr.take().map(|mut stderr| {
            std::thread::spawn(move || {
                let mut text = Vec::new();
                let _ = stderr.read_to_end(&mut text);
                String::from_utf8_lossy(&text).trim().to_owned()
            })
        });
        Ok(Self {
            name,
            child,
            complaints,
        })
    }

    fn stop(&mut self) {
        // The tool may have ended by itself.
        let _ = self.child.kill();
    }

    /// Waits until the tool ends. The tool's own error explains a broken pipe, so it comes first.
    fn finish(mut self, piped: std::io::Result<()>) -> Result<(), StoreError> {
        let name = self.name;
        let io = |source| StoreError::Io {
            what: format!("speaking with {name}"),
            source,
        };
        if piped.is_err() {
            self.stop();
        }
        let status = self.child.wait().map_err(io)?;
        let complaints = self.complaints.take().map(std::thread::JoinHandle::join);
        let complaints = complaints.and_then(Result::ok).unwrap_or_default();
        match piped {
            Err(source) if complaints.is_empty() => Err(io(source)),
            Ok(()) if status.success() => Ok(()),
            _ => Err(StoreError::Setting(format!("{name}: {complaints}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_the_dump_are_left_out_and_data_stays() {
        let long = "x".repeat(3 * 1024 * 1024);
        let dump = format!(
            "\\restrict abc\nSET x = 1;\nCOPY mps.t (a) FROM stdin;\n\\restrict is data\n\\N\n{long}\n\\.\n\
             \\! id\n\\unrestrict abc\nlast"
        );
        let mut fed = Vec::new();
        feed(dump.as_bytes(), &mut fed).unwrap();
        let fed = String::from_utf8(fed).unwrap();
        let (first, rest) = fed.split_once('\n').unwrap();
        assert!(
            first.starts_with("\\restrict ") && first.len() == 42,
            "{first}"
        );
        let expected = format!(
            "SET x = 1;\nCOPY mps.t (a) FROM stdin;\n\\restrict is data\n\\N\n{long}\n\\.\n\\! id\nlast"
        );
        assert!(rest == expected);
    }
}
