//! `POST /merchant/members`

use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::{CreateMember, EnrolMember};
use mps_protocol::{ErrorCode, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, IdempotencyKey, render, replayable};
use crate::routes::activations;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::EnrolMember>,
) -> Result<Response, ApiError> {
    let operator = caller.identity.account;
    app.operators().enrolment(operator)?;
    let (secret, activation) = activations::new_link()?;
    let member = CreateMember {
        member_id: MemberId::new(app.new_id()?),
        card_id: CardId::new(app.new_id()?),
        name: request.name,
        phone: Some(request.phone),
        email: None,
        password: None,
        external_identity: None,
        keys: key.keys(),
    };
    let operation = EnrolMember { member, activation };
    let enrolled = app.execute(&caller, operation).await.inspect_err(|error| {
        // Lest somebody tries a list of numbers.
        if error.code == ErrorCode::PhoneAlreadyUsed {
            app.operators().enrolled(operator);
        }
    })?;
    app.operators().enrolled(operator);
    let created = enrolled.created;
    let answer = answers::MemberEnrolled {
        member: render::member(&created.member),
        default_card: render::default_card(&created.card),
        activation: activations::answer(secret, enrolled.expires_at),
    };
    Ok(replayable(answer, created.replayed))
}
