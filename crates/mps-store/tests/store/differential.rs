//! The same random operations on both databases give the same answers and the same books.
//!
//! `MPS_DIFFERENTIAL_SEQUENCES` sets the number of sequences (`make differential-test`: 1000).
//! `MPS_DIFFERENTIAL_SEED` repeats a run whose seed was printed.

use std::fmt::Debug;

use mps_domain::account::Account;
use mps_domain::code::CodeHash;
use mps_domain::decision::Actor;
use mps_domain::ids::{CodeId, TransactionId};
use mps_domain::operations::{
    ActivateMember, AdminRecharge, Charge, FreezeCard, GenerateCode, Keys, MerchantRecharge,
    Refund, Reverse, RevokeCode, SignOutEverywhere, SuspendMember, UnfreezeCard, ValidateCode,
};
use mps_domain::transaction::PaymentMethod;
use mps_domain::{Money, Operation};
use mps_store::ExecuteError;
use mps_store::verify::verify;
use mps_testbed::On;

use crate::random::{Random, any_seed, setting};
use crate::schema::comparable_rows;
use crate::shop::{Buyer, Shop};

/// The number of operations in a sequence.
const STEPS: u64 = 200;
/// The number of sequences on one pair of databases.
const SEQUENCES_A_PAIR: u64 = 20;

fn amount(random: &mut Random) -> Money {
    let most = random.one(&[2, 500, 30_000, 900_000]);
    Money::from_minor(random.number(most))
}

/// A shop and its buyers and payments.
struct World {
    shop: Shop,
    buyers: Vec<(Buyer, CodeHash)>,
    payments: Vec<String>,
}

/// Returns an answer as text. The rules must decide every command: a refusal by the database is a fault.
fn described<T: Debug>(answer: &Result<T, ExecuteError>) -> String {
    let decided = matches!(answer, Ok(_) | Err(ExecuteError::Refused(_)));
    assert!(decided, "{answer:?}");
    format!("{answer:?}")
}

impl World {
    async fn new(on: On) -> Self {
        let mut world = Self {
            shop: Shop::open(on).await,
            buyers: Vec::new(),
            payments: Vec::new(),
        };
        world.people().await;
        world
    }

    /// Creates new members for the next sequence. The earlier ones stay.
    async fn people(&mut self) {
        self.buyers.clear();
        for cents in [50_000, 400_000, 0] {
            let buyer = self.shop.buyer(cents).await;
            let code = self.shop.code(&buyer).await;
            self.buyers.push((buyer, code));
        }
    }

    async fn tell<O: Operation<Receipt: Debug>>(&self, actor: Actor, operation: O) -> String {
        described(&self.shop.execute(actor, operation).await)
    }

    /// Returns keys that sometimes repeat those of earlier steps.
    fn keys(random: &mut Random) -> Keys {
        let some = |random: &mut Random, what: &str| {
            let number = random.below(60);
            (random.below(4) > 0).then(|| format!("{what}-{number}"))
        };
        Keys {
            idempotency_key: some(random, "key"),
            external_order_id: some(random, "order"),
        }
    }

    /// Runs one step. What it does depends on `random` alone.
    async fn act(&mut self, random: &mut Random) -> String {
        let chosen = usize::try_from(random.below(3)).unwrap();
        match random.below(17) {
            0..=3 => self.charge(random, chosen).await,
            4..=6 => self.make_code(random, chosen).await,
            7 | 8 => self.refund(random).await,
            9 => {
                let operation = Reverse {
                    transaction_id: self.transaction_id(),
                    lapse_id: self.transaction_id(),
                    on_behalf_of: None,
                    external_order_id: format!("order-{}", random.below(60)),
                    reason: None,
                };
                self.tell(self.shop.merchant, operation).await
            }
            10 | 11 => self.recharge(random, chosen).await,
            12..=14 => self.use_card(random, chosen).await,
            15 => self.banish(random, chosen).await,
            _ => {
                let secs = i64::try_from(random.below(400)).unwrap();
                self.shop.clock.advance_secs(secs);
                format!("{secs} s pass")
            }
        }
    }

    fn transaction_id(&self) -> TransactionId {
        TransactionId::new(self.shop.id())
    }

