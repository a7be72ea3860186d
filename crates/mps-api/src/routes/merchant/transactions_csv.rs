//! `GET /merchant/transactions.csv`

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures::stream;
use mps_domain::Currency;
use mps_domain::ids::MerchantId;
use mps_domain::transaction::TransactionType;
use mps_protocol::requests;
use mps_store::queries::transactions::{self, TransactionView, Which};
use mps_store::{Page, Span};

use crate::app::App;
use crate::csv::Line;
use crate::http::{ApiError, Caller, QueryString, paging};
use crate::render;
use crate::routes::transactions::type_of;

/// How many rows are read at a time: so much is in memory, however long the list is.
const AT_ONCE: i64 = 500;

const HEADINGS: [&str; 15] = [
    "tx_no",
    "type",
    "status",
    "created_at",
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

/// A list on its way out.
struct Export {
    app: App,
    merchant: MerchantId,
    operator: Option<String>,
    tx_type: Option<TransactionType>,
    span: Span,
    page: Page,
}

impl Export {
    /// The next rows, and whether others follow.
    async fn next(&mut self) -> Result<(Vec<TransactionView>, bool), ApiError> {
        let operator = self.operator.as_deref();
        let which = Which {
            merchant: Some(self.merchant),
            tx_type: self.tx_type,
            operator: operator.map(|operator| (self.merchant, operator)),
            span: self.span,
            ..Which::default()
        };
        let rows = self
            .app
            .fetch(transactions::page(&which, self.page))
            .await?;
        if let Some(last) = rows.last() {
            let last = &last.transaction;
            self.page.after = Some((last.created_at, last.id.uuid()));
        }
        let is_full = i64::try_from(rows.len()).is_ok_and(|count| count >= self.page.limit);
        Ok((rows, is_full))
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
    // What comes while the list goes out is not in it, so that it ends.
    let until = now.plus_secs(1);
    span.until = Some(span.until.map_or(until, |end| end.min(until)));
    let mut export = Export {
        merchant: caller.identity.merchant()?,
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
    // The first rows are read before the answer begins: what fails until then still has a status.
    let first = export.next().await?;
    let currency = export.app.policy().currency;
    let start = (export, Some(first), true);
    let pages = stream::try_unfold(start, move |(mut export, ready, more)| async move {
        let is_first = ready.is_some();
        let (rows, follow) = match ready {
            Some(ready) => ready,
            None if more => export.next().await.map_err(broken_off)?,
            None => return Ok(None),
        };
        let mut text = String::new();
        if is_first {
            text.push_str(&HEADINGS.iter().fold(Line::default(), Line::text).finish());
        }
        for row in &rows {
            text.push_str(&line(row, currency).map_err(broken_off)?);
        }
        Ok::<_, std::io::Error>(Some((Bytes::from(text), (export, None, follow))))
    });
    let name = format!(
        "attachment; filename=\"transactions-{}.csv\"",
        now.to_string().get(..10).unwrap_or_default()
    );
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(pages)).into_response())
}

/// The answer breaks off, which its reader notices; why, the log says.
fn broken_off(error: ApiError) -> std::io::Error {
    let reason = error.log_reason.unwrap_or_default();
    tracing::error!(reason, "a list broke off on its way out");
    std::io::Error::other("the list broke off")
}

fn line(row: &TransactionView, currency: Currency) -> Result<String, ApiError> {
    let row = render::transaction(row, currency)?;
    let tag = row.tag.as_ref().map(serde_json::to_string).transpose();
    let line = Line::default()
        .text(&row.tx_no)
        .text(&row.r#type)
        .text(&row.status)
        .text(&row.created_at)
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
