//! The reads of members, merchants and administrators: their contents, their filters, and their
//! access.

use mps_protocol::{Pagination, answers, endpoint};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{
    ADMIN, CASHIER, CHEN, COLLEAGUE, LIN, MANAGER, RIVAL, SHOP, Town, Who, key, sell,
};

const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// Returns the rows of a list under their name, page by page. Paging by offset and by cursor must
/// return the same.
async fn all(town: &Town, who: Who, path: &str, name: &str) -> Vec<Value> {
    let with = |query: &str| {
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}{query}")
    };
    let read = async |query: String| -> (Vec<Value>, Pagination) {
        let body: Value = town.get(who, &with(&query)).await.read();
        let rows = body[name].as_array().unwrap().clone();
        (
            rows,
            serde_json::from_value(body["pagination"].clone()).unwrap(),
        )
    };
    let (whole, pagination) = read("limit=100".to_owned()).await;
    let count = i64::try_from(whole.len()).unwrap();
    assert_eq!(
        (pagination.total_count, pagination.total_is_exact),
        (count, true),
        "{path}"
    );
    let mut by_cursor = Vec::new();
    let mut query = "limit=2".to_owned();
    loop {
        let (rows, pagination) = read(query).await;
        by_cursor.extend(rows);
        assert_eq!(pagination.total_count, count, "{path}");
        let Some(cursor) = pagination.next_cursor else {
            break;
        };
        query = format!("limit=2&cursor={cursor}");
    }
    assert_eq!(by_cursor, whole, "{path} by cursor");
    let mut by_offset = Vec::new();
    for offset in (0..=whole.len()).step_by(2) {
        by_offset.extend(read(format!("limit=2&offset={offset}")).await.0);
    }
    assert_eq!(by_offset, whole, "{path} by offset");
    whole
}

/// Returns one cell of each row, sorted, because rows of the same time are in any order.
fn sorted(rows: &[Value], name: &str) -> Vec<String> {
    let mut cells = cells(rows, name);
    cells.sort_unstable();
    cells
}

