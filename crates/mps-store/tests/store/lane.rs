//! The commands of one batch: each is decided after the ones before it, and one that fails does not
//! disturb the others.

use futures::future::join_all;
use mps_domain::card::BindingRole;
use mps_domain::decision::Actor;
use mps_domain::ids::CardId;
use mps_domain::operations::{BindMember, CreateCorporateCard, Unbind};
use mps_domain::rate::DiscountRate;
use mps_domain::{Money, RefusalCode};
use mps_store::ExecuteError;
use mps_store::verify::verify;
use mps_testbed::On;
use rstest::rstest;

use crate::refused::is_refused;
use crate::shop::Shop;

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_refused_command_does_not_disturb_its_neighbours(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let rich = shop.buyer(10_000).await;
    let poor = shop.buyer(100).await;
    let mut charges = Vec::new();
    for index in 0..20 {
        // A card's next code replaces the one before, so only one charge of each buyer has a live code. The
        // other charges have replaced codes.
        let buyer = if index == 7 { &poor } else { &rich };
        charges.push(shop.charge(shop.code(buyer).await, 500));
    }
    let held = shop.scratch.hold();
    let answers = join_all(charges.into_iter().map(|charge| shop.send(charge)));
    let (answers, ()) = tokio::join!(answers, async { held.release() });
    for (index, answer) in answers.iter().enumerate() {
        match index {
            7 => assert!(is_refused(answer, RefusalCode::InsufficientBalance)),
            19 => assert!(answer.is_ok()),
            _ => assert!(is_refused(answer, RefusalCode::QrExpiredOrInvalid)),
        }
    }
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_surprise_in_the_database_costs_one_command_and_not_its_batch(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let mut charges = Vec::new();
    for _ in 0..8 {
        let buyer = shop.buyer(1_000).await;
        charges.push(shop.charge(shop.code(&buyer).await, 100));
    }
    let done = shop.send(charges.pop().unwrap()).await.unwrap();
    // A taken id cannot normally occur. If it does, the database refuses it.
    charges[3].transaction_id = done.transaction.id;
    let held = shop.scratch.hold();
    let answers = join_all(charges.into_iter().map(|charge| shop.send(charge)));
    let (answers, ()) = tokio::join!(answers, async { held.release() });
    for (index, answer) in answers.iter().enumerate() {
        assert_eq!(answer.is_ok(), index != 3, "{index}: {answer:?}");
    }
    assert!(matches!(answers[3], Err(ExecuteError::NotDone(_))));
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_consumed_in_a_batch_is_not_replaced_later_in_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    let other = shop.buyer(0).await;
    let held = shop.scratch.hold();
    let (_, charged, _, ()) = tokio::join!(
        shop.code(&other),
        shop.send(shop.charge(code, 100)),
        shop.code(&buyer),
        async { held.release() }
    );
    assert!(charged.is_ok());
    let ended = "SELECT ended FROM mps.payment_codes WHERE ended IS NOT NULL";
    assert_eq!(shop.scratch.rows(ended), ["used"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_unbound_and_bound_again_in_one_batch_is_bound_since_then(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(BindingRole::Viewer, BindingRole::Manager)] role: BindingRole,
) {
    let shop = Shop::open(on).await;
    let (owner, other) = (shop.buyer(0).await, shop.buyer(0).await);
    let member_id = other.member_id;
    let create = CreateCorporateCard {
        card_id: CardId::new(shop.id()),
        name: None,
        rate: DiscountRate::from_thousandths(900).unwrap(),
        expires_at: None,
        owner: Some(owner.member_id),
        binding_password: None,
        keys: shop.new_key(),
    };
    let card_id = create.card_id;
    shop.execute(Actor::System, create).await.unwrap();
    let bind = |role| BindMember {
        card_id,
        member_id,
        role,
    };
    let first = shop.execute(Actor::System, bind(BindingRole::Viewer)).await;
    first.unwrap();
    shop.clock.advance_secs(60);
    let unbind = Unbind {
        card_id,
        member_id: Some(member_id),
    };
    let held = shop.scratch.hold();
    let (_, unbound, bound, ()) = tokio::join!(
        shop.code(&other),
        shop.execute(Actor::System, unbind),
        shop.execute(Actor::System, bind(role)),
        async { held.release() }
    );
    unbound.unwrap();
    bound.unwrap();
    let since_then = "SELECT count(*) FROM mps.card_bindings \
                      WHERE created_at = (SELECT max(at) FROM mps.audit_log)";
    assert_eq!(shop.scratch.rows(since_then), ["1"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_charges_of_one_card_in_one_batch_are_decided_one_after_the_other(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open_with(on, |options| options.policy.code_reuse = true).await;
    let buyer = shop.buyer(1_000).await;
    let code = shop.code(&buyer).await;
    let held = shop.scratch.hold();
    let answers = join_all((0..30).map(|_| shop.send(shop.charge(code, 100))));
    let (answers, ()) = tokio::join!(answers, async { held.release() });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
    let short = answers
        .iter()
        .filter(|a| is_refused(a, RefusalCode::InsufficientBalance))
        .count();
    assert_eq!(short, 20);
    let total: i64 = answers
        .iter()
        .filter_map(|answer| answer.as_ref().ok())
        .map(|charged| charged.transaction.final_amount.minor())
        .sum();
    assert_eq!(Money::from_minor(total), Money::from_minor(1_000));
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}
