//! `POST /auth/activate`

use axum::extract::State;
use axum::response::Response;
use mps_domain::activation::ActivationHash;
use mps_domain::decision::Actor;
use mps_domain::operations::Activate;
use mps_protocol::{ErrorCode, requests};
use mps_store::queries::accounts;

use super::{new_session, proof, signed_in};
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Page, RequestContext};

pub(super) async fn handle(
    State(app): State<App>,
    context: RequestContext,
    page: Page,
    Body(request): Body<requests::Activate>,
) -> Result<Response, ApiError> {
    request.totp.as_ref().map_or(Ok(()), proof::check_length)?;
    let activation = ActivationHash::of(request.token.reveal());
    let account = app.fetch_one(accounts::of_activation(activation, app.now()));
    let account = account.await?;
    // No password is hashed for a link that is of no use.
    let account = account.ok_or_else(|| ApiError::of(ErrorCode::ActivationInvalid, "token"))?;
    let passwords = app.passwords();
    let operation = Activate {
        activation,
        new_password: passwords.hash("password", &request.password).await?,
        second_proof: proof::second(&app, account, request.totp.as_ref()).await?,
        session: new_session(&app)?,
    };
    let receipt = app.execute_as(Actor::Anonymous, &context, operation).await;
    // The account's sessions until now have ended.
    app.sessions().forget();
    let receipt = proof::counted(&app, account, receipt)?;
    signed_in(&app, &page, &receipt.session, &receipt.identity)
}
