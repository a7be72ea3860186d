//! Outages of PostgreSQL: it goes away, comes back as another server, or takes no writes. The lanes recover
//! by themselves, and the store reports meanwhile that it is not well.

use std::sync::Arc;
use std::time::{Duration, Instant};

use mps_domain::Money;
use mps_domain::decision::Actor;
use mps_domain::ids::TransactionId;
use mps_domain::operations::{AdminRecharge, Keys};
use mps_domain::transaction::PaymentMethod;
use mps_store::verify::verify;
use mps_store::{Access, Database, ExecuteError, PreparedStatements, Store};
use mps_testbed::{On, Postgres, Proxy, Scratch};
use rstest::rstest;

use crate::shop::{Buyer, Shop, options, postgres};

const FAST: [(&str, &str); 1] = [("fsync", "off")];

/// How long a step in these tests may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(40);

/// Adds cents to a card. The dispatcher has nothing to look up for it, so that only the lane commits.
async fn recharge(shop: &Shop, buyer: &Buyer, cents: i64) -> Result<(), ExecuteError> {
    let recharge = AdminRecharge {
        transaction_id: TransactionId::new(shop.id()),
        card_id: buyer.card_id,
        amount: Money::from_minor(cents),
        payment_method: PaymentMethod::Bank,
        reason: "test".to_owned(),
        keys: Keys {
            idempotency_key: Some(shop.id().to_string()),
            external_order_id: None,
        },
    };
    let done = shop.execute(Actor::System, recharge);
    let done = tokio::time::timeout(PATIENCE, done).await;
    done.unwrap_or_else(|_| panic!("never answered")).map(drop)
}

/// Waits until the store reports that it is well.
async fn well_again(shop: &Shop) {
    let began = Instant::now();
    while let Err(error) = shop.store.ping().await {
        assert!(began.elapsed() < PATIENCE, "not well: {error}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn is_proven(shop: &Shop) {
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}

fn url(port: u16, database: &str) -> String {
    format!("postgres://postgres@127.0.0.1:{port}/{database}")
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lane_goes_on_after_an_outage_that_swallowed_the_answer_to_its_commit(
    #[values(PreparedStatements::On, PreparedStatements::Off)] prepared: PreparedStatements,
) {
    let server = Postgres::start_with(&FAST);
    let proxy = Proxy::start(server.port()).await;
    let name = server.create_database();
    let shop = Shop::open_with(On::Sqlite, |options| {
        options.database = postgres(url(proxy.port(), &name));
        if let Database::Postgres(server) = &mut options.database {
            server.prepared = prepared;
        }
    })
    .await;
    let buyer = shop.buyer(100).await;
    shop.store.ping().await.unwrap();

    proxy.break_at_answer(b"COMMIT\0");
    let outage = tokio::time::Instant::now();
    let answer = recharge(&shop, &buyer, 7).await;
    assert!(
        matches!(answer, Err(ExecuteError::Unknown(_))),
        "{answer:?}"
    );
    assert!(shop.store.ping().await.is_err());
    let balance = "SELECT balance FROM mps.member_cards";
    assert_eq!(server.psql(&name, balance), "107", "it landed");
    let old_row = "SELECT id, batch FROM mps.lanes ORDER BY started_at LIMIT 1";
    let old_row_before = server.psql(&name, old_row);

    tokio::time::sleep_until(outage + Duration::from_secs(8)).await;
    let answer = recharge(&shop, &buyer, 1).await;
    assert!(
        matches!(answer, Err(ExecuteError::NotDone(_))),
        "{answer:?}"
    );
    proxy.refuse(false);
    well_again(&shop).await;
    for _ in 0..10 {
        recharge(&shop, &buyer, 1).await.unwrap();
    }
    assert_eq!(server.psql(&name, balance), "117");
    assert_eq!(server.psql(&name, old_row), old_row_before, "used again");
    shop.store.ping().await.unwrap();
    is_proven(&shop).await;
}

/// The states of a lane's row that an asynchronous failover can leave behind. Behind a pooler the lane does
/// not even notice that it has another server.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lane_whose_row_cannot_be_its_own_takes_another(
    #[values(
        "DELETE FROM mps.lanes",
        "UPDATE mps.lanes SET batch = batch - 2",
        "UPDATE mps.lanes SET batch = batch + 5"
    )]
    change: &str,
    #[values(true, false)] connection_breaks: bool,
) {
    let shop = Shop::open(On::Postgres).await;
    let buyer = shop.buyer(100).await;
    shop.scratch.execute(change).unwrap();
    if connection_breaks {
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                   WHERE datname = current_database() AND pid <> pg_backend_pid()";
        shop.scratch.execute(cut).unwrap();
    }
    for _ in 0..3 {
        recharge(&shop, &buyer, 1).await.unwrap();
    }
    shop.store.ping().await.unwrap();
    is_proven(&shop).await;
}

