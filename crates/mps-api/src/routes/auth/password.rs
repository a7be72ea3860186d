//! `POST /auth/password`

use axum::extract::State;
use axum::response::Response;
use mps_domain::operations::ChangePassword;
use mps_protocol::{ErrorCode, requests};
use mps_store::queries::accounts;

use super::{new_session, signed_in};
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Caller, Page};

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
    let login = app
        .fetch_one(accounts::login_of(caller.identity.account))
        .await?;
    let (epoch, hash) = login.map_or((0, None), |login| (login.epoch, login.password));
    let password_is_right = app
        .passwords()
        .is_right(&request.current_password, hash)
        .await?;
    let operation = ChangePassword {
        password_is_right,
        epoch,
        new_password: app
            .passwords()
            .hash("new_password", &request.new_password)
            .await?,
        session: new_session(&app)?,
    };
    let (session, identity) = app.execute_ending_sessions(&caller, operation).await?;
    signed_in(&app, &page, &session, &identity)
}
