//! One attempt at a batch: begin, load, decide, write, commit.

use std::collections::HashSet;
use std::time::Duration;

use mps_domain::need::Need;
use mps_domain::{Timestamp, UnitOfWork};
use tokio::time::timeout;

use crate::error::StoreError;
use crate::job::Step;
use crate::postgres::connection::{BEGIN, Request};
use crate::postgres::error_class::{ErrorClass, class};
use crate::postgres::lane::{Lane, Pending};
use crate::postgres::load::{Load, is_locked, loads, time, time_from};
use crate::postgres::persist::requests;
use crate::postgres::server::no_answer;
use crate::writes::Writes;

/// The highest number of rounds in which a batch may need more rows, and of beginnings with more locks: several
/// times what the longest command needs.
const ROUNDS_MAX: u32 = 32;
/// The longest time for a rollback. After that the connection is given up, and the server rolls back.
const ROLL_BACK: Duration = Duration::from_secs(1);

/// How an attempt failed.
pub(super) enum AttemptError {
    /// The batch is certainly not done.
    NotDone(StoreError),
    /// COMMIT was sent, and the server's answer, if any, leaves the commit outcome open.
    Unanswered(StoreError),
}

/// What an attempt did.
pub(super) enum Done {
    /// It wrote rows.
    Written,
    /// It had nothing to write.
    Nothing,
}

impl Lane {
    /// Attempts a batch once, on the current connection.
    pub(super) async fn attempt(&mut self, batch: &mut [Pending]) -> Result<Done, AttemptError> {
        let time = self.time;
        let tried = self.try_once(batch).await;
        // Decisions that are not in the books do not use up time.
        if let Err(AttemptError::NotDone(_)) = tried {
            self.time = time;
        }
        tried
    }

    async fn try_once(&mut self, batch: &mut [Pending]) -> Result<Done, AttemptError> {
        let decided = timeout(self.server.command_timeout, self.decide(batch)).await;
        let decided = decided.unwrap_or_else(|_| {
            self.state.broke();
            Err(no_answer())
        });
        let mut work = match decided {
            Ok(work) => work,
            Err(error) => {
                self.roll_back().await;
                return Err(AttemptError::NotDone(error));
            }
        };
        self.keep_numbers(&work);
        self.touched = work.take_touched();
        let writes = Writes::take(&mut work, &mut self.identity.chain);
        let writes = match writes {
            Ok(writes) => writes,
            Err(error) => {
                self.roll_back().await;
                return Err(AttemptError::NotDone(error));
            }
        };
        self.commit(writes).await
    }

    /// Lets each command decide in a transaction. All locks are taken before anything else is read. While a
    /// transaction waits for a lock, rows that it read earlier go out of date: a payment that is sent again
    /// might be refused because of the money that it took itself. So when a further lock turns out to be
    /// needed, everything begins again.
    ///
    /// The same holds for a refusal on rows that were read one after the other. Writes require that rows are
    /// still as they were read, but a refusal writes nothing. So it counts only when everything was read at
    /// once, with the keys last: a key that is still unknown then belongs to no request whose changes are
    /// among the rows before it.
    async fn decide(&mut self, batch: &mut [Pending]) -> Result<UnitOfWork, StoreError> {
        let time = self.time;
        for _ in 0..ROUNDS_MAX {
            if let Some(work) = self.decide_once(batch).await? {
                return Ok(work);
            }
            self.roll_back().await;
            self.time = time;
        }
        let name = batch.first().map_or("", |pending| pending.job.name());
        Err(never_ready(name))
    }

    /// Begins a transaction, loads what is needed, and lets each command decide. Returns `None` when a
    /// command needs a lock that was not foreseen, or is refused on rows that were not foreseen. They are then
    /// among its known needs.
    async fn decide_once(
        &mut self,
        batch: &mut [Pending],
    ) -> Result<Option<UnitOfWork>, StoreError> {
        let mut work = UnitOfWork::default();
        for (series, blocks) in &self.numbers {
            for block in blocks {
                work.load_numbers(*series, *block);
            }
        }
        let is_alone = batch.len() == 1;
        for pending in batch.iter_mut() {
            pending.set_apart = !is_alone && pending.needs.iter().any(Need::is_query);
        }
        let together = batch.iter().filter(|pending| !pending.set_apart);
        let needs = together.flat_map(|pending| pending.needs.iter().cloned());
        let mut wanted = missing(&work, needs);
        let clock = self.load(&mut work, &mut wanted, Some(BEGIN)).await?;
        let clock = clock.unwrap_or_else(|| self.clock.now());
        let is_together = |pending: &&mut Pending| !pending.set_apart;
        let mut undecided: Vec<&mut Pending> = batch.iter_mut().filter(is_together).collect();
        for round in 0..ROUNDS_MAX {
            if let Some(last) = work.last_entry_after(self.time.accepted()) {
                self.time.take(last);
            }
            self.check_time(clock).await?;
            let (policy, time) = (&self.policy, &mut self.time);
            let mut wanted = Vec::new();
            let mut is_certain = true;
            undecided.retain_mut(|pending| {
                let now = time.next(clock);
                match pending.job.decide(&mut work, policy, now, is_alone) {
                    step @ (Step::Decided | Step::Refused) => {
                        is_certain &= round == 0 || matches!(step, Step::Decided);
                        time.pass(now);
                        false
                    }
                    Step::Alone => {
                        pending.set_apart = true;
                        false
                    }
                    Step::Missing(needs) => {
                        // If the batch is replayed, everything is loaded at once.
                        pending.needs.extend(needs.iter().cloned());
                        wanted.extend(needs);
                        true
                    }
                }
            });
            if !is_certain {
                return Ok(None);
            }
            if undecided.is_empty() {
                return Ok(Some(work));
            }
            let mut wanted = missing(&work, wanted);
            if wanted.iter().any(is_locked) {
                return Ok(None);
            }
            self.load(&mut work, &mut wanted, None).await?;
        }
        let name = undecided.first().map_or("", |pending| pending.job.name());
        Err(never_ready(name))
    }

