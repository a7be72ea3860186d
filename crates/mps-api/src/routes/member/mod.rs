//! What members do.

pub(super) mod cards;
pub(super) mod freeze;
mod points;
mod profile;
mod qr_generate;
mod qr_revoke;
mod recharge;
mod transactions;

use mps_protocol::endpoint;

use crate::app::App;
use crate::http::{Doors, Guarded};

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::MEMBER_CARDS, cards::handle)
        .endpoint(app, &endpoint::QR_GENERATE, qr_generate::handle)
        .endpoint(app, &endpoint::QR_REVOKE, qr_revoke::handle)
        .endpoint(app, &endpoint::MEMBER_RECHARGE, recharge::handle)
        .endpoint(app, &endpoint::MEMBER_TRANSACTIONS, transactions::handle)
        .endpoint(app, &endpoint::MEMBER_POINTS, points::handle)
        .endpoint(app, &endpoint::MEMBER_PROFILE, profile::handle)
        .endpoint(app, &endpoint::MEMBER_FREEZE, freeze::handle)
}
