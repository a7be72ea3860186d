//! Statistics: sums over quarters of an hour, plus the increments that are not rolled up into them yet. One
//! statement reads both, so that nothing is counted twice or left out while increments are rolled up.

use mps_domain::Timestamp;
use mps_domain::ids::MerchantId;
use mps_domain::periods::SumKind;

use crate::error::StoreError;
use crate::queries::cards::HAS_AN_END;
use crate::query::Query;
use crate::rows::ALL_MERCHANTS;
use crate::value::{Row, Value};

/// The count and total of one kind of event within one of the requested periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodSum {
    /// The place of the period among the requested periods.
    pub period: usize,
    /// The kind.
    pub kind: SumKind,
    /// The count.
    pub number: i64,
    /// The total, in minor units.
    pub amount: i64,
}

fn period_sum(row: &Row) -> Result<PeriodSum, StoreError> {
    Ok(PeriodSum {
        period: row.read(0, |place: i64| usize::try_from(place).ok())?,
        kind: row.read(1, |text: String| SumKind::from_text(&text))?,
        number: row.get(2)?,
        amount: row.get(3)?,
    })
}

/// The transactions of each period, for one merchant or for all. A period reaches from its first time up to
/// but not including its second. Both are at quarters of an hour.
#[must_use]
pub fn transactions_in(
    merchant: Option<MerchantId>,
    periods: &[(Timestamp, Timestamp)],
) -> Query<PeriodSum> {
    let scope = merchant.map_or(ALL_MERCHANTS, MerchantId::uuid);
    let mut parameters: Vec<Value> = vec![scope.into()];
    let mut rows = Vec::new();
    for (place, (begins_at, ends_at)) in periods.iter().enumerate() {
        parameters.extend([(*begins_at).into(), (*ends_at).into()]);
        let (first, second) = (parameters.len().saturating_sub(1), parameters.len());
        rows.push(format!(
            "({place}, CAST(${first} AS TIMESTAMPTZ), CAST(${second} AS TIMESTAMPTZ))"
        ));
    }
    let of_transactions = |kind: &&SumKind| !matches!(kind, SumKind::Member | SumKind::Card);
    let kinds: Vec<String> = SumKind::ALL
        .iter()
        .filter(of_transactions)
        .map(|kind| format!("('{}')", kind.as_str()))
        .collect();
    let of_scope = if merchant.is_some() {
        "i.scope_id = $1 AND "
    } else {
        ""
    };
    // Each period and kind has a sum of its own. With a join, PostgreSQL would compare every quarter of an
    // hour with every period.
    let of_sums = |column: &str| {
        format!(
            "(SELECT CAST(sum(q.{column}) AS BIGINT) FROM mps.period_sums q \
              WHERE q.scope_id = $1 AND q.kind = k.kind \
              AND q.begins_at >= p.begins_at AND q.begins_at < p.ends_at)"
        )
    };
    let sql = format!(
        "WITH p (place, begins_at, ends_at) AS (VALUES {rows}), k (kind) AS (VALUES {kinds}), \
         found (place, kind, number, amount) AS (\
             SELECT p.place, k.kind, {number}, {amount} FROM p CROSS JOIN k \
             UNION ALL SELECT p.place, i.kind, i.number, i.amount FROM mps.period_increments i \
             CROSS JOIN p WHERE {of_scope}i.begins_at >= p.begins_at AND i.begins_at < p.ends_at \
             AND i.kind IN (SELECT k.kind FROM k)) \
         SELECT place, kind, CAST(sum(number) AS BIGINT), CAST(sum(amount) AS BIGINT) \
         FROM found WHERE number IS NOT NULL GROUP BY place, kind",
        rows = rows.join(", "),
        kinds = kinds.join(", "),
        number = of_sums("number"),
        amount = of_sums("amount"),
    );
    Query::new(sql, parameters, period_sum)
}

