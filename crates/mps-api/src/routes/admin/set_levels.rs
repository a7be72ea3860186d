//! `PUT /admin/levels`

use crate::app::App;
use crate::http::{ApiError, Body, Caller, fields};
use crate::render;
use axum::Json;
use axum::extract::State;
use mps_domain::level::Level;
use mps_domain::operations::SetLevels;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::SetLevels>,
) -> Result<Json<answers::LevelsSet>, ApiError> {
    let levels = request.levels.into_iter().map(|level| {
        Ok(Level {
            level: level.level,
            name: level.name,
            min_points: level.min_points,
            rate: fields::rate("levels", &level.discount_rate)?,
        })
    });
    let operation = SetLevels {
        levels: levels.collect::<Result<_, ApiError>>()?,
    };
    let set = app.execute(&caller, operation).await?;
    let levels = set.levels().iter().map(|level| answers::LevelSet {
        level: level.level,
        name: level.name.clone(),
        min_points: level.min_points,
        discount_rate: render::rate(level.rate),
    });
    Ok(Json(answers::LevelsSet {
        levels: levels.collect(),
    }))
}