/// The answer to a COMMIT is lost, and the server that is there now never had the earlier batches.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_row_that_went_back_says_of_a_commit_is_not_believed() {
    let server = Postgres::start_with(&FAST);
    let proxy = Proxy::start(server.port()).await;
    let name = server.create_database();
    let shop = Shop::open_at(url(proxy.port(), &name)).await;
    let buyer = shop.buyer(100).await;

    proxy.break_at_answer(b"COMMIT\0");
    let (answer, ()) = tokio::join!(recharge(&shop, &buyer, 7), async {
        while proxy.swallowed() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        server.psql(&name, "UPDATE mps.lanes SET batch = batch - 3");
        proxy.refuse(false);
    });
    assert!(
        matches!(answer, Err(ExecuteError::Unknown(_))),
        "{answer:?}"
    );
    well_again(&shop).await;
    for _ in 0..3 {
        recharge(&shop, &buyer, 1).await.unwrap();
    }
    is_proven(&shop).await;
}

/// COMMIT waits for a standby that never answers, and so does the look at its outcome.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_hangs_does_not_hang_its_lane() {
    let server = Postgres::start_with(&FAST);
    let name = server.create_database();
    let shop = Shop::open_with(On::Sqlite, |options| {
        options.database = postgres(server.url(&name));
        if let Database::Postgres(server) = &mut options.database {
            server.command_timeout = Duration::from_secs(2);
        }
    })
    .await;
    let buyer = shop.buyer(100).await;
    server.set("synchronous_standby_names", Some("nobody"));

    let began = Instant::now();
    let answer = recharge(&shop, &buyer, 7).await;
    assert!(
        matches!(answer, Err(ExecuteError::Unknown(_))),
        "{answer:?}"
    );
    assert!(began.elapsed() < Duration::from_secs(15));
    let error = shop.store.ping().await.unwrap_err();
    // Reads go on, so the error comes from the lane.
    assert!(error.to_string().contains("written"), "{error}");

    server.set("synchronous_standby_names", None);
    well_again(&shop).await;
    recharge(&shop, &buyer, 1).await.unwrap();
    let balance = "SELECT balance FROM mps.member_cards";
    assert_eq!(server.psql(&name, balance), "108");
    is_proven(&shop).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_takes_no_writes_for_a_while_is_away_for_so_long() {
    let server = Postgres::start_with(&FAST);
    let name = server.create_database();
    let shop = Shop::open_at(server.url(&name)).await;
    let buyer = shop.buyer(100).await;

    server.set("default_transaction_read_only", Some("on"));
    let answer = recharge(&shop, &buyer, 1).await;
    assert!(
        matches!(answer, Err(ExecuteError::NotDone(_))),
        "{answer:?}"
    );
    let error = shop.store.ping().await.unwrap_err();
    assert!(error.to_string().contains("written"), "{error}");

    server.set("default_transaction_read_only", None);
    // The lane recovers without a command.
    well_again(&shop).await;
    recharge(&shop, &buyer, 1).await.unwrap();
    is_proven(&shop).await;
}

/// The old primary goes on running, takes no more writes, and keeps its connections.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lanes_follow_the_primary_to_another_server() {
    let old = Postgres::start_with(&FAST);
    let new = Postgres::standby_of(&old, &FAST);
    let name = old.create_database();
    let both = format!(
        "postgres://postgres@127.0.0.1:{},127.0.0.1:{}/{name}",
        old.port(),
        new.port()
    );
    let shop = Shop::open_at(both).await;
    let buyer = shop.buyer(100).await;

    old.set("default_transaction_read_only", Some("on"));
    let here = old.psql("postgres", "SELECT pg_current_wal_lsn()");
    let caught_up = format!("SELECT pg_last_wal_replay_lsn() >= '{here}'");
    while new.psql("postgres", &caught_up) != "t" {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    new.promote();

    for _ in 0..3 {
        recharge(&shop, &buyer, 1).await.unwrap();
    }
    let balance = "SELECT balance FROM mps.member_cards";
    assert_eq!(new.psql(&name, balance), "103");
    assert_eq!(old.psql(&name, balance), "100");
    // Reads may still go to the old server.
    let mut options = options(&shop.scratch, Arc::clone(&shop.clock));
    options.database = postgres(new.url(&name));
    options.access = Access::Read;
    let moved = Store::open(options).await.unwrap();
    assert_eq!(verify(&moved).await.unwrap().violations, []);
}

