//! Members, merchants, staff, administrators. Passwords are written apart and never loaded here.

use mps_domain::account::{Account, AccountKind};
use mps_domain::account::{Credential, Role};
use mps_domain::accounts::{
    AccountStatus, Admin, ExternalIdentity, Member, MemberStatus, Merchant, Provider, Staff,
};
use mps_domain::ids::{AdminId, MemberId, MerchantId, StaffId};
use mps_domain::settlement::SettlementMode;
use uuid::Uuid;

use crate::error::StoreError;
use crate::rows::{Shape, Stored, flag, int, text, time, uuid};
use crate::value::{Row, Value};

/// An account from its two or three columns; `None` when they do not name one.
pub(crate) fn account_from(kind: &str, id: Uuid, merchant: Option<Uuid>) -> Option<Account> {
    Account::from_parts(AccountKind::from_text(kind)?, id, merchant)
}

/// The credential in three columns, of which this is the first.
fn credential(row: &Row, first: usize) -> Result<Credential, StoreError> {
    Ok(Credential {
        temporary: row.get(first)?,
        lapses_at: row.get(first.saturating_add(1))?,
        epoch: row.get(first.saturating_add(2))?,
    })
}

impl Stored for Member {
    const SHAPE: &'static Shape = &Shape {
        table: "member_profiles",
        key: &[uuid("id")],
        mutable: &[
            text("name"),
            text("phone"),
            text("email"),
            text("status"),
            flag("password_temporary"),
            time("password_lapses_at"),
            int("access_epoch"),
        ],
        fixed: &[text("member_no"), time("created_at")],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.name.as_str().into(),
            self.phone.clone().into(),
            self.email.clone().into(),
            self.status.as_str().into(),
            self.credential.temporary.into(),
            self.credential.lapses_at.into(),
            self.credential.epoch.into(),
            self.member_no.as_str().into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: MemberId::new(row.get(0)?),
            name: row.get(1)?,
            phone: row.get(2)?,
            email: row.get(3)?,
            status: row.read(4, |text: String| MemberStatus::from_text(&text))?,
            credential: credential(row, 5)?,
            member_no: row.get(8)?,
            created_at: row.get(9)?,
        })
    }
}

impl Stored for Merchant {
    const SHAPE: &'static Shape = &Shape {
        table: "merchants",
        key: &[uuid("id")],
        mutable: &[
            text("name"),
            text("contact"),
            text("status"),
            flag("password_temporary"),
            time("password_lapses_at"),
            int("access_epoch"),
            int("fee_bps"),
            text("settlement_mode"),
            time("settled_through"),
            int("staff_epoch"),
            int("staff_count"),
        ],
        fixed: &[text("code"), time("created_at")],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.name.as_str().into(),
            self.contact.clone().into(),
            self.status.as_str().into(),
            self.credential.temporary.into(),
            self.credential.lapses_at.into(),
            self.credential.epoch.into(),
            self.fee_bps.into(),
            self.settlement_mode.as_str().into(),
            self.settled_through.into(),
            self.staff_epoch.into(),
            self.staff_count.into(),
            self.code.as_str().into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: MerchantId::new(row.get(0)?),
            name: row.get(1)?,
            contact: row.get(2)?,
            status: row.read(3, |text: String| AccountStatus::from_text(&text))?,
            credential: credential(row, 4)?,
            fee_bps: row.get(7)?,
            settlement_mode: row.read(8, |text: String| SettlementMode::from_text(&text))?,
            settled_through: row.get(9)?,
            staff_epoch: row.get(10)?,
            staff_count: row.get(11)?,
            code: row.get(12)?,
            created_at: row.get(13)?,
        })
    }
}

impl Stored for Staff {
    const SHAPE: &'static Shape = &Shape {
        table: "merchant_staff",
        key: &[uuid("id")],
        mutable: &[
            text("name"),
            text("role"),
            text("status"),
            flag("password_temporary"),
            time("password_lapses_at"),
            int("access_epoch"),
        ],
        fixed: &[uuid("merchant_id"), text("operator"), time("created_at")],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.name.as_str().into(),
            self.role.as_str().into(),
            self.status.as_str().into(),
            self.credential.temporary.into(),
            self.credential.lapses_at.into(),
            self.credential.epoch.into(),
            self.merchant_id.uuid().into(),
            self.operator.as_str().into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: StaffId::new(row.get(0)?),
            name: row.get(1)?,
            role: row.read(2, |text: String| Role::from_text(&text))?,
            status: row.read(3, |text: String| AccountStatus::from_text(&text))?,
            credential: credential(row, 4)?,
            merchant_id: MerchantId::new(row.get(7)?),
            operator: row.get(8)?,
            created_at: row.get(9)?,
        })
    }
}

impl Stored for Admin {
    const SHAPE: &'static Shape = &Shape {
        table: "admins",
        key: &[uuid("id")],
        mutable: &[
            text("status"),
            flag("password_temporary"),
            time("password_lapses_at"),
            int("access_epoch"),
        ],
        fixed: &[text("name"), time("created_at")],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.status.as_str().into(),
            self.credential.temporary.into(),
            self.credential.lapses_at.into(),
            self.credential.epoch.into(),
            self.name.as_str().into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: AdminId::new(row.get(0)?),
            status: row.read(1, |text: String| AccountStatus::from_text(&text))?,
            credential: credential(row, 2)?,
            name: row.get(5)?,
            created_at: row.get(6)?,
        })
    }
}

impl Stored for ExternalIdentity {
    const SHAPE: &'static Shape = &Shape {
        table: "member_external_identities",
        key: &[text("provider"), text("external_id")],
        mutable: &[uuid("member_id")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.provider.as_str().into(),
            self.external_id.as_str().into(),
            self.member_id.uuid().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            provider: row.read(0, |text: String| Provider::from_text(&text))?,
            external_id: row.get(1)?,
            member_id: MemberId::new(row.get(2)?),
        })
    }
}
