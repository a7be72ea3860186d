//! The guard: no handler runs before its endpoint's access has been checked.

use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use mps_protocol::endpoint::{Access, Endpoint, Method};

use crate::app::App;
use crate::http::{ApiError, Caller, RequestContext};

/// A router whose routes come from the table of endpoints.
pub(crate) type Doors = Router<App>;

/// Adding endpoints to a router.
pub(crate) trait Guarded: Sized {
    /// Adds an endpoint with its handler, behind its guard.
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
            Method::Delete => MethodFilter::DELETE,
        };
        let guard = from_fn_with_state((app.clone(), endpoint), guard);
        self.route(endpoint.path, on(method, handler).route_layer(guard))
    }
}

async fn guard(
    State((app, endpoint)): State<(App, &'static Endpoint)>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    if endpoint.access != Access::Public {
        let context = request.extensions().get::<RequestContext>().cloned();
        let context = context.ok_or_else(|| ApiError::internal("a request without context"))?;
        let caller = Caller::identify(&app, request.headers(), context).await?;
        match endpoint.access {
            Access::Public | Access::SignedIn => {}
            Access::OwnPassword => caller.identity.require_own_password()?,
            Access::Permission(permission) => caller.identity.require(permission)?,
        }
        request.extensions_mut().insert(caller);
    }
    Ok(next.run(request).await)
}
