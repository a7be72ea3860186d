//! `GET /member/codes/{id}`

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State as Extract};
use mps_domain::code::{CodeRow, CodeStatus};
use mps_domain::ids::{CodeId, MemberId, TransactionId};
use mps_protocol::{ErrorCode, answers, requests};
use mps_store::queries::{codes, transactions};
use tokio::time::{Instant, timeout_at};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, QueryString, fields, render};

/// The longest wait, in seconds: below the time after which proxies give up.
const WAIT_MAX: u16 = 30;

pub(super) async fn handle(
    Extract(app): Extract<App>,
    caller: Caller,
    Path(id): Path<String>,
    QueryString(request): QueryString<requests::MemberCode>,
) -> Result<Json<answers::OneCode>, ApiError> {
    let member = caller.identity.member()?;
    let code = CodeId::new(fields::id("id", &id)?);
    let wait = request.wait.unwrap_or_default();
    if wait > WAIT_MAX {
        return Err(ApiError::of(ErrorCode::ValidationFailed, "wait")
            .suggest(format!("0 to {WAIT_MAX} seconds")));
    }
    let deadline = Instant::now() + Duration::from_secs(wait.into());
    // Registered before the books are read, so that no commit in between is missed.
    let waiter = app.waiting().register(member, code);
    // What a phone waits with is held for very many phones: what is done before and after is boxed.
    let mut state = Box::pin(read(&app, code, member)).await?;
    if let Some(mut waiter) = waiter {
        let before = state.outcome();
        while state.outcome() == before && state.status == CodeStatus::Live && !app.is_draining() {
            let end = deadline.min(expiry(&app, &state.row));
            if timeout_at(end, waiter.woken()).await.is_err() && end == deadline {
                break;
            }
            state = Box::pin(read(&app, code, member)).await?;
        }
    }
    Box::pin(answer(&app, &state)).await
}

/// A code with what became of it.
struct State {
    row: CodeRow,
    status: CodeStatus,
}

impl State {
    /// What a phone waits for.
    fn outcome(&self) -> (CodeStatus, Option<TransactionId>) {
        (self.status, self.row.transaction_id)
    }
}

/// When a code's time is over.
fn expiry(app: &App, code: &CodeRow) -> Instant {
    let left = code.expires_at.micros().saturating_sub(app.now().micros());
    Instant::now() + Duration::from_micros(u64::try_from(left).unwrap_or_default())
}

async fn read(app: &App, code: CodeId, member: MemberId) -> Result<State, ApiError> {
    let found = app.fetch_one(codes::of_member(code, member)).await?;
    let (row, epoch) = found.ok_or_else(|| ApiError::of(ErrorCode::NotFound, "id"))?;
    let status = row.status_at(app.now(), epoch);
    Ok(State { row, status })
}

async fn answer(app: &App, state: &State) -> Result<Json<answers::OneCode>, ApiError> {
    let transaction = match state.row.transaction_id {
        Some(id) => app.fetch_one(transactions::by_id(id)).await?,
        None => None,
    };
    let currency = app.policy().currency;
    let transaction = transaction.map(|view| render::transaction(&view, currency));
    let left = match state.status {
        CodeStatus::Live => state
            .row
            .expires_at
            .seconds()
            .saturating_sub(app.now().seconds()),
        _ => 0,
    };
    Ok(Json(answers::OneCode {
        code: answers::CodeState {
            code_id: state.row.id.uuid(),
            card_id: state.row.card_id.uuid(),
            status: state.status.to_string(),
            expires_at: state.row.expires_at.to_string(),
            ttl_seconds: left,
            transaction: transaction.transpose()?,
        },
    }))
}
