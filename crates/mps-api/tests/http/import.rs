//! Imports a database of the legacy system.

use mps_protocol::answers;
use mps_testbed::{On, Postgres};
use rstest::rstest;
use serde_json::json;

use crate::answer::Answer;
use crate::place::Place;
use crate::support::key;

const PASSWORD: &str = "an older password";

/// Creates a legacy database. Returns its name and its URL.
fn legacy() -> (String, String) {
    let name = Postgres::shared().create_database();
    Postgres::shared().psql(&name, include_str!("older.sql"));
    let url = Postgres::shared().url(&name);
    (name, url)
}

#[rstest]
#[tokio::test]
async fn a_legacy_database_is_imported_once_and_whole(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (_, url) = legacy();
    let place = Place::on(on);
    let from = [("IMPORT_DATABASE_URL", url.as_str())];

    let dry = place.run(&["import"], &from);
    assert_eq!(dry.code(), 0, "{dry:?}");
    let members = "SELECT member_no FROM mps.member_profiles ORDER BY member_no";
    assert!(place.scratch.rows(members).is_empty());
    for line in [
        "legacy database: 3 members, 923.45 on cards, 249 points",
        "member M00000017: has no standard card and gets STD00000003",
        "card PPD00000003: a second card with value",
        "card COR00000004: a corporate card holds nothing here: 7.00 and 0 points move",
        "binding STD00000001: was shared as \"viewer\"",
        "identity facebook:",
        "merchant SHOP001: -105.00 of payments less refunds since its last settlement",
        "transactions 1: a refund without a payment",
        "transactions 1: was never completed",
        "obstacles: 0",
    ] {
        assert!(dry.out().contains(line), "{line}: {}", dry.out());
    }

    let first = place.run(&["import", "--apply"], &from);
    assert_eq!(first.code(), 0, "{first:?}");
    for line in [
        "members: 3 imported, 0 existed",
        "events: 4 imported",
        "these books: 3 members, 923.45 on cards, 249 points",
        "verify: the books are sound",
    ] {
        assert!(first.out().contains(line), "{line}: {}", first.out());
    }
    let cards =
        "SELECT card_no, status, balance, points, level FROM mps.member_cards ORDER BY card_no";
    let expected = [
        "COR00000004|active|0|0|0",
        "STD00000001|active|82295|199|1",
        "STD00000002|active|7050|50|0",
        "STD00000003|active|0|0|0",
        "VCH00000005|active|3000|0|0",
    ];
    assert_eq!(place.scratch.rows(cards), expected);
    // History that adds up is imported unchanged; the rest becomes an opening balance.
    let moved = "SELECT tx_type, change FROM mps.transactions WHERE change <> 0 \
                 ORDER BY tx_type, change";
    let expected = [
        "opening|700",
        "opening|3000",
        "opening|7050",
        "payment|-28405",
        "recharge|100000",
        "refund|10000",
    ];
    assert_eq!(place.scratch.rows(moved), expected);

    let again = place.run(&["import", "--apply"], &from);
    assert_eq!(again.code(), 0, "{again:?}");
    assert!(
        again.out().contains("members: 0 imported, 3 existed")
            && again.out().contains("events: 0 imported")
            && again
                .out()
                .contains("these books: 3 members, 923.45 on cards, 249 points"),
        "{}",
        again.out()
    );
}

