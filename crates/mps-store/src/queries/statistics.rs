//! Statistics: sums over quarters of an hour that are over, and what has come about since, looked at
//! in one statement, so that nothing is counted twice or left out while the sums move on.

use mps_domain::Timestamp;
use mps_domain::ids::MerchantId;
use mps_domain::periods::SumKind;

use crate::error::StoreError;
use crate::query::Query;
use crate::rows::ALL_MERCHANTS;
use crate::value::{Row, Value};

/// How often something came about within one of the periods that were asked for, and what it comes
/// to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodSum {
    /// The place of the period among those that were asked for.
    pub period: usize,
    /// What.
    pub kind: SumKind,
    /// How often.
    pub number: i64,
    /// What it comes to, in minor units.
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

/// Where the sums end at least: they only ever go on.
#[must_use]
pub fn summed_until() -> Query<Timestamp> {
    let sql = "SELECT until_at FROM mps.summed WHERE name = 'periods'";
    Query::new(sql, [], |row| row.get(0))
}

/// The transactions of each of some periods, of one merchant or of all. A period reaches from its
/// first time up to and without its second, both of them at quarters of an hour.
///
/// `since` is where the sums end at least ([`summed_until`]), and `now` is a time after which there
/// is nothing: the few periods in between are those of which transactions are looked at one by one.
#[must_use]
pub fn transactions_in(
    merchant: Option<MerchantId>,
    periods: &[(Timestamp, Timestamp)],
    since: Timestamp,
    now: Timestamp,
) -> Query<PeriodSum> {
    let scope = merchant.map_or(ALL_MERCHANTS, MerchantId::uuid);
    let mut parameters: Vec<Value> = vec![scope.into()];
    let mut row = |place: usize, begins_at: Timestamp, ends_at: Timestamp| {
        parameters.extend([begins_at.into(), ends_at.into()]);
        let (first, second) = (parameters.len().saturating_sub(1), parameters.len());
        format!("({place}, CAST(${first} AS TIMESTAMPTZ), CAST(${second} AS TIMESTAMPTZ))")
    };
    let (mut all, mut live) = (Vec::new(), Vec::new());
    for (place, (begins_at, ends_at)) in periods.iter().enumerate() {
        all.push(row(place, *begins_at, *ends_at));
        if *ends_at > since && *begins_at <= now {
            live.push(row(place, since.max(*begins_at), *ends_at));
        }
    }
    let (all, mut live, mut live_rows) = (all.join(", "), live.join(", "), String::new());
    if !live.is_empty() {
        let of_scope = if merchant.is_some() {
            "t.merchant_id = $1 AND "
        } else {
            ""
        };
        parameters.push(since.into());
        let since = parameters.len();
        // The time that is known beforehand shows PostgreSQL how little there is after it.
        live_rows = format!(
            "UNION ALL SELECT l.place, t.tx_type, 1, t.final_amount \
             FROM mps.summed s CROSS JOIN l CROSS JOIN mps.transactions t \
             WHERE s.name = 'periods' AND {of_scope}t.created_at >= ${since} \
             AND t.created_at >= l.begins_at AND t.created_at < l.ends_at \
             AND t.created_at >= s.until_at"
        );
        live = format!("l (place, begins_at, ends_at) AS (VALUES {live}), ");
    }
    // A sum of its own for each period and kind: joined, PostgreSQL would compare every quarter of an
    // hour with every period.
    let of_sums = |column: &str| {
        format!(
            "(SELECT CAST(sum(q.{column}) AS BIGINT) FROM mps.period_sums q \
              WHERE q.scope_id = $1 AND q.kind = k.kind \
              AND q.begins_at >= p.begins_at AND q.begins_at < p.ends_at)"
        )
    };
    let sql = format!(
        "WITH p (place, begins_at, ends_at) AS (VALUES {all}), {live}\
         k (kind) AS (VALUES ('payment'), ('refund'), ('recharge'), ('recharge_reversal')), \
         found (place, kind, number, amount) AS (\
             SELECT p.place, k.kind, {}, {} FROM p CROSS JOIN k {live_rows}) \
         SELECT place, kind, CAST(sum(number) AS BIGINT), CAST(sum(amount) AS BIGINT) \
         FROM found WHERE number IS NOT NULL GROUP BY place, kind",
        of_sums("number"),
        of_sums("amount"),
    );
    Query::new(sql, parameters, period_sum)
}

