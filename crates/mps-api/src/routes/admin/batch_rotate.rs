//! `POST /admin/qr/batch-rotate`

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::State;
use mps_domain::operations::RevokeCodes;
use mps_protocol::{answers, requests};
use mps_store::queries::cards;

/// How many codes one commit ends.
const AT_ONCE: i64 = 500;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::BatchRotate>,
) -> Result<Json<answers::BatchRotated>, ApiError> {
    let card_type = fields::optional_word("card_type", request.card_type.as_deref())?;
    let executed_at = app.now().to_string();
    let mut affected_cards = 0_i64;
    // Codes that are created in the meantime stay: their members have just seen them.
    let newest = app.fetch_one(cards::newest_code()).await?.flatten();
    while let Some(newest) = newest {
        let live = cards::live_codes(card_type, newest, AT_ONCE);
        let codes = app.fetch(live).await?;
        if codes.is_empty() {
            break;
        }
        let ended = app.execute(&caller, RevokeCodes { codes }).await?;
        affected_cards = affected_cards.saturating_add(ended);
    }
    Ok(Json(answers::BatchRotated {
        result: answers::BatchResult {
            affected_cards,
            ttl_seconds: request.ttl_seconds,
            executed_at,
        },
    }))
}
