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
    /// What it asks for: its text and its parameters.
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

/// How many rows a list has.
#[derive(Debug)]
pub struct Count {
    /// Counts them, at least up to one more than [`COUNTED_MAX`].
    pub query: Query<i64>,
    /// Whether rows never leave the list, so that it will always have more than are counted once it has.
    pub only_grows: bool,
    /// The time before which all its rows are, if there is one: once that is over, none come any more.
    pub ends_at: Option<Timestamp>,
}

impl Count {
    /// Says whether rows never leave the list: they are not deleted, and the columns of its conditions
    /// do not change.
    pub(crate) fn that_only_grows(self, only_grows: bool) -> Self {
        Self { only_grows, ..self }
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

impl Page {
    /// How many rows the page has and passes over, for the end of a text. The limit stands in the text, and
    /// an offset only when there is one: plans do not see parameters, and of limits that they do not see
    /// PostgreSQL expects a tenth of all rows.
    pub(crate) fn length(&self, parameters: &mut Vec<Value>) -> String {
        let limit = self.limit;
        if self.offset == 0 {
            return format!("LIMIT {limit}");
        }
        parameters.push(self.offset.into());
        format!("LIMIT {limit} OFFSET ${}", parameters.len())
    }
}

/// Up to how many rows a list's total is counted; beyond, it is "at least so many".
pub const COUNTED_MAX: i64 = 10_000;

/// Up to how many rows with a keyword are counted; one that more have is frequent.
pub const FOUND_MAX: i64 = 20_000;

/// A stretch of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// From this time on.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub until: Option<Timestamp>,
}

/// A list as it stands in the database: what is selected, and by what it is ordered. Its index
/// begins with the columns of `order` or with conditions that are equalities.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<T> {
    /// `SELECT … FROM …`, up to and without `WHERE`.
    pub(crate) select: &'static str,
    /// The table with its alias, for counting: `mps.transactions t`.
    pub(crate) table: &'static str,
    /// The columns of time and id, newest first: `t.created_at` and `t.id`.
    pub(crate) order: (&'static str, &'static str),
    /// What a row means.
    pub(crate) read: fn(&Row) -> Result<T, StoreError>,
}

impl<T> List<T> {
    /// A page of the rows that the conditions leave, newest first. `columns` stands for `{}` in
    /// the text of the list.
    pub(crate) fn page(&self, columns: &str, mut conditions: Conditions, page: Page) -> Query<T> {
        self.begin(&mut conditions, page);
        self.rows(columns, conditions, page)
    }

    /// As [`List::page`], of a list whose ids are numbers that the database gave.
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

    /// A page whose beginning is among the conditions.
    pub(crate) fn rows(&self, columns: &str, conditions: Conditions, page: Page) -> Query<T> {
        let (time, id) = self.order;
        self.chosen(
            columns,
            conditions,
            page,
            &format!("{time} DESC, {id} DESC"),
        )
    }

    /// As [`List::page`], where the conditions leave few rows, which another index than that of the list's
    /// order finds. No plan sees that: it would rather read all rows, newest first, so the order of those
    /// that are chosen from is written as no index has it.
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

    /// As [`List::page`], of those rows that `narrow` leaves of only so many of the newest that the other
    /// conditions leave: none, where there are no more than so many.
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
            "{time} >= (SELECT {time} FROM {table} WHERE {all} \
             ORDER BY {time} DESC, {id} DESC LIMIT 1 OFFSET {{}})"
        );
        conditions.and(&oldest, among);
        narrow(&mut conditions);
        self.rows(columns, conditions, page)
    }

    /// Adds where the page begins.
    fn begin(&self, conditions: &mut Conditions, page: Page) {
        if let Some((at, after)) = page.after {
            let (time, id) = self.order;
            conditions.and_pair_below(&format!("{time}, {id}"), at, after);
        }
    }

    /// The first rows in an order, of those that the conditions leave.
    fn chosen(&self, columns: &str, conditions: Conditions, page: Page, by: &str) -> Query<T> {
        let (time, id) = self.order;
        let (condition, mut parameters) = conditions.finish();
        let length = page.length(&mut parameters);
        let select = self.select.replace("{}", columns);
        // Which rows it is, an index may tell alone; only those of the page are then looked up.
        let table = self.table;
        let sql = format!(
            "{select} WHERE {id} IN (SELECT {id} FROM {table} WHERE {condition} \
             ORDER BY {by} {length}) ORDER BY {time} DESC, {id} DESC"
        );
        Query::new(sql, parameters, self.read)
    }

    /// How many rows the conditions leave.
    pub(crate) fn count(&self, conditions: Conditions) -> Count {
        let ends_at = conditions.ends_at;
        Count {
            query: counted(self.table, conditions, COUNTED_MAX),
            only_grows: false,
            ends_at,
        }
    }
}

/// Counts the rows that the conditions leave, up to one more than so many.
pub(crate) fn counted(table: &str, conditions: Conditions, most: i64) -> Query<i64> {
    let (condition, parameters) = conditions.finish();
    let most = most.saturating_add(1);
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {most}) counted"
    );
    Query::new(sql, parameters, |row| row.get(0))
}

/// The number that a cursor carries as an id.
pub(crate) fn number_of(id: Uuid) -> i64 {
    i64::try_from(id.as_u128()).unwrap_or(i64::MAX)
}

/// A number that the database gave, as a cursor carries it.
pub(crate) fn id_of(number: i64) -> Uuid {
    Uuid::from_u128(u128::try_from(number).unwrap_or_default())
}

/// A text that people typed, as a pattern of `LIKE … ESCAPE '\'` that finds it anywhere.
pub(crate) fn anywhere(text: &str) -> String {
    format!("%{}%", escaped(text))
}

/// A text as a pattern of `LIKE … ESCAPE '\'`.
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

/// Conditions of a `WHERE` that are only there when they are asked for.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    texts: Vec<String>,
    parameters: Vec<Value>,
    /// The time before which all rows are.
    ends_at: Option<Timestamp>,
}

impl Conditions {
    /// Adds a condition in which `{}` stands for the parameter.
    pub(crate) fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.parameters.push(value.into());
        self.texts
            .push(condition.replace("{}", &format!("${}", self.parameters.len())));
    }

    /// Adds a condition in which `{1}`, `{2}`, … stand for the parameters.
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

    /// Adds a condition without a parameter. What is known beforehand stands in the text itself where
    /// an index of some rows alone is to be used: plans do not see parameters.
    pub(crate) fn and_text(&mut self, condition: impl Into<String>) {
        self.texts.push(condition.into());
    }

    /// Adds that a time falls into a stretch.
    pub(crate) fn within(&mut self, column: &str, span: Span) {
        self.and_if(&format!("{column} >= {{}}"), span.from);
        self.and_if(&format!("{column} < {{}}"), span.until);
        self.ends_at = span.until.or(self.ends_at);
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
