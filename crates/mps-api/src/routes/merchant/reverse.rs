//! `POST /merchant/reverse`

use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::TransactionId;
use mps_domain::operations::Reverse;
use mps_protocol::requests;

use super::reversed;
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, order_id, replayable};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::Reverse>,
) -> Result<Response, ApiError> {
    let operation = Reverse {
        transaction_id: TransactionId::new(app.new_id()?),
        lapse_id: TransactionId::new(app.new_id()?),
        on_behalf_of: None,
        external_order_id: order_id(Some(request.external_order_id))?.unwrap_or_default(),
        reason: None,
    };
    let receipt = app.execute(&caller, operation).await?;
    Ok(replayable(reversed(&receipt, &app), receipt.replayed))
}
