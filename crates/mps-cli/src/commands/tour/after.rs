//! After the sale: refunds, reversals, used codes, and a list of what happened.

use mps_client::{Client, ClientError};
use mps_protocol::error::ErrorCode;
use mps_protocol::requests;

use super::narrator::Narrator;
use super::people::{People, surprise};
use super::sale::{Price, Sale, changed, new_order, same};
use crate::commands::transaction;
use crate::error::CliError;
use crate::tally;

/// How many transactions the member lists.
const LOOK_BACK: u16 = 8;

/// The manager refunds a part of a sale. Returns the refund's number.
pub(crate) async fn refund(
    people: &People,
    narrator: &mut Narrator,
    sale: &Sale,
    given_back: Price,
) -> Result<String, CliError> {
    let before = people.holding().await?;
    let request = requests::Refund {
        original_tx_no: sale.tx_no.clone(),
        refund_amount: given_back.amount(),
        reason: Some("brought back".to_owned()),
        tag: None,
    };
    let key = Client::new_key();
    let sent = people.manager.refund(&request, &key).await;
    let answer = sent
        .map_err(|error| CliError::of_moving(error, &key, None))?
        .answer;
    let after = people.holding().await?;
    let refund = answer.refund;
    let points = tally::points_taken_back(sale.points, given_back.0, sale.paid);
    narrator.say("The points that this part of the sale had earned go back too.")?;
    narrator.fact("number", &refund.refund_tx_no)?;
    narrator.check("of the payment", &sale.tx_no, &refund.original_tx_no)?;
    same(
        narrator,
        "given back",
        given_back.0,
        &refund.refunded_amount,
    )?;
    let reversed = refund.points_reversed.to_string();
    narrator.check("points back", &points.to_string(), &reversed)?;
    let expected = (before.balance + given_back.0, before.points - points);
    changed(narrator, &before, &after, expected)?;
    let left = &answer.remaining_refundable;
    same(narrator, "still refundable", sale.paid - given_back.0, left)?;
    Ok(refund.refund_tx_no)
}

/// The cashier reverses a sale, twice. Returns the refund's number.
pub(crate) async fn reverse(
    people: &People,
    narrator: &mut Narrator,
    sale: &Sale,
) -> Result<String, CliError> {
    narrator.say("The cashier reverses it by its order id.")?;
    let request = requests::Reverse {
        external_order_id: sale.order.clone(),
    };
    let send = async || {
        let key = Client::new_key();
        let sent = people.cashier.reverse(&request, &key).await;
        sent.map_err(|error| CliError::of_moving(error, &key, Some(&sale.order)))
    };
    let first = send().await?.answer;
    narrator.check("outcome", "reversed", &first.outcome)?;
    let Some(refund) = &first.refund else {
        return Err(surprise("the reversal", "a refund", "none"));
    };
    narrator.fact("number", &refund.refund_tx_no)?;
    same(narrator, "given back", sale.paid, &refund.refunded_amount)?;
    let expected = (sale.before.balance, sale.before.points);
    changed(narrator, &sale.after, &people.holding().await?, expected)?;

    narrator.say("To be sure, the cashier reverses it once more.")?;
    let again = send().await?.answer;
    let number = again.refund.as_ref().map(|refund| &refund.refund_tx_no);
    let number = number.map_or("none", String::as_str);
    narrator.check("number", &refund.refund_tx_no, number)?;
    let described = if again == first { "yes" } else { "no" };
    narrator.check("same answer", "yes", described)?;
    let now = people.holding().await?;
    let balance = tally::amount(now.balance);
    narrator.check("balance", &tally::amount(sale.before.balance), &balance)?;
    Ok(refund.refund_tx_no.clone())
}

/// The cashier charges the code of a sale again, for a new order, and is refused.
pub(crate) async fn use_again(
    people: &People,
    narrator: &mut Narrator,
    sale: &Sale,
) -> Result<(), CliError> {
    let before = people.holding().await?;
    let request = requests::Charge {
        external_order_id: Some(new_order()),
        ..sale.request.clone()
    };
    let expected = ErrorCode::QrExpiredOrInvalid.as_str();
    match people.cashier.charge(&request, &Client::new_key()).await {
        Err(ClientError::Refused { body, .. }) => {
            narrator.check("refused with", expected, &body.code)?;
            narrator.fact("message", &body.message)?;
        }
        Err(error) => return Err(error.into()),
        Ok(sent) => {
            let number = sent.answer.transaction.tx_no;
            return Err(surprise("a used code", expected, &number));
        }
    }
    let now = people.holding().await?;
    changed(narrator, &before, &now, (before.balance, before.points))
}

/// The member lists the transactions, which must be these, newest first.
pub(crate) async fn look_back(
    people: &People,
    narrator: &mut Narrator,
    expected: &[String],
) -> Result<(), CliError> {
    let which = requests::MemberTransactions {
        start_date: None,
        end_date: None,
        card_id: Some(people.card_id),
        r#type: None,
        limit: Some(LOOK_BACK),
        offset: None,
        cursor: None,
    };
    let page = people.member.member_transactions(&which).await?;
    for line in transaction::rows(&page.transactions).lines() {
        narrator.say(line)?;
    }
    let newest = page.transactions.iter().take(expected.len());
    let actual: Vec<&str> = newest
        .map(|transaction| transaction.tx_no.as_str())
        .collect();
    narrator.check("the tour's own", &expected.join(" "), &actual.join(" "))
}
