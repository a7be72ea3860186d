//! Transactions, ledger entries, levels, sums over days.

use std::borrow::Cow;

use mps_domain::account::AccountKind;
use mps_domain::calendar::BusinessDay;
use mps_domain::idempotency::Fingerprint;
use mps_domain::ids::{CardId, MemberId, MerchantId, TransactionId};
use mps_domain::ledger::{Entry, Posting};
use mps_domain::level::{Level, LevelTable};
use mps_domain::limits::{Limit, LimitId, LimitKind};
use mps_domain::totals::{DayTotal, TotalId, TotalKind};
use mps_domain::transaction::{PaymentMethod, Transaction, TransactionStatus, TransactionType};
use mps_domain::{DiscountRate, Money};
use uuid::Uuid;

use crate::error::StoreError;
use crate::rows::{Shape, Stored, account_from, bytes, int, text, time, uuid};
use crate::value::{Row, Value};

impl Stored for Transaction {
    const SHAPE: &'static Shape = &Shape {
        table: "transactions",
        key: &[uuid("id")],
        mutable: &[
            text("status"),
            int("refunded_amount"),
            int("points_reversed"),
        ],
        fixed: &[
            text("tx_no"),
            text("tx_type"),
            uuid("card_id"),
            uuid("member_id"),
            uuid("merchant_id"),
            text("operator_kind"),
            uuid("operator_id"),
            uuid("original_id"),
            int("raw_amount"),
            int("final_amount"),
            int("rate"),
            int("change"),
            int("balance_after"),
            int("points"),
            int("net_points_after"),
            int("level"),
            int("remaining_refundable"),
            int("breakage"),
            text("payment_method"),
            int("fee_bps"),
            text("external_order_id"),
            text("tag"),
            text("reason"),
            bytes("fingerprint"),
            time("created_at"),
        ],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.uuid().into(),
            self.status.as_str().into(),
            self.refunded_amount.into(),
            self.points_reversed.into(),
            self.tx_no.as_str().into(),
            self.tx_type.as_str().into(),
            self.card_id.uuid().into(),
            self.member_id.uuid().into(),
            self.merchant_id.map(MerchantId::uuid).into(),
            self.operator.kind().as_str().into(),
            self.operator.uuid().into(),
            self.original_id.map(TransactionId::uuid).into(),
            self.raw_amount.into(),
            self.final_amount.into(),
            self.rate.into(),
            self.change.into(),
            self.balance_after.into(),
            self.points.into(),
            self.net_points_after.into(),
            self.level.into(),
            self.remaining_refundable.into(),
            self.breakage.into(),
            self.payment_method.map(PaymentMethod::as_str).into(),
            self.fee_bps.into(),
            self.external_order_id.clone().into(),
            self.tag.clone().into(),
            self.reason.clone().into(),
            self.fingerprint.as_bytes().into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let merchant: Option<Uuid> = row.get(8)?;
        let operator: Uuid = row.get(10)?;
        Ok(Self {
            id: TransactionId::new(row.get(0)?),
            status: row.read(1, |text: String| TransactionStatus::from_text(&text))?,
            refunded_amount: Money::from_minor(row.get(2)?),
            points_reversed: row.get(3)?,
            tx_no: row.get(4)?,
            tx_type: row.read(5, |text: String| TransactionType::from_text(&text))?,
            card_id: CardId::new(row.get(6)?),
            member_id: MemberId::new(row.get(7)?),
            merchant_id: merchant.map(MerchantId::new),
            operator: row.read(9, |kind: String| account_from(&kind, operator, merchant))?,
            original_id: row.get::<Option<_>>(11)?.map(TransactionId::new),
            raw_amount: Money::from_minor(row.get(12)?),
            final_amount: Money::from_minor(row.get(13)?),
            rate: row.read(14, DiscountRate::from_thousandths)?,
            change: Money::from_minor(row.get(15)?),
            balance_after: Money::from_minor(row.get(16)?),
            points: row.get(17)?,
            net_points_after: row.get(18)?,
            level: row.get(19)?,
            remaining_refundable: row.get::<Option<_>>(20)?.map(Money::from_minor),
            breakage: Money::from_minor(row.get(21)?),
            payment_method: row.read_opt(22, |text: String| PaymentMethod::from_text(&text))?,
            fee_bps: row.get(23)?,
            external_order_id: row.get(24)?,
            tag: row.get(25)?,
            reason: row.get(26)?,
            fingerprint: Fingerprint::from_bytes(row.get(27)?),
            created_at: row.get(28)?,
        })
    }
}

