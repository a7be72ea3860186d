//! `POST /admin/cards/voucher`

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, fields, replayable};
use axum::extract::State;
use axum::response::Response;
use mps_domain::RefusalCode;
use mps_domain::ids::{CardId, MemberId, TransactionId};
use mps_domain::operations::CreateVoucher;
use mps_protocol::{Notice, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::CreateVoucher>,
) -> Result<Response, ApiError> {
    let wrong = RefusalCode::InvalidRechargeAmount;
    let operation = CreateVoucher {
        card_id: CardId::new(app.new_id()?),
        transaction_id: TransactionId::new(app.new_id()?),
        name: request.name,
        member_id: MemberId::new(request.member_id),
        amount: money(&request.amount, app.policy().currency, wrong, "amount")?,
        expires_at: fields::end("expires_at", &request.expires_at, app.policy())?,
        keys: key.keys(),
    };
    let issued = app.execute(&caller, operation).await?;
    let language = caller.context.language;
    let answer = render::card_changed(&app, &issued.card, Notice::CardIssued, language);
    Ok(replayable(answer, issued.replayed))
}
