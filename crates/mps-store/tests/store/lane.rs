//! The lane: batches, refusals, unexpected failures, a full queue, time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::join_all;
use mps_domain::card::BindingRole;
use mps_domain::decision::Actor;
use mps_domain::ids::{CardId, MemberId, TransactionId};
use mps_domain::operations::{
    AcceptClock, BindMember, CreateCorporateCard, CreateMember, Keys, Refund, Reverse, Unbind,
};
use mps_domain::rate::DiscountRate;
use mps_domain::{Currency, Money, RefusalCode};
use mps_store::verify::verify;
use mps_store::{Access, Clock, ExecuteError, Store, StoreError, Watcher, queries};
use mps_testbed::{On, Scratch};
use rstest::rstest;

use crate::shop::{Shop, options};

fn is_refused<T>(result: &Result<T, ExecuteError>, code: RefusalCode) -> bool {
    matches!(result, Err(ExecuteError::Refused(refusal)) if refusal.code == code)
}

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
async fn a_full_queue_is_said_at_once_and_nothing_of_it_is_done(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open_with(on, |options| {
        options.queue_max = 4;
        options.batch_max = 1;
    })
    .await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    let held = shop.scratch.hold();
    let answers = join_all((0..40).map(|_| shop.send(shop.charge(code, 100))));
    let (answers, ()) = tokio::join!(answers, async { held.release() });
    let busy = answers
        .iter()
        .filter(|answer| matches!(answer, Err(ExecuteError::Busy)))
        .count();
    let done = answers.iter().filter(|answer| answer.is_ok()).count();
    assert!(busy >= 34, "{busy} of 40 found the queue of 4 full");
    assert_eq!(done, 1);
    let report = verify(&shop.store).await.unwrap();
    assert_eq!(report.violations, []);
}

/// The number of commands in each batch, and the longest wait.
#[derive(Debug, Default)]
struct Seen(Mutex<(Vec<usize>, Duration)>);

