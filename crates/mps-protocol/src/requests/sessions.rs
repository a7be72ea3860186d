//! Signing in, passwords and second factors.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::requests::Secret;

requests! {
    /// `POST /auth/login`
    Login {
        /// `member`, `merchant` or `admin`.
        #[schemars(extend("enum" = ["member", "merchant", "admin"]))]
        role: String,
        /// Member: number, phone, e-mail or id; merchant: code; administrator: name.
        #[schemars(length(max = 254))]
        identifier: String,
        /// For a member of a merchant's staff: the login name.
        #[schemars(length(max = 64))]
        operator: Option<String>,
        /// The password.
        password: Secret,
        /// For an account with a second factor: the code of the app, or a recovery code.
        #[schemars(length(min = 6, max = 64))]
        totp: Option<Secret>,
    }

    /// `POST /auth/activate`
    Activate {
        /// The secret of the link.
        token: Secret,
        /// The new password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Secret,
        /// A code of the second factor, for accounts that have one.
        #[schemars(length(min = 6, max = 64))]
        totp: Option<Secret>,
    }

    /// `POST /auth/password`
    ChangePassword {
        /// The password until now.
        current_password: Secret,
        /// The password from now on, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        new_password: Secret,
    }

    /// `POST /auth/reauthenticate`
    Reauthenticate {
        /// The own password, for an account without a second factor.
        password: Option<Secret>,
        /// A code of the app, or a recovery code, for an account with a second factor.
        #[schemars(length(min = 6, max = 64))]
        totp: Option<Secret>,
    }

    /// `POST /auth/totp`
    EnrolTotp {
        /// The own password.
        password: Secret,
        /// To put another second factor in the place of one: a code of that one, or a recovery code.
        #[schemars(length(min = 6, max = 64))]
        totp: Option<Secret>,
    }

    /// `POST /auth/totp/confirm`
    ConfirmTotp {
        /// A code of the app that has the new secret.
        #[schemars(length(min = 6, max = 64))]
        totp: Secret,
    }

    /// `POST /auth/totp/remove`
    RemoveTotp {
        /// The own password.
        password: Secret,
        /// A code of the app, or a recovery code.
        #[schemars(length(min = 6, max = 64))]
        totp: Secret,
    }
}
