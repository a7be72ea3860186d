//! Showing transactions.

use mps_protocol::answers::{OneTransaction, Transaction};
use mps_protocol::requests::MemberTransactions;
use uuid::Uuid;

use crate::arguments::Transactions;
use crate::commands::card::choose;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use crate::text::{Side, fields, moment, or_dash, table};

pub(crate) async fn list(context: &Context, which: Transactions) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let card_id: Option<Uuid> = match which.card.as_deref() {
        Some(card) => Some(choose(&client, Some(card)).await?),
        None => None,
    };
    let request = MemberTransactions {
        start_date: which.from,
        end_date: which.to,
        card_id,
        r#type: which.kind.map(|kind| kind.as_str().to_owned()),
        limit: Some(which.limit.unwrap_or(context.settings.page_size)),
        offset: None,
        cursor: which.cursor,
    };
    let answer = client.member_transactions(&request).await?;
    let page = &answer.pagination;
    let at_least = if page.total_is_exact { "" } else { "at least " };
    let mut human = format!(
        "{}\n\n{} of {at_least}{} transactions",
        rows(&answer.transactions),
        answer.transactions.len(),
        page.total_count
    );
    if let Some(cursor) = page.next_cursor.as_deref().filter(|_| page.has_next) {
        human = format!("{human}; for the next ones add --cursor {cursor}");
    }
    Report::new(&answer, human)
}

pub(crate) async fn show(context: &Context, tx_no: &str) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    report(&client.transaction(tx_no).await?)
}

pub(crate) async fn of_order(context: &Context, id: &str) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    report(&client.order(id).await?)
}

/// Transactions as a table; amounts that left the card have a minus.
pub(crate) fn rows(transactions: &[Transaction]) -> String {
    let rows: Vec<Vec<String>> = transactions
        .iter()
        .map(|transaction| {
            vec![
                moment(&transaction.created_at),
                transaction.tx_no.clone(),
                transaction.r#type.clone(),
                signed(transaction),
                format!("{:+}", transaction.points),
                transaction.status.clone(),
                or_dash(transaction.merchant_name.as_deref()).to_owned(),
                or_dash(transaction.external_order_id.as_deref()).to_owned(),
            ]
        })
        .collect();
    let columns = [
        ("when", Side::Left),
        ("number", Side::Left),
        ("type", Side::Left),
        ("amount", Side::Right),
        ("points", Side::Right),
        ("status", Side::Left),
        ("merchant", Side::Left),
        ("order", Side::Left),
    ];
    table(&columns, &rows)
}

fn signed(transaction: &Transaction) -> String {
    let sign = match transaction.r#type.as_str() {
        "payment" => "-",
        "refund" | "recharge" => "+",
        _ => "",
    };
    format!("{sign}{}", transaction.final_amount)
}

fn report(answer: &OneTransaction) -> Result<Report, CliError> {
    let transaction = &answer.transaction;
    let points = transaction.points.to_string();
    let when = moment(&transaction.created_at);
    let mut rows = vec![
        ("type", transaction.r#type.as_str()),
        ("status", &transaction.status),
        ("card", &transaction.card_no),
        ("price", transaction.raw_amount.as_str()),
        ("rate", transaction.discount.as_str()),
        ("amount", transaction.final_amount.as_str()),
        ("given back", transaction.refunded_amount.as_str()),
        ("points", &points),
        ("when", &when),
    ];
    let tag = transaction.tag.as_ref().map(|tag| {
        // A map of JSON values always becomes JSON.
        serde_json::to_string(tag).unwrap_or_default()
    });
    let optional = [
        ("merchant", &transaction.merchant_name),
        ("payment", &transaction.original_tx_no),
        ("method", &transaction.payment_method),
        ("order", &transaction.external_order_id),
        ("reason", &transaction.reason),
        ("tag", &tag),
    ];
    rows.extend(
        optional
            .iter()
            .filter_map(|(label, value)| Some((*label, value.as_deref()?))),
    );
    Report::new(answer, fields(&transaction.tx_no, &rows))
}
