//! A shop with one merchant and three members, whose books are only in memory.

use mps_domain::access::Session;
use mps_domain::account::Account;
use mps_domain::account::{Credential, Role};
use mps_domain::accounts::{AccountStatus, Member, MemberStatus, Merchant, Staff};
use mps_domain::audit::RequestOrigin;
use mps_domain::calendar::BusinessCalendar;
use mps_domain::card::Card;
use mps_domain::code::CodeHash;
use mps_domain::decision::Actor;
use mps_domain::idempotency::{OrderId, Owner};
use mps_domain::ids::{CardId, MemberId, MerchantId, SessionId, StaffId, TransactionId};
use mps_domain::ledger::{LedgerAccount, Posting};
use mps_domain::level::{Level, LevelTable};
use mps_domain::limits::Limit;
use mps_domain::need::Need;
use mps_domain::operations::{
    Charge, Charged, FreezeCard, GenerateCode, Keys, MerchantRecharge, Recharged, Refund, Refunded,
    Reverse, Reversed, UnfreezeCard,
};
use mps_domain::policy::{PointsBasis, RefundPoints};
use mps_domain::transaction::Transaction;
use mps_domain::unit_of_work::{Change, NumberBlock, UnitOfWork, Write};
use mps_domain::{
    Abort, Context, Currency, DiscountRate, Money, Operation, Policy, Refusal, Timestamp,
};
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

fn session(id: u128, account: Account) -> Session {
    Session {
        id: SessionId::new(Uuid::from_u128(id)),
        token_id: Uuid::from_u128(id),
        account,
        epoch: 0,
        created_at: Timestamp::from_micros(0),
        expires_at: Timestamp::from_micros(i64::MAX),
        ended_at: None,
    }
}

fn bearer(id: u128, account: Account) -> Actor {
    Actor::Bearer(mps_domain::access::Bearer {
        session_id: SessionId::new(Uuid::from_u128(id)),
        token_id: Uuid::from_u128(id),
        account,
    })
}

const fn manager() -> Account {
    Account::Staff {
        id: MANAGER,
        merchant: MERCHANT,
    }
}

impl Bank {
    pub(crate) fn open() -> Self {
        let policy = Policy {
            currency: Currency::CNY,
            phone_region: None,
            calendar: BusinessCalendar::utc(),
            points_basis: PointsBasis::Raw,
            refund_points: RefundPoints::Reverse,
            code_ttl_secs: 900,
            code_reuse: false,
            recharge_min: Money::from_minor(1),
            recharge_max: Money::from_minor(1_000_000),
            card_balance_max: Money::from_minor(2_000_000),
            cash_recharge_daily_limit: Money::from_minor(2_000_000),
            voucher_refund_grace_secs: 30 * 24 * 60 * 60,
            sandbox: false,
            totp_required_for_admins: false,
        };
        let now = Timestamp::from_micros(1_000_000_000_000);
        let mut bank = Self {
            work: UnitOfWork::default(),
            policy,
            now,
            next_id: 1000,
            cards: [101, 102, 103].map(|id| CardId::new(Uuid::from_u128(id))),
            postings: Vec::new(),
            transactions: Vec::new(),
            orders: Vec::new(),
            payments: Vec::new(),
        };
        let credential = Credential {
            temporary: false,
            epoch: 0,
        };
        let mut changes = vec![
            Change::Merchant(Merchant {
                id: MERCHANT,
                code: "SHOP".to_owned(),
                name: "shop".to_owned(),
                contact: None,
                fee_bps: 0,
                settlement_mode: mps_domain::settlement::SettlementMode::Realtime,
                settled_through: None,
                status: AccountStatus::Active,
                credential,
                staff_epoch: 0,
                staff_count: 1,
                created_at: now,
            }),
            Change::Staff(Staff {
                id: MANAGER,
                merchant_id: MERCHANT,
                operator: "manager".to_owned(),
                name: "manager".to_owned(),
                role: Role::Manager,
                status: AccountStatus::Active,
                credential,
                created_at: now,
            }),
            Change::Session(session(2, manager())),
        ];
        for (index, card) in (11..).zip(bank.cards) {
            let id = MemberId::new(Uuid::from_u128(index));
            changes.push(Change::Member(Member {
                id,
                member_no: format!("M{index:08}"),
                name: "member".to_owned(),
                phone: None,
                email: None,
                status: MemberStatus::Active,
                credential,
                created_at: now,
            }));
            let number = format!("STD{index:08}");
            changes.push(Change::Card(Card::new_standard(card, number, id, now)));
            changes.push(Change::Session(session(index, Account::Member(id))));
        }
        bank.work.apply(changes);
        bank
    }

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

