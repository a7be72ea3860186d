//! `POST /admin/cards/voucher`

use crate::app::App;
use crate::http::{ApiError, Body, Caller, fields, money};
use crate::render;
use axum::Json;
use axum::extract::State;
use mps_domain::RefusalCode;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::CreateVoucher;
use mps_protocol::{Notice, answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::CreateVoucher>,
) -> Result<Json<answers::CardChanged>, ApiError> {
    let wrong = RefusalCode::InvalidRechargeAmount;
    let operation = CreateVoucher {
        card_id: CardId::new(app.fresh_id()?),
        posting_id: app.fresh_id()?,
        name: request.name,
        member_id: MemberId::new(request.member_id),
        amount: money(&request.amount, app.policy().currency, wrong, "amount")?,
        expires_at: fields::end("expires_at", &request.expires_at, app.policy())?,
    };
    let card = app.execute(&caller, operation).await?;
    let (currency, language) = (app.policy().currency, caller.context.language);
    Ok(render::card_changed(
        &card,
        currency,
        Notice::CardIssued,
        language,
    ))
}
