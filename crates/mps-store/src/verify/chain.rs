//! Verification of the audit: follows each stream from its first event to its head.

use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::chain::{ChainLink, follow, head_mac};
use crate::error::StoreError;
use crate::query::Query;
use crate::rows::{AUDIT, EVENT, Kind};
use crate::store::Store;
use crate::value::{FromValue, Row, Value};
use crate::verify::Violation;

const RULE: &str = "the audit is as it was written";
/// The number of events that are read at once.
const PAGE: i64 = 5000;

struct Head {
    stream: Uuid,
    seq: i64,
    mac: [u8; 32],
}

/// A stored event.
struct Event {
    values: Vec<Value>,
    operation: String,
    request_id: Uuid,
    link: ChainLink,
}

/// Returns the first break of each stream.
pub(crate) async fn breaks(store: &Store) -> Result<Vec<Violation>, StoreError> {
    let mut violations = Vec::new();
    let mut violation = |subject| {
        let rule = RULE;
        violations.push(Violation { rule, subject });
    };
    // The heads are read first: events that are added meanwhile come after them.
    for head in store.fetch(heads()).await? {
        if let Some(subject) = first_break(store, &head).await? {
            violation(subject);
        }
    }
    for stream in store.fetch(headless()).await? {
        violation(format!("stream {stream} has no head"));
    }
    Ok(violations)
}

/// Checks that the books still have everything up to these heads, which were noted elsewhere: streams and events
/// that are gone without a trace, and heads that were made anew. A head is a stream, its last number and its seal.
///
/// # Errors
/// [`StoreError`] when the audit cannot be read.
pub async fn verify_heads(
    store: &Store,
    heads: &[(Uuid, i64, [u8; 32])],
) -> Result<Vec<Violation>, StoreError> {
    let mut violations = Vec::new();
    for (stream, seq, mac) in heads {
        let head = Head {
            stream: *stream,
            seq: *seq,
            mac: *mac,
        };
        let subject = first_break(store, &head).await?;
        violations.extend(subject.map(|subject| Violation {
            rule: RULE,
            subject,
        }));
    }
    Ok(violations)
}

async fn first_break(store: &Store, head: &Head) -> Result<Option<String>, StoreError> {
    let Head { stream, seq, mac } = head;
    let key = store.audit_key();
    let mut last = ChainLink::START;
    while last.seq < *seq {
        let events = store.fetch(events(*stream, last.seq, *seq)).await?;
        if events.is_empty() {
            let from = last.seq.saturating_add(1);
            return Ok(Some(format!(
                "events {from} to {seq} of stream {stream} are missing"
            )));
        }
        for event in events {
            let expected = follow(key, *stream, last, &event.values);
            if event.link.seq != expected.seq {
                let missing = expected.seq;
                return Ok(Some(format!(
                    "event {missing} of stream {stream} is missing"
                )));
            }
            if !bool::from(event.link.mac.ct_eq(&expected.mac)) {
                let Event {
                    operation,
                    request_id,
                    link,
                    ..
                } = event;
                return Ok(Some(format!(
                    "event {} of stream {stream} is not what was written, or another AUDIT_KEY is \
                     set ({operation}, request {request_id})",
                    link.seq
                )));
            }
            last = expected;
        }
    }
    let is_head = bool::from(mac.ct_eq(&head_mac(key, *stream, last)));
    Ok((!is_head).then(|| format!("the head of stream {stream} is not what was written")))
}

fn heads() -> Query<Head> {
    let sql = "SELECT stream, seq, mac FROM mps.audit_heads ORDER BY stream";
    Query::new(sql, [], |row| {
        Ok(Head {
            stream: row.get(0)?,
            seq: row.get(1)?,
            mac: row.get(2)?,
        })
    })
}

fn headless() -> Query<Uuid> {
    let sql = "SELECT DISTINCT l.stream FROM mps.audit_log l WHERE l.stream IS NOT NULL \
               AND NOT EXISTS (SELECT 1 FROM mps.audit_heads h WHERE h.stream = l.stream)";
    Query::new(sql, [], |row| row.get(0))
}

fn events(stream: Uuid, after: i64, until: i64) -> Query<Event> {
    let sql = format!(
        "SELECT {} FROM mps.audit_log l WHERE l.stream = $1 AND l.seq > $2 AND l.seq <= $3 \
         ORDER BY l.seq LIMIT {PAGE}",
        AUDIT.names("l")
    );
    Query::new(sql, [stream.into(), after.into(), until.into()], event)
}

fn event(row: &Row) -> Result<Event, StoreError> {
    let columns = AUDIT.columns().take(EVENT).enumerate();
    let values = columns.map(|(index, column)| value(row, index, column.kind));
    Ok(Event {
        values: values.collect::<Result<_, _>>()?,
        operation: row.get(7)?,
        request_id: row.get(6)?,
        link: ChainLink {
            seq: row.get(EVENT + 1)?,
            mac: row.get(EVENT + 2)?,
        },
    })
}

/// Returns a column's value as it was when the event was written, whichever type the database has for its
/// kind.
fn value(row: &Row, index: usize, kind: Kind) -> Result<Value, StoreError> {
    fn of<T: FromValue + Into<Value>>(row: &Row, index: usize) -> Result<Value, StoreError> {
        Ok(row.get::<Option<T>>(index)?.into())
    }
    match kind {
        Kind::Uuid => of::<Uuid>(row, index),
        Kind::Text => of::<String>(row, index),
        Kind::Time => of::<mps_domain::Timestamp>(row, index),
        Kind::Int | Kind::Flag | Kind::Bytes => of::<i64>(row, index),
    }
}
