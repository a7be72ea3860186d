//! Writes the changes of a batch: one statement for each of deletions, updates and insertions.

use std::fmt::Write as _;

use uuid::Uuid;

use crate::postgres::connection::{DECIDING_BY_LEVELS, Request};
use crate::postgres::load::{block_len, transposed};
use crate::postgres::values::Parameter;
use crate::rows::{Column, Kind, SETTLE, SETTLED, Shape, array_of, rebuild};
use crate::value::Value;
use crate::writes::{RowWrite, TableWrites, Writes, settle_values, settled_values};

/// The quarter of an hour of a time.
const QUARTER: &str = "date_bin('15 minutes', t.created_at, TIMESTAMPTZ 'epoch')";

/// The lane and the number of a batch. They show later whether the batch was committed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fence {
    pub(crate) lane: Uuid,
    pub(crate) batch: i64,
}

/// A statement that is being built.
#[derive(Default)]
struct Builder {
    sql: String,
    parameters: Vec<Parameter>,
}

impl Builder {
    /// Adds a parameter and returns its number.
    fn bind(&mut self, parameter: Parameter) -> usize {
        self.parameters.push(parameter);
        self.parameters.len()
    }

    /// Returns `unnest($1::uuid[], …)` for rows with columns of these kinds.
    fn unnest(
        &mut self,
        kinds: impl Iterator<Item = Kind> + Clone,
        rows: Vec<Vec<Value>>,
    ) -> String {
        let columns = transposed(kinds.clone(), rows);
        let arrays: Vec<String> = kinds
            .zip(columns)
            .map(|(kind, column)| format!("${}::{}", self.bind(column), array_of(kind)))
            .collect();
        format!("unnest({})", arrays.join(", "))
    }

    fn part(&mut self) {
        let word = if self.sql.is_empty() { "WITH " } else { ", " };
        self.sql.push_str(word);
    }

    fn finish(mut self, select: &str) -> Request {
        let _ = write!(self.sql, " SELECT {select}");
        Request {
            sql: self.sql.into(),
            parameters: self.parameters,
        }
    }
}

/// Returns the statements that write a batch, in the order in which they must be sent. Deletions come first,
/// then updates: a value that a unique index allows once may pass from a row that gives it up to another.
///
/// These statements fail with a division by zero (see [`class`](super::error_class::class)) when a row is no
/// longer as the batch found it, or when the lane has lost the right to commit this batch.
pub(crate) fn requests(writes: Writes, fence: Fence) -> Vec<Request> {
    let (mut updates, mut deletes, mut inserts) = (Vec::new(), Vec::new(), Vec::new());
    for TableWrites { shape, rows } in writes.tables {
        let (mut changed, mut gone, mut new) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            match row {
                RowWrite::Insert(values) => new.push(values),
                RowWrite::Update { before, after } => changed.push((before, after)),
                RowWrite::Delete(before) => gone.push(before),
            }
        }
        if !changed.is_empty() {
            updates.push((shape, changed));
        }
        if !gone.is_empty() {
            deletes.push((shape, gone));
        }
        if !new.is_empty() {
            inserts.push((shape, new));
        }
    }
    let mut requests = Vec::new();
    if !deletes.is_empty() {
        requests.push(delete(deletes));
    }
    if !updates.is_empty() {
        requests.push(update(updates));
    }
    requests.push(insert(inserts, fence));
    if writes.stops_others {
        requests.push(Request {
            sql: format!("SELECT 1 FROM pg_advisory_xact_lock({DECIDING_BY_LEVELS})").into(),
            parameters: Vec::new(),
        });
    }
    for (sql, parameters) in writes.statements {
        requests.push(Request {
            sql: sql.into(),
            parameters: parameters.into_iter().map(Parameter::One).collect(),
        });
    }
    for settle in writes.settles {
        // This requires as many rows as were counted, and none that another server took meanwhile.
        let [merchant, before, settlement] = settle_values(&settle);
        let count = Value::from(settle.count);
        requests.push(Request {
            sql: format!(
                "WITH i AS ({SETTLE} ON CONFLICT DO NOTHING RETURNING 1) \
                 SELECT 1 / (CASE WHEN (SELECT count(*) FROM i) = $4 THEN 1 ELSE 0 END)"
            )
            .into(),
            parameters: [merchant, before, settlement, count]
                .map(Parameter::One)
                .into(),
        });
        requests.push(Request {
            sql: SETTLED.into(),
            parameters: settled_values(&settle).map(Parameter::One).into(),
        });
    }
    if writes.rebuilds_sums {
        requests.extend(
            rebuild(QUARTER)
                .into_iter()
                .map(|(sql, parameters)| Request {
                    sql: sql.into(),
                    parameters: parameters.into_iter().map(Parameter::One).collect(),
                }),
        );
    }
    for (series, first) in writes.numbers_from {
        let name = format!("mps.numbers_{}", series.prefix().to_lowercase());
        requests.push(Request {
            sql: format!("SELECT setval('{name}', greatest($1, (SELECT last_value FROM {name})))")
                .into(),
            parameters: vec![Parameter::One(
                first.saturating_sub(block_len(series)).into(),
            )],
        });
    }
    requests
}

