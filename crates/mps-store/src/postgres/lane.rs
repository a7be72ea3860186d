//! A lane of writes: one connection, many commands a commit.
//!
//! Cards are locked, in the order of their ids, before anything is read that belongs to them. All
//! other rows are read without a lock; the statement that changes one demands that it is still as it
//! was read. When it is not, or when two lanes stood in each other's way, nothing of the batch is
//! done and it is played again, this time asking for everything at once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use mps_domain::books::{Need, NumberBlock, Touched};
use mps_domain::numbers::Series;
use mps_domain::{Books, Policy, Timestamp};
use uuid::Uuid;

use crate::chain::Chain;
use crate::clock::Clock;
use crate::error::StoreError;
use crate::job::{Fate, Job, Settled};
use crate::listener::Listener;
use crate::options::StoreOptions;
use crate::postgres::dispatch::FromDispatcher;
use crate::postgres::faults::{Fault, fault};
use crate::postgres::link::{BEGIN, Link, Request};
use crate::postgres::load::{Load, loads, time, time_from};
use crate::postgres::persist::{Fence, requests};
use crate::postgres::server::Server;
use crate::postgres::values::Parameter;
use crate::watcher::{Watcher, batch_begins};
use crate::writes::Writes;

/// How often a batch may say that it needs more: several times what the longest command does.
const ROUNDS_MAX: u32 = 32;
/// How often a batch is played again because others came in between. Each time somebody else got
/// on, so a few suffice even when several servers want the same rows.
const REPLAYS_MAX: u32 = 12;
/// How long a batch may wait for the database to come back.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long to wait before another try to reach the database.
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// A command in a batch, with what it is known to need.
struct Member {
    job: Box<dyn Job>,
    needs: Vec<Need>,
}

/// A lane: everything that its task owns.
pub(crate) struct Lane {
    server: Server,
    link: Option<Link>,
    /// Its own row, and the number of the last batch that it committed.
    id: Uuid,
    committed: i64,
    /// When the database was last seen to be away, if it still is.
    away_since: Option<Instant>,
    /// Numbers that were drawn and not given out yet.
    numbers: HashMap<Series, Vec<NumberBlock>>,
    policy: Policy,
    clock: Arc<dyn Clock>,
    listener: Option<Arc<dyn Listener>>,
    watcher: Option<Arc<dyn Watcher>>,
    /// The audit events of this lane.
    chain: Chain,
    /// Whose cards the batch at hand changed.
    touched: Touched,
    /// The time of the last batch: time in the books never goes back, whatever the clock does.
    last_time: Timestamp,
}

/// How an attempt failed.
enum Failure {
    /// Certainly not done.
    Before(StoreError),
    /// The connection broke between COMMIT and its answer.
    AtCommit(StoreError),
}

impl Lane {
    /// A lane with a row of its own in the database.
    pub(crate) async fn open(
        server: Server,
        options: &StoreOptions,
        last_time: Timestamp,
    ) -> Result<Self, StoreError> {
        let mut link = server.connect().await?;
        let id = Uuid::new_v4();
        let begin = Request {
            sql: "INSERT INTO mps.lanes (id, batch, started_at) VALUES ($1, 0, clock_timestamp())"
                .into(),
            parameters: vec![Parameter::One(id.into())],
        };
        link.together(None, &[begin], None).await?;
        Ok(Self {
            server,
            link: Some(link),
            id,
            committed: 0,
            away_since: None,
            numbers: HashMap::new(),
            policy: options.policy.clone(),
            clock: Arc::clone(&options.clock),
            listener: options.listener.clone(),
            watcher: options.watcher.clone(),
            chain: Chain::begin(options.audit_key.clone()),
            touched: Touched::default(),
            last_time,
        })
    }

    /// Works until nobody can send any more and nothing waits.
    pub(crate) async fn run(mut self, waiting: FromDispatcher) {
        loop {
            let taken = waiting.take().await;
            if taken.is_empty() {
                return;
            }
            let since = taken.iter().map(|waiting| waiting.job.since());
            batch_begins(self.watcher.as_ref(), since);
            let batch = taken.into_iter().map(|waiting| {
                let (job, needs) = waiting.take();
                Member { job, needs }
            });
            self.settle(batch.collect()).await;
        }
    }

    /// Carries a batch out and answers each of its commands; one by one when together they cannot
    /// be carried out.
    async fn settle(&mut self, mut batch: Vec<Member>) {
        match self.persevere(&mut batch).await {
            Ok(()) => self.answer(batch, Fate::Committed),
            Err(fate) if batch.len() == 1 || !matches!(fate, Fate::NotDone(_)) => {
                let operation = batch.first().map_or("", |member| member.job.name());
                tracing::error!(?fate, operation, "operation failed");
                self.answer(batch, fate);
            }
            Err(fate) if self.away_since.is_some() => {
                tracing::error!(?fate, commands = batch.len(), "nothing could be done");
                self.answer(batch, fate);
            }
            Err(fate) => {
                // A surprise in one command must not cost its neighbours.
                tracing::warn!(
                    ?fate,
                    commands = batch.len(),
                    "batch failed; one by one instead"
                );
                for member in batch {
                    let mut alone = vec![member];
                    let fate = match self.persevere(&mut alone).await {
                        Ok(()) => Fate::Committed,
                        Err(fate) => fate,
                    };
                    self.answer(alone, fate);
                }
            }
        }
    }

