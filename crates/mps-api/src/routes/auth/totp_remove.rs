//! `POST /auth/totp/remove`

use axum::Json;
use axum::extract::State;
use mps_domain::operations::RemoveTotp;
use mps_protocol::{answers, requests};

use super::proof;
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller};
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::RemoveTotp>,
) -> Result<Json<answers::Success>, ApiError> {
    proof::check_length(&request.totp)?;
    let account = caller.identity.account;
    let attempt = app.attempts().second_factor(account);
    app.attempt(&caller.context, attempt, async {
        let operation = RemoveTotp {
            password: proof::password(&app, &caller, &request.password).await?,
            proof: proof::second(&app, account, &request.totp).await?,
        };
        app.execute(&caller, operation).await
    })
    .await?;
    Ok(success())
}