/// Returns one cell of each row.
fn cells(rows: &[Value], name: &str) -> Vec<String> {
    let cell = |row: &Value| {
        row[name]
            .as_str()
            .map_or(row[name].to_string(), str::to_owned)
    };
    rows.iter().map(cell).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_see_all_transactions_and_merchants_their_own(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.clock.advance_secs(60);
    let paid = town.pay(LIN, "10.00").await;
    town.clock.advance_secs(60);
    town.refund(&paid.tx_no, "4.00", &key())
        .await
        .read::<Value>();
    town.pay(CHEN, "20.00").await;

    let list = async |query: &str| {
        let path = format!("/admin/transactions{query}");
        cells(&all(&town, ADMIN, &path, "transactions").await, "tx_no")
    };
    let everything = list("").await;
    assert_eq!(
        everything.len(),
        6,
        "2 openings, a first purchase, 2 payments, a refund"
    );
    assert!(
        everything[..3]
            .iter()
            .all(|number| number != "RCG0000000001"),
        "newest first"
    );
    assert_eq!(list("?type=refund").await.len(), 1);
    assert_eq!(list("?type=recharge").await.len(), 2);
    assert_eq!(list("?type=recharge_reversal").await.len(), 0);
    let lin = town.lin.member.id;
    assert_eq!(list(&format!("?member_id={lin}")).await.len(), 3);
    let card = town.card_id(CHEN);
    assert_eq!(list(&format!("?card_id={card}")).await.len(), 3);
    assert_eq!(
        list(&format!("?card_id={card}&type=payment")).await.len(),
        2
    );
    let (shop, rival) = (town.shop, town.rival);
    assert_eq!(list(&format!("?merchant_id={shop}")).await.len(), 4);
    assert_eq!(
        list(&format!("?merchant_id={shop}&type=refund"))
            .await
            .len(),
        1
    );
    assert_eq!(list(&format!("?merchant_id={rival}")).await.len(), 0);
    assert_eq!(list(&format!("?merchant_id={NOBODY}")).await.len(), 0);
    assert_eq!(list("?start_date=2026-03-02T04:01:00Z").await.len(), 3);
    assert_eq!(list("?start_date=2026-03-03").await.len(), 0);
    assert_eq!(list("?end_date=0001-01-01T00:00:00Z").await.len(), 0);

    let path = "/merchant/transactions";
    for who in [CASHIER, MANAGER, SHOP, COLLEAGUE] {
        let rows = all(&town, who, path, "transactions").await;
        assert_eq!(rows.len(), 4);
        assert!(
            rows.iter()
                .all(|row| row["merchant_id"] == shop.to_string())
        );
    }
    assert_eq!(all(&town, RIVAL, path, "transactions").await.len(), 0);
    let by = async |query: &str| {
        let rows = all(&town, CASHIER, &format!("{path}?{query}"), "transactions").await;
        cells(&rows, "type")
    };
    assert_eq!(by("operator=manager").await, ["refund"]);
    assert_eq!(by("operator=cashier").await, ["payment"; 3]);
    assert_eq!(by("operator=cashier&type=refund").await.len(), 0);
    assert_eq!(by("operator=nobody").await.len(), 0);
    assert_eq!(by("start_date=2026-03-02T04:02:00Z").await.len(), 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_transactions_is_the_merchants_own_and_no_cell_is_a_formula(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = town.code(LIN).await;
    for order in ["=1+1", "+1", "-1", "@a", "plain", "a,b"] {
        assert_eq!(sell(&town, &code, "1.00", order).await.status, 200);
    }
    let paid = town.pay(LIN, "3.00").await;
    town.clock.advance_secs(1);
    town.refund(&paid.tx_no, "3.00", &key())
        .await
        .read::<Value>();
    let answer = town.get(MANAGER, "/merchant/transactions.csv").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let text = answer.text();
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1 + 1 + 6 + 2, "{text}");
    let names = "tx_no,type,status,created_at (UTC),local_time (Asia/Taipei),business_day,operator,card_no,";
    assert_eq!(
        lines[0].strip_prefix('\u{feff}').unwrap().find(names),
        Some(0)
    );
    for cell in [",'=1+1,", ",'+1,", ",'-1,", ",'@a,", ",plain,", ",\"a,b\","] {
        assert!(text.contains(cell), "{cell}: {text}");
    }
    assert!(
        lines[1].starts_with("REF0000000001,refund,completed,"),
        "{text}"
    );
    assert!(lines[1].contains(",3.00,1.000,-3,0.00,PAY"), "{text}");

    let rows = async |who: Who, query: &str| {
        let path = format!("/merchant/transactions.csv?{query}");
        town.get(who, &path).await.text().lines().count() - 1
    };
    assert_eq!(rows(MANAGER, "type=refund").await, 1);
    assert_eq!(rows(CASHIER, "operator=manager").await, 1);
    assert_eq!(rows(CASHIER, "end_date=2026-03-01").await, 0);
    assert_eq!(rows(RIVAL, "").await, 0);
    for (query, field) in [
        ("limit=1", "limit"),
        ("type=x", "type"),
        ("start_date=x", "start_date"),
    ] {
        let path = format!("/merchant/transactions.csv?{query}");
        let error = town
            .get(MANAGER, &path)
            .await
            .refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some(field));
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_many_pages_has_each_row_once(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(
        on,
        &[("PAYMENT_CODE_REUSE", "true"), ("RATE_LIMIT_REQUESTS", "0")],
    )
    .await;
    let code = town.code(LIN).await;
    for order in 0..520 {
        assert_eq!(
            sell(&town, &code, "0.01", &format!("o-{order}"))
                .await
                .status,
            200
        );
    }
    let text = town.get(SHOP, "/merchant/transactions.csv").await.text();
    let mut numbers: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.get(..13))
        .collect();
    assert_eq!(numbers.len(), 521);
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 521);
}

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

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn merchants_staff_administrators_and_levels_are_listed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let merchants = async |query: &str| {
        let rows = all(
            &town,
            ADMIN,
            &format!("/admin/merchants?{query}"),
            "merchants",
        )
        .await;
        sorted(&rows, "code")
    };
    assert_eq!(merchants("").await, ["SHOP-A", "SHOP-B"]);
    assert_eq!(merchants("keyword=shop-a").await, ["SHOP-A"]);
    assert_eq!(merchants("keyword=THE%20SHOP").await.len(), 2);
    assert_eq!(merchants("keyword=_").await.len(), 0);
    assert_eq!(merchants("status=active").await.len(), 2);
    assert_eq!(merchants("status=inactive").await.len(), 0);

    let staff = async |who| {
        sorted(
            &all(&town, who, "/merchant/staff", "staff").await,
            "operator",
        )
    };
    assert_eq!(staff(MANAGER).await, ["cashier", "colleague", "manager"]);
    assert_eq!(staff(RIVAL).await, ["cashier", "manager"]);
    town.get(CASHIER, "/merchant/staff")
        .await
        .refused(403, "PERMISSION_DENIED");

    let admins = all(&town, ADMIN, "/admin/admins", "admins").await;
    assert_eq!(cells(&admins, "name"), ["root"]);
    let text = town.get(ADMIN, "/admin/admins").await.text();
    assert!(!text.contains("hash") && !text.contains("argon2"), "{text}");

    let levels: answers::Levels = town.get(ADMIN, "/admin/levels").await.read();
    let levels: Vec<_> = levels
        .levels
        .iter()
        .map(|level| {
            (
                level.level,
                level.min_points,
                level.max_points,
                level.discount_rate.as_str(),
            )
        })
        .collect();
    assert_eq!(
        levels,
        [
            (0, 0, Some(999), "1.000"),
            (1, 1000, Some(4999), "0.950"),
            (2, 5000, Some(9999), "0.900"),
            (3, 10000, None, "0.850"),
        ]
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_audit_is_searched_by_operation_actor_object_and_time(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.clock.advance_secs(60);
    let code = town.code(LIN).await;
    assert_eq!(sell(&town, &code, "10.00", "o-1").await.status, 200);
    let card = town.card_id(LIN);
    let body = json!({ "card_id": card, "reason": "lost" });
    town.post(ADMIN, &endpoint::FREEZE_CARD, &body)
        .await
        .read::<Value>();
    let events =
        async |query: &str| all(&town, ADMIN, &format!("/admin/audit?{query}"), "events").await;
    let frozen = events("operation=freeze_card").await;
    assert_eq!(frozen.len(), 1);
    assert_eq!(frozen[0]["object_id"], card.to_string());
    assert_eq!(frozen[0]["object_kind"], "card");
    assert_eq!(
        (&frozen[0]["actor_kind"], &frozen[0]["role"]),
        (&json!("admin"), &json!("admin"))
    );
    assert_eq!(frozen[0]["address"], "127.0.0.1");
    let of_card = events(&format!("object_id={card}")).await;
    assert!(cells(&of_card, "operation").contains(&"freeze_card".to_owned()));
    let actor = frozen[0]["actor_id"].as_str().unwrap();
    let by_admin = events(&format!("actor_id={actor}")).await;
    assert!(by_admin.iter().all(|event| event["actor_id"] == actor));
    assert!(cells(&by_admin, "operation").contains(&"freeze_card".to_owned()));
    let charges = events("operation=merchant_charge_by_qr").await;
    assert_eq!(
        (charges.len(), charges[0]["operator"].as_str()),
        (2, Some("cashier"))
    );
    let late = events("operation=merchant_charge_by_qr&start_date=2026-03-02T04:01:00Z").await;
    assert_eq!(late, charges[..1]);
    assert_eq!(events("operation=nothing").await.len(), 0);
    assert_eq!(events(&format!("object_id={NOBODY}")).await.len(), 0);
    assert!(events("").await.len() > 5);
    let text = town.get(ADMIN, "/admin/audit?limit=100").await.text();
    assert!(
        !text.contains("argon2") && !text.contains("MPS1."),
        "{text}"
    );
}

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
