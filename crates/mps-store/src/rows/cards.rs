//! Cards, bindings, payment codes.

use mps_domain::calendar::BusinessDay;
use mps_domain::card::{Binding, BindingRole, Card, CardStatus, CardType, Entitlement};
use mps_domain::code::{CodeEnd, CodeHash, CodeRow};
use mps_domain::ids::{CardId, CodeId, MemberId, MerchantId, TransactionId};
use mps_domain::{DiscountRate, Money};

use crate::error::StoreError;
use crate::rows::{Shape, Stored, bytes, int, text, time, uuid};
use crate::value::{Row, Value};

impl Stored for Card {
    const SHAPE: &'static Shape = &Shape {
        table: "member_cards",
        key: &[uuid("id")],
        mutable: &[
            text("status"),
            int("balance"),
            int("points"),
            int("points_debt"),
            int("level"),
            time("last_entry_at"),
            time("expires_at"),
            int("spent_day"),
            int("spent"),
            uuid("replaced_by"),
            uuid("last_payment_id"),
        ],
        fixed: &[
            text("card_no"),
            text("card_type"),
            uuid("member_id"),
            int("fixed_rate"),
            text("name"),
            time("created_at"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.status.as_str().into(),
            self.balance.into(),
            self.points.into(),
            self.points_debt.into(),
            self.level.into(),
            self.last_entry_at.into(),
            self.expires_at.into(),
            self.spent_day.map(BusinessDay::days).into(),
            self.spent.into(),
            self.replaced_by.map(CardId::uuid).into(),
            self.last_payment.map(TransactionId::uuid).into(),
            self.card_no.as_str().into(),
            self.card_type.as_str().into(),
            self.member_id.map(MemberId::uuid).into(),
            self.fixed_rate.into(),
            self.name.clone().into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: CardId::new(row.get(0)?),
            status: row.read(1, |text: String| CardStatus::from_text(&text))?,
            balance: Money::from_minor(row.get(2)?),
            points: row.get(3)?,
            points_debt: row.get(4)?,
            level: row.get(5)?,
            last_entry_at: row.get(6)?,
            expires_at: row.get(7)?,
            spent_day: row.get::<Option<_>>(8)?.map(BusinessDay::from_days),
            spent: Money::from_minor(row.get(9)?),
            replaced_by: row.get::<Option<_>>(10)?.map(CardId::new),
            last_payment: row.get::<Option<_>>(11)?.map(TransactionId::new),
            card_no: row.get(12)?,
            card_type: row.read(13, |text: String| CardType::from_text(&text))?,
            member_id: row.get::<Option<_>>(14)?.map(MemberId::new),
            fixed_rate: row.read_opt(15, DiscountRate::from_thousandths)?,
            name: row.get(16)?,
            created_at: row.get(17)?,
        })
    }
}

impl Stored for Binding {
    const SHAPE: &'static Shape = &Shape {
        table: "card_bindings",
        key: &[uuid("member_id"), uuid("card_id")],
        // Who is unbound and bound again in one batch is bound since then.
        mutable: &[text("role"), time("created_at")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.member_id.uuid().into(),
            self.card_id.uuid().into(),
            self.role.as_str().into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            member_id: MemberId::new(row.get(0)?),
            card_id: CardId::new(row.get(1)?),
            role: row.read(2, |text: String| BindingRole::from_text(&text))?,
            created_at: row.get(3)?,
        })
    }
}

impl Stored for CodeRow {
    const SHAPE: &'static Shape = &Shape {
        table: "payment_codes",
        key: &[bytes("hash")],
        mutable: &[
            text("ended"),
            uuid("merchant_id"),
            int("amounts_asked"),
            int("uses"),
            uuid("transaction_id"),
        ],
        fixed: &[
            uuid("id"),
            uuid("card_id"),
            uuid("member_id"),
            int("access_epoch"),
            time("created_at"),
            time("expires_at"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.hash.as_bytes().into(),
            self.ended.map(CodeEnd::as_str).into(),
            self.merchant_id.map(MerchantId::uuid).into(),
            self.amounts_asked.into(),
            self.uses.into(),
            self.transaction_id.map(TransactionId::uuid).into(),
            self.id.uuid().into(),
            self.card_id.uuid().into(),
            self.member_id.uuid().into(),
            self.epoch.into(),
            self.created_at.into(),
            self.expires_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            hash: CodeHash::from_bytes(row.get(0)?),
            ended: row.read_opt(1, |text: String| CodeEnd::from_text(&text))?,
            merchant_id: row.get::<Option<_>>(2)?.map(MerchantId::new),
            amounts_asked: row.get(3)?,
            uses: row.get(4)?,
            transaction_id: row.get::<Option<_>>(5)?.map(TransactionId::new),
            // A code that the version before made while the schema was new has none.
            id: CodeId::new(row.get::<Option<_>>(6)?.unwrap_or_default()),
            card_id: CardId::new(row.get(7)?),
            member_id: MemberId::new(row.get(8)?),
            epoch: row.get(9)?,
            created_at: row.get(10)?,
            expires_at: row.get(11)?,
        })
    }
}

/// A corporate card of a member from `member_id, card_id, role, status, fixed_rate, expires_at`.
pub(crate) fn entitlement_from(row: &Row) -> Result<Entitlement, StoreError> {
    Ok(Entitlement {
        card_id: CardId::new(row.get(1)?),
        role: row.read(2, |text: String| BindingRole::from_text(&text))?,
        status: row.read(3, |text: String| CardStatus::from_text(&text))?,
        rate: row.read(4, DiscountRate::from_thousandths)?,
        expires_at: row.get(5)?,
    })
}
