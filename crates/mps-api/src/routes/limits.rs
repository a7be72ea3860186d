//! `GET` and `PUT /admin/limits`, `GET` and `PUT /merchant/limits`. The caller determines whose
//! limits they are.

use axum::Json;
use axum::extract::State;
use mps_domain::limits::{Limit, LimitId, LimitKind};
use mps_domain::operations::SetLimits;
use mps_domain::{Currency, RefusalCode, Role};
use mps_protocol::{Amount, ErrorCode, answers, requests};
use mps_store::queries::limits;
use uuid::Uuid;

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::{Body, Caller, fields};

pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<answers::Limits>, ApiError> {
    let currency = app.policy().currency;
    if caller.identity.role != Role::Admin {
        let own = limits::of_merchant(caller.identity.merchant()?);
        let own = app.fetch(own).await?;
        return Ok(answer(&own, currency));
    }
    let mut all = app.fetch(limits::all()).await?;
    for kind in LimitKind::ALL {
        let id = LimitId::of_all(*kind);
        if all.iter().all(|limit| limit.id != id) {
            all.push(Limit {
                id,
                amount: kind.default(currency),
                since: app.now(),
            });
        }
    }
    all.sort_by_key(|limit| (!limit.id.object.is_nil(), limit.id));
    Ok(answer(&all, currency))
}

pub(super) async fn set(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::SetLimits>,
) -> Result<Json<answers::Limits>, ApiError> {
    let currency = app.policy().currency;
    let kinds: Vec<&str> = LimitKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let kinds = kinds.join(", ");
    let wrong = RefusalCode::ValidationFailed;
    // The nil id stands for everybody within; a request expresses that by leaving the object out.
    let limits = request.limits.iter().map(|limit| {
        if limit.object_id.is_some_and(|id| id.is_nil()) {
            return Err(ApiError::of(ErrorCode::ValidationFailed, "object_id")
                .suggest("leave it out to set the limit for all that have no limit of their own"));
        }
        let amount = limit.amount.as_ref();
        let amount = amount.map(|amount| money(amount, currency, wrong, "amount"));
        let id = LimitId {
            kind: fields::word_of("kind", &limit.kind, &kinds)?,
            object: limit.object_id.unwrap_or(Uuid::nil()),
        };
        Ok((id, amount.transpose()?))
    });
    let operation = SetLimits {
        limits: limits.collect::<Result<_, ApiError>>()?,
    };
    app.execute(&caller, operation).await?;
    list(State(app), caller).await
}

fn answer(limits: &[Limit], currency: Currency) -> Json<answers::Limits> {
    let limits = limits.iter().map(|limit| answers::LimitInForce {
        kind: limit.id.kind.to_string(),
        object_id: Some(limit.id.object).filter(|id| !id.is_nil()),
        amount: limit.amount.map(|amount| Amount::of(amount, currency)),
    });
    Json(answers::Limits {
        limits: limits.collect(),
    })
}
