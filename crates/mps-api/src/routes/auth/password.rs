//! `POST /auth/password`

use axum::extract::State;
use axum::response::Response;
use mps_domain::Identity;
use mps_domain::access::Session;
use mps_domain::operations::ChangePassword;
use mps_protocol::{ErrorCode, requests};

use super::{new_session, proof, signed_in};
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, Page};
use crate::identity::passwords::check_new;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    page: Page,
    Body(request): Body<requests::ChangePassword>,
) -> Result<Response, ApiError> {
    if request.new_password == request.current_password {
        return Err(ApiError::of(ErrorCode::ValidationFailed, "new_password")
            .suggest("another password than the current one"));
    }
    check_new("new_password", &request.new_password)?;
    let attempt = app.attempts().current_password(caller.identity.account);
    let changed = app.attempt(&caller.context, attempt, change(&app, &caller, &request));
    let (session, identity) = changed.await?;
    signed_in(&app, &page, &session, &identity)
}

async fn change(
    app: &App,
    caller: &Caller,
    request: &requests::ChangePassword,
) -> Result<(Session, Identity), ApiError> {
    let current = proof::password(app, caller, &request.current_password).await?;
    let identity = &caller.identity;
    let names = [Some(identity.name.as_str()), identity.operator.as_deref()];
    let passwords = caller.passwords(app).knowing(names.into_iter().flatten());
    // Nothing is hashed for somebody who does not know the current password.
    let new_password = if current.is_right {
        Some(
            passwords
                .hash("new_password", &request.new_password)
                .await?,
        )
    } else {
        None
    };
    let operation = ChangePassword {
        epoch: current.epoch,
        new_password,
        session: new_session(app)?,
    };
    app.execute_ending_sessions(caller, operation).await
}
