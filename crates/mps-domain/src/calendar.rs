//! Points in time, and the business day that one falls on.

use std::fmt;

use jiff::tz::TimeZone;

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The point `micros` microseconds after 1970.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970, as tokens carry them.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// The point `secs` seconds later (earlier when negative); stays at the end of time rather
    /// than wrapping.
    #[must_use]
    pub const fn plus_secs(self, secs: i64) -> Self {
        Self(self.0.saturating_add(secs.saturating_mul(1_000_000)))
    }

    fn instant(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::MAX)
    }

    /// Reads RFC 3339, as this type is written; `None` when it is something else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>()
            .ok()
            .map(|instant| Self(instant.as_microsecond()))
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC with `Z` and microseconds.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.6}", self.instant())
    }
}

/// A business day: days since 1970-01-01 on the calendar of the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessDay(i32);

impl BusinessDay {
    /// The day this many days after 1970-01-01.
    #[must_use]
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }
}

/// The time zone in which the business counts its days (`BUSINESS_TZ`).
#[derive(Debug, Clone)]
pub struct BusinessCalendar(TimeZone);

impl BusinessCalendar {
    /// The calendar of an IANA time zone such as `Asia/Taipei`; `None` when there is no such zone.
    #[must_use]
    pub fn from_zone(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// The calendar of UTC.
    #[must_use]
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The name of its time zone.
    #[must_use]
    pub fn zone(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The business day that a point in time falls on.
    #[must_use]
    pub fn day_of(&self, time: Timestamp) -> BusinessDay {
        let date = self.date_of(time);
        let epoch = jiff::civil::date(1970, 1, 1);
        BusinessDay(date.since(epoch).map_or(0, |span| span.get_days()))
    }

    /// The end of the business day that a point in time falls on: the first instant of the next.
    #[must_use]
    pub fn end_of_day(&self, time: Timestamp) -> Option<Timestamp> {
        self.start_of(self.date_of(time).tomorrow().ok()?)
    }

    /// The end of the month that a point in time falls on: the first instant of the next.
    #[must_use]
    pub fn end_of_month(&self, time: Timestamp) -> Option<Timestamp> {
        self.start_of(self.date_of(time).last_of_month().tomorrow().ok()?)
    }

    fn date_of(&self, time: Timestamp) -> jiff::civil::Date {
        self.0.to_datetime(time.instant()).date()
    }

    fn start_of(&self, day: jiff::civil::Date) -> Option<Timestamp> {
        let zoned = day.to_zoned(self.0.clone()).ok()?;
        Some(Timestamp(zoned.timestamp().as_microsecond()))
    }

    /// The first instant of a calendar date (`2026-02-28`) and the first after it; `None` when the
    /// text is no date.
    #[must_use]
    pub fn bounds_of_date(&self, date: &str) -> Option<(Timestamp, Timestamp)> {
        // A date with a time and no zone would parse too, and its time be lost.
        if date.len() != "2026-02-28".len() {
            return None;
        }
        let date: jiff::civil::Date = date.parse().ok()?;
        Some((self.start_of(date)?, self.start_of(date.tomorrow().ok()?)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_business_day_begins_at_local_midnight() {
        let taipei = BusinessCalendar::from_zone("Asia/Taipei").unwrap();
        let before = Timestamp::parse("2026-03-01T15:59:59.999999Z").unwrap();
        let after = Timestamp::parse("2026-03-01T16:00:00Z").unwrap();
        assert_eq!(
            taipei.day_of(before).days() + 1,
            taipei.day_of(after).days()
        );
        assert_eq!(after.to_string(), "2026-03-01T16:00:00.000000Z");
        assert!(BusinessCalendar::from_zone("Asia/Nowhere").is_none());
    }

    #[test]
    fn a_day_of_a_summer_time_change_has_23_hours() {
        let berlin = BusinessCalendar::from_zone("Europe/Berlin").unwrap();
        let (start, end) = berlin.bounds_of_date("2026-03-29").unwrap();
        assert_eq!(end.seconds() - start.seconds(), 23 * 3600);
        assert!(berlin.bounds_of_date("2026-02-30").is_none());
        assert!(berlin.bounds_of_date("2026-03-29T10:00:00").is_none());
    }
}