#[rstest]
#[tokio::test]
async fn members_and_merchants_go_on_with_their_old_passwords(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let (_, url) = legacy();
    let place = Place::on(on);
    let from = [("IMPORT_DATABASE_URL", url.as_str())];
    let imported = place.run(&["import", "--apply"], &from);
    assert_eq!(imported.code(), 0, "{imported:?}");
    let hashes = "SELECT substr(password_hash, 1, 4) FROM mps.member_profiles \
                  WHERE password_hash IS NOT NULL";
    assert_eq!(place.scratch.rows(hashes), ["$2a$"]);

    let served = place.serve(&[]).await;
    let wrong = json!({ "role": "member", "identifier": "M00000001", "password": "not it" });
    Answer::to(served.post("/auth/login", &wrong))
        .await
        .refused(401, "INVALID_CREDENTIALS");
    for _ in 0..2 {
        // The second time the password is compared with a hash of the current kind.
        let body =
            json!({ "role": "member", "identifier": "lin@example.com", "password": PASSWORD });
        let token = served.sign_in(&body).await;
        let cards = served
            .http
            .get(served.url("/member/cards"))
            .bearer_auth(token);
        let cards: answers::Cards = Answer::to(cards).await.read();
        assert_eq!(cards.summary.total_balance.as_str(), "852.95");
        assert_eq!(place.scratch.rows(hashes), ["$arg"]);
    }

    // A legacy payment is refunded here, and is found by its order.
    let body = json!({
        "role": "merchant", "identifier": "SHOP001", "password": "the shop's password",
    });
    let shop = served.sign_in(&body).await;
    let order = served
        .http
        .get(served.url("/merchant/orders/till-1"))
        .bearer_auth(&shop);
    let order = Answer::to(order).await;
    assert!(order.text().contains("PAY0000000002"), "{}", order.text());
    let body = json!({ "original_tx_no": "PAY0000000002", "refund_amount": "184.05" });
    let refund = served
        .post("/merchant/refund", &body)
        .header("Idempotency-Key", key())
        .bearer_auth(&shop);
    let refunded: answers::Refunded = Answer::to(refund).await.read();
    assert_eq!(refunded.refund.refund_tx_no, "REF0000001005");
    assert_eq!(refunded.remaining_refundable.as_str(), "0.00");
    drop(served);
    let verified = place.run(&["verify"], &[]);
    assert_eq!(verified.code(), 0, "{verified:?}");
}

/// Identifiers that are the same here, regardless of spelling, may be two in the legacy books.
#[rstest]
#[tokio::test]
async fn names_are_written_as_they_are_here(#[values(On::Sqlite, On::Postgres)] on: On) {
    let (name, url) = legacy();
    Postgres::shared().psql(
        &name,
        "INSERT INTO member_profiles (id, member_no, name, phone, email, status) VALUES \
         ('00000000-0000-4000-8000-0000000000d1', 'M00000021', E'王\\u2028小\\u200B明', \
          '0086 138-0013-8000', ' Ann@B.example ', 'active'), \
         ('00000000-0000-4000-8000-0000000000d2', 'M00000022', E'\\u200B', '13800138000', \
          'ann@b.example', 'active'), \
         ('00000000-0000-4000-8000-0000000000d3', 'M00000023', 'C', 'unknown', NULL, 'active'); \
         INSERT INTO merchants (id, code, name, status) VALUES \
         ('00000000-0000-4000-8000-0000000000f2', 'shop001', 'Ｃafé', 'active')",
    );
    let place = Place::on(on);
    let imported = place.run(
        &["import", "--apply"],
        &[("IMPORT_DATABASE_URL", url.as_str())],
    );
    assert_eq!(imported.code(), 0, "{imported:?}");
    for line in [
        "member M00000022: has the phone number of an earlier member; it stays as it was",
        "member M00000022: has the e-mail address of an earlier member; it is left out",
        "member M00000023: has a phone number that cannot be one",
        "member M00000022: has a name with invisible characters",
        "differs from another in case only and becomes",
    ] {
        assert!(imported.out().contains(line), "{line}: {}", imported.out());
    }
    let members = "SELECT name, phone, email FROM mps.member_profiles \
                   WHERE member_no IN ('M00000001', 'M00000021', 'M00000022', 'M00000023') \
                   ORDER BY member_no";
    let expected = [
        "林小美|+886912345678|lin@example.com",
        "王 小明|+8613800138000|ann@b.example",
        "M00000022|13800138000|",
        "C|unknown|",
    ];
    assert_eq!(place.scratch.rows(members), expected);
    let codes = "SELECT lower(code) FROM mps.merchants ORDER BY lower(code)";
    assert_eq!(place.scratch.rows(codes), ["shop001", "shop001-2"]);
}
