//! `POST /auth/login`

use axum::extract::State;
use axum::response::Response;
use mps_domain::account::Account;
use mps_domain::decision::Actor;
use mps_domain::ids::SessionId;
use mps_domain::names::{self, Region};
use mps_domain::operations::{SignIn, SignedIn};
use mps_domain::second_factor::SecondProof;
use mps_protocol::{ErrorCode, requests};
use mps_store::Query;
use mps_store::queries::accounts::{self, Login};
use mps_store::queries::sessions;

use super::{new_session, proof, signed_in};
use crate::app::App;
use crate::error::ApiError;
use crate::http::{Body, Page, RequestContext};
use crate::limits::Client;

/// The longest name of an account: an e-mail address.
const LONGEST_IDENTIFIER: usize = 254;
/// How many sessions a member or an administrator may have at a time, on as many devices.
const SESSIONS_MAX: usize = 20;
/// How many an account of a merchant may have: all tills of a shop may share one.
const TILLS_MAX: usize = 200;
/// The longest login name of a merchant's staff, and some blanks around it.
const LONGEST_OPERATOR: usize = 64;

pub(super) async fn handle(
    State(app): State<App>,
    context: RequestContext,
    page: Page,
    Body(request): Body<requests::Login>,
) -> Result<Response, ApiError> {
    let signed_in = sign_in(&app, (&context, &page), &request).await;
    app.metrics().sign_in(&request.role, signed_in.is_ok());
    signed_in
}

async fn sign_in(
    app: &App,
    (context, page): (&RequestContext, &Page),
    request: &requests::Login,
) -> Result<Response, ApiError> {
    check_lengths(request)?;
    let network = Client::at(context.address.as_deref());
    let region = app.policy().phone_region;
    let login = app.fetch_one(account(request, region)?).await?;
    let account = login.as_ref().map(|login| login.account);
    let attempts = app.attempts();
    let attempt = attempts.sign_in(&name(request, region), account, &network);
    let receipt = app
        .attempt(
            context,
            attempt,
            compare(app, context, network, request, login),
        )
        .await?;
    signed_in(app, page, &receipt.session, &receipt.identity)
}

/// Compares what was sent with what the account has, and begins a session.
async fn compare(
    app: &App,
    context: &RequestContext,
    network: Client,
    request: &requests::Login,
    login: Option<Login>,
) -> Result<SignedIn, ApiError> {
    let (account, epoch, hash) = login.map_or((None, 0, None), |login| {
        (Some(login.account), login.epoch, login.password)
    });
    let passwords = app.passwords().of(network);
    let password_is_right = passwords.is_right(&request.password, hash.clone()).await?;
    let upgraded_password = if password_is_right {
        passwords.upgraded(&request.password, hash.as_ref()).await?
    } else {
        None
    };
    let ends = match account.filter(|_| password_is_right) {
        Some(account) => too_many(app, account).await?,
        None => Vec::new(),
    };
    let session = new_session(app)?;
    let sign_in = async |second_proof| {
        let operation = SignIn {
            account,
            password_is_right,
            upgraded_password,
            epoch,
            second_proof,
            session,
            ends: ends.clone(),
        };
        let receipt = app.execute_as(Actor::Anonymous, context, operation).await;
        if !ends.is_empty() {
            app.sessions().forget();
        }
        receipt
    };
    match account.filter(|_| password_is_right) {
        Some(account) => {
            proof::with_second(app, context, account, request.totp.as_ref(), sign_in).await
        }
        None => sign_in(SecondProof::Absent).await,
    }
}

/// Returns the sessions of an account that were not used for longest, of which there would be too many with another one.
async fn too_many(app: &App, account: Account) -> Result<Vec<SessionId>, ApiError> {
    let live = sessions::live_of(account, &app.policy().sessions, app.now());
    let mut live = app.fetch(live).await?;
    // A till that is at work stays, however long ago it signed in.
    live.sort_by_key(|session| std::cmp::Reverse(session.seen_at));
    let most = match account {
        Account::Merchant(_) | Account::Staff { .. } => TILLS_MAX,
        Account::Member(_) | Account::Admin(_) | Account::System => SESSIONS_MAX,
    };
    let unused = live.into_iter();
    Ok(unused
        .skip(most.saturating_sub(1))
        .map(|session| session.id)
        .collect())
}

/// Checks the lengths of what was typed, before anything is done with it.
fn check_lengths(request: &requests::Login) -> Result<(), ApiError> {
    let names = [
        ("identifier", Some(&request.identifier), LONGEST_IDENTIFIER),
        ("operator", request.operator.as_ref(), LONGEST_OPERATOR),
    ];
    for (field, text, longest) in names {
        if text.is_some_and(|text| text.chars().count() > longest) {
            return Err(ApiError::of(ErrorCode::ValidationFailed, field)
                .suggest(format!("at most {longest} characters")));
        }
    }
    request.totp.as_ref().map_or(Ok(()), proof::check_length)
}

/// Returns the name under which attempts at an account that does not exist are counted. It is the same
/// for all spellings.
fn name(request: &requests::Login, region: Option<Region>) -> String {
    let key = |name: &str| names::login_key(&names::login(name));
    let identifier = if request.role == "member" {
        names::member_key(&request.identifier, region)
    } else {
        key(&request.identifier)
    };
    let operator = request.operator.as_deref().map(key).unwrap_or_default();
    format!("{}:{identifier}:{operator}", request.role)
}

/// Returns the query for the account whose password is compared.
fn account(request: &requests::Login, region: Option<Region>) -> Result<Query<Login>, ApiError> {
    let identifier = request.identifier.as_str();
    match (request.role.as_str(), request.operator.as_deref()) {
        ("member", None) => Ok(accounts::login_of_member(identifier, region)),
        ("merchant", None) => Ok(accounts::login_of_merchant(identifier)),
        ("merchant", Some(operator)) => Ok(accounts::login_of_staff(identifier, operator)),
        ("admin", None) => Ok(accounts::login_of_admin(identifier)),
        ("member" | "admin", Some(_)) => Err(ApiError::of(ErrorCode::ValidationFailed, "operator")
            .suggest("only a merchant's staff has it")),
        _ => {
            Err(ApiError::of(ErrorCode::ValidationFailed, "role")
                .suggest("member, merchant or admin"))
        }
    }
}
