//! Answers and rows, independent of the numbers and microseconds that the lanes drew.
//!
//! Several lanes draw their numbers from blocks of their own, and each counts its own microseconds. So the
//! same commands one by one get other numbers and times. Here a number is replaced by the id of its row, and
//! a time by its second.

use std::collections::{HashMap, HashSet};

use mps_domain::numbers::Series;

use super::world::World;

/// The tables whose rows have numbers, with the column of the number.
const NUMBERED: [(&str, &str); 4] = [
    ("transactions", "tx_no"),
    ("member_cards", "card_no"),
    ("member_profiles", "member_no"),
    ("settlements", "settlement_no"),
];

/// The number of digits in microseconds since 1970, in seconds since 1970, and in a fraction of a second.
const MICROS_DIGITS: usize = 16;
const SECONDS_DIGITS: usize = 10;
const FRACTION_DIGITS: usize = 6;

/// Tables and columns that may differ with several lanes: search terms and request fingerprints are made from
/// numbers.
pub(crate) const OF_LANES: [&str; 2] = ["member_search_terms", "fingerprint"];

/// The ids of the rows that have the numbers in some texts.
pub(crate) struct Names(HashMap<String, String>);

impl Names {
    /// Reads the ids of the numbers in these texts from the books of `world`.
    pub(crate) async fn of(world: &World, texts: impl IntoIterator<Item = &str>) -> Self {
        let numbers: HashSet<String> = texts
            .into_iter()
            .flat_map(tokens)
            .filter(|token| series_of(token).is_some())
            .map(|token| format!("'{token}'"))
            .collect();
        if numbers.is_empty() {
            return Self(HashMap::new());
        }
        let numbers = numbers.into_iter().collect::<Vec<_>>().join(", ");
        let reads = NUMBERED.map(|(table, number)| {
            format!(
                "SELECT {number}, {} FROM mps.{table} WHERE {number} IN ({numbers})",
                world.id_as_text("id")
            )
        });
        let rows = world.rows(&reads.join(" UNION ALL ")).await;
        let pairs = rows.into_iter().map(|row| {
            let (number, id) = row.split_once('|').unwrap();
            (number.to_owned(), id.to_owned())
        });
        Self(pairs.collect())
    }

    /// Returns the number that the row of `number` has in the books of `world`, or an unused number if there
    /// is no such row.
    pub(crate) async fn translated(&self, number: &str, world: &World) -> String {
        let Some(series) = series_of(number) else {
            return number.to_owned();
        };
        let mut found = Vec::new();
        if let Some(id) = self.0.get(number) {
            let id = world.id(id);
            let reads = NUMBERED
                .map(|(table, column)| format!("SELECT {column} FROM mps.{table} WHERE id = {id}"));
            found = world.rows(&reads.join(" UNION ALL ")).await;
        }
        found.pop().unwrap_or_else(|| series.format(99_999_999))
    }

    /// Masks an answer: replaces numbers by ids and times by seconds, and removes the fingerprint of the
    /// request.
    pub(crate) fn masked_answer(&self, answer: &str) -> String {
        let mut parts = answer.split("Fingerprint([");
        let mut masked = self.masked(parts.next().unwrap_or_default());
        for part in parts {
            let rest = part.split_once("])").map_or(part, |(_, rest)| rest);
            masked.push_str(&self.masked(rest));
        }
        masked
    }

    /// Masks a text: replaces numbers by ids and times by seconds.
    fn masked(&self, text: &str) -> String {
        let mut masked = String::new();
        let mut token = String::new();
        for character in text.chars() {
            if character.is_ascii_alphanumeric() {
                token.push(character);
            } else {
                masked.push_str(&self.masked_token(&token));
                token.clear();
                masked.push(character);
            }
        }
        masked.push_str(&self.masked_token(&token));
        masked
    }

    /// Masks all rows and sorts them. Leaves out the search terms of members, which are parts of numbers.
    pub(crate) fn masked_rows(&self, rows: &[String]) -> Vec<String> {
        let cached = rows
            .iter()
            .filter(|row| !row.starts_with("member_search_terms "));
        let mut masked: Vec<String> = cached.map(|row| self.masked(row)).collect();
        masked.sort();
        masked
    }

    fn masked_token(&self, token: &str) -> String {
        if series_of(token).is_some() {
            let id = self.0.get(token).cloned();
            return id.unwrap_or_else(|| "of nothing".to_owned());
        }
        let is_of_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if token.len() == MICROS_DIGITS && is_of_digits(token) {
            return token[..SECONDS_DIGITS].to_owned();
        }
        match token.strip_suffix('Z') {
            Some(digits) if digits.len() == FRACTION_DIGITS && is_of_digits(digits) => {
                "Z".to_owned()
            }
            _ => token.to_owned(),
        }
    }
}

fn series_of(number: &str) -> Option<Series> {
    let is_of = |series: &Series| series.number_of(number).is_some();
    Series::ALL.into_iter().find(is_of)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
}
