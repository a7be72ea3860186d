//! The lists of transactions: administrators see all of them, merchants their own, and filters
//! choose among them.

use mps_testbed::On;
use rstest::rstest;
use serde_json::Value;

use crate::rows::{NOBODY, all, cells};
use crate::support::{ADMIN, CASHIER, CHEN, COLLEAGUE, LIN, MANAGER, RIVAL, SHOP, Town, key};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_see_all_transactions_and_merchants_their_own(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.clock.advance_secs(60);
    let paid = town.pay(LIN, "10.00").await;
    town.clock.advance_secs(60);
    town.refund(&paid.tx_no, "4.00", &key())
        .await
        .read::<Value>();
    town.pay(CHEN, "20.00").await;

    let list = async |query: &str| {
        let path = format!("/admin/transactions{query}");
        cells(&all(&town, ADMIN, &path, "transactions").await, "tx_no")
    };
    let everything = list("").await;
    assert_eq!(
        everything.len(),
        6,
        "2 openings, a first purchase, 2 payments, a refund"
    );
    assert!(
        everything[..3]
            .iter()
            .all(|number| number != "RCG0000000001"),
        "newest first"
    );
    assert_eq!(list("?type=refund").await.len(), 1);
    assert_eq!(list("?type=recharge").await.len(), 2);
    assert_eq!(list("?type=recharge_reversal").await.len(), 0);
    let lin = town.lin.member.id;
    assert_eq!(list(&format!("?member_id={lin}")).await.len(), 3);
    let card = town.card_id(CHEN);
    assert_eq!(list(&format!("?card_id={card}")).await.len(), 3);
    assert_eq!(
        list(&format!("?card_id={card}&type=payment")).await.len(),
        2
    );
    let (shop, rival) = (town.shop, town.rival);
    assert_eq!(list(&format!("?merchant_id={shop}")).await.len(), 4);
    assert_eq!(
        list(&format!("?merchant_id={shop}&type=refund"))
            .await
            .len(),
        1
    );
    assert_eq!(list(&format!("?merchant_id={rival}")).await.len(), 0);
    assert_eq!(list(&format!("?merchant_id={NOBODY}")).await.len(), 0);
    assert_eq!(list("?start_date=2026-03-02T04:01:00Z").await.len(), 3);
    assert_eq!(list("?start_date=2026-03-03").await.len(), 0);
    assert_eq!(list("?end_date=0001-01-01T00:00:00Z").await.len(), 0);

    let path = "/merchant/transactions";
    for who in [CASHIER, MANAGER, SHOP, COLLEAGUE] {
        let rows = all(&town, who, path, "transactions").await;
        assert_eq!(rows.len(), 4);
        assert!(
            rows.iter()
                .all(|row| row["merchant_id"] == shop.to_string())
        );
    }
    assert_eq!(all(&town, RIVAL, path, "transactions").await.len(), 0);
    let by = async |query: &str| {
        let rows = all(&town, CASHIER, &format!("{path}?{query}"), "transactions").await;
        cells(&rows, "type")
    };
    assert_eq!(by("operator=manager").await, ["refund"]);
    assert_eq!(by("operator=cashier").await, ["payment"; 3]);
    assert_eq!(by("operator=cashier&type=refund").await.len(), 0);
    assert_eq!(by("operator=nobody").await.len(), 0);
    assert_eq!(by("start_date=2026-03-02T04:02:00Z").await.len(), 2);
}
