//! The common parts of all answers, and the rules for accounts.

use mps_protocol::answers;
use mps_protocol::endpoint::{self, Endpoint, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, Town, key};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paths_and_methods_that_do_not_exist_are_refused_in_the_same_form(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    for path in [
        "/",
        "/nothing",
        "/member",
        "/auth/login/",
        "/Auth/Login",
        "/common/transactions/",
    ] {
        Answer::to(town.request(Method::Get, path))
            .await
            .refused(404, "NOT_FOUND");
    }
    for endpoint in endpoint::ALL {
        let url = format!("{}{}", town.base, endpoint.path_with("x"));
        let answer = Answer::to(town.http.request(reqwest::Method::TRACE, url)).await;
        answer.refused(405, "METHOD_NOT_ALLOWED");
        let url = format!("{}{}", town.base, endpoint.path_with("x"));
        let asked = Answer::to(town.http.request(reqwest::Method::OPTIONS, url)).await;
        asked.refused(405, "METHOD_NOT_ALLOWED");
        let allowed = answer.header("allow").to_owned();
        assert!(
            allowed.contains(&endpoint.method.to_string()),
            "{allowed:?}"
        );
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_path_that_is_no_text_is_refused_in_the_same_form(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let transaction = town.get(ADMIN, "/common/transactions/%FF").await;
    let order = town.get(CASHIER, "/merchant/orders/%FF").await;
    let session = town
        .request_by(ADMIN, Method::Delete, "/admin/sessions/%FF")
        .await;
    for answer in [transaction, order, Answer::to(session).await] {
        assert!([400, 404].contains(&answer.status), "{}", answer.status);
        answer.refused(answer.status, &answer.code());
    }
    for path in [
        "/common/transactions/%00",
        "/common/transactions/%F0%9F%92%B3",
    ] {
        town.get(ADMIN, path).await.refused(404, "TX_NOT_FOUND");
    }
    let request = town
        .request_by(ADMIN, Method::Delete, "/admin/sessions/seven")
        .await;
    let error = Answer::to(request).await.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("id"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_come_in_the_language_that_was_asked_for(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let message = async |language: Option<&str>| {
        let request = town.request(Method::Get, "/member/cards");
        let request = match language {
            Some(language) => request.header("Accept-Language", language),
            None => request,
        };
        Answer::to(request)
            .await
            .refused(401, "TOKEN_MISSING")
            .message
    };
    assert_eq!(message(None).await, "請重新登入");
    assert_eq!(message(Some("fr-FR")).await, "請重新登入");
    assert_eq!(message(Some("zh-CN,zh;q=0.9")).await, "请重新登录");
    assert_eq!(
        message(Some("fr, en-GB;q=0.8, zh-CN;q=0.5")).await,
        "Please sign in"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_has_a_request_id_of_the_servers_own(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let mut seen = Vec::new();
    for path in ["/live", "/member/cards", "/nothing"] {
        let request = town.request_by(LIN, Method::Get, path).await;
        let answer = Answer::to(request.header("X-Request-Id", "mine")).await;
        let id = Uuid::parse_str(answer.header("x-request-id")).unwrap();
        assert!(!seen.contains(&id));
        seen.push(id);
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_tells_how_it_is(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let get = async |path: &str| Answer::to(town.request(Method::Get, path)).await;
    let health: answers::Health = get("/health").await.read();
    assert_eq!(
        (health.status.as_str(), health.services.database.as_str()),
        ("healthy", "connected")
    );
    assert_eq!(health.timestamp, "2026-03-02T04:00:00.000000Z");
    assert_eq!(health.services.redis, "not_configured");
    assert_eq!(get("/ready").await.read::<answers::Ready>().status, "ready");
    assert!(get("/live").await.read::<answers::Success>().success);
    town.app.start_draining();
    assert_eq!(get("/ready").await.status, 503, "no more traffic, please");
    let live = get("/live").await;
    assert_eq!((live.status, live.header("connection")), (200, "close"));
    town.charge(&town.code(LIN).await, "1.00", &key())
        .await
        .read::<Value>();
}

/// Asserts that an account is refused because of one of its fields.
async fn refuse(
    town: &Town,
    endpoint: &Endpoint,
    body: &Value,
    (status, code): (u16, &str),
    field: &str,
) {
    let who = if *endpoint == endpoint::CREATE_STAFF {
        MANAGER
    } else {
        ADMIN
    };
    let answer = town.post(who, endpoint, body).await;
    assert_eq!(answer.code(), code, "{body}");
    let error = answer.refused(status, code);
    assert_eq!(error.details.field.as_deref(), Some(field), "{body}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_are_held_to_their_form(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let books = town.books();
    let wang = |field: &str, value: Value| {
        let mut body = json!({ "name": "Wang" });
        body[field] = value;
        body
    };
    let identity = |value: Value| wang("external_identity", value);
    let cases = [
        (wang("name", " ".into()), "VALIDATION_FAILED", "name"),
        (wang("name", "a\nb".into()), "VALIDATION_FAILED", "name"),
        (
            wang("name", "x".repeat(201).into()),
            "VALIDATION_FAILED",
            "name",
        ),
        (wang("phone", "12".into()), "VALIDATION_FAILED", "phone"),
        (wang("email", "x".into()), "VALIDATION_FAILED", "email"),
        (
            wang("password", "7 chars".into()),
            "PASSWORD_TOO_SHORT",
            "password",
        ),
        (
            wang("password", "x".repeat(1025).into()),
            "VALIDATION_FAILED",
            "password",
        ),
        (
            identity(json!({ "provider": "qq", "external_id": "1" })),
            "VALIDATION_FAILED",
            "external_identity.provider",
        ),
        (
            identity(json!({ "provider": "line", "id": "1" })),
            "VALIDATION_FAILED",
            "external_identity.id",
        ),
    ];
    for (body, code, field) in cases {
        refuse(&town, &endpoint::CREATE_MEMBER, &body, (400, code), field).await;
    }
    let staff = |operator: &str, role: &str| json!({ "operator": operator, "name": "n", "role": role, "password": "a long password" });
    let wrong = (400, "VALIDATION_FAILED");
    let create = &endpoint::CREATE_STAFF;
    refuse(
        &town,
        create,
        &staff("two words", "cashier"),
        wrong,
        "operator",
    )
    .await;
    refuse(&town, create, &staff("boss", "admin"), wrong, "role").await;
    refuse(&town, create, &staff("boss", "root"), wrong, "role").await;
    town.assert_books(&books, "accounts of the wrong form");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_tells_accounts_apart_belongs_to_one_of_them(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let identity = json!({ "provider": "line", "external_id": "U1" });
    let body = json!({ "name": "Wang", "external_identity": identity });
    town.post(ADMIN, &endpoint::CREATE_MEMBER, &body)
        .await
        .read::<Value>();
    let books = town.books();
    let password = "a long password";
    let member = &endpoint::CREATE_MEMBER;
    let phone = json!({ "name": "Wang", "phone": "0912000001" });
    refuse(&town, member, &phone, (409, "PHONE_ALREADY_USED"), "phone").await;
    let email = json!({ "name": "Wang", "email": "LIN@example.com" });
    refuse(&town, member, &email, (409, "EMAIL_ALREADY_USED"), "email").await;
    let bound = (409, "EXTERNAL_ID_ALREADY_BOUND");
    refuse(&town, member, &body, bound, "external_identity").await;
    let merchant = json!({ "code": "SHOP-A", "name": "n", "password": password });
    let used = (409, "MERCHANT_CODE_ALREADY_USED");
    refuse(&town, &endpoint::CREATE_MERCHANT, &merchant, used, "code").await;
    let wrong = (400, "VALIDATION_FAILED");
    let admin = json!({ "name": "root", "password": password });
    refuse(&town, &endpoint::CREATE_ADMIN, &admin, wrong, "name").await;
    let staff = json!({
        "operator": "cashier", "name": "n", "role": "cashier", "password": password,
    });
    refuse(&town, &endpoint::CREATE_STAFF, &staff, wrong, "operator").await;
    town.assert_books(&books, "accounts that there are already");
    assert_eq!(town.balance(CHEN).await, "4000.00");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metrics_count_what_happens_by_endpoint_and_not_by_path(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let token = "a token for metrics";
    let town = Town::with(on, &[("METRICS_TOKEN", token)]).await;
    let payment = town.pay(LIN, "120.00").await;
    let tx_no = payment.tx_no.as_str();
    for path in [tx_no, "PAY9999999999"] {
        town.get(CASHIER, &endpoint::TRANSACTION.path_with(path))
            .await;
    }
    town.charge("MPS1.made-up", "1.00", &key()).await;
    town.login(&LIN.login("a wrong password")).await;
    town.get(LIN, "/some/where").await;
    let odd = town
        .http
        .request("BREW".parse().unwrap(), format!("{}/live", town.base));
    Answer::to(odd).await.refused(405, "METHOD_NOT_ALLOWED");

    let request = || town.request(Method::Get, "/metrics");
    Answer::to(request()).await.refused(401, "TOKEN_MISSING");
    let wrong = Answer::to(request().bearer_auth("a token for metricz")).await;
    wrong.refused(401, "TOKEN_INVALID");
    let metrics = Answer::to(request().bearer_auth(token)).await;
    assert_eq!(metrics.status, 200);
    let text = metrics.text();
    for line in [
        r#"mps_api_requests_total{method="POST",endpoint="/merchant/charge",status="200"} 1"#,
        r#"mps_api_requests_total{method="POST",endpoint="/merchant/charge",status="400"} 1"#,
        r#"mps_api_requests_total{method="GET",endpoint="/common/transactions/{tx_no}",status="200"} 1"#,
        r#"mps_api_requests_total{method="",endpoint="none",status="404"} 1"#,
        r#"mps_api_requests_total{method="",endpoint="none",status="405"} 1"#,
        r#"mps_api_request_duration_seconds_count{method="POST",endpoint="/merchant/charge"} 2"#,
        r#"mps_api_rpc_calls_total{function_name="merchant_charge_by_qr",status="refused"} 1"#,
        r#"mps_api_auth_attempts_total{role="member",status="failure"} 1"#,
        r#"mps_member_logins_total{status="success"} 1"#,
        r#"mps_payment_amount_bucket{le="100.0"} 0"#,
        r#"mps_payment_amount_bucket{le="500.0"} 1"#,
        r#"mps_rejected_charges_total{code="QR_EXPIRED_OR_INVALID"} 1"#,
        r#"mps_active_sessions{role="member"} 1"#,
        r#"mps_active_sessions{role="merchant"} 0"#,
        r#"mps_build_info{version=""#,
        "process_resident_memory_bytes ",
        "process_cpu_seconds_total ",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(
        !text.contains(tx_no) && !text.contains("/some/where"),
        "{text}"
    );
    assert!(!text.contains("\nmps_redis_up "), "no Redis is configured");

    let off = Town::with(on, &[("METRICS_ENABLED", "false")]).await;
    let answer = Answer::to(off.request(Method::Get, "/metrics")).await;
    answer.refused(404, "NOT_FOUND");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_named_sites_may_ask_and_of_others_not(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let site = "https://shop.example";
    let town = Town::with(on, &[("CORS_ORIGINS", "[\"https://shop.example\"]")]).await;
    let from = async |origin: &str| {
        let request = town
            .request(Method::Get, "/health")
            .header("Origin", origin);
        Answer::to(request).await
    };
    let named = from(site).await;
    assert_eq!(named.header("access-control-allow-origin"), site);
    assert_eq!(named.header("x-frame-options"), "DENY");
    assert_eq!(named.header("referrer-policy"), "no-referrer");
    let stranger = from("https://evil.example").await;
    assert_eq!(stranger.header("access-control-allow-origin"), "");

    let url = format!("{}/merchant/charge", town.base);
    let asked = town.http.request(reqwest::Method::OPTIONS, url);
    let asked = asked
        .header("Origin", site)
        .header("Access-Control-Request-Method", "POST")
        .header(
            "Access-Control-Request-Headers",
            "authorization,idempotency-key",
        );
    let answer = asked.send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let allowed = answer.headers()["access-control-allow-headers"]
        .to_str()
        .unwrap();
    assert!(allowed.contains("idempotency-key"), "{allowed}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_strangers_word_about_its_address_is_not_believed_and_a_proxys_is(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let addresses = async |settings: &[(&str, &str)]| {
        let town = Town::with(on, settings).await;
        let body = LIN.login("a wrong password");
        let request = town.request(Method::Post, "/auth/login");
        let request = request
            .header("X-Forwarded-For", "198.51.100.7")
            .json(&body);
        Answer::to(request)
            .await
            .refused(401, "INVALID_CREDENTIALS");
        town.rows(
            "SELECT address FROM mps.audit_log WHERE operation = 'sign_in' AND refusal IS NOT NULL",
        )
    };
    assert_eq!(addresses(&[]).await, ["127.0.0.1"]);
    let behind = [("TRUSTED_PROXIES", "127.0.0.0/8")];
    assert_eq!(addresses(&behind).await, ["198.51.100.7"]);
}
