//! Login names, which are one however they are cased.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::names::create;
use crate::support::{ADMIN, CASHIER, LIN, MANAGER, PASSWORD, RIVAL, SHOP, Town};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn login_names_are_one_however_they_are_cased(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let books = town.books();
    let staff =
        json!({ "operator": "CASHIER", "name": "x", "role": "cashier", "password": PASSWORD });
    let second = town.post(MANAGER, &e::CREATE_STAFF, &staff).await;
    let error = second.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("operator"));
    let merchant = json!({ "code": "shop-a", "name": "x", "password": PASSWORD });
    let second = town.post(ADMIN, &e::CREATE_MERCHANT, &merchant).await;
    second.refused(409, "MERCHANT_CODE_ALREADY_USED");
    let admin = json!({ "name": "Root", "password": PASSWORD });
    let second = town.post(ADMIN, &e::CREATE_ADMIN, &admin).await;
    let error = second.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("name"));
    town.assert_books(&books, "names that differ in case only");
    // The same name at another merchant is another account.
    town.post(
        RIVAL,
        &e::CREATE_STAFF,
        &json!({ "operator": "Colleague", "name": "x",
        "role": "cashier", "password": PASSWORD }),
    )
    .await
    .read::<Value>();

    for (who, spellings) in [
        (
            SHOP,
            vec![("shop-a", None), ("Shop-A", None), (" ＳＨＯＰ-A ", None)],
        ),
        (ADMIN, vec![("ROOT", None), ("Root", None), ("root ", None)]),
        (
            CASHIER,
            vec![
                ("shop-a", Some("Cashier")),
                ("SHOP-A", Some("CASHIER")),
                ("shop-A", Some("cashier")),
            ],
        ),
    ] {
        let exact: Value = town.login(&who.login(PASSWORD)).await.read();
        for (identifier, operator) in spellings {
            let mut body = who.login(PASSWORD);
            body["identifier"] = identifier.into();
            if let Some(operator) = operator {
                body["operator"] = operator.into();
            }
            let answer = town.login(&body).await;
            assert_eq!(answer.status, 200, "{identifier:?} {operator:?}");
            let signed_in: Value = answer.read();
            assert_eq!(
                signed_in["user_info"]["id"], exact["user_info"]["id"],
                "{identifier:?}"
            );
        }
    }

    // Lists are filtered by the same names.
    town.pay(LIN, "1.00").await;
    let listed: answers::Transactions = town
        .get(MANAGER, "/merchant/transactions?operator=CASHIER")
        .await
        .read();
    assert!(!listed.transactions.is_empty());
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_no_account_can_have_is_refused_before_anything_is_done_with_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let events = town.rows("SELECT count(*) FROM mps.audit_log");
    for (field, letters) in [
        ("identifier", 255),
        ("identifier", 60_000),
        ("operator", 65),
    ] {
        let mut body = json!({
            "role": "merchant", "identifier": "SHOP-A", "operator": "cashier", "password": "x",
        });
        body[field] = "x".repeat(letters).into();
        let refused = town.login(&body).await;
        let error = refused.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some(field));
    }
    assert_eq!(town.rows("SELECT count(*) FROM mps.audit_log"), events);
    let longest = "x".repeat(254);
    let body = json!({ "role": "member", "identifier": longest, "password": "x" });
    town.login(&body).await.refused(401, "INVALID_CREDENTIALS");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failed_sign_ins_are_counted_whatever_the_spelling(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let settings = [
        ("LOGIN_RATE_LIMIT", "1000"),
        ("TRUSTED_PROXIES", "127.0.0.0/8"),
    ];
    let town = Town::with(on, &settings).await;
    // From a network that no account is known from.
    let sign_in = async |body: &Value| {
        let request = town.request(Method::Post, e::LOGIN.path).json(body);
        Answer::to(request.header("X-Forwarded-For", "198.51.100.1")).await
    };
    create(&town, "x", Some("13800138000"), None)
        .await
        .read::<Value>();
    let cases = [
        (
            ("merchant", Some("cashier")),
            ["SHOP-A", "shop-a", " Shop-A", "ＳＨＯＰ-A", "SHOP-a"],
        ),
        (
            ("admin", None),
            ["root", "ROOT", "Root", "root ", "ｒｏｏｔ"],
        ),
        (
            ("member", None),
            [
                "13800138000",
                "+8613800138000",
                "0086 138 0013 8000",
                "138-0013-8000",
                "8613800138000",
            ],
        ),
        (
            ("member", None),
            [
                "M00000001",
                "m00000001",
                "m 0000 0001",
                " M00000001",
                "Ｍ00000001",
            ],
        ),
        (
            ("member", None),
            [
                "+99912345678",
                "99912345678",
                "999 1234 5678",
                "999-12345678",
                " 99912345678",
            ],
        ),
    ];
    for ((role, operator), spellings) in cases {
        let login = |identifier: &str, password: &str| {
            let mut body = json!({ "role": role, "identifier": identifier, "password": password });
            if let Some(operator) = operator {
                body["operator"] = Value::from(operator);
            }
            body
        };
        for identifier in spellings {
            let wrong = sign_in(&login(identifier, "not the password")).await;
            wrong.refused(401, "INVALID_CREDENTIALS");
        }
        for identifier in spellings {
            let locked = sign_in(&login(identifier, "not the password")).await;
            locked.refused(429, "ACCOUNT_LOCKED");
        }
    }
}