    async fn charge(&mut self, random: &mut Random, chosen: usize) -> String {
        let operation = Charge {
            transaction_id: self.transaction_id(),
            code: self.buyers[chosen].1,
            amount: amount(random),
            tag: (random.below(3) == 0).then(|| r#"{"till":7}"#.to_owned()),
            keys: Self::keys(random),
        };
        let answer = self.shop.execute(self.shop.merchant, operation).await;
        if let Ok(charged) = &answer {
            self.payments.push(charged.transaction.tx_no.clone());
        }
        described(&answer)
    }

    async fn make_code(&mut self, random: &mut Random, chosen: usize) -> String {
        let code = CodeHash::of(&self.shop.id().to_string());
        let code_id = CodeId::new(self.shop.id());
        let (buyer, last) = &mut self.buyers[chosen];
        *last = code;
        let operation = GenerateCode {
            code_id,
            card_id: buyer.card_id,
            code,
            ttl_secs: Some(i64::try_from(random.below(2000)).unwrap()),
        };
        let actor = buyer.actor;
        self.tell(actor, operation).await
    }

    async fn refund(&self, random: &mut Random) -> String {
        let count = u64::try_from(self.payments.len()).unwrap();
        let which = usize::try_from(random.below(count + 1)).unwrap();
        let original_tx_no = self.payments.get(which).cloned();
        let operation = Refund {
            transaction_id: self.transaction_id(),
            lapse_id: self.transaction_id(),
            on_behalf_of: None,
            original_tx_no: original_tx_no.unwrap_or_else(|| "PAY9999999999".to_owned()),
            amount: amount(random),
            reason: None,
            tag: None,
            keys: Self::keys(random),
        };
        self.tell(self.shop.merchant, operation).await
    }

    async fn recharge(&self, random: &mut Random, chosen: usize) -> String {
        let (buyer, _) = &self.buyers[chosen];
        let (transaction_id, amount) = (self.transaction_id(), amount(random));
        let keys = Self::keys(random);
        if random.below(2) == 0 {
            let operation = MerchantRecharge {
                transaction_id,
                card_no: buyer.card_no.clone(),
                amount,
                keys,
            };
            return self.tell(self.shop.merchant, operation).await;
        }
        let operation = AdminRecharge {
            transaction_id,
            card_id: buyer.card_id,
            amount,
            payment_method: PaymentMethod::Bank,
            reason: "differential".to_owned(),
            keys,
        };
        self.tell(Actor::System, operation).await
    }

    async fn use_card(&self, random: &mut Random, chosen: usize) -> String {
        let (buyer, code) = &self.buyers[chosen];
        let (card_id, code, reason) = (buyer.card_id, *code, None);
        match random.below(4) {
            0 => self.tell(buyer.actor, FreezeCard { card_id, reason }).await,
            1 => {
                self.tell(Actor::System, UnfreezeCard { card_id, reason })
                    .await
            }
            2 => {
                let amount = (random.below(2) == 0).then(|| amount(random));
                let operation = ValidateCode { code, amount };
                self.tell(self.shop.merchant, operation).await
            }
            _ => self.tell(buyer.actor, RevokeCode { card_id }).await,
        }
    }

    /// Ends a member's sessions in one of the possible ways, and lets the member back in.
    async fn banish(&mut self, random: &mut Random, chosen: usize) -> String {
        let (buyer, _) = &self.buyers[chosen];
        let (member_id, actor) = (buyer.member_id, buyer.actor);
        let reason = None;
        let answer = if random.below(3) == 0 {
            self.tell(actor, SignOutEverywhere).await
        } else {
            let suspended = SuspendMember { member_id, reason };
            let suspended = self.tell(Actor::System, suspended).await;
            let reason = None;
            let activated = ActivateMember { member_id, reason };
            suspended + &self.tell(Actor::System, activated).await
        };
        let account = Account::Member(member_id);
        let epoch = self.shop.epoch_of(account).await;
        self.buyers[chosen].0.actor = self.shop.sign_in(account, epoch).await;
        answer
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_give_the_same_answers_and_the_same_books() {
    let sequences = setting("MPS_DIFFERENTIAL_SEQUENCES").unwrap_or(20);
    let seed = setting("MPS_DIFFERENTIAL_SEED").unwrap_or_else(any_seed);
    println!("{sequences} sequences of {STEPS} operations, MPS_DIFFERENTIAL_SEED={seed}");
    let mut played = 0;
    let mut carried_out = 0_u64;
    while played < sequences {
        let mut sqlite = World::new(On::Sqlite).await;
        let mut postgres = World::new(On::Postgres).await;
        for _ in 0..SEQUENCES_A_PAIR.min(sequences - played) {
            let mut random = Random::new(seed.wrapping_add(played));
            let mut same = Random::new(seed.wrapping_add(played));
            for step in 0..STEPS {
                let (one, other) = (sqlite.act(&mut random).await, postgres.act(&mut same).await);
                let place = format!("sequence {played}, step {step}, seed {seed}");
                assert_eq!(one, other, "{place}: SQLite left, PostgreSQL right");
                carried_out += u64::from(one.starts_with("Ok"));
            }
            played += 1;
            sqlite.people().await;
            postgres.people().await;
        }
        let (one, other) = (
            comparable_rows(&sqlite.shop.scratch, &postgres.shop.scratch, &[]),
            comparable_rows(&postgres.shop.scratch, &postgres.shop.scratch, &[]),
        );
        assert!(one.len() > 1000, "{} rows", one.len());
        for (left, right) in one.iter().zip(&other) {
            assert_eq!(left, right, "seed {seed}: SQLite left, PostgreSQL right");
        }
        assert_eq!(one.len(), other.len(), "seed {seed}");
        for world in [sqlite, postgres] {
            assert_eq!(verify(&world.shop.store).await.unwrap().violations, []);
        }
    }
    println!("{carried_out} operations were carried out, the others refused; no difference");
    assert!(carried_out > played * STEPS / 4);
}
