//! Corporate cards: their bindings, and their effect at the till.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, CHEN, LIN, Town, key};

const WORD: &str = "join the company";

/// Issues a corporate card with a rate of 60 %, owned by Lin. Returns its id and number.
async fn company(town: &Town) -> (String, String) {
    let body = json!({
        "name": "公司", "discount_rate": "0.6", "binding_password": WORD,
        "owner_member_id": town.lin.member.id.uuid(),
    });
    let issued: answers::CardChanged = town
        .once(ADMIN, &e::CREATE_CORPORATE_CARD, &key(), &body)
        .await
        .read();
    assert!(issued.card.card_no.starts_with("COR"));
    (issued.card.id.to_string(), issued.card.card_no)
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shared_card_gives_its_rate_exactly_as_long_as_it_is_bound_and_live(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (id, number) = company(&town).await;
    let rate = async || town.pay(CHEN, "10.00").await.discount.to_string();
    assert_eq!(rate().await, "0.950");
    let bind = json!({ "card_no": number, "binding_password": WORD });
    let bound: answers::BindingChanged = town.post(CHEN, &e::BIND_CARD, &bind).await.read();
    assert_eq!(bound.binding.role, "member");
    assert_eq!(rate().await, "0.600");
    town.post(CHEN, &e::BIND_CARD, &bind)
        .await
        .refused(409, "CARD_ALREADY_BOUND");

    let card = json!({ "card_id": id });
    town.post(ADMIN, &e::FREEZE_CARD, &card).await;
    assert_eq!(rate().await, "0.950");
    town.post(ADMIN, &e::UNFREEZE_CARD, &card).await;
    assert_eq!(rate().await, "0.600");
    // A better one wins, regardless of the order.
    let better = json!({ "discount_rate": 0.5, "owner_member_id": town.chen.member.id.uuid() });
    let better = town
        .once(ADMIN, &e::CREATE_CORPORATE_CARD, &key(), &better)
        .await;
    let better: answers::CardChanged = better.read();
    assert_eq!(rate().await, "0.500");
    let closed = json!({ "card_id": better.card.id });
    town.once(ADMIN, &e::CLOSE_CARD, &key(), &closed).await;
    assert_eq!(rate().await, "0.600");
    town.post(CHEN, &e::UNBIND_CARD, &card).await;
    assert_eq!(rate().await, "0.950");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn roles_reach_as_far_as_the_table_of_rights_says(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (id, _) = company(&town).await;
    let (lin, chen) = (&town.lin.member, &town.chen.member);
    let chen_id = chen.id.to_string();
    let share = |role: &str| json!({ "member_no": chen.member_no, "role": role });

    // A member who is not bound does not know the card.
    let body = json!({ "member_no": lin.member_no, "role": "viewer" });
    town.send(CHEN, &e::SHARE_CARD, &[&id], &body)
        .await
        .refused(404, "CARD_NOT_FOUND");
    let shared = town
        .send(LIN, &e::SHARE_CARD, &[&id], &share("viewer"))
        .await;
    let shared: answers::BindingChanged = shared.read();
    assert_eq!(shared.binding.role, "viewer");
    // A viewer sees the card but gets no discount.
    let cards: answers::Cards = town.get(CHEN, "/member/cards").await.read();
    assert_eq!(cards.cards.len(), 2);
    assert_eq!(town.pay(CHEN, "10.00").await.discount.as_str(), "0.950");
    town.send(CHEN, &e::SHARE_CARD, &[&id], &body)
        .await
        .refused(403, "PERMISSION_DENIED");

    town.send(LIN, &e::SHARE_CARD, &[&id], &share("manager"))
        .await;
    assert_eq!(town.pay(CHEN, "10.00").await.discount.as_str(), "0.600");
    let own = json!({ "binding_password": "another password" });
    town.send(CHEN, &e::BINDING_PASSWORD, &[&id], &own)
        .await
        .refused(403, "PERMISSION_DENIED");
    town.send(
        CHEN,
        &e::UNSHARE_CARD,
        &[&id, &lin.id.to_string()],
        &Value::Null,
    )
    .await
    .refused(403, "PERMISSION_DENIED");
    // The last owner stays, even if an administrator makes the request.
    for (who, endpoint) in [(LIN, &e::UNSHARE_CARD), (ADMIN, &e::ADMIN_UNBIND)] {
        town.send(who, endpoint, &[&id, &lin.id.to_string()], &Value::Null)
            .await
            .refused(409, "CANNOT_REMOVE_LAST_OWNER");
    }
    town.send(LIN, &e::BINDING_PASSWORD, &[&id], &own).await;
    let gone = town
        .send(LIN, &e::UNSHARE_CARD, &[&id, &chen_id], &Value::Null)
        .await;
    let gone: answers::BindingChanged = gone.read();
    assert_eq!(gone.binding.role, "manager");
    assert_eq!(town.pay(CHEN, "10.00").await.discount.as_str(), "0.950");

    let standard = json!({
        "card_id": town.card_id(LIN), "member_id": chen.id.uuid(), "role": "member",
    });
    town.post(ADMIN, &e::ADMIN_BIND, &standard)
        .await
        .refused(409, "CARD_TYPE_NOT_SHAREABLE");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guessing_a_binding_password_tells_nothing_and_is_limited(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("LOGIN_RATE_LIMIT", "1000")]).await;
    let (_, number) = company(&town).await;
    let standard = town.lin.card.card_no.clone();
    let wrong = |card_no: &str| json!({ "card_no": card_no, "binding_password": "wrong" });
    let books = town.books();
    let mut reported = Vec::new();
    for card_no in [&number, "COR99999999", &standard, &number, &number] {
        let answer = town.post(CHEN, &e::BIND_CARD, &wrong(card_no)).await;
        answer.refused(400, "BINDING_REFUSED");
        reported.push(answer.anonymous());
    }
    assert!(
        reported.iter().all(|answer| *answer == reported[0]),
        "{reported:?}"
    );
    let right = json!({ "card_no": number, "binding_password": WORD });
    let limited = town.post(CHEN, &e::BIND_CARD, &right).await;
    limited.refused(429, "RATE_LIMITED");
    assert!(limited.header("retry-after").parse::<u64>().unwrap() > 0);
    town.assert_books(&books, "guessing");
}
