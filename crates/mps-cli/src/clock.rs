//! This machine's time, to compare with the server's.

use std::time::SystemTime;

use jiff::Timestamp;

/// Now, in milliseconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "a terminal program is the edge where time comes from, and decides nothing by it"
)]
pub(crate) fn now_milliseconds() -> Option<i64> {
    let now = Timestamp::try_from(SystemTime::now()).ok()?;
    Some(now.as_millisecond())
}

/// Returns a timestamp of the server in milliseconds since 1970.
pub(crate) fn milliseconds(timestamp: &str) -> Option<i64> {
    let timestamp: Timestamp = timestamp.parse().ok()?;
    Some(timestamp.as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_read() {
        assert_eq!(milliseconds("1970-01-01T00:00:01.500Z"), Some(1_500));
        assert_eq!(milliseconds("yesterday"), None);
        assert!(now_milliseconds() > Some(0));
    }
}
