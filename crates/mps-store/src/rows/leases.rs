//! Leases, the rows that are removed under one, when something was last done, and how far a list was
//! taken over.

use std::borrow::Cow;

use mps_domain::Timestamp;
use mps_domain::lease::{Forget, Lease};
use mps_domain::milestone::Milestone;
use mps_domain::unit_of_work::ImportPosition;

use crate::error::StoreError;
use crate::rows::{Shape, Stored, int, text, time, uuid};
use crate::value::{Row, Value};

impl Stored for ImportPosition {
    const SHAPE: &'static Shape = &Shape {
        table: "imports",
        key: &[text("name")],
        mutable: &[int("position")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![self.name.as_str().into(), self.position.into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            name: row.get(0)?,
            position: row.get(1)?,
        })
    }
}

impl Stored for Milestone {
    const SHAPE: &'static Shape = &Shape {
        table: "marks",
        key: &[text("name")],
        mutable: &[time("at")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![self.name.as_str().into(), self.at.into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            name: row.get(0)?,
            at: row.get(1)?,
        })
    }
}

impl Stored for Lease {
    const SHAPE: &'static Shape = &Shape {
        table: "leases",
        key: &[text("name")],
        mutable: &[uuid("owner_id"), int("fence"), time("expires_at")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.name.as_str().into(),
            self.owner.into(),
            self.fence.into(),
            self.expires_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            name: row.get(0)?,
            owner: row.get(1)?,
            fence: row.get(2)?,
            expires_at: row.get(3)?,
        })
    }
}

/// A table of which rows are forgotten, with its key and the time that decides.
type Forgotten = (&'static str, &'static str, &'static str, Timestamp);

/// Where the rows are that are to be forgotten. Nothing refers to them.
fn forgotten(forget: &Forget) -> [Forgotten; 5] {
    [
        ("payment_codes", "hash", "expires_at", forget.codes_before),
        ("activations", "hash", "expires_at", forget.codes_before),
        ("sessions", "id", "expires_at", forget.sessions_before),
        ("attempts", "key", "over_at", forget.attempts_before),
        ("known_networks", "key", "seen_at", forget.networks_before),
    ]
}

/// The statements that remove what is to be forgotten, with their parameters.
pub(crate) fn removals(forget: &Forget) -> Vec<(Cow<'static, str>, Vec<Value>)> {
    // The time is looked at once more: a row may have got a later one while the removal waited for it.
    let removal = |(table, key, time, before): Forgotten| {
        let sql = format!(
            "DELETE FROM mps.{table} WHERE {key} IN \
             (SELECT {key} FROM mps.{table} WHERE {time} < $1 LIMIT $2) AND {time} < $1"
        );
        (sql.into(), vec![before.into(), forget.at_most.into()])
    };
    forgotten(forget).map(removal).into()
}

/// The query that counts what is to be forgotten, up to a number of each kind, with its parameters.
pub(crate) fn count_forgotten(forget: &Forget, up_to: i64) -> (String, Vec<Value>) {
    let tables = forgotten(forget);
    let count = |(number, (table, _, time, _)): (i32, Forgotten)| {
        format!(
            "(SELECT count(*) FROM (SELECT 1 FROM mps.{table} WHERE {time} < ${number} LIMIT {up_to}) c)"
        )
    };
    let counts: Vec<String> = (1..).zip(tables).map(count).collect();
    let before = tables.map(|(_, _, _, before)| before.into());
    (format!("SELECT {}", counts.join(" + ")), before.into())
}
