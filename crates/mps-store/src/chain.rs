//! The chain of audit events, which shows tampering.
//!
//! Each event carries an HMAC over itself and the event before it. The key is not in the database, so nobody
//! can change, remove or insert an event without breaking the chain.
//!
//! Each lane of each server has a stream of its own, numbered without gaps. A table of heads records the last
//! event of each stream, so that a cut tail shows too. The heads are also logged from time to time, out of
//! reach of an attacker who can put the table back to an earlier state.

use std::fmt::{self, Write as _};
use std::time::{Duration, Instant};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::value::Value;

/// The shortest time between two heads in the log.
const REPORT_EVERY: Duration = Duration::from_mins(1);

/// The key of the chain (`AUDIT_KEY`). It is never printed.
#[derive(Clone)]
pub struct AuditKey(Vec<u8>);

impl AuditKey {
    /// Makes a key of these bytes.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl fmt::Debug for AuditKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AuditKey")
    }
}

/// The key under which events are chained, and those from before it was exchanged.
#[derive(Debug, Clone)]
pub struct AuditKeys {
    /// The key of new streams (`AUDIT_KEY`).
    pub current: AuditKey,
    /// The keys of streams from before, newest first (`AUDIT_KEY_PREVIOUS`).
    pub previous: Vec<AuditKey>,
}

/// The columns that chain an event to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChainLink {
    /// The event's place in the stream, from 1.
    pub(crate) seq: i64,
    /// The HMAC over the event and the one before it.
    pub(crate) mac: [u8; 32],
}

impl ChainLink {
    /// The link before the first event.
    pub(crate) const START: Self = Self {
        seq: 0,
        mac: [0; 32],
    };
}

/// The stream of one lane.
#[derive(Debug)]
pub(crate) struct Chain {
    key: AuditKey,
    stream: Uuid,
    /// The last event that was committed.
    committed: ChainLink,
    /// The last event of the current batch.
    last: ChainLink,
    reported_at: Option<Instant>,
}

impl Chain {
    /// Begins a new stream.
    pub(crate) fn begin(key: AuditKey) -> Self {
        Self {
            key,
            stream: Uuid::new_v4(),
            committed: ChainLink::START,
            last: ChainLink::START,
            reported_at: None,
        }
    }

    /// Begins a batch after the last committed event and forgets what was tried since.
    pub(crate) fn begin_batch(&mut self) {
        self.last = self.committed;
    }

    /// Adds an event. Returns the values of the columns that chain it: stream, place, HMAC.
    pub(crate) fn link(&mut self, event: &[Value]) -> [Value; 3] {
        self.last = follow(&self.key, self.stream, self.last, event);
        [
            self.stream.into(),
            self.last.seq.into(),
            Value::Bytes(self.last.mac.to_vec()),
        ]
    }

    /// Returns the head after the current batch, if the batch has events: stream, place, HMAC.
    pub(crate) fn head(&self) -> Option<[Value; 3]> {
        (self.last != self.committed).then(|| {
            [
                self.stream.into(),
                self.last.seq.into(),
                Value::Bytes(head_mac(&self.key, self.stream, self.last).to_vec()),
            ]
        })
    }

    /// Records that the current batch was committed.
    pub(crate) fn committed(&mut self) {
        if self.last == self.committed {
            return;
        }
        self.committed = self.last;
        if self
            .reported_at
            .is_none_or(|reported_at| reported_at.elapsed() >= REPORT_EVERY)
        {
            self.reported_at = Some(Instant::now());
            let (stream, seq) = (self.stream, self.committed.seq);
            let mac = in_hex(&self.committed.mac);
            tracing::info!(%stream, seq, mac, "head of the audit");
        }
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn in_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Returns the link of an event that follows another.
pub(crate) fn follow(
    key: &AuditKey,
    stream: Uuid,
    before: ChainLink,
    event: &[Value],
) -> ChainLink {
    let seq = before.seq.saturating_add(1);
    let mut mac = keyed(key);
    mac.update(b"event");
    mac.update(stream.as_bytes());
    mac.update(&seq.to_be_bytes());
    mac.update(&before.mac);
    for value in event {
        take(&mut mac, value);
    }
    ChainLink {
        seq,
        mac: mac.finalize().into_bytes().into(),
    }
}

/// The HMAC that a head carries.
pub(crate) fn head_mac(key: &AuditKey, stream: Uuid, head: ChainLink) -> [u8; 32] {
    let mut mac = keyed(key);
    mac.update(b"head");
    mac.update(stream.as_bytes());
    mac.update(&head.seq.to_be_bytes());
    mac.update(&head.mac);
    mac.finalize().into_bytes().into()
}

#[expect(
    clippy::default_trait_access,
    reason = "the type of an empty key has no short name"
)]
fn keyed(key: &AuditKey) -> Hmac<Sha256> {
    // HMAC takes keys of any length (RFC 2104, section 2), so this cannot fail.
    Hmac::new_from_slice(&key.0).unwrap_or_else(|_| Hmac::new(&Default::default()))
}

/// Adds a value with its kind and length, so that two different rows never have the same bytes.
fn take(mac: &mut Hmac<Sha256>, value: &Value) {
    let mut add = |kind: u8, bytes: &[u8]| {
        mac.update(&[kind]);
        mac.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(bytes);
    };
    match value {
        Value::Null => add(0, &[]),
        Value::Int(number) => add(1, &number.to_be_bytes()),
        Value::Text(text) => add(2, text.as_bytes()),
        Value::Bytes(bytes) => add(3, bytes),
        Value::Uuid(uuid) => add(4, uuid.as_bytes()),
        Value::Time(time) => add(5, &time.micros().to_be_bytes()),
        Value::Bool(yes) => add(6, &[u8::from(*yes)]),
    }
}
