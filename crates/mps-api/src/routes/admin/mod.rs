//! What administrators do.

mod activate_member;
mod admins;
mod audit;
mod card;
mod cards;
mod create_admin;
mod create_member;
mod create_merchant;
mod end_session;
mod health;
mod levels;
mod member;
mod member_password;
mod members;
mod merchant_password;
mod merchants;
mod recharge;
mod refund;
mod reverse;
mod statistics;
mod suspend_member;
mod transactions;
mod trends;
mod unfreeze_card;

use mps_protocol::endpoint;

use crate::app::App;
use crate::http::{Doors, Guarded};
use crate::routes::member::freeze;

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::MEMBERS, members::handle)
        .endpoint(app, &endpoint::ONE_MEMBER, member::handle)
        .endpoint(app, &endpoint::ADMIN_CARDS, cards::handle)
        .endpoint(app, &endpoint::ADMIN_CARD, card::handle)
        .endpoint(app, &endpoint::MERCHANTS, merchants::handle)
        .endpoint(app, &endpoint::ADMINS, admins::handle)
        .endpoint(app, &endpoint::LEVELS, levels::handle)
        .endpoint(app, &endpoint::ADMIN_TRANSACTIONS, transactions::handle)
        .endpoint(app, &endpoint::AUDIT, audit::handle)
        .endpoint(app, &endpoint::STATISTICS, statistics::handle)
        .endpoint(app, &endpoint::TRENDS, trends::handle)
        .endpoint(app, &endpoint::SYSTEM_HEALTH, health::handle)
        .endpoint(app, &endpoint::CREATE_MEMBER, create_member::handle)
        .endpoint(app, &endpoint::SUSPEND_MEMBER, suspend_member::handle)
        .endpoint(app, &endpoint::ACTIVATE_MEMBER, activate_member::handle)
        .endpoint(app, &endpoint::MEMBER_PASSWORD, member_password::handle)
        .endpoint(app, &endpoint::CREATE_MERCHANT, create_merchant::handle)
        .endpoint(app, &endpoint::MERCHANT_PASSWORD, merchant_password::handle)
        .endpoint(app, &endpoint::CREATE_ADMIN, create_admin::handle)
        .endpoint(app, &endpoint::END_SESSION, end_session::handle)
        .endpoint(app, &endpoint::FREEZE_CARD, freeze::handle)
        .endpoint(app, &endpoint::UNFREEZE_CARD, unfreeze_card::handle)
        .endpoint(app, &endpoint::ADMIN_RECHARGE, recharge::handle)
        .endpoint(app, &endpoint::ADMIN_REFUND, refund::handle)
        .endpoint(app, &endpoint::ADMIN_REVERSE, reverse::handle)
}
