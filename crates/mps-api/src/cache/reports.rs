//! The caches of reports and lists.

use mps_domain::Timestamp;
use mps_store::COUNTED_MAX;
use mps_store::queries::statistics::{NewcomerCounts, PeriodSum};
use uuid::Uuid;

use crate::cache::Cache;
use crate::observe::metrics::Metrics;

/// The number of rows in a list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Total {
    /// Exactly this many.
    Exactly(i64),
    /// At least this many, and no fewer than were shown.
    AtLeast(i64),
}

impl Total {
    /// The total for a count that stops one row above [`COUNTED_MAX`].
    pub(crate) const fn counted(counted: i64) -> Self {
        if counted > COUNTED_MAX {
            Self::AtLeast(COUNTED_MAX)
        } else {
            Self::Exactly(counted)
        }
    }
}

/// The caches of reports and lists.
pub(crate) struct Reports {
    /// The sums of past periods, by whose they are, their start and their end.
    pub(crate) periods: Cache<(Uuid, Timestamp, Timestamp), Vec<PeriodSum>>,
    /// How many members and cards there were before a time.
    pub(crate) before: Cache<Timestamp, NewcomerCounts>,
    /// How many cards have a low balance. Counting them reads all cards.
    pub(crate) low_balances: Cache<(), i64>,
    /// The lengths of lists that no longer change.
    pub(crate) totals: Cache<String, Total>,
    /// Keywords that match very many members or cards.
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
