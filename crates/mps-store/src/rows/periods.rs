//! Sums over quarters of an hour, to which is added what is over.

use std::borrow::Cow;

use mps_domain::periods::{SumKind, Summing};
use uuid::Uuid;

use crate::value::Value;

/// The scope of the sums over all merchants.
pub(crate) const ALL_MERCHANTS: Uuid = Uuid::nil();

/// The statements that add what came about in a stretch of time. All of them do nothing when
/// somebody else has added it: the first waits for whoever is just doing it, and the last moves on
/// where the next stretch begins.
pub(crate) fn additions(summing: &Summing) -> Vec<(Cow<'static, str>, Vec<Value>)> {
    let (from, until) = (Value::from(summing.from), Value::from(summing.until));
    let quarter = Value::from(summing.quarter());
    let mut statements = vec![(
        "UPDATE mps.summed SET until_at = until_at WHERE name = 'periods' AND until_at = $1".into(),
        vec![from.clone()],
    )];
    let transactions = [
        (
            "t.merchant_id",
            "AND t.merchant_id IS NOT NULL",
            "GROUP BY t.merchant_id, t.tx_type",
        ),
        ("$4", "", "GROUP BY t.tx_type"),
    ];
    for (scope, condition, group) in transactions {
        let sql = add(
            &format!("{scope}, t.tx_type, $3, count(*), CAST(sum(t.final_amount) AS BIGINT)"),
            "mps.transactions t",
            &format!("{condition} {group}"),
        );
        let mut parameters = vec![from.clone(), until.clone(), quarter.clone()];
        if scope == "$4" {
            parameters.push(ALL_MERCHANTS.into());
        }
        statements.push((sql.into(), parameters));
    }
    let people = [
        (SumKind::Member, "mps.member_profiles t"),
        (SumKind::Card, "mps.member_cards t"),
    ];
    for (kind, table) in people {
        let sql = add(
            &format!("$4, '{}', $3, count(*), 0", kind.as_str()),
            table,
            "HAVING count(*) > 0",
        );
        let parameters = vec![
            from.clone(),
            until.clone(),
            quarter.clone(),
            ALL_MERCHANTS.into(),
        ];
        statements.push((sql.into(), parameters));
    }
    statements.push((
        "UPDATE mps.summed SET until_at = $2 WHERE name = 'periods' AND until_at = $1".into(),
        vec![from, until],
    ));
    statements
}

fn add(columns: &str, table: &str, rest: &str) -> String {
    format!(
        "INSERT INTO mps.period_sums (scope_id, kind, begins_at, number, amount) \
         SELECT {columns} FROM {table} \
         WHERE t.created_at >= $1 AND t.created_at < $2 \
         AND EXISTS (SELECT 1 FROM mps.summed WHERE name = 'periods' AND until_at = $1) {rest} \
         ON CONFLICT (scope_id, kind, begins_at) DO UPDATE \
         SET number = period_sums.number + excluded.number, \
             amount = period_sums.amount + excluded.amount"
    )
}
