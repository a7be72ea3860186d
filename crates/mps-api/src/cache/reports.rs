//! What reports and lists need not read anew each time.

use mps_domain::Timestamp;
use mps_store::COUNTED_MAX;
use mps_store::queries::statistics::{NewcomerCounts, PeriodSum};
use uuid::Uuid;

use crate::cache::Cache;
use crate::observe::metrics::Metrics;

/// How many rows a list has.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Total {
    /// So many.
    Exactly(i64),
    /// At least so many, and at least those that were shown.
    AtLeast(i64),
}

impl Total {
    /// What was counted up to one more than is counted at most.
    pub(crate) const fn counted(counted: i64) -> Self {
        if counted > COUNTED_MAX {
            Self::AtLeast(COUNTED_MAX)
        } else {
            Self::Exactly(counted)
        }
    }
}

/// What reports and lists need not read anew each time.
pub(crate) struct Reports {
    /// The sums of periods that are over: whose, from when on, until when.
    pub(crate) periods: Cache<(Uuid, Timestamp, Timestamp), Vec<PeriodSum>>,
    /// How many there were before a time.
    pub(crate) before: Cache<Timestamp, NewcomerCounts>,
    /// How many cards are nearly empty, which takes a look at all cards.
    pub(crate) low_balances: Cache<(), i64>,
    /// How many rows lists have of which that changes no more.
    pub(crate) totals: Cache<String, Total>,
    /// Keywords of very many members or cards.
    pub(crate) frequent_keywords: Cache<String, ()>,
}

impl Reports {
    pub(crate) fn new(metrics: &Metrics) -> Self {
        let (lookups, lists) = (metrics.lookups("reports"), metrics.lookups("lists"));
        Self {
            periods: Cache::new(lookups.clone()),
            before: Cache::new(lookups.clone()),
            low_balances: Cache::new(lookups),
            totals: Cache::new(lists.clone()),
            frequent_keywords: Cache::new(lists),
        }
    }
}
