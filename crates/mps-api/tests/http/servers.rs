//! Three servers on one set of books behave as one.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use futures::future::join_all;
use mps_protocol::answers;
use mps_protocol::endpoint::{self, Endpoint};
use mps_testbed::On;
use serde_json::{Value, json};

use crate::answer::{Answer, with_status};
use crate::neighbour::Neighbour;
use crate::support::{CASHIER, LIN, MANAGER, Town, Who, key};

/// A town with two more servers.
struct Fleet {
    town: Town,
    others: [Neighbour; 2],
}

impl Fleet {
    async fn new(settings: &[(&str, &str)]) -> Self {
        let town = Town::with(On::Postgres, settings).await;
        let others = [
            town.neighbour(settings).await,
            town.neighbour(settings).await,
        ];
        Self { town, others }
    }

    /// Returns the address of the server whose turn it is.
    fn base(&self, turn: usize) -> &str {
        match turn % 3 {
            0 => &self.town.base,
            turn => &self.others[turn - 1].base,
        }
    }

    /// Sends a request with a key to the server whose turn it is.
    async fn once(
        &self,
        turn: usize,
        who: Who,
        endpoint: &Endpoint,
        key: &str,
        body: &Value,
    ) -> Answer {
        let url = format!("{}{}", self.base(turn), endpoint.path);
        let request = self.town.http.post(url).json(body);
        let request = request.bearer_auth(self.town.token(who).await);
        Answer::to(request.header("Idempotency-Key", key)).await
    }

    async fn charge(&self, turn: usize, code: &str, amount: &str, key: &str) -> Answer {
        let body = json!({ "qr_plain": code, "amount": amount });
        self.once(turn, CASHIER, &endpoint::CHARGE, key, &body)
            .await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_200_charges_at_once_on_three_servers_a_card_pays_those_that_it_holds_money_for() {
    let fleet = Fleet::new(&[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = fleet.town.code(LIN).await;
    fleet.town.token(CASHIER).await;
    let keys: Vec<String> = (0..200).map(|_| key()).collect();
    let charges = keys.iter().enumerate();
    let charges = charges.map(|(turn, key)| fleet.charge(turn, &code, "10.00", key));
    let answers = join_all(charges).await;

    let paid: HashSet<String> = with_status(&answers, 200)
        .iter()
        .map(|answer| answer.read::<answers::Charged>().transaction.tx_no)
        .collect();
    assert_eq!(paid.len(), 100);
    for answer in with_status(&answers, 400) {
        answer.refused(400, "INSUFFICIENT_BALANCE");
    }
    assert_eq!(with_status(&answers, 400).len(), 100);
    assert_eq!(fleet.town.balance(LIN).await, "0.00");
    fleet.town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_50_refunds_at_once_on_three_servers_no_more_is_given_back_than_was_paid() {
    let fleet = Fleet::new(&[]).await;
    let paid = fleet.town.pay(LIN, "100.00").await;
    fleet.town.token(MANAGER).await;
    let body = json!({ "original_tx_no": paid.tx_no, "refund_amount": "3.00" });
    let keys: Vec<String> = (0..50).map(|_| key()).collect();
    let refunds = keys.iter().enumerate();
    let refunds =
        refunds.map(|(turn, key)| fleet.once(turn, MANAGER, &endpoint::REFUND, key, &body));
    let answers = join_all(refunds).await;

    assert_eq!(with_status(&answers, 200).len(), 33);
    for answer in with_status(&answers, 409) {
        answer.refused(409, "REFUND_EXCEEDS_REMAINING");
    }
    assert_eq!(with_status(&answers, 409).len(), 17);
    assert_eq!(fleet.town.balance(LIN).await, "999.00");
    fleet.town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_key_sent_50_times_at_once_to_three_servers_makes_one_transaction() {
    let fleet = Fleet::new(&[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = fleet.town.code(LIN).await;
    fleet.town.token(CASHIER).await;
    let key = key();
    let answers = join_all((0..50).map(|turn| fleet.charge(turn, &code, "10.00", &key))).await;

    let bodies: HashSet<&[u8]> = with_status(&answers, 200)
        .iter()
        .map(|answer| answer.body.as_slice())
        .collect();
    assert_eq!((with_status(&answers, 200).len(), bodies.len()), (50, 1));
    let replayed = answers.iter().filter(|answer| answer.replayed()).count();
    assert_eq!(replayed, 49);
    assert_eq!(fleet.town.balance(LIN).await, "990.00");
    fleet.town.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_of_one_server_pays_on_another_and_a_session_ends_on_all() {
    let fleet = Fleet::new(&[]).await;
    let code = fleet.town.code(LIN).await;
    let charged = fleet.charge(1, &code, "10.00", &key()).await;
    charged.read::<answers::Charged>();
    fleet
        .charge(2, &code, "10.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");

    let token = fleet.town.sign_in(LIN).await;
    let me = |turn: usize| {
        let url = format!("{}/auth/me", fleet.base(turn));
        Answer::to(fleet.town.http.get(url).bearer_auth(&token))
    };
    for turn in 0..3 {
        me(turn).await.read::<answers::Me>();
    }
    let url = format!("{}/auth/logout", fleet.base(0));
    let out = Answer::to(fleet.town.http.post(url).bearer_auth(&token)).await;
    out.read::<answers::Success>();
    let ended = Instant::now();
    me(0).await.refused(401, "SESSION_REVOKED");
    // The clock of these servers stands still, and with it the second for which they trust a
    // session.
    fleet.town.clock.advance_secs(1);
    for turn in 1..3 {
        me(turn).await.refused(401, "SESSION_REVOKED");
    }
    assert!(ended.elapsed() < Duration::from_secs(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn charges_and_reversals_that_meet_on_two_servers_leave_no_order_paid() {
    let fleet = Fleet::new(&[("PAYMENT_CODE_REUSE", "true")]).await;
    let code = fleet.town.code(LIN).await;
    fleet.town.token(CASHIER).await;
    fleet.town.token(MANAGER).await;
    let races = (0..60).map(|number| {
        let order = json!({ "external_order_id": format!("RACE-{number}") });
        let mut sale = order.clone();
        sale["qr_plain"] = code.as_str().into();
        sale["amount"] = "10.00".into();
        let fleet = &fleet;
        async move {
            let (one, other) = (key(), key());
            tokio::join!(
                fleet.once(number, CASHIER, &endpoint::CHARGE, &one, &sale),
                fleet.once(number + 1, MANAGER, &endpoint::REVERSE, &other, &order),
            )
        }
    });
    for (charged, reversed) in join_all(races).await {
        let reversed: answers::Reversed = reversed.read();
        if reversed.outcome == "blocked" {
            charged.refused(409, "ORDER_REVERSED");
        } else {
            assert_eq!(reversed.outcome, "reversed");
            charged.read::<answers::Charged>();
        }
    }
    assert_eq!(fleet.town.balance(LIN).await, "1000.00");
    fleet.town.assert_balanced().await;
}
