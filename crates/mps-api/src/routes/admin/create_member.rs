//! `POST /admin/members`

use axum::extract::State;
use axum::response::Response;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::CreateMember;
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, fields, replayable};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::CreateMember>,
) -> Result<Response, ApiError> {
    let external_identity = request.external_identity.map(|identity| {
        let provider = fields::word("external_identity.provider", &identity.provider);
        provider.map(|provider| (provider, identity.external_id))
    });
    let names = [
        Some(&request.name),
        request.phone.as_ref(),
        request.email.as_ref(),
    ];
    let password = caller
        .passwords(&app)
        .knowing(names.into_iter().flatten().map(String::as_str))
        .hash_given("password", request.password.as_ref())
        .await?;
    let operation = CreateMember {
        member_id: MemberId::new(app.new_id()?),
        card_id: CardId::new(app.new_id()?),
        name: request.name,
        phone: request.phone,
        email: request.email,
        password,
        external_identity: external_identity.transpose()?,
        keys: key.keys(),
    };
    let created = app.execute(&caller, operation).await?;
    let answer = answers::MemberCreated {
        member: render::member(&created.member),
        default_card: render::default_card(&created.card),
    };
    Ok(replayable(answer, created.replayed))
}
