//! `POST /member/qr/generate`

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use mps_domain::ids::CardId;
use mps_domain::operations::GenerateCode;
use mps_protocol::requests::{self, Secret};
use mps_protocol::{Amount, answers};

use crate::app::App;
use crate::error::ApiError;
use crate::http::qr_picture;
use crate::http::{Body, Caller};
use crate::random;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Body(request): Body<requests::GenerateQr>,
) -> Result<Response, ApiError> {
    let code = random::payment_code().map_err(ApiError::internal)?;
    let operation = GenerateCode {
        card_id: CardId::new(request.card_id),
        code: code.hash(),
        ttl_secs: request.ttl_seconds,
    };
    let made = app.execute(&caller, operation).await?;
    let accept = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if accept.starts_with("image/svg+xml") {
        return Ok((
            [(CONTENT_TYPE, "image/svg+xml")],
            qr_picture::svg(code.reveal())?,
        )
            .into_response());
    }
    if accept.starts_with("image/png") {
        return Ok((
            [(CONTENT_TYPE, "image/png")],
            qr_picture::png(code.reveal())?,
        )
            .into_response());
    }
    let answer = answers::QrGenerated {
        qr_plain: Secret::new(code.reveal()),
        expires_at: made.expires_at.to_string(),
        ttl_seconds: made.ttl_secs,
        card_info: answers::QrCardInfo {
            card_no: made.card.card_no,
            card_type: made.card.card_type.to_string(),
            balance: Amount::of(made.card.balance, app.policy().currency),
        },
    };
    Ok(Json(answer).into_response())
}
