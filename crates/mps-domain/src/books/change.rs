//! What operations change.

use crate::access::Session;
use crate::accounts::{
    Account, Admin, ExternalIdentity, Member, Merchant, PasswordHash, Provider, Staff,
};
use crate::audit::AuditEvent;
use crate::books::Books;
use crate::card::{Binding, BindingRole, Card, CorporateShare};
use crate::code::CodeRow;
use crate::idempotency::{KeyUse, Order};
use crate::ids::{CardId, MemberId, SettlementId};
use crate::lease::{Forget, Lease};
use crate::ledger::Posting;
use crate::level::LevelTable;
use crate::limits::Limit;
use crate::mark::Mark;
use crate::numbers::Series;
use crate::periods::Summing;
use crate::second_factor::{Holder, RecoveryCode, RecoveryCodeId, SecondFactor};
use crate::settlement::{Settlement, Unsettled, UnsettledOf};
use crate::totals::DayTotal;
use crate::transaction::{PointChange, Transaction};

/// A password hash for an account. The state of the account itself is a change of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPassword {
    /// Whose.
    pub account: Account,
    /// The hash.
    pub hash: PasswordHash,
}

/// Takes a merchant's unsettled transactions into a settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settle {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// Of whom, and made when.
    pub of: UnsettledOf,
    /// How many there must be.
    pub count: i64,
}

/// How far a list that is kept elsewhere has been taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPosition {
    /// The list.
    pub name: String,
    /// The place of the last one that was taken.
    pub position: i64,
}

/// One change of the books: the new state of a row, or a row that is only ever added.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A session.
    Session(Session),
    /// A member.
    Member(Member),
    /// A merchant.
    Merchant(Merchant),
    /// A member of a merchant's staff.
    Staff(Staff),
    /// An administrator.
    Admin(Admin),
    /// The second factor of an account.
    SecondFactor(SecondFactor),
    /// An account has no second factor any more, and no recovery codes.
    NoSecondFactor(Holder),
    /// A recovery code.
    RecoveryCode(RecoveryCode),
    /// An external identity.
    Identity(ExternalIdentity),
    /// A member is not known by this identity any more.
    Unidentify((Provider, String)),
    /// A card.
    Card(Card),
    /// A member's role on a card.
    Binding(Binding),
    /// A member has no role on a card any more.
    Unbind(MemberId, CardId),
    /// A payment code.
    Code(CodeRow),
    /// A transaction.
    Transaction(Box<Transaction>),
    /// An order.
    Order(Order),
    /// A use of an idempotency key.
    Key(KeyUse),
    /// A sum over a day.
    Total(DayTotal),
    /// A lease.
    Lease(Lease),
    /// Rows that nobody needs any more.
    Forget(Forget),
    /// A limit.
    Limit(Limit),
    /// A settlement.
    Settlement(Settlement),
    /// The transactions of a settlement.
    Settle(Settle),
    /// Sums of what is over.
    SumUp(Summing),
    /// The table of levels; every card's level follows.
    Levels(LevelTable),
    /// The first number of a series that may be given out from now on, unless it is past it.
    NumbersFrom(Series, i64),
    /// When something was last done.
    Mark(Mark),
    /// How far a list has been taken over.
    ImportPosition(ImportPosition),
    /// A password.
    Password(NewPassword),
    /// The password by which members bind themselves to a card, or none.
    BindingPassword(CardId, Option<PasswordHash>),
    /// Ledger entries.
    Posting(Posting),
    /// A change of points.
    Points(PointChange),
    /// An audit event.
    Audit(Box<AuditEvent>),
    /// The next number of a series was given out.
    NumberTaken(Series),
}

impl Books {
    /// Applies changes, so that the next operation of the batch sees them.
    pub fn apply(&mut self, changes: Vec<Change>) {
        for change in changes {
            self.apply_one(change);
        }
    }

