//! Verification of the audit: follows each stream from its first event to its head.

use std::collections::HashSet;

use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::chain::{AuditKey, ChainLink, follow, head_mac};
use crate::error::StoreError;
use crate::query::Query;
use crate::rows::{AUDIT, EVENT, Kind};
use crate::store::Store;
use crate::value::{FromValue, Row, Value};
use crate::verify::{Violation, exchange};

pub(super) const RULE: &str = "the audit is as it was written";
/// The number of events that are read at once.
const PAGE: i64 = 5000;

pub(super) struct Head {
    pub(super) stream: Uuid,
    pub(super) seq: i64,
    pub(super) mac: [u8; 32],
}

/// A stored event.
struct Event {
    values: Vec<Value>,
    operation: String,
    request_id: Uuid,
    link: ChainLink,
}

/// Returns the first break of each stream, and whether the streams under earlier keys are as they were when the key
/// was exchanged.
pub(crate) async fn breaks(store: &Store) -> Result<Vec<Violation>, StoreError> {
    let (streams, mut violations) = streams(store).await?;
    violations.extend(exchange::check(store, &streams).await?);
    Ok(violations)
}

/// The streams that are sound, by their keys.
#[derive(Default)]
pub(super) struct Streams {
    pub(super) current: HashSet<Uuid>,
    /// Those under earlier keys.
    pub(super) earlier: Vec<Head>,
}

/// Follows all streams. Returns the sound ones, and the first break of each of the others.
pub(super) async fn streams(store: &Store) -> Result<(Streams, Vec<Violation>), StoreError> {
    let (mut streams, mut broken) = (Streams::default(), Vec::new());
    // The heads are read first: events that are added meanwhile come after them.
    for head in store.fetch(heads()).await? {
        match follow_stream(store, &head).await? {
            Ok(Under::Current) => drop(streams.current.insert(head.stream)),
            Ok(Under::Earlier) => streams.earlier.push(head),
            Err(subject) => broken.push(subject),
        }
    }
    for stream in store.fetch(headless()).await? {
        broken.push(format!("stream {stream} has no head"));
    }
    let violation = |subject| Violation {
        rule: RULE,
        subject,
    };
    Ok((streams, broken.into_iter().map(violation).collect()))
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
        let followed = follow_stream(store, &head).await?;
        violations.extend(followed.err().map(|subject| Violation {
            rule: RULE,
            subject,
        }));
    }
    Ok(violations)
}

/// Which key a stream is under.
enum Under {
    Current,
    Earlier,
}

/// Follows a stream from its first event to a head. Returns which key it is under, or its first break.
async fn follow_stream(store: &Store, head: &Head) -> Result<Result<Under, String>, StoreError> {
    let Head { stream, seq, mac } = head;
    let keys = store.audit_keys();
    let (mut key, mut under) = (&keys.current, Under::Current);
    let mut last = ChainLink::START;
    while last.seq < *seq {
        let events = store.fetch(events(*stream, last.seq, *seq)).await?;
        // A stream is under one key, so its first event says which.
        if let Some(first) = events.first().filter(|_| last == ChainLink::START) {
            let fits = |key: &AuditKey| {
                let expected = follow(key, *stream, last, &first.values);
                bool::from(first.link.mac.ct_eq(&expected.mac))
            };
            let earlier = keys.previous.iter().find(|key| fits(key));
            if let Some(earlier) = earlier.filter(|_| !fits(key)) {
                (key, under) = (earlier, Under::Earlier);
            }
        }
        if events.is_empty() {
            let from = last.seq.saturating_add(1);
            return Ok(Err(format!(
                "events {from} to {seq} of stream {stream} are missing"
            )));
        }
        for event in events {
            let expected = follow(key, *stream, last, &event.values);
            if event.link.seq != expected.seq {
                let missing = expected.seq;
                return Ok(Err(format!(
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
                return Ok(Err(format!(
                    "event {} of stream {stream} is not what was written, or neither AUDIT_KEY nor \
                     AUDIT_KEY_PREVIOUS has its key ({operation}, request {request_id})",
                    link.seq
                )));
            }
            last = expected;
        }
    }
    let is_head = bool::from(mac.ct_eq(&head_mac(key, *stream, last)));
    if !is_head {
        return Ok(Err(format!(
            "the head of stream {stream} is not what was written"
        )));
    }
    Ok(Ok(under))
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
