//! The rows that a batch of operations works on, in memory.
//!
//! The store loads rows into a [`UnitOfWork`] when an operation says that it needs them, operations
//! decide on what is there, their [`Change`]s are applied so that the next operation sees them,
//! and at the end the store writes what changed. A row once loaded is never loaded over: memory is
//! ahead of the database until the commit.

mod change;
mod increments;
mod table;

use std::collections::{BTreeMap, HashMap, HashSet};

pub use change::{Change, ImportPosition, NewPassword, Settle};
pub use table::{Table, Write};

use crate::abort::Abort;
use crate::access::Session;
use crate::accounts::{Admin, ExternalIdentity, Member, Merchant, PasswordHash, Provider, Staff};
use crate::audit::AuditEvent;
use crate::calendar::Timestamp;
use crate::card::{Binding, Card, Entitlement};
use crate::code::{CodeHash, CodeRow};
use crate::idempotency::{KeyId, KeyUse, Order, OrderId};
use crate::ids::{
    AdminId, CardId, MemberId, MerchantId, SessionId, SettlementId, StaffId, TransactionId,
};
use crate::lease::{Forget, Lease};
use crate::ledger::Posting;
use crate::level::LevelTable;
use crate::limits::{Limit, LimitId};
use crate::milestone::Milestone;
use crate::money::{Money, Overflow};
use crate::need::Need;
use crate::numbers::Series;
use crate::periods::{Increment, IncrementOf, RolledUp};
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

/// Whose cards a batch changed: what was read of them before is out of date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Members whose own cards or bindings changed.
    pub members: HashSet<MemberId>,
    /// Something changed that bears on the cards of many.
    pub everybody: bool,
}

impl Touched {
    /// Whether nobody's cards changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty() && !self.everybody
    }
}

/// The rows of a batch.
#[derive(Debug, Default)]
pub struct UnitOfWork {
    pub(crate) sessions: Table<SessionId, Session>,
    pub(crate) members: Table<MemberId, Member>,
    pub(crate) merchants: Table<MerchantId, Merchant>,
    pub(crate) staff: Table<StaffId, Staff>,
    pub(crate) admins: Table<AdminId, Admin>,
    pub(crate) second_factors: Table<Holder, SecondFactor>,
    pub(crate) recovery_codes: Table<RecoveryCodeId, RecoveryCode>,
    pub(crate) cards: Table<CardId, Card>,
    pub(crate) codes: Table<CodeHash, CodeRow>,
    pub(crate) transactions: Table<TransactionId, Transaction>,
    pub(crate) orders: Table<OrderId, Order>,
    pub(crate) keys: Table<KeyId, KeyUse>,
    pub(crate) totals: Table<TotalId, DayTotal>,
    pub(crate) identities: Table<(Provider, String), ExternalIdentity>,

    pub(crate) leases: Table<String, Lease>,
    pub(crate) limits: Table<LimitId, Limit>,
    pub(crate) settlements: Table<SettlementId, Settlement>,
    pub(crate) last_settlements: HashMap<MerchantId, Option<Settlement>>,
    pub(crate) unsettled: HashMap<UnsettledOf, Unsettled>,
    pub(crate) settles: Vec<Settle>,
    pub(crate) dues: HashMap<MerchantId, Money>,
    pub(crate) recounts: HashMap<Recount, Money>,
    pub(crate) milestones: Table<String, Milestone>,
    pub(crate) import_positions: Table<String, ImportPosition>,

    pub(crate) member_by_phone: HashMap<String, Option<MemberId>>,
    pub(crate) member_by_email: HashMap<String, Option<MemberId>>,
    pub(crate) merchant_by_code: HashMap<String, Option<MerchantId>>,
    pub(crate) staff_by_operator: HashMap<(MerchantId, String), Option<StaffId>>,
    pub(crate) admin_by_name: HashMap<String, Option<AdminId>>,
    pub(crate) card_by_no: HashMap<String, Option<CardId>>,
    pub(crate) standard_card_of: HashMap<MemberId, Option<CardId>>,
    pub(crate) transaction_by_no: HashMap<String, Option<TransactionId>>,
    pub(crate) live_code_of_card: HashMap<CardId, Option<CodeHash>>,

