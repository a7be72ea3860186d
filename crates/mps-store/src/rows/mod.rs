//! How rows stand in the tables: one file for each group of tables, the same for both databases.

mod access;
mod accounts;
mod cards;
mod money;
mod once;

use crate::error::StoreError;
use crate::value::{Row, Value};

/// Who asked, as two or three columns. `None` when they do not name an account.
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

    /// How many of a row's values an update takes: the key and what may change.
    pub(crate) fn update_len(&self) -> usize {
        self.key.len().saturating_add(self.mutable.len())
    }

    fn equals(names: &[&str], from: usize, separator: &str) -> String {
        let equals: Vec<String> = names
            .iter()
            .zip(from..)
            .map(|(name, number)| format!("{name} = ${number}"))
            .collect();
        equals.join(separator)
    }

    /// `SELECT` of all columns by key.
    pub(crate) fn select(&self) -> String {
        let columns: Vec<&str> = self.columns().collect();
        let key = Self::equals(self.key, 1, " AND ");
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

    /// `UPDATE` of the mutable columns by key.
    pub(crate) fn update(&self) -> String {
        let set = Self::equals(self.mutable, self.key.len().saturating_add(1), ", ");
        let key = Self::equals(self.key, 1, " AND ");
        format!("UPDATE {} SET {set} WHERE {key}", self.table)
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
