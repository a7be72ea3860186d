//! Calls every endpoint of members and merchants with objects of somebody else, and every endpoint
//! with the tokens of deactivated accounts.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Access, Endpoint};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::access::{all, send};
use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, RIVAL, SHOP, Town, Who, key};

/// How an endpoint handles objects of somebody else.
enum Others {
    /// It names no objects: it accesses only the own account, or public data.
    NamesNothing,
    /// It refuses them as if they did not exist.
    Refused(&'static str, Who, String, Value),
    /// It uses the own objects of that name, of which there are none.
    OwnAlone(Who, String, Value),
}

/// Objects of the first merchant and of Chen.
struct Things {
    card: String,
    company: String,
    member: String,
    tx_no: String,
    recharge: String,
    staff: String,
    settlement: String,
    session: String,
    code: String,
}

impl Things {
    async fn of(town: &Town) -> Self {
        let code = town.code(CHEN).await;
        let sale = json!({ "qr_plain": code, "amount": 10, "external_order_id": "o-1" });
        let sold: answers::Charged = town.post(CASHIER, &e::CHARGE, &sale).await.read();
        let cash = json!({
            "card_no": town.chen.card.card_no, "amount": 5, "payment_method": "cash",
        });
        let till = &e::MERCHANT_RECHARGE;
        let recharge: answers::Recharged = town.once(MANAGER, till, &key(), &cash).await.read();
        let company = json!({
            "discount_rate": 0.8, "owner_member_id": town.chen.member.id.uuid(),
            "binding_password": "open sesame",
        });
        let company: answers::CardChanged = town
            .once(ADMIN, &e::CREATE_CORPORATE_CARD, &key(), &company)
            .await
            .read();
        let staff: answers::StaffList = town.get(MANAGER, e::STAFF.path).await.read();
        town.clock.advance_secs(3600);
        let settle = json!({});
        let settled = town.post(MANAGER, &e::GENERATE_SETTLEMENT, &settle);
        let settled: answers::OneSettlement = settled.await.read();
        let me: answers::Me = town.get(CHEN, e::ME.path).await.read();
        let card = json!({ "card_id": town.card_id(CHEN) });
        let code: answers::QrGenerated = town.post(CHEN, &e::QR_GENERATE, &card).await.read();
        Self {
            card: town.card_id(CHEN).to_string(),
            company: company.card.id.to_string(),
            member: town.chen.member.id.to_string(),
            tx_no: sold.transaction.tx_no,
            recharge: recharge.transaction.tx_no,
            staff: staff.staff[0].id.to_string(),
            settlement: settled.settlement.id.to_string(),
            session: me.session_info.id.to_string(),
            code: code.code_id.to_string(),
        }
    }

