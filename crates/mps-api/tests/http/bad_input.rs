//! Invalid requests: each is refused with its code and the name of its field, and leaves the books
//! unchanged.

use std::time::Duration;

use mps_protocol::endpoint::{self, Endpoint, Method};
use mps_testbed::On;
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use rstest::rstest;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, LIN, MANAGER, Town, Who, key};

/// Sends a request with a new key and exactly this body.
async fn raw(town: &Town, who: Who, endpoint: &Endpoint, body: impl Into<Vec<u8>>) -> Answer {
    Answer::to(raw_request(town, who, endpoint).await.body(body.into())).await
}

async fn raw_request(town: &Town, who: Who, endpoint: &Endpoint) -> RequestBuilder {
    let request = town.request_by(who, Method::Post, endpoint.path).await;
    request
        .header(CONTENT_TYPE, "application/json")
        .header("Idempotency-Key", key())
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_the_wrong_shape_is_refused_with_its_field_named(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    let cases = [
        (r"", None),
        (r#"{"qr_plain":"#, None),
        (r#"{"qr_plain":"CODE","amount":1} x"#, None),
        (r#"{"qr_plain":"CODE","amount":NaN}"#, None),
        (r#"{"qr_plain":"CODE","amount":01}"#, None),
        ("{\"qr_plain\":\"CODE\",\"amount\":\"\u{1}\"}", None),
        (
            r#"{"qr_plain":"CODE","amount":1,"ammount":2}"#,
            Some("ammount"),
        ),
        (
            r#"{"qr_plain":"CODE","amount":1,"Amount":2}"#,
            Some("Amount"),
        ),
        (r#"{"qr_plain":"CODE"}"#, Some("amount")),
        (r#"{"amount":1}"#, Some("qr_plain")),
        (r#"{"qr_plain":null,"amount":1}"#, Some("qr_plain")),
        (r#"{"qr_plain":7,"amount":1}"#, Some("qr_plain")),
        (r#"{"qr_plain":"CODE","amount":1,"tag":[1]}"#, Some("tag")),
        (
            r#"{"qr_plain":"CODE","amount":1,"tag":"text"}"#,
            Some("tag"),
        ),
        (
            r#"{"qr_plain":"CODE","amount":1,"external_order_id":7}"#,
            Some("external_order_id"),
        ),
        (
            r#"{"qr_plain":"CODE","amount":1,"external_order_id":""}"#,
            Some("external_order_id"),
        ),
        (
            r#"{"qr_plain":"CODE","amount":1,"external_order_id":"a\nb"}"#,
            Some("external_order_id"),
        ),
    ];
    for (body, field) in cases {
        let body = body.replace("CODE", &code);
        let answer = raw(&town, CASHIER, &endpoint::CHARGE, body.as_str()).await;
        let error = answer.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), field, "{body}: {error:?}");
        assert!(error.details.suggestion.is_some(), "{body}");
    }
    town.assert_books(&books, "bodies of the wrong shape");
    assert_eq!(town.charge(&code, "1.00", &key()).await.status, 200);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_no_object_is_refused(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    for body in [
        "null",
        "1",
        "\"text\"",
        "[]",
        r#"["CODE","1.00",null,null]"#,
    ] {
        let body = body.replace("CODE", &code);
        let answer = raw(&town, CASHIER, &endpoint::CHARGE, body.as_str()).await;
        assert_eq!(
            answer.code(),
            "VALIDATION_FAILED",
            "{body}: {}",
            answer.text()
        );
    }
    town.assert_books(&books, "bodies that are no objects");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn json_that_is_meant_to_hurt_is_refused_like_any_other(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    let deep = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    for tag in [&deep, "1e999", r#""\ud800""#, r#"{"t":"\ud800"}"#] {
        let body = format!(r#"{{"qr_plain":"{code}","amount":1,"tag":{tag}}}"#);
        let answer = raw(&town, CASHIER, &endpoint::CHARGE, body).await;
        answer.refused(400, "VALIDATION_FAILED");
        let body = format!(r#"{{"qr_plain":"{code}","amount":{tag}}}"#);
        let answer = raw(&town, CASHIER, &endpoint::CHARGE, body).await;
        answer.refused(400, "VALIDATION_FAILED");
    }
    let invalid = [
        br#"{"qr_plain":""#.as_slice(),
        &[0xff, 0xfe],
        br#"","amount":1}"#,
    ]
    .concat();
    let answer = raw(&town, CASHIER, &endpoint::CHARGE, invalid).await;
    answer.refused(400, "VALIDATION_FAILED");
    town.assert_books(&books, "JSON that is meant to hurt");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mistake_names_a_field_that_there_is_or_none(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    let twice = format!(r#"{{"qr_plain":"{code}","amount":1,"amount":2}}"#);
    let named = async |body: &str| {
        let answer = raw(&town, CASHIER, &endpoint::CHARGE, body).await;
        answer.refused(400, "VALIDATION_FAILED").details.field
    };
    assert_eq!(named(&twice).await.as_deref(), Some("amount"));
    assert_eq!(named("null").await, None);
    town.assert_books(&books, "mistakes");
}

/// The endpoints that take an amount: account, endpoint, body, field, and the code for an amount
/// out of bounds.
fn amounts(
    town: &Town,
    code: &str,
    paid: &str,
) -> Vec<(Who, Endpoint, Value, &'static str, &'static str)> {
    let card_id = town.card_id(LIN);
    let card_no = town.lin.card.card_no.as_str();
    let merchant_id = town.shop.uuid();
    let by_admin = json!({ "card_id": card_id, "payment_method": "bank", "reason": "r" });
    let refund = json!({ "merchant_id": merchant_id, "original_tx_no": paid, "reason": "r" });
    vec![
        (
            CASHIER,
            endpoint::CHARGE,
            json!({ "qr_plain": code }),
            "amount",
            "INVALID_PRICE",
        ),
        (
            CASHIER,
            endpoint::QR_VALIDATE,
            json!({ "qr_plain": code }),
            "amount",
            "INVALID_PRICE",
        ),
        (
            MANAGER,
            endpoint::REFUND,
            json!({ "original_tx_no": paid }),
            "refund_amount",
            "INVALID_REFUND_AMOUNT",
        ),
        (
            ADMIN,
            endpoint::ADMIN_REFUND,
            refund,
            "refund_amount",
            "INVALID_REFUND_AMOUNT",
        ),
        (
            LIN,
            endpoint::MEMBER_RECHARGE,
            json!({ "card_id": card_id, "payment_method": "sandbox" }),
            "amount",
            "INVALID_RECHARGE_AMOUNT",
        ),
        (
            MANAGER,
            endpoint::MERCHANT_RECHARGE,
            json!({ "card_no": card_no, "payment_method": "cash" }),
            "amount",
            "INVALID_RECHARGE_AMOUNT",
        ),
        (
            ADMIN,
            endpoint::ADMIN_RECHARGE,
            by_admin,
            "amount",
            "INVALID_RECHARGE_AMOUNT",
        ),
    ]
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_endpoint_takes_an_amount_that_is_none(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("PAYMENT_SANDBOX", "true")]).await;
    let paid = town.pay(LIN, "100.00").await;
    let code = town.code(LIN).await;
    let books = town.books();
    let out_of_bounds = [
        "10.001",
        "\"10.001\"",
        "0.001",
        "10.000",
        "-1",
        "\"-0.01\"",
        "0",
        "0.00",
        "\"0\"",
        "-0",
        "10000000000.00",
        "99999999999999999999999999",
        "\"18446744073709551617\"",
    ];
    let no_number = [
        "\"abc\"",
        "\"1e3\"",
        "1e3",
        "1E-1",
        "\"\"",
        "\" 1\"",
        "\"1,000\"",
        "\"+1\"",
        "\"0x10\"",
        "\"１０\"",
        "\"NaN\"",
        "\"1.\"",
        "\".5\"",
        "true",
        "false",
        "null",
        "[10]",
        "{}",
        "{\"amount\":1}",
    ];
    let longest = "9".repeat(500);
    for (who, endpoint, body, field, code) in amounts(&town, &code, &paid.tx_no) {
        let texts = out_of_bounds.map(|text| (text, code)).into_iter();
        let texts = texts.chain(no_number.map(|text| (text, "VALIDATION_FAILED")));
        for (text, code) in texts.chain([(longest.as_str(), "VALIDATION_FAILED")]) {
            if text == "null" && endpoint == endpoint::QR_VALIDATE {
                continue; // It needs no amount.
            }
            let object = body.to_string();
            let (object, _) = object.rsplit_once('}').unwrap();
            let body = format!("{object},\"{field}\":{text}}}");
            let answer = raw(&town, who, &endpoint, body.as_str()).await;
            assert_eq!(
                answer.code(),
                code,
                "{} {body}: {}",
                endpoint.path,
                answer.text()
            );
            let error = answer.refused(400, code);
            assert_eq!(
                error.details.field.as_deref(),
                Some(field),
                "{} {body}",
                endpoint.path
            );
        }
    }
    town.assert_books(&books, "amounts that are none");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_order_ids_and_tags_are_held_to_their_form(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    let body = json!({ "qr_plain": code, "amount": "1.00" });
    let with_key = async |key: &[u8]| {
        let request = town
            .request_by(CASHIER, Method::Post, "/merchant/charge")
            .await;
        Answer::to(request.header("Idempotency-Key", key).json(&body)).await
    };
    for key in [&b""[..], b"two words", "schlüssel".as_bytes(), &[b'k'; 256]] {
        let error = with_key(key).await.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some("Idempotency-Key"));
    }
    let mut long_order = body.clone();
    long_order["external_order_id"] = "o".repeat(256).into();
    let answer = town.post(CASHIER, &endpoint::CHARGE, &long_order).await;
    let error = answer.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("external_order_id"));
    // {"t":"…"} has eight characters besides the text.
    let tagged = |length: usize| {
        let mut body = body.clone();
        body["tag"] = json!({ "t": "x".repeat(length - 8) });
        body
    };
    let answer = town
        .once(CASHIER, &endpoint::CHARGE, &key(), &tagged(4097))
        .await;
    let error = answer.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("tag"));

    let answer = town.post(CASHIER, &endpoint::CHARGE, &body).await;
    answer.refused(422, "IDEMPOTENCY_KEY_REQUIRED");
    let refund = json!({ "original_tx_no": "PAY0000000001", "refund_amount": "1.00" });
    let answer = town.post(MANAGER, &endpoint::REFUND, &refund).await;
    answer.refused(422, "IDEMPOTENCY_KEY_REQUIRED");
    let cash = json!({
        "card_no": town.lin.card.card_no, "amount": "1.00", "payment_method": "cash",
    });
    let answer = town
        .post(MANAGER, &endpoint::MERCHANT_RECHARGE, &cash)
        .await;
    answer.refused(422, "IDEMPOTENCY_KEY_REQUIRED");
    town.assert_books(&books, "keys, order ids and tags of the wrong form");

    let answer = town
        .once(CASHIER, &endpoint::CHARGE, &"k".repeat(255), &tagged(4096))
        .await;
    assert_eq!(
        answer.status,
        200,
        "the longest key and the largest tag: {}",
        answer.text()
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_another_content_type_is_refused(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    let body = json!({ "qr_plain": code, "amount": "1.00" }).to_string();
    let send = async |content_type: Option<&str>| {
        let request = town
            .request_by(CASHIER, Method::Post, "/merchant/charge")
            .await;
        let request = request.header("Idempotency-Key", key()).body(body.clone());
        Answer::to(match content_type {
            Some(content_type) => request.header(CONTENT_TYPE, content_type),
            None => request,
        })
        .await
    };
    let form = "application/x-www-form-urlencoded";
    for content_type in [
        None,
        Some("text/plain"),
        Some(form),
        Some("application/jsonp"),
    ] {
        send(content_type)
            .await
            .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    }
    town.assert_books(&books, "bodies of other content types");
    let answer = send(Some("Application/JSON; charset=utf-8")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_too_large_gets_an_answer_that_can_be_read(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let books = town.books();
    let padded = |length: usize| {
        let body = json!({ "qr_plain": code, "amount": "1.00" }).to_string();
        let padding = " ".repeat(length - body.len());
        format!("{body}{padding}")
    };
    for length in [64 * 1024 + 1, 10_000_000] {
        let answer = raw(&town, CASHIER, &endpoint::CHARGE, padded(length)).await;
        answer.refused(413, "PAYLOAD_TOO_LARGE");
    }
    // The same when the length is not sent in advance.
    for length in [70_000, 200_000, 10_000_000].repeat(3) {
        let head = format!(
            "POST /merchant/charge HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
             authorization: Bearer {}\r\ntransfer-encoding: chunked\r\n\r\n{length:x}\r\n",
            town.token(CASHIER).await
        );
        let request = format!("{head}{}\r\n0\r\n\r\n", padded(length));
        let answer = exchange(&town, request.as_bytes()).await;
        assert!(
            answer.starts_with("HTTP/1.1 413 "),
            "{length} in one chunk: {answer:?}"
        );
        assert!(answer.contains("PAYLOAD_TOO_LARGE"), "{answer}");
    }
    town.assert_books(&books, "bodies that are too large");
    let largest = padded(64 * 1024);
    for _ in 0..10 {
        // Nobody reads the body of a request without a token, but its answer still arrives.
        let request = town.request(Method::Post, "/merchant/charge");
        let request = request.header(CONTENT_TYPE, "application/json");
        Answer::to(request.body(largest.clone()))
            .await
            .refused(401, "TOKEN_MISSING");
    }
    let answer = raw(&town, CASHIER, &endpoint::CHARGE, largest).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

/// Sends all of a request before reading anything, as simple clients do. Returns the answer.
async fn exchange(town: &Town, request: &[u8]) -> String {
    let address = town.base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let sent = stream.write_all(request).await;
    let mut answer = Vec::new();
    let mut part = [0; 4096];
    loop {
        match stream.read(&mut part).await {
            Ok(0) => break,
            Ok(length) => answer.extend_from_slice(&part[..length]),
            Err(error) => panic!("{error} (sending: {sent:?})"),
        }
        if answer.ends_with(b"}") {
            break;
        }
    }
    String::from_utf8(answer).unwrap()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_trickles_is_refused_and_does_nothing(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (code, key) = (town.code(LIN).await, key());
    let body = json!({ "qr_plain": code, "amount": "1.00" }).to_string();
    let address = town.base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /merchant/charge HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
         idempotency-key: {key}\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        town.token(CASHIER).await,
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let (mut read, mut write) = stream.split();
    let trickle = async {
        for byte in body.as_bytes().chunks(1) {
            write.write_all(byte).await.unwrap();
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        panic!("nobody minded");
    };
    let mut answer = String::new();
    tokio::select! {
        got = read.read_to_string(&mut answer) => { got.unwrap(); }
        () = trickle => {}
    }
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("REQUEST_TIMEOUT"), "{answer}");
    assert_eq!(town.balance(LIN).await, "1000.00");
    let again = town.charge(&code, "1.00", &key).await;
    assert_eq!((again.status, again.replayed()), (200, false));
}
