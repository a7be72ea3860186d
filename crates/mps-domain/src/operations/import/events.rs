//! Importing records that have no place of their own here: the legacy audit.

use serde_json::{Value, json};
use uuid::Uuid;

use super::operator;
use crate::abort::Abort;
use crate::audit::AuditEvent;
use crate::calendar::Timestamp;
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::need::Need;
use crate::unit_of_work::Change;

/// An event of the legacy books.
#[derive(Debug, Clone, PartialEq)]
pub struct LegacyEvent {
    /// Its position in its list, rising.
    pub position: i64,
    /// When it happened.
    pub at: Timestamp,
    /// The id of its object, if it names one.
    pub object_id: Option<Uuid>,
    /// All that the record contains.
    pub details: Value,
}

/// Imports the next events of a list.
#[derive(Debug, Clone)]
pub struct ImportEvents {
    /// The list.
    pub list: &'static str,
    /// The events, in the order of their positions.
    pub events: Vec<LegacyEvent>,
}

impl Operation for ImportEvents {
    /// The number of new events.
    type Receipt = usize;
    const NAME: &'static str = "import_events";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<usize>, Abort> {
        let identity = operator(context)?;
        let list = self.list.to_owned();
        context.require([Need::ImportPosition(list.clone())])?;
        let taken = context.work.import_position(&list)?.map(|at| at.position);
        let is_new = |event: &&LegacyEvent| taken.is_none_or(|taken| event.position > taken);
        let new: Vec<&LegacyEvent> = self.events.iter().filter(is_new).collect();
        let Some(newest) = new.last() else {
            return Ok(unchanged(0));
        };
        let mut draft = Draft::new(context);
        draft.put(Change::ImportPosition(
            crate::unit_of_work::ImportPosition {
                name: list,
                position: newest.position,
            },
        ));
        for event in &new {
            draft.put(Change::Audit(Box::new(AuditEvent {
                at: event.at,
                object: event.object_id.map(|id| ("older", id)),
                details: event.details.clone(),
                ..context.event(None)
            })));
        }
        let details = json!({ "list": self.list, "events": new.len() });
        let object = ("import", Uuid::nil());
        Ok(draft.finish(Some(&identity), object, details, new.len()))
    }
}
