//! The endpoints of merchants and their staff.

mod charge;
mod create_staff;
mod daily_summary;
mod enrol_member;
mod generate_settlement;
mod order;
mod recharge;
pub(super) mod recharge_cancel;
mod refund;
mod reverse;
mod settlement;
mod settlement_csv;
mod settlements;
mod staff;
mod staff_activation;
mod transactions;
mod transactions_csv;
mod update_staff;

use mps_domain::operations::{Outcome, Reversed};
use mps_protocol::{answers, endpoint};

use crate::app::App;
use crate::http::render;
use crate::http::{Doors, Guarded};
use crate::routes::limits;

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::CHARGE, charge::handle)
        .endpoint(app, &endpoint::REFUND, refund::handle)
        .endpoint(app, &endpoint::REVERSE, reverse::handle)
        .endpoint(app, &endpoint::ORDER, order::handle)
        .endpoint(app, &endpoint::MERCHANT_RECHARGE, recharge::handle)
        .endpoint(app, &endpoint::MERCHANT_TRANSACTIONS, transactions::handle)
        .endpoint(
            app,
            &endpoint::MERCHANT_TRANSACTIONS_CSV,
            transactions_csv::handle,
        )
        .endpoint(app, &endpoint::DAILY_SUMMARY, daily_summary::handle)
        .endpoint(app, &endpoint::STAFF, staff::handle)
        .endpoint(app, &endpoint::ENROL_MEMBER, enrol_member::handle)
        .endpoint(app, &endpoint::STAFF_ACTIVATION, staff_activation::handle)
        .endpoint(app, &endpoint::CREATE_STAFF, create_staff::handle)
        .endpoint(
            app,
            &endpoint::GENERATE_SETTLEMENT,
            generate_settlement::handle,
        )
        .endpoint(app, &endpoint::SETTLEMENTS, settlements::handle)
        .endpoint(app, &endpoint::SETTLEMENT, settlement::handle)
        .endpoint(app, &endpoint::MERCHANT_LIMITS, limits::list)
        .endpoint(app, &endpoint::SET_MERCHANT_LIMITS, limits::set)
        .endpoint(app, &endpoint::UPDATE_STAFF, update_staff::handle)
        .endpoint(
            app,
            &endpoint::MERCHANT_RECHARGE_CANCEL,
            recharge_cancel::handle,
        )
}

/// The answer for a reversed order; the same for merchants and administrators.
pub(super) fn reversed(reversed: &Reversed, app: &App) -> answers::Reversed {
    let outcome = match reversed.outcome {
        Outcome::Reversed => "reversed",
        Outcome::Blocked => "blocked",
    };
    let refund = reversed.refund.as_ref();
    answers::Reversed {
        success: true,
        outcome: outcome.to_owned(),
        refund: refund.map(|refund| render::refund_info(refund, app.policy().currency)),
    }
}
