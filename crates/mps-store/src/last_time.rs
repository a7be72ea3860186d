//! Time in the books does not go back, over a restart either.

use mps_domain::Timestamp;

use crate::error::StoreError;
use crate::value::Row;

/// How far the clock may be behind the books at the start. Time in the books stands still until the
/// clock has caught up; for longer than a day nothing would expire and no limit begin anew.
const CLOCK_BEHIND_MAX_SECS: i64 = 24 * 60 * 60;

/// When the books were last written. Ids are UUID v7 and only nearly in order of time, so the newest
/// are compared.
pub(crate) const NEWEST: &str = "SELECT max(t.created_at) FROM \
     (SELECT created_at FROM mps.transactions ORDER BY id DESC LIMIT 4096) t";

/// The time of the books, from the answer to [`NEWEST`].
///
/// # Errors
/// [`StoreError::Setting`] when it is far ahead of the clock.
pub(crate) fn last_time(newest: &[Row], now: Timestamp) -> Result<Timestamp, StoreError> {
    let last: Option<Timestamp> = newest.first().map_or(Ok(None), |row| row.get(0))?;
    let last = last.unwrap_or(Timestamp::from_micros(0));
    if last > now.plus_secs(CLOCK_BEHIND_MAX_SECS) {
        return Err(StoreError::Setting(format!(
            "the clock says {now}, but the books were last written at {last}: set the clock right"
        )));
    }
    Ok(last)
}
