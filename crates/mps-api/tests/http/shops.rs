//! Complaints of shop operators about other systems: expired value, tables that a spreadsheet
//! garbles, members without a card.

use mps_domain::card::CardStatus;
use mps_protocol::{answers, endpoint as e};
use mps_store::Page;
use mps_store::queries::cards::{self, CardFilter};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::{Answer, with_status};
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, SHOP, Town, Who, key};

/// Issues a voucher to Chen, a second after everything before. Returns its id and number.
async fn voucher(town: &Town, amount: i64, expires_at: &str) -> (Value, String) {
    town.clock.advance_secs(1);
    let body = json!({
        "member_id": town.chen.member.id.uuid(), "amount": amount, "expires_at": expires_at,
    });
    let issued: answers::CardChanged = town
        .once(ADMIN, &e::CREATE_VOUCHER, &key(), &body)
        .await
        .read();
    (json!(issued.card.id), issued.card.card_no)
}

/// Returns the numbers and states of the cards that an administrator finds, and their total.
async fn found(town: &Town, query: &str) -> (Vec<(String, String)>, i64) {
    let path = format!("/admin/cards?{query}");
    let list: answers::AdminCards = town.get(ADMIN, &path).await.read();
    let cards = list.cards.into_iter();
    let cards = cards.map(|card| (card.card_no, card.status)).collect();
    (cards, list.pagination.total_count)
}

async fn active_cards(town: &Town) -> i64 {
    let statistics: answers::Statistics = town.get(ADMIN, "/admin/statistics").await.read();
    statistics.system_stats.cards.active
}

