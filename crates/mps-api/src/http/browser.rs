//! Requests of the web app's pages: which app they come from, whether the page is ours, and the cookie
//! that holds the session's token.
//!
//! A cookie counts only together with the header `X-MPS-App`, which pages of other sites cannot send, and
//! only when the browser says that the page is ours (OWASP, *Cross-Site Request Forgery Prevention Cheat
//! Sheet*).

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header::{COOKIE, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use cookie::{Cookie, SameSite};
use mps_domain::text_enum;
use mps_protocol::ErrorCode;

use crate::config::{AppEnv, Config};
use crate::error::ApiError;

static APP: HeaderName = HeaderName::from_static("x-mps-app");
static FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// Browsers take a cookie of such a name only over HTTPS, from this host and for all its paths.
const HOST_ONLY: &str = "__Host-";

text_enum! {
    /// An app of the web pages. Each has a cookie of its own, so that one browser can be signed in to all.
    WebApp {
        /// The members' app.
        Wallet => "wallet",
        /// The till.
        Pos => "pos",
        /// The console.
        Admin => "admin",
    }
}

/// The page that a request comes from.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    app: WebApp,
    /// The page's origin, as far as the request says it.
    origin: Option<String>,
    is_production: bool,
}

impl Browser {
    /// Returns the page of a request; `None` when the request comes from no page.
    ///
    /// # Errors
    /// `CROSS_SITE_REQUEST` when the page is another site's, or when a request that changes something does
    /// not say whose it is.
    pub(crate) fn of(
        config: &Config,
        (method, uri): (&Method, &Uri),
        headers: &HeaderMap,
    ) -> Result<Option<Self>, ApiError> {
        let Some(app) = headers.get(&APP) else {
            return Ok(None);
        };
        let app = app.to_str().ok().and_then(WebApp::from_text);
        let app = app.ok_or_else(|| {
            ApiError::of(ErrorCode::ValidationFailed, "X-MPS-App").suggest(WebApp::choices())
        })?;
        let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let (site, origin) = (text(&FETCH_SITE), text(&ORIGIN));
        let host = text(&HOST).or_else(|| uri.authority().map(Authority::as_str));
        let is_ours = match (site, origin) {
            (Some(site), _) => site == "same-origin",
            (None, Some(origin)) => is_of(origin, config, host),
            (None, None) => method.is_safe(),
        };
        if !is_ours {
            return Err(ApiError::from(ErrorCode::CrossSiteRequest).suggest(
                "behind a proxy, set PUBLIC_ORIGIN to the address that people open, such as \
                 https://mps.shop.example",
            ));
        }
        // Browsers say which site a request comes from only over HTTPS and on the same machine.
        let assumed = host.filter(|_| site.is_some()).map(|host| {
            let scheme = if is_here(host) { "http" } else { "https" };
            format!("{scheme}://{host}")
        });
        let public = config.edge.public_origin.clone();
        Ok(Some(Self {
            app,
            origin: origin.map(str::to_owned).or(public).or(assumed),
            is_production: config.app_env == AppEnv::Production,
        }))
    }

    /// Returns the token that the app's cookie holds.
    pub(crate) fn token<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        // Cookies of others in the same header may be no text.
        let headers = headers.get_all(COOKIE).iter();
        let cookies = headers.flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
        let cookies: Vec<&str> = cookies
            .filter_map(|cookie| std::str::from_utf8(cookie.trim_ascii()).ok())
            .collect();
        let of = |name: String| {
            let mut cookies = cookies.iter().filter_map(|cookie| cookie.split_once('='));
            cookies.find_map(|(known, value)| (known == name).then_some(value))
        };
        let insecure = || of(self.name(false)).filter(|_| !self.is_production);
        of(self.name(true)).or_else(insecure)
    }

    /// Returns the cookie that holds a token for so many seconds.
    ///
    /// # Errors
    /// `VALIDATION_FAILED` on a page without HTTPS, except on the same machine in development.
    pub(crate) fn keep(&self, token: &str, seconds: i64) -> Result<HeaderValue, ApiError> {
        let is_secure = self.is_secure()?;
        let cookie = self.cookie(is_secure, token, seconds);
        HeaderValue::from_str(&cookie).map_err(ApiError::internal)
    }

    /// Returns the cookies that end the app's cookie, whichever it has.
    pub(crate) fn forget(&self) -> impl Iterator<Item = HeaderValue> {
        let kinds = [true, false].into_iter();
        let cookies = kinds.map(|is_secure| self.cookie(is_secure, "", 0));
        cookies.filter_map(|cookie| HeaderValue::from_str(&cookie).ok())
    }

    fn cookie(&self, is_secure: bool, token: &str, seconds: i64) -> String {
        Cookie::build((self.name(is_secure), token))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(is_secure)
            .max_age(cookie::time::Duration::seconds(seconds))
            .to_string()
    }

    fn name(&self, is_secure: bool) -> String {
        let prefix = if is_secure { HOST_ONLY } else { "" };
        format!("{prefix}mps-{}", self.app)
    }

    /// Whether the page was loaded over HTTPS.
    fn is_secure(&self) -> Result<bool, ApiError> {
        let origin = self.origin.as_deref().unwrap_or_default();
        match origin.split_once("://") {
            Some(("https", _)) => Ok(true),
            Some((_, host)) if is_here(host) && !self.is_production => Ok(false),
            _ => Err(
                ApiError::of(ErrorCode::ValidationFailed, "X-MPS-App").suggest(
                    "browsers sign in over HTTPS only: open the https:// address of the proxy in \
                     front of this server; in development http://127.0.0.1 works too",
                ),
            ),
        }
    }
}

/// Whether a host, perhaps with a port, is this machine.
fn is_here(host: &str) -> bool {
    let authority: Option<Authority> = host.parse().ok();
    let name = authority.as_ref().map_or("", Authority::host);
    let address = name.trim_matches(['[', ']']).parse::<IpAddr>();
    name == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Whether an origin is ours: the configured one, or that of the host that the request is for.
fn is_of(origin: &str, config: &Config, host: Option<&str>) -> bool {
    match &config.edge.public_origin {
        Some(public) => origin == public,
        None => host.is_some_and(|host| {
            origin == format!("https://{host}") || origin == format!("http://{host}")
        }),
    }
}

/// The page that a request comes from, for handlers that begin or end a session.
pub(crate) struct Page(pub(crate) Option<Browser>);

impl<S: Sync> FromRequestParts<S> for Page {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let browser = parts.extensions.get::<Browser>().cloned();
        // Before anything is done: afterwards it would be too late to refuse.
        browser.as_ref().map_or(Ok(true), Browser::is_secure)?;
        Ok(Self(browser))
    }
}
