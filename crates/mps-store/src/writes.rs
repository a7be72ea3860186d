//! What a batch writes, table by table: the one list of tables, the same for both databases.

use std::borrow::Cow;

use mps_domain::account::Account;
use mps_domain::accounts::PasswordHash;
use mps_domain::ids::CardId;
use mps_domain::ledger::{Cause, LedgerAccount, Posting};
use mps_domain::numbers::Series;
use mps_domain::unit_of_work::{NewPassword, Settle, UnitOfWork, Write};

use crate::chain::Chain;
use crate::error::StoreError;
use crate::rows::{
    AUDIT, ENTRIES, INCREMENTS, KEYS, Shape, Stored, UNSETTLED_ITEMS, entry_values, event_values,
    increment_values, key_use_values, level_statements, removals, roll_up, search_statements,
    unsettled_values,
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
    /// The database has it, and is to have it no more.
    Delete(Vec<Value>),
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
    /// Shared texts with their parameters, to be run in this order when the tables are written.
    pub(crate) statements: Vec<(Cow<'static, str>, Vec<Value>)>,
    /// The transactions that settlements take, after all else.
    pub(crate) settles: Vec<Settle>,
    /// Whether nobody else may be deciding or writing meanwhile: the levels or limits change, or all sums are
    /// made anew.
    pub(crate) stops_others: bool,
    /// Whether all sums are made anew, after all else.
    pub(crate) rebuilds_sums: bool,
    /// From where on series go on.
    pub(crate) numbers_from: Vec<(Series, i64)>,
}

impl Writes {
    /// All changes of the books. What is only ever added is taken out of them; rows stay.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when a sum does not fit.
    pub(crate) fn take(work: &mut UnitOfWork, chain: &mut Chain) -> Result<Self, StoreError> {
        chain.begin_batch();
        let increments = work.increments();
        let increments = increments.map_err(|error| StoreError::Corrupt(error.to_string()))?;
        let added = work.take_added();
        let events = added.audit.iter().map(|event| {
            let mut values = event_values(event);
            let link = chain.link(&values);
            values.extend(link);
            values
        });
        let events = events.collect();
        let inserts = |values: Vec<Vec<Value>>| values.into_iter().map(RowWrite::Insert).collect();
        let entries = |postings: &[Posting]| {
            let lines = postings.iter().flat_map(|posting| {
                let numbered = (1..).zip(posting.entries());
                numbered.map(|(line, entry)| entry_values(posting, line, entry))
            });
            lines.collect::<Vec<_>>()
        };
        let unsettled = unsettled_items(&added.postings);
        let terms = search_statements(work.member_writes());
        let mut tables = vec![
            stored(work.admin_writes()),
            stored(work.merchant_writes()),
            stored(work.staff_writes()),
            stored(work.second_factor_writes()),
            stored(work.recovery_code_writes()),
            stored(work.activation_writes()),
            stored(work.attempts_writes()),
            stored(work.known_network_writes()),
            stored(work.member_writes()),
            stored(work.identity_writes()),
            stored(work.card_writes()),
            stored(work.binding_writes()),
            stored(work.code_writes()),
            stored(work.transaction_writes()),
            TableWrites {
                shape: &ENTRIES,
                rows: inserts(entries(&added.postings)),
            },
            TableWrites {
                shape: &UNSETTLED_ITEMS,
                rows: inserts(unsettled),
            },
            TableWrites {
                shape: &INCREMENTS,
                rows: inserts(increment_values(&increments)),
            },
            stored(work.approval_writes()),
            stored(work.order_writes()),
            TableWrites {
                shape: &KEYS,
                rows: inserts(work.key_writes().map(|write| key_of(&write)).collect()),
            },
            stored(work.total_writes()),
            stored(work.session_writes()),
            stored(work.limit_writes()),
            stored(work.settlement_writes()),
            stored(work.lease_writes()),
            stored(work.milestone_writes()),
            stored(work.import_position_writes()),
            TableWrites {
                shape: &AUDIT,
                rows: inserts(events),
            },
        ];
        tables.retain(|table| !table.rows.is_empty());
        let limits = work.limit_writes().next().is_some();
        let passwords = added.passwords.iter().filter_map(password);
        let statements = passwords
            .chain(terms)
            .chain(added.binding_passwords.iter().map(binding_password))
            .chain(added.forgets.iter().flat_map(removals))
            .chain(added.roll_ups.iter().flat_map(roll_up))
            .chain(added.levels.iter().flat_map(level_statements))
            .chain(chain.head().map(head))
            .collect();
        Ok(Self {
            tables,
            statements,
            stops_others: added.levels.is_some() || limits || added.rebuilds_sums,
            rebuilds_sums: added.rebuilds_sums,
            numbers_from: added.numbers_from,
            settles: added.settles,
        })
    }

    /// Whether there is nothing to write.
    pub(crate) fn is_empty(&self) -> bool {
        self.tables.is_empty()
            && self.statements.is_empty()
            && self.numbers_from.is_empty()
            && self.settles.is_empty()
            && !self.rebuilds_sums
    }
}

/// The writes of a type with a table of its own. An update that changes nothing is none.
fn stored<'a, T: Stored + 'a>(writes: impl Iterator<Item = Write<&'a T>>) -> TableWrites {
    let rows = writes.filter_map(|write| match write {
        Write::Insert(row) => Some(RowWrite::Insert(row.values())),
        Write::Update { before, after } => {
            let (before, after) = (before.values(), after.values());
            (before != after).then_some(RowWrite::Update { before, after })
        }
        Write::Delete(row) => Some(RowWrite::Delete(row.values())),
    });
    TableWrites {
        shape: T::SHAPE,
        rows: rows.collect(),
    }
}

/// A key's use is only ever added.
fn key_of(write: &Write<&mps_domain::idempotency::KeyUse>) -> Vec<Value> {
    let (Write::Insert(key) | Write::Update { after: key, .. } | Write::Delete(key)) = write;
    key_use_values(key)
}

/// Says how far a stream of the audit goes.
fn head(head: [Value; 3]) -> (Cow<'static, str>, Vec<Value>) {
    let sql = "INSERT INTO mps.audit_heads (stream, seq, mac) VALUES ($1, $2, $3) \
               ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, mac = excluded.mac";
    (sql.into(), head.into())
}

/// The transactions that are to be settled from now on: those that move something on a merchant's account.
fn unsettled_items(postings: &[Posting]) -> Vec<Vec<Value>> {
    let of_transactions = postings
        .iter()
        .filter(|posting| posting.cause() == Cause::Transaction);
    let moved = of_transactions.flat_map(|posting| {
        let entries = posting.entries().iter();
        let merchants = entries.filter_map(|entry| match entry.account {
            LedgerAccount::Merchant(merchant) => Some(merchant.uuid()),
            _ => None,
        });
        merchants.map(|merchant| vec![merchant.into(), posting.id().into()])
    });
    moved.collect()
}

/// The parameters of [`SETTLE`](crate::rows::SETTLE).
pub(crate) fn settle_values(settle: &Settle) -> [Value; 3] {
    let [merchant, before] = unsettled_values(&settle.of);
    [merchant, before, settle.settlement_id.uuid().into()]
}

/// The parameters of [`SETTLED`](crate::rows::SETTLED).
pub(crate) fn settled_values(settle: &Settle) -> [Value; 2] {
    let merchant = settle.of.merchant_id.uuid();
    [merchant.into(), settle.settlement_id.uuid().into()]
}

/// Sets an account's password.
fn password(password: &NewPassword) -> Option<(Cow<'static, str>, Vec<Value>)> {
    let table = match password.account {
        Account::Member(_) => "member_profiles",
        Account::Merchant(_) => "merchants",
        Account::Staff { .. } => "merchant_staff",
        Account::Admin(_) => "admins",
        Account::System => return None,
    };
    let sql = format!("UPDATE mps.{table} SET password_hash = $2 WHERE id = $1");
    let values = vec![
        password.account.uuid().into(),
        password.hash.reveal().into(),
    ];
    Some((sql.into(), values))
}

/// Sets or clears the password by which members bind themselves to a card.
fn binding_password(
    (card, hash): &(CardId, Option<PasswordHash>),
) -> (Cow<'static, str>, Vec<Value>) {
    let sql = "UPDATE mps.member_cards SET binding_password_hash = $2 WHERE id = $1";
    let hash = hash.as_ref().map(PasswordHash::reveal);
    (sql.into(), vec![card.uuid().into(), hash.into()])
}
