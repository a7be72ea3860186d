//! `GET /merchant/orders/{external_order_id}`

use axum::Json;
use axum::extract::{Path, State};
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::transactions;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::http::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(external_order_id): Path<String>,
) -> Result<Json<answers::OneTransaction>, ApiError> {
    let merchant = caller.identity.merchant()?;
    let found = app
        .fetch_one(transactions::by_order(merchant, &external_order_id))
        .await?;
    let view = found.ok_or_else(|| ApiError::from(ErrorCode::OrderNotFound))?;
    let transaction = render::transaction(&view, app.policy().currency)?;
    Ok(Json(answers::OneTransaction { transaction }))
}
