//! `POST /auth/totp/confirm`

use axum::Json;
use axum::extract::State;
use mps_domain::operations::ConfirmTotp;
use mps_domain::second_factor::RecoveryHash;
use mps_protocol::answers;
use mps_protocol::requests::{self, Secret};
use mps_store::queries::second_factors as stored;

use super::proof;
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller};
use crate::identity::second_factors;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::ConfirmTotp>,
) -> Result<Json<answers::TotpConfirmed>, ApiError> {
    proof::check_length(&request.totp)?;
    let holder = caller.identity.require_holder()?;
    let codes = second_factors::recovery_codes()?;
    let attempt = app.attempts().second_factor(caller.identity.account);
    app.attempt(&caller.context, attempt, async {
        let factor = app.fetch_one(stored::of(holder)).await?;
        let code = match factor.and_then(|factor| factor.pending) {
            Some(pending) => {
                let code = proof::typed(&request.totp);
                app.second_factors()
                    .compare(holder, &pending, &code, app.now())?
            }
            None => None,
        };
        let operation = ConfirmTotp {
            code,
            recovery_codes: codes.iter().map(|code| RecoveryHash::of(code)).collect(),
        };
        // No session ends, but the rights of this one change, and sessions are cached for a second.
        app.execute_ending_sessions(&caller, operation).await
    })
    .await?;
    Ok(Json(answers::TotpConfirmed {
        recovery_codes: codes.into_iter().map(Secret::new).collect(),
    }))
}
