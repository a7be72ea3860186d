//! Writes the changes of a batch, row by row, with prepared statements.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use mps_domain::unit_of_work::UnitOfWork;

use crate::chain::Chain;
use crate::error::StoreError;
use crate::rows::{Changed, SETTLE, SETTLED, Shape, rebuild};
use crate::sqlite::connection::{Connection, adapted};
use crate::value::Value;
use crate::writes::{RowWrite, TableWrites, Writes, settle_values, settled_values};

/// The quarter of an hour of a time in microseconds.
const QUARTER: &str = "t.created_at / 900000000 * 900000000";

/// The kind of a statement on a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Statement {
    Insert,
    Update(Changed),
    Delete,
}

/// The texts of the statements. Each is built when it is first needed.
#[derive(Debug)]
pub(crate) struct Texts {
    known: RefCell<HashMap<(&'static str, Statement), Arc<str>>>,
}

impl Texts {
    /// Begins without any texts.
    pub(crate) fn new() -> Self {
        Self {
            known: RefCell::default(),
        }
    }

    fn text(&self, shape: &Shape, statement: Statement, make: impl FnOnce() -> String) -> Arc<str> {
        let mut known = self.known.borrow_mut();
        let text = known
            .entry((shape.table, statement))
            .or_insert_with(|| adapted(&make()).into());
        Arc::clone(text)
    }
}

/// The connection and texts for writing.
pub(crate) struct Persister<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) texts: &'a Texts,
}

impl Persister<'_> {
    /// Writes all changes of the unit of work.
    pub(crate) fn persist(
        &self,
        work: &mut UnitOfWork,
        chain: &mut Chain,
    ) -> Result<(), StoreError> {
        let Writes {
            tables,
            statements,
            stops_others: _,
            rebuilds_sums,
            numbers_from,
            settles,
        } = Writes::take(work, chain)?;
        for table in tables {
            self.table(table)?;
        }
        for (sql, parameters) in statements {
            self.connection.execute(&adapted(&sql), &parameters)?;
        }
        for (series, block) in work.number_blocks() {
            let sql = "UPDATE number_series SET next = ?2 WHERE prefix = ?1 AND next <> ?2";
            self.connection
                .execute(sql, &[series.prefix().into(), block.next.into()])?;
        }
        for settle in settles {
            let taken = self
                .connection
                .execute(&adapted(SETTLE), &settle_values(&settle))?;
            if i64::try_from(taken) != Ok(settle.count) {
                return Err(StoreError::Corrupt(format!(
                    "a settlement of {} transactions would take {taken}",
                    settle.count
                )));
            }
            self.connection
                .execute(&adapted(SETTLED), &settled_values(&settle))?;
        }
        if rebuilds_sums {
            for (sql, parameters) in rebuild(QUARTER) {
                self.connection.execute(&adapted(&sql), &parameters)?;
            }
        }
        for (series, first) in numbers_from {
            let sql = "UPDATE number_series SET next = max(next, ?2) WHERE prefix = ?1";
            self.connection
                .execute(sql, &[series.prefix().into(), first.into()])?;
        }
        Ok(())
    }

    /// Writes the rows of a table. Deletions come first: a value that a unique index allows once may pass
    /// from a deleted row to another.
    fn table(&self, TableWrites { shape, rows }: TableWrites) -> Result<(), StoreError> {
        let goes = |row: &RowWrite| matches!(row, RowWrite::Delete(_));
        let (gone, left): (Vec<_>, Vec<_>) = rows.into_iter().partition(goes);
        for row in gone.into_iter().chain(left) {
            match row {
                RowWrite::Insert(values) => {
                    let insert = self.texts.text(shape, Statement::Insert, || shape.insert());
                    self.connection.execute(&insert, &values)?;
                }
                RowWrite::Delete(mut values) => {
                    let delete = self.texts.text(shape, Statement::Delete, || shape.delete());
                    values.truncate(shape.key.len());
                    met(shape, self.connection.execute(&delete, &values)?)?;
                }
                RowWrite::Update { before, mut after } => {
                    keep_what_is_fixed(shape, &before, &after)?;
                    // Unchanged columns are left out, so that a charge does not write indexed columns again.
                    let changed = shape.changed(&before, &after);
                    let mut column = 0..;
                    after.retain(|_| {
                        column
                            .next()
                            .is_some_and(|n| n < shape.key.len() || changed.has(n))
                    });
                    let statement = Statement::Update(changed);
                    let update = self.texts.text(shape, statement, || shape.update(changed));
                    met(shape, self.connection.execute(&update, &after)?)?;
                }
            }
        }
        Ok(())
    }
}

/// Checks that columns which are never written again have not changed. Otherwise a row in memory would differ
/// from the row in the database.
fn keep_what_is_fixed(shape: &Shape, before: &[Value], after: &[Value]) -> Result<(), StoreError> {
    let fixed = shape.len().saturating_sub(shape.fixed.len());
    if before.get(fixed..) == after.get(fixed..) {
        return Ok(());
    }
    Err(StoreError::Corrupt(format!(
        "a row of {} would change, but its rows never change",
        shape.table
    )))
}

/// Checks that the row in memory exists in the database too.
fn met(shape: &Shape, rows: usize) -> Result<(), StoreError> {
    if rows == 1 {
        return Ok(());
    }
    Err(StoreError::Corrupt(format!(
        "a row of {} that was read no longer exists",
        shape.table
    )))
}
