//! The parameters that all lists have in common.

use mps_protocol::endpoint as e;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, LIN, MANAGER, Town};

/// The lists, and what else their queries need.
const LISTS: [(&str, &str); 10] = [
    ("/admin/members", ""),
    ("/admin/cards", ""),
    ("/admin/merchants", ""),
    ("/admin/admins", ""),
    ("/admin/approvals", ""),
    ("/admin/transactions", ""),
    ("/admin/audit", ""),
    ("/merchant/transactions", ""),
    ("/merchant/staff", ""),
    ("/member/points", "card_id"),
];

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_meant_is_refused_by_every_list_with_the_parameter_named(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let card = town.card_id(LIN);
    for (path, also) in LISTS {
        let who = match path.split('/').nth(1) {
            Some("admin") => ADMIN,
            Some("merchant") => MANAGER,
            _ => LIN,
        };
        let also = if also.is_empty() {
            String::new()
        } else {
            format!("&{also}={card}")
        };
        // A well-formed cursor with a time and an id that no database contains.
        let beyond = "f_________________________________8";
        for (query, field) in [
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("offset=-1", "offset"),
            ("offset=10001", "offset"),
            ("offset=99999999999999999999", "offset"),
            ("cursor=nonsense", "cursor"),
            (&format!("cursor={}", &beyond[..32]), "cursor"),
            ("frobnicate=1", "frobnicate"),
            ("limit=1&limit=2", "limit"),
        ] {
            let answer = town.get(who, &format!("{path}?{query}{also}")).await;
            let error = answer.refused(400, "VALIDATION_FAILED");
            assert_eq!(
                error.details.field.as_deref(),
                Some(field),
                "{path}?{query}: {error:?}"
            );
        }
        let far: Value = town
            .get(who, &format!("{path}?offset=10000{also}"))
            .await
            .read();
        assert_eq!(far["pagination"]["has_next"], false);
    }
}

/// Whoever asks a list for a part of it must not get all of it without a word.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_takes_no_parameters_refuses_them() {
    let town = Town::on(On::Sqlite).await;
    for (who, path) in [
        (LIN, "/member/cards"),
        (LIN, "/auth/me"),
        (ADMIN, "/admin/levels"),
        (ADMIN, "/admin/statistics"),
    ] {
        town.get(who, path).await.read::<Value>();
        let answer = town
            .get(who, &format!("{path}?status=active&limit=1"))
            .await;
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some("status"), "{path}");
    }
    let books = town.books();
    let path = format!("{}?dry_run=true", e::CREATE_MEMBER.path);
    let request = town.request_by(ADMIN, e::CREATE_MEMBER.method, &path).await;
    let member = json!({ "name": "Mo", "phone": "0911222333" });
    let answer = crate::answer::Answer::to(request.json(&member)).await;
    answer.refused(400, "VALIDATION_FAILED");
    town.assert_books(&books, "a request with a parameter that there is not");
    // Others put theirs behind addresses that anybody may open.
    town.get(LIN, "/health?from=monitor").await.read::<Value>();
}
