//! `GET /merchant/settlements`

use axum::Json;
use axum::extract::State;
use mps_protocol::{answers, requests};
use mps_store::queries::settlements::SettlementFilter;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, QueryString, paging};
use crate::routes::settlements::{list, status_of};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    QueryString(request): QueryString<requests::MerchantSettlements>,
) -> Result<Json<answers::Settlements>, ApiError> {
    let (start, end) = (request.start_date.as_deref(), request.end_date.as_deref());
    let filter = SettlementFilter {
        merchant: Some(caller.identity.merchant()?),
        status: status_of(request.status.as_deref())?,
        span: paging::span(start, end, app.policy())?,
    };
    list(&app, &filter, &request).await
}
