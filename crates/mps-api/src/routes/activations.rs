//! Links for setting a password: what the endpoints that make them share.

use mps_domain::Timestamp;
use mps_domain::activation::ActivationHash;
use mps_domain::operations::{ActivationOf, CreateActivation};
use mps_protocol::answers;
use mps_protocol::requests::Secret;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::random;

/// The secret of a new link, and its hash.
pub(super) fn new_link() -> Result<(String, ActivationHash), ApiError> {
    let secret = random::activation_secret().map_err(ApiError::internal)?;
    let hash = ActivationHash::of(&secret);
    Ok((secret, hash))
}

/// Returns a link as its maker gets it, this one time.
pub(super) fn answer(secret: String, expires_at: Timestamp) -> answers::Activation {
    answers::Activation {
        token: Secret::new(secret),
        expires_at: expires_at.to_string(),
    }
}

/// Makes a link for an account that exists.
pub(super) async fn create(
    app: &App,
    caller: &Caller,
    of: ActivationOf,
) -> Result<answers::ActivationCreated, ApiError> {
    let (secret, activation) = new_link()?;
    let operation = CreateActivation { of, activation };
    let expires_at = app.execute(caller, operation).await?;
    Ok(answers::ActivationCreated {
        activation: answer(secret, expires_at),
    })
}
