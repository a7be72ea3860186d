//! The members who are bound to a card: its owners and managers see them, and no answer contains
//! a secret.

use mps_protocol::{answers, endpoint};
use mps_testbed::On;
use rstest::rstest;
use serde_json::json;

use crate::rows::{NOBODY, all, cells};
use crate::support::{ADMIN, CHEN, LIN, Town, key};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn owners_and_managers_of_a_card_see_who_is_bound_to_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (lin, chen) = (&town.lin.member, &town.chen.member);
    let body = json!({ "name": "吳", "password": "a temporary one" });
    let wu: answers::MemberCreated = town
        .once(ADMIN, &endpoint::CREATE_MEMBER, &key(), &body)
        .await
        .read();
    let issue = async || {
        let body = json!({
            "discount_rate": "0.6", "owner_member_id": lin.id.uuid(),
            "binding_password": "join the company",
        });
        let issued: answers::CardChanged = town
            .once(ADMIN, &endpoint::CREATE_CORPORATE_CARD, &key(), &body)
            .await
            .read();
        issued.card.id.to_string()
    };
    // Another card with the same people, which must be kept apart.
    let (card, other) = (issue().await, issue().await);
    let share = async |card: &str, member_no: &str, role: &str| {
        town.clock.advance_secs(1);
        let body = json!({ "member_no": member_no, "role": role });
        let shared = town.send(LIN, &endpoint::SHARE_CARD, &[card], &body).await;
        shared.read::<answers::BindingChanged>();
    };
    let path = endpoint::BINDINGS.path_with(&card);

    let unbound = town.get(CHEN, &path).await;
    unbound.refused(404, "CARD_NOT_FOUND");
    let nothing = town.get(CHEN, &endpoint::BINDINGS.path_with(NOBODY)).await;
    assert_eq!(unbound.anonymous(), nothing.anonymous());
    for role in ["viewer", "member"] {
        share(&card, &chen.member_no, role).await;
        town.get(CHEN, &path)
            .await
            .refused(403, "PERMISSION_DENIED");
    }
    share(&card, &chen.member_no, "manager").await;
    share(&card, &wu.member.member_no, "viewer").await;
    share(&other, &wu.member.member_no, "owner").await;
    share(&other, &chen.member_no, "member").await;

    for who in [LIN, CHEN] {
        let rows = all(&town, who, &path, "bindings").await;
        assert_eq!(cells(&rows, "role"), ["viewer", "manager", "owner"]);
        assert_eq!(
            cells(&rows, "member_no"),
            [
                wu.member.member_no.as_str(),
                chen.member_no.as_str(),
                lin.member_no.as_str()
            ]
        );
        let newest: answers::BoundMember = serde_json::from_value(rows[0].clone()).unwrap();
        assert_eq!(newest.member_id, wu.member.member_id);
        assert_eq!(newest.name, "吳");
        assert!(newest.created_at.as_str() > rows[1]["created_at"].as_str().unwrap());
        assert_eq!(
            rows[0].as_object().unwrap().len(),
            5,
            "nothing else about a member: {}",
            rows[0]
        );
    }
    assert_eq!(
        all(
            &town,
            LIN,
            &endpoint::BINDINGS.path_with(&other),
            "bindings"
        )
        .await
        .len(),
        3
    );
    // An own card has only its owner; another member's is unknown.
    let own = endpoint::BINDINGS.path_with(&town.card_id(CHEN).to_string());
    let rows = all(&town, CHEN, &own, "bindings").await;
    assert_eq!(cells(&rows, "member_no"), [chen.member_no.as_str()]);
    town.get(LIN, &own).await.refused(404, "CARD_NOT_FOUND");

    // What administrators read about it contains no secrets either.
    for path in [
        endpoint::ADMIN_CARD.path_with(&card),
        endpoint::ONE_MEMBER.path_with(&wu.member.member_id.to_string()),
        endpoint::ADMIN_CARDS.path.to_owned(),
        endpoint::MEMBERS.path.to_owned(),
        endpoint::AUDIT.path.to_owned(),
    ] {
        let answer = town.get(ADMIN, &path).await;
        let text = answer.text();
        assert_eq!(answer.status, 200, "{path}: {text}");
        for secret in ["$argon2", "a temporary one", "join the company", "_hash"] {
            assert!(!text.contains(secret), "{path}: {text}");
        }
    }
}