    /// Tries a batch until it is committed, or until it is clear that it cannot be.
    async fn persevere(&mut self, batch: &mut [Member]) -> Result<(), Fate> {
        let mut replays = 0..REPLAYS_MAX;
        let started = Instant::now();
        loop {
            let error = match self.attempt(batch).await {
                Ok(()) => {
                    self.chain.committed();
                    return Ok(());
                }
                Err(Failure::Before(error)) => error,
                Err(Failure::AtCommit(error)) => match self.find_out().await {
                    Ok(true) => {
                        self.chain.committed();
                        return Ok(());
                    }
                    Ok(false) => error,
                    Err(still) => {
                        tracing::error!(%error, %still, "what became of a commit is not known");
                        return Err(Fate::Unknown(error.to_string()));
                    }
                },
            };
            let not_done = Fate::NotDone(error.to_string());
            match fault(&error) {
                Fault::Objection => return Err(not_done),
                Fault::Conflict => {
                    if replays.next().is_none() {
                        return Err(not_done);
                    }
                    tracing::debug!(%error, "others came in between; playing the batch again");
                }
                // It may be there and still unable, with a full disk for one.
                Fault::Away if started.elapsed() >= PATIENCE => return Err(not_done),
                Fault::Away => {
                    self.link = None;
                    self.come_back().await.map_err(|_| not_done)?;
                }
            }
        }
    }

    /// Reaches the database again. While it is known to be away, only the first batch waits for it.
    async fn come_back(&mut self) -> Result<(), StoreError> {
        let since = *self.away_since.get_or_insert_with(Instant::now);
        loop {
            match self.server.connect().await {
                Ok(link) => {
                    self.link = Some(link);
                    self.away_since = None;
                    return Ok(());
                }
                Err(error) if since.elapsed() >= PATIENCE => return Err(error),
                Err(_) => tokio::time::sleep(BETWEEN_TRIES).await,
            }
        }
    }

    /// Whether the batch whose COMMIT was not answered is in the books. Once this has said that it
    /// is not, it never will be: the lane's row has moved on, and a late COMMIT cannot find it.
    async fn find_out(&mut self) -> Result<bool, StoreError> {
        let lost = self.committed.saturating_add(1);
        let moved_on = lost.saturating_add(1);
        loop {
            self.link = None;
            self.come_back().await?;
            let Some(link) = &mut self.link else { continue };
            match move_on(link, self.id, lost, moved_on).await {
                Ok(batch) => {
                    let was_committed = batch == lost;
                    self.committed = if was_committed { lost } else { moved_on };
                    tracing::warn!(was_committed, "the connection broke in a commit");
                    return Ok(was_committed);
                }
                Err(error) if fault(&error) == Fault::Away => {}
                Err(error) => return Err(error),
            }
        }
    }

    async fn attempt(&mut self, batch: &mut [Member]) -> Result<(), Failure> {
        if self.link.as_ref().is_none_or(Link::is_closed) {
            self.come_back().await.map_err(Failure::Before)?;
        }
        let within = self.server.command_timeout;
        let decided = tokio::time::timeout(within, self.decide(batch)).await;
        let decided = decided.unwrap_or_else(|_| {
            self.link = None;
            Err(StoreError::NoConnection("no answer in time".to_owned()))
        });
        let mut books = match decided {
            Ok(books) => books,
            Err(error) => {
                self.roll_back().await;
                return Err(Failure::Before(error));
            }
        };
        self.keep_numbers(&books);
        self.touched = books.take_touched();
        let writes = Writes::take(&mut books, &mut self.chain);
        let within = tokio::time::timeout(within, self.commit(writes)).await;
        within.unwrap_or_else(|_| {
            self.link = None;
            Err(Failure::AtCommit(StoreError::NoConnection(
                "no answer in time".to_owned(),
            )))
        })
    }

    /// Begins a transaction, loads what is needed, and lets each command decide.
    async fn decide(&mut self, batch: &mut [Member]) -> Result<Books, StoreError> {
        let mut books = Books::default();
        for (series, blocks) in &self.numbers {
            for block in blocks {
                books.load_numbers(*series, *block);
            }
        }
        let needs = batch.iter().flat_map(|member| member.needs.iter().cloned());
        let mut wanted = missing(&books, needs);
        self.load(&mut books, &mut wanted, Some(BEGIN)).await?;
        let mut undecided: Vec<&mut Member> = batch.iter_mut().collect();
        for _ in 0..ROUNDS_MAX {
            if let Some(last) = books.last_entry_at() {
                self.last_time = self.last_time.max(last);
            }
            let (policy, now) = (&self.policy, self.last_time);
            let mut wanted = Vec::new();
            undecided.retain_mut(|member| {
                let needs = member.job.decide(&mut books, policy, now);
                let is_undecided = !needs.is_empty();
                // Should the batch be played again, all of it is asked for at once.
                member.needs.extend(needs.iter().cloned());
                wanted.extend(needs);
                is_undecided
            });
            if undecided.is_empty() {
                return Ok(books);
            }
            let mut wanted = missing(&books, wanted);
            self.load(&mut books, &mut wanted, None).await?;
        }
        let name = undecided.first().map_or("", |member| member.job.name());
        Err(StoreError::Corrupt(format!(
            "{name} never has what it needs"
        )))
    }