impl Stored for DayTotal {
    const SHAPE: &'static Shape = &Shape {
        table: "day_totals",
        key: &[uuid("account_id"), text("kind"), int("day")],
        mutable: &[int("amount"), time("since")],
        fixed: &[text("account_kind")],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.account_id.into(),
            self.id.kind.as_str().into(),
            self.id.day.days().into(),
            self.amount.into(),
            self.since.into(),
            self.id.account_kind.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: TotalId {
                account_id: row.get(0)?,
                kind: row.read(1, |text: String| TotalKind::from_text(&text))?,
                day: BusinessDay::from_days(row.get(2)?),
                account_kind: row.read(5, |text: String| AccountKind::from_text(&text))?,
            },
            amount: Money::from_minor(row.get(3)?),
            since: row.get(4)?,
        })
    }
}

impl Stored for Limit {
    const SHAPE: &'static Shape = &Shape {
        table: "limits",
        key: &[text("kind"), uuid("object_id")],
        mutable: &[int("amount"), time("since")],
        fixed: &[],
    };

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.kind.as_str().into(),
            self.id.object.into(),
            self.amount.into(),
            self.since.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: LimitId {
                kind: row.read(0, |text: String| LimitKind::from_text(&text))?,
                object: row.get(1)?,
            },
            amount: row.get::<Option<_>>(2)?.map(Money::from_minor),
            since: row.get(3)?,
        })
    }
}

/// The table of ledger entries, to which is only ever added.
pub(crate) static ENTRIES: Shape = Shape {
    table: "ledger_entries",
    key: &[uuid("posting_id"), int("line")],
    mutable: &[],
    fixed: &[
        text("cause"),
        text("account_kind"),
        uuid("account_id"),
        text("method"),
        int("amount"),
        time("created_at"),
    ],
};

/// The values of all columns of a ledger entry.
pub(crate) fn entry_values(posting: &Posting, line: i64, entry: &Entry) -> Vec<Value> {
    vec![
        posting.id().into(),
        line.into(),
        posting.cause().as_str().into(),
        entry.account.kind().as_str().into(),
        entry.account.object().into(),
        entry.account.method().map(PaymentMethod::as_str).into(),
        entry.amount.into(),
        posting.created_at().into(),
    ]
}

/// The statements that set the table of levels, and every card's level by its points.
pub(crate) fn level_statements(table: &LevelTable) -> Vec<(Cow<'static, str>, Vec<Value>)> {
    let mut statements = vec![("DELETE FROM mps.membership_levels".into(), Vec::new())];
    for level in table.levels() {
        let sql = "INSERT INTO mps.membership_levels (level, name, min_points, rate) \
                   VALUES ($1, $2, $3, $4)";
        let values = vec![
            level.level.into(),
            level.name.as_str().into(),
            level.min_points.into(),
            level.rate.into(),
        ];
        statements.push((sql.into(), values));
    }
    let follow = "UPDATE mps.member_cards SET level = \
        (SELECT max(l.level) FROM mps.membership_levels l WHERE l.min_points <= member_cards.points) \
        WHERE card_type = 'standard' AND level <> \
        (SELECT max(l.level) FROM mps.membership_levels l WHERE l.min_points <= member_cards.points)";
    statements.push((follow.into(), Vec::new()));
    statements
}

/// A level from `level, name, min_points, rate`.
pub(crate) fn level_from(row: &Row) -> Result<Level, StoreError> {
    Ok(Level {
        level: row.get(0)?,
        name: row.get(1)?,
        min_points: row.get(2)?,
        rate: row.read(3, DiscountRate::from_thousandths)?,
    })
}
