//! Checks every answer that any test gets against the OpenAPI document.

use std::sync::LazyLock;

use mps_protocol::openapi;
use mps_testbed::On;
use reqwest::Method;
use reqwest::header::HeaderMap;
use rstest::rstest;
use serde_json::Value;

use crate::answer::Answer;
use crate::support::Town;

static DOCUMENT: LazyLock<Value> = LazyLock::new(openapi::document);

/// Returns the operation of a request, if the document has one.
fn operation(method: &Method, path: &str) -> Option<(&'static str, &'static Value)> {
    let fits = |template: &str| {
        let (template, path) = (template.split('/'), path.split('/'));
        template.clone().count() == path.clone().count()
            && template.zip(path).all(|(part, given)| {
                let ending = part.strip_prefix('{').and_then(|part| part.split_once('}'));
                part == given
                    || ending.is_some_and(|(_, ending)| {
                        given.len() > ending.len() && given.ends_with(ending)
                    })
            })
    };
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let mut candidates: Vec<_> = paths.iter().filter(|(path, _)| fits(path)).collect();
    // A literal path goes before one with parameters, and one with an ending before one without.
    candidates.sort_by_key(|(path, _)| (path.matches('{').count(), path.ends_with('}')));
    let method = if method == Method::HEAD {
        "get"
    } else {
        &method.as_str().to_lowercase()
    };
    let (path, methods) = candidates.first()?;
    Some((path.as_str(), methods.get(method)?))
}

/// Checks an answer against its operation in the document: the status, the error's code, and the
/// required headers.
#[track_caller]
pub(crate) fn check(method: &Method, path: &str, status: u16, headers: &HeaderMap, body: &[u8]) {
    let Some((template, operation)) = operation(method, path) else {
        assert!([404, 405].contains(&status), "{method} {path}: {status}");
        return;
    };
    let text = String::from_utf8_lossy(body);
    let what = format!("{method} {template}: {status}: {text}");
    let response = &operation["responses"][status.to_string()];
    assert!(response.is_object(), "the document does not declare {what}");
    if status == 304 {
        assert!(body.is_empty(), "{what}");
        return;
    }
    let media_type = headers["content-type"].to_str().unwrap();
    let media_type = media_type.split(';').next().unwrap();
    let declared = &response["content"][media_type];
    assert!(
        declared.is_object(),
        "the document has no {media_type} in {what}"
    );
    let codes = declared.pointer("/schema/allOf/1/properties/error/properties/code/enum");
    if let Some(codes) = codes {
        let error: Value = serde_json::from_slice(body).unwrap();
        let code = &error["error"]["code"];
        let codes = codes.as_array().unwrap();
        assert!(codes.contains(code), "the document does not declare {what}");
    }
    for (name, header) in response["headers"].as_object().unwrap() {
        let header = header["$ref"].as_str().unwrap().trim_start_matches('#');
        if DOCUMENT.pointer(header).unwrap()["required"] == true {
            assert!(headers.contains_key(name.as_str()), "no {name} in {what}");
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_document_and_its_page_are_served(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let get = async |path: &str| Answer::to(town.http.get(format!("{}{path}", town.base))).await;
    let document = get("/openapi.json").await;
    assert_eq!(document.header("content-type"), "application/json");
    assert_eq!(document.read::<Value>(), *DOCUMENT);

    let page = get("/docs").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    let text = page.text();
    for path in DOCUMENT["paths"].as_object().unwrap().keys() {
        assert!(text.contains(&format!("<code>{path}</code>")), "{path}");
    }
    for foreign in ["<script", "http://", "https://", "style=", "onclick"] {
        assert!(!text.contains(foreign), "{foreign}");
    }
    let broken = text.match_indices("href=\"#").find(|(at, _)| {
        let id = text[at + "href=\"#".len()..].split('"').next().unwrap();
        !text.contains(&format!("id=\"{id}\""))
    });
    assert_eq!(broken, None, "a link leads nowhere");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_not_signed_in_is_told_how(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let request = || town.http.get(format!("{}/auth/me", town.base));
    let nobody = Answer::to(request()).await;
    nobody.refused(401, "TOKEN_MISSING");
    assert_eq!(nobody.header("www-authenticate"), "Bearer");
    let forger = Answer::to(request().bearer_auth("no.token.atall")).await;
    forger.refused(401, "TOKEN_INVALID");
    let challenge = forger.header("www-authenticate");
    assert_eq!(challenge, "Bearer error=\"invalid_token\"");
}
