//! Audit events.

use mps_domain::account::Account;
use mps_domain::account::Role;
use mps_domain::audit::AuditEvent;
use mps_domain::refusal::RefusalCode;

use crate::rows::{Shape, bytes, int, text, time, uuid};
use crate::value::Value;

/// The table of audit events, to which is only ever added; the database numbers its rows.
pub(crate) static AUDIT: Shape = Shape {
    table: "audit_log",
    key: &[],
    mutable: &[],
    fixed: &[
        time("at"),
        text("actor_kind"),
        uuid("actor_id"),
        text("role"),
        text("operator"),
        text("address"),
        uuid("request_id"),
        text("operation"),
        text("object_kind"),
        uuid("object_id"),
        text("refusal"),
        text("details"),
        uuid("stream"),
        int("seq"),
        bytes("mac"),
    ],
};

/// How many columns of [`AUDIT`] are the event itself; those that chain it follow.
pub(crate) const EVENT: usize = 12;

/// The values of the columns of an event itself.
pub(crate) fn event_values(event: &AuditEvent) -> Vec<Value> {
    vec![
        event.at.into(),
        event.actor.map(|actor| actor.kind().as_str()).into(),
        event.actor.map(Account::uuid).into(),
        event.role.map(Role::as_str).into(),
        event.operator.clone().into(),
        event.origin.address.clone().into(),
        event.origin.request_id.into(),
        event.operation.into(),
        event.object.map(|(kind, _)| kind).into(),
        event.object.map(|(_, id)| id).into(),
        event.refusal.map(RefusalCode::as_str).into(),
        event.details.to_string().into(),
    ]
}
