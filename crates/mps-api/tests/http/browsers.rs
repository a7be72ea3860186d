//! Pages of the web app sign in with a cookie, and no page of another site can use it.

use mps_protocol::answers;
use mps_protocol::endpoint::{self, Method};
use mps_testbed::On;
use reqwest::RequestBuilder;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{CASHIER, LIN, PASSWORD, Town, Who};

/// What a browser adds to a request of a page.
#[derive(Clone, Copy, Default)]
struct From<'a> {
    app: Option<&'a str>,
    site: Option<&'a str>,
    origin: Option<&'a str>,
    cookie: Option<&'a str>,
}

impl From<'_> {
    fn on(self, request: RequestBuilder) -> RequestBuilder {
        let headers = [
            ("X-MPS-App", self.app),
            ("Sec-Fetch-Site", self.site),
            ("Origin", self.origin),
            ("Cookie", self.cookie),
        ];
        let set = headers
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        set.fold(request, |request, (name, value)| {
            request.header(name, value)
        })
    }

    async fn get(self, town: &Town, path: &str) -> Answer {
        Answer::to(self.on(town.request(Method::Get, path))).await
    }

    async fn post(self, town: &Town, path: &str, body: &Value) -> Answer {
        Answer::to(self.on(town.request(Method::Post, path)).json(body)).await
    }

    async fn sign_in(self, town: &Town, who: Who) -> Answer {
        self.post(town, "/auth/login", &who.login(PASSWORD)).await
    }
}

/// A page of ours.
fn page<'a>(app: &'a str, origin: &'a str) -> From<'a> {
    From {
        app: Some(app),
        site: Some("same-origin"),
        origin: Some(origin),
        cookie: None,
    }
}

