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
        /// Everything but signing in and out, the password and `POST /auth/totp` is refused until a
        /// second factor is confirmed.
        must_enrol_totp: bool,
    }

    /// `POST /auth/login`, and `/auth/password`, which begins a new session
    SignedIn {
        /// Always true.
        success: bool,
        /// The token, for `Authorization: Bearer`. A browser that sent `X-MPS-App` gets a cookie instead.
        token: Option<Secret>,
        /// Who signed in.
        user_info: UserInfo,
        /// From when on the token is refused.
        expires_at: String,
    }

    /// `POST /auth/totp`: counts once `POST /auth/totp/confirm` got a code of it
    TotpEnrolled {
        /// The secret for the app, in base32.
        secret: Secret,
        /// The same with whose it is, as apps read it from a QR code.
        otpauth_url: Secret,
        /// The QR code as a picture.
        qr_svg: Secret,
    }

    /// `POST /auth/totp/confirm`
    TotpConfirmed {
        /// Each stands for a code once, when the app is lost. Shown this one time.
        recovery_codes: Vec<Secret>,
    }

    /// When a session began and ends.
    SessionInfo {
        /// Its id.
        id: Uuid,
        /// When it began.
        issued_at: String,
        /// When it ends at the latest. It ends earlier when nobody uses it.
        expires_at: String,
        /// When it was used last. Not every use is stored: it may be older by a tenth of the time after which an
        /// unused session ends.
        last_used_at: String,
        /// Whether it is the asker's own at this moment.
        current: bool,
    }

    /// `GET /auth/me`
    Me {
        /// Who asks.
        user_info: UserInfo,
        /// Signing in takes a second factor.
        totp_enabled: bool,
        /// The session with which.
        session_info: SessionInfo,
    }

    /// `GET /auth/sessions`
    Sessions {
        /// The asker's live sessions, newest first.
        sessions: Vec<SessionInfo>,
    }
}

impl SignedIn {
    /// The text of the token; empty where a cookie holds it.
    #[must_use]
    pub fn token(&self) -> &str {
        self.token.as_ref().map_or("", Secret::reveal)
    }
}
