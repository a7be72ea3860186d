//! Reads as data: the SQL, its parameters, and how to read a row of the answer.

use mps_domain::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::value::{Row, Value};

/// A read that both databases can run. The SQL refers to its parameters as `$1`, `$2`, ….
#[derive(Debug)]
pub struct Query<T> {
    pub(crate) sql: String,
    pub(crate) parameters: Vec<Value>,
    pub(crate) read: fn(&Row) -> Result<T, StoreError>,
}

impl<T> Query<T> {
    /// Returns the SQL and the parameters as one text.
    #[must_use]
    pub fn question(&self) -> String {
        format!("{} {:?}", self.sql, self.parameters)
    }

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

/// The number of rows in a list.
#[derive(Debug)]
pub struct Count {
    /// Counts the rows, at least up to one more than [`COUNTED_MAX`].
    pub query: Query<i64>,
    /// Whether rows never leave the list. Such a list stays above the counted maximum once it is there.
    pub only_grows: bool,
    /// The time before which all rows of the list are, if there is one. After that time no rows are added.
    pub ends_at: Option<Timestamp>,
}

impl Count {
    /// Sets whether rows never leave the list. That holds when rows are not deleted and the columns in its
    /// conditions do not change.
    pub(crate) fn that_only_grows(self, only_grows: bool) -> Self {
        Self { only_grows, ..self }
    }
}

/// A part of a list, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The highest number of rows.
    pub limit: i64,
    /// The number of rows to skip.
    pub offset: i64,
    /// Only rows after this row of the list, which is given by its time and id.
    pub after: Option<(Timestamp, Uuid)>,
}

impl Page {
    /// Returns the `LIMIT` of the page and, only if there is one, its `OFFSET`. The limit is part of the SQL
    /// because plans do not see parameters: for a limit that it does not see, PostgreSQL expects a tenth of
    /// all rows.
    pub(crate) fn length(&self, parameters: &mut Vec<Value>) -> String {
        let limit = self.limit;
        if self.offset == 0 {
            return format!("LIMIT {limit}");
        }
        parameters.push(self.offset.into());
        format!("LIMIT {limit} OFFSET ${}", parameters.len())
    }
}

/// The highest number of rows that a list's total counts. Beyond it, the total is "at least this many".
pub const COUNTED_MAX: i64 = 10_000;

/// The highest number of rows with a keyword that are counted. A keyword of more rows is frequent.
pub const FOUND_MAX: i64 = 20_000;

/// A span of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first time in the span.
    pub from: Option<Timestamp>,
    /// The first time after the span.
    pub until: Option<Timestamp>,
}

/// A list in the database: its columns and its order. Its index begins with the columns of `order`, or with
/// columns whose conditions are equalities.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<T> {
    /// `SELECT … FROM …`, up to but not including `WHERE`.
    pub(crate) select: &'static str,
    /// The table with its alias, for counting: `mps.transactions t`.
    pub(crate) table: &'static str,
    /// The columns of time and id: `t.created_at` and `t.id`. The list is ordered by them, newest first.
    pub(crate) order: (&'static str, &'static str),
    /// Reads a row.
    pub(crate) read: fn(&Row) -> Result<T, StoreError>,
}

impl<T> List<T> {
    /// Returns a page of the rows that match the conditions, newest first. `columns` replaces `{}` in
    /// `select`.
    pub(crate) fn page(&self, columns: &str, mut conditions: Conditions, page: Page) -> Query<T> {
        self.begin(&mut conditions, page);
        self.rows(columns, conditions, page)
    }

    /// Does the same as [`List::page`] for a list whose ids are numbers from the database.
    pub(crate) fn page_by_number(
        &self,
        columns: &str,
        mut conditions: Conditions,
        page: Page,
    ) -> Query<T> {
        if let Some((at, after)) = page.after {
            let (time, id) = self.order;
            conditions.and_pair_below(&format!("{time}, {id}"), at, number_of(after));
        }
        self.rows(columns, conditions, page)
    }

    /// Returns a page whose beginning is already among the conditions.
    pub(crate) fn rows(&self, columns: &str, conditions: Conditions, page: Page) -> Query<T> {
        let (time, id) = self.order;
        self.chosen(
            columns,
            conditions,
            page,
            &format!("{time} DESC, {id} DESC"),
        )
    }

    /// Does the same as [`List::page`] when few rows match, and another index than that of the list's order
    /// finds them. The planner does not know this and would rather read all rows, newest first. So the inner
    /// query has an order that no index has.
    pub(crate) fn page_of_few(
        &self,
        columns: &str,
        mut conditions: Conditions,
        page: Page,
    ) -> Query<T> {
        self.begin(&mut conditions, page);
        let (time, id) = self.order;
        let order = format!("coalesce({time}, {time}) DESC, {id} DESC");
        self.chosen(columns, conditions, page, &order)
    }

