//! Payment codes: their life, and what can be found out about them.

use mps_protocol::answers;
use mps_protocol::endpoint::{self, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{
    ADMIN, CASHIER, CHEN, COLLEAGUE, LIN, MANAGER, PASSWORD, RIVAL_CASHIER, Town, key,
};

async fn generate(town: &Town, ttl: i64) -> answers::QrGenerated {
    let body = json!({ "card_id": town.card_id(LIN), "ttl_seconds": ttl });
    town.post(LIN, &endpoint::QR_GENERATE, &body).await.read()
}

async fn validate(town: &Town, code: &str, amount: Option<&str>) -> answers::QrValidated {
    let mut body = json!({ "qr_plain": code });
    if let Some(amount) = amount {
        body["amount"] = amount.into();
    }
    town.post(CASHIER, &endpoint::QR_VALIDATE, &body)
        .await
        .read()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_that_do_not_pay_answer_all_the_same(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let used = town.code(CHEN).await;
    town.charge(&used, "1.00", &key()).await.read::<Value>();
    let replaced = town.code(LIN).await;
    let revoked = town.code(LIN).await;
    let body = json!({ "card_id": town.card_id(LIN) });
    town.post(LIN, &endpoint::QR_REVOKE, &body)
        .await
        .read::<Value>();
    let expired = town.code(LIN).await;
    town.clock.advance_secs(900);
    let ended = town.code(CHEN).await;
    let body = json!({ "member_id": town.chen.member.id.uuid(), "reason": "fraud" });
    town.post(ADMIN, &endpoint::SUSPEND_MEMBER, &body)
        .await
        .read::<Value>();
    let live = town.code(LIN).await;

    let books = town.books();
    let unknown = "MPS1.AAAAAAAAAAAAAAAAAAAAAA";
    let mistyped = format!("{}{}", &live[..23], (live.as_bytes()[23] - b'0' + 1) % 10);
    let expected = town.charge(unknown, "1.00", &key()).await;
    expected.refused(400, "QR_EXPIRED_OR_INVALID");
    let (short, long) = (&live[..23], format!("{live}0"));
    for code in [
        &used, &replaced, &revoked, &expired, &ended, "", &mistyped, short, &long,
    ] {
        let answer = town.charge(code, "1.00", &key()).await;
        answer.refused(400, "QR_EXPIRED_OR_INVALID");
        assert_eq!(answer.anonymous(), expected.anonymous(), "{code:?}");
        let body = json!({ "qr_plain": code, "amount": "1.00" });
        let checked = town.post(CASHIER, &endpoint::QR_VALIDATE, &body).await;
        assert_eq!(
            (checked.status, checked.text()),
            (200, r#"{"valid":false}"#.to_owned())
        );
    }
    town.assert_books(&books, "codes that do not pay");
    let groups = [0, 4, 8, 12, 16, 20].map(|at| &live[at..at + 4]).join(" ");
    town.charge(&groups, "1.00", &key()).await.read::<Value>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frozen_card_neither_pays_nor_is_recharged_until_an_administrator_lets_it(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    let card = json!({ "card_id": town.card_id(LIN), "reason": "lost" });
    let changed: answers::CardChanged =
        town.post(LIN, &endpoint::MEMBER_FREEZE, &card).await.read();
    assert_eq!(changed.card.status, "inactive");
    let books = town.books();
    town.charge(&code, "1.00", &key())
        .await
        .refused(409, "CARD_NOT_ACTIVE");
    town.top_up(LIN, "1.00")
        .await
        .refused(409, "CARD_NOT_ACTIVE");
    let body = json!({ "card_id": town.card_id(LIN) });
    let answer = town.post(LIN, &endpoint::QR_GENERATE, &body).await;
    answer.refused(409, "CARD_NOT_ACTIVE");
    let answer = town.post(ADMIN, &endpoint::FREEZE_CARD, &card).await;
    answer.refused(409, "INVALID_STATE_TRANSITION");
    let checked = validate(&town, &code, None).await;
    assert_eq!(checked.card_info.unwrap().status, "inactive");
    town.assert_books(&books, "a frozen card");

    let changed: answers::CardChanged = town
        .post(ADMIN, &endpoint::UNFREEZE_CARD, &card)
        .await
        .read();
    assert_eq!(changed.card.status, "active");
    let answer = town.post(ADMIN, &endpoint::UNFREEZE_CARD, &card).await;
    answer.refused(409, "INVALID_STATE_TRANSITION");
    town.charge(&code, "1.00", &key()).await.read::<Value>();
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_suspended_member_is_out_at_once_and_only_the_right_password_learns_why(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(LIN).await;
    town.card(LIN).await;
    let body = json!({ "member_id": town.lin.member.id.uuid() });
    let changed: answers::MemberChanged = town
        .post(ADMIN, &endpoint::SUSPEND_MEMBER, &body)
        .await
        .read();
    assert_eq!(changed.member.status, "suspended");

    let books = town.books();
    town.get(LIN, "/member/cards")
        .await
        .refused(401, "SESSION_REVOKED");
    let card = json!({ "card_id": town.card_id(LIN) });
    town.post(LIN, &endpoint::QR_GENERATE, &card)
        .await
        .refused(401, "SESSION_REVOKED");
    town.login(&LIN.login(PASSWORD))
        .await
        .refused(409, "MEMBER_NOT_ACTIVE");
    let wrong = town.login(&LIN.login("not the password")).await;
    wrong.refused(401, "INVALID_CREDENTIALS");
    town.charge(&code, "1.00", &key())
        .await
        .refused(400, "QR_EXPIRED_OR_INVALID");
    let cash = json!({
        "card_no": town.lin.card.card_no, "amount": "1.00", "payment_method": "cash",
    });
    let answer = town
        .once(MANAGER, &endpoint::MERCHANT_RECHARGE, &key(), &cash)
        .await;
    answer.refused(409, "MEMBER_NOT_ACTIVE");
    town.top_up(LIN, "1.00")
        .await
        .refused(409, "MEMBER_NOT_ACTIVE");
    let answer = town.post(ADMIN, &endpoint::SUSPEND_MEMBER, &body).await;
    answer.refused(409, "INVALID_STATE_TRANSITION");
    town.assert_books(&books, "a suspended member");

    town.post(ADMIN, &endpoint::ACTIVATE_MEMBER, &body)
        .await
        .read::<Value>();
    town.get(LIN, "/member/cards")
        .await
        .refused(401, "SESSION_REVOKED");
    let answer = town.charge(&code, "1.00", &key()).await;
    answer.refused(400, "QR_EXPIRED_OR_INVALID");
    town.sign_in(LIN).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_life_of_a_code_is_clamped_and_the_answer_says_the_real_one(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    for (asked, real) in [
        (1, 60),
        (-5, 60),
        (60, 60),
        (61, 61),
        (86_400, 86_400),
        (1_000_000_000, 86_400),
        (i64::MIN, 60),
        (i64::MAX, 86_400),
    ] {
        assert_eq!(generate(&town, asked).await.ttl_seconds, real, "{asked}");
    }
    let body = json!({ "card_id": town.card_id(LIN) });
    let generated: answers::QrGenerated =
        town.post(LIN, &endpoint::QR_GENERATE, &body).await.read();
    assert_eq!(generated.ttl_seconds, 900);
    assert_eq!(generated.card_info.balance.as_str(), "1000.00");
    let digits = generated.qr_plain.reveal();
    assert!(digits.starts_with("90") && digits.len() == 24, "{digits}");

    let short = generate(&town, 1).await;
    assert!(short.expires_at.starts_with("2026-03-02T04:01:00."));
    town.clock.advance_secs(59);
    assert!(validate(&town, short.qr_plain.reveal(), None).await.valid);
    town.clock.advance_secs(2);
    let answer = town.charge(short.qr_plain.reveal(), "1.00", &key()).await;
    answer.refused(400, "QR_EXPIRED_OR_INVALID");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_for_several_charges_lives_15_minutes_at_most_and_for_one_merchant(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("PAYMENT_CODE_REUSE", "true")]).await;
    let generated = generate(&town, 86_400).await;
    assert_eq!(generated.ttl_seconds, 900);
    let code = generated.qr_plain.reveal();
    town.charge(code, "1.00", &key()).await.read::<Value>();
    town.charge(code, "1.00", &key()).await.read::<Value>();
    let books = town.books();
    let body = json!({ "qr_plain": code, "amount": "1.00" });
    let answer = town
        .once(RIVAL_CASHIER, &endpoint::CHARGE, &key(), &body)
        .await;
    answer.refused(400, "QR_EXPIRED_OR_INVALID");
    town.clock.advance_secs(901);
    let answer = town.charge(code, "1.00", &key()).await;
    answer.refused(400, "QR_EXPIRED_OR_INVALID");
    town.assert_books(&books, "a code of another merchant, and an expired one");
    assert_eq!(town.balance(LIN).await, "998.00");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_till_learns_of_three_amounts_whether_they_are_covered_and_never_the_balance(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let code = town.code(CHEN).await;
    let answer = town
        .post(
            CASHIER,
            &endpoint::QR_VALIDATE,
            &json!({ "qr_plain": code }),
        )
        .await;
    let card = json!({
        "card_no": town.chen.card.card_no, "card_type": "standard", "status": "active",
    });
    assert_eq!(
        answer.read::<Value>(),
        json!({ "valid": true, "card_info": card })
    );
    // 4 000.00 at 0.950: 4 210.53 comes to 4 000.00, 4 210.54 to 4 000.01.
    assert_eq!(
        validate(&town, &code, Some("4210.53")).await.sufficient,
        Some(true)
    );
    assert_eq!(
        validate(&town, &code, Some("4210.54")).await.sufficient,
        Some(false)
    );
    assert_eq!(
        validate(&town, &code, None).await.sufficient,
        None,
        "costs none of the three"
    );
    assert_eq!(
        validate(&town, &code, Some("1.00")).await.sufficient,
        Some(true)
    );
    let fourth = validate(&town, &code, Some("1.00")).await;
    assert_eq!((fourth.valid, fourth.sufficient), (true, None));
    let body = json!({ "qr_plain": code, "amount": "0" });
    let answer = town.post(CASHIER, &endpoint::QR_VALIDATE, &body).await;
    answer.refused(400, "INVALID_PRICE");
    town.charge(&code, "4210.53", &key()).await.read::<Value>();
    assert_eq!(town.balance(CHEN).await, "0.00");
    town.assert_balanced().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_that_never_existed_are_limited_for_an_operator_and_right_ones_pass(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::with(on, &[("LOGIN_RATE_LIMIT", "100")]).await;
    let made_up = |n: u32| format!("MPS1.made-up-{n}");
    for n in 0..19 {
        let answer = town.charge(&made_up(n), "1.00", &key()).await;
        answer.refused(400, "QR_EXPIRED_OR_INVALID");
    }
    // A typing error is no guess.
    for text in ["9", "900000000000000000000001", "made up"] {
        let answer = town.charge(text, "1.00", &key()).await;
        answer.refused(400, "QR_EXPIRED_OR_INVALID");
    }
    // A known but expired code does not count.
    let old = town.code(LIN).await;
    let code = town.code(LIN).await;
    let answer = town.charge(&old, "1.00", &key()).await;
    answer.refused(400, "QR_EXPIRED_OR_INVALID");
    assert!(!validate(&town, &made_up(19), None).await.valid);

    let books = town.books();
    let limited = town.charge(&made_up(20), "1.00", &key()).await;
    limited.refused(429, "RATE_LIMITED");
    assert!(limited.header("retry-after").parse::<u64>().unwrap() <= 60);
    let body = json!({ "qr_plain": made_up(20) });
    let answer = town.post(CASHIER, &endpoint::QR_VALIDATE, &body).await;
    answer.refused(429, "RATE_LIMITED");
    town.assert_books(&books, "codes over the limit");
    // The limit does not apply to another operator of the same shop.
    let body = json!({ "qr_plain": made_up(21), "amount": "1.00" });
    let answer = town.once(COLLEAGUE, &endpoint::CHARGE, &key(), &body).await;
    answer.refused(400, "QR_EXPIRED_OR_INVALID");
    let answer = town.charge(&old, "1.00", &key()).await;
    answer.refused(400, "QR_EXPIRED_OR_INVALID");
    town.charge(&code, "1.00", &key())
        .await
        .read::<answers::Charged>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_comes_as_a_picture_to_who_asks_for_one(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let body = json!({ "card_id": town.card_id(LIN) });
    let picture = async |accept: &str| {
        let path = endpoint::QR_GENERATE.path;
        let request = town.request_by(LIN, Method::Post, path).await;
        Answer::to(request.header("Accept", accept).json(&body)).await
    };
    let svg = picture("image/svg+xml").await;
    assert_eq!(
        (svg.status, svg.header("content-type")),
        (200, "image/svg+xml")
    );
    assert_eq!(svg.header("cache-control"), "no-store");
    assert!(svg.text().contains("<svg") && svg.text().contains("</svg>"));
    let longest = svg
        .text()
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .max();
    assert!(
        longest < Some(24),
        "the picture does not have the code as a text"
    );

    let png = picture("image/png").await;
    assert_eq!((png.status, png.header("content-type")), (200, "image/png"));
    let mut reader = png::Decoder::new(std::io::Cursor::new(&png.body))
        .read_info()
        .unwrap();
    let side = reader.info().width;
    let line = reader.output_line_size(side).unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    // 8 pixels a module, 4 modules of quiet zone, and then a finder: 7 dark modules, 1 light.
    assert_eq!(side % 8, 0);
    let module = |x: usize, y: usize| pixels[(y * 8) * line + x] != 0;
    let across: Vec<bool> = (0..12).map(|x| module(x, 4)).collect();
    let expected = [[true; 4].as_slice(), &[false; 7], &[true]].concat();
    assert_eq!(across, expected, "one bit a pixel, so a byte is a module");
    let down: Vec<bool> = (0..12).map(|y| module(4, y)).collect();
    assert_eq!(down, expected);

    let json: answers::QrGenerated = picture("*/*").await.read();
    assert!(json.qr_plain.reveal().starts_with("90"));
    assert!(json.qr_svg.reveal().contains("viewBox=\"0 0 29 29\""));
    assert!(json.barcode_svg.reveal().contains("viewBox=\"0 0 187 48\""));
}
