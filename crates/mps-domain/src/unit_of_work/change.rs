//! What operations change.

use crate::access::Session;
use crate::account::Account;
use crate::accounts::{Admin, ExternalIdentity, Member, Merchant, PasswordHash, Provider, Staff};
use crate::activation::Activation;
use crate::approval::Approval;
use crate::attempts::{Attempts, KnownNetwork};
use crate::audit::AuditEvent;
use crate::card::{Binding, Card};
use crate::code::CodeRow;
use crate::idempotency::{KeyUse, Order};
use crate::ids::{CardId, MemberId, SettlementId};
use crate::lease::{Forget, Lease};
use crate::ledger::Posting;
use crate::level::LevelTable;
use crate::limits::Limit;
use crate::milestone::Milestone;
use crate::names::login_key;
use crate::numbers::Series;
use crate::periods::RolledUp;
use crate::second_factor::{Holder, RecoveryCode, RecoveryCodeId, SecondFactor};
use crate::settlement::{Settlement, UnsettledOf};
use crate::totals::DayTotal;
use crate::transaction::Transaction;
use crate::unit_of_work::UnitOfWork;

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
    /// An activation.
    Activation(Activation),
    /// An approval.
    Approval(Approval),
    /// The attempts under a key.
    Attempts(Attempts),
    /// A network from which an account signed in.
    KnownNetwork(KnownNetwork),
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
    /// Increments go into the sums.
    RollUp(RolledUp),
    /// All sums are made anew.
    RebuildSums,
    /// The table of levels; every card's level follows.
    Levels(LevelTable),
    /// The first number of a series that may be given out from now on, unless it is past it.
    NumbersFrom(Series, i64),
    /// When something was last done.
    Milestone(Milestone),
    /// How far a list has been taken over.
    ImportPosition(ImportPosition),
    /// A password.
    Password(NewPassword),
    /// The password by which members bind themselves to a card, or none.
    BindingPassword(CardId, Option<PasswordHash>),
    /// Ledger entries.
    Posting(Posting),
    /// An audit event.
    Audit(Box<AuditEvent>),
    /// The next number of a series was given out.
    NumberTaken(Series),
}

impl UnitOfWork {
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
            Change::Merchant(row) => self.apply_merchant(row),
            Change::Staff(row) => {
                let name = (row.merchant_id, login_key(&row.operator));
                self.staff_by_operator.insert(name, Some(row.id));
                self.staff.put(row.id, row);
            }
            Change::Admin(row) => self.apply_admin(row),
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
            Change::Activation(row) => self.activations.put(row.hash, row),
            Change::Approval(row) => self.approvals.put(row.id, row),
            Change::Attempts(row) => self.attempts.put(row.key, row),
            Change::KnownNetwork(row) => self.known_networks.put(row.key, row),
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
                self.added.forgets.push(forget);
            }
            Change::Limit(row) => self.limits.put(row.id, row),
            Change::Settlement(row) => self.settlements.put(row.id, row),
            Change::Settle(settle) => self.added.settles.push(settle),
            Change::RollUp(step) => self.added.roll_ups.push(step),
            Change::RebuildSums => self.added.rebuilds_sums = true,
            Change::Levels(levels) => {
                self.touched.everybody = true;
                self.outdated.cards = true;
                self.levels = Some(levels.clone());
                self.added.levels = Some(levels);
            }
            Change::NumbersFrom(series, first) => {
                self.numbers.remove(&series);
                self.added.numbers_from.push((series, first));
            }
            Change::Milestone(row) => self.milestones.put(row.name.clone(), row),
            Change::ImportPosition(row) => self.import_positions.put(row.name.clone(), row),
            Change::BindingPassword(card, hash) => self.added.binding_passwords.push((card, hash)),
            Change::Password(password) => self.added.passwords.push(password),
            Change::Posting(posting) => self.added.postings.push(posting),
            Change::Audit(event) => self.added.audit.push(*event),
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

    /// Whether changes bear on what others find out by a query over many rows, rather than by rows that
    /// they have by their keys: such changes are made by a command that is alone in its batch, so that
    /// no query of the same batch has to be imagined in memory.
    #[must_use]
    pub fn bear_on_queries(&self, changes: &[Change]) -> bool {
        let own_cards = changes.iter().filter_map(|change| match change {
            Change::Card(card) if card.fixed_rate.is_none() => Some(card.id),
            _ => None,
        });
        let own_cards: Vec<CardId> = own_cards.collect();
        // A card of a member's own gives nothing to others.
        let is_shared = |card: &CardId| {
            let known = self.cards.get(card).flatten();
            !own_cards.contains(card) && known.is_none_or(|card| card.fixed_rate.is_some())
        };
        changes.iter().any(|change| match change {
            Change::Card(card) => card.fixed_rate.is_some(),
            Change::Binding(binding) => is_shared(&binding.card_id),
            Change::Unbind(_, card) => is_shared(card),
            Change::Settle(_)
            | Change::RollUp(_)
            | Change::RebuildSums
            | Change::Forget(_)
            | Change::Levels(_)
            | Change::NumbersFrom(..) => true,
            _ => false,
        })
    }

    fn apply_merchant(&mut self, row: Merchant) {
        let key = login_key(&row.code);
        self.merchant_by_code.insert(key, Some(row.id));
        self.merchants.put(row.id, row);
    }

    fn apply_admin(&mut self, row: Admin) {
        let key = login_key(&row.name);
        self.admin_by_name.insert(key, Some(row.id));
        self.admins.put(row.id, row);
    }

    fn apply_binding(&mut self, row: Binding) {
        self.touched.members.insert(row.member_id);
        self.forget_entitlements(&row.card_id);
        self.bindings.put((row.member_id, row.card_id), row);
    }

    fn apply_unbind(&mut self, member: MemberId, card: CardId) {
        self.touched.members.insert(member);
        self.forget_entitlements(&card);
        self.bindings.remove((member, card));
    }

    /// What corporate cards give is read anew when one of them changes, or who is bound to one.
    fn forget_entitlements(&mut self, card: &CardId) {
        let card = self.cards.get(card).flatten();
        self.outdated.entitlements |= card.is_none_or(|card| card.fixed_rate.is_some());
    }

    fn apply_card(&mut self, row: Card) {
        if let Some(member) = row.member_id {
            self.touched.members.insert(member);
        } else {
            // A shared card gives its rate to all who are bound to it.
            self.touched.everybody = true;
            self.outdated.entitlements = true;
        }
        self.card_by_no.insert(row.card_no.clone(), Some(row.id));
        self.cards.put(row.id, row);
    }

    fn apply_member(&mut self, row: Member) {
        let id = row.id;
        let (phone, email) = (row.phone.clone(), row.email.clone());
        let before = self.members.get(&id).flatten().cloned();
        // A new epoch ends the member's codes.
        let epoch_before = before.as_ref().map(|member| member.credential.epoch);
        if epoch_before.is_some_and(|epoch| epoch != row.credential.epoch) {
            self.touched.codes_of.insert(id);
        }
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
        if row.ended.is_some() || row.uses > 0 {
            self.touched.codes_of.insert(row.member_id);
        }
        if row.ended.is_none() {
            self.live_code_of_card.insert(row.card_id, Some(row.hash));
        } else if self.live_code_of_card.get(&row.card_id) == Some(&Some(row.hash)) {
            self.live_code_of_card.insert(row.card_id, None);
        }
        self.codes.put(row.hash, row);
    }
}