    /// Does the same as [`List::page`], but looks only at the newest rows that match the other conditions,
    /// `among` of them and one more, and returns those that also match `narrow`.
    pub(crate) fn page_among_newest(
        &self,
        columns: &str,
        mut conditions: Conditions,
        narrow: impl FnOnce(&mut Conditions),
        page: Page,
        among: i64,
    ) -> Query<T> {
        self.begin(&mut conditions, page);
        let ((time, id), table, all) = (self.order, self.table, conditions.text());
        let oldest = format!(
            "{time} >= coalesce((SELECT {time} FROM {table} WHERE {all} \
             ORDER BY {time} DESC, {id} DESC LIMIT 1 OFFSET {{1}}), {{2}})"
        );
        conditions.and_with(&oldest, [among.into(), Timestamp::from_micros(0).into()]);
        narrow(&mut conditions);
        self.rows(columns, conditions, page)
    }

    /// Adds the condition for where the page begins.
    fn begin(&self, conditions: &mut Conditions, page: Page) {
        if let Some((at, after)) = page.after {
            let (time, id) = self.order;
            conditions.and_pair_below(&format!("{time}, {id}"), at, after);
        }
    }

    /// Returns the first rows that match the conditions, in the order `by`.
    fn chosen(&self, columns: &str, conditions: Conditions, page: Page, by: &str) -> Query<T> {
        let (time, id) = self.order;
        let (condition, mut parameters) = conditions.finish();
        let length = page.length(&mut parameters);
        let select = self.select.replace("{}", columns);
        // An index alone may find the ids; only the rows of the page are then looked up.
        let table = self.table;
        let sql = format!(
            "{select} WHERE {id} IN (SELECT {id} FROM {table} WHERE {condition} \
             ORDER BY {by} {length}) ORDER BY {time} DESC, {id} DESC"
        );
        Query::new(sql, parameters, self.read)
    }

    /// Returns the count of the rows that match the conditions.
    pub(crate) fn count(&self, conditions: Conditions) -> Count {
        let ends_at = conditions.ends_at;
        Count {
            query: counted(self.table, conditions, COUNTED_MAX),
            only_grows: false,
            ends_at,
        }
    }
}

/// Counts the rows that match the conditions, up to `most` plus one.
pub(crate) fn counted(table: &str, conditions: Conditions, most: i64) -> Query<i64> {
    let (condition, parameters) = conditions.finish();
    let most = most.saturating_add(1);
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {most}) counted"
    );
    Query::new(sql, parameters, |row| row.get(0))
}

/// Returns the number that a cursor carries as an id.
pub(crate) fn number_of(id: Uuid) -> i64 {
    i64::try_from(id.as_u128()).unwrap_or(i64::MAX)
}

/// Returns a number from the database as an id for a cursor.
pub(crate) fn id_of(number: i64) -> Uuid {
    Uuid::from_u128(u128::try_from(number).unwrap_or_default())
}

/// Returns a pattern for `LIKE … ESCAPE '\'` that finds a typed text anywhere.
pub(crate) fn anywhere(text: &str) -> String {
    format!("%{}%", escaped(text))
}

/// Returns a text as a pattern for `LIKE … ESCAPE '\'`.
pub(crate) fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

/// The conditions of a `WHERE`, each added only when it is asked for.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    texts: Vec<String>,
    parameters: Vec<Value>,
    /// The time before which all rows are.
    ends_at: Option<Timestamp>,
}

impl Conditions {
    /// Adds a condition. `{}` in it stands for the parameter.
    pub(crate) fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.parameters.push(value.into());
        self.texts
            .push(condition.replace("{}", &format!("${}", self.parameters.len())));
    }

    /// Adds a condition. `{1}`, `{2}`, … in it stand for the parameters.
    pub(crate) fn and_with<const N: usize>(&mut self, condition: &str, values: [Value; N]) {
        let before = self.parameters.len();
        let mut condition = condition.to_owned();
        for place in 1..=N {
            let number = before.saturating_add(place);
            condition = condition.replace(&format!("{{{place}}}"), &format!("${number}"));
        }
        self.parameters.extend(values);
        self.texts.push(condition);
    }

    /// Adds a condition without a parameter. A value that is known beforehand must be part of the SQL for a
    /// partial index to be used: plans do not see parameters.
    pub(crate) fn and_text(&mut self, condition: impl Into<String>) {
        self.texts.push(condition.into());
    }

    /// Adds the condition that a time is in a span.
    pub(crate) fn within(&mut self, column: &str, span: Span) {
        self.and_if(&format!("{column} >= {{}}"), span.from);
        self.and_if(&format!("{column} < {{}}"), span.until);
        self.ends_at = span.until.or(self.ends_at);
    }

    /// Adds the condition that a pair of columns is less than a pair of values. Because the pairs are
    /// compared, and not their parts, the scan of an index can begin there.
    pub(crate) fn and_pair_below(
        &mut self,
        columns: &str,
        first: impl Into<Value>,
        second: impl Into<Value>,
    ) {
        self.parameters.extend([first.into(), second.into()]);
        let number = self.parameters.len();
        let before = number.saturating_sub(1);
        self.texts
            .push(format!("({columns}) < (${before}, ${number})"));
    }

    /// Adds the condition if there is a value for it.
    pub(crate) fn and_if(&mut self, condition: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.and(condition, value);
        }
    }

    /// The conditions as SQL.
    fn text(&self) -> String {
        if self.texts.is_empty() {
            "TRUE".to_owned()
        } else {
            self.texts.join(" AND ")
        }
    }

    /// The conditions as SQL, and their parameters.
    pub(crate) fn finish(self) -> (String, Vec<Value>) {
        (self.text(), self.parameters)
    }
}
