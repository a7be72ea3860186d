//! Points in time, and the business day that one falls on.

use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::text_enum;

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

    /// Whole seconds since 1970, as tokens contain them.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// The point one microsecond later.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The point `secs` seconds later (earlier when negative). It stops at the end of time instead of
    /// wrapping.
    #[must_use]
    pub const fn plus_secs(self, secs: i64) -> Self {
        self.plus_micros(secs.saturating_mul(1_000_000))
    }

    /// The point `micros` microseconds later, likewise.
    #[must_use]
    pub const fn plus_micros(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    fn instant(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::MAX)
    }

    /// Reads RFC 3339, the form in which this type is written; `None` for anything else.
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

text_enum! {
    /// How days are grouped.
    GroupBy {
        /// Each day by itself.
        Day => "day",
        /// Weeks from Monday to Sunday.
        Week => "week",
        /// Calendar months.
        Month => "month",
    }
}

/// A period of consecutive business days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarPeriod {
    /// The name of the day, the week or the month: `2026-03-02`, `2026-W10`, `2026-03`.
    pub name: String,
    /// The first day.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
    /// The first instant.
    pub begins_at: Timestamp,
    /// The first instant after the period.
    pub ends_at: Timestamp,
}

/// An hour of a business day, or the part of it that a change to or from summer time left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalHour {
    /// The hour on the clocks of the business.
    pub hour: i8,
    /// The first instant.
    pub begins_at: Timestamp,
    /// The first instant after the hour.
    pub ends_at: Timestamp,
}

