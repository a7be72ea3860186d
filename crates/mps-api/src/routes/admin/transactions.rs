//! `GET /admin/transactions`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::{CardId, MemberId, MerchantId};
use mps_protocol::{answers, requests};
use mps_store::queries::transactions::TransactionFilter;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{QueryString, paging};
use crate::routes::transactions::{answer, type_of};

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::AdminTransactions>,
) -> Result<Json<answers::Transactions>, ApiError> {
    let (start, end) = (request.start_date.as_deref(), request.end_date.as_deref());
    let filter = TransactionFilter {
        member: request.member_id.map(MemberId::new),
        merchant: request.merchant_id.map(MerchantId::new),
        card: request.card_id.map(CardId::new),
        tx_type: type_of(request.r#type.as_deref())?,
        span: paging::span(start, end, app.policy())?,
        ..TransactionFilter::default()
    };
    answer(&app, &filter, &request).await
}
