//! The endpoints for operators, load balancers and readers of the documentation.

mod app_config;
mod docs;
mod health;
mod live;
mod metrics;
mod openapi;
mod ready;

use mps_protocol::endpoint;

use crate::app::App;
use crate::http::{Doors, Guarded};

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::APP_CONFIG, app_config::handle)
        .endpoint(app, &endpoint::HEALTH, health::handle)
        .endpoint(app, &endpoint::READY, ready::handle)
        .endpoint(app, &endpoint::LIVE, live::handle)
        .endpoint(app, &endpoint::METRICS, metrics::handle)
        .endpoint(app, &endpoint::OPENAPI, openapi::handle)
        .endpoint(app, &endpoint::DOCS, docs::handle)
}
