//! `POST /auth/totp`

use axum::Json;
use axum::extract::State;
use mps_domain::operations::EnrolTotp;
use mps_protocol::answers;
use mps_protocol::requests::{self, Secret};

use super::proof;
use crate::app::App;
use crate::error::ApiError;
use crate::http::picture::Picture;
use crate::http::{Body, Caller};
use crate::identity::second_factors;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::EnrolTotp>,
) -> Result<Json<answers::TotpEnrolled>, ApiError> {
    let identity = &caller.identity;
    let account = identity.account;
    let holder = identity.require_holder()?;
    request.totp.as_ref().map_or(Ok(()), proof::check_length)?;
    app.attempts().second_factor(account)?;
    let name = identity.operator.as_deref().unwrap_or(&identity.name);
    let totp = second_factors::new_secret(name)?;
    let operation = EnrolTotp {
        password: proof::password(&app, account, &request.password).await?,
        proof: proof::second(&app, account, request.totp.as_ref()).await?,
        secret: app.second_factors().seal(holder, &totp)?,
    };
    proof::counted(&app, account, app.execute(&caller, operation).await)?;
    let url = totp.to_url().map_err(ApiError::internal)?;
    Ok(Json(answers::TotpEnrolled {
        secret: Secret::new(totp.secret().to_base32()),
        qr_svg: Secret::new(Picture::qr(&url)?.svg()),
        otpauth_url: Secret::new(url),
    }))
}