    /// The sum of a card's entries, in minor units.
    pub(crate) fn entries_of(&self, card: CardId) -> i64 {
        let entries = self.postings.iter().flat_map(Posting::entries);
        let own = entries.filter(|entry| entry.account == LedgerAccount::Card(card));
        own.map(|entry| entry.amount.minor()).sum()
    }

    fn made(&self) -> impl Iterator<Item = &Transaction> {
        let writes = self.work.transaction_writes();
        writes.filter_map(|write| match write {
            Write::Insert(transaction) => Some(transaction),
            Write::Update { after, .. } => Some(after),
            Write::Delete(_) => None,
        })
    }

    /// The sum of the point changes of a card's transactions: its points minus its debt.
    pub(crate) fn points_of(&self, card: CardId) -> i64 {
        let own = self
            .made()
            .filter(|transaction| transaction.card_id == card);
        own.map(|transaction| transaction.points).sum()
    }

    /// Everything that a refused operation must not change.
    pub(crate) fn snapshot(&self) -> Vec<String> {
        let work = &self.work;
        let cards = self.cards.iter().map(|id| format!("{:?}", work.card(id)));
        let transactions = self
            .transactions
            .iter()
            .map(|id| format!("{:?}", work.transaction(id)));
        let owner = Owner::of(manager());
        let orders = self.orders.iter().map(|order| {
            format!(
                "{:?}",
                work.order(&OrderId {
                    owner,
                    external_order_id: order.clone()
                })
            )
        });
        let lengths = format!("{} {}", self.postings.len(), self.made().count());
        cards
            .chain(transactions)
            .chain(orders)
            .chain([lengths])
            .collect()
    }

    /// A new code of a card, made by its member.
    pub(crate) fn code(&mut self, index: usize) -> Result<CodeHash, Refusal> {
        let code = CodeHash::of(&self.new_key());
        let member = 11 + index as u128;
        let actor = bearer(
            member,
            Account::Member(MemberId::new(Uuid::from_u128(member))),
        );
        let card_id = self.cards[index];
        self.execute(
            actor,
            &GenerateCode {
                card_id,
                code,
                ttl_secs: None,
            },
        )?;
        Ok(code)
    }

    fn send_charge(&mut self, code: CodeHash, cents: i64, keys: Keys) -> Result<Charged, Refusal> {
        let transaction_id = self.transaction_id();
        let order = keys.external_order_id.clone();
        let amount = Money::from_minor(cents);
        let charge = Charge {
            transaction_id,
            code,
            amount,
            tag: None,
            keys,
        };
        let charged = self.execute(bearer(2, manager()), &charge)?;
        if !charged.replayed {
            self.transactions.push(charged.transaction.id);
            if let Some(order) = order {
                self.orders.push(order.clone());
                self.payments
                    .push((charged.transaction.tx_no.clone(), order));
            }
        }
        Ok(charged)
    }

    pub(crate) fn charge_both(
        &mut self,
        code: CodeHash,
        cents: i64,
        key: &str,
        order: Option<&str>,
    ) -> Result<Charged, Refusal> {
        let external_order_id = order.map(str::to_owned);
        let keys = Keys {
            idempotency_key: Some(key.to_owned()),
            external_order_id,
        };
        self.send_charge(code, cents, keys)
    }

