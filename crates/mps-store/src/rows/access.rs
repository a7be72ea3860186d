//! Sessions and activations.

use mps_domain::access::Session;
use mps_domain::activation::{Activation, ActivationHash};
use mps_domain::ids::{MerchantId, SessionId};
use uuid::Uuid;

use crate::error::StoreError;
use crate::rows::{Shape, Stored, account_from, bytes, int, text, time, uuid};
use crate::value::{Row, Value};

impl Stored for Session {
    const SHAPE: &'static Shape = &Shape {
        table: "sessions",
        key: &[uuid("id")],
        mutable: &[time("ended_at"), time("seen_at"), time("authenticated_at")],
        fixed: &[
            uuid("token_id"),
            text("account_kind"),
            uuid("account_id"),
            uuid("merchant_id"),
            int("access_epoch"),
            time("created_at"),
            time("expires_at"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.ended_at.into(),
            self.seen_at.into(),
            self.authenticated_at.into(),
            self.token_id.into(),
            self.account.kind().as_str().into(),
            self.account.uuid().into(),
            self.account.merchant().map(MerchantId::uuid).into(),
            self.epoch.into(),
            self.created_at.into(),
            self.expires_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let (id, merchant): (Uuid, Option<Uuid>) = (row.get(6)?, row.get(7)?);
        Ok(Self {
            id: SessionId::new(row.get(0)?),
            ended_at: row.get(1)?,
            seen_at: row.get(2)?,
            authenticated_at: row.get(3)?,
            token_id: row.get(4)?,
            account: row.read(5, |kind: String| account_from(&kind, id, merchant))?,
            epoch: row.get(8)?,
            created_at: row.get(9)?,
            expires_at: row.get(10)?,
        })
    }
}

impl Stored for Activation {
    const SHAPE: &'static Shape = &Shape {
        table: "activations",
        key: &[bytes("hash")],
        mutable: &[time("used_at")],
        fixed: &[
            text("account_kind"),
            uuid("account_id"),
            uuid("merchant_id"),
            int("access_epoch"),
            time("created_at"),
            time("expires_at"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.hash.as_bytes().into(),
            self.used_at.into(),
            self.account.kind().as_str().into(),
            self.account.uuid().into(),
            self.account.merchant().map(MerchantId::uuid).into(),
            self.epoch.into(),
            self.created_at.into(),
            self.expires_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let (id, merchant): (Uuid, Option<Uuid>) = (row.get(3)?, row.get(4)?);
        Ok(Self {
            hash: ActivationHash::from_bytes(row.get(0)?),
            used_at: row.get(1)?,
            account: row.read(2, |kind: String| account_from(&kind, id, merchant))?,
            epoch: row.get(5)?,
            created_at: row.get(6)?,
            expires_at: row.get(7)?,
        })
    }
}
