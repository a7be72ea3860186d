//! What a batch writes, table by table: the one list of tables, the same for both databases.

use mps_domain::books::{Books, NewPassword, Write};
use mps_domain::lease::Forget;

use crate::rows::{
    AUDIT, ENTRIES, KEYS, POINTS, Shape, Stored, entry_values, event_values, key_use_values,
    point_values,
};
use crate::value::Value;

/// A row to be written, by the values of all its columns in the order of its [`Shape`].
#[derive(Debug)]
pub(crate) enum RowWrite {
    /// The database does not have it yet.
    Insert(Vec<Value>),
    /// The database has an older state of it.
    Update {
        /// That state.
        before: Vec<Value>,
        /// The state to be written.
        after: Vec<Value>,
    },
}

/// What is written to one table, in the order in which it came about.
#[derive(Debug)]
pub(crate) struct TableWrites {
    pub(crate) shape: &'static Shape,
    pub(crate) rows: Vec<RowWrite>,
}

/// What a batch writes.
#[derive(Debug)]
pub(crate) struct Writes {
    /// Parents before children; tables of which nothing is written are left out.
    pub(crate) tables: Vec<TableWrites>,
    /// To be written after the accounts.
    pub(crate) passwords: Vec<NewPassword>,
    /// To be removed when all else is written.
    pub(crate) forgets: Vec<Forget>,
}

impl Writes {
    /// Takes all changes out of the books.
    pub(crate) fn take(books: &mut Books) -> Self {
        let inserts = |values: Vec<Vec<Value>>| values.into_iter().map(RowWrite::Insert).collect();
        let entries = |postings: Vec<mps_domain::ledger::Posting>| {
            let lines = postings.iter().flat_map(|posting| {
                let numbered = (1..).zip(posting.entries());
                numbered.map(|(line, entry)| entry_values(posting, line, entry))
            });
            lines.collect::<Vec<_>>()
        };
        let mut tables = vec![
            stored(books.take_admins()),
            stored(books.take_merchants()),
            stored(books.take_staff()),
            stored(books.take_members()),
            stored(books.take_identities()),
            stored(books.take_cards()),
            stored(
                books
                    .take_bindings()
                    .into_iter()
                    .map(Write::Insert)
                    .collect(),
            ),
            stored(books.take_codes()),
            stored(books.take_transactions()),
            TableWrites {
                shape: &ENTRIES,
                rows: inserts(entries(books.take_postings())),
            },
            TableWrites {
                shape: &POINTS,
                rows: inserts(books.take_points().iter().map(point_values).collect()),
            },
            stored(books.take_orders()),
            TableWrites {
                shape: &KEYS,
                rows: inserts(books.take_keys().iter().map(key_of).collect()),
            },
            stored(books.take_totals()),
            stored(books.take_sessions()),
            stored(books.take_leases()),
            TableWrites {
                shape: &AUDIT,
                rows: inserts(books.take_audit().iter().map(event_values).collect()),
            },
        ];
        tables.retain(|table| !table.rows.is_empty());
        Self {
            tables,
            passwords: books.take_passwords(),
            forgets: books.take_forgets(),
        }
    }
}

/// The writes of a type with a table of its own. An update that changes nothing is none.
fn stored<T: Stored>(writes: Vec<Write<T>>) -> TableWrites {
    let rows = writes.into_iter().filter_map(|write| match write {
        Write::Insert(row) => Some(RowWrite::Insert(row.values())),
        Write::Update { before, after } => {
            let (before, after) = (before.values(), after.values());
            (before != after).then_some(RowWrite::Update { before, after })
        }
    });
    TableWrites {
        shape: T::SHAPE,
        rows: rows.collect(),
    }
}

/// A key's use is only ever added.
fn key_of(write: &Write<mps_domain::idempotency::KeyUse>) -> Vec<Value> {
    let (Write::Insert(key) | Write::Update { after: key, .. }) = write;
    key_use_values(key)
}

/// The table that holds an account's password.
pub(crate) fn password_table(password: &NewPassword) -> Option<&'static str> {
    use mps_domain::accounts::Account;
    match password.account {
        Account::Member(_) => Some("member_profiles"),
        Account::Merchant(_) => Some("merchants"),
        Account::Staff { .. } => Some("merchant_staff"),
        Account::Admin(_) => Some("admins"),
        Account::System => None,
    }
}
