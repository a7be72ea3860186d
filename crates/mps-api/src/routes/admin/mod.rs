//! The endpoints of administrators.

mod activate_member;
mod activate_merchant;
mod adjust_points;
mod admins;
mod approvals;
mod audit;
mod batch_rotate;
mod bind;
mod bind_identity;
mod binding_password;
mod card;
mod cards;
mod close_card;
mod create_activation;
mod create_admin;
mod create_corporate_card;
mod create_member;
mod create_members;
mod create_merchant;
mod create_voucher;
mod end_session;
mod health;
mod issue_standard_card;
mod levels;
mod mark_card_lost;
mod member;
mod member_password;
mod members;
mod merchant_password;
mod merchants;
mod pay_out_card;
mod recharge;
mod refund;
mod replace_card;
mod reverse;
mod set_levels;
mod settlement_status;
mod settlements;
mod statistics;
mod suspend_member;
mod suspend_merchant;
mod transactions;
mod trends;
mod unfreeze_card;
mod update_admin;
mod update_member;
mod update_merchant;

use mps_protocol::endpoint;

use crate::app::App;
use crate::http::{Doors, Guarded};
use crate::routes::limits;
use crate::routes::member::{freeze, unshare};
use crate::routes::merchant::recharge_cancel;

pub(super) fn routes(doors: Doors, app: &App) -> Doors {
    doors
        .endpoint(app, &endpoint::MEMBERS, members::handle)
        .endpoint(app, &endpoint::ONE_MEMBER, member::handle)
        .endpoint(app, &endpoint::CREATE_MEMBERS, create_members::handle)
        .endpoint(app, &endpoint::ADMIN_SETTLEMENTS, settlements::handle)
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
        .endpoint(app, &endpoint::CREATE_ACTIVATION, create_activation::handle)
        .endpoint(app, &endpoint::CREATE_ADMIN, create_admin::handle)
        .endpoint(app, &endpoint::END_SESSION, end_session::handle)
        .endpoint(app, &endpoint::FREEZE_CARD, freeze::handle)
        .endpoint(app, &endpoint::UNFREEZE_CARD, unfreeze_card::handle)
        .endpoint(app, &endpoint::ADMIN_RECHARGE, recharge::handle)
        .endpoint(app, &endpoint::APPROVALS, approvals::list)
        .endpoint(app, &endpoint::REQUEST_APPROVAL, approvals::request)
        .endpoint(app, &endpoint::APPROVE, approvals::approve)
        .endpoint(app, &endpoint::REFUSE_APPROVAL, approvals::refuse)
        .endpoint(app, &endpoint::ADMIN_REFUND, refund::handle)
        .endpoint(app, &endpoint::ADMIN_REVERSE, reverse::handle)
        .endpoint(
            app,
            &endpoint::ISSUE_STANDARD_CARD,
            issue_standard_card::handle,
        )
        .endpoint(
            app,
            &endpoint::CREATE_CORPORATE_CARD,
            create_corporate_card::handle,
        )
        .endpoint(app, &endpoint::CREATE_VOUCHER, create_voucher::handle)
        .endpoint(app, &endpoint::MARK_CARD_LOST, mark_card_lost::handle)
        .endpoint(app, &endpoint::REPLACE_CARD, replace_card::handle)
        .endpoint(app, &endpoint::CLOSE_CARD, close_card::handle)
        .endpoint(app, &endpoint::PAY_OUT_CARD, pay_out_card::handle)
        .endpoint(
            app,
            &endpoint::ADMIN_BINDING_PASSWORD,
            binding_password::handle,
        )
        .endpoint(app, &endpoint::ADMIN_BIND, bind::handle)
        .endpoint(app, &endpoint::ADMIN_UNBIND, unshare::handle)
        .endpoint(app, &endpoint::ADJUST_POINTS, adjust_points::handle)
        .endpoint(app, &endpoint::SETTLEMENT_STATUS, settlement_status::handle)
        .endpoint(app, &endpoint::LIMITS, limits::list)
        .endpoint(app, &endpoint::SET_LIMITS, limits::set)
        .endpoint(app, &endpoint::SET_LEVELS, set_levels::handle)
        .endpoint(app, &endpoint::UPDATE_MEMBER, update_member::handle)
        .endpoint(app, &endpoint::BIND_IDENTITY, bind_identity::handle)
        .endpoint(app, &endpoint::UPDATE_MERCHANT, update_merchant::handle)
        .endpoint(app, &endpoint::SUSPEND_MERCHANT, suspend_merchant::handle)
        .endpoint(app, &endpoint::ACTIVATE_MERCHANT, activate_merchant::handle)
        .endpoint(app, &endpoint::UPDATE_ADMIN, update_admin::handle)
        .endpoint(app, &endpoint::BATCH_ROTATE, batch_rotate::handle)
        .endpoint(
            app,
            &endpoint::ADMIN_RECHARGE_CANCEL,
            recharge_cancel::handle,
        )
}