type Changed = (Vec<Value>, Vec<Value>);

/// Returns a statement that updates rows. Each row must still be in its earlier state.
fn update(tables: Vec<(&'static Shape, Vec<Changed>)>) -> Request {
    let mut builder = Builder::default();
    let mut counts = Vec::new();
    for (number, (shape, rows)) in tables.into_iter().enumerate() {
        let expected = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let (keys, mutable) = (shape.key.len(), shape.mutable.len());
        // A row of the set: the key, the new state, the earlier state.
        let rows = rows.into_iter().map(|(before, after)| {
            let mut row = after;
            row.truncate(keys.saturating_add(mutable));
            row.extend(before.into_iter().skip(keys).take(mutable));
            row
        });
        let kinds = shape.key.iter().chain(shape.mutable).chain(shape.mutable);
        let rows = rows.collect();
        builder.part();
        let set = builder.unnest(kinds.map(|column| column.kind), rows);
        let names = |columns: &[Column], form: &dyn Fn(&str) -> String, by: &str| {
            let named: Vec<String> = columns.iter().map(|column| form(column.name)).collect();
            named.join(by)
        };
        let key_names = names(shape.key, &|name| format!("k_{name}"), ", ");
        let new_names = names(shape.mutable, &|name| format!("n_{name}"), ", ");
        let old_names = names(shape.mutable, &|name| format!("o_{name}"), ", ");
        let assign = names(shape.mutable, &|name| format!("{name} = v.n_{name}"), ", ");
        let on = names(shape.key, &|name| format!("t.{name} = v.k_{name}"), " AND ");
        let as_before = names(
            shape.mutable,
            &|name| format!("t.{name} IS NOT DISTINCT FROM v.o_{name}"),
            " AND ",
        );
        let _ = write!(
            builder.sql,
            "u{number} AS (UPDATE mps.{} t SET {assign} \
             FROM {set} AS v({key_names}, {new_names}, {old_names}) \
             WHERE {on} AND {as_before} RETURNING 1)",
            shape.table
        );
        let expected = builder.bind(Parameter::One(expected.into()));
        counts.push(format!("(SELECT count(*) FROM u{number}) = ${expected}"));
    }
    builder.finish(&all_there(&counts))
}

/// Returns an expression that divides by zero unless all counts are as expected.
fn all_there(counts: &[String]) -> String {
    format!("1 / (CASE WHEN {} THEN 1 ELSE 0 END)", counts.join(" AND "))
}

/// Returns a statement that deletes rows. Each row must still be as it was read.
fn delete(tables: Vec<(&'static Shape, Vec<Vec<Value>>)>) -> Request {
    let mut builder = Builder::default();
    let mut counts = Vec::new();
    for (number, (shape, rows)) in tables.into_iter().enumerate() {
        let expected = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        builder.part();
        let set = builder.unnest(shape.columns().map(|column| column.kind), rows);
        let names: Vec<&str> = shape.columns().map(|column| column.name).collect();
        let keys = shape.key.iter();
        let keys = keys.map(|column| format!("t.{0} = v.{0}", column.name));
        let others = shape.mutable.iter().chain(shape.fixed);
        let others = others.map(|column| format!("t.{0} IS NOT DISTINCT FROM v.{0}", column.name));
        let same: Vec<String> = keys.chain(others).collect();
        let _ = write!(
            builder.sql,
            "d{number} AS (DELETE FROM mps.{} t USING {set} AS v({}) WHERE {} RETURNING 1)",
            shape.table,
            names.join(", "),
            same.join(" AND ")
        );
        let expected = builder.bind(Parameter::One(expected.into()));
        counts.push(format!("(SELECT count(*) FROM d{number}) = ${expected}"));
    }
    builder.finish(&all_there(&counts))
}

/// Returns a statement that inserts rows and moves the lane's row to this batch.
fn insert(tables: Vec<(&'static Shape, Vec<Vec<Value>>)>, fence: Fence) -> Request {
    let mut builder = Builder::default();
    builder.part();
    let lane = builder.bind(Parameter::One(fence.lane.into()));
    let batch = builder.bind(Parameter::One(fence.batch.into()));
    let _ = write!(
        builder.sql,
        "fence AS (UPDATE mps.lanes SET batch = ${batch} \
         WHERE id = ${lane} AND batch = ${batch} - 1 RETURNING 1)"
    );
    for (number, (shape, rows)) in tables.into_iter().enumerate() {
        builder.part();
        let set = builder.unnest(shape.columns().map(|column| column.kind), rows);
        let names: Vec<&str> = shape.columns().map(|column| column.name).collect();
        let _ = write!(
            builder.sql,
            "i{number} AS (INSERT INTO mps.{} ({}) SELECT * FROM {set})",
            shape.table,
            names.join(", ")
        );
    }
    builder.finish("1 / (SELECT count(*) FROM fence)")
}
