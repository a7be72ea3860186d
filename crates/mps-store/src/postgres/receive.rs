//! Moves all rows of a SQLite file to PostgreSQL, in one transaction. It is committed only when both
//! databases have the same rows.

use std::path::{Path, PathBuf};
use std::pin::pin;

use futures::TryStreamExt;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use tokio_postgres::Client;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};

use mps_domain::Timestamp;

use crate::background::blocking;
use crate::contents::Moved;
use crate::error::StoreError;
use crate::options::PostgresOptions;
use crate::postgres::server::Server;
use crate::postgres::values;
use crate::sqlite::Connection;
use crate::value::{FromValue, Row, Value};

/// The tables that belong to a database and not to the books: the lanes, and the names of the migrations,
/// which are there already.
const LEFT_OUT: &str = "'lanes', 'schema_migrations'";
/// The table that the database itself writes while other rows arrive. It is replaced after all others.
const KEPT_BY_TRIGGERS: &str = "'member_states'";
/// The number of rows in transit between the two databases at once.
const ON_THE_WAY: usize = 4096;
/// Counts rows in the tables that are empty as long as there are no books.
const EMPTY: &str = "SELECT count(*) FROM (SELECT 1 FROM mps.admins UNION ALL SELECT 1 FROM mps.merchants \
     UNION ALL SELECT 1 FROM mps.member_profiles UNION ALL SELECT 1 FROM mps.audit_log) t";
/// The tables and columns. A table comes after the tables that it refers to, except for references that are
/// checked only at the end and references to itself.
const COLUMNS: &str = "WITH RECURSIVE refs AS (SELECT DISTINCT conrelid, confrelid FROM pg_constraint \
     WHERE contype = 'f' AND NOT condeferred AND conrelid <> confrelid \
     AND connamespace = 'mps'::regnamespace), \
     depths (oid, depth) AS (SELECT oid, 0 FROM pg_class WHERE relkind = 'r' \
     AND relnamespace = 'mps'::regnamespace \
     UNION SELECT r.conrelid, d.depth + 1 FROM depths d JOIN refs r ON r.confrelid = d.oid) \
     SELECT c.relname::text, a.attname::text, a.atttypid::regtype::text, a.attidentity <> '' \
     FROM (SELECT oid, max(depth) AS depth FROM depths GROUP BY oid) d \
     JOIN pg_class c ON c.oid = d.oid \
     JOIN pg_attribute a ON a.attrelid = d.oid AND a.attnum > 0 AND NOT a.attisdropped \
     AND a.attgenerated = ''";

/// A table in PostgreSQL.
struct Table {
    name: String,
    columns: Vec<(String, Type)>,
    /// The column whose numbers the database generates.
    identity: Option<String>,
}

/// A checksum of rows that does not depend on their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    rows: u64,
    sum: u128,
}

