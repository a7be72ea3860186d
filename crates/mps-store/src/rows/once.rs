//! Orders and idempotency keys.

use mps_domain::account::AccountKind;
use mps_domain::idempotency::{Fingerprint, KeyId, KeyUse, Made, MadeKind, Order, OrderId, Owner};
use mps_domain::ids::TransactionId;

use crate::error::StoreError;
use crate::rows::{Shape, Stored, bytes, text, time, uuid};
use crate::value::{Row, Value};

impl Stored for Order {
    const SHAPE: &'static Shape = &Shape {
        table: "orders",
        key: &[uuid("owner_id"), text("external_order_id")],
        mutable: &[time("reversed_at"), uuid("reversal_id")],
        fixed: &[
            text("owner_kind"),
            uuid("transaction_id"),
            time("created_at"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.owner.id.into(),
            self.id.external_order_id.as_str().into(),
            self.reversed_at.into(),
            self.reversal_id.map(TransactionId::uuid).into(),
            self.id.owner.kind.as_str().into(),
            self.transaction_id.map(TransactionId::uuid).into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let kind = row.read(4, |text: String| AccountKind::from_text(&text))?;
        Ok(Self {
            id: OrderId {
                owner: Owner {
                    kind,
                    id: row.get(0)?,
                },
                external_order_id: row.get(1)?,
            },
            reversed_at: row.get(2)?,
            reversal_id: row.get::<Option<_>>(3)?.map(TransactionId::new),
            transaction_id: row.get::<Option<_>>(5)?.map(TransactionId::new),
            created_at: row.get(6)?,
        })
    }
}

/// The table of idempotency keys, whose rows are found by a [`KeyId`] at hand.
pub(crate) static KEYS: Shape = Shape {
    table: "idempotency_keys",
    key: &[uuid("owner_id"), text("operation"), text("key")],
    mutable: &[],
    fixed: &[
        text("owner_kind"),
        text("made_kind"),
        uuid("made_id"),
        bytes("fingerprint"),
        time("created_at"),
    ],
};

/// The values of the columns that a key is found by.
pub(crate) fn key_values(id: &KeyId) -> Vec<Value> {
    vec![
        id.owner.id.into(),
        id.operation.into(),
        id.key.as_str().into(),
    ]
}

/// The values of all columns of a key's use.
pub(crate) fn key_use_values(key: &KeyUse) -> Vec<Value> {
    let mut values = key_values(&key.id);
    values.extend([
        key.id.owner.kind.as_str().into(),
        key.made.kind().as_str().into(),
        key.made.uuid().into(),
        key.fingerprint.as_ref().map(Fingerprint::as_bytes).into(),
        key.created_at.into(),
    ]);
    values
}

/// A key's use from all columns.
pub(crate) fn key_use_from(id: &KeyId, row: &Row) -> Result<KeyUse, StoreError> {
    let kind = row.read(4, |text: String| MadeKind::from_text(&text))?;
    let fingerprint: Option<[u8; 32]> = row.get(6)?;
    Ok(KeyUse {
        id: id.clone(),
        made: Made::from_parts(kind, row.get(5)?),
        fingerprint: fingerprint.map(Fingerprint::from_bytes),
        created_at: row.get(7)?,
    })
}
