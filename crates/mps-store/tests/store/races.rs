//! Two servers that use the same rows of one PostgreSQL database.

use std::sync::Arc;
use std::time::{Duration, Instant};

use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command};
use mps_domain::ids::TransactionId;
use mps_domain::operations::PayOut;
use mps_store::Store;
use mps_store::verify::verify;
use mps_testbed::On;
use uuid::Uuid;

use crate::shop::{Shop, options};

/// How long commands may take to arrive at a lock on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

/// A request is sent again while another server carries it out. The repeated request waits for the card and
/// then must see that the first one is done. If it were refused because of the money that the first one took,
/// it would look as if the member was paid nothing.
#[tokio::test]
async fn a_request_that_comes_again_elsewhere_gets_its_first_answer() {
    let shop = Shop::open(On::Postgres).await;
    let buyer = shop.buyer(1_000).await;
    let other = options(&shop.scratch, Arc::clone(&shop.clock));
    let other = Arc::new(Store::open(other).await.unwrap());
    let pay_out = PayOut {
        card_id: buyer.card_id,
        transaction_id: TransactionId::new(shop.id()),
        reason: "the member goes".to_owned(),
        keys: shop.new_key(),
    };
    let again = PayOut {
        transaction_id: TransactionId::new(shop.id()),
        ..pay_out.clone()
    };
    let send = |store: &Arc<Store>, operation| {
        let store = Arc::clone(store);
        let origin = RequestOrigin {
            request_id: Uuid::new_v4(),
            address: None,
        };
        let command = Command {
            actor: Actor::System,
            origin,
            operation,
        };
        tokio::spawn(async move { store.execute(command).await })
    };
    let card = buyer.card_id.uuid();
    let row = format!("SELECT 1 FROM mps.member_cards WHERE id = '{card}' FOR UPDATE");
    let held = shop.scratch.hold_rows(&row);
    let both = [send(&shop.store, pay_out), send(&other, again)];
    let began = Instant::now();
    while shop.scratch.held_up() < both.len() {
        assert!(began.elapsed() < PATIENCE, "they do not wait");
        tokio::task::yield_now().await;
    }
    held.release();
    let [first, second] = both;
    let (first, second) = (
        first.await.unwrap().unwrap(),
        second.await.unwrap().unwrap(),
    );
    assert_eq!(first.transaction.id, second.transaction.id);
    assert_ne!(first.replayed, second.replayed);
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}
