//! Lists: pages, filters and totals.

use mps_protocol::answers::{self, Transactions};
use mps_protocol::endpoint;
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, CASHIER, LIN, Town, key};

/// A page of Lin's transactions.
async fn page(town: &Town, query: &str) -> Transactions {
    town.get(LIN, &format!("/member/transactions?{query}"))
        .await
        .read()
}

fn numbers(page: &Transactions) -> Vec<String> {
    page.transactions
        .iter()
        .map(|row| row.tx_no.clone())
        .collect()
}

/// Pays 1.00 `count` times.
async fn pay(town: &Town, count: usize) {
    for _ in 0..count {
        town.pay(LIN, "1.00").await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_by_offset_and_by_cursor_are_the_same_rows_in_the_same_order(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    pay(&town, 12).await;
    town.clock.advance_secs(1);
    let paid = town.pay(LIN, "10.00").await;
    for _ in 0..8 {
        town.refund(&paid.tx_no, "1.00", &key())
            .await
            .read::<Value>();
    }
    let all = page(&town, "limit=100").await;
    let expected = numbers(&all);
    assert_eq!(
        expected.len(),
        22,
        "12 + 1 payments, 8 refunds and the opening recharge"
    );
    let times: Vec<&str> = all
        .transactions
        .iter()
        .map(|row| row.created_at.as_str())
        .collect();
    assert!(
        times.is_sorted_by(|newer, legacy| newer >= legacy),
        "{times:?}"
    );
    assert_eq!(
        (all.pagination.has_next, all.pagination.next_cursor),
        (false, None)
    );

    for limit in [1, 5, 7, 11, 22] {
        let mut by_offset = Vec::new();
        for offset in (0..22).step_by(limit) {
            let page = page(&town, &format!("limit={limit}&offset={offset}")).await;
            let number = i64::try_from(offset / limit + 1).unwrap();
            assert_eq!(page.pagination.current_page, Some(number));
            assert_eq!(page.pagination.has_prev, offset > 0);
            assert_eq!(page.pagination.has_next, offset + limit < 22);
            assert_eq!(
                (page.pagination.total_count, page.pagination.total_is_exact),
                (22, true)
            );
            assert_eq!(
                page.pagination.total_pages,
                i64::try_from(22_usize.div_ceil(limit)).unwrap()
            );
            by_offset.extend(numbers(&page));
        }
        assert_eq!(by_offset, expected, "by offset, {limit} a page");

        let mut by_cursor = Vec::new();
        let mut query = format!("limit={limit}");
        loop {
            let page = page(&town, &query).await;
            by_cursor.extend(numbers(&page));
            assert_eq!(page.pagination.total_count, 22);
            assert_eq!(
                page.pagination.has_next,
                page.pagination.next_cursor.is_some()
            );
            assert_eq!(page.pagination.has_prev, query.contains("cursor"));
            let Some(cursor) = page.pagination.next_cursor else {
                break;
            };
            query = format!("limit={limit}&cursor={cursor}");
        }
        assert_eq!(by_cursor, expected, "by cursor, {limit} a page");
    }
    let beyond = page(&town, "offset=1000").await;
    assert_eq!(
        (beyond.transactions.len(), beyond.pagination.total_count),
        (0, 22)
    );
    assert_eq!(
        page(&town, "").await.transactions.len(),
        20,
        "when nothing is asked for"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_that_come_while_one_pages_by_cursor_shift_nothing(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    pay(&town, 5).await;
    let expected = numbers(&page(&town, "limit=100").await);
    let first = page(&town, "limit=3").await;
    town.clock.advance_secs(1);
    pay(&town, 2).await;
    let cursor = first.pagination.next_cursor.clone().unwrap();
    let second = page(&town, &format!("limit=3&cursor={cursor}")).await;
    assert_eq!([numbers(&first), numbers(&second)].concat(), expected);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn queries_that_cannot_be_meant_are_refused_with_the_parameter_named(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    pay(&town, 2).await;
    let cursor = page(&town, "limit=1").await.pagination.next_cursor.unwrap();
    let both = format!("cursor={cursor}&offset=0");
    let cases = [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("limit=99999999999999999999", "limit"),
        ("offset=-1", "offset"),
        ("offset=x", "offset"),
        (both.as_str(), "offset"),
        ("cursor=nonsense", "cursor"),
        ("cursor=", "cursor"),
        ("type=gift", "type"),
        ("card_id=7", "card_id"),
        ("start_date=yesterday", "start_date"),
        ("end_date=2026-02-30", "end_date"),
        ("strat_date=2026-03-02", "strat_date"),
        ("page=2", "page"),
        ("limit=1&limit=2", "limit"),
    ];
    for (query, field) in cases {
        let answer = town
            .get(LIN, &format!("/member/transactions?{query}"))
            .await;
        assert_eq!(
            answer.code(),
            "VALIDATION_FAILED",
            "{query}: {}",
            answer.text()
        );
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(
            error.details.field.as_deref(),
            Some(field),
            "{query}: {error:?}"
        );
    }
    for limit in ["1", "100"] {
        page(&town, &format!("limit={limit}")).await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dates_are_business_days_of_the_shops_zone_and_instants_are_instants(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    // Three payments: at noon in Taipei, in the last second of that day, and at midnight.
    for (zone, on_the_second, on_the_third) in [("Asia/Taipei", 3, 1), ("UTC", 4, 0)] {
        let town = Town::with(on, &[("BUSINESS_TZ", zone)]).await;
        pay(&town, 1).await;
        town.clock.advance_secs(12 * 3600 - 1);
        pay(&town, 1).await;
        town.clock.advance_secs(1);
        pay(&town, 1).await;
        let count = async |query: &str| {
            let page = page(&town, query).await;
            assert_eq!(
                page.pagination.total_count,
                i64::try_from(page.transactions.len()).unwrap()
            );
            page.transactions.len()
        };
        let of_day = |day: &str| format!("start_date={day}&end_date={day}");
        assert_eq!(count(&of_day("2026-03-02")).await, on_the_second, "{zone}");
        assert_eq!(count(&of_day("2026-03-03")).await, on_the_third, "{zone}");
        assert_eq!(count("start_date=2026-03-02").await, 4);
        assert_eq!(count("end_date=2026-03-01").await, 0);
        assert_eq!(count("start_date=2026-03-03&end_date=2026-03-02").await, 0);
        assert_eq!(count("start_date=2026-03-02T16:00:00Z").await, 1);
        assert_eq!(count("end_date=2026-03-02T16:00:00Z").await, 3);
        assert_eq!(count("end_date=2026-03-02T15:59:59Z").await, 2);
        assert_eq!(count("start_date=2026-03-03T00:00:00%2B08:00").await, 1);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn types_and_cards_narrow_the_list_and_its_total(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let body = json!({
        "qr_plain": code, "amount": "20.00", "external_order_id": "o-1", "tag": { "table": 7 },
    });
    let paid: answers::Charged = town.post(CASHIER, &endpoint::CHARGE, &body).await.read();
    let paid = paid.transaction;
    town.refund(&paid.tx_no, "5.00", &key())
        .await
        .read::<Value>();
    for (kind, count) in [("payment", 1), ("refund", 1), ("recharge", 1)] {
        let page = page(&town, &format!("type={kind}")).await;
        assert_eq!(
            (page.transactions.len(), page.pagination.total_count),
            (count, 1),
            "{kind}"
        );
        assert_eq!(page.transactions[0].r#type, kind);
    }
    let of_card = async |id: uuid::Uuid| page(&town, &format!("card_id={id}")).await;
    assert_eq!(of_card(town.card_id(LIN)).await.pagination.total_count, 3);
    let anothers = of_card(town.card_id(crate::support::CHEN)).await;
    assert_eq!(
        (anothers.transactions.len(), anothers.pagination.total_count),
        (0, 0)
    );
    assert_eq!(anothers.pagination.total_pages, 0);

    let payment = &page(&town, "type=payment").await.transactions[0];
    assert_eq!(payment.merchant_name.as_deref(), Some("The shop SHOP-A"));
    assert_eq!(payment.external_order_id.as_deref(), Some("o-1"));
    assert_eq!(
        Value::from(payment.tag.clone().unwrap()),
        json!({ "table": 7 })
    );
    assert_eq!(
        (payment.refunded_amount.as_str(), payment.points),
        ("5.00", 20)
    );
    let refund = &page(&town, "type=refund").await.transactions[0];
    assert_eq!(refund.original_tx_no.as_deref(), Some(paid.tx_no.as_str()));
    assert_eq!((refund.final_amount.as_str(), refund.points), ("5.00", -5));
    let recharge = &page(&town, "type=recharge").await.transactions[0];
    assert_eq!(recharge.payment_method.as_deref(), Some("bank"));
    assert_eq!(recharge.merchant_id, None);
    let path = endpoint::TRANSACTION.path_with(&paid.tx_no);
    let detail: answers::OneTransaction = town.get(ADMIN, &path).await.read();
    assert_eq!(&detail.transaction, payment);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn totals_are_exact_up_to_ten_thousand(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let add = |number: u32| {
        let (at, request, numbers) = match on {
            On::Sqlite => (
                "0",
                "zeroblob(16)",
                format!(
                    "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n \
                     WHERE i < {number}) SELECT i FROM n)"
                ),
            ),
            On::Postgres => (
                "TIMESTAMPTZ 'epoch'",
                "'00000000-0000-0000-0000-000000000000'::uuid",
                format!("generate_series(1, {number}) i"),
            ),
        };
        town.change_books(&format!(
            "INSERT INTO mps.audit_log (at, request_id, operation, details) \
             SELECT {at}, {request}, 'long', '{{}}' FROM {numbers}"
        ));
    };
    let total = async |query: &str| {
        let path = format!("/admin/audit?operation=long&limit=10{query}");
        let page: answers::Audit = town.get(ADMIN, &path).await.read();
        let pagination = page.pagination;
        (
            page.events.len(),
            pagination.total_count,
            pagination.total_is_exact,
        )
    };
    add(10_000);
    assert_eq!(total("").await, (10, 10_000, true));
    assert_eq!(total("&offset=9995").await, (5, 10_000, true));
    add(5);
    // The list is counted once. After that its length is cached.
    for _ in 0..2 {
        assert_eq!(total("").await, (10, 10_000, false));
        assert_eq!(total("&offset=10000").await, (5, 10_005, false));
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn totals_of_days_that_are_over_stay_and_others_grow(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("JWT_EXPIRE_HOURS", "80")]).await;
    pay(&town, 2).await;
    town.clock.advance_secs(24 * 3600);
    mps_api::run::jobs::sum_up(&town.app).await.unwrap();
    let totals = async || {
        let mut totals = Vec::new();
        for (first, last) in [("02", "02"), ("03", "03"), ("02", "03")] {
            let span = format!("start_date=2026-03-{first}&end_date=2026-03-{last}");
            totals.push(page(&town, &span).await.pagination.total_count);
        }
        totals
    };
    // The recharge and two payments, counted once and then cached.
    for paid_today in 0..3 {
        assert_eq!(totals().await, [3, paid_today, 3 + paid_today]);
        pay(&town, 1).await;
    }
}
