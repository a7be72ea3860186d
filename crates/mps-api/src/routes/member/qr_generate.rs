//! `POST /member/qr/generate`

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use mps_domain::code::Symbol;
use mps_domain::ids::{CardId, CodeId};
use mps_domain::operations::GenerateCode;
use mps_protocol::requests::{self, Secret};
use mps_protocol::{Amount, answers};

use crate::app::App;
use crate::error::ApiError;
use crate::http::picture::Picture;
use crate::http::{Body, Caller, fields};
use crate::random;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Body(request): Body<requests::GenerateQr>,
) -> Result<Response, ApiError> {
    let symbol = fields::optional_word("symbol", request.symbol.as_deref())?;
    let code = random::payment_code(app.policy().code_prefix).map_err(ApiError::internal)?;
    let code_id = CodeId::new(app.new_id()?);
    let operation = GenerateCode {
        code_id,
        card_id: CardId::new(request.card_id),
        code: code.hash(),
        ttl_secs: request.ttl_seconds,
    };
    let made = app.execute(&caller, operation).await?;
    let accept = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let qr = Picture::qr_of_code(code.reveal())?;
    let bar_code = Picture::bar_code(code.reveal())?;
    let asked_for = match symbol.unwrap_or(Symbol::Qr) {
        Symbol::Qr => &qr,
        Symbol::Barcode => &bar_code,
    };
    if accept.starts_with("image/svg+xml") {
        return Ok(([(CONTENT_TYPE, "image/svg+xml")], asked_for.svg()).into_response());
    }
    if accept.starts_with("image/png") {
        return Ok(([(CONTENT_TYPE, "image/png")], asked_for.png()?).into_response());
    }
    let answer = answers::QrGenerated {
        code_id: code_id.uuid(),
        qr_plain: Secret::new(code.reveal()),
        qr_svg: Secret::new(qr.svg()),
        barcode_svg: Secret::new(bar_code.svg()),
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