/// The numbers of new members and cards in some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewcomerCounts {
    /// New members.
    pub members: i64,
    /// New cards.
    pub cards: i64,
}

/// The numbers of members and cards that were created before a time, which is at a quarter of an hour.
#[must_use]
pub fn newcomers_before(time: Timestamp) -> Query<NewcomerCounts> {
    newcomers(time, "<")
}

/// The numbers of members and cards that were created since a time, which is at a quarter of an hour.
#[must_use]
pub fn newcomers_since(time: Timestamp) -> Query<NewcomerCounts> {
    newcomers(time, ">=")
}

fn newcomers(time: Timestamp, compared: &str) -> Query<NewcomerCounts> {
    let of = |kind: SumKind| {
        let kind = kind.as_str();
        format!(
            "(SELECT CAST(coalesce(sum(q.number), 0) AS BIGINT) FROM mps.period_sums q \
              WHERE q.scope_id = $1 AND q.kind = '{kind}' AND q.begins_at {compared} $2) \
             + (SELECT CAST(coalesce(sum(i.number), 0) AS BIGINT) FROM mps.period_increments i \
                WHERE i.kind = '{kind}' AND i.begins_at {compared} $2)"
        )
    };
    let sql = format!("SELECT {}, {}", of(SumKind::Member), of(SumKind::Card));
    let parameters: [Value; 2] = [ALL_MERCHANTS.into(), time.into()];
    Query::new(sql, parameters, |row| {
        Ok(NewcomerCounts {
            members: row.get(0)?,
            cards: row.get(1)?,
        })
    })
}

/// A state or a type, and how many rows have it.
pub type Counted = (String, i64);

fn counted(row: &Row) -> Result<Counted, StoreError> {
    Ok((row.get(0)?, row.get(1)?))
}

/// The number of members in each state other than the common one, `active`.
#[must_use]
pub fn members_not_active() -> Query<Counted> {
    Query::new(
        "SELECT s.status, s.members FROM mps.member_states s",
        [],
        counted,
    )
}

/// The number of cards in each state other than the common one, `active`.
#[must_use]
pub fn cards_not_active() -> Query<Counted> {
    let sql = "SELECT c.status, count(*) FROM mps.member_cards c WHERE c.status <> 'active' \
               GROUP BY c.status";
    Query::new(sql, [], counted)
}

/// The number of expired cards that are stored as active.
#[must_use]
pub fn active_cards_over(now: Timestamp) -> Query<i64> {
    let sql = format!(
        "SELECT count(*) FROM mps.member_cards c \
         WHERE c.status = 'active' AND {HAS_AN_END} AND c.expires_at <= $1"
    );
    Query::new(sql, [now.into()], |row| row.get(0))
}

/// The number of cards of each type other than the common one, `standard`.
#[must_use]
pub fn cards_not_standard() -> Query<Counted> {
    let sql = "SELECT c.card_type, count(*) FROM mps.member_cards c \
               WHERE c.card_type <> 'standard' GROUP BY c.card_type";
    Query::new(sql, [], counted)
}

/// The number of merchants in each state.
#[must_use]
pub fn merchants() -> Query<Counted> {
    let sql = "SELECT m.status, count(*) FROM mps.merchants m GROUP BY m.status";
    Query::new(sql, [], counted)
}

/// The number of payment codes created since a time. Codes that expired a day ago or earlier may be gone.
#[must_use]
pub fn codes_since(time: Timestamp) -> Query<i64> {
    let sql = "SELECT count(*) FROM mps.payment_codes WHERE expires_at >= $1 AND created_at >= $1";
    Query::new(sql, [time.into()], |row| row.get(0))
}

/// The number of increments that are not rolled up yet, counted up to `at_most`.
#[must_use]
pub fn increments(at_most: i64) -> Query<i64> {
    let sql =
        format!("SELECT count(*) FROM (SELECT 1 FROM mps.period_increments LIMIT {at_most}) found");
    Query::new(sql, [], |row| row.get(0))
}
