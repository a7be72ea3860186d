//! How rows stand in the tables: one file for each group of tables, the same for both databases.

mod access;
mod accounts;
mod cards;
mod money;
mod once;

use crate::error::StoreError;
use crate::value::{Row, Value};

pub(crate) use accounts::account_from;
pub(crate) use cards::share_from;
pub(crate) use money::{entry_values, level_from, point_values};
pub(crate) use once::{KEYS, key_use_from, key_use_values, key_values};

/// The shape of a table: its columns in the order key, mutable, fixed.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) table: &'static str,
    pub(crate) key: &'static [&'static str],
    pub(crate) mutable: &'static [&'static str],
    pub(crate) fixed: &'static [&'static str],
}

impl Shape {
    fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.key
            .iter()
            .chain(self.mutable)
            .chain(self.fixed)
            .copied()
    }

    fn equals<'a>(
        names: impl Iterator<Item = &'a &'a str>,
        from: usize,
        separator: &str,
    ) -> String {
        let equals: Vec<String> = names
            .zip(from..)
            .map(|(name, number)| format!("{name} = ${number}"))
            .collect();
        equals.join(separator)
    }

    /// `SELECT` of all columns by key.
    pub(crate) fn select(&self) -> String {
        let columns: Vec<&str> = self.columns().collect();
        let key = Self::equals(self.key.iter(), 1, " AND ");
        format!(
            "SELECT {} FROM {} WHERE {key}",
            columns.join(", "),
            self.table
        )
    }

    /// `INSERT` of all columns.
    pub(crate) fn insert(&self) -> String {
        let columns: Vec<&str> = self.columns().collect();
        let values: Vec<String> = (1..=columns.len())
            .map(|number| format!("${number}"))
            .collect();
        let (columns, values) = (columns.join(", "), values.join(", "));
        format!("INSERT INTO {} ({columns}) VALUES ({values})", self.table)
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
        let columns: Vec<&str> = self.columns().collect();
        let names = columns
            .iter()
            .enumerate()
            .filter(|(column, _)| changed.has(*column));
        let from = self.key.len().saturating_add(1);
        let set = Self::equals(names.map(|(_, name)| name), from, ", ");
        let key = Self::equals(self.key.iter(), 1, " AND ");
        format!("UPDATE {} SET {set} WHERE {key}", self.table)
    }
}

/// Columns of a table, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Changed(u32);

impl Changed {
    /// Whether no column is in it.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

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
    const SHAPE: Shape;

    /// The values of all columns, in the order of [`Shape`].
    fn values(&self) -> Vec<Value>;

    /// The row from the values of all columns, in the order of [`Shape`].
    fn from_row(row: &Row) -> Result<Self, StoreError>;
}
