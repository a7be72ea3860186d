//! Signing in and out, and the own account.

use crate::endpoint as e;
use crate::error::ErrorCode::{
    AccountLocked, InvalidCredentials, MemberNotActive, MerchantNotActive, PasswordTooShort,
    PermissionDenied,
};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    vec![
        Contract::new::<a::SignedIn>(&e::LOGIN, "Sign in")
            .takes::<r::Login>()
            .refuses(&[
                InvalidCredentials,
                PermissionDenied,
                MemberNotActive,
                MerchantNotActive,
                AccountLocked,
            ]),
        Contract::new::<a::Success>(&e::LOGOUT, "End the own session"),
        Contract::new::<a::Success>(&e::LOGOUT_ALL, "End all own sessions and payment codes"),
        Contract::new::<a::SignedIn>(&e::PASSWORD, "Change the own password")
            .takes::<r::ChangePassword>()
            .refuses(&[InvalidCredentials, PasswordTooShort]),
        Contract::new::<a::Me>(&e::ME, "Who is signed in"),
        Contract::new::<a::Sessions>(&e::SESSIONS, "List the own sessions"),
    ]
}
