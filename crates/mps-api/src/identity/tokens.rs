//! Tokens, signed with HS256 only.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use mps_domain::access::{Bearer, Identity, Session};
use mps_domain::account::Account;
use mps_domain::ids::{AdminId, MemberId, MerchantId, SessionId, StaffId};
use mps_domain::{Permission, Timestamp};
use mps_protocol::ErrorCode;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const ISSUER: &str = "mps_api";
const AUDIENCE: &str = "mps_clients";

/// Issues and checks tokens.
pub(crate) struct Tokens {
    encoding: EncodingKey,
    /// The current key, then the previous one while it is still valid.
    decoding: Vec<DecodingKey>,
    validation: Validation,
}

/// The contents of a token, for clients to read. The server trusts only the ids, and reads the rest
/// from the books.
#[derive(Serialize)]
struct Claims<'a> {
    sub: Uuid,
    role: &'a str,
    name: &'a str,
    permissions: Vec<&'a str>,
    iat: i64,
    exp: i64,
    iss: &'a str,
    aud: &'a str,
    jti: Uuid,
    session_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    merchant_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    operator: Option<&'a str>,
}

/// The claims that the server reads back.
#[derive(Deserialize)]
struct Believed {
    sub: Uuid,
    role: WireRole,
    exp: i64,
    jti: Uuid,
    session_id: Uuid,
    merchant_id: Option<Uuid>,
    operator: Option<String>,
}

/// The roles on the wire. A merchant's staff is distinguished by `operator`.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WireRole {
    Member,
    Merchant,
    Admin,
}

/// Returns the role of an account on the wire.
pub(crate) fn wire_role(account: Account) -> &'static str {
    match account {
        Account::Member(_) => "member",
        Account::Merchant(_) | Account::Staff { .. } => "merchant",
        Account::Admin(_) | Account::System => "admin",
    }
}

impl Tokens {
    /// Creates the issuer for a secret, whose strength the configuration has checked. Tokens that
    /// were signed under the previous secret are valid too, if there is one.
    pub(crate) fn new(secret: &[u8], previous: Option<&[u8]>) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // The time comes from the store, not from the library.
        validation.validate_exp = false;
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: std::iter::once(secret)
                .chain(previous)
                .map(DecodingKey::from_secret)
                .collect(),
            validation,
        }
    }

    /// Issues the token of a session.
    pub(crate) fn issue(
        &self,
        session: &Session,
        identity: &Identity,
    ) -> Result<String, jsonwebtoken::errors::Error> {
        let claims = Claims {
            sub: session.account.uuid(),
            role: wire_role(session.account),
            name: &identity.name,
            permissions: identity
                .role
                .permissions()
                .map(Permission::as_str)
                .collect(),
            iat: session.created_at.seconds(),
            exp: session.expires_at.seconds(),
            iss: ISSUER,
            aud: AUDIENCE,
            jti: session.token_id,
            session_id: session.id.uuid(),
            merchant_id: session.account.merchant().map(MerchantId::uuid),
            operator: identity.operator.as_deref(),
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
    }

    /// Returns the bearer of a token, if it is one of ours and has not expired.
    pub(crate) fn check(&self, token: &str, now: Timestamp) -> Result<Bearer, ErrorCode> {
        let decoded = self
            .decoding
            .iter()
            .find_map(|key| jsonwebtoken::decode::<Believed>(token, key, &self.validation).ok());
        let claims = decoded.ok_or(ErrorCode::TokenInvalid)?.claims;
        if now.seconds() >= claims.exp {
            return Err(ErrorCode::TokenExpired);
        }
        let account = match (claims.role, claims.merchant_id, claims.operator) {
            (WireRole::Member, ..) => Account::Member(MemberId::new(claims.sub)),
            (WireRole::Admin, ..) => Account::Admin(AdminId::new(claims.sub)),
            (WireRole::Merchant, Some(merchant), Some(_)) => Account::Staff {
                id: StaffId::new(claims.sub),
                merchant: MerchantId::new(merchant),
            },
            (WireRole::Merchant, ..) => Account::Merchant(MerchantId::new(claims.sub)),
        };
        let session_id = SessionId::new(claims.session_id);
        Ok(Bearer {
            session_id,
            token_id: claims.jti,
            account,
        })
    }
}
