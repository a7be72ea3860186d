//! What the commands of a seed share: few people, few cards and few keys, so that they meet.

use std::collections::HashMap;
use std::fmt::Debug;

use mps_domain::access::Bearer;
use mps_domain::account::Account;
use mps_domain::accounts::PasswordHash;
use mps_domain::activation::ActivationHash;
use mps_domain::code::CodeHash;
use mps_domain::decision::Actor;
use mps_domain::ids::{
    ApprovalId, CardId, MemberId, MerchantId, SessionId, SettlementId, StaffId, TransactionId,
};
use mps_domain::numbers::Series;
use mps_domain::operations::{Keys, NewSession};
use mps_domain::{Money, Operation, Timestamp};
use uuid::Uuid;

use crate::random::Random;

use super::command::{AnyCommand, Asked};

/// The series of the numbers that commands contain.
const NAMED: [Series; 6] = [
    Series::StandardCard,
    Series::CorporateCard,
    Series::Voucher,
    Series::Payment,
    Series::Recharge,
    Series::Refund,
];

/// What the answers contained: the latest numbers that were given out, and the settlements.
#[derive(Default)]
pub(crate) struct Learned {
    numbers: HashMap<&'static str, i64>,
    settlements: Vec<SettlementId>,
}

impl Learned {
    /// Collects numbers and settlements from an answer.
    pub(crate) fn learn(&mut self, answer: &str) {
        for rest in answer.split("Settlement { id: SettlementId(").skip(1) {
            let id = rest.split(')').next().unwrap_or_default();
            self.settlements
                .push(SettlementId::new(id.parse().unwrap()));
        }
        for rest in answer.split("_no: \"").skip(1) {
            let text = rest.split('"').next().unwrap_or_default();
            for series in NAMED {
                if let Some(number) = series.number_of(text) {
                    let latest = self.numbers.entry(series.prefix()).or_default();
                    *latest = number.max(*latest);
                }
            }
        }
    }
}

/// What exists, or will exist once the generated commands have been carried out.
pub(crate) struct Pool {
    pub(crate) random: Random,
    pub(crate) seed: u64,
    next: u64,
    pub(crate) now: Timestamp,
    pub(crate) learned: Learned,
    /// Members' sessions, each with its member and one of the member's cards.
    pub(crate) holders: Vec<(Actor, MemberId, CardId)>,
    /// Sessions of merchants and of their staff.
    pub(crate) tills: Vec<Actor>,
    /// Administrators, the operator among them.
    pub(crate) offices: Vec<Actor>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) cards: Vec<CardId>,
    pub(crate) shared: Vec<CardId>,
    pub(crate) merchants: Vec<MerchantId>,
    pub(crate) staff: Vec<StaffId>,
    pub(crate) codes: Vec<CodeHash>,
    pub(crate) sessions: Vec<SessionId>,
    pub(crate) activations: Vec<ActivationHash>,
    pub(crate) approvals: Vec<ApprovalId>,
    /// A member whose only card was closed.
    pub(crate) cardless: Option<MemberId>,
    /// Objects that commands froze, lost or suspended, so that the commands to undo it find them.
    pub(crate) frozen: Vec<CardId>,
    pub(crate) lost: Vec<CardId>,
    pub(crate) suspended_members: Vec<MemberId>,
    pub(crate) suspended_merchants: Vec<MerchantId>,
}

impl Pool {
    pub(crate) fn new(seed: u64, now: Timestamp) -> Self {
        Self {
            random: Random::new(seed),
            seed,
            next: 1 << 63,
            now,
            learned: Learned::default(),
            holders: Vec::new(),
            tills: Vec::new(),
            offices: vec![Actor::System; 2],
            accounts: Vec::new(),
            cards: Vec::new(),
            shared: Vec::new(),
            merchants: Vec::new(),
            staff: Vec::new(),
            codes: Vec::new(),
            sessions: Vec::new(),
            activations: Vec::new(),
            approvals: Vec::new(),
            cardless: None,
            frozen: Vec::new(),
            lost: Vec::new(),
            suspended_members: Vec::new(),
            suspended_merchants: Vec::new(),
        }
    }

    /// Returns an unused id.
    pub(crate) fn id(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(u128::from(self.seed) << 64 | u128::from(self.next))
    }

    pub(crate) fn transaction_id(&mut self) -> TransactionId {
        TransactionId::new(self.id())
    }

    /// Returns a command, from time to time by an actor who may not give it.
    pub(crate) fn ask<O>(&mut self, actor: Actor, operation: O) -> Box<dyn AnyCommand>
    where
        O: Operation<Receipt: Debug> + Clone + Debug + Sync,
    {
        let actor = self.actor(actor);
        self.ask_exactly(actor, operation)
    }

    /// Does the same for a command with a number that the books gave out.
    pub(crate) fn ask_about<O>(
        &mut self,
        actor: Actor,
        operation: O,
        number: fn(&mut O) -> &mut String,
    ) -> Box<dyn AnyCommand>
    where
        O: Operation<Receipt: Debug> + Clone + Debug + Sync,
    {
        Box::new(Asked {
            actor: self.actor(actor),
            request_id: self.id(),
            operation,
            number: Some(number),
        })
    }

    /// Returns this actor, from time to time another one.
    fn actor(&mut self, actor: Actor) -> Actor {
        if !self.random.once_in(24) {
            return actor;
        }
        match self.random.below(3) {
            0 => self.random.one(&self.tills),
            1 => self.random.one(&self.holders).0,
            _ => Actor::Anonymous,
        }
    }

