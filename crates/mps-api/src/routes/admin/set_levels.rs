//! `PUT /admin/levels`

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, fields};
use axum::Json;
use axum::extract::State;
use mps_domain::level::Level;
use mps_domain::operations::SetLevels;
use mps_protocol::{answers, requests};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::SetLevels>,
) -> Result<Json<answers::Levels>, ApiError> {
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
    Ok(super::levels::answer(set.levels()))
}
