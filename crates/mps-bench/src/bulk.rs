//! Fills databases with a year of books: very many members and transactions. They are written without
//! the store, because ten million operations would take hours.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use mps_store::{Clock, SystemClock};
use mps_testbed::Postgres;
use rusqlite::functions::FunctionFlags;

use crate::secrets;

/// The SQL that makes the history, the same for both databases.
const HISTORY: &str = include_str!("bulk/history.sql");
/// The number of merchants.
pub(crate) const MERCHANTS: u64 = 100;
/// The length of the history, in microseconds.
const YEAR: u64 = 365 * 86_400_000_000;
/// How long before now the history ends, in microseconds.
const AGE: u64 = 600_000_000;

/// The texts in which the databases differ.
struct Dialect {
    no: &'static str,
    /// Makes a number small enough for a function of texts.
    int: &'static str,
    /// Makes texts compare byte by byte.
    bytes: &'static str,
    fingerprint: &'static str,
    everybody: &'static str,
}

const SQLITE: Dialect = Dialect {
    no: "0",
    int: "",
    bytes: "",
    fingerprint: "zeroblob(32)",
    everybody: "zeroblob(16)",
};

const POSTGRES: Dialect = Dialect {
    no: "false",
    int: "int4",
    bytes: "COLLATE \"C\"",
    fingerprint: "decode(repeat('00', 32), 'hex')",
    everybody: "'00000000-0000-0000-0000-000000000000'::uuid",
};

/// The SQL of the history for this many members.
fn history(dialect: &Dialect, members: u64) -> Result<String> {
    let now = u64::try_from(SystemClock.now().micros())?;
    let begin = now.saturating_sub(YEAR.saturating_add(AGE));
    let password = mps_api::hash_password(secrets::PASSWORD).map_err(|error| anyhow!("{error}"))?;
    let words = HashMap::from([
        ("{begin}", begin.to_string()),
        ("{span}", YEAR.to_string()),
        ("{members}", members.to_string()),
        ("{merchants}", MERCHANTS.to_string()),
        ("{password}", password.reveal().to_owned()),
        ("{false}", dialect.no.to_owned()),
        ("{int}", dialect.int.to_owned()),
        ("{bytes}", dialect.bytes.to_owned()),
        ("{fingerprint}", dialect.fingerprint.to_owned()),
        ("{everybody}", dialect.everybody.to_owned()),
    ]);
    let text = words.iter();
    Ok(text.fold(HISTORY.to_owned(), |text, (word, meaning)| {
        text.replace(word, meaning)
    }))
}

/// Fills a migrated SQLite file and returns how long it took.
pub(crate) fn fill_sqlite(path: &Path, members: u64) -> Result<Duration> {
    let started = Instant::now();
    let db = rusqlite::Connection::open(path)?;
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("id", 2, pure, |values| {
        let (Some(ms), Some(number)) = (values.get(0)?, values.get::<Option<i64>>(1)?) else {
            return Ok(None);
        };
        let ms: i64 = ms;
        let text = format!("{ms:012x}7{:03x}8{number:015x}", number & 0xfff);
        let id = uuid::Uuid::parse_str(&text);
        id.map(|id| Some(id.as_bytes().to_vec()))
            .map_err(|error| rusqlite::Error::UserFunctionError(Box::new(error)))
    })?;
    db.create_scalar_function("at", 1, pure, |values| values.get::<i64>(0))?;
    db.create_scalar_function("pad", 1, pure, |values| {
        values.get::<i64>(0).map(|number| format!("{number:010}"))
    })?;
    let indexes: Vec<(String, String)> = db
        .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut script = vec![
        "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; \
         PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY; BEGIN;"
            .to_owned(),
    ];
    let drops = indexes
        .iter()
        .map(|(name, _)| format!("DROP INDEX {name};"));
    script.extend(drops);
    script.push(format!(
        "CREATE TEMP TABLE numbers (i INTEGER PRIMARY KEY);
         INSERT INTO numbers WITH RECURSIVE n (i) AS
         (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {members}) SELECT i FROM n;"
    ));
    script.push(history(&SQLITE, members)?);
    script.extend(series(members).map(|(series, last)| {
        format!("UPDATE number_series SET next = {last} + 1 WHERE prefix = '{series}';")
    }));
    script.extend(indexes.iter().map(|(_, sql)| format!("{sql};")));
    script.push("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);".to_owned());
    db.execute_batch(&script.join("\n"))?;
    Ok(started.elapsed())
}

/// Fills a migrated PostgreSQL database and returns how long it took.
pub(crate) fn fill_postgres(server: &Postgres, database: &str, members: u64) -> Result<Duration> {
    let started = Instant::now();
    let indexes = server.psql(
        database,
        "SELECT replace(pg_get_indexdef(i.indexrelid), E'\\n', ' ') || ';' FROM pg_index i \
         JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
         LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid \
         WHERE n.nspname = 'mps' AND k.oid IS NULL AND c.relname IN ('transactions', \
         'member_profiles', 'member_cards', 'card_bindings', 'audit_log', \
         'settlements', 'settlement_items')",
    );
    let mut script = vec![
        "SET session_replication_role = replica; SET work_mem = '512MB'; \
         SET maintenance_work_mem = '1GB'; SET synchronous_commit = off; \
         CREATE SCHEMA bulk; SET search_path = bulk, mps, pg_catalog; \
         CREATE FUNCTION id(ms BIGINT, n BIGINT) RETURNS UUID LANGUAGE sql IMMUTABLE AS \
         $$ SELECT (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(n & 4095), 3, '0') || '8' \
            || lpad(to_hex(n), 15, '0'))::uuid $$; \
         CREATE FUNCTION at(us BIGINT) RETURNS TIMESTAMPTZ LANGUAGE sql IMMUTABLE AS \
         $$ SELECT TIMESTAMPTZ 'epoch' + us * INTERVAL '1 microsecond' $$; \
         CREATE FUNCTION pad(n BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS \
         $$ SELECT lpad(n::text, 10, '0') $$;"
            .to_owned(),
    ];
    for definition in indexes.lines() {
        let name = definition.split(" INDEX ").nth(1);
        let name = name.and_then(|rest| rest.split(' ').next());
        let name = name.context("an index without a name")?;
        script.push(format!("DROP INDEX mps.{name};"));
    }
    script.push(format!(
        "CREATE TEMP TABLE numbers AS SELECT i::bigint FROM generate_series(0, {members} - 1) i;"
    ));
    script.push(history(&POSTGRES, members)?);
    script.extend(series(members).map(|(series, last)| {
        let name = format!("mps.numbers_{}", series.to_lowercase());
        format!("SELECT setval('{name}', {last} + 100);")
    }));
    script.push(indexes);
    script.push("DROP SCHEMA bulk CASCADE; VACUUM ANALYZE;".to_owned());
    server.psql(database, &script.join("\n"));
    Ok(started.elapsed())
}

/// The last number of each series.
fn series(members: u64) -> [(&'static str, u64); 6] {
    [
        ("M", members),
        ("STD", members),
        ("RCG", members),
        ("REF", members),
        ("PAY", members.saturating_mul(8)),
        ("SET", MERCHANTS.saturating_mul(61)),
    ]
}
