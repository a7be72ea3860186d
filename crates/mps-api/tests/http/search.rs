//! Search for members.

use mps_protocol::answers;
use mps_protocol::endpoint;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, Town};

async fn members(town: &Town, query: &[(&str, &str)]) -> answers::Members {
    let request = town
        .request_by(ADMIN, mps_protocol::Method::Get, "/admin/members")
        .await;
    Answer::to(request.query(query)).await.read()
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

    // A keyword can be combined with a state.
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

/// A name contains a part twice, and the address contains it too, before and after the name
/// changes.
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

/// A table of this range of numbers; the id of each row, and its time, a second after the previous
/// row's.
fn numbered(on: On, (first, last): (u32, u32)) -> (String, &'static str, &'static str) {
    match on {
        On::Sqlite => (
            format!(
                "(WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) \
                 SELECT i FROM n) n"
            ),
            "unhex(printf('%032x', i))",
            "unixepoch('2026-01-01') * 1000000 + i * 1000000",
        ),
        On::Postgres => (
            format!("generate_series({first}, {last}) n (i)"),
            "lpad(to_hex(i), 32, '0')::uuid",
            "timestamptz '2026-01-01 00:00Z' + i * interval '1 second'",
        ),
    }
}

/// Adds members whose names are their only terms.
fn add_members(town: &Town, on: On, name: &str, which: (u32, u32)) {
    let (numbers, id, time) = numbered(on, which);
    town.change_books(&format!(
        "INSERT INTO mps.member_profiles (id, member_no, name, status, password_temporary, access_epoch, \
         created_at) SELECT {id}, 'N' || i, '{name}' || i, 'active', FALSE, 0, {time} FROM {numbers}"
    ));
    town.change_books(&format!(
        "INSERT INTO mps.member_search_terms (term, member_id, created_at, shared) SELECT p.name, p.id, \
         p.created_at, 0 FROM mps.member_profiles p WHERE p.name LIKE '{name}%'"
    ));
}

/// The members on a page of twenty, from this one downwards.
fn page_from(kind: &str, number: u32) -> Vec<String> {
    let numbers = (number - 19..=number).rev();
    numbers.map(|number| format!("{kind}{number}")).collect()
}

/// The first two pages and the page at an offset are those of the list, whether the newest of all
/// members match the keyword or only old ones, and whether many or very many match.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keyword_of_very_many_finds_the_newest(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    add_members(&town, on, "王", (1, 21_000));
    let pages = async |keyword: &str, newest: u32, total: (i64, bool)| {
        let found = |page: &answers::Members| -> Vec<String> {
            assert_eq!(page.pagination.total_is_exact, total.1, "{keyword}");
            assert!(page.pagination.total_count >= total.0, "{keyword}");
            let numbers = page.members.iter().map(|member| member.member_no.clone());
            numbers.collect()
        };
        let first = members(&town, &[("keyword", keyword)]).await;
        assert_eq!(found(&first), page_from("N", newest), "{keyword}");
        let cursor = first.pagination.next_cursor.as_deref().unwrap();
        let second = members(&town, &[("keyword", keyword), ("cursor", cursor)]).await;
        assert_eq!(found(&second), page_from("N", newest - 20), "{keyword}");
        let third = members(&town, &[("keyword", keyword), ("offset", "40")]).await;
        assert_eq!(found(&third), page_from("N", newest - 40), "{keyword}");
    };
    pages("王", 21_000, (10_000, false)).await;
    pages("王1", 19_999, (10_000, false)).await;
    add_members(&town, on, "李", (21_001, 30_000));
    pages("王", 21_000, (10_000, false)).await;
    pages("王1", 19_999, (10_000, false)).await;
    pages("李", 30_000, (9_000, true)).await;

    town.change_books(
        "UPDATE mps.member_profiles SET status = 'suspended' WHERE member_no IN ('N2', 'N29999')",
    );
    for (keyword, expected) in [("王", "王2"), ("李", "李29999")] {
        let suspended = [("keyword", keyword), ("status", "suspended")];
        let found = members(&town, &suspended).await;
        assert_eq!(sorted_names(found), [expected]);
    }
}

/// The same for cards and the beginnings of their numbers.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_of_very_many_finds_the_newest(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (numbers, id, time) = numbered(on, (100_001, 121_000));
    town.change_books(&format!(
        "INSERT INTO mps.member_cards (id, card_no, card_type, status, balance, points, points_debt, level, \
         fixed_rate, created_at) SELECT {id}, 'COR' || i, 'corporate', \
         CASE i WHEN 100005 THEN 'lost' ELSE 'active' END, 0, 0, 0, 0, 900, {time} FROM {numbers}"
    ));
    let cards = async |query: &str| -> (Vec<String>, answers::AdminCards) {
        let found: answers::AdminCards = town.get(ADMIN, query).await.read();
        let numbers = found.cards.iter().map(|card| card.card_no.clone());
        (numbers.collect(), found)
    };
    for (keyword, newest, total) in [
        ("COR", 121_000, (10_000, false)),
        ("cor12", 121_000, (1_001, true)),
        ("COR10", 109_999, (9_999, true)),
        ("COR1", 121_000, (10_000, false)),
        ("COR11", 119_999, (10_000, true)),
    ] {
        let query = format!("/admin/cards?keyword={keyword}");
        let (first, answer) = cards(&query).await;
        assert_eq!(first, page_from("COR", newest), "{keyword}");
        assert_eq!(answer.pagination.total_is_exact, total.1, "{keyword}");
        assert_eq!(answer.pagination.total_count, total.0, "{keyword}");
        let cursor = answer.pagination.next_cursor.unwrap();
        let (second, _) = cards(&format!("{query}&cursor={cursor}")).await;
        assert_eq!(second, page_from("COR", newest - 20), "{keyword}");
        let (third, _) = cards(&format!(
            "{query}&status=active&card_type=corporate&offset=40"
        ))
        .await;
        assert_eq!(third, page_from("COR", newest - 40), "{keyword}");
        let (lost, _) = cards(&format!("{query}&status=lost")).await;
        let expected: &[&str] = match keyword {
            "cor12" | "COR11" => &[],
            _ => &["COR100005"],
        };
        assert_eq!(lost, expected, "{keyword}");
    }
    let (none, _) = cards(&format!(
        "/admin/cards?keyword=COR&member_id={}",
        town.lin.member.id
    ))
    .await;
    assert_eq!(none, [""; 0]);
}
