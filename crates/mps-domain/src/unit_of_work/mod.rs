//! The rows that a batch of operations works on, in memory.
//!
//! The store loads rows into a [`UnitOfWork`] when an operation says that it needs them, operations
//! decide on what is there, their [`Change`]s are applied so that the next operation sees them,
//! and at the end the store writes what changed. A row once loaded is never loaded over: memory is
//! ahead of the database until the commit.

mod added;
mod change;
mod increments;
mod table;

use std::collections::{BTreeMap, HashMap, HashSet};

pub use added::Added;
pub use change::{Change, ImportPosition, NewPassword, Settle};
pub use table::{Table, Write};

use crate::abort::Abort;
use crate::access::Session;
use crate::accounts::{Admin, ExternalIdentity, Member, Merchant, Provider, Staff};
use crate::activation::{Activation, ActivationHash};
use crate::approval::Approval;
use crate::attempts::{AttemptKey, Attempts, KnownNetwork};
use crate::audit::AuditEvent;
use crate::calendar::Timestamp;
use crate::card::{Binding, Card, Entitlement};
use crate::code::{CodeHash, CodeRow};
use crate::idempotency::{KeyId, KeyUse, Order, OrderId};
use crate::ids::{
    AdminId, ApprovalId, CardId, MemberId, MerchantId, SessionId, SettlementId, StaffId,
    TransactionId,
};
use crate::lease::Lease;
use crate::level::LevelTable;
use crate::limits::{Limit, LimitId};
use crate::milestone::Milestone;
use crate::money::{Money, Overflow};
use crate::need::{Need, for_all_needs};
use crate::numbers::Series;
use crate::periods::{Increment, IncrementOf};
use crate::second_factor::{Holder, RecoveryCode, RecoveryCodeId, SecondFactor};
use crate::settlement::{Settlement, Unsettled, UnsettledOf};
use crate::totals::{DayTotal, Recount, TotalId};
use crate::transaction::Transaction;

/// Numbers of a series that are this batch's to give out: from `next` up to and without `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberBlock {
    /// The next number.
    pub next: i64,
    /// The first that is not in the block.
    pub end: i64,
}

/// Whose cards and payment codes a batch changed: what was read of them before is out of date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Members whose own cards or bindings changed.
    pub members: HashSet<MemberId>,
    /// Something changed that bears on the cards of many.
    pub everybody: bool,
    /// Members of whom a payment code was used or ended.
    pub codes_of: HashSet<MemberId>,
}

impl Touched {
    /// Whether nothing of the kind changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes_of.is_empty() && !self.changes_cards()
    }

    /// Whether somebody's cards changed.
    #[must_use]
    pub fn changes_cards(&self) -> bool {
        self.everybody || !self.members.is_empty()
    }
}

