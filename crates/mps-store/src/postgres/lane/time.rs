//! The time of the books in a lane.

use mps_domain::Timestamp;

use crate::book_time::{ACCEPTED, BookTime, END_OF_TIME, LATEST, accepted_values, time_in};
use crate::error::StoreError;
use crate::options::Access;
use crate::postgres::connection::{Connection, Request};
use crate::postgres::lane::Lane;
use crate::postgres::server::no_answer;
use crate::postgres::values::Parameter;

impl Lane {
    /// Checks that the books are not far ahead of the clock, unless an administrator has accepted the clock
    /// meanwhile.
    pub(super) async fn check_time(&mut self, clock: Timestamp) -> Result<(), StoreError> {
        if self.time.check(clock).is_err() {
            let connection = self.state.connection().ok_or_else(no_answer)?;
            self.time = time_of(connection, clock, Access::Serve).await?;
            self.time.check(clock)?;
        }
        Ok(())
    }
}

/// Reads the time of the books and leaves out what an accepted clock wrote.
pub(crate) async fn time_of(
    connection: &mut Connection,
    clock: Timestamp,
    access: Access,
) -> Result<BookTime, StoreError> {
    let latest = |until: Timestamp| Request {
        sql: LATEST.into(),
        parameters: vec![Parameter::One(until.into())],
    };
    let accepted = Request {
        sql: ACCEPTED.into(),
        parameters: accepted_values().map(Parameter::One).into(),
    };
    let asked = [accepted, latest(END_OF_TIME), latest(BookTime::most(clock))];
    let answers = connection.together(None, &asked, None).await?;
    let times = answers.iter().map(|rows| time_in(rows));
    let times = times.collect::<Result<Vec<_>, _>>()?;
    let [accepted, latest, until_now] = times.as_slice() else {
        return Err(StoreError::Corrupt("the books have no time".to_owned()));
    };
    Ok(match access {
        Access::AcceptClock => BookTime::accepting(*latest, *until_now),
        Access::Serve | Access::Command | Access::Read => {
            BookTime::of(*accepted, *latest, *until_now)
        }
    })
}
