//! What a batch adds beside the rows of its tables.

use crate::accounts::PasswordHash;
use crate::audit::AuditEvent;
use crate::ids::CardId;
use crate::lease::Forget;
use crate::ledger::Posting;
use crate::level::LevelTable;
use crate::numbers::Series;
use crate::periods::RolledUp;
use crate::unit_of_work::{NewPassword, Settle};

/// What a batch adds beside the rows of its tables, each kind in the order in which it came about.
#[derive(Debug, Default)]
pub struct Added {
    /// Postings of the ledger.
    pub postings: Vec<Posting>,
    /// Audit events.
    pub audit: Vec<AuditEvent>,
    /// Passwords, to be written after the accounts.
    pub passwords: Vec<NewPassword>,
    /// Binding passwords of cards, to be written after the cards.
    pub binding_passwords: Vec<(CardId, Option<PasswordHash>)>,
    /// The table of levels, if the batch sets it, to be written after the cards, whose levels follow.
    pub levels: Option<LevelTable>,
    /// The transactions that settlements take, to be written after all tables.
    pub settles: Vec<Settle>,
    /// From where on series go on, to be written after all tables.
    pub numbers_from: Vec<(Series, i64)>,
    /// Rows that nobody needs any more, to be removed after all tables are written.
    pub forgets: Vec<Forget>,
    /// The steps by which increments go into the sums, to be taken after all tables are written.
    pub roll_ups: Vec<RolledUp>,
    /// Whether all sums are made anew, after all tables are written.
    pub rebuilds_sums: bool,
}