/// The standby had not received the last commits when it took over.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lanes_go_on_when_a_failover_lost_commits() {
    let old = Postgres::start_with(&FAST);
    let new = Postgres::standby_of(&old, &FAST);
    let name = old.create_database();
    let both = format!(
        "postgres://postgres@127.0.0.1:{},127.0.0.1:{}/{name}",
        old.port(),
        new.port()
    );
    let shop = Shop::open_at(both).await;
    let buyer = shop.buyer(100).await;
    let here = old.psql("postgres", "SELECT pg_current_wal_lsn()");
    let caught_up = format!("SELECT pg_last_wal_replay_lsn() >= '{here}'");
    while new.psql("postgres", &caught_up) != "t" {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    new.set("primary_conninfo", Some("host=127.0.0.1 port=1"));
    let receives = "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'";
    while new.psql("postgres", receives) != "0" {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    recharge(&shop, &buyer, 7).await.unwrap();
    old.kill();
    new.promote();

    well_again(&shop).await;
    for _ in 0..3 {
        recharge(&shop, &buyer, 1).await.unwrap();
    }
    let balance = "SELECT balance FROM mps.member_cards";
    assert_eq!(new.psql(&name, balance), "103", "the seven are lost");
    is_proven(&shop).await;
}

/// A full disk looks much like a database that is away, but the connection stays good.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_whose_last_batch_did_not_go_through_is_not_well() {
    let shop = Shop::open(On::Postgres).await;
    let buyer = shop.buyer(100).await;
    let full = "CREATE FUNCTION mps.no_space() RETURNS trigger LANGUAGE plpgsql AS \
                $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$; \
                CREATE TRIGGER no_space BEFORE INSERT ON mps.ledger_entries \
                FOR EACH STATEMENT EXECUTE FUNCTION mps.no_space()";
    shop.scratch.execute(full).unwrap();
    let answer = recharge(&shop, &buyer, 1).await;
    assert!(
        matches!(answer, Err(ExecuteError::NotDone(_))),
        "{answer:?}"
    );
    let error = shop.store.ping().await.unwrap_err();
    assert!(error.to_string().contains("written"), "{error}");

    let space = "DROP TRIGGER no_space ON mps.ledger_entries";
    shop.scratch.execute(space).unwrap();
    recharge(&shop, &buyer, 1).await.unwrap();
    shop.store.ping().await.unwrap();
    is_proven(&shop).await;
}

/// A failure of one command is not a failure of the store.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_is_well_when_one_command_cannot_be_carried_out(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(1_000).await;
    let done = shop.send(shop.charge(shop.code(&buyer).await, 100)).await;
    let mut charge = shop.charge(shop.code(&buyer).await, 100);
    charge.transaction_id = done.unwrap().transaction.id;
    let answer = shop.send(charge).await;
    assert!(
        matches!(answer, Err(ExecuteError::NotDone(_))),
        "{answer:?}"
    );
    shop.store.ping().await.unwrap();
}

/// Another connection holds the lock on the file for longer than the writer waits.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_on_a_file_that_could_not_be_written_is_not_well_until_it_can() {
    let shop = Shop::open(On::Sqlite).await;
    let buyer = shop.buyer(100).await;
    let held = shop.scratch.hold();
    let answer = recharge(&shop, &buyer, 1).await;
    assert!(
        matches!(answer, Err(ExecuteError::NotDone(_))),
        "{answer:?}"
    );
    let error = shop.store.ping().await.unwrap_err();
    assert!(error.to_string().contains("written"), "{error}");
    held.release();
    recharge(&shop, &buyer, 1).await.unwrap();
    shop.store.ping().await.unwrap();
}

/// While a batch is retried because another transaction holds a row, the store is well.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_that_is_held_is_no_illness() {
    let shop = Shop::open(On::Postgres).await;
    let (one, other) = (shop.buyer(100).await, shop.buyer(100).await);
    let holder = hold(
        &shop.scratch,
        &format!(
            "SELECT 1 FROM mps.member_cards WHERE id = '{}' FOR UPDATE",
            one.card_id.uuid()
        ),
    )
    .await;
    let began = Instant::now();
    let answer = recharge(&shop, &one, 1).await;
    assert!(
        matches!(answer, Err(ExecuteError::NotDone(_))),
        "{answer:?}"
    );
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "it was tried for too long"
    );
    shop.store.ping().await.unwrap();
    recharge(&shop, &other, 1).await.unwrap();
    drop(holder);
    recharge(&shop, &one, 1).await.unwrap();
}

/// Opens a connection to the database that the store does not know about.
pub(crate) async fn connect(scratch: &Scratch) -> tokio_postgres::Client {
    let connected = tokio_postgres::connect(&scratch.url(), tokio_postgres::NoTls).await;
    let (client, connection) = connected.unwrap();
    tokio::spawn(connection);
    client
}

/// Opens a connection and runs a statement in a transaction that stays open as long as the connection.
pub(crate) async fn hold(scratch: &Scratch, sql: &str) -> tokio_postgres::Client {
    let client = connect(scratch).await;
    client
        .batch_execute(&format!("BEGIN; {sql}"))
        .await
        .unwrap();
    client
}
