//! Leases, the rows that are removed under one, when something was last done, and how far a list was
//! taken over.

use std::borrow::Cow;

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

/// The statements that remove what is to be forgotten, with their parameters. Nothing refers to these
/// rows.
pub(crate) fn removals(forget: &Forget) -> Vec<(Cow<'static, str>, Vec<Value>)> {
    vec![
        (
            "DELETE FROM mps.payment_codes WHERE hash IN \
             (SELECT hash FROM mps.payment_codes WHERE expires_at < $1 LIMIT $2)"
                .into(),
            vec![forget.codes_before.into(), forget.at_most.into()],
        ),
        (
            "DELETE FROM mps.activations WHERE hash IN \
             (SELECT hash FROM mps.activations WHERE expires_at < $1 LIMIT $2)"
                .into(),
            vec![forget.codes_before.into(), forget.at_most.into()],
        ),
        (
            "DELETE FROM mps.sessions WHERE id IN \
             (SELECT id FROM mps.sessions WHERE expires_at < $1 LIMIT $2)"
                .into(),
            vec![forget.sessions_before.into(), forget.at_most.into()],
        ),
    ]
}
