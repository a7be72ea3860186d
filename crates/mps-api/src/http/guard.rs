//! The guard: no handler runs before the access to its endpoint has been checked.

use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::header::{AUTHORIZATION, SET_COOKIE};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use mps_protocol::endpoint::{Access, Endpoint, ME, Method, UNLIMITED};
use mps_protocol::{ErrorCode, openapi};

use tracing::Span;
use tracing::field::display;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Browser, Caller, RequestContext, body};
use crate::limits::{Client, Verdict};

/// A router whose routes come from the table of endpoints.
pub(crate) type Doors = Router<App>;

/// Adds endpoints to a router.
pub(crate) trait Guarded: Sized {
    /// Adds an endpoint with its handler, behind the guard.
    fn endpoint<H, T>(self, app: &App, endpoint: &'static Endpoint, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static;
}

impl Guarded for Doors {
    fn endpoint<H, T>(self, app: &App, endpoint: &'static Endpoint, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let method = match endpoint.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
            Method::Patch => MethodFilter::PATCH,
            Method::Delete => MethodFilter::DELETE,
        };
        // What a caller asks for must not be ignored in silence. Addresses that anybody may open are called with
        // whatever others put behind them.
        let takes_query = endpoint.access == Access::Public
            || openapi::of(endpoint).is_none_or(|contract| contract.takes_query());
        let guard = from_fn_with_state((app.clone(), endpoint, takes_query), guard);
        self.route(endpoint.path, on(method, handler).route_layer(guard))
    }
}

async fn guard(
    State((app, endpoint, takes_query)): State<(App, &'static Endpoint, bool)>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(context) = request.extensions().get::<RequestContext>().cloned() else {
        return ApiError::internal("a request without context").into_response();
    };
    let address = Client::at(context.address.as_deref());
    let browser = browser(&app, &request);
    let caller = match (endpoint.access, &browser) {
        (_, Err(error)) => Err(error.clone()),
        (Access::Public, Ok(_)) => Ok(None),
        (_, Ok(browser)) => {
            let headers = request.headers();
            // Boxed, as what it takes would else be held as long as the request waits.
            let caller = Box::pin(Caller::identify(&app, headers, browser.as_ref(), context));
            caller.await.map(Some)
        }
    };
    let browser = browser.unwrap_or_default();
    let forgotten = match (&browser, &caller) {
        // Only the question who is signed in: the answer to another request may be about a cookie that a
        // page has replaced since.
        (Some(browser), Err(error))
            if *endpoint == ME
                && [ErrorCode::SessionRevoked, ErrorCode::TokenExpired].contains(&error.code) =>
        {
            Some(browser.clone())
        }
        _ => None,
    };
    if let Ok(Some(caller)) = &caller {
        let (account, role) = (caller.identity.account, caller.identity.role);
        let span = Span::current();
        span.record("user_id", display(account.uuid()));
        span.record("role", role.as_str());
        app.touch_session(caller);
    }
    // Requests that fail to authenticate are counted by address too.
    let client = match &caller {
        Ok(Some(caller)) => Client::Session(caller.session.id),
        Ok(None) | Err(_) => address,
    };
    let verdict = if UNLIMITED.contains(&endpoint) {
        None
    } else {
        app.limits().count(&client)
    };
    let admitted = match verdict {
        Some(Verdict { allowed: false, .. }) => Err(ErrorCode::RateLimited.into()),
        _ => caller
            .and_then(|caller| admit(endpoint, caller))
            .and_then(|caller| match request.uri().query() {
                Some(query) if !takes_query && !query.is_empty() => Err(unknown(query)),
                _ => Ok(caller),
            }),
    };
    let mut response = match admitted {
        Ok(caller) => {
            if let Some(caller) = caller {
                request.extensions_mut().insert(caller);
            }
            if let Some(browser) = browser {
                request.extensions_mut().insert(browser);
            }
            next.run(request).await
        }
        Err(error) => {
            body::let_go(request).await;
            error.into_response()
        }
    };
    if let Some(verdict) = verdict {
        verdict.write(response.headers_mut());
    }
    // A cookie of a session that has ended is of no use any more.
    for cookie in forgotten.iter().flat_map(Browser::forget) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// The refusal of a query string that means nothing here.
fn unknown(query: &str) -> ApiError {
    let name = query.split(['=', '&']).next().unwrap_or_default();
    ApiError::of(ErrorCode::ValidationFailed, name).suggest("this address takes no parameters")
}

/// Returns the page that a request comes from. A request with an `Authorization` header comes from no
/// page, and its cookies do not count.
fn browser(app: &App, request: &Request) -> Result<Option<Browser>, ApiError> {
    if request.headers().contains_key(AUTHORIZATION) {
        return Ok(None);
    }
    let target = (request.method(), request.uri());
    Browser::of(app.config(), target, request.headers())
}

/// Admits a caller who may call the endpoint.
fn admit(endpoint: &Endpoint, caller: Option<Caller>) -> Result<Option<Caller>, ApiError> {
    if let Some(Caller { identity, .. }) = &caller {
        match endpoint.access {
            Access::Public | Access::SignedIn => {}
            Access::OwnPassword => identity.require_ready()?,
            Access::SecondFactor => identity.require_holder().map(drop)?,
            Access::Permission(permission) => identity.require(permission)?,
        }
    }
    Ok(caller)
}
