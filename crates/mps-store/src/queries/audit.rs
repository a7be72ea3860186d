//! The audit, as administrators search it.

use mps_domain::Timestamp;
use mps_domain::account::AccountKind;
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::{Conditions, Count, List, Page, Query, Span, id_of};
use crate::value::Row;

/// An event as stored.
#[derive(Debug)]
pub struct Event {
    /// Its number in the database.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who: kind and id; none when nobody was signed in.
    pub actor: Option<(AccountKind, Uuid)>,
    /// As what.
    pub role: Option<String>,
    /// The login name of a member of a merchant's staff.
    pub operator: Option<String>,
    /// The client's address.
    pub address: Option<String>,
    /// The request's id.
    pub request_id: Uuid,
    /// The operation's name.
    pub operation: String,
    /// What it was done to: kind and id.
    pub object: Option<(String, Uuid)>,
    /// The refusal, when it was not done.
    pub refusal: Option<String>,
    /// What changed, as a JSON object.
    pub details: String,
}

impl Event {
    /// The event's number as the id of a cursor.
    #[must_use]
    pub fn cursor_id(&self) -> Uuid {
        id_of(self.id)
    }
}

/// Which events.
#[derive(Debug, Clone, Copy, Default)]
pub struct AuditFilter<'a> {
    /// Of this operation.
    pub operation: Option<&'a str>,
    /// Done by this account.
    pub actor: Option<Uuid>,
    /// Done to this.
    pub object: Option<Uuid>,
    /// Of this time.
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

/// How many events the conditions leave.
#[must_use]
pub fn count(filter: &AuditFilter<'_>) -> Count {
    LIST.count(filter.conditions()).that_only_grows(true)
}