    /// Returns a command by exactly this actor.
    pub(crate) fn ask_exactly<O>(&mut self, actor: Actor, operation: O) -> Box<dyn AnyCommand>
    where
        O: Operation<Receipt: Debug> + Clone + Debug + Sync,
    {
        Box::new(Asked {
            actor,
            request_id: self.id(),
            operation,
            number: None,
        })
    }

    pub(crate) fn amount(&mut self) -> Money {
        Money::from_minor(self.random.one(&[1, 100, 100, 500, 500, 2_000, 9_900]))
    }

    /// Returns one of a few texts.
    pub(crate) fn text(&mut self, what: &str, of: u64) -> String {
        format!("{what}-{:x}-{}", self.seed, self.random.below(of))
    }

    /// Returns one of a few texts, or `None`.
    pub(crate) fn maybe(&mut self, what: &str) -> Option<String> {
        (!self.random.once_in(3)).then(|| self.text(what, 3))
    }

    pub(crate) fn phone(&mut self) -> Option<String> {
        let (whose, which) = (self.seed % 1_000_000, self.random.below(2));
        (!self.random.once_in(3)).then(|| format!("+86138{whose:06}{which:02}"))
    }

    pub(crate) fn email(&mut self) -> Option<String> {
        let name = self.maybe("post")?;
        Some(format!("{name}@example.com"))
    }

    pub(crate) fn password(&mut self) -> PasswordHash {
        PasswordHash::new(self.text("hash", 3))
    }

    /// Returns keys, some of which repeat.
    pub(crate) fn keys(&mut self) -> Keys {
        let idempotency_key = match self.random.below(8) {
            0 => None,
            1..=3 => Some(self.text("key", 4)),
            _ => Some(self.id().to_string()),
        };
        let external_order_id = self.random.once_in(2).then(|| self.order());
        Keys {
            idempotency_key,
            external_order_id,
        }
    }

    pub(crate) fn order(&mut self) -> String {
        self.text("order", 8)
    }

    /// Returns a number near the latest: one that was given out, or will be within the batch.
    pub(crate) fn number(&mut self, series: Series) -> String {
        let latest = self.learned.numbers.get(series.prefix()).copied();
        let near = latest.unwrap_or(1) + 2 - self.random.number(5);
        series.format(near.max(1))
    }

    /// Returns a card, mostly one of the first.
    pub(crate) fn card(&mut self) -> CardId {
        match self.random.below(8) {
            0 => self.random.one(&self.shared),
            1 => self.random.one(&self.cards),
            _ => self.random.one(&self.cards[..4]),
        }
    }

    /// Returns one of the last few of a list, from time to time `any`.
    pub(crate) fn late<T: Clone>(&mut self, list: fn(&Self) -> &Vec<T>, any: T) -> T {
        let late = list(self).iter().rev().take(3).cloned().collect::<Vec<T>>();
        if late.is_empty() || self.random.once_in(6) {
            return any;
        }
        self.random.one(&late)
    }

    /// Returns one of the latest settlements; `None` before the first.
    pub(crate) fn settlement(&mut self) -> Option<SettlementId> {
        let late = self.learned.settlements.iter().rev().take(3).copied();
        let late: Vec<SettlementId> = late.collect();
        (!late.is_empty()).then(|| self.random.one(&late))
    }

    pub(crate) fn member(&mut self) -> MemberId {
        self.random.one(&self.holders).1
    }

    /// Returns a till, mostly one of the first merchant's.
    pub(crate) fn till(&mut self) -> Actor {
        if self.random.once_in(3) {
            self.random.one(&self.tills)
        } else {
            self.random
                .one(&[self.tills[0], self.tills[2], self.tills[3]])
        }
    }

    pub(crate) fn office(&mut self) -> Actor {
        self.random.one(&self.offices)
    }

    /// Returns a code, mostly a late one.
    pub(crate) fn code(&mut self) -> CodeHash {
        let late = self.codes.len().saturating_sub(5);
        if self.random.once_in(6) {
            self.random.one(&self.codes)
        } else {
            self.random.one(&self.codes[late..])
        }
    }

    pub(crate) fn new_code(&mut self) -> CodeHash {
        let code = CodeHash::of(&self.id().to_string());
        self.codes.push(code);
        code
    }

    /// Returns a new session for an account, and its bearer.
    pub(crate) fn session_of(&mut self, account: Account) -> (NewSession, Actor) {
        let (session_id, token_id) = (SessionId::new(self.id()), self.id());
        self.sessions.push(session_id);
        let next = NewSession {
            session_id,
            token_id,
        };
        let bearer = Bearer {
            session_id,
            token_id,
            account,
        };
        (next, Actor::Bearer(bearer))
    }

    /// Adds an actor for this account.
    pub(crate) fn add_actor(&mut self, actor: Actor, account: Account) {
        match account {
            Account::Member(id) => {
                let card = self.holders.iter().find(|holder| holder.1 == id);
                let card = card.map_or_else(|| self.random.one(&self.cards), |holder| holder.2);
                self.holders.push((actor, id, card));
            }
            Account::Merchant(_) | Account::Staff { .. } => self.tills.push(actor),
            Account::Admin(_) | Account::System => self.offices.push(actor),
        }
    }
}
