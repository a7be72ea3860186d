//! Streams of the audit under earlier keys.
//!
//! Whoever has an earlier key could write such streams anew. So the audit says itself, under the current key, what
//! they were when the key was exchanged: their number, and a SHA-256 over their heads.

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::chain::{Head, RULE, Streams, streams};
use crate::chain::in_hex;
use crate::error::StoreError;
use crate::query::Query;
use crate::store::Store;
use crate::verify::Violation;

/// All streams under earlier keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierStreams {
    /// Their number.
    pub count: i64,
    /// The SHA-256 over their heads, in hexadecimal digits.
    pub sum: String,
}

impl EarlierStreams {
    fn of(heads: &[Head]) -> Self {
        let mut heads: Vec<&Head> = heads.iter().collect();
        heads.sort_by_key(|head| head.stream);
        let mut sum = Sha256::new();
        for head in &heads {
            sum.update(head.stream.as_bytes());
            sum.update(head.seq.to_be_bytes());
            sum.update(head.mac);
        }
        Self {
            count: i64::try_from(heads.len()).unwrap_or(i64::MAX),
            sum: in_hex(&sum.finalize()),
        }
    }
}

/// Returns the streams under earlier keys (`AUDIT_KEY_PREVIOUS`), or what is wrong with the audit.
///
/// # Errors
/// [`StoreError`] when the audit cannot be read.
pub async fn earlier_streams(
    store: &Store,
) -> Result<Result<EarlierStreams, Vec<Violation>>, StoreError> {
    let (streams, broken) = streams(store).await?;
    Ok(if broken.is_empty() {
        Ok(EarlierStreams::of(&streams.earlier))
    } else {
        Err(broken)
    })
}

/// Compares the streams under earlier keys with what the audit says of them.
pub(super) async fn check(
    store: &Store,
    streams: &Streams,
) -> Result<Option<Violation>, StoreError> {
    let written = store.fetch(exchanges()).await?;
    let latest = written
        .into_iter()
        .find(|(stream, _)| streams.current.contains(stream));
    let now = EarlierStreams::of(&streams.earlier);
    let subject = match latest {
        None if now.count == 0 => return Ok(None),
        None => format!(
            "{} streams are under AUDIT_KEY_PREVIOUS, and nothing says that they were so when the key was \
             exchanged: mps-api exchange-audit-key",
            now.count
        ),
        Some((_, of_then)) if of_then == now => return Ok(None),
        Some((_, of_then)) => format!(
            "the streams under AUDIT_KEY_PREVIOUS are not what they were when the key was exchanged: {} \
             instead of {}, or changed; if servers still had the earlier key then, run mps-api \
             exchange-audit-key again",
            now.count, of_then.count
        ),
    };
    Ok(Some(Violation {
        rule: RULE,
        subject,
    }))
}

/// What was written at each exchange of the key, the latest first.
fn exchanges() -> Query<(Uuid, EarlierStreams)> {
    let sql = "SELECT stream, details FROM mps.audit_log WHERE operation = 'exchange_audit_key' \
               AND stream IS NOT NULL ORDER BY at DESC, seq DESC";
    Query::new(sql, [], |row| {
        let details: String = row.get(1)?;
        let details: Value = serde_json::from_str(&details).unwrap_or_default();
        let sum = details.get("sum").and_then(Value::as_str);
        Ok((
            row.get(0)?,
            EarlierStreams {
                count: details.get("streams").and_then(Value::as_i64).unwrap_or(-1),
                sum: sum.unwrap_or_default().to_owned(),
            },
        ))
    })
}