    pub(crate) bindings: Table<(MemberId, CardId), Binding>,
    pub(crate) identity_of: HashMap<(MemberId, Provider), Option<String>>,
    pub(crate) owners: HashMap<CardId, HashSet<MemberId>>,
    pub(crate) entitlements: HashMap<MemberId, Vec<Entitlement>>,
    pub(crate) levels: Option<LevelTable>,
    pub(crate) numbers: HashMap<Series, Vec<NumberBlock>>,

    pub(crate) postings: Vec<Posting>,
    pub(crate) audit: Vec<AuditEvent>,
    pub(crate) passwords: Vec<NewPassword>,
    pub(crate) binding_passwords: Vec<(CardId, Option<PasswordHash>)>,
    pub(crate) forgets: Vec<Forget>,
    pub(crate) roll_ups: Vec<RolledUp>,
    pub(crate) rebuilds_sums: bool,
    pub(crate) new_levels: Option<LevelTable>,
    pub(crate) numbers_from: Vec<(Series, i64)>,
    pub(crate) touched: Touched,
    pub(crate) outdated: Outdated,
}

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
const KEPT_MAX: usize = 20_000;

macro_rules! rows {
    ($($(#[$doc:meta])* $get:ident, $load:ident, $writes:ident: $table:ident[$key:ty => $row:ty] by $need:path;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`Abort::Missing`] when it has not been loaded.
        pub fn $get(&self, key: &$key) -> Result<Option<&$row>, Abort> {
            self.$table.get(key).ok_or_else(|| Abort::Missing(vec![$need(key.clone())]))
        }

        /// Takes what the database has under this key, unless memory is ahead of it.
        pub fn $load(&mut self, key: $key, row: Option<$row>) {
            self.$table.load(key, row);
        }

        /// The rows that this batch changed, in the order of their first change, to be written.
        pub fn $writes(&self) -> impl Iterator<Item = Write<&$row>> {
            self.$table.writes()
        }
    )+};
}

macro_rules! indexes {
    ($($(#[$doc:meta])* $get:ident, $load:ident: $index:ident[$key:ty => $id:ty] by $need:path;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`Abort::Missing`] when it has not been loaded.
        pub fn $get(&self, key: &$key) -> Result<Option<$id>, Abort> {
            self.$index.get(key).copied().ok_or_else(|| Abort::Missing(vec![$need(key.clone())]))
        }

        /// Takes what the database has under this key, unless memory is ahead of it.
        pub fn $load(&mut self, key: $key, id: Option<$id>) {
            self.$index.entry(key).or_insert(id);
        }
    )+};
}

impl UnitOfWork {
    rows! {
        /// The session of this id.
        session, load_session, session_writes: sessions[SessionId => Session] by Need::Session;
        /// The member of this id.
        member, load_member, member_writes: members[MemberId => Member] by Need::Member;
        /// The merchant of this id.
        merchant, load_merchant, merchant_writes: merchants[MerchantId => Merchant] by Need::Merchant;
        /// The member of a merchant's staff of this id.
        staff, load_staff, staff_writes: staff[StaffId => Staff] by Need::Staff;
        /// The administrator of this id.
        admin, load_admin, admin_writes: admins[AdminId => Admin] by Need::Admin;
        /// The second factor of this account, confirmed or not.
        second_factor, load_second_factor, second_factor_writes:
            second_factors[Holder => SecondFactor] by Need::SecondFactor;
        /// This recovery code of an account.
        recovery_code, load_recovery_code, recovery_code_writes:
            recovery_codes[RecoveryCodeId => RecoveryCode] by Need::RecoveryCode;
        /// The card of this id.
        card, load_card, card_writes: cards[CardId => Card] by Need::Card;
        /// The payment code of this hash.
        code, load_code, code_writes: codes[CodeHash => CodeRow] by Need::Code;
        /// The transaction of this id.
        transaction, load_transaction, transaction_writes:
            transactions[TransactionId => Transaction] by Need::Transaction;
        /// What became of this order id.
        order, load_order, order_writes: orders[OrderId => Order] by Need::Order;
        /// What this idempotency key led to.
        key, load_key, key_writes: keys[KeyId => KeyUse] by Need::Key;
        /// The sum of this account and day.
        total, load_total, total_writes: totals[TotalId => DayTotal] by Need::Total;
        /// Whose this external identity is.
        identity, load_identity, identity_writes:
            identities[(Provider, String) => ExternalIdentity] by Need::Identity;
        /// Who does this work.
        lease, load_lease, lease_writes: leases[String => Lease] by Need::Lease;
        /// The limit of this kind and object.
        limit, load_limit, limit_writes: limits[LimitId => Limit] by Need::Limit;
        /// The settlement of this id.
        settlement, load_settlement, settlement_writes:
            settlements[SettlementId => Settlement] by Need::Settlement;
        /// The role of this member on this card.
        binding, load_binding, binding_writes:
            bindings[(MemberId, CardId) => Binding] by Need::Binding;
        /// When something was last done.
        milestone, load_milestone, milestone_writes: milestones[String => Milestone] by Need::Milestone;
        /// How far a list has been taken over.
        import_position, load_import_position, import_position_writes:
            import_positions[String => ImportPosition] by Need::ImportPosition;
    }

    indexes! {
        /// The member with this phone number.
        member_by_phone, load_member_by_phone:
            member_by_phone[String => MemberId] by Need::MemberByPhone;
        /// The member with this e-mail address.
        member_by_email, load_member_by_email:
            member_by_email[String => MemberId] by Need::MemberByEmail;
        /// The merchant whose code has this key.
        merchant_by_code, load_merchant_by_code:
            merchant_by_code[String => MerchantId] by Need::MerchantByCode;
        /// The member of this merchant's staff whose login name has this key.
        staff_by_operator, load_staff_by_operator:
            staff_by_operator[(MerchantId, String) => StaffId] by Need::StaffByOperator;
        /// The administrator whose name has this key.
        admin_by_name, load_admin_by_name: admin_by_name[String => AdminId] by Need::AdminByName;
        /// The card with this number.
        card_by_no, load_card_by_no: card_by_no[String => CardId] by Need::CardByNo;
        /// The transaction with this number.
        transaction_by_no, load_transaction_by_no:
            transaction_by_no[String => TransactionId] by Need::TransactionByNo;
        /// The member's standard card that is neither closed nor replaced: there is one at most.
        standard_card_of, load_standard_card_of:
            standard_card_of[MemberId => CardId] by Need::StandardCardOf;
        /// The card's code that has neither been used, replaced nor revoked.
        live_code_of_card, load_live_code_of_card:
            live_code_of_card[CardId => CodeHash] by Need::LiveCodeOfCard;
    }

    /// The corporate cards that bear on a member's discount.
    ///
    /// # Errors
    /// [`Abort::Missing`] when they have not been loaded.
    pub fn entitlements(&self, member: MemberId) -> Result<&[Entitlement], Abort> {
        let entitlements = self.entitlements.get(&member).map(Vec::as_slice);
        entitlements.ok_or_else(|| Abort::Missing(vec![Need::Entitlements(member)]))
    }

    /// Takes the corporate cards of a member.
    pub fn load_entitlements(&mut self, member: MemberId, entitlements: Vec<Entitlement>) {
        self.entitlements.entry(member).or_insert(entitlements);
    }

    /// Who a member is at a provider.
    ///
    /// # Errors
    /// [`Abort::Missing`] when it has not been loaded.
    pub fn identity_of(&self, key: (MemberId, Provider)) -> Result<Option<&str>, Abort> {
        let known = self.identity_of.get(&key).map(Option::as_deref);
        known.ok_or_else(|| Abort::Missing(vec![Need::IdentityOf(key)]))
    }

    /// Takes who a member is at a provider.
    pub fn load_identity_of(&mut self, key: (MemberId, Provider), external_id: Option<String>) {
        self.identity_of.entry(key).or_insert(external_id);
    }

    /// What of a merchant is unsettled before a time.
    ///
    /// # Errors
    /// [`Abort::Missing`] when it has not been loaded.
    pub fn unsettled(&self, key: UnsettledOf) -> Result<&Unsettled, Abort> {
        let unsettled = self.unsettled.get(&key);
        unsettled.ok_or_else(|| Abort::Missing(vec![Need::Unsettled(key)]))
    }

    /// Takes what of a merchant is unsettled.
    pub fn load_unsettled(&mut self, key: UnsettledOf, unsettled: Unsettled) {
        self.unsettled.entry(key).or_insert(unsettled);
    }

    /// What a merchant is due: below zero, the merchant owes it.
    ///
    /// # Errors
    /// [`Abort::Missing`] when it has not been loaded.
    pub fn due(&self, merchant: MerchantId) -> Result<Money, Abort> {
        let due = self.dues.get(&merchant).copied();
        due.ok_or_else(|| Abort::Missing(vec![Need::Due(merchant)]))
    }

    /// Takes what a merchant is due.
    pub fn load_due(&mut self, merchant: MerchantId, due: Money) {
        self.dues.entry(merchant).or_insert(due);
    }

    /// What a sum over a business day comes to, by the transactions of the day.
    ///
    /// # Errors
    /// [`Abort::Missing`] when it has not been loaded.
    pub fn recount(&self, of: Recount) -> Result<Money, Abort> {
        let sum = self.recounts.get(&of).copied();
        sum.ok_or_else(|| Abort::Missing(vec![Need::Recount(of)]))
    }

    /// Takes what a sum over a business day comes to.
    pub fn load_recount(&mut self, of: Recount, sum: Money) {
        self.recounts.entry(of).or_insert(sum);
    }

    /// The last settlement of a merchant.
    ///
    /// # Errors
    /// [`Abort::Missing`] when it has not been loaded.
    pub fn last_settlement(&self, merchant: MerchantId) -> Result<Option<&Settlement>, Abort> {
        let last = self.last_settlements.get(&merchant).map(Option::as_ref);
        last.ok_or_else(|| Abort::Missing(vec![Need::LastSettlement(merchant)]))
    }

    /// Takes the last settlement of a merchant.
    pub fn load_last_settlement(&mut self, merchant: MerchantId, last: Option<Settlement>) {
        self.last_settlements.entry(merchant).or_insert(last);
    }

    /// The transactions that settlements of this batch take, to be written after all tables.
    pub fn take_settles(&mut self) -> Vec<Settle> {
        std::mem::take(&mut self.settles)
    }

    /// The owners of a shared card.
    ///
    /// # Errors
    /// [`Abort::Missing`] when they have not been loaded.
    pub fn owners(&self, card: CardId) -> Result<&HashSet<MemberId>, Abort> {
        let owners = self.owners.get(&card);
        owners.ok_or_else(|| Abort::Missing(vec![Need::Owners(card)]))
    }

    /// Takes the owners of a card.
    pub fn load_owners(&mut self, card: CardId, owners: HashSet<MemberId>) {
        self.owners.entry(card).or_insert(owners);
    }

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

    /// Whether what is needed has been loaded.
    #[must_use]
    pub fn has(&self, need: &Need) -> bool {
        match need {
            Need::Session(id) => self.sessions.has(id),
            Need::Member(id) => self.members.has(id),
            Need::Merchant(id) => self.merchants.has(id),
            Need::Staff(id) => self.staff.has(id),
            Need::Admin(id) => self.admins.has(id),
            Need::SecondFactor(holder) => self.second_factors.has(holder),
            Need::RecoveryCode(id) => self.recovery_codes.has(id),
            Need::Card(id) => self.cards.has(id),
            Need::Code(hash) => self.codes.has(hash),
            Need::Transaction(id) => self.transactions.has(id),
            Need::Order(id) => self.orders.has(id),
            Need::Key(id) => self.keys.has(id),
            Need::Total(id) => self.totals.has(id),
            Need::Identity(id) => self.identities.has(id),
            Need::Lease(name) => self.leases.has(name),
            Need::Settlement(id) => self.settlements.has(id),
            Need::LastSettlement(merchant) => self.last_settlements.contains_key(merchant),
            Need::Unsettled(key) => self.unsettled.contains_key(key),
            Need::Due(merchant) => self.dues.contains_key(merchant),
            Need::Recount(of) => self.recounts.contains_key(of),
            Need::Limit(id) => self.limits.has(id),
            Need::Milestone(name) => self.milestones.has(name),
            Need::ImportPosition(list) => self.import_positions.has(list),
            Need::MemberByPhone(phone) => self.member_by_phone.contains_key(phone),
            Need::MemberByEmail(email) => self.member_by_email.contains_key(email),
            Need::MerchantByCode(code) => self.merchant_by_code.contains_key(code),
            Need::StaffByOperator(name) => self.staff_by_operator.contains_key(name),
            Need::AdminByName(name) => self.admin_by_name.contains_key(name),
            Need::CardByNo(number) => self.card_by_no.contains_key(number),
            Need::TransactionByNo(number) => self.transaction_by_no.contains_key(number),
            Need::StandardCardOf(member) => self.standard_card_of.contains_key(member),
            Need::LiveCodeOfCard(card) => self.live_code_of_card.contains_key(card),
            Need::Binding(key) => self.bindings.has(key),
            Need::IdentityOf(key) => self.identity_of.contains_key(key),
            Need::Owners(card) => self.owners.contains_key(card),
            Need::Entitlements(member) => self.entitlements.contains_key(member),
            Need::Levels => self.levels.is_some(),
            Need::Numbers(series, count) => {
                *count <= 0 || self.number(*series, count.saturating_sub(1)).is_ok()
            }
        }
    }

    /// The postings of this batch, in order, to be written.
    pub fn take_postings(&mut self) -> Vec<Posting> {
        std::mem::take(&mut self.postings)
    }

    /// What this batch adds to the sums over quarters of an hour. Asked for before anything is taken.
    ///
    /// # Errors
    /// [`Overflow`] when a sum does not fit.
    pub fn increments(&self) -> Result<BTreeMap<IncrementOf, Increment>, Overflow> {
        increments::increments(self)
    }

    /// The audit events of this batch, in order, to be written.
    pub fn take_audit(&mut self) -> Vec<AuditEvent> {
        std::mem::take(&mut self.audit)
    }

    /// The passwords that this batch set, in order, to be written after the accounts.
    pub fn take_passwords(&mut self) -> Vec<NewPassword> {
        std::mem::take(&mut self.passwords)
    }

    /// The binding passwords that this batch set, in order, to be written after the cards.
    pub fn take_binding_passwords(&mut self) -> Vec<(CardId, Option<PasswordHash>)> {
        std::mem::take(&mut self.binding_passwords)
    }

    /// The table of levels, if this batch set it, to be written after the cards, whose levels follow.
    pub fn take_levels(&mut self) -> Option<LevelTable> {
        self.new_levels.take()
    }

    /// From where on series go on, to be written after all else.
    pub fn take_numbers_from(&mut self) -> Vec<(Series, i64)> {
        std::mem::take(&mut self.numbers_from)
    }

    /// What this batch has removed, to be removed after all else is written.
    pub fn take_forgets(&mut self) -> Vec<Forget> {
        std::mem::take(&mut self.forgets)
    }

    /// The steps by which increments go into the sums, to be taken after all else is written.
    pub fn take_roll_ups(&mut self) -> Vec<RolledUp> {
        std::mem::take(&mut self.roll_ups)
    }

    /// Whether all sums are to be made anew, after all else is written.
    pub fn take_rebuilds_sums(&mut self) -> bool {
        std::mem::take(&mut self.rebuilds_sums)
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
        cached.members.written(KEPT_MAX, |_| true);
        if !cards {
            cached.cards = std::mem::take(&mut self.cards);
            cached.cards.written(KEPT_MAX, |_| true);
        }
        if !codes {
            cached.codes = std::mem::take(&mut self.codes);
            // One that has ended is never presented again by an honest customer.
            cached.codes.written(KEPT_MAX, |code| code.ended.is_none());
        }
        if !entitlements && self.entitlements.len() <= KEPT_MAX {
            cached.entitlements = std::mem::take(&mut self.entitlements);
        }
        *self = cached;
    }

    /// Adds an event of an operation that was refused.
    pub fn record(&mut self, event: AuditEvent) {
        self.audit.push(event);
    }
}