/// Returns the cookie of an answer as the browser sends it back.
fn cookie_of(answer: &Answer) -> &str {
    let cookie = answer.header("set-cookie");
    cookie.split(';').next().unwrap_or_default()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_signs_in_and_out_with_a_cookie_that_scripts_cannot_read(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let origin = town.base.clone();
    let page = page("wallet", &origin);
    let answer = page.sign_in(&town, LIN).await;
    let signed_in: Value = answer.read();
    assert_eq!(signed_in["token"], Value::Null);
    assert_eq!(signed_in["user_info"]["role"], "member");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("mps-wallet=eyJ"), "{cookie}");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=31536000"] {
        assert!(
            cookie.split("; ").any(|other| other == part),
            "{part}: {cookie}"
        );
    }
    let page = From {
        cookie: Some(cookie_of(&answer)),
        ..page
    };
    let cards: answers::Cards = page.get(&town, "/member/cards").await.read();
    assert_eq!(cards.summary.total_cards, 1);

    // A new password begins a new session, and the old cookie is worth nothing.
    let body = json!({ "current_password": PASSWORD, "new_password": "another password" });
    let changed = page.post(&town, "/auth/password", &body).await;
    assert_eq!(changed.read::<Value>()["token"], Value::Null);
    let late = page.get(&town, "/member/cards").await;
    late.refused(401, "SESSION_REVOKED");
    assert_eq!(
        late.header("set-cookie"),
        "",
        "a page may have another cookie by now"
    );
    let ended = page.get(&town, "/auth/me").await;
    ended.refused(401, "SESSION_REVOKED");
    assert!(
        cookie_of(&ended).ends_with("mps-wallet="),
        "it is taken away"
    );
    let page = From {
        cookie: Some(cookie_of(&changed)),
        ..page
    };
    page.get(&town, "/auth/me").await.read::<answers::Me>();

    let out = page.post(&town, "/auth/logout", &json!({})).await;
    out.read::<answers::Success>();
    let gone: Vec<&str> = out
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|value| value.to_str().unwrap())
        .collect();
    assert!(
        gone.iter().any(|cookie| cookie.starts_with("mps-wallet=;")),
        "{gone:?}"
    );
    assert!(
        gone.iter().all(|cookie| cookie.contains("Max-Age=0")),
        "{gone:?}"
    );
    page.get(&town, "/auth/me")
        .await
        .refused(401, "SESSION_REVOKED");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_pages_of_ours_can_use_a_cookie(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let origin = town.base.clone();
    let ours = page("pos", &origin);
    let signed_in = ours.sign_in(&town, CASHIER).await;
    let cookie = Some(cookie_of(&signed_in));
    let ours = From { cookie, ..ours };
    ours.get(&town, "/auth/me").await.read::<answers::Me>();
    let books = town.books();
    let elsewhere = Some("https://evil.example");
    for (site, origin, reads, writes) in [
        (Some("same-origin"), None, true, true),
        (None, Some(origin.as_str()), true, true),
        // Safe methods of the same origin have no `Origin`.
        (None, None, true, false),
        (None, elsewhere, false, false),
        (Some("same-site"), Some(origin.as_str()), false, false),
        (Some("cross-site"), elsewhere, false, false),
        (Some("none"), None, false, false),
        (None, Some("null"), false, false),
    ] {
        let from = From {
            site,
            origin,
            ..ours
        };
        let read = from.get(&town, "/auth/me").await;
        let write = from
            .post(&town, "/common/qr/validate", &json!({ "qr_plain": "x" }))
            .await;
        for (answer, is_let_in) in [(read, reads), (write, writes)] {
            let what = format!("{site:?} {origin:?}: {}", answer.text());
            assert_eq!(answer.status, if is_let_in { 200 } else { 403 }, "{what}");
            if !is_let_in {
                answer.refused(403, "CROSS_SITE_REQUEST");
            }
        }
        let login = From {
            cookie: None,
            ..from
        }
        .sign_in(&town, CASHIER)
        .await;
        assert_eq!(
            login.status,
            if writes { 200 } else { 403 },
            "{site:?} {origin:?}"
        );
    }
    // Without the header, or with another app's, the cookie is as good as none.
    for app in [None, Some("wallet"), Some("admin")] {
        let answer = From { app, ..ours }.get(&town, "/auth/me").await;
        answer.refused(401, "TOKEN_MISSING");
    }
    let odd = From {
        app: Some("till"),
        ..ours
    }
    .get(&town, "/auth/me")
    .await;
    let error = odd.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("X-MPS-App"));
    town.assert_books(&books, "requests of other sites' pages");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_in_the_header_wins_and_the_cookie_does_not_count(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let origin = town.base.clone();
    let signed_in = page("pos", &origin).sign_in(&town, CASHIER).await;
    let page = From {
        cookie: Some(cookie_of(&signed_in)),
        ..page("pos", &origin)
    };
    let token = town.token(LIN).await;
    let both = page
        .on(town.request(Method::Get, "/auth/me"))
        .bearer_auth(token);
    let me: answers::Me = Answer::to(both).await.read();
    assert_eq!(me.user_info.role, "member");
    let wrong = page
        .on(town.request(Method::Get, "/auth/me"))
        .bearer_auth("x");
    Answer::to(wrong).await.refused(401, "TOKEN_INVALID");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cookie_of_others_that_is_no_text_hides_nothing(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let origin = town.base.clone();
    let signed_in = page("wallet", &origin).sign_in(&town, LIN).await;
    let cookies = format!("city=台北; {}; x=1", cookie_of(&signed_in));
    let cookies = reqwest::header::HeaderValue::from_bytes(cookies.as_bytes()).unwrap();
    let request = page("wallet", &origin).on(town.request(Method::Get, "/auth/me"));
    Answer::to(request.header("Cookie", cookies))
        .await
        .read::<answers::Me>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_apps_of_one_browser_are_signed_in_side_by_side(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let origin = town.base.clone();
    let wallet = page("wallet", &origin).sign_in(&town, LIN).await;
    let till = page("pos", &origin).sign_in(&town, CASHIER).await;
    let cookies = format!("{}; {}", cookie_of(&wallet), cookie_of(&till));
    for (app, role) in [("wallet", "member"), ("pos", "merchant")] {
        let from = From {
            cookie: Some(&cookies),
            ..page(app, &origin)
        };
        let me: answers::Me = from.get(&town, "/auth/me").await.read();
        assert_eq!(me.user_info.role, role);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_https_the_cookie_is_for_this_host_alone(#[values(On::Sqlite, On::Postgres)] on: On) {
    let public = "https://mps.shop.example";
    let town = Town::with(on, &[("PUBLIC_ORIGIN", public)]).await;
    let page = page("wallet", public);
    let answer = page.sign_in(&town, LIN).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-mps-wallet="), "{cookie}");
    assert!(cookie.contains("; Secure"), "{cookie}");
    let page = From {
        cookie: Some(cookie_of(&answer)),
        ..page
    };
    page.get(&town, "/auth/me").await.read::<answers::Me>();
    // An old browser says the origin only, which is compared with the configured one.
    let old = From {
        site: None,
        cookie: None,
        ..page
    };
    assert_eq!(old.sign_in(&town, LIN).await.status, 200);
    let own_host = town.base.clone();
    let other = From {
        origin: Some(&own_host),
        ..old
    };
    other
        .sign_in(&town, LIN)
        .await
        .refused(403, "CROSS_SITE_REQUEST");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_https_a_page_elsewhere_cannot_sign_in(#[values(On::Sqlite, On::Postgres)] on: On) {
    let plain = "http://till.shop.example";
    let town = Town::with(on, &[("PUBLIC_ORIGIN", plain)]).await;
    let answer = page("pos", plain).sign_in(&town, CASHIER).await;
    let error = answer.refused(400, "VALIDATION_FAILED");
    let way_out = error.details.suggestion.unwrap_or_default();
    assert!(way_out.contains("https://"), "{way_out}");
    assert_eq!(answer.header("set-cookie"), "");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn own_sessions_end_one_by_one_and_anothers_are_not_found(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let (lost, phone) = (town.sign_in(LIN).await, town.sign_in(LIN).await);
    let me = |token: &str| Answer::to(town.request(Method::Get, "/auth/me").bearer_auth(token));
    let id = me(&lost)
        .await
        .read::<answers::Me>()
        .session_info
        .id
        .to_string();
    let anothers = me(&town.token(CASHIER).await).await.read::<answers::Me>();
    let anothers = anothers.session_info.id.to_string();
    let end = async |id: &str| {
        let path = endpoint::END_OWN_SESSION.path_with(id);
        Answer::to(town.request(Method::Delete, &path).bearer_auth(&phone)).await
    };
    let books = town.books();
    for unknown in [anothers.as_str(), "00000000-0000-7000-8000-000000000000"] {
        end(unknown).await.refused(404, "NOT_FOUND");
    }
    end("x").await.refused(400, "VALIDATION_FAILED");
    end(&id).await.read::<answers::Success>();
    me(&lost).await.refused(401, "SESSION_REVOKED");
    end(&id).await.read::<answers::Success>();
    me(&phone).await.read::<answers::Me>();
    me(&town.token(CASHIER).await).await.read::<answers::Me>();
    town.assert_books(&books, "ended sessions");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_learns_what_it_needs_before_anybody_signs_in(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let settings = [
        ("SHOP_NAME", "茶屋 Tea House"),
        ("SHOP_COLOR", "#0A7D5A"),
        ("QR_TTL_SECONDS", "120"),
    ];
    let town = Town::with(on, &settings).await;
    let answer = Answer::to(town.request(Method::Get, "/app/config")).await;
    let config: answers::AppConfig = answer.read();
    assert_eq!((config.currency.as_str(), config.decimals), ("CNY", 2));
    assert_eq!(config.business_tz, "Asia/Taipei");
    assert_eq!(config.code_ttl_seconds, 120);
    assert_eq!(config.code_prefix, "90");
    assert_eq!(config.recharge.max.as_str(), "5000.00");
    assert_eq!(config.sandbox, !config.recharge.methods.is_empty());
    assert_eq!(config.shop.name.as_deref(), Some("茶屋 Tea House"));
    assert_eq!(config.shop.color.as_deref(), Some("#0a7d5a"));
    assert_eq!(answer.header("cache-control"), "no-cache");
    let tag = answer.header("etag");
    let again = town
        .request(Method::Get, "/app/config")
        .header("If-None-Match", tag);
    let again = Answer::to(again).await;
    assert_eq!((again.status, again.text().as_str()), (304, ""));
    assert_eq!(again.header("etag"), tag);
}
