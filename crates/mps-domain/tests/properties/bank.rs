//! A shop with one merchant and three members, whose books are only in memory.

mod opening;
mod requests;
mod summaries;

use mps_domain::account::Account;
use mps_domain::audit::RequestOrigin;
use mps_domain::card::Card;
use mps_domain::decision::Actor;
use mps_domain::ids::{CardId, MerchantId, StaffId, TransactionId};
use mps_domain::ledger::Posting;
use mps_domain::level::{Level, LevelTable};
use mps_domain::limits::Limit;
use mps_domain::need::Need;
use mps_domain::unit_of_work::{NumberBlock, UnitOfWork};
use mps_domain::{Abort, Context, DiscountRate, Money, Operation, Policy, Refusal, Timestamp};
use uuid::Uuid;

pub(crate) struct Bank {
    work: UnitOfWork,
    policy: Policy,
    now: Timestamp,
    next_id: u128,
    cards: [CardId; 3],
    /// Every posting so far.
    pub(crate) postings: Vec<Posting>,
    transactions: Vec<TransactionId>,
    orders: Vec<String>,
    /// Number and order id of every payment.
    pub(crate) payments: Vec<(String, String)>,
}

const MERCHANT: MerchantId = MerchantId::new(Uuid::from_u128(1));
const MANAGER: StaffId = StaffId::new(Uuid::from_u128(2));

fn levels() -> LevelTable {
    let level = |level, min_points, thousandths| Level {
        level,
        name: level.to_string(),
        min_points,
        rate: DiscountRate::from_thousandths(thousandths).unwrap(),
    };
    LevelTable::new(vec![
        level(0, 0, 1000),
        level(1, 1000, 950),
        level(2, 5000, 900),
        level(3, 10_000, 850),
    ])
    .unwrap()
}

/// The level of a number of points.
pub(crate) fn level_of(points: i64) -> i16 {
    levels().for_points(points).0
}

const fn manager() -> Account {
    Account::Staff {
        id: MANAGER,
        merchant: MERCHANT,
    }
}

impl Bank {
    /// Does what a store does: loads missing rows (here nothing existed before), decides, and applies the
    /// changes.
    fn execute<O: Operation>(
        &mut self,
        actor: Actor,
        operation: &O,
    ) -> Result<O::Receipt, Refusal> {
        let origin = RequestOrigin {
            request_id: Uuid::nil(),
            address: None,
        };
        loop {
            let context = Context {
                work: &self.work,
                policy: &self.policy,
                now: self.now,
                actor,
                origin: &origin,
                operation: O::NAME,
            };
            match operation.decide(&context) {
                Ok(decision) => {
                    self.work.apply(decision.changes);
                    self.postings.extend(self.work.take_added().postings);
                    return Ok(decision.receipt);
                }
                Err(Abort::Missing(needs)) => needs.into_iter().for_each(|need| self.load(need)),
                Err(Abort::Refused(refusal)) => return Err(*refusal),
                Err(Abort::Broken(broken)) => panic!("{broken}"),
            }
        }
    }

    fn load(&mut self, need: Need) {
        let work = &mut self.work;
        match need {
            Need::Levels => work.load_levels(levels()),
            Need::Numbers(series, _) => {
                work.load_numbers(
                    series,
                    NumberBlock {
                        next: 1,
                        end: i64::MAX,
                    },
                );
            }
            Need::Entitlements(member) => work.load_entitlements(member, Vec::new()),
            Need::LiveCodeOfCard(card) => work.load_live_code_of_card(card, None),
            Need::Code(hash) => work.load_code(hash, None),
            Need::SecondFactor(holder) => work.load_second_factor(holder, None),
            Need::Order(id) => work.load_order(id, None),
            Need::Key(id) => work.load_key(id, None),
            Need::Total(id) => work.load_total(id, None),
            Need::Limit(id) => {
                let limit = Limit {
                    id,
                    amount: None,
                    since: Timestamp::from_micros(0),
                };
                work.load_limit(id, Some(limit));
            }
            Need::Due(merchant) => work.load_due(merchant, Money::ZERO),
            Need::Recount(of) => work.load_recount(of, Money::ZERO),
            Need::TransactionByNo(number) => work.load_transaction_by_no(number, None),
            other => panic!("nothing should ask for {other:?}"),
        }
    }

    pub(crate) fn wait(&mut self, secs: i64) {
        self.now = self.now.plus_secs(secs);
    }

    fn next(&mut self) -> u128 {
        self.next_id += 1;
        self.next_id
    }

    pub(crate) fn new_key(&mut self) -> String {
        self.next().to_string()
    }

    fn transaction_id(&mut self) -> TransactionId {
        TransactionId::new(Uuid::from_u128(self.next()))
    }

    pub(crate) fn card(&self, index: usize) -> Card {
        self.work.card(&self.cards[index]).unwrap().unwrap().clone()
    }
}