macro_rules! unit_of_work {
    (
        rows { $($(#[$row_doc:meta])* $row_need:ident($row_key:ty) => $row:ty:
            $table:ident, $get_row:ident, $load_row:ident, $writes:ident;)+ }
        indexes { $($(#[$id_doc:meta])* $id_need:ident($id_key:ty) => $id:ty:
            $get_id:ident, $load_id:ident;)+ }
        $($of_facts:ident { $($(#[$fact_doc:meta])* $fact_need:ident($fact_key:ty) => $fact:ty:
            $get_fact:ident, $load_fact:ident;)+ })+
    ) => {
        /// The rows of a batch.
        #[derive(Debug, Default)]
        pub struct UnitOfWork {
            $($table: Table<$row_key, $row>,)+
            $($get_id: HashMap<$id_key, Option<$id>>,)+
            $($($get_fact: HashMap<$fact_key, $fact>,)+)+
            levels: Option<LevelTable>,
            numbers: HashMap<Series, Vec<NumberBlock>>,
            added: Added,
            touched: Touched,
            outdated: Outdated,
        }

        impl UnitOfWork {
            $(
                $(#[$row_doc])*
                ///
                /// # Errors
                /// [`Abort::Missing`] when it has not been loaded.
                pub fn $get_row(&self, key: &$row_key) -> Result<Option<&$row>, Abort> {
                    let known = self.$table.get(key);
                    known.ok_or_else(|| Abort::Missing(vec![Need::$row_need(key.clone())]))
                }

                /// Takes what the database has under this key, unless memory is ahead of it.
                pub fn $load_row(&mut self, key: $row_key, row: Option<$row>) {
                    self.$table.load(key, row);
                }

                /// The rows that this batch changed, in the order of their first change, to be written.
                pub fn $writes(&self) -> impl Iterator<Item = Write<&$row>> {
                    self.$table.writes()
                }
            )+
            $(
                $(#[$id_doc])*
                ///
                /// # Errors
                /// [`Abort::Missing`] when it has not been loaded.
                pub fn $get_id(&self, key: &$id_key) -> Result<Option<$id>, Abort> {
                    let known = self.$get_id.get(key).copied();
                    known.ok_or_else(|| Abort::Missing(vec![Need::$id_need(key.clone())]))
                }

                /// Takes what the database has under this key, unless memory is ahead of it.
                pub fn $load_id(&mut self, key: $id_key, id: Option<$id>) {
                    self.$get_id.entry(key).or_insert(id);
                }
            )+
            $($(
                $(#[$fact_doc])*
                ///
                /// # Errors
                /// [`Abort::Missing`] when it has not been loaded.
                pub fn $get_fact(&self, key: $fact_key) -> Result<&$fact, Abort> {
                    let known = self.$get_fact.get(&key);
                    known.ok_or_else(|| Abort::Missing(vec![Need::$fact_need(key)]))
                }

                /// Takes what the database has under this key, unless memory is ahead of it.
                pub fn $load_fact(&mut self, key: $fact_key, fact: $fact) {
                    self.$get_fact.entry(key).or_insert(fact);
                }
            )+)+

            /// Whether what is needed has been loaded.
            #[must_use]
            pub fn has(&self, need: &Need) -> bool {
                match need {
                    $(Need::$row_need(key) => self.$table.has(key),)+
                    $(Need::$id_need(key) => self.$get_id.contains_key(key),)+
                    $($(Need::$fact_need(key) => self.$get_fact.contains_key(key),)+)+
                    Need::Levels => self.levels.is_some(),
                    Need::Numbers(series, count) => {
                        *count <= 0 || self.number(*series, count.saturating_sub(1)).is_ok()
                    }
                }
            }
        }
    };
}

for_all_needs!(unit_of_work);

/// Which kinds of rows a batch changed where they were not loaded.
#[derive(Debug, Default)]
pub(crate) struct Outdated {
    /// Cards, by a new table of levels.
    pub(crate) cards: bool,
    /// Codes, which were forgotten.
    pub(crate) codes: bool,
    /// What corporate cards give to all who are bound to them.
    pub(crate) entitlements: bool,
}

/// How many rows of a kind stay from batch to batch; with more, all of the kind are read anew.
/// A member with a card and a code takes some 1.5 KiB.
const CACHED_MAX: usize = 20_000;

impl UnitOfWork {
    /// The levels.
    ///
    /// # Errors
    /// [`Abort::Missing`] when they have not been loaded.
    pub fn levels(&self) -> Result<&LevelTable, Abort> {
        self.levels
            .as_ref()
            .ok_or_else(|| Abort::Missing(vec![Need::Levels]))
    }

    /// Takes the levels.
    pub fn load_levels(&mut self, levels: LevelTable) {
        self.levels.get_or_insert(levels);
    }

    /// The number that comes after the next `taken` ones of a series.
    ///
    /// # Errors
    /// [`Abort::Missing`] when the batch holds no more numbers of the series.
    pub fn number(&self, series: Series, taken: i64) -> Result<i64, Abort> {
        let mut to_pass = taken;
        for block in self.numbers.get(&series).into_iter().flatten() {
            let number = block.next.saturating_add(to_pass);
            if number < block.end {
                return Ok(number);
            }
            to_pass = to_pass.saturating_sub(block.end.saturating_sub(block.next));
        }
        Err(Abort::Missing(vec![Need::Numbers(
            series,
            taken.saturating_add(1),
        )]))
    }

    /// Takes more numbers to give out.
    pub fn load_numbers(&mut self, series: Series, block: NumberBlock) {
        self.numbers.entry(series).or_default().push(block);
    }

    /// What is left of each series' numbers.
    pub fn number_blocks(&self) -> impl Iterator<Item = (Series, NumberBlock)> {
        let each = |(series, blocks): (&Series, &Vec<NumberBlock>)| {
            let series = *series;
            let blocks: Vec<_> = blocks.iter().map(|block| (series, *block)).collect();
            blocks
        };
        self.numbers.iter().flat_map(each)
    }

    /// The latest time at which a loaded card had an entry, of those after a time.
    #[must_use]
    pub fn last_entry_after(&self, time: Timestamp) -> Option<Timestamp> {
        let entries = self.cards.rows().filter_map(|card| card.last_entry_at);
        entries.filter(|entry| *entry > time).max()
    }

    /// What this batch adds to the sums over quarters of an hour. Asked for before anything is taken.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn increments(&self) -> Result<BTreeMap<IncrementOf, Increment>, Overflow> {
        increments::increments(self)
    }

    /// What this batch adds beside the rows of its tables, to be written.
    pub fn take_added(&mut self) -> Added {
        std::mem::take(&mut self.added)
    }

    /// Whose cards this batch changed.
    pub fn take_touched(&mut self) -> Touched {
        std::mem::take(&mut self.touched)
    }

    /// Takes it that everything is in the database, and keeps what the next batch may go on with: the
    /// rows that most payments read. For whoever is alone in writing the database.
    pub fn written(&mut self) {
        let Outdated {
            cards,
            codes,
            entitlements,
        } = self.outdated;
        let mut cached = Self {
            members: std::mem::take(&mut self.members),
            ..Self::default()
        };
        cached.members.written(CACHED_MAX, |_| true);
        if !cards {
            cached.cards = std::mem::take(&mut self.cards);
            cached.cards.written(CACHED_MAX, |_| true);
        }
        if !codes {
            cached.codes = std::mem::take(&mut self.codes);
            // One that has ended is never presented again by an honest customer.
            cached
                .codes
                .written(CACHED_MAX, |code| code.ended.is_none());
        }
        if !entitlements && self.entitlements.len() <= CACHED_MAX {
            cached.entitlements = std::mem::take(&mut self.entitlements);
        }
        *self = cached;
    }

    /// Adds an event of an operation that was refused.
    pub fn record(&mut self, event: AuditEvent) {
        self.added.audit.push(event);
    }
}
