//! How rows stand in the tables: one file for each group of tables, the same for both databases.

mod access;
mod accounts;
mod approvals;
mod attempts;
mod audit;
mod cards;
mod leases;
mod money;
mod once;
mod periods;
mod search;
mod second_factors;
mod settlements;

use crate::error::StoreError;
use crate::value::{Row, Value};

pub(crate) use accounts::account_from;
pub(crate) use audit::{AUDIT, EVENT, event_values};
pub(crate) use cards::entitlement_from;
pub(crate) use leases::{count_forgotten, removals};
pub(crate) use money::{ENTRIES, entry_values, level_from, level_statements};
pub(crate) use once::{KEYS, key_use_from, key_use_values, key_values};
pub(crate) use periods::{
    ALL_MERCHANTS, DUE, INCREMENTS, increment_values, rebuild, recount, roll_up,
};
pub(crate) use search::{SHORTEST, Stretch, indexed_part, search_statements};
pub(crate) use second_factors::{holder_values, recovery_key};
pub(crate) use settlements::{
    SETTLE, SETTLED, UNSETTLED, UNSETTLED_ITEMS, last_settlement, unsettled_from, unsettled_values,
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Uuid,
    Text,
    Int,
    Bytes,
    Time,
    Flag,
}

/// A column of a table.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
}

/// Returns the name of the array type of a kind, for casts.
pub(crate) const fn array_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Uuid => "uuid[]",
        Kind::Text => "text[]",
        Kind::Int => "bigint[]",
        Kind::Bytes => "bytea[]",
        Kind::Time => "timestamptz[]",
        Kind::Flag => "boolean[]",
    }
}

pub(crate) const fn uuid(name: &'static str) -> Column {
    let kind = Kind::Uuid;
    Column { name, kind }
}

pub(crate) const fn text(name: &'static str) -> Column {
    let kind = Kind::Text;
    Column { name, kind }
}

const fn int(name: &'static str) -> Column {
    let kind = Kind::Int;
    Column { name, kind }
}

const fn bytes(name: &'static str) -> Column {
    let kind = Kind::Bytes;
    Column { name, kind }
}

const fn time(name: &'static str) -> Column {
    let kind = Kind::Time;
    Column { name, kind }
}

const fn flag(name: &'static str) -> Column {
    let kind = Kind::Flag;
    Column { name, kind }
}

/// The shape of a table: its columns in the order key, mutable, fixed.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) table: &'static str,
    pub(crate) key: &'static [Column],
    pub(crate) mutable: &'static [Column],
    pub(crate) fixed: &'static [Column],
}

impl Shape {
    /// How many columns there are.
    pub(crate) const fn len(&self) -> usize {
        self.key.len() + self.mutable.len() + self.fixed.len()
    }

    /// All columns in their order.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &'static Column> + Clone {
        self.key.iter().chain(self.mutable).chain(self.fixed)
    }

    /// The names of all columns, each behind a table's alias.
    pub(crate) fn names(&self, alias: &str) -> String {
        let names: Vec<String> = self
            .columns()
            .map(|column| format!("{alias}.{}", column.name))
            .collect();
        names.join(", ")
    }

    fn equals<'a>(
        columns: impl Iterator<Item = &'a Column>,
        from: usize,
        separator: &str,
    ) -> String {
        let equals: Vec<String> = columns
            .zip(from..)
            .map(|(column, number)| format!("{} = ${number}", column.name))
            .collect();
        equals.join(separator)
    }

    /// `SELECT` of all columns by key.
    pub(crate) fn select(&self) -> String {
        let key = Self::equals(self.key.iter(), 1, " AND ");
        format!(
            "SELECT {} FROM mps.{} t WHERE {key}",
            self.names("t"),
            self.table
        )
    }

    /// `INSERT` of all columns.
    pub(crate) fn insert(&self) -> String {
        let columns: Vec<&str> = self.columns().map(|column| column.name).collect();
        let values: Vec<String> = (1..=columns.len())
            .map(|number| format!("${number}"))
            .collect();
        let (columns, values) = (columns.join(", "), values.join(", "));
        format!(
            "INSERT INTO mps.{} ({columns}) VALUES ({values})",
            self.table
        )
    }

    /// `DELETE` by key.
    pub(crate) fn delete(&self) -> String {
        let key = Self::equals(self.key.iter(), 1, " AND ");
        format!("DELETE FROM mps.{} WHERE {key}", self.table)
    }

    /// Which columns differ between two states of a row, given the values of all columns: a bit
    /// for each column, the first one lowest. Only mutable ones can.
    pub(crate) fn changed(&self, before: &[Value], after: &[Value]) -> Changed {
        let mutable = before.iter().zip(after).enumerate().skip(self.key.len());
        let bits = mutable
            .take(self.mutable.len())
            .filter(|(_, (before, after))| before != after)
            .filter_map(|(column, _)| 1_u32.checked_shl(u32::try_from(column).ok()?))
            .fold(0, |bits, bit| bits | bit);
        Changed(bits)
    }

    /// `UPDATE` of some columns by key. The parameters are the key and those columns.
    pub(crate) fn update(&self, changed: Changed) -> String {
        let columns = self
            .columns()
            .enumerate()
            .filter(|(column, _)| changed.has(*column))
            .map(|(_, column)| column);
        let from = self.key.len().saturating_add(1);
        let set = Self::equals(columns, from, ", ");
        let key = Self::equals(self.key.iter(), 1, " AND ");
        format!("UPDATE mps.{} SET {set} WHERE {key}", self.table)
    }
}

/// Columns of a table, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Changed(u32);

impl Changed {
    /// Whether the column is in it.
    pub(crate) fn has(self, column: usize) -> bool {
        let shifted = u32::try_from(column)
            .ok()
            .and_then(|column| self.0.checked_shr(column));
        shifted.is_some_and(|bits| bits & 1 == 1)
    }
}

/// A row of a table of its own.
pub(crate) trait Stored: Sized {
    /// The table.
    const SHAPE: &'static Shape;

    /// The values of all columns, in the order of [`Shape`].
    fn values(&self) -> Vec<Value>;

    /// The row from the values of all columns, in the order of [`Shape`].
    fn from_row(row: &Row) -> Result<Self, StoreError>;
}
