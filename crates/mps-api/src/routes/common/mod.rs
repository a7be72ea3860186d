//! The endpoints that several roles share.

mod qr_validate;
mod transaction;

use mps_protocol::endpoint;

use crate::app::App;
use crate::http::{Doors, Guarded};

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::QR_VALIDATE, qr_validate::handle)
        .endpoint(app, &endpoint::TRANSACTION, transaction::handle)
}
