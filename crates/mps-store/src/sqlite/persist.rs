//! Writing what a batch changed, row by row on prepared statements.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use mps_domain::unit_of_work::UnitOfWork;

use crate::chain::Chain;
use crate::error::StoreError;
use crate::queries::cards::ENTITLEMENTS;
use crate::rows::{Changed, SETTLE, SETTLED, Shape, rebuild};
use crate::sqlite::connection::{Connection, adapted};
use crate::value::Value;
use crate::writes::{RowWrite, TableWrites, Writes, settle_values, settled_values};

/// The quarter of an hour of a time, which is in microseconds.
const QUARTER: &str = "t.created_at / 900000000 * 900000000";

/// Which statement on a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Statement {
    Select,
    Insert,
    Update(Changed),
    Delete,
}

/// The texts of the statements, each made when it is first needed.
#[derive(Debug)]
pub(crate) struct Texts {
    known: RefCell<HashMap<(&'static str, Statement), Arc<str>>>,
    pub(crate) entitlements: String,
}

impl Texts {
    /// No texts yet.
    pub(crate) fn new() -> Self {
        Self {
            known: RefCell::default(),
            entitlements: adapted(ENTITLEMENTS),
        }
    }

    /// `SELECT` of a table's row by its key.
    pub(crate) fn select(&self, shape: &Shape) -> Arc<str> {
        self.text(shape, Statement::Select, || shape.select())
    }

    fn text(&self, shape: &Shape, statement: Statement, make: impl FnOnce() -> String) -> Arc<str> {
        let mut known = self.known.borrow_mut();
        let text = known
            .entry((shape.table, statement))
            .or_insert_with(|| adapted(&make()).into());
        Arc::clone(text)
    }
}

/// What writing writes to.
pub(crate) struct Persister<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) texts: &'a Texts,
}

impl Persister<'_> {
    /// Writes all changes of the books.
    pub(crate) fn persist(
        &self,
        books: &mut UnitOfWork,
        chain: &mut Chain,
    ) -> Result<(), StoreError> {
        let Writes {
            tables,
            statements,
            stops_others: _,
            rebuilds_sums,
            numbers_from,
            settles,
        } = Writes::take(books, chain)?;
        for table in tables {
            self.table(table)?;
        }
        for (sql, parameters) in statements {
            self.connection.execute(&adapted(&sql), &parameters)?;
        }
        for (series, block) in books.number_blocks() {
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

    /// Writes the rows of a table. What goes comes first: what a unique index allows once may pass from it to
    /// another row.
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
                    // Columns that stay are left out: what an index is made of must not be
                    // written again with every charge.
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

/// Demands that columns which are never written again are the same. Otherwise a row in memory would not
/// be the one in the database.
fn keep_what_is_fixed(shape: &Shape, before: &[Value], after: &[Value]) -> Result<(), StoreError> {
    let fixed = shape.len().saturating_sub(shape.fixed.len());
    if before.get(fixed..) == after.get(fixed..) {
        return Ok(());
    }
    Err(StoreError::Corrupt(format!(
        "a row of {} would change where rows never change",
        shape.table
    )))
}

/// Demands that the row which was in memory is in the database too.
fn met(shape: &Shape, rows: usize) -> Result<(), StoreError> {
    if rows == 1 {
        return Ok(());
    }
    Err(StoreError::Corrupt(format!(
        "a row of {} that was read is not there any more",
        shape.table
    )))
}
