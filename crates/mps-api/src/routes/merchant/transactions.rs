//! `GET /merchant/transactions`

use axum::Json;
use axum::extract::State;
use mps_protocol::{answers, requests};
use mps_store::queries::transactions::TransactionFilter;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, QueryString, paging};
use crate::routes::transactions::{answer, type_of};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    QueryString(request): QueryString<requests::MerchantTransactions>,
) -> Result<Json<answers::Transactions>, ApiError> {
    let merchant = caller.identity.merchant()?;
    let (start, end) = (request.start_date.as_deref(), request.end_date.as_deref());
    let operator = request.operator.as_deref();
    let filter = TransactionFilter {
        merchant: Some(merchant),
        tx_type: type_of(request.r#type.as_deref())?,
        operator: operator.map(|operator| (merchant, operator)),
        span: paging::span(start, end, app.policy())?,
        ..TransactionFilter::default()
    };
    answer(&app, &filter, &request).await
}
