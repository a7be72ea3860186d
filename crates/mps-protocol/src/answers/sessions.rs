//! Signing in and out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::requests::Secret;
use crate::words;

answers! {
    /// It was done.
    Success {
        /// Always true; failures have a status and an error.
        success: bool,
    }

    /// Who is signed in.
    UserInfo {
        /// The account's id.
        id: Uuid,
        /// `member`, `merchant` or `admin`.
        #[schemars(extend("enum" = ["member", "merchant", "admin"]))]
        role: String,
        /// The name.
        name: String,
        /// What the account may do.
        #[schemars(with = "Vec<words::Permission>")]
        permissions: Vec<String>,
        /// For a member of a merchant's staff: the login name.
        operator: Option<String>,
        /// For a merchant's account or staff: the merchant.
        merchant_id: Option<Uuid>,
        /// Everything but changing the password is refused until it is changed.
        must_change_password: bool,
    }

    /// `POST /auth/login`, and `/auth/password`, which begins a new session
    SignedIn {
        /// Always true.
        success: bool,
        /// The token, for `Authorization: Bearer`.
        token: Secret,
        /// Who signed in.
        user_info: UserInfo,
        /// From when on the token is refused.
        expires_at: String,
    }

    /// When a session began and ends.
    SessionInfo {
        /// Its id.
        id: Uuid,
        /// When it began.
        issued_at: String,
        /// When it ends.
        expires_at: String,
        /// Whether it is the asker's own at this moment.
        current: bool,
    }

    /// `GET /auth/me`
    Me {
        /// Who asks.
        user_info: UserInfo,
        /// The session with which.
        session_info: SessionInfo,
    }

    /// `GET /auth/sessions`
    Sessions {
        /// The asker's live sessions, newest first.
        sessions: Vec<SessionInfo>,
    }
}
