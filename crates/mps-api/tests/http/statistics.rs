//! Sums: of a merchant's day, of the platform's, over days, weeks and months.

use mps_protocol::answers::{DailySummary, Statistics, TransactionSums, Trends};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{ADMIN, CASHIER, CHEN, LIN, RIVAL, Town, key};

async fn sum_up(town: &Town) {
    mps_api::run::jobs::sum_up(&town.app).await.unwrap();
}

/// Reads before and after rolling up the sums. The answers must be the same.
async fn read_twice(town: &Town, read: impl AsyncFn() -> Value) -> Value {
    let before = read().await;
    sum_up(town).await;
    assert_eq!(read().await, before, "after what is over was summed up");
    town.assert_balanced().await;
    before
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_merchants_day_is_summed_hour_by_hour(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    // Noon in Taipei: the first purchase was at 12:00.
    town.clock.advance_secs(30 * 60);
    let paid = town.pay(LIN, "10.00").await;
    sum_up(&town).await;
    town.clock.advance_secs(3600);
    town.refund(&paid.tx_no, "4.00", &key())
        .await
        .read::<Value>();
    town.clock.advance_secs(11 * 3600);
    town.pay(LIN, "1.00").await;
    let read = async |who, query: &str| -> DailySummary {
        town.get(who, &format!("/merchant/daily-summary{query}"))
            .await
            .read()
    };
    read_twice(&town, async || {
        let day = read(CASHIER, "?date=2026-03-02").await;
        assert_eq!(day.date, "2026-03-02");
        let sums = &day.summary;
        assert_eq!(
            (sums.total_count, sums.payment_count, sums.refund_count),
            (3, 2, 1)
        );
        assert_eq!(sums.payment_amount.as_str(), "1010.00");
        assert_eq!(
            (sums.refund_amount.as_str(), sums.net_amount.as_str()),
            ("4.00", "1006.00")
        );
        assert_eq!(day.hourly_stats.len(), 24);
        let busy: Vec<_> = day
            .hourly_stats
            .iter()
            .filter(|hour| hour.count > 0)
            .map(|hour| (hour.hour, hour.count, hour.amount.to_string()))
            .collect();
        assert_eq!(
            busy,
            [(12, 2, "1010.00".to_owned()), (13, 1, "-4.00".to_owned())]
        );
        // Today is another day by now.
        let today = read(CASHIER, "").await;
        assert_eq!(
            (today.date.as_str(), today.summary.total_count),
            ("2026-03-03", 1)
        );
        assert_eq!(read(RIVAL, "?date=2026-03-02").await.summary.total_count, 0);
        serde_json::to_value(day).unwrap()
    })
    .await;
    for query in [
        "date=2026-02-30",
        "date=x",
        "date=2026-03-02T00:00:00Z",
        "day=1",
        "date=",
    ] {
        let answer = town
            .get(CASHIER, &format!("/merchant/daily-summary?{query}"))
            .await;
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), query.split('=').next());
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_platform_counts_its_members_cards_merchants_and_the_day(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    town.pay(LIN, "10.00").await;
    let suspend = json!({ "member_id": town.chen.member.id.uuid() });
    let suspended = town
        .post(ADMIN, &mps_protocol::endpoint::SUSPEND_MEMBER, &suspend)
        .await;
    suspended.read::<Value>();
    town.clock.advance_secs(3600);
    read_twice(&town, async || {
        let found: Statistics = town.get(ADMIN, "/admin/statistics").await.read();
        let (system, today) = (&found.system_stats, &found.today_stats);
        let members = &system.members;
        assert_eq!(
            (members.total, members.active, members.suspended),
            (2, 1, 1)
        );
        let cards = &system.cards;
        assert_eq!(
            (cards.total, cards.active, cards.standard, cards.voucher),
            (2, 2, 2, 0)
        );
        assert_eq!((system.merchants.total, system.merchants.active), (2, 2));
        assert_eq!(today.date, "2026-03-02");
        assert_eq!((today.qr_generated, today.new_members), (2, 2));
        let sums = &today.transactions;
        assert_eq!(
            (sums.total_count, sums.payment_count, sums.recharge_count),
            (4, 2, 2)
        );
        assert_eq!(sums.recharge_amount.as_str(), "6000.00");
        assert_eq!(sums.net_amount.as_str(), "1010.00");
        serde_json::to_value(today).unwrap()
    })
    .await;
    town.clock.advance_secs(24 * 3600);
    let found: Statistics = town.get(ADMIN, "/admin/statistics").await.read();
    assert_eq!(found.today_stats.new_members, 0);
    assert_eq!(found.today_stats.transactions.total_count, 0);
    assert_eq!(found.system_stats.members.total, 2);
}

fn counts(trends: &Trends) -> Vec<(String, i64)> {
    let count = |sums: &TransactionSums| sums.payment_count;
    let trends = trends.trends.iter();
    trends
        .map(|trend| (trend.period.clone(), count(&trend.transactions)))
        .collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trends_follow_the_calendar_of_the_business_across_summer_time(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let settings = [
        ("BUSINESS_TZ", "Europe/Berlin"),
        ("JWT_EXPIRE_HOURS", "8000"),
    ];
    let town = Town::with(on, &settings).await;
    // From noon in Taipei on 2026-03-02 to 23:59:59 in Berlin on Saturday the 28th, one second
    // before the day that has 23 hours.
    let to = async |from: &str, until: &str| {
        let at = |text| mps_domain::Timestamp::parse(text).unwrap().seconds();
        town.clock.advance_secs(at(until) - at(from));
    };
    to("2026-03-02T04:00:00Z", "2026-03-28T22:59:59Z").await;
    town.pay(LIN, "1.00").await;
    to("2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z").await;
    town.pay(LIN, "1.00").await;
    to("2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z").await;
    town.pay(LIN, "1.00").await;
    to("2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z").await;
    town.pay(CHEN, "1.00").await;
    to("2026-03-29T22:00:00Z", "2026-04-01T08:00:00Z").await;
    town.pay(CHEN, "1.00").await;

    let read = async |query: &str| -> Trends {
        town.get(ADMIN, &format!("/admin/statistics/trends?{query}"))
            .await
            .read()
    };
    let named = |expected: &[(&str, i64)]| -> Vec<(String, i64)> {
        let owned = expected
            .iter()
            .map(|(name, count)| ((*name).to_owned(), *count));
        owned.collect()
    };
    let march = "start_date=2026-03-27&end_date=2026-04-02";
    read_twice(&town, async || {
        let days = read(march).await;
        assert_eq!(
            counts(&days),
            named(&[
                ("2026-03-27", 0),
                ("2026-03-28", 1),
                ("2026-03-29", 2),
                ("2026-03-30", 1),
                ("2026-03-31", 0),
                ("2026-04-01", 1),
                ("2026-04-02", 0),
            ])
        );
        assert_eq!(
            (days.group_by.as_str(), days.total.payment_count),
            ("day", 5)
        );
        let weeks = read(&format!("{march}&group_by=week")).await;
        assert_eq!(counts(&weeks), named(&[("2026-W13", 3), ("2026-W14", 2)]));
        assert_eq!(weeks.trends[0].start_date, "2026-03-27");
        let months = read(&format!("{march}&group_by=month")).await;
        assert_eq!(counts(&months), named(&[("2026-03", 4), ("2026-04", 1)]));
        let shop = read(&format!("{march}&group_by=month&merchant_id={}", town.shop)).await;
        assert_eq!(shop.trends, months.trends);
        let rival = read(&format!("{march}&merchant_id={}", town.rival)).await;
        assert_eq!(rival.total.total_count, 0);
        serde_json::to_value((days.trends, weeks.trends, months.trends)).unwrap()
    })
    .await;
    // The past part of a week is cached; the current day is not.
    town.pay(CHEN, "1.00").await;
    let weeks = read(&format!("{march}&group_by=week")).await;
    assert_eq!(counts(&weeks), named(&[("2026-W13", 3), ("2026-W14", 3)]));
    for (query, field) in [
        ("", "start_date"),
        ("start_date=2026-03-01", "end_date"),
        ("start_date=2026-03-02&end_date=2026-03-01", "end_date"),
        ("start_date=2020-01-01&end_date=2026-03-01", "end_date"),
        ("start_date=x&end_date=2026-03-01", "start_date"),
        (
            "start_date=2026-03-01&end_date=2026-03-01&group_by=year",
            "group_by",
        ),
        (
            "start_date=2026-03-01&end_date=2026-03-01&merchant_id=1",
            "merchant_id",
        ),
    ] {
        let answer = town
            .get(ADMIN, &format!("/admin/statistics/trends?{query}"))
            .await;
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some(field), "{query}");
    }
    let unknown = format!("{march}&merchant_id=00000000-0000-7000-8000-000000000000");
    let answer = town
        .get(ADMIN, &format!("/admin/statistics/trends?{unknown}"))
        .await;
    answer.refused(404, "MERCHANT_NOT_FOUND");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_sum_up_at_once_count_nothing_twice(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    for _ in 0..5 {
        town.clock.advance_secs(1000);
        town.pay(LIN, "1.00").await;
    }
    town.clock.advance_secs(1000);
    futures::future::join_all((0..6).map(|_| sum_up(&town))).await;
    let day: DailySummary = town.get(CASHIER, "/merchant/daily-summary").await.read();
    assert_eq!(day.summary.payment_count, 6);
    let left = "SELECT count(*) FROM mps.period_increments";
    assert_eq!(town.rows(left), ["0"]);
    town.assert_balanced().await;
}
