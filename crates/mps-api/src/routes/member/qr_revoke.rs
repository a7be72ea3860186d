//! `POST /member/qr/revoke`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::operations::RevokeCode;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller};
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::OneCard>,
) -> Result<Json<answers::Success>, ApiError> {
    app.execute(
        &caller,
        RevokeCode {
            card_id: CardId::new(request.card_id),
        },
    )
    .await?;
    Ok(success())
}
