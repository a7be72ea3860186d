//! Loading what a batch needs: one statement for each kind of need, all sent at once.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use mps_domain::Timestamp;
use mps_domain::need::Need;
use mps_domain::numbers::Series;
use mps_domain::unit_of_work::{NumberBlock, UnitOfWork};

use crate::error::StoreError;
use crate::loads::{self, Kind as LoadKind, Lookup};
use crate::postgres::connection::Request;
use crate::postgres::values::Parameter;
use crate::rows::Kind;
use crate::value::{Row, Value};

/// A quarter of an hour after a payment `p`.
const QUARTER_AFTER: &str = "p.created_at + INTERVAL '15 minutes'";

/// A statement that loads something, and what its rows are.
pub(crate) struct Load {
    request: Request,
    of: Of,
}

enum Of {
    /// Rows for these needs, each of which has its key in the first columns.
    Lookup(&'static Lookup, Vec<Need>),
    /// Rows for one need.
    Query(Need),
    /// Blocks of numbers of a series.
    Numbers(Series),
}

impl Load {
    /// How it is asked for: to be sent, once.
    pub(crate) fn request(&mut self) -> Request {
        std::mem::take(&mut self.request)
    }

    /// Puts what was found into the unit of work, and what was not as absent.
    pub(crate) fn take(self, work: &mut UnitOfWork, rows: Vec<Row>) -> Result<(), StoreError> {
        match self.of {
            Of::Query(need) => loads::take(work, need, &rows),
            Of::Lookup(lookup, needs) => {
                let mut found: HashMap<Vec<Value>, Vec<Row>> = HashMap::new();
                for row in rows {
                    let key = row.0.iter().take(lookup.key.len()).cloned().collect();
                    found.entry(key).or_default().push(row);
                }
                for need in needs {
                    let rows = found.get(&loads::key_of(&need));
                    loads::take(work, need, rows.map_or(&[], Vec::as_slice))?;
                }
                Ok(())
            }
            Of::Numbers(series) => {
                for row in &rows {
                    let next: i64 = row.get(0)?;
                    let end = next.saturating_add(block_len(series));
                    work.load_numbers(series, NumberBlock { next, end });
                }
                Ok(())
            }
        }
    }
}

/// Whether the rows are locked as they are read.
pub(crate) fn is_locked(need: &Need) -> bool {
    matches!(loads::load_of(need, QUARTER_AFTER), loads::Load::Lookup(_, lookup) if lookup.is_locked)
}

/// The statements for the needs. Locked rows come first, in the order of their ids: what is read after
/// them is as it was when the last lock was held. Keys and orders come last: while they are unknown, no row
/// before them is of a request that has one of them.
pub(crate) fn loads(needs: impl IntoIterator<Item = Need>) -> Vec<Load> {
    let mut lookups: BTreeMap<LoadKind, (&'static Lookup, Vec<Need>)> = BTreeMap::new();
    let mut numbers: BTreeMap<Series, i64> = BTreeMap::new();
    let mut queries = Vec::new();
    for need in needs {
        match loads::load_of(&need, QUARTER_AFTER) {
            loads::Load::Lookup(kind, lookup) => {
                lookups
                    .entry(kind)
                    .or_insert((lookup, Vec::new()))
                    .1
                    .push(need);
            }
            loads::Load::Query(sql, values) => queries.push(Load {
                request: Request {
                    sql: sql.into(),
                    parameters: values.into_iter().map(Parameter::One).collect(),
                },
                of: Of::Query(need),
            }),
            loads::Load::Numbers(series, count) => {
                let wanted = numbers.entry(series).or_default();
                *wanted = wanted.saturating_add(count);
            }
        }
    }
    let lookups = lookups.into_values().map(|(lookup, needs)| {
        let keys = needs.iter().map(loads::key_of).collect();
        let kinds = lookup.key.iter().map(|column| column.kind);
        let request = Request {
            sql: lookup.of_many(),
            parameters: transposed(kinds, keys),
        };
        let of = Of::Lookup(lookup, needs);
        (lookup.is_last, Load { request, of })
    });
    let (last, first): (Vec<_>, Vec<_>) = lookups.partition(|(is_last, _)| *is_last);
    let loads_of = |lookups: Vec<(bool, Load)>| lookups.into_iter().map(|(_, load)| load);
    let numbers = numbers.into_iter().map(|(series, count)| Load {
        request: Request {
            sql: numbers_sql(series),
            parameters: vec![Parameter::One(count.into())],
        },
        of: Of::Numbers(series),
    });
    loads_of(first)
        .chain(queries)
        .chain(loads_of(last))
        .chain(numbers)
        .collect()
}

/// Rows of values as one array for each column.
pub(crate) fn transposed(
    kinds: impl Iterator<Item = Kind>,
    rows: Vec<Vec<Value>>,
) -> Vec<Parameter> {
    let mut columns: Vec<(Kind, Vec<Value>)> = kinds
        .map(|kind| (kind, Vec::with_capacity(rows.len())))
        .collect();
    for row in rows {
        for ((_, column), value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
    }
    columns
        .into_iter()
        .map(|(kind, values)| Parameter::many(kind, values))
        .collect()
}

/// How many numbers one value of a series' sequence stands for: the increment in the schema.
/// Members, cards and reversals are few; of the others a lane keeps some in hand.
pub(crate) const fn block_len(series: Series) -> i64 {
    match series {
        Series::Member
        | Series::StandardCard
        | Series::CorporateCard
        | Series::Voucher
        | Series::RechargeReversal
        | Series::Payout
        | Series::VoucherIssue
        | Series::Lapse
        | Series::Transfer
        | Series::Opening
        | Series::Adjustment
        | Series::Settlement => 1,
        Series::Payment | Series::Refund | Series::Recharge => 32,
    }
}

/// Blocks of as many numbers as the commands of the batch asked for.
fn numbers_sql(series: Series) -> Arc<str> {
    let len = block_len(series);
    let prefix = series.prefix().to_lowercase();
    format!(
        "SELECT nextval('mps.numbers_{prefix}') \
         FROM generate_series(1, ($1::bigint + {len} - 1) / {len})"
    )
    .into()
}

/// The database's time.
pub(crate) fn time() -> Request {
    Request {
        sql: "SELECT clock_timestamp()".into(),
        parameters: Vec::new(),
    }
}

/// The time from the answer to [`time`].
pub(crate) fn time_from(rows: &[Row]) -> Result<Timestamp, StoreError> {
    rows.first()
        .ok_or_else(|| StoreError::Corrupt("the database gives no time".to_owned()))?
        .get(0)
}
