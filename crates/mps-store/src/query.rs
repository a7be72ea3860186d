//! Reads as data: a text, its parameters, and what a row of the answer means.

use mps_domain::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::value::{Row, Value};

/// A read that either database can run. Parameters stand in the text as `$1`, `$2`, ….
#[derive(Debug)]
pub struct Query<T> {
    pub(crate) sql: String,
    pub(crate) parameters: Vec<Value>,
    pub(crate) read: fn(&Row) -> Result<T, StoreError>,
}

impl<T> Query<T> {
    pub(crate) fn new(
        sql: impl Into<String>,
        parameters: impl IntoIterator<Item = Value>,
        read: fn(&Row) -> Result<T, StoreError>,
    ) -> Self {
        Self {
            sql: sql.into(),
            parameters: parameters.into_iter().collect(),
            read,
        }
    }
}

/// Which part of a list, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many rows at most.
    pub limit: i64,
    /// How many rows to pass over.
    pub offset: i64,
    /// Only what comes after this row of the list: its time and id.
    pub after: Option<(Timestamp, Uuid)>,
}

/// Conditions of a `WHERE` that are only there when they are asked for.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    conditions: Vec<String>,
    parameters: Vec<Value>,
}

impl Filter {
    /// Adds a condition in which `{}` stands for the parameter.
    pub(crate) fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.parameters.push(value.into());
        self.conditions
            .push(condition.replace("{}", &format!("${}", self.parameters.len())));
    }

    /// Adds that a pair of columns is less than a pair of values. The comparison of pairs, rather
    /// than of parts, is what lets an index begin there.
    pub(crate) fn and_pair_below(
        &mut self,
        columns: &str,
        first: impl Into<Value>,
        second: impl Into<Value>,
    ) {
        self.parameters.extend([first.into(), second.into()]);
        let number = self.parameters.len();
        let before = number.saturating_sub(1);
        self.conditions
            .push(format!("({columns}) < (${before}, ${number})"));
    }

    /// Adds the condition if there is a value for it.
    pub(crate) fn and_if(&mut self, condition: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.and(condition, value);
        }
    }

    /// The conditions as SQL, and their parameters.
    pub(crate) fn finish(self) -> (String, Vec<Value>) {
        let sql = if self.conditions.is_empty() {
            "TRUE".to_owned()
        } else {
            self.conditions.join(" AND ")
        };
        (sql, self.parameters)
    }
}
