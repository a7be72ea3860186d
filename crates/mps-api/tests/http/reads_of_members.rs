//! What members read about themselves, and administrators about members and cards.

use mps_protocol::{answers, endpoint};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::rows::{NOBODY, all, cells, sorted};
use crate::support::{ADMIN, CHEN, LIN, Town, key};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_see_their_own_profile_and_points(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let profile: answers::Profile = town.get(LIN, "/member/profile").await.read();
    assert_eq!(profile.member.member_no, "M00000001");
    assert_eq!(profile.member.phone.as_deref(), Some("0912000001"));
    assert_eq!(profile.member.email.as_deref(), Some("lin@example.com"));
    assert_eq!(profile.identities, []);

    let paid = town.pay(CHEN, "100.00").await;
    town.refund(&paid.tx_no, "95.00", &key())
        .await
        .read::<Value>();
    let card = town.card_id(CHEN);
    let path = format!("/member/points?card_id={card}");
    let points: answers::Points = town.get(CHEN, &path).await.read();
    assert_eq!(
        (points.card_id, points.points, points.level),
        (card, 1000, 1)
    );
    assert_eq!(points.level_name, "銀卡會員");
    let next = points.next_level.unwrap();
    assert_eq!(
        (next.level, next.min_points, next.points_needed),
        (2, 5000, 4000)
    );
    let rows = all(&town, CHEN, &path, "entries").await;
    assert_eq!(cells(&rows, "change"), ["-100", "100", "1000"]);
    assert_eq!(cells(&rows, "reason"), ["refund", "payment", "payment"]);
    assert_eq!(cells(&rows, "tx_no")[1], paid.tx_no);
    assert_eq!(
        (
            cells(&rows, "balance_before"),
            cells(&rows, "balance_after")
        ),
        (
            vec!["1100".to_owned(), "1000".to_owned(), "0".to_owned()],
            vec!["1000".to_owned(), "1100".to_owned(), "1000".to_owned()],
        )
    );
    let anothers = town.get(LIN, &path).await;
    anothers.refused(404, "CARD_NOT_FOUND");
    let unknown = town
        .get(LIN, &format!("/member/points?card_id={NOBODY}"))
        .await;
    assert_eq!(anothers.anonymous(), unknown.anonymous());
    let error = town
        .get(LIN, "/member/points")
        .await
        .refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("card_id"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_see_members_and_cards_in_full(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let body = json!({
        "name": "王小明", "external_identity": { "provider": "line", "external_id": "line-1" },
    });
    let created: answers::MemberCreated = town
        .once(ADMIN, &endpoint::CREATE_MEMBER, &key(), &body)
        .await
        .read();
    let (member, card) = (created.member.member_id, created.default_card.card_id);
    let path = endpoint::ONE_MEMBER.path_with(&member.to_string());
    let detail: answers::MemberDetail = town.get(ADMIN, &path).await.read();
    assert_eq!(detail.member, created.member);
    assert_eq!((detail.cards.len(), detail.cards[0].id), (1, card));
    assert_eq!(detail.cards[0].role, "owner");
    assert_eq!(detail.identities[0].external_id, "line-1");
    let unknown = endpoint::ONE_MEMBER.path_with(NOBODY);
    town.get(ADMIN, &unknown)
        .await
        .refused(404, "MEMBER_NOT_FOUND");
    let error = town
        .get(ADMIN, "/admin/members/7")
        .await
        .refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("id"));

    let path = endpoint::ADMIN_CARD.path_with(&card.to_string());
    let detail: answers::AdminCardDetail = town.get(ADMIN, &path).await.read();
    assert_eq!(
        (detail.card.id, detail.card.member_id),
        (card, Some(member))
    );
    assert_eq!(detail.bindings[0].name, "王小明");
    assert_eq!(detail.bindings[0].role, "owner");
    let unknown = endpoint::ADMIN_CARD.path_with(NOBODY);
    town.get(ADMIN, &unknown)
        .await
        .refused(404, "CARD_NOT_FOUND");

    let freeze = json!({ "card_id": card });
    town.post(ADMIN, &endpoint::FREEZE_CARD, &freeze)
        .await
        .read::<Value>();
    let cards = async |query: &str| {
        let rows = all(&town, ADMIN, &format!("/admin/cards?{query}"), "cards").await;
        sorted(&rows, "card_no")
    };
    assert_eq!(
        cards("").await,
        ["STD00000001", "STD00000002", "STD00000003"]
    );
    assert_eq!(cards("status=inactive").await, ["STD00000003"]);
    assert_eq!(cards("status=active").await.len(), 2);
    assert_eq!(cards("card_type=standard").await.len(), 3);
    assert_eq!(cards("card_type=voucher").await.len(), 0);
    assert_eq!(cards("keyword=std").await.len(), 3);
    assert_eq!(cards("keyword=STD00000002").await, ["STD00000002"]);
    assert_eq!(cards("keyword=TD").await.len(), 0);
    assert_eq!(cards("keyword=%25").await.len(), 0);
    let lin = town.lin.member.id;
    assert_eq!(cards(&format!("member_id={lin}")).await, ["STD00000001"]);
    for query in ["status=cold", "card_type=gold", "member_id=1", "balance=1"] {
        let answer = town.get(ADMIN, &format!("/admin/cards?{query}")).await;
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), query.split('=').next());
    }
}
