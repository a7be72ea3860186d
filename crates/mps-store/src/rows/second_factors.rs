//! Second factors and recovery codes.

use mps_domain::account::AccountKind;
use mps_domain::second_factor::{
    Holder, RecoveryCode, RecoveryCodeId, RecoveryHash, SealedSecret, SecondFactor,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::rows::{Shape, Stored, bytes, int, text, time, uuid};
use crate::value::{Row, Value};

/// The values of the columns that say whose a row is.
pub(crate) fn holder_values(holder: Holder) -> [Value; 2] {
    [holder.kind.as_str().into(), holder.id.into()]
}

/// The values of a recovery code's key.
pub(crate) fn recovery_key(id: RecoveryCodeId) -> [Value; 3] {
    let [kind, account] = holder_values(id.holder);
    [kind, account, id.number.into()]
}

fn holder(row: &Row) -> Result<Holder, StoreError> {
    let id: Uuid = row.get(1)?;
    Ok(Holder {
        kind: row.read(0, |text: String| AccountKind::from_text(&text))?,
        id,
    })
}

fn sealed(row: &Row, column: usize) -> Result<Option<SealedSecret>, StoreError> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.map(SealedSecret::new))
}

impl Stored for SecondFactor {
    const SHAPE: &'static Shape = &Shape {
        table: "second_factors",
        key: &[text("account_kind"), uuid("account_id")],
        mutable: &[
            bytes("secret"),
            bytes("pending_secret"),
            time("confirmed_at"),
            int("last_step"),
            time("pending_at"),
        ],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        let [kind, account] = holder_values(self.holder);
        let sealed =
            |secret: &Option<SealedSecret>| secret.as_ref().map(SealedSecret::reveal).into();
        vec![
            kind,
            account,
            sealed(&self.secret),
            sealed(&self.pending),
            self.confirmed_at.into(),
            self.last_step.into(),
            self.pending_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            holder: holder(row)?,
            secret: sealed(row, 2)?,
            pending: sealed(row, 3)?,
            confirmed_at: row.get(4)?,
            last_step: row.get(5)?,
            pending_at: row.get(6)?,
        })
    }
}

impl Stored for RecoveryCode {
    const SHAPE: &'static Shape = &Shape {
        table: "recovery_codes",
        key: &[text("account_kind"), uuid("account_id"), int("number")],
        mutable: &[bytes("hash"), time("used_at")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        let [kind, account, number] = recovery_key(self.id);
        vec![
            kind,
            account,
            number,
            self.hash.as_bytes().into(),
            self.used_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: RecoveryCodeId {
                holder: holder(row)?,
                number: row.get(2)?,
            },
            hash: RecoveryHash::from_bytes(row.get(3)?),
            used_at: row.get(4)?,
        })
    }
}
