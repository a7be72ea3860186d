//! Sums over quarters of an hour and what merchants are due, and the increments that go into them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use mps_domain::ids::MerchantId;
use mps_domain::periods::{Increment, IncrementOf, RolledUp, SumKind};
use mps_domain::totals::{Recount, TotalKind};
use mps_domain::transaction::TransactionType;
use uuid::Uuid;

use crate::rows::{Shape, int, text, time, uuid};
use crate::value::Value;

/// The scope of the sums over all merchants, and of what belongs to none.
pub(crate) const ALL_MERCHANTS: Uuid = Uuid::nil();

/// The kind of an increment that counts nothing, and only changes what a merchant is due.
const DUE_ONLY: &str = "due";

/// The table of increments, which the database numbers.
pub(crate) static INCREMENTS: Shape = Shape {
    table: "period_increments",
    key: &[],
    mutable: &[],
    fixed: &[
        uuid("scope_id"),
        text("kind"),
        time("begins_at"),
        int("number"),
        int("amount"),
        int("due"),
    ],
};

/// The rows of increments.
pub(crate) fn increment_values(all: &BTreeMap<IncrementOf, Increment>) -> Vec<Vec<Value>> {
    let row = |(&(merchant, kind, begins_at), sum): (&IncrementOf, &Increment)| {
        vec![
            merchant.map_or(ALL_MERCHANTS, MerchantId::uuid).into(),
            kind.map_or(DUE_ONLY, SumKind::as_str).into(),
            begins_at.into(),
            sum.number.into(),
            sum.amount.into(),
            sum.due.into(),
        ]
    };
    all.iter().map(row).collect()
}

/// The statements that move increments into the sums. The first says which: whoever else takes some at
/// the same time waits for it, and finds them gone.
pub(crate) fn roll_up(step: &RolledUp) -> Vec<(Cow<'static, str>, Vec<Value>)> {
    let id = || Value::from(step.id);
    vec![
        (
            "UPDATE mps.period_increments SET roll_up_id = $1 WHERE roll_up_id IS NULL AND id IN \
             (SELECT id FROM mps.period_increments ORDER BY id LIMIT $2)"
                .into(),
            vec![id(), step.at_most.into()],
        ),
        (
            add_sums("p.scope_id", "AND p.scope_id <> $2", "p.scope_id, ").into(),
            vec![id(), ALL_MERCHANTS.into()],
        ),
        (
            add_sums("$2", "", "").into(),
            vec![id(), ALL_MERCHANTS.into()],
        ),
        (
            "INSERT INTO mps.merchant_dues (merchant_id, due) \
             SELECT p.scope_id, CAST(sum(p.due) AS BIGINT) FROM mps.period_increments p \
             WHERE p.roll_up_id = $1 GROUP BY p.scope_id HAVING sum(p.due) <> 0 \
             ON CONFLICT (merchant_id) DO UPDATE SET due = merchant_dues.due + excluded.due"
                .into(),
            vec![id()],
        ),
        (
            "DELETE FROM mps.period_increments WHERE roll_up_id = $1".into(),
            vec![id()],
        ),
    ]
}

fn add_sums(scope: &str, condition: &str, group: &str) -> String {
    format!(
        "INSERT INTO mps.period_sums (scope_id, kind, begins_at, number, amount) \
         SELECT {scope}, p.kind, p.begins_at, CAST(sum(p.number) AS BIGINT), \
         CAST(sum(p.amount) AS BIGINT) FROM mps.period_increments p \
         WHERE p.roll_up_id = $1 AND p.number > 0 {condition} \
         GROUP BY {group}p.kind, p.begins_at \
         ON CONFLICT (scope_id, kind, begins_at) DO UPDATE \
         SET number = period_sums.number + excluded.number, \
             amount = period_sums.amount + excluded.amount"
    )
}

