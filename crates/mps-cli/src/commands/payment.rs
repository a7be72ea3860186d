//! The till's commands on a payment code.

use mps_protocol::requests;

use crate::arguments::{Charge, Validate};
use crate::commands::once;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use crate::secrets;
use crate::text::{fields, moment};

/// The prompt for a payment code.
const CODE: &str = "Payment code (scan or paste it; it is not shown)";

pub(crate) async fn validate(context: &Context, validate: Validate) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let request = requests::ValidateQr {
        qr_plain: secrets::ask(CODE, validate.code_stdin)?,
        amount: validate.amount,
    };
    let answer = client.validate_qr(&request).await?;
    let mut rows = Vec::new();
    if let Some(card) = &answer.card_info {
        rows.extend([
            ("card", card.card_no.as_str()),
            ("type", &card.card_type),
            ("status", &card.status),
        ]);
    }
    match answer.sufficient {
        Some(true) => rows.push(("balance", "enough")),
        Some(false) => rows.push(("balance", "too low")),
        None => {}
    }
    let heading = if answer.valid {
        "The code is live"
    } else {
        "The code is not valid: ask for a new one"
    };
    Report::new(&answer, fields(heading, &rows))
}

pub(crate) async fn charge(context: &Context, charge: Charge) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let request = requests::Charge {
        qr_plain: secrets::ask(CODE, charge.code_stdin)?,
        amount: charge.amount,
        external_order_id: charge.order,
        tag: charge.tag,
    };
    let key = once::key(charge.key);
    let sending = client.charge(&request, &key);
    let moved = once::send(key.clone(), request.external_order_id.as_deref(), sending).await?;
    let payment = &moved.answer.transaction;
    let customer = &moved.answer.customer_info;
    let points = payment.points_earned.to_string();
    let level = customer.member_level.to_string();
    let when = moment(&payment.created_at);
    let mut rows = vec![
        ("number", payment.tx_no.as_str()),
        ("price", payment.raw_amount.as_str()),
        ("rate", payment.discount.as_str()),
        ("saved", payment.discount_amount.as_str()),
        ("paid", payment.final_amount.as_str()),
        ("points", &points),
        ("card", &customer.card_no),
        ("level", &level),
        ("when", &when),
    ];
    if let Some(order) = &request.external_order_id {
        rows.push(("order", order));
    }
    let human = fields(&moved.heading("Charged"), &rows);
    moved.report(human)
}
