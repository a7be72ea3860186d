//! `POST /auth/activate`

use axum::extract::State;
use axum::response::Response;
use mps_domain::activation::ActivationHash;
use mps_domain::decision::Actor;
use mps_domain::operations::{Activate, SignedIn};
use mps_protocol::{ErrorCode, requests};
use mps_store::queries::accounts;

use super::{new_session, proof, signed_in};
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Page, RequestContext};
use crate::limits::Client;

pub(super) async fn handle(
    State(app): State<App>,
    context: RequestContext,
    page: Page,
    Body(request): Body<requests::Activate>,
) -> Result<Response, ApiError> {
    request.totp.as_ref().map_or(Ok(()), proof::check_length)?;
    let network = Client::at(context.address.as_deref());
    let attempt = app.attempts().activation(&network);
    let receipt = app
        .attempt(
            &context,
            attempt,
            activate(&app, &context, network, &request),
        )
        .await?;
    signed_in(&app, &page, &receipt.session, &receipt.identity)
}

async fn activate(
    app: &App,
    context: &RequestContext,
    network: Client,
    request: &requests::Activate,
) -> Result<SignedIn, ApiError> {
    let activation = ActivationHash::of(request.token.reveal());
    let account = app.fetch_one(accounts::of_activation(activation, app.now()));
    let account = account.await?;
    // No password is hashed for a link that is of no use.
    let account = account.ok_or_else(|| ApiError::of(ErrorCode::ActivationInvalid, "token"))?;
    let passwords = app.passwords().of(network);
    let new_password = passwords.hash("password", &request.password).await?;
    let session = new_session(app)?;
    proof::with_second(
        app,
        context,
        account,
        request.totp.as_ref(),
        async |second_proof| {
            let operation = Activate {
                activation,
                new_password,
                second_proof,
                session,
            };
            let receipt = app.execute_as(Actor::Anonymous, context, operation).await;
            // The account's sessions until now have ended.
            app.sessions().forget();
            receipt
        },
    )
    .await
}