/// The statements that make all sums anew, given how the database writes the quarter of an hour of the
/// column `t.created_at`. Nobody else may write meanwhile.
pub(crate) fn rebuild(quarter: &str) -> Vec<(Cow<'static, str>, Vec<Value>)> {
    let counted = TransactionType::ALL.iter().copied().filter_map(SumKind::of);
    let counted: Vec<String> = counted.map(|kind| format!("'{}'", kind.as_str())).collect();
    let of_counted = format!("t.tx_type IN ({})", counted.join(", "));
    let sums = |scope: &str, kind: &str, amount: &str, from: &str, group: &str| {
        let sql = format!(
            "INSERT INTO mps.period_sums (scope_id, kind, begins_at, number, amount) \
             SELECT {scope}, {kind}, {quarter}, count(*), CAST(sum({amount}) AS BIGINT) \
             FROM {from} GROUP BY {group}{quarter}"
        );
        let parameters = if scope == "$1" {
            vec![ALL_MERCHANTS.into()]
        } else {
            Vec::new()
        };
        (sql.into(), parameters)
    };
    let transactions = format!("mps.transactions t WHERE {of_counted}");
    let of_merchants = format!("{transactions} AND t.merchant_id IS NOT NULL");
    let (by_type, amount) = ("t.tx_type, ", "t.final_amount");
    let by_merchant = "t.merchant_id, t.tx_type, ";
    vec![
        ("DELETE FROM mps.period_increments".into(), Vec::new()),
        ("DELETE FROM mps.period_sums".into(), Vec::new()),
        ("DELETE FROM mps.merchant_dues".into(), Vec::new()),
        sums(
            "t.merchant_id",
            "t.tx_type",
            amount,
            &of_merchants,
            by_merchant,
        ),
        sums("$1", "t.tx_type", amount, &transactions, by_type),
        sums("$1", "'member'", "0", "mps.member_profiles t", ""),
        sums("$1", "'card'", "0", "mps.member_cards t", ""),
        (
            "INSERT INTO mps.merchant_dues (merchant_id, due) \
             SELECT e.account_id, CAST(sum(e.amount) AS BIGINT) FROM mps.ledger_entries e \
             WHERE e.account_kind = 'merchant' GROUP BY e.account_id"
                .into(),
            Vec::new(),
        ),
    ]
}

/// What the merchant `$1` is due.
pub(crate) const DUE: &str = "SELECT CAST(coalesce((SELECT d.due FROM mps.merchant_dues d \
     WHERE d.merchant_id = $1), 0) + coalesce((SELECT sum(p.due) FROM mps.period_increments p \
     WHERE p.scope_id = $1), 0) AS BIGINT)";

/// What a sum over a business day comes to, by the day's transactions. A payment that was reversed did
/// not happen, and a reversal within a quarter of an hour of its payment `p`, which `in_time` ends, is no
/// refund.
pub(crate) fn recount(of: &Recount, in_time: &str) -> (String, Vec<Value>) {
    let not_reversed = "NOT EXISTS (SELECT 1 FROM mps.orders o WHERE o.owner_id = t.merchant_id \
                        AND o.external_order_id = t.external_order_id AND o.reversed_at IS NOT NULL)";
    let no_reversal = format!(
        "NOT EXISTS (SELECT 1 FROM mps.transactions p JOIN mps.orders o \
                       ON o.owner_id = p.merchant_id AND o.external_order_id = p.external_order_id \
                       WHERE p.id = t.original_id AND o.reversal_id = t.id AND t.created_at <= {in_time})"
    );
    let (amount, condition) = match of.id.kind {
        TotalKind::MerchantCharge => (
            "t.final_amount",
            format!("t.tx_type = 'payment' AND {not_reversed}"),
        ),
        TotalKind::MerchantRefund => (
            "t.final_amount",
            format!("t.tx_type = 'refund' AND t.tx_type <> 'payment' AND {no_reversal}"),
        ),
        TotalKind::StaffRefund | TotalKind::StaffReversal => (
            "t.final_amount",
            format!(
                "t.tx_type = 'refund' AND t.tx_type <> 'payment' AND t.operator_id = $4 AND {no_reversal}"
            ),
        ),
        TotalKind::MerchantCash => (
            "t.final_amount",
            "t.tx_type = 'recharge' AND t.tx_type <> 'payment' AND t.status <> 'cancelled'"
                .to_owned(),
        ),
        TotalKind::CashRecharge => (
            "t.final_amount",
            "t.tx_type = 'recharge' AND t.tx_type <> 'payment' AND t.status <> 'cancelled' \
             AND t.operator_id = $4"
                .to_owned(),
        ),
    };
    let sql = format!(
        "SELECT CAST(coalesce(sum({amount}), 0) AS BIGINT) FROM mps.transactions t \
         WHERE t.merchant_id = $1 AND t.created_at >= $2 AND t.created_at < $3 AND {condition}"
    );
    let mut values: Vec<Value> = vec![
        of.merchant_id.uuid().into(),
        of.begins_at.into(),
        of.ends_at.into(),
    ];
    if sql.contains("$4") {
        values.push(of.id.account_id.into());
    }
    (sql, values)
}