    /// Loads what is wanted; at the beginning of a batch also the time.
    async fn load(
        &mut self,
        books: &mut Books,
        wanted: &mut Vec<Need>,
        begin: Option<&str>,
    ) -> Result<(), StoreError> {
        let mut loads: Vec<Load> = loads(wanted.drain(..));
        let mut requests: Vec<Request> = loads.iter_mut().map(Load::request).collect();
        if begin.is_some() {
            requests.push(time());
        }
        let link = self.link.as_mut().ok_or(StoreError::Closed)?;
        let mut answers = link.together(begin, &requests, None).await?;
        if begin.is_some() {
            let database = time_from(&answers.pop().unwrap_or_default())?;
            let now = self.clock.of_database(database);
            self.last_time = self.last_time.max(now);
        }
        for (load, rows) in loads.into_iter().zip(answers) {
            load.take(books, rows)?;
        }
        Ok(())
    }

    /// Writes and commits in one go; a batch that changes nothing just ends.
    async fn commit(&mut self, writes: Writes) -> Result<(), Failure> {
        let link = self
            .link
            .as_mut()
            .ok_or(Failure::Before(StoreError::Closed))?;
        if writes.is_empty() {
            return link.run("COMMIT").await.map_err(Failure::Before);
        }
        let batch = self.committed.saturating_add(1);
        let lane = self.id;
        let requests = requests(writes, Fence { lane, batch });
        match link.together(None, &requests, Some("COMMIT")).await {
            Ok(_) => {
                self.committed = batch;
                Ok(())
            }
            Err(error) if fault(&error) == Fault::Away => Err(Failure::AtCommit(error)),
            // The server said why; the COMMIT behind it ended the transaction as a rollback.
            Err(error) => Err(Failure::Before(error)),
        }
    }

    /// Answers the commands, without keeping the lane from its next batch.
    fn answer(&mut self, batch: Vec<Member>, fate: Fate) {
        let settled = Settled {
            jobs: batch.into_iter().map(|member| member.job).collect(),
            fate,
            touched: std::mem::take(&mut self.touched),
        };
        let listener = self.listener.clone();
        tokio::spawn(async move { settled.answer(listener.as_ref()).await });
    }

    /// What is left of the numbers stays in hand: should the batch fail, those it took are lost.
    fn keep_numbers(&mut self, books: &Books) {
        self.numbers.clear();
        for (series, block) in books.number_blocks() {
            self.numbers.entry(series).or_default().push(block);
        }
    }

    async fn roll_back(&mut self) {
        if let Some(link) = &self.link
            && let Err(error) = link.run("ROLLBACK").await
        {
            tracing::debug!(%error, "rollback failed; the connection goes");
            self.link = None;
        }
    }
}

/// What of the needs the books do not have, each once; of numbers, a need for each that is wanted.
fn missing(books: &Books, needs: impl IntoIterator<Item = Need>) -> Vec<Need> {
    let mut seen = HashSet::new();
    needs
        .into_iter()
        .filter(|need| !books.has(need))
        .filter(|need| matches!(need, Need::Numbers(..)) || seen.insert(need.clone()))
        .collect()
}

/// Moves the lane's row on, so that batch `lost` cannot be committed any more, unless it was. Gives
/// the number that the row had.
async fn move_on(link: &mut Link, lane: Uuid, lost: i64, moved_on: i64) -> Result<i64, StoreError> {
    let number = |sql: &str, parameters: Vec<i64>| {
        let numbers = parameters
            .into_iter()
            .map(|number| Parameter::One(number.into()));
        Request {
            sql: sql.into(),
            parameters: std::iter::once(Parameter::One(lane.into()))
                .chain(numbers)
                .collect(),
        }
    };
    // Waits for a transaction of this lane that still runs: it holds the row.
    let look = number(
        "SELECT batch FROM mps.lanes WHERE id = $1 FOR UPDATE",
        Vec::new(),
    );
    let rows = link.together(Some("BEGIN"), &[look], None).await?;
    let row = rows.first().and_then(|rows| rows.first());
    let batch: i64 = row
        .ok_or_else(|| StoreError::Corrupt("a lane's row is gone".to_owned()))?
        .get(0)?;
    let requests = if batch < lost {
        vec![number(
            "UPDATE mps.lanes SET batch = $2 WHERE id = $1",
            vec![moved_on],
        )]
    } else {
        Vec::new()
    };
    link.together(None, &requests, Some("COMMIT")).await?;
    Ok(batch)
}
