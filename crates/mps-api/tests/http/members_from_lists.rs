//! Members from a CSV: all of a list or nothing, with errors by line.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;

use crate::answer::Answer;
use crate::support::{ADMIN, Town, key};

async fn import(town: &Town, query: &str, csv: impl Into<Vec<u8>>) -> Answer {
    let path = format!("{}{query}", e::CREATE_MEMBERS.path);
    let request = town
        .request_by(ADMIN, e::CREATE_MEMBERS.method, &path)
        .await;
    let request = request
        .header("Content-Type", "text/csv; charset=utf-8")
        .header("Idempotency-Key", key());
    Answer::to(request.body(csv.into())).await
}

const GOOD: &str = "\u{feff}name,phone,email,provider,external_id\r\n\
    王小明,0933000001,ming@example.com,,\r\n\
    \"Lee, Ann\",+886933000002,,line,U-1\r\n\
    ,,,,\r\n\
    無號碼,,,,\r\n";

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_tried_and_then_created_as_a_whole(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let books = town.books();
    let tried: answers::MembersImported = import(&town, "?dry_run=true", GOOD).await.read();
    assert!(tried.dry_run);
    assert_eq!(
        (tried.total_count, tried.created_count, tried.error_count),
        (3, 0, 0)
    );
    town.assert_books(&books, "a trial");

    let done: answers::MembersImported = import(&town, "", GOOD).await.read();
    assert_eq!(
        (done.total_count, done.created_count, done.error_count),
        (3, 3, 0)
    );
    let names: Vec<&str> = done
        .created
        .iter()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(names, ["王小明", "Lee, Ann", "無號碼"]);
    let found: answers::Members = town.get(ADMIN, "/admin/members?keyword=小明").await.read();
    assert_eq!(found.members[0].member_no, done.created[0].member_no);
    assert_eq!(found.members[0].phone.as_deref(), Some("0933000001"));
    let events = "SELECT count(*) FROM mps.audit_log WHERE operation = 'create_members'";
    assert_eq!(town.rows(events), ["3"]);

    // When the list is sent again after a lost answer, nothing is created twice.
    let books = town.books();
    let again: answers::MembersImported = import(&town, "", GOOD).await.read();
    let lines: Vec<_> = again
        .errors
        .iter()
        .map(|e| (e.line, e.code.as_str()))
        .collect();
    assert_eq!(
        lines,
        [(2, "PHONE_ALREADY_USED"), (3, "PHONE_ALREADY_USED")]
    );
    town.assert_books(&books, "the same list again");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_wrong_is_named_by_line_and_then_nothing_is_created(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let books = town.books();
    let list = "Name,Phone,Provider,External_id\n\
        一,0933000001,,\n\
        二,12ab,,\n\
        三,0933000001,,\n\
        四,0912000001,,\n\
        ,0933000005,,\n\
        六,0933000006,myspace,x\n\
        七,0933000007,wechat,\n\
        八,0933000008\n\
        \"九\n九\",,,\n\
        十,,,\n";
    let tried: answers::MembersImported = import(&town, "", list).await.read();
    let errors = tried.errors.iter().map(|error| {
        let field = error.field.as_deref().unwrap_or_default();
        (error.line, error.code.as_str(), field)
    });
    assert_eq!(
        errors.collect::<Vec<_>>(),
        [
            (3, "VALIDATION_FAILED", "phone"),
            (4, "PHONE_ALREADY_USED", "phone"),
            (5, "PHONE_ALREADY_USED", "phone"),
            (6, "VALIDATION_FAILED", "name"),
            (7, "VALIDATION_FAILED", "provider"),
            (8, "VALIDATION_FAILED", "external_id"),
            (9, "VALIDATION_FAILED", "line"),
            (10, "VALIDATION_FAILED", "name"),
        ]
    );
    assert_eq!(
        tried.errors[1].suggestion.as_deref(),
        Some("line 2 has it too")
    );
    assert_eq!(
        (tried.total_count, tried.created_count, tried.error_count),
        (10, 0, 8)
    );

    for (list, hint) in [
        ("", "the first line must name the column 'name'"),
        (
            "phone\n0933000001\n",
            "the first line must name the column 'name'",
        ),
        ("name,birthday\nx,1\n", "birthday"),
        ("name,name\nx,x\n", "twice"),
        ("name\n", "1 to 1000"),
        ("name\n\"Mo\nLee\n", "quotation mark"),
    ] {
        let refused = import(&town, "", list)
            .await
            .refused(400, "VALIDATION_FAILED");
        let suggestion = refused.details.suggestion.unwrap_or_default();
        assert!(suggestion.contains(hint), "{list:?}: {suggestion}");
    }
    let big5 = b"name\n\xa4\xfd\n".to_vec();
    import(&town, "", big5)
        .await
        .refused(400, "VALIDATION_FAILED");
    let long = "name\n".to_owned() + &"x\n".repeat(1_001);
    import(&town, "", long)
        .await
        .refused(400, "VALIDATION_FAILED");
    let huge = "name\n".to_owned() + &"x".repeat(70_000);
    import(&town, "", huge)
        .await
        .refused(413, "PAYLOAD_TOO_LARGE");
    let json = town
        .post(ADMIN, &e::CREATE_MEMBERS, &serde_json::json!({}))
        .await;
    json.refused(415, "UNSUPPORTED_MEDIA_TYPE");
    town.assert_books(&books, "lists with mistakes");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_list_gets_its_numbers_in_a_row(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let lines = (0..1_000).map(|n| format!("會員{n},09440{n:05}"));
    let list = std::iter::once("name,phone".to_owned()).chain(lines);
    let list = list.collect::<Vec<_>>().join("\n");
    let done: answers::MembersImported = import(&town, "", list).await.read();
    let mut numbers: Vec<_> = done
        .created
        .iter()
        .map(|member| &member.member_no)
        .collect();
    assert_eq!(numbers.len(), 1_000);
    assert!(numbers.is_sorted());
    numbers.dedup();
    assert_eq!(numbers.len(), 1_000);
    let next: answers::MembersImported = import(&town, "", "name\nx\n").await.read();
    assert!(&next.created[0].member_no > numbers[999]);
    town.assert_balanced().await;
}
