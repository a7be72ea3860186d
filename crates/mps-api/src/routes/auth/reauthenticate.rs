//! `POST /auth/reauthenticate`

use axum::Json;
use axum::extract::State;
use mps_domain::operations::{ComparedPassword, Reauthenticate};
use mps_domain::second_factor::SecondProof;
use mps_protocol::{answers, requests};

use super::proof;
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller};
use crate::routes::success;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::Reauthenticate>,
) -> Result<Json<answers::Success>, ApiError> {
    let account = caller.identity.account;
    if let Some(totp) = &request.totp {
        proof::check_length(totp)?;
        let attempt = app.attempts().second_factor(account);
        app.attempt(&caller.context, attempt, async {
            let second_proof = proof::second(&app, account, totp).await?;
            prove(&app, &caller, None, second_proof).await
        })
        .await?;
    } else if let Some(password) = &request.password {
        let attempt = app.attempts().current_password(account);
        app.attempt(&caller.context, attempt, async {
            let password = proof::password(&app, &caller, password).await?;
            prove(&app, &caller, Some(password), SecondProof::Absent).await
        })
        .await?;
    } else {
        prove(&app, &caller, None, SecondProof::Absent).await?;
    }
    Ok(success())
}

async fn prove(
    app: &App,
    caller: &Caller,
    password: Option<ComparedPassword>,
    second_proof: SecondProof,
) -> Result<(), ApiError> {
    let operation = Reauthenticate {
        password,
        second_proof,
    };
    app.execute(caller, operation).await
}
