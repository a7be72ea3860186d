//! Rows that are found by the values of some columns, and the SQL that finds them.

use std::sync::{Arc, OnceLock};

use crate::rows::{Column, Shape, array_of};

/// How rows of one kind are found. Each database renders it in its own way: SQLite asks for one key at a
/// time, PostgreSQL for many at once.
#[derive(Debug)]
pub(crate) struct Lookup {
    /// The table, whose alias is `t`.
    table: &'static str,
    /// The columns that are compared. They are also the first that are selected.
    pub(crate) key: &'static [Column],
    selected: Selected,
    /// A table that is joined, with its condition.
    join: &'static str,
    /// Further conditions, each with ` AND ` before it.
    conditions: &'static str,
    /// What puts several rows of one key in order.
    order: &'static str,
    /// Whether the rows are locked, in the order of their keys.
    pub(crate) is_locked: bool,
    /// Whether the rows are read after all others.
    pub(crate) is_last: bool,
    one: OnceLock<Arc<str>>,
    many: OnceLock<Arc<str>>,
}

/// What is selected of a row.
#[derive(Debug)]
enum Selected {
    /// All columns of a shape, whose key is the lookup's.
    All(&'static Shape),
    /// The key and these.
    KeyAnd(&'static str),
}

impl Lookup {
    /// Rows by the key of their table.
    pub(crate) const fn rows(shape: &'static Shape) -> Self {
        Self::new(shape.table, shape.key, Selected::All(shape))
    }

    /// Some columns by others.
    pub(crate) const fn columns(
        table: &'static str,
        key: &'static [Column],
        columns: &'static str,
    ) -> Self {
        Self::new(table, key, Selected::KeyAnd(columns))
    }

    const fn new(table: &'static str, key: &'static [Column], selected: Selected) -> Self {
        Self {
            table,
            key,
            selected,
            join: "",
            conditions: "",
            order: "",
            is_locked: false,
            is_last: false,
            one: OnceLock::new(),
            many: OnceLock::new(),
        }
    }

    /// With its rows locked.
    pub(crate) const fn locked(mut self) -> Self {
        self.is_locked = true;
        self
    }

    /// With its rows read after all others.
    pub(crate) const fn last(mut self) -> Self {
        self.is_last = true;
        self
    }

    /// With another table joined.
    pub(crate) const fn joined(mut self, join: &'static str) -> Self {
        self.join = join;
        self
    }

    /// Only rows that meet these conditions, each of which begins with ` AND `.
    pub(crate) const fn only(mut self, conditions: &'static str) -> Self {
        self.conditions = conditions;
        self
    }

    /// With the rows of one key in this order.
    pub(crate) const fn ordered(mut self, order: &'static str) -> Self {
        self.order = order;
        self
    }

    /// The text for one key, `$1` and on.
    pub(crate) fn text_of_one(&self) -> String {
        let mut conditions: Vec<String> = (1..)
            .zip(self.key)
            .map(|(number, column)| format!("t.{} = ${number}", column.name))
            .collect();
        if conditions.is_empty() {
            conditions.push("true".to_owned());
        }
        let on = conditions.join(" AND ");
        let (selected, from, tail) = (self.selected(), self.source(), self.tail());
        format!("SELECT {selected} FROM {from} WHERE {on}{tail}")
    }

    /// The text for one key, as `adapted` makes it for a database.
    pub(crate) fn of_one(&self, adapted: fn(&str) -> String) -> &str {
        self.one.get_or_init(|| adapted(&self.text_of_one()).into())
    }

    /// The text for many keys, of which each column is an array, `$1` and on.
    pub(crate) fn of_many(&self) -> Arc<str> {
        let text = self.many.get_or_init(|| {
            let (from, on) = match self.key {
                [] => (self.source(), "true".to_owned()),
                [only] => (self.source(), format!("t.{} = ANY($1)", only.name)),
                several => {
                    let arrays = (1..)
                        .zip(several)
                        .map(|(number, column)| format!("${number}::{}", array_of(column.kind)));
                    let names = several.iter().map(|column| column.name);
                    let (arrays, names): (Vec<_>, Vec<_>) = (arrays.collect(), names.collect());
                    let keys = format!("unnest({}) AS k({})", arrays.join(", "), names.join(", "));
                    let equal = names.iter().map(|name| format!("t.{name} = k.{name}"));
                    let equal = equal.collect::<Vec<_>>().join(" AND ");
                    (
                        format!("{keys} JOIN {}", self.source_on(&equal)),
                        "true".to_owned(),
                    )
                }
            };
            let lock = if self.is_locked {
                let key = self.key.iter().map(|column| format!("t.{}", column.name));
                let key: Vec<String> = key.collect();
                format!(" ORDER BY {} FOR NO KEY UPDATE", key.join(", "))
            } else {
                String::new()
            };
            format!(
                "SELECT {} FROM {from} WHERE {on}{}{lock}",
                self.selected(),
                self.tail()
            )
            .into()
        });
        Arc::clone(text)
    }

    fn selected(&self) -> String {
        match self.selected {
            Selected::All(shape) => shape.names("t"),
            Selected::KeyAnd(columns) => {
                let key = self.key.iter().map(|column| format!("t.{}", column.name));
                let all: Vec<String> = key.chain([columns.to_owned()]).collect();
                all.join(", ")
            }
        }
    }

    fn source(&self) -> String {
        format!("mps.{} t{}", self.table, self.join)
    }

    /// The table joined to keys that are equal, and what is joined to it.
    fn source_on(&self, equal: &str) -> String {
        format!("mps.{} t ON {equal}{}", self.table, self.join)
    }

    fn tail(&self) -> String {
        let order = if self.order.is_empty() {
            String::new()
        } else {
            format!(" ORDER BY {}", self.order)
        };
        format!("{}{order}", self.conditions)
    }
}
