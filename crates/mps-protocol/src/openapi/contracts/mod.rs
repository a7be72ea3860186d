//! What each endpoint accepts, returns and refuses. A new endpoint needs one entry in the file of its
//! first path segment; a test fails until it has one.

mod admin;
mod auth;
mod common;
mod member;
mod merchant;
mod system;

use super::contract::Contract;
use crate::endpoint::Endpoint;

/// Every endpoint's contract.
#[must_use]
pub fn all() -> Vec<Contract> {
    let mut all = Vec::new();
    all.extend(auth::contracts());
    all.extend(member::contracts());
    all.extend(merchant::contracts());
    all.extend(admin::contracts());
    all.extend(common::contracts());
    all.extend(system::contracts());
    all
}

/// The contract of an endpoint.
#[must_use]
pub fn of(endpoint: &Endpoint) -> Option<Contract> {
    all()
        .into_iter()
        .find(|contract| contract.endpoint == endpoint)
}
