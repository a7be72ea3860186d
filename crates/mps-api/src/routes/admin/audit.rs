//! `GET /admin/audit`

use axum::Json;
use axum::extract::State;
use mps_protocol::{answers, requests};
use mps_store::queries::audit::{self, AuditFilter, Event};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{QueryString, paging};

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Audit>,
) -> Result<Json<answers::Audit>, ApiError> {
    let (start, end) = (request.start_date.as_deref(), request.end_date.as_deref());
    let page = paging::page(&request)?;
    let filter = AuditFilter {
        operation: request.operation.as_deref(),
        actor: request.actor_id,
        object: request.object_id,
        span: paging::span(start, end, app.policy())?,
    };
    let rows = |page| audit::page(&filter, page);
    let key = |row: &Event| (row.at, row.cursor_id());
    let listed = paging::list(&app, page, rows, audit::count(&filter), key).await?;
    let events: Result<_, ApiError> = listed.rows.into_iter().map(event).collect();
    Ok(Json(answers::Audit {
        events: events?,
        pagination: listed.pagination,
    }))
}

fn event(event: Event) -> Result<answers::AuditEvent, ApiError> {
    let (object_kind, object_id) = event.object.unzip();
    Ok(answers::AuditEvent {
        id: event.id,
        at: event.at.to_string(),
        actor_kind: event.actor.map(|(kind, _)| kind.to_string()),
        actor_id: event.actor.map(|(_, id)| id),
        role: event.role,
        operator: event.operator,
        address: event.address,
        request_id: event.request_id,
        operation: event.operation,
        object_kind,
        object_id,
        refusal: event.refusal,
        details: serde_json::from_str(&event.details).map_err(ApiError::internal)?,
    })
}
