//! Refunds and reversals.

use mps_protocol::answers::RefundInfo;
use mps_protocol::requests;
use uuid::Uuid;

use crate::arguments::{Refund, Reverse, Role};
use crate::commands::once;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use crate::text::{fields, moment};

pub(crate) async fn refund(context: &Context, refund: Refund) -> Result<Report, CliError> {
    let (client, sign_in) = context.signed_in()?;
    let key = once::key(refund.key);
    let moved = if sign_in.role == Role::Admin {
        let request = requests::AdminRefund {
            merchant_id: merchant(refund.merchant)?,
            original_tx_no: refund.tx,
            refund_amount: refund.amount,
            reason: reason(refund.reason)?,
            tag: refund.tag,
        };
        once::send(key.clone(), None, client.admin_refund(&request, &key)).await?
    } else {
        refuse_merchant(refund.merchant)?;
        let request = requests::Refund {
            original_tx_no: refund.tx,
            refund_amount: refund.amount,
            reason: refund.reason,
            tag: refund.tag,
        };
        once::send(key.clone(), None, client.refund(&request, &key)).await?
    };
    let remaining = &moved.answer.remaining_refundable;
    let when = moment(&moved.answer.refund.created_at);
    let points = moved.answer.refund.points_reversed.to_string();
    let mut rows = rows(&moved.answer.refund, &points, &when);
    rows.push(("left", remaining.as_str()));
    let human = fields(&moved.heading("Given back"), &rows);
    moved.report(human)
}

pub(crate) async fn reverse(context: &Context, reverse: Reverse) -> Result<Report, CliError> {
    let (client, sign_in) = context.signed_in()?;
    // The order id itself identifies a repeated reversal.
    let key = once::key(None);
    let order = reverse.order.clone();
    let moved = if sign_in.role == Role::Admin {
        let request = requests::AdminReverse {
            merchant_id: merchant(reverse.merchant)?,
            external_order_id: reverse.order,
            reason: reason(reverse.reason)?,
        };
        once::send(key.clone(), None, client.admin_reverse(&request, &key)).await?
    } else {
        refuse_merchant(reverse.merchant)?;
        if reverse.reason.is_some() {
            return Err(CliError::wrong_use("only administrators give a --reason"));
        }
        let request = requests::Reverse {
            external_order_id: reverse.order,
        };
        let sending = client.reverse(&request, &key);
        once::send(key.clone(), Some(&order), sending).await?
    };
    let heading = match (&moved.answer.refund, moved.answer.outcome.as_str()) {
        (Some(_), "reversed") => "The order was reversed, and its money given back",
        (None, "reversed") => "The order was reversed; nothing was left to give back",
        (_, "blocked") => "The order had not arrived, and is refused if it does",
        (_, other) => other,
    };
    let heading = moved.heading(heading);
    let mut all = vec![("order", order.as_str())];
    let described = moved.answer.refund.as_ref().map(|refund| {
        let points = refund.points_reversed.to_string();
        (refund, points, moment(&refund.created_at))
    });
    if let Some((refund, points, when)) = &described {
        all.extend(rows(refund, points, when));
    }
    let human = fields(&heading, &all);
    moved.report(human)
}

fn rows<'a>(
    refund: &'a RefundInfo,
    points: &'a str,
    when: &'a str,
) -> Vec<(&'static str, &'a str)> {
    vec![
        ("number", &refund.refund_tx_no),
        ("amount", refund.refunded_amount.as_str()),
        ("payment", &refund.original_tx_no),
        ("points taken back", points),
        ("when", when),
    ]
}

fn merchant(merchant: Option<Uuid>) -> Result<Uuid, CliError> {
    merchant.ok_or_else(|| CliError::wrong_use("administrators say whose payment, with --merchant"))
}

pub(crate) fn reason(reason: Option<String>) -> Result<String, CliError> {
    reason.ok_or_else(|| CliError::wrong_use("administrators say why, with --reason"))
}

/// A merchant reaches only its own payments, so a request that names a merchant is a mistake.
fn refuse_merchant(merchant: Option<Uuid>) -> Result<(), CliError> {
    match merchant {
        Some(_) => Err(CliError::wrong_use(
            "only administrators name a --merchant; sign in as one",
        )),
        None => Ok(()),
    }
}
