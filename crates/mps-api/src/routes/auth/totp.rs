//! `POST /auth/totp`

use axum::Json;
use axum::extract::State;
use mps_domain::operations::EnrolTotp;
use mps_domain::second_factor::SecondProof;
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
    let name = identity.operator.as_deref().unwrap_or(&identity.name);
    let totp = second_factors::new_secret(name)?;
    let secret = app.second_factors().seal(holder, &totp)?;
    // A wrong password counts like a wrong code: whoever tries one here is signed in already.
    let attempt = app.attempts().second_factor(account);
    app.attempt(&caller.context, attempt, async {
        let proof = match &request.totp {
            Some(totp) => proof::second(&app, account, totp).await?,
            None => SecondProof::Absent,
        };
        let operation = EnrolTotp {
            password: proof::password(&app, &caller, &request.password).await?,
            proof,
            secret,
        };
        app.execute(&caller, operation).await
    })
    .await?;
    let url = totp.to_url().map_err(ApiError::internal)?;
    Ok(Json(answers::TotpEnrolled {
        secret: Secret::new(totp.secret().to_base32()),
        qr_svg: Secret::new(Picture::qr(&url)?.svg()),
        otpauth_url: Secret::new(url),
    }))
}