fn pairs(cards: &[(&str, &str)]) -> Vec<(String, String)> {
    let cards = cards.iter();
    cards
        .map(|(no, state)| ((*no).into(), (*state).into()))
        .collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_over_its_time_is_no_money_and_is_found_as_expired(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (over, over_no) = voucher(&town, 50, "2026-03-02T05:00:00Z").await;
    let (frozen, frozen_no) = voucher(&town, 60, "2026-03-02T05:00:00Z").await;
    let (closed, closed_no) = voucher(&town, 70, "2026-03-02T05:00:00Z").await;
    let (_, good_no) = voucher(&town, 80, "2026-03-31").await;
    town.post(ADMIN, &e::FREEZE_CARD, &json!({ "card_id": frozen }))
        .await
        .read::<Value>();
    let cards: answers::Cards = town.get(CHEN, "/member/cards").await.read();
    let summary = cards.summary;
    // A frozen card cannot be used now.
    assert_eq!((summary.total_cards, summary.active_cards), (5, 4));
    assert_eq!(summary.total_balance.as_str(), "4200.00");
    assert_eq!(found(&town, "status=expired").await.1, 0);
    let active = active_cards(&town).await;

    // The list is cached, but not the states that depend on the time.
    town.clock.advance_secs(60 * 60);
    let cards: answers::Cards = town.get(CHEN, "/member/cards").await.read();
    let states: Vec<_> = cards
        .cards
        .iter()
        .map(|card| card.status.as_str())
        .collect();
    assert_eq!(
        states,
        ["active", "expired", "expired", "expired", "active"]
    );
    let summary = cards.summary;
    assert_eq!((summary.total_cards, summary.active_cards), (5, 2));
    assert_eq!(summary.total_balance.as_str(), "4080.00");
    assert_eq!(summary.total_points, 1000);
    // One was frozen, so it was not active before.
    assert_eq!(active_cards(&town).await, active - 2);

    // A closed card stays closed, and needs no more attention.
    let closing = json!({ "card_id": closed });
    let answer: answers::CardChanged = town
        .once(ADMIN, &e::CLOSE_CARD, &key(), &closing)
        .await
        .read();
    assert_eq!(answer.card.status, "closed");
    let expired = pairs(&[(&frozen_no, "expired"), (&over_no, "expired")]);
    assert_eq!(found(&town, "status=expired").await, (expired.clone(), 2));
    // If there are too many to sort, they are read in the order of the list.
    let now = town.now();
    for few_are_over in [true, false] {
        let filter = CardFilter {
            status: Some((CardStatus::Expired, now)),
            few_are_over,
            ..CardFilter::default()
        };
        let page = |offset| Page {
            limit: 1,
            offset,
            after: None,
        };
        for (offset, (number, _)) in (0..).zip(&expired) {
            let rows = town.app.store().fetch(cards::page(&filter, page(offset)));
            assert_eq!(&rows.await.unwrap()[0].card.card_no, number);
        }
    }
    let by_type = found(&town, "status=expired&card_type=voucher").await;
    assert_eq!(by_type, (expired.clone(), 2));
    assert_eq!(
        found(&town, "status=expired&keyword=VCH").await,
        (expired, 2)
    );
    assert_eq!(found(&town, "status=expired&keyword=STD").await.1, 0);
    let closed = pairs(&[(&closed_no, "closed")]);
    assert_eq!(found(&town, "status=closed").await, (closed, 1));
    assert_eq!(found(&town, "status=inactive").await.1, 0);
    let good = pairs(&[(&good_no, "active")]);
    assert_eq!(
        found(&town, "status=active&card_type=voucher").await,
        (good, 1)
    );
    let member = town.chen.member.id;
    assert_eq!(
        found(&town, &format!("status=active&member_id={member}"))
            .await
            .1,
        2
    );

    // Every answer contains the current state.
    let path = e::ADMIN_CARD.path_with(over.as_str().unwrap());
    let detail: answers::AdminCardDetail = town.get(ADMIN, &path).await.read();
    assert_eq!(detail.card.status, "expired");
    let freezing = json!({ "card_id": over });
    let changed: answers::CardChanged = town.post(ADMIN, &e::FREEZE_CARD, &freezing).await.read();
    assert_eq!(changed.card.status, "expired");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_reminded_of_a_card_that_is_over(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    town.pay(LIN, "995.00").await;
    // No endpoint sets an end for a standard card, but imported books may contain some.
    let sql = format!(
        "UPDATE mps.member_cards SET expires_at = created_at WHERE card_no = '{}'",
        town.lin.card.card_no
    );
    town.change_books(&sql);
    town.clock.advance_secs(1);
    let health: answers::SystemHealth = town.get(ADMIN, "/admin/health").await.read();
    let mut checks = health.checks.iter();
    let low = checks.find(|check| check.name == "low_balances").unwrap();
    assert_eq!(low.count, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_says_when_by_whom_and_in_which_zone(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    // Half past seven in the morning of the third in Taipei.
    town.clock.advance_secs(19 * 60 * 60 + 30 * 60);
    for (order, text) in [
        ("a", "=1+1"),
        ("b", "＝1+1"),
        ("c", "＋1"),
        ("d", "－1"),
        ("e", "＠a"),
        ("f", "1－1"),
    ] {
        let code = town.code(LIN).await;
        let body = json!({ "qr_plain": code, "amount": "1.00", "external_order_id": order });
        let paid: answers::Charged = town.post(CASHIER, &e::CHARGE, &body).await.read();
        let body = json!({
            "original_tx_no": paid.transaction.tx_no, "refund_amount": "0.10", "reason": text,
        });
        town.once(MANAGER, &e::REFUND, &key(), &body)
            .await
            .read::<Value>();
    }
    let code = town.code(LIN).await;
    let body = json!({ "qr_plain": code, "amount": "2.00", "external_order_id": "own" });
    town.post(SHOP, &e::CHARGE, &body).await.read::<Value>();

    let answer = town.get(SHOP, "/merchant/transactions.csv").await;
    let name = answer.header("content-disposition");
    assert_eq!(name, "attachment; filename=\"transactions-2026-03-03.csv\"");
    let text = answer.text();
    for (typed, cell) in [
        ("formula", ",'=1+1,"),
        ("full-width =", ",'＝1+1,"),
        ("full-width +", ",'＋1,"),
        ("full-width -", ",'－1,"),
        ("full-width @", ",'＠a,"),
        ("harmless", ",1－1,"),
    ] {
        assert!(text.contains(cell), "{typed}: {text}");
    }
    let rows = table(&answer.body);
    let of_order = |order: &str| {
        let mut rows = rows.iter();
        rows.find(|row| row["external_order_id"] == order).unwrap()
    };
    let row = of_order("a");
    assert!(row["created_at (UTC)"].starts_with("2026-03-02T23:30:00."));
    assert_eq!(row["local_time (Asia/Taipei)"], "2026-03-03 07:30:00");
    assert_eq!(row["business_day"], "2026-03-03");
    assert_eq!(row["operator"], "cashier");
    assert_eq!(of_order("own")["operator"], "");
    let refund = rows.iter().find(|row| row["type"] == "refund").unwrap();
    assert_eq!(refund["operator"], "manager");
    assert_eq!(refund["points"], "0", "numbers of ours stay numbers");

    // The settlement's table has the same form.
    town.clock.advance_secs(11 * 60);
    let made = town.post(SHOP, &e::GENERATE_SETTLEMENT, &json!({})).await;
    let made: answers::OneSettlement = made.read();
    let path = e::SETTLEMENT_CSV.path_with(&made.settlement.id.to_string());
    let rows = table(&town.get(SHOP, &path).await.body);
    let first = rows.iter().find(|row| row["external_order_id"] == "a");
    let first = first.unwrap();
    assert!(first["created_at (UTC)"].starts_with("2026-03-02T23:30:00."));
    assert_eq!(first["local_time (Asia/Taipei)"], "2026-03-03 07:30:00");
    assert_eq!(first["business_day"], "2026-03-03");
    assert_eq!(first["operator"], "cashier");
    let fee = rows.iter().find(|row| row["type"] == "fee").unwrap();
    assert_eq!(
        (fee["business_day"].as_str(), fee["operator"].as_str()),
        ("2026-03-03", "")
    );
}

/// Parses a table that begins with a byte order mark into rows by the names of its columns. No cell
/// of these tests has a comma.
fn table(body: &[u8]) -> Vec<std::collections::HashMap<String, String>> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap();
    let text = std::str::from_utf8(body).unwrap();
    assert!(!text.contains('\u{feff}'), "one mark is enough");
    let mut lines = text.split_terminator("\r\n").map(|line| line.split(','));
    let names: Vec<&str> = lines.next().unwrap().collect();
    let rows = lines.map(|cells| {
        let pairs = names.iter().zip(cells);
        pairs
            .map(|(name, cell)| ((*name).to_owned(), cell.to_owned()))
            .collect()
    });
    rows.collect()
}

/// Pays out the balance of Lin's card and closes it.
async fn close_lins_card(town: &Town) {
    let card = json!({ "card_id": town.card_id(LIN), "reason": "搬家" });
    town.once(ADMIN, &e::PAY_OUT_CARD, &key(), &card)
        .await
        .read::<Value>();
    town.once(ADMIN, &e::CLOSE_CARD, &key(), &card)
        .await
        .read::<Value>();
    town.clock.advance_secs(1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_card_has_no_points_to_adjust_or_to_count(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let adjust = json!({ "card_id": town.card_id(LIN), "delta_points": 500, "reason": "活動" });
    town.once(ADMIN, &e::ADJUST_POINTS, &key(), &adjust)
        .await
        .read::<Value>();
    let points = async || {
        let cards: answers::Cards = town.get(LIN, "/member/cards").await.read();
        (cards.cards.len(), cards.summary.total_points)
    };
    assert_eq!(points().await, (1, 500));
    close_lins_card(&town).await;
    assert_eq!(points().await, (1, 0));
    let books = town.books();
    let error = town.once(ADMIN, &e::ADJUST_POINTS, &key(), &adjust).await;
    let error = error.refused(409, "CARD_NOT_ACTIVE");
    assert_eq!(error.details.field.as_deref(), Some("card_id"));
    town.assert_books(&books, "points on a closed card");
    town.assert_balanced().await;
}

/// Requests a standard card for a member.
async fn issue(town: &Town, who: Who, member: Uuid) -> Answer {
    let body = json!({ "member_id": member });
    town.post(who, &e::ISSUE_STANDARD_CARD, &body).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_whose_card_was_closed_gets_another(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let lin = town.lin.member.id.uuid();
    close_lins_card(&town).await;
    for who in [LIN, CHEN, SHOP, MANAGER, CASHIER] {
        issue(&town, who, lin)
            .await
            .refused(403, "PERMISSION_DENIED");
    }
    let issued: answers::CardChanged = issue(&town, ADMIN, lin).await.read();
    let card = issued.card;
    assert_eq!(
        (
            card.card_no.as_str(),
            card.card_type.as_str(),
            card.status.as_str()
        ),
        ("STD00000003", "standard", "active")
    );
    assert_eq!((card.balance.as_str(), card.expires_at), ("0.00", None));
    let event = "SELECT count(*) FROM mps.audit_log WHERE operation = 'issue_standard_card'";
    assert_eq!(town.rows(event), ["1"]);

    // It is a card like any other, and the history is still there.
    let cards: answers::Cards = town.get(LIN, "/member/cards").await.read();
    let states: Vec<_> = cards
        .cards
        .iter()
        .map(|card| card.status.as_str())
        .collect();
    assert_eq!(states, ["closed", "active"]);
    let cash = json!({ "card_no": card.card_no, "amount": 50, "payment_method": "cash" });
    town.once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &cash)
        .await
        .read::<Value>();
    let code = town
        .post(LIN, &e::QR_GENERATE, &json!({ "card_id": card.id }))
        .await;
    let code: answers::QrGenerated = code.read();
    town.charge(code.qr_plain.reveal(), "20.00", &key())
        .await
        .read::<Value>();
    let cards: answers::Cards = town.get(LIN, "/member/cards").await.read();
    assert_eq!(cards.summary.total_balance.as_str(), "30.00");
    assert_eq!(cards.summary.total_points, 20);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_standard_card_is_not_issued(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (lin, chen) = (town.lin.member.id.uuid(), town.chen.member.id.uuid());
    let refused = async |member: Uuid, hint: &str| {
        let books = town.books();
        let error = issue(&town, ADMIN, member).await;
        let error = error.refused(409, "INVALID_STATE_TRANSITION");
        assert_eq!(error.details.field.as_deref(), Some("member_id"));
        let suggestion = error.details.suggestion.unwrap();
        assert!(suggestion.contains(hint), "{hint}: {suggestion}");
        town.assert_books(&books, hint);
    };
    let card = json!({ "card_id": town.card_id(CHEN) });
    refused(chen, &town.chen.card.card_no).await;
    refused(chen, "/admin/cards/close").await;
    town.post(ADMIN, &e::FREEZE_CARD, &card)
        .await
        .read::<Value>();
    refused(chen, "/admin/cards/unfreeze").await;
    town.post(ADMIN, &e::MARK_CARD_LOST, &card)
        .await
        .read::<Value>();
    refused(chen, "/admin/cards/replace").await;
    let replaced = town.once(ADMIN, &e::REPLACE_CARD, &key(), &card).await;
    let replaced: answers::CardReplaced = replaced.read();
    refused(chen, &replaced.new_card.card_no).await;

    let nobody = issue(&town, ADMIN, Uuid::from_u128(1)).await;
    let error = nobody.refused(404, "MEMBER_NOT_FOUND");
    assert_eq!(error.details.field.as_deref(), Some("member_id"));
    town.post(ADMIN, &e::ISSUE_STANDARD_CARD, &json!({ "member_id": "x" }))
        .await
        .refused(400, "VALIDATION_FAILED");

    // However many requests arrive at once, one card is issued.
    close_lins_card(&town).await;
    town.token(ADMIN).await;
    let asked = (0..6).map(|_| issue(&town, ADMIN, lin));
    let answers = futures::future::join_all(asked).await;
    assert_eq!(with_status(&answers, 200).len(), 1);
    for answer in with_status(&answers, 409) {
        answer.refused(409, "INVALID_STATE_TRANSITION");
    }
    assert_eq!(with_status(&answers, 409).len(), 5);

    // A deleted member gets none.
    let newest = "SELECT card_no FROM mps.member_cards WHERE card_type = 'standard' \
                  ORDER BY card_no DESC LIMIT 1";
    let newest = town.rows(newest).remove(0);
    let found: answers::AdminCards = town
        .get(ADMIN, &format!("/admin/cards?keyword={newest}"))
        .await
        .read();
    let closing = json!({ "card_id": found.cards[0].id });
    town.once(ADMIN, &e::CLOSE_CARD, &key(), &closing)
        .await
        .read::<Value>();
    let sql = format!(
        "UPDATE mps.member_profiles SET status = 'deleted' WHERE member_no = '{}'",
        town.lin.member.member_no
    );
    town.change_books(&sql);
    refused(lin, "deleted").await;
}
