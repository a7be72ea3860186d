//! `verify` finds faults in the books, and the schema refuses wrong rows.

use mps_store::verify::verify;
use mps_testbed::On;
use rstest::rstest;

use crate::shop::Shop;

/// Creates a shop with a recharge and a charge. Returns it with the buyer's card number.
async fn shop(on: On) -> (Shop, String) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(200_000).await;
    let charge = shop.charge(shop.code(&buyer).await, 150_000);
    shop.send(charge).await.unwrap();
    (shop, buyer.card_no)
}

#[rstest]
#[tokio::test]
async fn sound_books_have_no_faults_and_are_counted(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (shop, _) = shop(on).await;
    let report = verify(&shop.store).await.unwrap();
    assert_eq!(report.violations, []);
    let counts: Vec<i64> = report.counts.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [1, 1, 2, 4]);
}

#[rstest]
#[tokio::test]
async fn every_kind_of_tampering_is_found_and_named(#[values(On::Sqlite, On::Postgres)] on: On) {
    let tamperings = [
        (
            "UPDATE mps.member_cards SET balance = balance + 1",
            "balance of each card",
        ),
        (
            "UPDATE mps.member_cards SET points = points + 1",
            "lead from no points to its points",
        ),
        (
            "UPDATE mps.member_cards SET level = 3",
            "level of each card",
        ),
        (
            "UPDATE mps.ledger_entries SET amount = amount + 1 WHERE account_kind = 'merchant'",
            "entries of each posting add up to zero",
        ),
        (
            "UPDATE mps.ledger_entries SET amount = 2 * amount",
            "each transaction has the entry of its change",
        ),
        (
            "UPDATE mps.transactions SET final_amount = final_amount - 1 WHERE tx_type = 'recharge'",
            "changes its card by its amount",
        ),
        (
            "UPDATE mps.transactions SET balance_after = balance_after + 1 WHERE tx_type = 'recharge'",
            "lead from nothing to its balance",
        ),
        (
            "UPDATE mps.transactions SET refunded_amount = 1 WHERE tx_type = 'payment'",
            "what was refunded of each payment",
        ),
        (
            "UPDATE mps.transactions SET net_points_after = net_points_after + 5",
            "lead from no points to its points",
        ),
        (
            "DELETE FROM mps.ledger_entries",
            "each transaction has the entry of its change",
        ),
        (
            "DELETE FROM mps.unsettled_items",
            "is settled or to be settled, once",
        ),
        (
            "INSERT INTO mps.merchant_dues (merchant_id, due) SELECT id, 1 FROM mps.merchants",
            "each merchant is due what its entries say",
        ),
        (
            "UPDATE mps.merchants SET staff_count = 7",
            "staff is counted",
        ),
        (
            "UPDATE mps.period_increments SET amount = amount + 1",
            "the sums over quarters of an hour",
        ),
        (
            "UPDATE mps.member_cards SET status = 'closed'",
            "a closed or replaced card holds nothing",
        ),
        (
            "UPDATE mps.member_cards SET replaced_by = id",
            "each member has one standard card",
        ),
        (
            "UPDATE mps.ledger_entries SET posting_id = account_id WHERE account_kind = 'card' AND \
             amount < 0",
            "each posting belongs to a transaction or a settlement",
        ),
        (
            "INSERT INTO mps.member_states (status, members) VALUES ('suspended', 1)",
            "members are counted by their states",
        ),
        (
            "INSERT INTO mps.settlements SELECT (SELECT id FROM mps.member_profiles), 'SET1', id, 'realtime', 'pending', created_at, created_at, \
             0, 0, 0, 0, 0, 0, 0, 0, -5, -5, 0, created_at, id FROM mps.merchants",
            "a settlement takes what the one before carried out",
        ),
    ];
    // Faults that differ between the databases.
    let own: &[(&str, &str)] = match on {
        On::Sqlite => &[
            (
                "UPDATE number_series SET next = 1",
                "no number is ahead of its series",
            ),
            (
                "PRAGMA foreign_keys = OFF; DELETE FROM merchants",
                "no row refers to a missing row",
            ),
        ],
        On::Postgres => &[
            (
                "SELECT setval('mps.numbers_pay', 1, false)",
                "no number is ahead of its series",
            ),
            (
                "SET session_replication_role = replica; DELETE FROM mps.merchants",
                "no row refers to a missing row",
            ),
            (
                "ALTER TABLE mps.audit_log DISABLE TRIGGER USER",
                "every constraint is in force",
            ),
        ],
    };
    let mut missed = Vec::new();
    for (sql, rule) in tamperings.into_iter().chain(own.iter().copied()) {
        let (shop, card_no) = shop(on).await;
        shop.scratch.execute(sql).unwrap();
        let violations = verify(&shop.store).await.unwrap().violations;
        let found = violations
            .iter()
            .find(|violation| violation.rule.contains(rule));
        let Some(found) = found else {
            missed.push(format!("{sql}: {violations:?}"));
            continue;
        };
        if rule.ends_with("of each card") {
            assert!(found.subject.contains(&card_no), "{found}");
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Changes rows like somebody with full access to the database, who first switches its guards off.
fn tamper(shop: &Shop, on: On, sql: &str) {
    let sql = match on {
        On::Sqlite => format!(
            "DROP TRIGGER audit_log_no_update; DROP TRIGGER audit_log_no_delete; \
             DROP TRIGGER audit_heads_stay; DROP TRIGGER audit_heads_go_on; {sql}"
        ),
        On::Postgres => format!("SET session_replication_role = replica; {sql}"),
    };
    shop.scratch.execute(&sql).unwrap();
}

#[rstest]
#[tokio::test]
async fn whatever_is_done_to_the_audit_by_hand_is_named(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let last = "(SELECT max(seq) FROM mps.audit_log)";
    for (sql, reported) in [
        (
            "UPDATE mps.audit_log SET details = '{}' WHERE seq = 3".to_owned(),
            "event 3 of stream",
        ),
        (
            "UPDATE mps.audit_log SET at = (SELECT max(at) FROM mps.audit_log), \
             address = '192.0.2.1' WHERE seq = 2"
                .to_owned(),
            "event 2 of stream",
        ),
        (
            "DELETE FROM mps.audit_log WHERE seq = 2".to_owned(),
            "event 2 of stream",
        ),
        (
            format!("DELETE FROM mps.audit_log WHERE seq = {last}"),
            "are missing",
        ),
        (
            format!(
                "DELETE FROM mps.audit_log WHERE seq = {last}; \
                 UPDATE mps.audit_heads SET seq = seq - 1"
            ),
            "the head of stream",
        ),
        ("DELETE FROM mps.audit_heads".to_owned(), "has no head"),
    ] {
        let (shop, _) = shop(on).await;
        assert_eq!(verify(&shop.store).await.unwrap().violations, []);
        tamper(&shop, on, &sql);
        let violations = verify(&shop.store).await.unwrap().violations;
        let found = violations
            .iter()
            .any(|violation| violation.subject.contains(reported));
        assert!(found, "{sql}: {violations:?}");
    }
}

#[rstest]
#[tokio::test]
async fn the_schema_refuses_what_no_program_may_write(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (shop, _) = shop(on).await;
    for sql in [
        "UPDATE mps.member_cards SET balance = -1",
        "UPDATE mps.member_cards SET points_debt = 5",
        "UPDATE mps.transactions SET refunded_amount = final_amount + 1",
        "UPDATE mps.transactions SET status = 'refunded'",
        "UPDATE mps.transactions SET tx_no = 'PAY0000000001'",
        "INSERT INTO mps.ledger_entries \
         SELECT id, 9, 'transaction', 'card', NULL, NULL, 1, created_at FROM mps.transactions",
        "UPDATE mps.payment_codes SET ended = 'lost'",
        "DELETE FROM mps.member_profiles",
        "UPDATE mps.audit_log SET operation = 'nothing'",
        "DELETE FROM mps.audit_log",
        "DELETE FROM mps.audit_heads",
        "UPDATE mps.audit_heads SET seq = seq - 1",
    ] {
        assert!(shop.scratch.execute(sql).is_err(), "{sql}");
    }
    assert_eq!(verify(&shop.store).await.unwrap().violations, []);
}
