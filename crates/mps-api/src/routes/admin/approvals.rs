//! `GET` and `POST /admin/approvals`, `POST /admin/approvals/{id}/approve` and `/refuse`

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use mps_domain::RefusalCode;
use mps_domain::approval::ApprovalKind;
use mps_domain::ids::{ApprovalId, CardId, TransactionId};
use mps_domain::operations::{ApprovalOf, DecideApproval, RequestApproval};
use mps_protocol::{ErrorCode, answers, requests};
use mps_store::queries::approvals::{self, ApprovalView};

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::render;
use crate::http::{Body, Caller, IdempotencyKey, QueryString, fields, paging, replayable};

/// Lists approvals.
pub(super) async fn list(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Approvals>,
) -> Result<Json<answers::Approvals>, ApiError> {
    let status = fields::optional_word("status", request.status.as_deref())?;
    let now = app.now();
    let page = paging::page(&request)?;
    let rows = |page| approvals::page(status, now, page);
    let key = |row: &ApprovalView| (row.approval.requested_at, row.approval.id.uuid());
    let listed = paging::list(&app, page, rows, approvals::count(status, now), key).await?;
    let currency = app.policy().currency;
    let approvals = listed.rows.iter();
    Ok(Json(answers::Approvals {
        approvals: approvals
            .map(|row| render::approval(row, currency, now))
            .collect(),
        pagination: listed.pagination,
    }))
}

/// Asks another administrator.
pub(super) async fn request(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    Body(request): Body<requests::RequestApproval>,
) -> Result<Response, ApiError> {
    let operation = RequestApproval {
        card_id: CardId::new(request.card_id),
        of: wanted(&app, &request)?,
        reason: request.reason,
        keys: key.keys(),
        trial_id: TransactionId::new(app.new_id()?),
    };
    let requested = app.execute(&caller, operation).await?;
    let answer = one(&app, requested.approval.id).await?;
    Ok(replayable(answer, requested.replayed))
}

/// Carries out what another administrator asked for.
pub(super) async fn approve(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::DecideApproval>,
) -> Result<Json<answers::OneApproval>, ApiError> {
    decide(&app, &caller, &id, (true, request.note)).await
}

/// Refuses what another administrator asked for, or withdraws it.
pub(super) async fn refuse(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(request): Body<requests::DecideApproval>,
) -> Result<Json<answers::OneApproval>, ApiError> {
    decide(&app, &caller, &id, (false, request.note)).await
}

async fn decide(
    app: &App,
    caller: &Caller,
    id: &str,
    (approves, note): (bool, Option<String>),
) -> Result<Json<answers::OneApproval>, ApiError> {
    let operation = DecideApproval {
        approval_id: ApprovalId::new(fields::id("id", id)?),
        approves,
        note,
        transaction_id: TransactionId::new(app.new_id()?),
    };
    let approval = app.execute(caller, operation).await?;
    one(app, approval.id).await.map(Json)
}

async fn one(app: &App, id: ApprovalId) -> Result<answers::OneApproval, ApiError> {
    let view = app.fetch_one(approvals::by_id(id.uuid())).await?;
    let view = view.ok_or_else(|| ApiError::from(ErrorCode::NotFound))?;
    Ok(answers::OneApproval {
        approval: render::approval(&view, app.policy().currency, app.now()),
    })
}

/// Reads what is to be carried out. Fields of another kind are refused.
fn wanted(app: &App, request: &requests::RequestApproval) -> Result<ApprovalOf, ApiError> {
    let requests::RequestApproval {
        kind,
        amount,
        payment_method,
        delta_points,
        ..
    } = request;
    let kind = fields::word("kind", kind)?;
    let missing = |field| {
        let needed = format!("needed for the kind {kind}");
        ApiError::of(ErrorCode::ValidationFailed, field).suggest(needed)
    };
    let unknown = |field: &'static str, is_given: bool| {
        let error = ApiError::of(ErrorCode::ValidationFailed, field);
        let error = error.suggest(format!("not with the kind {kind}"));
        if is_given { Err(error) } else { Ok(()) }
    };
    if kind != ApprovalKind::Recharge {
        unknown("amount", amount.is_some())?;
        unknown("payment_method", payment_method.is_some())?;
    }
    if kind != ApprovalKind::Points {
        unknown("delta_points", delta_points.is_some())?;
    }
    Ok(match kind {
        ApprovalKind::Recharge => {
            let amount = amount.as_ref().ok_or_else(|| missing("amount"))?;
            let method = payment_method.as_deref();
            let method = method.ok_or_else(|| missing("payment_method"))?;
            let wrong = RefusalCode::InvalidRechargeAmount;
            ApprovalOf::Recharge {
                amount: money(amount, app.policy().currency, wrong, "amount")?,
                payment_method: fields::word_of("payment_method", method, "cash or bank")?,
            }
        }
        ApprovalKind::Payout => ApprovalOf::Payout,
        ApprovalKind::Points => ApprovalOf::Points {
            delta: delta_points.ok_or_else(|| missing("delta_points"))?,
        },
    })
}