impl Sum {
    fn add(&mut self, row: &[Value]) {
        let mut hash = Sha256::new();
        for value in row {
            // The length of a value and its kind are part of the hash, so that two different rows never look
            // alike.
            let text = format!("{value:?}");
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        let digest = hash.finalize();
        let first = digest.first_chunk::<16>().copied().unwrap_or_default();
        self.rows = self.rows.saturating_add(1);
        self.sum = self.sum.wrapping_add(u128::from_le_bytes(first));
    }
}

/// Receives the rows of a file. The target must have the schema and no books.
pub(crate) async fn receive(source: &Path, options: &PostgresOptions) -> Result<Moved, StoreError> {
    let server = Server::find(options).await?;
    let (mut client, connection) = server.config.connect(server.tls.clone()).await?;
    tokio::spawn(connection);
    let transaction = client.transaction().await?;
    let client = transaction.client();
    client
        .batch_execute("SET LOCAL statement_timeout = 0")
        .await?;
    let there: i64 = client.query_one(EMPTY, &[]).await?.try_get(0)?;
    if there > 0 {
        return Err(StoreError::Setting(
            "the database that is moved to has books already, and they are not overwritten: name an \
             empty one"
                .to_owned(),
        ));
    }
    let mut rows = 0_u64;
    let mut tables = 0_u64;
    for table in tables_of(client).await? {
        let sent = send(client, source, &table).await?;
        let stored = sum_of(client, &table).await?;
        if sent != stored {
            return Err(StoreError::Corrupt(format!(
                "{} has different rows than the file ({} and {}); nothing was moved",
                table.name, stored.rows, sent.rows
            )));
        }
        rows = rows.saturating_add(sent.rows);
        tables = tables.saturating_add(1);
    }
    series(client, source).await?;
    transaction.commit().await?;
    Ok(Moved { tables, rows })
}

async fn tables_of(client: &Client) -> Result<Vec<Table>, StoreError> {
    let sql = format!(
        "{COLUMNS} WHERE c.relname NOT IN ({LEFT_OUT}) \
         ORDER BY c.relname IN ({KEPT_BY_TRIGGERS}), d.depth, c.relname, a.attnum"
    );
    let mut tables: Vec<Table> = Vec::new();
    for row in client.query(&sql, &[]).await? {
        let (name, column, kind): (String, String, String) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let kind = match kind.as_str() {
            "uuid" => Type::UUID,
            "text" => Type::TEXT,
            "bigint" => Type::INT8,
            "bytea" => Type::BYTEA,
            "boolean" => Type::BOOL,
            "timestamp with time zone" => Type::TIMESTAMPTZ,
            other => {
                let strange = format!("{name}.{column} has the unknown type {other}");
                return Err(StoreError::Corrupt(strange));
            }
        };
        if tables.last().is_none_or(|table| table.name != name) {
            tables.push(Table {
                name,
                columns: Vec::new(),
                identity: None,
            });
        }
        if let Some(table) = tables.last_mut() {
            if row.try_get(3)? {
                table.identity = Some(column.clone());
            }
            table.columns.push((column, kind));
        }
    }
    Ok(tables)
}

/// Sends the rows of a table and returns their checksum.
async fn send(client: &Client, source: &Path, table: &Table) -> Result<Sum, StoreError> {
    let Table { name, columns, .. } = table;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let types: Vec<Type> = columns.iter().map(|(_, kind)| kind.clone()).collect();
    // A new schema has rows of its own: levels, and how far the sums go.
    let defaults = format!("SELECT 1 FROM mps.{name} LIMIT 1");
    if !client.query(&defaults, &[]).await?.is_empty() {
        client
            .execute(&format!("DELETE FROM mps.{name}"), &[])
            .await?;
    }
    let quoted = format!("\"{}\"", names.join("\", \""));
    let select = format!("SELECT {quoted} FROM {name}");
    let (to_send, mut rows) = mpsc::channel::<Vec<Value>>(ON_THE_WAY);
    let reading = tokio::spawn(read(source.to_owned(), select, types.clone(), to_send));
    let copy = format!("COPY mps.{name} ({quoted}) FROM STDIN BINARY");
    let mut writer = pin!(BinaryCopyInWriter::new(
        client.copy_in(&copy).await?,
        &types
    ));
    let mut sum = Sum::default();
    while let Some(row) = rows.recv().await {
        sum.add(&row);
        let values: Vec<&(dyn ToSql + Sync)> = row
            .iter()
            .map(|value| value as &(dyn ToSql + Sync))
            .collect();
        writer.as_mut().write(&values).await?;
    }
    // An incomplete read must not look like a complete one.
    reading.await.map_err(|_| StoreError::Closed)??;
    writer.finish().await?;
    if let Some(identity) = &table.identity {
        let on = format!(
            "SELECT setval(pg_get_serial_sequence('mps.{name}', '{identity}'), max({identity})) \
             FROM mps.{name} HAVING max({identity}) IS NOT NULL"
        );
        client.query(&on, &[]).await?;
    }
    Ok(sum)
}

/// Reads the rows of a SQLite file as values of PostgreSQL's types.
async fn read(
    source: PathBuf,
    select: String,
    types: Vec<Type>,
    to_send: mpsc::Sender<Vec<Value>>,
) -> Result<(), StoreError> {
    blocking(move || {
        let connection = Connection::open_reader(&source)?;
        connection.each_row(&select, |row| {
            let values = row.0.iter().zip(&types);
            let values = values.map(|(value, kind)| typed(value, kind));
            let values = values.collect::<Option<Vec<Value>>>().ok_or_else(|| {
                StoreError::Corrupt(format!("a row of {select} has another type"))
            })?;
            // The receiver is gone when the other side has failed, and that side reports why.
            to_send
                .blocking_send(values)
                .map_err(|_| StoreError::Closed)
        })
    })
    .await
}

/// Converts a value of SQLite, which has only numbers, texts and bytes, to a type of PostgreSQL.
fn typed(value: &Value, kind: &Type) -> Option<Value> {
    if *value == Value::Null {
        return Some(Value::Null);
    }
    match *kind {
        Type::UUID => uuid::Uuid::from_value(value).map(Value::Uuid),
        Type::TIMESTAMPTZ => Timestamp::from_value(value).map(Value::Time),
        Type::BOOL => bool::from_value(value).map(Value::Bool),
        _ => Some(value.clone()),
    }
}

/// Reads the rows of a table back and returns their checksum.
async fn sum_of(client: &Client, table: &Table) -> Result<Sum, StoreError> {
    let names = table.columns.iter().map(|(name, _)| name.as_str());
    let quoted = format!("\"{}\"", names.collect::<Vec<_>>().join("\", \""));
    let select = format!("SELECT {quoted} FROM mps.{}", table.name);
    let nothing: [&(dyn ToSql + Sync); 0] = [];
    let mut rows = pin!(client.query_raw(&select, nothing).await?);
    let mut sum = Sum::default();
    while let Some(row) = rows.try_next().await? {
        let Row(values) = values::row(&row)?;
        sum.add(&values);
    }
    Ok(sum)
}

/// Moves the number series on to where the file's series are.
async fn series(client: &Client, source: &Path) -> Result<(), StoreError> {
    let source = source.to_owned();
    let series = blocking(move || {
        let connection = Connection::open_reader(&source)?;
        connection.rows("SELECT lower(prefix), next FROM number_series", &[])
    });
    for row in series.await? {
        let (prefix, next): (String, i64) = (row.get(0)?, row.get(1)?);
        if next > 1 {
            let on = format!("SELECT setval('mps.numbers_{prefix}', $1)");
            client.query(&on, &[&next.saturating_sub(1)]).await?;
        }
    }
    Ok(())
}
