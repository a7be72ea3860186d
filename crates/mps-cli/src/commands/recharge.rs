//! Recharging a card, for each role.

use mps_protocol::answers::Recharged;
use mps_protocol::requests;
use uuid::Uuid;

use crate::arguments::{PaymentMethod, Recharge, Role};
use crate::commands::card::choose;
use crate::commands::once::{self, Moved};
use crate::commands::refund::reason;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use crate::text::{fields, moment};

pub(crate) async fn recharge(context: &Context, recharge: Recharge) -> Result<Report, CliError> {
    let (_, sign_in) = context.signed_in()?;
    if sign_in.role != Role::Admin && recharge.reason.is_some() {
        return Err(CliError::wrong_use("only administrators give a --reason"));
    }
    let moved = match sign_in.role {
        Role::Member => by_member(context, recharge).await?,
        Role::Merchant => by_merchant(context, recharge).await?,
        Role::Admin => by_admin(context, recharge).await?,
    };
    let transaction = &moved.answer.transaction;
    let rows = [
        ("number", transaction.tx_no.as_str()),
        ("amount", transaction.amount.as_str()),
        ("method", &transaction.payment_method),
        ("status", &transaction.status),
        ("card", &transaction.card_id.to_string()),
        ("when", &moment(&transaction.created_at)),
    ];
    let human = fields(&moved.heading("Recharged"), &rows);
    moved.report(human)
}

async fn by_member(context: &Context, recharge: Recharge) -> Result<Moved<Recharged>, CliError> {
    let (client, _) = context.signed_in()?;
    let method = recharge.method.unwrap_or(PaymentMethod::Sandbox);
    let request = requests::MemberRecharge {
        card_id: choose(&client, recharge.card.as_deref()).await?,
        amount: recharge.amount,
        payment_method: method.as_str().to_owned(),
        external_order_id: None,
    };
    let key = once::key(recharge.key);
    once::send(key.clone(), None, client.member_recharge(&request, &key)).await
}

async fn by_merchant(context: &Context, recharge: Recharge) -> Result<Moved<Recharged>, CliError> {
    let (client, _) = context.signed_in()?;
    let method = recharge.method.unwrap_or(PaymentMethod::Cash);
    let card_no = recharge.card.ok_or_else(|| {
        CliError::wrong_use_try("which card?", "give the card's number with --card")
    })?;
    let request = requests::MerchantRecharge {
        card_no,
        amount: recharge.amount,
        payment_method: method.as_str().to_owned(),
    };
    let key = once::key(recharge.key);
    once::send(key.clone(), None, client.merchant_recharge(&request, &key)).await
}

async fn by_admin(context: &Context, recharge: Recharge) -> Result<Moved<Recharged>, CliError> {
    let (client, _) = context.signed_in()?;
    let card_id = recharge
        .card
        .and_then(|card| Uuid::parse_str(&card).ok())
        .ok_or_else(|| CliError::wrong_use_try("which card?", "give the card's id with --card"))?;
    let method = recharge.method.ok_or_else(|| {
        CliError::wrong_use_try("how does the money come?", "--method cash or --method bank")
    })?;
    let request = requests::AdminRecharge {
        card_id,
        amount: recharge.amount,
        payment_method: method.as_str().to_owned(),
        reason: reason(recharge.reason)?,
    };
    let key = once::key(recharge.key);
    once::send(key.clone(), None, client.admin_recharge(&request, &key)).await
}
