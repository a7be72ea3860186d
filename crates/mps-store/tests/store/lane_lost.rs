//! A lane that is lost, and a lane whose database is there but unable.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::future::join_all;
use mps_domain::decision::Actor;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::CreateMember;
use mps_store::{ExecuteError, Watcher};
use mps_testbed::On;
use rstest::rstest;

use crate::shop::Shop;

/// A watcher that panics once, in the middle of a lane's work, after it is armed.
#[derive(Debug, Default)]
struct Trap(AtomicBool);

impl Watcher for Trap {
    fn batch_begins(&self, _: &mut dyn ExactSizeIterator<Item = Duration>) {
        assert!(!self.0.swap(false, Ordering::SeqCst), "the trap is sprung");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_a_lane_is_lost_everybody_is_answered_and_the_store_says_so(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let trap = Arc::new(Trap::default());
    let watcher = Arc::clone(&trap);
    let shop = Shop::open_with(on, |options| options.watcher = Some(watcher)).await;
    let mut codes = Vec::new();
    for _ in 0..8 {
        let buyer = shop.buyer(10_000).await;
        codes.push(shop.code(&buyer).await);
    }
    shop.store.ping().await.unwrap();
    trap.0.store(true, Ordering::SeqCst);
    let first = shop.send(shop.charge(codes[0], 100)).await;
    assert!(matches!(first, Err(ExecuteError::Unknown(_))), "{first:?}");
    // Sooner or later the commands about other cards fail too, although another lane has them.
    let answers = join_all(codes.iter().map(|code| shop.send(shop.charge(*code, 100))));
    let answers = tokio::time::timeout(Duration::from_secs(10), answers).await;
    let lost = answers.expect("somebody is never answered").into_iter();
    assert!(lost.filter(Result::is_err).count() > 0);
    assert!(shop.store.ping().await.is_err());
}

/// On one thread, so that the caller goes on with its answer before anything else that the loss causes.
#[rstest]
#[tokio::test]
async fn whoever_hears_of_a_lost_lane_is_not_told_that_the_store_is_well(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let trap = Arc::new(Trap::default());
    let watcher = Arc::clone(&trap);
    let shop = Shop::open_with(on, |options| options.watcher = Some(watcher)).await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    shop.store.ping().await.unwrap();
    trap.0.store(true, Ordering::SeqCst);
    let lost = shop.send(shop.charge(code, 100)).await;
    let message = shop.store.ping().await;
    assert!(matches!(lost, Err(ExecuteError::Unknown(_))), "{lost:?}");
    assert!(message.is_err());
}

/// A full disk looks much like a database that is away, but it never comes back by itself.
#[tokio::test]
async fn a_database_that_is_there_but_unable_is_not_tried_for_ever() {
    let shop = Shop::open(On::Postgres).await;
    let full = "CREATE FUNCTION mps.no_space() RETURNS trigger LANGUAGE plpgsql AS \
                $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$; \
                CREATE TRIGGER no_space BEFORE INSERT ON mps.audit_log \
                FOR EACH STATEMENT EXECUTE FUNCTION mps.no_space()";
    shop.scratch.execute(full).unwrap();
    let create = CreateMember {
        member_id: MemberId::new(shop.id()),
        card_id: CardId::new(shop.id()),
        name: "member".to_owned(),
        phone: None,
        email: None,
        password: None,
        external_identity: None,
        keys: shop.new_key(),
    };
    let answered = shop.execute(Actor::System, create);
    let answered = tokio::time::timeout(Duration::from_secs(20), answered).await;
    let answer = answered.unwrap();
    assert!(
        matches!(answer, Err(ExecuteError::NotDone(_))),
        "{answer:?}"
    );
}