    fn apply_one(&mut self, change: Change) {
        match change {
            Change::Session(row) => self.sessions.put(row.id, row),
            Change::Member(row) => self.apply_member(row),
            Change::Merchant(row) => {
                self.merchant_by_code.insert(row.code.clone(), Some(row.id));
                self.merchants.put(row.id, row);
            }
            Change::Staff(row) => {
                let name = (row.merchant_id, row.operator.clone());
                self.staff_by_operator.insert(name, Some(row.id));
                self.staff.put(row.id, row);
            }
            Change::Admin(row) => {
                self.admin_by_name.insert(row.name.clone(), Some(row.id));
                self.admins.put(row.id, row);
            }
            Change::Unidentify(id) => {
                if let Some(row) = self.identities.get(&id).flatten() {
                    let had = (row.member_id, row.provider);
                    self.identity_of.insert(had, None);
                }
                self.identities.remove(id);
            }
            Change::Identity(row) => {
                let has = (row.member_id, row.provider);
                self.identity_of.insert(has, Some(row.external_id.clone()));
                self.identities
                    .put((row.provider, row.external_id.clone()), row);
            }
            Change::Card(row) => self.apply_card(row),
            Change::Binding(row) => self.apply_binding(row),
            Change::Unbind(member, card) => self.apply_unbind(member, card),
            Change::Code(row) => self.apply_code(row),
            Change::Transaction(row) => {
                self.transaction_by_no
                    .insert(row.tx_no.clone(), Some(row.id));
                self.transactions.put(row.id, *row);
            }
            Change::Order(row) => self.orders.put(row.id.clone(), row),
            Change::Key(row) => self.keys.put(row.id.clone(), row),
            Change::Total(row) => self.totals.put(row.id, row),
            Change::SecondFactor(row) => self.second_factors.put(row.holder, row),
            Change::NoSecondFactor(holder) => {
                self.second_factors.remove(holder);
                for id in RecoveryCodeId::all(holder) {
                    self.recovery_codes.remove(id);
                }
            }
            Change::RecoveryCode(row) => self.recovery_codes.put(row.id, row),
            Change::Lease(row) => self.leases.put(row.name.clone(), row),
            Change::Forget(forget) => {
                self.outdated.codes = true;
                self.forgets.push(forget);
            }
            Change::Limit(row) => self.limits.put(row.id, row),
            Change::Settlement(row) => {
                // One that is new follows the last, which was loaded to make it. A new state of an old
                // one says nothing of which is the last, and must not look as if there were none.
                if self.settlements.get(&row.id).is_none()
                    && let Some(last) = self.last_settlements.get_mut(&row.merchant_id)
                {
                    *last = Some(row.clone());
                }
                self.settlements.put(row.id, row);
            }
            Change::Settle(settle) => {
                for (of, unsettled) in &mut self.unsettled {
                    if of.merchant_id == settle.of.merchant_id && of.before <= settle.of.before {
                        *unsettled = Unsettled::default();
                    }
                }
                self.settles.push(settle);
            }
            Change::SumUp(summing) => self.summings.push(summing),
            Change::Levels(levels) => {
                self.touched.everybody = true;
                self.outdated.cards = true;
                self.levels = Some(levels.clone());
                self.new_levels = Some(levels);
            }
            Change::NumbersFrom(series, first) => {
                self.numbers.remove(&series);
                self.numbers_from.push((series, first));
            }
            Change::Mark(row) => self.marks.put(row.name.clone(), row),
            Change::ImportPosition(row) => self.import_positions.put(row.name.clone(), row),
            Change::BindingPassword(card, hash) => self.binding_passwords.push((card, hash)),
            Change::Password(password) => self.passwords.push(password),
            Change::Posting(posting) => self.postings.push(posting),
            Change::Points(points) => self.points.push(points),
            Change::Audit(event) => self.audit.push(*event),
            Change::NumberTaken(series) => {
                let blocks = self.numbers.entry(series).or_default();
                if let Some(block) = blocks.first_mut() {
                    block.next = block.next.saturating_add(1);
                    if block.next >= block.end {
                        blocks.remove(0);
                    }
                }
            }
        }
    }

    fn apply_binding(&mut self, row: Binding) {
        self.touched.members.insert(row.member_id);
        if let Some(owners) = self.owners.get_mut(&row.card_id) {
            if row.role == BindingRole::Owner {
                owners.insert(row.member_id);
            } else {
                owners.remove(&row.member_id);
            }
        }
        let card = self.cards.get(&row.card_id).flatten();
        // A card of a member's own gives nothing to others.
        self.outdated.shares |= card.is_none_or(|card| card.fixed_rate.is_some());
        if let Some(shares) = self.shares.get_mut(&row.member_id)
            && let Some(card) = card
            && let Some(rate) = card.fixed_rate
        {
            shares.retain(|share| share.card_id != row.card_id);
            shares.push(CorporateShare {
                card_id: row.card_id,
                role: row.role,
                status: card.status,
                rate,
                expires_at: card.expires_at,
            });
        }
        self.bindings.put((row.member_id, row.card_id), row);
    }

    fn apply_unbind(&mut self, member: MemberId, card: CardId) {
        self.touched.members.insert(member);
        self.outdated.shares = true;
        if let Some(owners) = self.owners.get_mut(&card) {
            owners.remove(&member);
        }
        if let Some(shares) = self.shares.get_mut(&member) {
            shares.retain(|share| share.card_id != card);
        }
        self.bindings.remove((member, card));
    }

    fn apply_card(&mut self, row: Card) {
        if let Some(member) = row.member_id {
            self.touched.members.insert(member);
        } else {
            // A shared card gives its rate to all who are bound to it.
            self.touched.everybody = true;
            self.outdated.shares = true;
            let shares = self.shares.values_mut().flatten();
            for share in shares.filter(|share| share.card_id == row.id) {
                share.status = row.status;
                share.expires_at = row.expires_at;
            }
        }
        self.card_by_no.insert(row.card_no.clone(), Some(row.id));
        self.cards.put(row.id, row);
    }

    fn apply_member(&mut self, row: Member) {
        let id = row.id;
        let (phone, email) = (row.phone.clone(), row.email.clone());
        let before = self.members.get(&id).flatten().cloned();
        self.members.put(id, row);
        for (index, old, new) in [
            (
                &mut self.member_by_phone,
                before.as_ref().and_then(|m| m.phone.clone()),
                phone,
            ),
            (
                &mut self.member_by_email,
                before.as_ref().and_then(|m| m.email.clone()),
                email,
            ),
        ] {
            if old != new {
                old.map(|text| index.insert(text, None));
                new.map(|text| index.insert(text, Some(id)));
            }
        }
    }

    fn apply_code(&mut self, row: CodeRow) {
        if row.ended.is_none() {
            self.live_code_of_card.insert(row.card_id, Some(row.hash));
        } else if self.live_code_of_card.get(&row.card_id) == Some(&Some(row.hash)) {
            self.live_code_of_card.insert(row.card_id, None);
        }
        self.codes.put(row.hash, row);
    }
}
