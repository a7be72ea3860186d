//! Contracts of signing in and out, and of the caller's own account.

use crate::endpoint as e;
use crate::error::ErrorCode::{
    AccountLocked, ActivationInvalid, CrossSiteRequest, InvalidCredentials, InvalidStateTransition,
    MemberNotActive, MerchantNotActive, NotFound, PasswordLapsed, PasswordTooCommon,
    PasswordTooShort, PermissionDenied, TotpRequired,
};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    vec![
        Contract::new::<a::SignedIn>(&e::LOGIN, "Sign in")
            .takes::<r::Login>()
            .refuses(&[
                InvalidCredentials,
                TotpRequired,
                PasswordLapsed,
                PermissionDenied,
                MemberNotActive,
                MerchantNotActive,
                AccountLocked,
                CrossSiteRequest,
            ]),
        Contract::new::<a::SignedIn>(&e::ACTIVATE, "Set a password with a link, and sign in")
            .takes::<r::Activate>()
            .refuses(&[
                ActivationInvalid,
                PasswordTooCommon,
                PasswordTooShort,
                InvalidCredentials,
                TotpRequired,
                PermissionDenied,
                MemberNotActive,
                MerchantNotActive,
                AccountLocked,
                CrossSiteRequest,
            ]),
        Contract::new::<a::Success>(&e::LOGOUT, "End your own session"),
        Contract::new::<a::Success>(&e::LOGOUT_ALL, "End all own sessions and payment codes"),
        Contract::new::<a::SignedIn>(&e::PASSWORD, "Change your own password")
            .takes::<r::ChangePassword>()
            .refuses(&[
                InvalidCredentials,
                PasswordTooCommon,
                PasswordTooShort,
                AccountLocked,
            ]),
        Contract::new::<a::TotpEnrolled>(&e::TOTP, "Enrol a second factor")
            .takes::<r::EnrolTotp>()
            .refuses(&[InvalidCredentials, TotpRequired, AccountLocked]),
        Contract::new::<a::TotpConfirmed>(&e::TOTP_CONFIRM, "Confirm the enrolled second factor")
            .takes::<r::ConfirmTotp>()
            .refuses(&[InvalidCredentials, InvalidStateTransition, AccountLocked]),
        Contract::new::<a::Success>(&e::TOTP_REMOVE, "Remove your own second factor")
            .takes::<r::RemoveTotp>()
            .refuses(&[InvalidCredentials, InvalidStateTransition, AccountLocked]),
        Contract::new::<a::Success>(&e::REAUTHENTICATE, "Prove again who you are")
            .takes::<r::Reauthenticate>()
            .refuses(&[InvalidCredentials, TotpRequired, AccountLocked]),
        Contract::new::<a::Me>(&e::ME, "Who is signed in"),
        Contract::new::<a::Sessions>(&e::SESSIONS, "List your own sessions"),
        Contract::new::<a::Success>(&e::END_OWN_SESSION, "End one of your own sessions")
            .refuses(&[NotFound]),
    ]
}