impl Watcher for Seen {
    fn batch_begins(&self, waits: &mut dyn ExactSizeIterator<Item = Duration>) {
        let mut seen = self.0.lock().unwrap();
        seen.0.push(waits.len());
        seen.1 = waits.fold(seen.1, Duration::max);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_and_how_long_it_waited_can_be_seen(#[values(On::Sqlite, On::Postgres)] on: On) {
    let seen = Arc::new(Seen::default());
    let watcher = Arc::clone(&seen);
    let shop = Shop::open_with(on, |options| {
        options.batch_max = 8;
        options.watcher = Some(watcher);
    })
    .await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    std::mem::take(&mut *seen.0.lock().unwrap());
    assert_eq!(shop.store.figures().waiting, 0);
    let held = shop.scratch.hold();
    let held_for = Duration::from_millis(50);
    let answers = join_all((0..40).map(|_| shop.send(shop.charge(code, 100))));
    let (_, waiting) = tokio::join!(answers, async {
        let waiting = shop.store.figures().waiting;
        tokio::time::sleep(held_for).await;
        held.release();
        waiting
    });
    assert!(
        waiting >= 24,
        "{waiting} of 40 wait while one batch or two cannot go on"
    );
    assert_eq!(shop.store.figures().waiting, 0);
    let (sizes, longest) = std::mem::take(&mut *seen.0.lock().unwrap());
    assert_eq!(sizes.iter().sum::<usize>(), 40);
    assert!(sizes.iter().all(|size| (1..=8).contains(size)), "{sizes:?}");
    assert!(longest >= held_for, "{longest:?}");
}

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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_never_wait_for_the_writer(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    shop.buyer(10_000).await;
    let held = shop.scratch.hold();
    let read = shop.store.fetch(queries::cards::levels());
    let levels = tokio::time::timeout(Duration::from_secs(5), read)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(levels.len(), 4);
    held.release();
}

#[tokio::test]
async fn a_second_server_on_the_same_file_is_refused() {
    let shop = Shop::open(On::Sqlite).await;
    let second = Store::open(options(&shop.scratch, Arc::clone(&shop.clock))).await;
    assert!(matches!(second, Err(StoreError::InUse(path)) if path.contains("mps.db")));
    let mut beside = options(&shop.scratch, Arc::clone(&shop.clock));
    beside.access = Access::Command;
    Store::open(beside)
        .await
        .unwrap()
        .close(Duration::from_secs(5))
        .await
        .unwrap();

    let clock = Arc::clone(&shop.clock);
    let scratch = shop.close().await;
    Store::open(options(&scratch, clock)).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn time_in_the_books_never_goes_back_even_over_a_restart(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    shop.clock.advance_secs(60);
    let first = shop
        .send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    shop.clock.advance_secs(-240);
    let second = shop
        .send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    assert!(second.transaction.created_at >= first.transaction.created_at);

    let shop = shop.reopen().await;
    let third = shop
        .send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    assert!(third.transaction.created_at >= second.transaction.created_at);
}

/// The clock was an hour ahead for one charge. Nothing is written in that hour, and all is as before once the
/// clock has caught up.
#[rstest]
#[tokio::test]
async fn books_that_are_far_ahead_of_the_clock_are_read_but_not_written(
    #[values(On::Sqlite, On::Postgres)] on: On,
    #[values(false, true)] restarts: bool,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let code = shop.code(&buyer).await;
    shop.clock.advance_secs(3_600);
    let ahead = shop.code(&buyer).await;
    shop.clock.advance_secs(-3_600);
    let shop = if restarts { shop.reopen().await } else { shop };
    let refused = shop.send(shop.charge(ahead, 100)).await;
    let reported = format!("{refused:?}");
    assert!(
        matches!(refused, Err(ExecuteError::NotDone(_))),
        "{reported}"
    );
    assert!(reported.contains("set the clock right"), "{reported}");
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
    assert!(shop.store.ping().await.is_err(), "it is not ready");

    shop.clock.advance_secs(3_500);
    assert!(shop.store.ping().await.is_ok());
    shop.send(shop.charge(ahead, 100)).await.unwrap();
    let late = shop.send(shop.charge(code, 100)).await;
    assert!(
        is_refused(&late, RefusalCode::QrExpiredOrInvalid),
        "{late:?}"
    );
}

/// When the clock is right and was ahead before, the books go on as soon as an administrator accepts the
/// clock.
#[rstest]
#[tokio::test]
async fn a_clock_that_is_accepted_lets_the_books_go_on(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let right = shop.clock.now();
    shop.clock.advance_secs(10 * 24 * 3_600);
    shop.send(shop.charge(shop.code(&buyer).await, 100))
        .await
        .unwrap();
    shop.clock.advance_secs(-10 * 24 * 3_600);
    let shop = shop.reopen_for(Access::AcceptClock).await;
    let latest = shop.store.latest_time().await.unwrap();
    assert!(latest > right.plus_secs(9 * 24 * 3_600));
    shop.execute(Actor::System, AcceptClock { latest })
        .await
        .unwrap();

    let shop = shop.reopen().await;
    shop.store.ping().await.unwrap();
    let code = shop.code(&buyer).await;
    let charged = shop.send(shop.charge(code, 100)).await.unwrap();
    assert!(
        charged.transaction.created_at < right.plus_secs(60),
        "{charged:?}"
    );
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

#[cfg(unix)]
#[tokio::test]
async fn the_books_are_readable_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::open(On::Sqlite).await;
    shop.buyer(100).await;
    for name in ["mps.db", "mps.db-wal"] {
        let mode = std::fs::metadata(shop.scratch.path(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[rstest]
#[tokio::test]
async fn the_currency_is_fixed_once_there_is_a_posting(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let clock = Arc::clone(&shop.clock);
    let scratch = shop.close().await;
    let with = |currency: &str| {
        let mut options = options(&scratch, Arc::clone(&clock));
        options.policy.currency = Currency::from_code(currency).unwrap();
        options
    };
    // There is no posting yet: the server may change the currency, a command beside it may not.
    let mut beside = with("JPY");
    beside.access = Access::Command;
    assert!(Store::open(beside).await.is_err());
    let store = Store::open(with("TWD")).await.unwrap();
    store.close(Duration::from_secs(5)).await.unwrap();

    let shop = Shop::open(on).await;
    shop.buyer(100).await;
    let mut other = options(&shop.scratch, Arc::clone(&shop.clock));
    other.policy.currency = Currency::from_code("TWD").unwrap();
    let _scratch = shop.close().await;
    let refused = Store::open(other).await.unwrap_err().to_string();
    assert!(
        refused.contains("CURRENCY=TWD") && refused.contains("CNY"),
        "{refused}"
    );
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

#[tokio::test]
async fn after_a_clean_stop_the_database_is_one_whole_file() {
    let shop = Shop::open(On::Sqlite).await;
    shop.buyer(10_000).await;
    let clock = Arc::clone(&shop.clock);
    let scratch = shop.close().await;
    let copy = Scratch::new(On::Sqlite);
    std::fs::copy(scratch.file(), copy.file()).unwrap();
    let store = Store::open(options(&copy, clock)).await.unwrap();
    let report = verify(&store).await.unwrap();
    assert!(report.counts.contains(&("transactions", 1)), "{report:?}");
}

#[rstest]
#[tokio::test]
async fn only_a_payment_can_be_reversed(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(10_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 1_000);
    let charged = shop.send(charge).await.unwrap();
    let refund = Refund {
        transaction_id: TransactionId::new(shop.id()),
        lapse_id: TransactionId::new(shop.id()),
        on_behalf_of: None,
        original_tx_no: charged.transaction.tx_no,
        amount: Money::from_minor(400),
        reason: None,
        tag: None,
        keys: Keys {
            idempotency_key: None,
            external_order_id: Some("a refund's own order".to_owned()),
        },
    };
    shop.execute(shop.merchant, refund).await.unwrap();
    let reverse = Reverse {
        transaction_id: TransactionId::new(shop.id()),
        lapse_id: TransactionId::new(shop.id()),
        on_behalf_of: None,
        external_order_id: "a refund's own order".to_owned(),
        reason: None,
    };
    let reversed = shop.execute(shop.merchant, reverse).await;
    let refused = RefusalCode::OnlyCompletedPaymentRefundable;
    assert!(is_refused(&reversed, refused), "{reversed:?}");
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
