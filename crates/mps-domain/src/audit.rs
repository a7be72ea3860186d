//! Audit events: who did what to which object, when, from where, in which request.

use serde_json::Value;
use uuid::Uuid;

use crate::account::Account;
use crate::account::Role;
use crate::calendar::Timestamp;
use crate::refusal::RefusalCode;

/// Where a request came from, for the audit and the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestOrigin {
    /// Our id for the request.
    pub request_id: Uuid,
    /// The client's address, if it came over the network.
    pub address: Option<String>,
}

/// One event as stored. Written once, never changed.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEvent {
    /// When it happened.
    pub at: Timestamp,
    /// The actor; `None` when nobody was signed in.
    pub actor: Option<Account>,
    /// The role of the actor.
    pub role: Option<Role>,
    /// The login name of a member of a merchant's staff.
    pub operator: Option<String>,
    /// The origin of the request.
    pub origin: RequestOrigin,
    /// The operation's name.
    pub operation: &'static str,
    /// The object of the operation: kind and id.
    pub object: Option<(&'static str, Uuid)>,
    /// The refusal, if the operation was refused.
    pub refusal: Option<RefusalCode>,
    /// What changed, before and after, as a JSON object. Of secrets it contains only that they changed.
    pub details: Value,
}
