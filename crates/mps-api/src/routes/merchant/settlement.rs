//! `GET /merchant/settlements/{id}` and `GET /merchant/settlements/{id}.csv`

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use mps_domain::ids::SettlementId;
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::settlements;

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Caller, fields};
use crate::routes::merchant::settlement_csv;

/// The router cannot distinguish an id with an ending from one without.
pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let merchant = caller.identity.merchant()?;
    let as_table = id.strip_suffix(".csv");
    let id = SettlementId::new(fields::id("id", as_table.unwrap_or(&id))?);
    let settlement = app
        .fetch_one(settlements::of_merchant(merchant, id))
        .await?;
    let settlement = settlement.ok_or_else(|| ApiError::of(ErrorCode::SettlementNotFound, "id"))?;
    if as_table.is_some() {
        return settlement_csv::answer(app, settlement).await;
    }
    let settlement = render::settlement(&settlement, app.policy().currency);
    Ok(Json(answers::OneSettlement { settlement }).into_response())
}