    pub(crate) fn charge_with(
        &mut self,
        code: CodeHash,
        cents: i64,
        key: &str,
    ) -> Result<Charged, Refusal> {
        self.charge_both(code, cents, key, None)
    }

    pub(crate) fn charge_order(
        &mut self,
        code: CodeHash,
        cents: i64,
        order: &str,
    ) -> Result<Charged, Refusal> {
        let external_order_id = Some(order.to_owned());
        self.send_charge(
            code,
            cents,
            Keys {
                idempotency_key: None,
                external_order_id,
            },
        )
    }

    pub(crate) fn charge(&mut self, card: usize, cents: i64) -> Result<Charged, Refusal> {
        let code = self.code(card)?;
        let order = self.new_key();
        self.charge_order(code, cents, &order)
    }

    /// A purchase whose cost is recharged at once. Only its points stay, and they do not depend on the rate
    /// that the level gave at that moment.
    pub(crate) fn earn_points(&mut self, card: usize, cents: i64) -> Result<(), Refusal> {
        let charged = self.charge(card, cents)?;
        self.recharge(card, charged.transaction.final_amount.minor())?;
        Ok(())
    }

    pub(crate) fn refund_with(
        &mut self,
        tx_no: &str,
        cents: i64,
        key: &str,
    ) -> Result<Refunded, Refusal> {
        let refund = Refund {
            transaction_id: self.transaction_id(),
            lapse_id: self.transaction_id(),
            on_behalf_of: None,
            original_tx_no: tx_no.to_owned(),
            amount: Money::from_minor(cents),
            reason: None,
            tag: None,
            keys: Keys {
                idempotency_key: Some(key.to_owned()),
                external_order_id: None,
            },
        };
        let refunded = self.execute(bearer(2, manager()), &refund)?;
        if !refunded.replayed {
            self.transactions.push(refunded.transaction.id);
        }
        Ok(refunded)
    }

    pub(crate) fn refund(&mut self, tx_no: &str, cents: i64) -> Result<Refunded, Refusal> {
        let key = self.new_key();
        self.refund_with(tx_no, cents, &key)
    }

    pub(crate) fn reverse(&mut self, order: &str) -> Result<Reversed, Refusal> {
        let reverse = Reverse {
            transaction_id: self.transaction_id(),
            lapse_id: self.transaction_id(),
            on_behalf_of: None,
            external_order_id: order.to_owned(),
            reason: None,
        };
        self.execute(bearer(2, manager()), &reverse)
    }

    pub(crate) fn recharge_with(
        &mut self,
        card: usize,
        cents: i64,
        key: &str,
    ) -> Result<Recharged, Refusal> {
        let recharge = MerchantRecharge {
            transaction_id: self.transaction_id(),
            card_no: self.card(card).card_no,
            amount: Money::from_minor(cents),
            keys: Keys {
                idempotency_key: Some(key.to_owned()),
                external_order_id: None,
            },
        };
        let recharged = self.execute(bearer(2, manager()), &recharge)?;
        if !recharged.replayed {
            self.transactions.push(recharged.transaction.id);
        }
        Ok(recharged)
    }

    pub(crate) fn recharge(&mut self, card: usize, cents: i64) -> Result<Recharged, Refusal> {
        let key = self.new_key();
        self.recharge_with(card, cents, &key)
    }

    pub(crate) fn freeze(&mut self, card: usize) -> Result<Card, Refusal> {
        let card_id = self.cards[card];
        self.execute(
            Actor::System,
            &FreezeCard {
                card_id,
                reason: None,
            },
        )
    }

    pub(crate) fn unfreeze(&mut self, card: usize) -> Result<Card, Refusal> {
        let card_id = self.cards[card];
        self.execute(
            Actor::System,
            &UnfreezeCard {
                card_id,
                reason: None,
            },
        )
    }
}
