//! Pages of lists.

use mps_domain::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// How many rows a page has when nothing is asked for.
pub const DEFAULT_LIMIT: u16 = 20;
/// How many rows a page may have.
pub const MAX_LIMIT: u16 = 100;

/// Where a page stands in its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pagination {
    /// The page's number, from 1, when it was asked for by offset.
    pub current_page: Option<i64>,
    /// How many rows a page has at most.
    pub page_size: i64,
    /// How many rows the list has; a lower bound when `total_is_exact` is false.
    pub total_count: i64,
    /// Whether `total_count` is exact.
    pub total_is_exact: bool,
    /// How many pages that makes.
    pub total_pages: i64,
    /// Whether rows follow.
    pub has_next: bool,
    /// Whether rows precede.
    pub has_prev: bool,
    /// Ask with this cursor for the rows that follow.
    pub next_cursor: Option<String>,
}

/// Where the next page begins: after this time and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The time of the last row.
    pub time: Timestamp,
    /// The id of the last row.
    pub id: Uuid,
}

impl Cursor {
    /// The cursor as an opaque text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut bytes = self.time.micros().to_be_bytes().to_vec();
        bytes.extend(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The cursor of a text, or `None` when it is none.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (time, id) = bytes.split_first_chunk::<8>()?;
        let time = Timestamp::from_micros(i64::from_be_bytes(*time));
        Some(Self {
            time,
            id: Uuid::from_slice(id).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_survive_the_wire_and_nonsense_is_none() {
        let cursor = Cursor {
            time: Timestamp::from_micros(1_234),
            id: Uuid::from_u128(7),
        };
        assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        for text in ["", "x", "AAAA", "%%%"] {
            assert_eq!(Cursor::decode(text), None, "{text}");
        }
    }
}