    /// Loads the needs. At the beginning of a batch it also loads the time and returns it.
    async fn load(
        &mut self,
        work: &mut UnitOfWork,
        wanted: &mut Vec<Need>,
        begin: Option<&str>,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut loads: Vec<Load> = loads(wanted.drain(..));
        let mut requests: Vec<Request> = loads.iter_mut().map(Load::request).collect();
        if begin.is_some() {
            requests.push(time());
        }
        let connection = self.state.connection().ok_or_else(no_answer)?;
        let mut answers = connection.together(begin, &requests, None).await?;
        let mut clock = None;
        if begin.is_some() {
            let database = time_from(&answers.pop().unwrap_or_default())?;
            clock = Some(self.clock.of_database(database));
        }
        for (load, rows) in loads.into_iter().zip(answers) {
            load.take(work, rows)?;
        }
        self.note_numbers(work);
        Ok(clock)
    }

    /// Writes and commits in one exchange. For a batch without changes it only ends the transaction.
    async fn commit(&mut self, writes: Writes) -> Result<Done, AttemptError> {
        let within = self.server.command_timeout;
        let connection = self.state.connection().ok_or_else(no_answer);
        let connection = connection.map_err(AttemptError::NotDone)?;
        if writes.is_empty() {
            let ended = timeout(within, connection.run("COMMIT")).await;
            let ended = ended.unwrap_or_else(|_| Err(no_answer()));
            return ended.map(|()| Done::Nothing).map_err(AttemptError::NotDone);
        }
        let requests = requests(writes, self.identity.next());
        let prepared = timeout(within, connection.prepare(&requests)).await;
        if let Err(error) = prepared.unwrap_or_else(|_| Err(no_answer())) {
            self.roll_back().await;
            return Err(AttemptError::NotDone(error));
        }
        let connection = self.state.connection().ok_or_else(no_answer);
        let connection = connection.map_err(AttemptError::NotDone)?;
        // Everything is sent at once, so a timeout always comes after COMMIT was sent.
        let written = timeout(within, connection.exchange(None, &requests, Some("COMMIT"))).await;
        let failed = match written {
            Ok(Ok(_)) => {
                self.identity.has_committed();
                return Ok(Done::Written);
            }
            Ok(Err(failed)) => failed,
            Err(_) => return Err(AttemptError::Unanswered(no_answer())),
        };
        // When the server rejected a statement, the COMMIT behind it ended the transaction as a rollback. Any
        // other failure leaves open how far it came, even one that a pooler reports.
        let server_objects = matches!(&failed.error, StoreError::Postgres(error)
            if error.code().is_some() && class(&failed.error) != ErrorClass::Away);
        Err(if failed.after_is_sent && !server_objects {
            AttemptError::Unanswered(failed.error)
        } else {
            AttemptError::NotDone(failed.error)
        })
    }

    /// Keeps the drawn numbers in memory, whatever becomes of this attempt.
    fn note_numbers(&mut self, work: &UnitOfWork) {
        for (series, block) in work.number_blocks() {
            let blocks = self.numbers.entry(series).or_default();
            if blocks.iter().all(|known| known.end != block.end) {
                blocks.push(block);
            }
        }
    }

    /// Keeps the remaining numbers. If the batch fails, the numbers that it took are lost.
    fn keep_numbers(&mut self, work: &UnitOfWork) {
        self.numbers.clear();
        for (series, block) in work.number_blocks() {
            self.numbers.entry(series).or_default().push(block);
        }
    }

    /// Rolls back, or gives the connection up.
    async fn roll_back(&mut self) {
        let Some(connection) = self.state.connection() else {
            return;
        };
        let ended = timeout(ROLL_BACK, connection.run("ROLLBACK")).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::debug!("rollback failed; the connection goes");
            self.state.broke();
        }
    }
}

fn never_ready(name: &str) -> StoreError {
    StoreError::Corrupt(format!("{name} asks again and again for what it needs"))
}

/// Returns the needs that are not loaded, each once, except for numbers: each number that is wanted is a need
/// of its own.
fn missing(work: &UnitOfWork, needs: impl IntoIterator<Item = Need>) -> Vec<Need> {
    let mut seen = HashSet::new();
    needs
        .into_iter()
        .filter(|need| !work.has(need))
        .filter(|need| matches!(need, Need::Numbers(..)) || seen.insert(need.clone()))
        .collect()
}
