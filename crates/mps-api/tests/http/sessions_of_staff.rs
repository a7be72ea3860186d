//! Sessions of a merchant's staff: deactivating the merchant ends them, and nothing restores them.

use mps_protocol::endpoint::Endpoint;
use mps_protocol::{Method, answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, LIN, MANAGER, PASSWORD, RIVAL, SHOP, Town, key};

async fn post(town: &Town, token: &str, endpoint: &Endpoint, body: &Value) -> Answer {
    let request = town.request(Method::Post, endpoint.path).bearer_auth(token);
    Answer::to(request.header("Idempotency-Key", key()).json(body)).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_merchant_that_is_activated_again_has_none_of_its_old_sessions(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let mut tokens = Vec::new();
    for who in [SHOP, MANAGER, CASHIER] {
        tokens.push(town.token(who).await);
    }
    let rival = town.token(RIVAL).await;
    let merchant = json!({ "merchant_id": town.shop.uuid(), "reason": "a till was stolen" });
    let code = town.code(LIN).await;
    let assert_over = async |after: &str| {
        for token in &tokens {
            let me = town.request(Method::Get, "/auth/me").bearer_auth(token);
            let error = Answer::to(me).await.refused(401, "SESSION_REVOKED");
            assert!(!error.message.is_empty(), "{after}");
        }
        let sale = json!({ "qr_plain": code, "amount": "1.00" });
        let cash = json!({
            "card_no": town.lin.card.card_no, "amount": "1000.00", "payment_method": "cash",
        });
        let staff = json!({
            "operator": "thief", "name": "x", "role": "manager", "password": PASSWORD,
        });
        let books = town.books();
        for (token, endpoint, body) in [
            (&tokens[2], &e::CHARGE, &sale),
            (&tokens[1], &e::MERCHANT_RECHARGE, &cash),
            (&tokens[1], &e::CREATE_STAFF, &staff),
            (&tokens[0], &e::CREATE_STAFF, &staff),
        ] {
            let refused = post(&town, token, endpoint, body).await;
            refused.refused(401, "SESSION_REVOKED");
        }
        town.assert_books(&books, after);
    };
    for _ in 0..2 {
        town.post(ADMIN, &e::SUSPEND_MERCHANT, &merchant)
            .await
            .read::<Value>();
        assert_over("while the merchant is stopped").await;
        town.post(ADMIN, &e::ACTIVATE_MERCHANT, &merchant)
            .await
            .read::<Value>();
        assert_over("after it was activated").await;
        town.clock.advance_secs(60);
    }
    // Accounts that sign in again work again, and the other merchant was not affected.
    for who in [SHOP, MANAGER, CASHIER] {
        let token = town.sign_in(who).await;
        let me = town.request(Method::Get, "/auth/me").bearer_auth(token);
        Answer::to(me).await.read::<answers::Me>();
    }
    let cashier = town.sign_in(CASHIER).await;
    let sale = json!({ "qr_plain": code, "amount": "1.00" });
    let charged = post(&town, &cashier, &e::CHARGE, &sale).await;
    charged.read::<answers::Charged>();
    let me = town.request(Method::Get, "/auth/me").bearer_auth(rival);
    Answer::to(me).await.read::<answers::Me>();
}
