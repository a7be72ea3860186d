//! What operators and load balancers ask.

mod health;
mod live;
mod ready;

use mps_protocol::endpoint;

use crate::app::App;
use crate::http::{Doors, Guarded};

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::HEALTH, health::handle)
        .endpoint(app, &endpoint::READY, ready::handle)
        .endpoint(app, &endpoint::LIVE, live::handle)
}
