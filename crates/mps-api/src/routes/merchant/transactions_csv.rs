//! `GET /merchant/transactions.csv`

use axum::extract::State;
use axum::response::Response;
use mps_domain::Policy;
use mps_domain::calendar::BusinessCalendar;
use mps_domain::ids::MerchantId;
use mps_domain::transaction::TransactionType;
use mps_protocol::requests;
use mps_store::queries::transactions::{self, TransactionFilter, WithOperator};
use mps_store::{Page, Span};

use crate::app::App;
use crate::error::ApiError;
use crate::http::csv::{self, AT_ONCE, Line, Part, TIME, Table};
use crate::http::render;
use crate::http::{Caller, QueryString, paging};
use crate::routes::transactions::type_of;

/// The list as a CSV table.
struct Transactions {
    app: App,
    merchant: MerchantId,
    operator: Option<String>,
    tx_type: Option<TransactionType>,
    span: Span,
    page: Page,
}

impl Table for Transactions {
    const HEADINGS: &'static [&'static str] = &[
        "tx_no",
        "type",
        "status",
        TIME[0],
        TIME[1],
        TIME[2],
        "operator",
        "card_no",
        "raw_amount",
        "final_amount",
        "discount",
        "points",
        "refunded_amount",
        "original_tx_no",
        "payment_method",
        "external_order_id",
        "reason",
        "tag",
    ];

    fn calendar(&self) -> &BusinessCalendar {
        &self.app.policy().calendar
    }

    async fn next(&mut self) -> Result<Part, ApiError> {
        let operator = self.operator.as_deref();
        let filter = TransactionFilter {
            merchant: Some(self.merchant),
            tx_type: self.tx_type,
            operator: operator.map(|operator| (self.merchant, operator)),
            span: self.span,
            ..TransactionFilter::default()
        };
        let query = transactions::with_operator(&filter, self.page);
        let rows = self.app.fetch(query).await?;
        let mut part = Part::of(rows.len());
        for row in &rows {
            part.lines.push_str(&line(row, self.app.policy())?);
        }
        let last = rows.last().map(|row| &row.view.transaction);
        self.page.after = last.map(|last| (last.created_at, last.id.uuid()));
        Ok(part)
    }
}

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    QueryString(request): QueryString<requests::MerchantTransactionsCsv>,
) -> Result<Response, ApiError> {
    let (start, end) = (request.start_date.as_deref(), request.end_date.as_deref());
    let now = app.now();
    let mut span = paging::span(start, end, app.policy())?;
    // Transactions that arrive while the list is sent are excluded, so that it ends.
    let until = now.plus_secs(1);
    span.until = Some(span.until.map_or(until, |end| end.min(until)));
    let merchant = caller.identity.merchant()?;
    let export = app.exports().begin(merchant.uuid())?;
    let table = Transactions {
        merchant,
        operator: request.operator,
        tx_type: type_of(request.r#type.as_deref())?,
        span,
        page: Page {
            limit: AT_ONCE,
            offset: 0,
            after: None,
        },
        app,
    };
    let name = format!("transactions-{}", table.calendar().date_at(now));
    csv::attachment(&name, table, export).await
}

fn line(
    WithOperator { view, operator }: &WithOperator,
    policy: &Policy,
) -> Result<String, ApiError> {
    let row = render::transaction(view, policy.currency)?;
    let tag = row.tag.as_ref().map(serde_json::to_string).transpose();
    let line = Line::default()
        .text(&row.tx_no)
        .text(&row.r#type)
        .text(&row.status)
        .time(view.transaction.created_at, &policy.calendar)
        .text(operator.as_deref().unwrap_or_default())
        .text(&row.card_no)
        .number(&row.raw_amount)
        .number(&row.final_amount)
        .number(&row.discount)
        .number(row.points)
        .number(&row.refunded_amount)
        .text(row.original_tx_no.as_deref().unwrap_or_default())
        .text(row.payment_method.as_deref().unwrap_or_default())
        .text(row.external_order_id.as_deref().unwrap_or_default())
        .text(row.reason.as_deref().unwrap_or_default())
        .text(tag.map_err(ApiError::internal)?.unwrap_or_default());
    Ok(line.finish())
}
