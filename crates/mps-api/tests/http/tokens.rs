//! Forged tokens, and expired ones.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use mps_protocol::endpoint::{self, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::neighbour::JWT_SECRET;
use crate::support::{ADMIN, LIN, Town, key};

/// Reads and writes with a token. Returns both answers.
async fn try_token(town: &Town, token: &str) -> [Answer; 2] {
    let read = town.request(Method::Get, "/member/cards");
    let write = town.request(Method::Post, "/member/qr/generate");
    let body = json!({ "card_id": town.card_id(LIN) });
    [
        Answer::to(read.bearer_auth(token)).await,
        Answer::to(write.bearer_auth(token).json(&body)).await,
    ]
}

fn claims(token: &str) -> Value {
    let middle = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle).unwrap()).unwrap()
}

fn sign(claims: &Value, algorithm: Algorithm, secret: &str) -> String {
    let key = EncodingKey::from_secret(secret.as_bytes());
    encode(&Header::new(algorithm), claims, &key).unwrap()
}

/// Builds a token by hand, with any header and any signature.
fn forge(header: &Value, claims: &Value, signature: &[u8]) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signature = URL_SAFE_NO_PAD.encode(signature);
    format!("{}.{}.{signature}", part(header), part(claims))
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_that_the_server_did_not_sign_are_refused(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let token = town.token(LIN).await;
    let claims = claims(&token);
    let with = |name: &str, value: Value| {
        let mut claims = claims.clone();
        claims[name] = value;
        sign(&claims, Algorithm::HS256, JWT_SECRET)
    };
    let (head, rest) = token.split_once('.').unwrap();
    let (_, signature) = rest.split_once('.').unwrap();
    let mut richer = claims.clone();
    richer["role"] = "admin".into();
    let changed = format!(
        "{head}.{}.{signature}",
        URL_SAFE_NO_PAD.encode(richer.to_string())
    );
    let other_secret = "fedcba9876543210fedcba9876543210";
    let books = town.books();
    let forged = [
        "x".to_owned(),
        "..".to_owned(),
        format!("{head}.{}", rest.split('.').next().unwrap()),
        changed,
        forge(&json!({ "alg": "none", "typ": "JWT" }), &claims, b""),
        forge(&json!({ "alg": "None" }), &claims, b""),
        forge(&json!({ "alg": "RS256", "typ": "JWT" }), &claims, &[7; 256]),
        forge(&json!({ "alg": "HS256", "typ": "JWT" }), &claims, &[0; 32]),
        forge(&json!({ "typ": "JWT" }), &claims, &[0; 32]),
        sign(&claims, Algorithm::HS256, other_secret),
        sign(&claims, Algorithm::HS256, ""),
        // The secret is right, but the token is not one of this server's.
        sign(&claims, Algorithm::HS384, JWT_SECRET),
        sign(&claims, Algorithm::HS512, JWT_SECRET),
        with("iss", "somebody".into()),
        with("aud", "somebody".into()),
        with("role", "root".into()),
        with("exp", Value::Null),
        with("session_id", "seven".into()),
    ];
    for token in &forged {
        for answer in try_token(&town, token).await {
            assert_eq!(answer.code(), "TOKEN_INVALID", "{token}: {}", answer.text());
            answer.refused(401, "TOKEN_INVALID");
        }
    }
    // Signed with the secret, but for a session that does not exist.
    let ghosts = [
        with("jti", key().into()),
        with("session_id", key().into()),
        with("sub", town.chen.member.id.to_string().into()),
        with("role", "admin".into()),
    ];
    for token in &ghosts {
        for answer in try_token(&town, token).await {
            answer.refused(401, "SESSION_REVOKED");
        }
    }
    town.assert_books(&books, "tokens of nobody");
    for answer in try_token(&town, &sign(&claims, Algorithm::HS256, JWT_SECRET)).await {
        assert_eq!(
            answer.status, 200,
            "the same claims are good when nothing was changed"
        );
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_bearer_token_counts_as_a_token(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let token = town.token(LIN).await;
    for header in ["", "Basic bGluOmxpbg==", token.as_str()] {
        let request = town.request(Method::Get, "/member/cards");
        let answer = Answer::to(request.header("Authorization", header)).await;
        answer.refused(401, "TOKEN_MISSING");
    }
    let request = town.request(Method::Get, "/member/cards");
    let request = request.header("Authorization", format!("bearer {token}"));
    assert_eq!(
        Answer::to(request).await.status,
        200,
        "the scheme's case does not matter"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_ends_to_the_second_when_it_says(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("MEMBER_SESSION_DAYS", "1")]).await;
    let token = town.token(LIN).await;
    let claims = claims(&token);
    assert_eq!(
        claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(),
        86_400
    );
    let names: Vec<&str> = claims
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let expected = "aud exp iat iss jti name permissions role session_id sub";
    assert_eq!(names.join(" "), expected);
    town.clock.advance_secs(86_399);
    for answer in try_token(&town, &token).await {
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let books = town.books();
    town.clock.advance_secs(2);
    for answer in try_token(&town, &token).await {
        answer.refused(401, "TOKEN_EXPIRED");
    }
    // A later end in the token than in the session's row has no effect.
    let mut longer = claims.clone();
    longer["exp"] = (claims["exp"].as_i64().unwrap() + 3600).into();
    for answer in try_token(&town, &sign(&longer, Algorithm::HS256, JWT_SECRET)).await {
        answer.refused(401, "TOKEN_EXPIRED");
    }
    town.assert_books(&books, "a token over its time");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rights_come_from_what_is_stored_and_not_from_the_token(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let mut claims = claims(&town.token(LIN).await);
    claims["permissions"] = json!(["admin:recharge", "admin:manage_admins"]);
    let token = sign(&claims, Algorithm::HS256, JWT_SECRET);
    let books = town.books();
    let body = json!({
        "card_id": town.card_id(LIN), "amount": "1.00", "payment_method": "bank", "reason": "r",
    });
    let request = town
        .request(Method::Post, endpoint::ADMIN_RECHARGE.path)
        .bearer_auth(&token);
    let request = request.header("Idempotency-Key", key()).json(&body);
    Answer::to(request).await.refused(403, "PERMISSION_DENIED");
    town.assert_books(&books, "a token that claims more");
    town.once(ADMIN, &endpoint::ADMIN_RECHARGE, &key(), &body)
        .await
        .read::<Value>();
}
