//! `verify` finds what is wrong, and the schema refuses what must not be.

use mps_store::verify::verify;
use rusqlite::Connection;

use crate::shop::Shop;

/// A shop with a recharge, a charge and its refund's worth of rows.
async fn shop() -> (Shop, String) {
    let shop = Shop::open().await;
    let buyer = shop.buyer(200_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 150_000);
    shop.send(charge).await.unwrap();
    (shop, buyer.card_no)
}

#[tokio::test]
async fn sound_books_have_no_faults_and_are_counted() {
    let (shop, _) = shop().await;
    let report = verify(&shop.store).await.unwrap();
    assert_eq!(report.faults, []);
    let counts: Vec<i64> = report.counts.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [1, 1, 2, 4, 1]);
}

#[tokio::test]
async fn every_kind_of_tampering_is_found_and_named() {
    let tamperings = [
        (
            "UPDATE member_cards SET balance = balance + 1",
            "balance of each card",
        ),
        (
            "UPDATE member_cards SET points = points + 1",
            "points of each card",
        ),
        ("UPDATE member_cards SET level = 3", "level of each card"),
        (
            "UPDATE ledger_entries SET amount = amount + 1 WHERE account_kind = 'merchant'",
            "entries of each transaction add up to zero",
        ),
        (
            "UPDATE ledger_entries SET amount = 2 * amount",
            "each transaction has entries that move its amount",
        ),
        (
            "UPDATE transactions SET refunded_amount = 1 WHERE tx_type = 'payment'",
            "what was refunded of each payment",
        ),
        (
            "UPDATE point_ledger SET change = change + 5, balance_after = balance_after + 5",
            "each transaction changed the points",
        ),
        (
            "DELETE FROM ledger_entries",
            "each transaction has entries that move its amount",
        ),
        (
            "UPDATE number_series SET next = 1",
            "no number is ahead of its series",
        ),
        (
            "UPDATE member_cards SET status = 'closed'",
            "each member has exactly one standard card",
        ),
        (
            "PRAGMA foreign_keys = OFF; DELETE FROM merchants",
            "no row refers to one that is not there",
        ),
    ];
    for (sql, rule) in tamperings {
        let (shop, card_no) = shop().await;
        let connection = Connection::open(shop.path()).unwrap();
        connection.execute_batch(sql).unwrap();
        let faults = verify(&shop.store).await.unwrap().faults;
        let found = faults.iter().find(|fault| fault.rule.contains(rule));
        let found = found.unwrap_or_else(|| panic!("{sql}: {faults:?}"));
        if rule.ends_with("of each card") {
            assert!(found.subject.contains(&card_no), "{found}");
        }
    }
}

#[tokio::test]
async fn the_schema_refuses_what_no_program_may_write() {
    let (shop, _) = shop().await;
    let connection = Connection::open(shop.path()).unwrap();
    connection
        .execute_batch("PRAGMA foreign_keys = ON")
        .unwrap();
    for sql in [
        "UPDATE member_cards SET balance = -1",
        "UPDATE member_cards SET points_debt = 5",
        "UPDATE transactions SET refunded_amount = final_amount + 1",
        "UPDATE transactions SET status = 'refunded'",
        "UPDATE transactions SET tx_no = 'PAY0000000001'",
        "INSERT INTO ledger_entries SELECT transaction_id, 9, 'card', NULL, NULL, 1, 0 FROM transactions",
        "UPDATE payment_codes SET ended = 'lost'",
        "DELETE FROM member_profiles",
        "UPDATE audit_log SET operation = 'nothing'",
        "DELETE FROM audit_log",
    ] {
        assert!(connection.execute_batch(sql).is_err(), "{sql}");
    }
    assert_eq!(verify(&shop.store).await.unwrap().faults, []);
}