/// Reads a date such as `2026-02-28` and nothing else. A text with a time and no zone would parse too, and
/// lose its time.
fn date_of(text: &str) -> Option<Date> {
    (text.len() == "2026-02-28".len())
        .then(|| text.parse().ok())
        .flatten()
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

    /// The end of the business day that a point in time falls on: the first instant of the next day.
    #[must_use]
    pub fn end_of_day(&self, time: Timestamp) -> Option<Timestamp> {
        self.start_of(self.date_of(time).tomorrow().ok()?)
    }

    /// The end of the month that a point in time falls on: the first instant of the next month.
    #[must_use]
    pub fn end_of_month(&self, time: Timestamp) -> Option<Timestamp> {
        self.start_of(self.date_of(time).last_of_month().tomorrow().ok()?)
    }

    fn date_of(&self, time: Timestamp) -> Date {
        self.0.to_datetime(time.instant()).date()
    }

    /// The first instant of a calendar date (`2026-02-28`) and the first after it; `None` when the text is
    /// not a date.
    #[must_use]
    pub fn bounds_of_date(&self, date: &str) -> Option<(Timestamp, Timestamp)> {
        let date = date_of(date)?;
        Some((self.start_of(date)?, self.start_of(date.tomorrow().ok()?)?))
    }

    fn start_of(&self, date: Date) -> Option<Timestamp> {
        let zoned = date.to_zoned(self.0.clone()).ok()?;
        Some(Timestamp(zoned.timestamp().as_microsecond()))
    }

    /// The date of the business day that a point in time falls on.
    #[must_use]
    pub fn date_at(&self, time: Timestamp) -> String {
        self.date_of(time).to_string()
    }

    /// A point in time as the clocks of the business show it: `2026-02-28 18:05:00`.
    #[must_use]
    pub fn local_time(&self, time: Timestamp) -> String {
        let local = self.0.to_datetime(time.instant());
        local.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// The days from a date to another, both included, grouped into periods. The first and the last period
    /// may be cut short. `None` when a text is not a date. Empty when the second date is before the first.
    /// Contains at most `most` periods.
    #[must_use]
    pub fn periods(
        &self,
        first: &str,
        last: &str,
        group_by: GroupBy,
        most: usize,
    ) -> Option<Vec<CalendarPeriod>> {
        let (mut day, last) = (date_of(first)?, date_of(last)?);
        let mut periods = Vec::new();
        while day <= last && periods.len() < most {
            let (name, end) = match group_by {
                GroupBy::Day => (day.to_string(), day),
                GroupBy::Week => {
                    let week = day.iso_week_date();
                    let left = 7_i8.saturating_sub(day.weekday().to_monday_one_offset());
                    let sunday = day.checked_add(jiff::Span::new().days(i64::from(left)));
                    (
                        format!("{:04}-W{:02}", week.year(), week.week()),
                        sunday.ok()?,
                    )
                }
                GroupBy::Month => (day.strftime("%Y-%m").to_string(), day.last_of_month()),
            };
            let end = end.min(last);
            let next = end.tomorrow().ok()?;
            periods.push(CalendarPeriod {
                name,
                first_day: day.to_string(),
                last_day: end.to_string(),
                begins_at: self.start_of(day)?,
                ends_at: self.start_of(next)?,
            });
            day = next;
        }
        Some(periods)
    }

    /// The hours of a business day in order, from midnight on. When the clocks are set back, an hour occurs
    /// twice; when they are set forward, one is missing.
    #[must_use]
    pub fn hours_of_date(&self, date: &str) -> Option<Vec<LocalHour>> {
        let (start, end) = self.bounds_of_date(date)?;
        let mut hours: Vec<LocalHour> = Vec::new();
        let mut at = start;
        while at < end {
            let next = at.plus_secs(15 * 60).min(end);
            let hour = self.0.to_datetime(at.instant()).hour();
            match hours.last_mut() {
                Some(last) if last.hour == hour && last.hours_long() < 1 => last.ends_at = next,
                _ => hours.push(LocalHour {
                    hour,
                    begins_at: at,
                    ends_at: next,
                }),
            }
            at = next;
        }
        Some(hours)
    }
}

impl LocalHour {
    const fn hours_long(&self) -> i64 {
        self.ends_at
            .seconds()
            .saturating_sub(self.begins_at.seconds())
            / 3600
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
        assert_eq!(berlin.local_time(start), "2026-03-29 00:00:00");
        assert_eq!(
            berlin.local_time(start.plus_secs(2 * 3600)),
            "2026-03-29 03:00:00"
        );
        assert_eq!(end.seconds() - start.seconds(), 23 * 3600);
        assert!(berlin.bounds_of_date("2026-02-30").is_none());
        assert!(berlin.bounds_of_date("2026-03-29T10:00:00").is_none());
    }

    #[test]
    fn days_are_put_together_to_weeks_and_months_that_are_cut_at_both_ends() {
        let berlin = BusinessCalendar::from_zone("Europe/Berlin").unwrap();
        let names = |group_by, first, last| -> Vec<(String, String, String)> {
            let periods = berlin.periods(first, last, group_by, 400).unwrap();
            assert!(periods.is_sorted_by(|one, next| one.ends_at == next.begins_at));
            let name = |p: CalendarPeriod| (p.name, p.first_day, p.last_day);
            periods.into_iter().map(name).collect()
        };
        let row = |name: &str, first: &str, last: &str| {
            (name.to_owned(), first.to_owned(), last.to_owned())
        };
        assert_eq!(
            names(GroupBy::Week, "2026-03-27", "2026-04-06"),
            [
                row("2026-W13", "2026-03-27", "2026-03-29"),
                row("2026-W14", "2026-03-30", "2026-04-05"),
                row("2026-W15", "2026-04-06", "2026-04-06"),
            ]
        );
        assert_eq!(
            names(GroupBy::Month, "2025-12-31", "2026-02-01"),
            [
                row("2025-12", "2025-12-31", "2025-12-31"),
                row("2026-01", "2026-01-01", "2026-01-31"),
                row("2026-02", "2026-02-01", "2026-02-01"),
            ]
        );
        assert_eq!(names(GroupBy::Day, "2026-03-28", "2026-03-30").len(), 3);
        assert_eq!(names(GroupBy::Day, "2026-03-28", "2026-03-27").len(), 0);
        assert_eq!(
            berlin.periods("2026-02-30", "2026-03-01", GroupBy::Day, 9),
            None
        );
        assert_eq!(
            berlin
                .periods("2020-01-01", "2026-03-01", GroupBy::Day, 9)
                .unwrap()
                .len(),
            9
        );
    }

    #[test]
    fn a_day_has_the_hours_that_its_clocks_show() {
        let berlin = BusinessCalendar::from_zone("Europe/Berlin").unwrap();
        let hours = |date| -> Vec<i8> {
            let hours = berlin.hours_of_date(date).unwrap();
            assert!(hours.is_sorted_by(|one, next| one.ends_at == next.begins_at));
            hours.iter().map(|hour| hour.hour).collect()
        };
        assert_eq!(hours("2026-03-02"), (0..24).collect::<Vec<_>>());
        assert_eq!(hours("2026-03-29").get(..4), Some(&[0, 1, 3, 4][..]));
        assert_eq!(hours("2026-10-25").get(..5), Some(&[0, 1, 2, 2, 3][..]));
    }
}
