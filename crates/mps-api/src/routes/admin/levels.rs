//! `GET /admin/levels`

use axum::Json;
use axum::extract::State;
use mps_domain::level::Level;
use mps_protocol::answers;
use mps_store::queries::cards;

use crate::app::App;
use crate::error::ApiError;
use crate::http::render;

pub(super) async fn handle(State(app): State<App>) -> Result<Json<answers::Levels>, ApiError> {
    let levels = app.fetch(cards::levels()).await?;
    Ok(answer(&levels))
}

/// The table of levels, lowest first, as returned by both `GET` and `PUT`.
pub(super) fn answer(levels: &[Level]) -> Json<answers::Levels> {
    let next = levels.iter().skip(1).map(Some).chain([None]);
    let levels = levels.iter().zip(next).map(|(level, next)| answers::Level {
        level: level.level,
        name: level.name.clone(),
        min_points: level.min_points,
        max_points: next.map(|next| next.min_points.saturating_sub(1)),
        discount_rate: render::rate(level.rate),
    });
    Json(answers::Levels {
        levels: levels.collect(),
    })
}