/// How many members and cards came about in some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came {
    /// Members.
    pub members: i64,
    /// Cards.
    pub cards: i64,
}

/// How many members and cards there were before a time, a quarter of an hour.
#[must_use]
pub fn came_before(time: Timestamp) -> Query<Came> {
    came(
        time,
        "q.begins_at < $2",
        "t.created_at < $2 AND t.created_at >= s.until_at",
    )
}

/// How many members and cards came since a time, a quarter of an hour.
#[must_use]
pub fn came_since(time: Timestamp) -> Query<Came> {
    came(
        time,
        "q.begins_at >= $2",
        "t.created_at >= CASE WHEN s.until_at > $2 THEN s.until_at ELSE $2 END",
    )
}

fn came(time: Timestamp, summed: &str, live: &str) -> Query<Came> {
    let of = |kind: SumKind, table: &str| {
        format!(
            "(SELECT CAST(coalesce(sum(q.number), 0) AS BIGINT) FROM mps.period_sums q \
              WHERE q.scope_id = $1 AND q.kind = '{}' AND {summed}) \
             + (SELECT count(*) FROM {table} t WHERE {live})",
            kind.as_str()
        )
    };
    let sql = format!(
        "SELECT {}, {} FROM mps.summed s WHERE s.name = 'periods'",
        of(SumKind::Member, "mps.member_profiles"),
        of(SumKind::Card, "mps.member_cards"),
    );
    let parameters: [Value; 2] = [ALL_MERCHANTS.into(), time.into()];
    Query::new(sql, parameters, |row| {
        Ok(Came {
            members: row.get(0)?,
            cards: row.get(1)?,
        })
    })
}

/// A state, or a type, and how many have it.
pub type Counted = (String, i64);

fn counted(row: &Row) -> Result<Counted, StoreError> {
    Ok((row.get(0)?, row.get(1)?))
}

/// How many members are in each state other than `active`, which is the rule.
#[must_use]
pub fn members_not_active() -> Query<Counted> {
    Query::new(
        "SELECT s.status, s.members FROM mps.member_states s",
        [],
        counted,
    )
}

/// How many cards are in each state other than `active`, which is the rule.
#[must_use]
pub fn cards_not_active() -> Query<Counted> {
    let sql = "SELECT c.status, count(*) FROM mps.member_cards c WHERE c.status <> 'active' \
               GROUP BY c.status";
    Query::new(sql, [], counted)
}

/// How many cards are of each type other than `standard`, which is the rule.
#[must_use]
pub fn cards_not_standard() -> Query<Counted> {
    let sql = "SELECT c.card_type, count(*) FROM mps.member_cards c \
               WHERE c.card_type <> 'standard' GROUP BY c.card_type";
    Query::new(sql, [], counted)
}

/// How many merchants are in each state.
#[must_use]
pub fn merchants() -> Query<Counted> {
    let sql = "SELECT m.status, count(*) FROM mps.merchants m GROUP BY m.status";
    Query::new(sql, [], counted)
}

/// How many payment codes were made since a time. Those that have been over for a day may be gone.
#[must_use]
pub fn codes_since(time: Timestamp) -> Query<i64> {
    let sql = "SELECT count(*) FROM mps.payment_codes WHERE expires_at >= $1 AND created_at >= $1";
    Query::new(sql, [time.into()], |row| row.get(0))
}

/// Where the sums end, and when the first of what comes after it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Everything before this is in the sums.
    pub until: Timestamp,
    /// The first of what is not in them.
    pub next: Option<Timestamp>,
}

/// How far the sums have come.
#[must_use]
pub fn progress() -> Query<Progress> {
    let first = |table: &str| {
        format!("SELECT min(t.created_at) AS at FROM {table} t WHERE t.created_at >= s.until_at")
    };
    let sql = format!(
        "SELECT s.until_at, ({}), ({}), ({}) FROM mps.summed s WHERE s.name = 'periods'",
        first("mps.transactions"),
        first("mps.member_profiles"),
        first("mps.member_cards")
    );
    Query::new(sql, [], |row| {
        let next: [Option<Timestamp>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        Ok(Progress {
            until: row.get(0)?,
            next: next.into_iter().flatten().min(),
        })
    })
}