    /// Returns how the endpoint handles them; `None` for an endpoint that is missing in this table.
    #[expect(
        clippy::too_many_lines,
        reason = "a table: a line or two for each endpoint"
    )]
    fn at(&self, endpoint: &Endpoint) -> Option<Others> {
        use Others::{NamesNothing, OwnAlone, Refused};
        let nothing = [
            e::LOGOUT,
            e::LOGOUT_ALL,
            e::PASSWORD,
            e::REAUTHENTICATE,
            e::TOTP,
            e::TOTP_CONFIRM,
            e::TOTP_REMOVE,
            e::ME,
            e::SESSIONS,
            e::MEMBER_CARDS,
            e::MEMBER_PROFILE,
            e::UPDATE_PROFILE,
            e::CHARGE,
            e::MERCHANT_RECHARGE,
            e::GENERATE_SETTLEMENT,
            e::MERCHANT_LIMITS,
            e::DAILY_SUMMARY,
            e::STAFF,
            e::CREATE_STAFF,
            e::ENROL_MEMBER,
            e::QR_VALIDATE,
        ];
        if nothing.contains(endpoint) {
            return Some(NamesNothing);
        }
        let path = |id: &str| endpoint.path_with_all(&[id, &self.member]);
        let plain = || endpoint.path.to_owned();
        let asking = |query: String| format!("{}?{query}", endpoint.path);
        let card = || json!({ "card_id": self.card });
        let none = Value::Null;
        let table = [
            (
                &e::QR_GENERATE,
                Refused("CARD_NOT_FOUND", LIN, plain(), card()),
            ),
            (
                &e::END_OWN_SESSION,
                Refused("NOT_FOUND", LIN, path(&self.session), none.clone()),
            ),
            (
                &e::MEMBER_CODE,
                Refused("NOT_FOUND", LIN, path(&self.code), none.clone()),
            ),
            (
                &e::STAFF_ACTIVATION,
                Refused("STAFF_NOT_FOUND", RIVAL, path(&self.staff), none.clone()),
            ),
            (
                &e::QR_REVOKE,
                Refused("CARD_NOT_FOUND", LIN, plain(), card()),
            ),
            (
                &e::MEMBER_RECHARGE,
                Refused(
                    "CARD_NOT_FOUND",
                    LIN,
                    plain(),
                    json!({ "card_id": self.card, "amount": 1, "payment_method": "sandbox" }),
                ),
            ),
            (
                &e::MEMBER_TRANSACTIONS,
                OwnAlone(LIN, asking(format!("card_id={}", self.card)), none.clone()),
            ),
            (
                &e::MEMBER_POINTS,
                Refused(
                    "CARD_NOT_FOUND",
                    LIN,
                    asking(format!("card_id={}", self.card)),
                    none.clone(),
                ),
            ),
            (
                &e::MEMBER_FREEZE,
                Refused("CARD_NOT_FOUND", LIN, plain(), card()),
            ),
            (
                &e::BIND_CARD,
                Refused(
                    "BINDING_REFUSED",
                    LIN,
                    plain(),
                    json!({ "card_id": self.company, "binding_password": "open" }),
                ),
            ),
            (
                &e::UNBIND_CARD,
                Refused(
                    "CARD_NOT_FOUND",
                    LIN,
                    plain(),
                    json!({ "card_id": self.company }),
                ),
            ),
            (
                &e::BINDINGS,
                Refused("CARD_NOT_FOUND", LIN, path(&self.company), none.clone()),
            ),
            (
                &e::SHARE_CARD,
                Refused(
                    "CARD_NOT_FOUND",
                    LIN,
                    path(&self.company),
                    json!({ "member_no": "M0000000001", "role": "member" }),
                ),
            ),
            (
                &e::UNSHARE_CARD,
                Refused("CARD_NOT_FOUND", LIN, path(&self.company), none.clone()),
            ),
            (
                &e::BINDING_PASSWORD,
                Refused(
                    "CARD_NOT_FOUND",
                    LIN,
                    path(&self.company),
                    json!({ "binding_password": null }),
                ),
            ),
            (
                &e::REFUND,
                Refused(
                    "ORIGINAL_TX_NOT_FOUND",
                    RIVAL,
                    plain(),
                    json!({ "original_tx_no": self.tx_no, "refund_amount": 1 }),
                ),
            ),
            (
                &e::REVERSE,
                OwnAlone(RIVAL, plain(), json!({ "external_order_id": "o-1" })),
            ),
            (
                &e::ORDER,
                Refused("ORDER_NOT_FOUND", RIVAL, path("o-1"), none.clone()),
            ),
            (
                &e::MERCHANT_RECHARGE_CANCEL,
                Refused(
                    "TX_NOT_FOUND",
                    RIVAL,
                    plain(),
                    json!({ "tx_no": self.recharge, "reason": "x" }),
                ),
            ),
            (
                &e::UPDATE_STAFF,
                Refused(
                    "STAFF_NOT_FOUND",
                    RIVAL,
                    path(&self.staff),
                    json!({ "name": "x" }),
                ),
            ),
            (&e::SETTLEMENTS, OwnAlone(RIVAL, plain(), none.clone())),
            (
                &e::SETTLEMENT,
                Refused(
                    "SETTLEMENT_NOT_FOUND",
                    RIVAL,
                    path(&self.settlement),
                    none.clone(),
                ),
            ),
            (
                &e::SETTLEMENT_CSV,
                Refused(
                    "SETTLEMENT_NOT_FOUND",
                    RIVAL,
                    path(&self.settlement),
                    none.clone(),
                ),
            ),
            (
                &e::SET_MERCHANT_LIMITS,
                Refused(
                    "STAFF_NOT_FOUND",
                    RIVAL,
                    plain(),
                    json!({ "limits": [{ "kind": "staff_refund_day", "object_id": self.staff,
                    "amount": 1 }] }),
                ),
            ),
            (
                &e::MERCHANT_TRANSACTIONS,
                OwnAlone(RIVAL, plain(), none.clone()),
            ),
            (
                &e::MERCHANT_TRANSACTIONS_CSV,
                OwnAlone(RIVAL, plain(), none.clone()),
            ),
            (
                &e::TRANSACTION,
                Refused("TX_NOT_FOUND", LIN, path(&self.tx_no), none),
            ),
        ];
        let mut table = table.into_iter();
        table
            .find(|(known, _)| *known == endpoint)
            .map(|(_, others)| others)
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_endpoint_keeps_off_what_is_somebody_elses(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("PAYMENT_SANDBOX", "true")]).await;
    let things = Things::of(&town).await;
    let secrets = [
        &things.card,
        &things.tx_no,
        &things.recharge,
        &things.settlement,
    ];
    for endpoint in all() {
        let is_administrators = endpoint.path.starts_with("/admin/");
        if endpoint.access == Access::Public || is_administrators {
            continue;
        }
        let what = format!("{} {}", endpoint.method, endpoint.path);
        let others = things.at(endpoint);
        let ask = async |who, path: &str, body: &Value| {
            let request = town.request_by(who, endpoint.method, path).await;
            let request = request.header("Idempotency-Key", key());
            Answer::to(if body.is_null() {
                request
            } else {
                request.json(body)
            })
            .await
        };
        let books = town.books();
        match others.unwrap_or_else(|| panic!("no line for {what}")) {
            Others::NamesNothing => assert!(!endpoint.path.contains('{'), "{what}"),
            Others::Refused(code, who, path, body) => {
                let answer = ask(who, &path, &body).await;
                assert_eq!(answer.code(), code, "{what}: {}", answer.text());
                town.assert_books(&books, &what);
            }
            Others::OwnAlone(who, path, body) => {
                let answer = ask(who, &path, &body).await;
                assert_eq!(answer.status, 200, "{what}: {}", answer.text());
                let text = answer.text();
                let seen = secrets.iter().find(|secret| text.contains(secret.as_str()));
                assert_eq!(seen, None, "{what}: {text}");
            }
        }
    }
    let path = e::ORDER.path_with("o-1");
    let order: answers::OneTransaction = town.get(CASHIER, &path).await.read();
    assert_eq!(order.transaction.status, "completed");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_stopped_opens_no_endpoint(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let admin = json!({ "name": "second", "password": "a password to begin with" });
    town.post(ADMIN, &e::CREATE_ADMIN, &admin)
        .await
        .read::<Value>();
    let second =
        json!({ "role": "admin", "identifier": "second", "password": "a password to begin with" });
    let second: answers::SignedIn = town.login(&second).await.read();
    let admins: answers::Admins = town.get(ADMIN, e::ADMINS.path).await.read();
    let mut admins = admins.admins.into_iter();
    let admin = admins.find(|admin| admin.name == "second").unwrap();
    let mut tokens = vec![second.token().to_owned()];
    for who in [LIN, CASHIER, MANAGER, SHOP] {
        tokens.push(town.sign_in(who).await);
    }
    let member = json!({ "member_id": town.lin.member.id.uuid() });
    town.post(ADMIN, &e::SUSPEND_MEMBER, &member)
        .await
        .read::<Value>();
    let merchant = json!({ "merchant_id": town.shop.uuid() });
    town.post(ADMIN, &e::SUSPEND_MERCHANT, &merchant)
        .await
        .read::<Value>();
    let inactive = json!({ "status": "inactive" });
    let id = admin.id.to_string();
    let stopped = town.send(ADMIN, &e::UPDATE_ADMIN, &[&id], &inactive).await;
    stopped.read::<Value>();
    let books = town.books();
    for endpoint in all() {
        for token in &tokens {
            let answer = send(&town, endpoint, token).await;
            if endpoint.access != Access::Public {
                answer.refused(401, "SESSION_REVOKED");
            }
        }
    }
    town.assert_books(&books, "requests of who was stopped");
}
