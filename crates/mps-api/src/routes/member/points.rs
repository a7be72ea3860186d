//! `GET /member/points`

use axum::Json;
use axum::extract::State;
use mps_domain::ids::CardId;
use mps_domain::level::Level;
use mps_domain::transaction::{PointReason, Transaction, TransactionType};
use mps_protocol::{ErrorCode, answers, requests};
use mps_store::queries::{cards, points};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, QueryString, paging};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    QueryString(request): QueryString<requests::MemberPoints>,
) -> Result<Json<answers::Points>, ApiError> {
    let member = caller.identity.member()?;
    let id = request
        .card_id
        .ok_or_else(|| ApiError::of(ErrorCode::ValidationFailed, "card_id"))?;
    let id = CardId::new(id);
    let page = paging::page(&request)?;
    let found = app.fetch_one(cards::by_id(id)).await?;
    let view = found.filter(|view| view.card.member_id == Some(member));
    let view = view.ok_or_else(|| ApiError::from(ErrorCode::CardNotFound))?;
    let levels = app.fetch(cards::levels()).await?;
    let key = |row: &Transaction| (row.created_at, row.id.uuid());
    let rows = |page| points::page(id, page);
    let listed = paging::list(&app, page, rows, points::count(id), key).await?;
    Ok(Json(answers::Points {
        card_id: id.uuid(),
        points: view.card.points,
        points_debt: view.card.points_debt,
        level: view.card.level,
        level_name: view.level_name,
        next_level: next(&levels, view.card.points),
        entries: listed.rows.iter().map(entry).collect(),
        pagination: listed.pagination,
    }))
}

/// Returns the first level that needs more points than there are.
fn next(levels: &[Level], points: i64) -> Option<answers::NextLevel> {
    let level = levels.iter().find(|level| level.min_points > points)?;
    Some(answers::NextLevel {
        level: level.level,
        name: level.name.clone(),
        min_points: level.min_points,
        points_needed: level.min_points.saturating_sub(points),
    })
}

/// Renders the change of points by a transaction. The reason is shown only for manual changes.
fn entry(transaction: &Transaction) -> answers::PointEntry {
    let points = transaction.point_change();
    let by_hand = transaction.tx_type == TransactionType::Adjustment;
    let reason = PointReason::of(transaction.tx_type).map_or("", PointReason::as_str);
    answers::PointEntry {
        change: points.after.saturating_sub(points.before),
        balance_before: points.before,
        balance_after: points.after,
        reason: reason.to_owned(),
        note: transaction.reason.clone().filter(|_| by_hand),
        tx_no: Some(transaction.tx_no.clone()),
        created_at: transaction.created_at.to_string(),
    }
}
