//! Finding members.

use mps_protocol::answers;
use mps_protocol::endpoint;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, Town};

async fn members(town: &Town, query: &[(&str, &str)]) -> answers::Members {
    let request = town
        .request_by(ADMIN, mps_protocol::Method::Get, "/admin/members")
        .await;
    crate::support::Answer::to(request.query(query))
        .await
        .read()
}

async fn names(town: &Town, keyword: &str) -> Vec<String> {
    let found = members(town, &[("keyword", keyword)]).await;
    assert!(found.pagination.total_is_exact, "{keyword}");
    assert_eq!(
        found.pagination.total_count,
        i64::try_from(found.members.len()).unwrap()
    );
    sorted_names(found)
}

fn sorted_names(found: answers::Members) -> Vec<String> {
    let names = found.members.into_iter().map(|member| member.name);
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names
}

async fn create(town: &Town, name: &str, phone: &str, email: &str) {
    let body = json!({ "name": name, "phone": phone, "email": email });
    town.post(ADMIN, &endpoint::CREATE_MEMBER, &body)
        .await
        .read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_are_found_by_any_part_of_what_people_know_of_them(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    create(&town, "王小明", "+886955123456", "Wang.Ming@Mail.Example").await;
    create(&town, "歐陽小美", "0277778888", "ouyang@shop.example").await;
    create(&town, "Émile Zola 100%", "0266665555", "zola@shop.example").await;
    for (keyword, expected) in [
        ("王", vec!["王小明"]),
        ("小", vec!["歐陽小美", "王小明"]),
        ("小明", vec!["王小明"]),
        ("陽小", vec!["歐陽小美"]),
        ("明王", vec![]),
        ("5512", vec!["王小明"]),
        ("+8869", vec!["王小明"]),
        ("456", vec!["王小明"]),
        ("888", vec!["歐陽小美"]),
        ("WANG", vec!["王小明"]),
        ("ming@mail", vec!["王小明"]),
        ("shop.example", vec!["Émile Zola 100%", "歐陽小美"]),
        ("M00000003", vec!["王小明"]),
        ("m00000003", vec!["王小明"]),
        ("éMILE", vec!["Émile Zola 100%"]),
        ("zola 1", vec!["Émile Zola 100%"]),
        ("0%", vec!["Émile Zola 100%"]),
        ("  小明  ", vec!["王小明"]),
        ("_", vec![]),
        ("'; DROP TABLE member_profiles; --", vec![]),
        ("\u{10FFFF}", vec![]),
        ("a\0b", vec![]),
    ] {
        assert_eq!(names(&town, keyword).await, expected, "{keyword}");
    }
    assert_eq!(names(&town, "").await.len(), 5);

    // A keyword goes with a state.
    let body = json!({ "member_id": town.lin.member.id.uuid() });
    town.post(ADMIN, &endpoint::SUSPEND_MEMBER, &body)
        .await
        .read::<Value>();
    let suspended = [("keyword", "0912"), ("status", "suspended")];
    let found = members(&town, &suspended).await;
    assert_eq!((found.members.len(), found.pagination.total_count), (1, 1));
    let all = members(&town, &[("status", "suspended")]).await;
    assert_eq!((all.members.len(), all.pagination.total_count), (1, 1));
    assert_eq!(
        members(&town, &[("status", "active")]).await.members.len(),
        4
    );
    assert_eq!(
        members(&town, &[("status", "deleted")]).await.members.len(),
        0
    );
    for (query, field) in [
        ("status=gone", "status"),
        ("keyword=x&keyword=y", "keyword"),
    ] {
        let answer = town.get(ADMIN, &format!("/admin/members?{query}")).await;
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some(field));
    }
    let long = "x".repeat(255);
    let answer = town
        .get(ADMIN, &format!("/admin/members?keyword={long}"))
        .await;
    answer.refused(400, "VALIDATION_FAILED");
    let long = format!("{}@shop.example", "x".repeat(80));
    create(&town, "long", "0255554444", &long).await;
    assert_eq!(names(&town, &long).await, ["long"]);
}

/// A name has a part twice, and the address has it too, before the name is another and after.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_a_keyword_more_than_once_is_found_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    create(&town, "Zoz Zoz", "0255551111", "zoz@zoz.example").await;
    for keyword in ["zoz", "oz", "oz z", "zoz z", "zoz@", "555", "5551"] {
        assert_eq!(names(&town, keyword).await, ["Zoz Zoz"], "{keyword}");
    }
    let found = members(&town, &[("keyword", "zoz@")]).await;
    let body = json!({ "name": "Wang" });
    let id = found.members[0].member_id.to_string();
    town.send(ADMIN, &endpoint::UPDATE_MEMBER, &[&id], &body)
        .await
        .read::<Value>();
    for keyword in ["zoz", "zoz@", "oz.", "wang", "ang"] {
        assert_eq!(names(&town, keyword).await, ["Wang"], "{keyword}");
    }
    assert_eq!(names(&town, "zoz z").await, [""; 0]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_a_search_are_whole(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    for number in 0..7 {
        town.clock.advance_secs(1);
        create(
            &town,
            "林小美",
            &format!("027777000{number}"),
            &format!("a{number}@b.example"),
        )
        .await;
    }
    let mut found = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let mut query = vec![("keyword", "林"), ("limit", "3")];
        if let Some(cursor) = &cursor {
            query.push(("cursor", cursor));
        }
        let page = members(&town, &query).await;
        assert_eq!(page.pagination.total_count, 7);
        found.extend(page.members.into_iter().map(|member| member.member_no));
        cursor = page.pagination.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    let expected: Vec<String> = (3..10)
        .rev()
        .map(|number| format!("M0000000{number}"))
        .collect();
    assert_eq!(found, expected);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keyword_of_very_many_finds_the_same(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let expected = names(&town, "09").await;
    assert_eq!(expected.len(), 2);
    // More terms than are looked up.
    let numbers = match on {
        On::Sqlite => {
            "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20001) \
             SELECT i FROM n)"
        }
        On::Postgres => "generate_series(1, 20001) i",
    };
    town.change_books(&format!(
        "INSERT INTO mps.member_search_terms (term, member_id, created_at, shared) \
         SELECT '09' || i, p.id, p.created_at, 0 FROM {numbers}, mps.member_profiles p \
         WHERE p.member_no = 'M00000001' ON CONFLICT DO NOTHING"
    ));
    let found = members(&town, &[("keyword", "09")]).await;
    assert!(!found.pagination.total_is_exact);
    assert_eq!(sorted_names(found), expected);
    let suspended = [("keyword", "09"), ("status", "suspended")];
    assert_eq!(members(&town, &suspended).await.members.len(), 0);
}
