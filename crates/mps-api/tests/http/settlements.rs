//! Settlements: each transaction is in at most one, nothing is lost, nothing is paid twice.

use mps_api::run::jobs;
use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::json;
use uuid::Uuid;

use crate::answer::Answer;
use crate::support::{ADMIN, CHEN, LIN, MANAGER, RIVAL, Town, key};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// Random choices that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % end
    }
}

async fn settle(town: &Town, period_end: Option<String>) -> Answer {
    let body = json!({ "period_end": period_end });
    town.post(MANAGER, &e::GENERATE_SETTLEMENT, &body).await
}

fn number(town: &Town, sql: &str) -> i64 {
    town.rows(sql)[0].parse().unwrap()
}

/// Asserts that the merchant's account holds what is to be paid, what is carried over, and what is
/// unsettled.
fn assert_accounted(town: &Town) {
    let shop = "(SELECT id FROM mps.merchants WHERE code = 'SHOP-A')";
    let held = format!(
        "SELECT coalesce(sum(amount), 0) FROM mps.ledger_entries \
         WHERE account_kind = 'merchant' AND account_id = {shop}"
    );
    let due = format!(
        "SELECT coalesce(sum(total_amount), 0) FROM mps.settlements \
         WHERE merchant_id = {shop} AND status <> 'paid'"
    );
    let carried = format!(
        "SELECT coalesce((SELECT carried_out FROM mps.settlements WHERE merchant_id = {shop} \
         ORDER BY created_at DESC, id DESC LIMIT 1), 0)"
    );
    let unsettled = format!(
        "SELECT coalesce(sum(CASE tx_type WHEN 'payment' THEN final_amount \
         WHEN 'recharge_reversal' THEN final_amount ELSE -final_amount END), 0) \
         FROM mps.transactions WHERE merchant_id = {shop} \
         AND id NOT IN (SELECT transaction_id FROM mps.settlement_items)"
    );
    let sum = number(town, &due) + number(town, &carried) + number(town, &unsettled);
    assert_eq!(number(town, &held), sum);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_paid_and_given_back_is_settled_once(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    // The clocks go forward there on 8 March, and the month ends on the way.
    let settings = [
        ("BUSINESS_TZ", "America/New_York"),
        ("CASH_RECHARGE_DAILY_LIMIT", "100000"),
    ];
    let town = Town::with(on, &settings).await;
    let shop = town.shop.to_string();
    let fee = json!({ "fee_bps": 60 });
    town.send(ADMIN, &e::UPDATE_MERCHANT, &[&shop], &fee).await;
    let mut dice = Dice(20_260_302);
    let mut payments: Vec<String> = Vec::new();
    let mut recharges: Vec<String> = Vec::new();
    let (mut made, mut empty) = (0, 0);
    for _ in 0..180 {
        match dice.below(10) {
            0..=3 => {
                let amount = format!("{}.{:02}", 1 + dice.below(30), dice.below(100));
                payments.push(town.pay(LIN, &amount).await.tx_no);
            }
            4 if !payments.is_empty() => {
                let index = usize::try_from(dice.below(payments.len() as u64)).unwrap();
                town.refund(&payments[index], "0.50", &key()).await;
            }
            5 => {
                let body = json!({
                    "card_no": town.lin.card.card_no, "amount": 1 + dice.below(40),
                    "payment_method": "cash",
                });
                let taken = town
                    .once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &body)
                    .await;
                let taken: answers::Recharged = taken.read();
                recharges.push(taken.transaction.tx_no);
            }
            6 => {
                if let Some(tx_no) = recharges.pop() {
                    let body = json!({ "tx_no": tx_no, "reason": "打錯" });
                    let endpoint = &e::MERCHANT_RECHARGE_CANCEL;
                    town.once(MANAGER, endpoint, &key(), &body).await;
                }
            }
            7 => town
                .clock
                .advance_secs(HOUR * i64::try_from(1 + dice.below(9)).unwrap()),
            _ => {
                // Ends overlap, and sometimes are days ago.
                let back = if dice.below(2) == 0 { 601 } else { DAY };
                let end = town.now().plus_secs(-back).to_string();
                let answer = settle(&town, Some(end)).await;
                if answer.status == 200 {
                    made += 1;
                } else {
                    answer.refused(409, "NO_TRANSACTIONS_IN_PERIOD");
                    empty += 1;
                }
                assert_accounted(&town);
            }
        }
    }
    assert!(made > 5 && empty > 0, "{made} made, {empty} empty");
    town.clock.advance_secs(HOUR);
    settle(&town, None).await.read::<answers::OneSettlement>();
    assert_eq!(
        number(
            &town,
            "SELECT count(*) FROM mps.transactions WHERE merchant_id IS NOT NULL \
             AND id NOT IN (SELECT transaction_id FROM mps.settlement_items)"
        ),
        0
    );
    assert_accounted(&town);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_settlement_pays_what_is_left_and_is_final_when_it_was_paid(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let shop = town.shop.to_string();
    // Payments from before there was a fee.
    town.clock.advance_secs(HOUR);
    let before: answers::OneSettlement = settle(&town, None).await.read();
    assert_eq!(before.settlement.total_amount.as_str(), "1000.00");
    let fee = json!({ "fee_bps": 60 });
    town.send(ADMIN, &e::UPDATE_MERCHANT, &[&shop], &fee).await;
    let payment = town.pay(LIN, "100.00").await;
    town.refund(&payment.tx_no, "10.00", &key()).await;
    let cash = json!({
        "card_no": town.lin.card.card_no, "amount": 20, "payment_method": "cash",
    });
    town.once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &cash)
        .await;
    // Within the last ten minutes, further transactions may still be on their way.
    settle(&town, None)
        .await
        .refused(409, "NO_TRANSACTIONS_IN_PERIOD");
    let soon = town.now().to_string();
    settle(&town, Some(soon))
        .await
        .refused(400, "VALIDATION_FAILED");
    town.clock.advance_secs(HOUR);
    let first: answers::OneSettlement = settle(&town, None).await.read();
    let first = first.settlement;
    assert_eq!(
        (first.fee_amount.as_str(), first.total_amount.as_str()),
        ("0.54", "69.46")
    );
    assert_eq!(
        (first.total_tx_count, first.status.as_str()),
        (3, "pending")
    );
    settle(&town, None)
        .await
        .refused(409, "NO_TRANSACTIONS_IN_PERIOD");

    let path = format!("/merchant/settlements/{}", first.id);
    let seen: answers::OneSettlement = town.get(MANAGER, &path).await.read();
    assert_eq!(seen.settlement, first);
    town.get(RIVAL, &path)
        .await
        .refused(404, "SETTLEMENT_NOT_FOUND");

    let id = first.id.to_string();
    let set = async |status: &str| {
        let body = json!({ "status": status });
        town.send(ADMIN, &e::SETTLEMENT_STATUS, &[&id], &body).await
    };
    set("paid").await.refused(409, "INVALID_STATE_TRANSITION");
    for status in ["settled", "failed", "settled", "paid"] {
        set(status).await.read::<answers::OneSettlement>();
    }
    for status in ["failed", "settled", "paid"] {
        set(status).await.refused(409, "INVALID_STATE_TRANSITION");
    }
    let accounts = "SELECT account_kind, sum(amount) FROM mps.ledger_entries \
                    WHERE account_kind IN ('merchant', 'fees', 'bank') \
                    GROUP BY account_kind ORDER BY account_kind";
    assert_eq!(
        town.rows(accounts),
        ["bank|6946", "fees|54", "merchant|100000"]
    );

    // More cash than sales: the merchant owes, and the next settlement deducts it.
    town.once(MANAGER, &e::MERCHANT_RECHARGE, &key(), &cash)
        .await;
    town.clock.advance_secs(HOUR);
    let second: answers::OneSettlement = settle(&town, None).await.read();
    let second = second.settlement;
    assert_eq!(
        (second.total_amount.as_str(), second.carried_out.as_str()),
        ("0.00", "-20.00")
    );
    town.pay(LIN, "50.00").await;
    town.clock.advance_secs(HOUR);
    let third: answers::OneSettlement = settle(&town, None).await.read();
    let third = third.settlement;
    assert_eq!(
        (third.carried_in.as_str(), third.total_amount.as_str()),
        ("-20.00", "29.70")
    );

    // The CSV tables add up to what is paid.
    for settlement in [&first, &second, &third] {
        let path = e::SETTLEMENT_CSV.path_with(&settlement.id.to_string());
        let table = town.get(MANAGER, &path).await;
        assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
        let text = table.text();
        let lines: Vec<&str> = text.lines().skip(1).collect();
        let count = i64::try_from(lines.len()).unwrap();
        assert_eq!(count, settlement.total_tx_count + 3, "{text}");
        let cents = |amount: &str| amount.replace('.', "").parse::<i64>().unwrap();
        let amounts = lines
            .iter()
            .map(|line| cents(line.rsplit(',').next().unwrap()));
        let sum: i64 = amounts.sum();
        assert_eq!(sum, cents(settlement.total_amount.as_str()), "{text}");
    }
    let lists = async |who, path: &str| {
        let list: answers::Settlements = town.get(who, path).await.read();
        let settlements = list.settlements.into_iter();
        (
            settlements.map(|s| s.id).collect::<Vec<_>>(),
            list.pagination,
        )
    };
    let (all, _) = lists(MANAGER, "/merchant/settlements").await;
    assert_eq!(all, [third.id, second.id, first.id, before.settlement.id]);
    let (top, page) = lists(ADMIN, "/admin/settlements?limit=2").await;
    let next = format!(
        "/admin/settlements?limit=2&cursor={}",
        page.next_cursor.unwrap()
    );
    assert_eq!([top, lists(ADMIN, &next).await.0].concat(), all);
    assert_eq!(
        lists(MANAGER, "/merchant/settlements?status=paid").await.0,
        [first.id]
    );
    assert_eq!(
        lists(ADMIN, "/admin/settlements?status=pending")
            .await
            .0
            .len(),
        3
    );
    let rival = format!("/admin/settlements?merchant_id={}", town.rival.uuid());
    assert!(lists(ADMIN, &rival).await.0.is_empty());
    assert!(lists(RIVAL, "/merchant/settlements").await.0.is_empty());
    assert_accounted(&town);
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_and_months_settle_themselves_once_also_after_a_pause(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let shop = town.shop.to_string();
    let mode = async |mode: &str| {
        let body = json!({ "settlement_mode": mode });
        town.send(ADMIN, &e::UPDATE_MERCHANT, &[&shop], &body).await
    };
    mode("t_plus_1").await;
    settle(&town, None)
        .await
        .refused(409, "INVALID_STATE_TRANSITION");
    let ends = || {
        let sql = "SELECT payment_count FROM mps.settlements ORDER BY settlement_no";
        town.rows(sql)
    };
    town.pay(LIN, "10.00").await;
    let servers = [Uuid::from_u128(1), Uuid::from_u128(2)];
    jobs::settle(&town.app, servers[0]).await.unwrap();
    assert!(ends().is_empty(), "the day is not over");
    // Midnight in Taipei is in twelve hours; the job waits ten minutes more.
    town.clock.advance_secs(12 * HOUR + 60);
    jobs::settle(&town.app, servers[0]).await.unwrap();
    assert!(ends().is_empty(), "the day is over, but not by ten minutes");
    town.clock.advance_secs(DAY);
    town.pay(CHEN, "10.00").await;
    town.clock.advance_secs(2 * DAY);
    for server in [servers[0], servers[1], servers[0]] {
        jobs::settle(&town.app, server).await.unwrap();
    }
    // One for each day with sales, none for days without.
    assert_eq!(ends(), ["2", "1"]);
    mode("monthly").await;
    town.clock.advance_secs(HOUR);
    town.pay(LIN, "10.00").await;
    town.pay(LIN, "10.00").await;
    town.clock.advance_secs(5 * DAY);
    jobs::settle(&town.app, servers[0]).await.unwrap();
    assert_eq!(ends().len(), 2, "the month is not over");
    assert_accounted(&town);
    town.assert_balanced().await;
}
