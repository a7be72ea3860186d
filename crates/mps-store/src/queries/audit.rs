//! The audit, for administrators.

use mps_domain::Timestamp;
use mps_domain::account::AccountKind;
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::{Conditions, Count, List, Page, Query, Span, id_of};
use crate::value::Row;

/// A stored event.
#[derive(Debug)]
pub struct Event {
    /// Its number in the database.
    pub id: i64,
    /// The time.
    pub at: Timestamp,
    /// The actor: kind and id; `None` when nobody was signed in.
    pub actor: Option<(AccountKind, Uuid)>,
    /// The actor's role.
    pub role: Option<String>,
    /// The login name of the staff member, if the actor is one.
    pub operator: Option<String>,
    /// The client's address.
    pub address: Option<String>,
    /// The request's id.
    pub request_id: Uuid,
    /// The operation's name.
    pub operation: String,
    /// The object of the operation: kind and id.
    pub object: Option<(String, Uuid)>,
    /// The refusal, if the operation was refused.
    pub refusal: Option<String>,
    /// The changes, as a JSON object.
    pub details: String,
}

impl Event {
    /// Returns the event's number as the id of a cursor.
    #[must_use]
    pub fn cursor_id(&self) -> Uuid {
        id_of(self.id)
    }
}

/// A filter for events.
#[derive(Debug, Clone, Copy, Default)]
pub struct AuditFilter<'a> {
    /// Only this operation.
    pub operation: Option<&'a str>,
    /// Only events by this account.
    pub actor: Option<Uuid>,
    /// Only events about this object.
    pub object: Option<Uuid>,
    /// Only events in this span.
    pub span: Span,
}

impl AuditFilter<'_> {
    fn conditions(&self) -> Conditions {
        let mut conditions = Conditions::default();
        conditions.and_if("a.actor_id = {}", self.actor);
        conditions.and_if("a.object_id = {}", self.object);
        conditions.within("a.at", self.span);
        conditions.and_if("a.operation = {}", self.operation);
        conditions
    }
}

const LIST: List<Event> = List {
    select: "SELECT a.id, a.at, a.actor_kind, a.actor_id, a.role, a.operator, a.address, \
             a.request_id, a.operation, a.object_kind, a.object_id, a.refusal, a.details \
             FROM mps.audit_log a",
    table: "mps.audit_log a",
    order: ("a.at", "a.id"),
    read: event,
};

fn event(row: &Row) -> Result<Event, StoreError> {
    let actor_kind = row.read_opt(2, |text: String| AccountKind::from_text(&text))?;
    let object_kind: Option<String> = row.get(9)?;
    Ok(Event {
        id: row.get(0)?,
        at: row.get(1)?,
        actor: actor_kind.zip(row.get::<Option<Uuid>>(3)?),
        role: row.get(4)?,
        operator: row.get(5)?,
        address: row.get(6)?,
        request_id: row.get(7)?,
        operation: row.get(8)?,
        object: object_kind.zip(row.get::<Option<Uuid>>(10)?),
        refusal: row.get(11)?,
        details: row.get(12)?,
    })
}

/// A page of events, newest first.
#[must_use]
pub fn page(filter: &AuditFilter<'_>, page: Page) -> Query<Event> {
    LIST.page_by_number("", filter.conditions(), page)
}

/// The number of events that match the filter.
#[must_use]
pub fn count(filter: &AuditFilter<'_>) -> Count {
    LIST.count(filter.conditions()).that_only_grows(true)
}
