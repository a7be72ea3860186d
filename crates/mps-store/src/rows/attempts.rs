//! Attempts at what can be guessed, and the networks that accounts are known from.

use mps_domain::attempts::{AttemptKey, Attempts, KnownNetwork};

use crate::error::StoreError;
use crate::rows::{Shape, Stored, bytes, time};
use crate::value::{Row, Value};

impl Stored for Attempts {
    const SHAPE: &'static Shape = &Shape {
        table: "attempts",
        key: &[bytes("key")],
        mutable: &[time("over_at")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![self.key.as_bytes().into(), self.over_at.into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            key: AttemptKey::from_bytes(row.get(0)?),
            over_at: row.get(1)?,
        })
    }
}

impl Stored for KnownNetwork {
    const SHAPE: &'static Shape = &Shape {
        table: "known_networks",
        key: &[bytes("key")],
        mutable: &[time("seen_at")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![self.key.as_bytes().into(), self.seen_at.into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            key: AttemptKey::from_bytes(row.get(0)?),
            seen_at: row.get(1)?,
        })
    }
}
