//! Giving each command to the lane of its card.
//!
//! All commands of a server about one card go to one lane, which decides them in memory one after
//! the other; were they spread, the lanes would wait for each other's locks. A till names a card by
//! a code, a transaction or an order, so those are looked up first, for all that wait at once. What
//! is found is a hint: a lane that got a command wrongly still locks what it changes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use mps_domain::books::Need;
use mps_domain::ids::{CardId, MemberId, TransactionId};
use tokio::sync::{Notify, OwnedSemaphorePermit, mpsc};
use uuid::Uuid;

use crate::error::StoreError;
use crate::job::Job;
use crate::postgres::link::{BEGIN, Link, Request};
use crate::postgres::server::Server;
use crate::rows::Kind;
use crate::value::{Row, Value};

/// How long a look-up may take before the commands go on without it.
const PATIENCE: Duration = Duration::from_secs(1);

/// A command that waits, with what it is known to need.
pub(crate) struct Waiting {
    pub(crate) job: Box<dyn Job>,
    pub(crate) needs: Vec<Need>,
    /// Its place in the queue, given back when a lane takes it.
    _place: OwnedSemaphorePermit,
}

impl Waiting {
    pub(crate) fn new(job: Box<dyn Job>, place: OwnedSemaphorePermit) -> Self {
        let needs = job.foreseen();
        Self {
            job,
            needs,
            _place: place,
        }
    }

    /// The job and its needs, its place in the queue given back.
    pub(crate) fn take(self) -> (Box<dyn Job>, Vec<Need>) {
        (self.job, self.needs)
    }
}

/// The way to a lane.
pub(crate) struct ToLane {
    sender: mpsc::UnboundedSender<Waiting>,
    progress: Arc<Progress>,
}

/// The lane's end of the way to it.
pub(crate) struct FromDispatcher {
    receiver: mpsc::UnboundedReceiver<Waiting>,
    progress: Arc<Progress>,
    taken: Arc<Notify>,
}

/// How much a lane has not taken yet of what it was given.
#[derive(Debug, Default)]
struct Progress(AtomicUsize);

impl FromDispatcher {
    /// Takes what waits, up to a bound; nothing when nobody can send any more.
    pub(crate) async fn take(&mut self, at_most: usize) -> Vec<Waiting> {
        let mut batch = Vec::new();
        let count = self.receiver.recv_many(&mut batch, at_most).await;
        self.progress.0.fetch_sub(count, Ordering::AcqRel);
        self.taken.notify_one();
        batch
    }
}

/// The dispatcher.
pub(crate) struct Dispatcher {
    server: Server,
    link: Option<Link>,
    lanes: Vec<ToLane>,
    /// Told whenever a lane takes a batch.
    taken: Arc<Notify>,
    at_once: usize,
}

/// What a name of a card leads to.
#[derive(Debug, Clone, Copy)]
struct Found {
    card: CardId,
    member: Option<MemberId>,
    transaction: Option<TransactionId>,
}

/// The names by which commands call cards, with the text that finds them: a row with the name's
/// place in the arrays, card, member and transaction.
const LOOK_UPS: [&str; 4] = [
    "SELECT k.place, c.id, c.member_id, NULL::uuid \
     FROM unnest($1::bytea[]) WITH ORDINALITY AS k(hash, place) \
     JOIN mps.payment_codes p ON p.hash = k.hash JOIN mps.member_cards c ON c.id = p.card_id",
    "SELECT k.place, t.card_id, t.member_id, t.id \
     FROM unnest($1::text[]) WITH ORDINALITY AS k(tx_no, place) \
     JOIN mps.transactions t ON t.tx_no = k.tx_no",
    "SELECT k.place, c.id, c.member_id, NULL::uuid \
     FROM unnest($1::text[]) WITH ORDINALITY AS k(card_no, place) \
     JOIN mps.member_cards c ON c.card_no = k.card_no",
    "SELECT k.place, t.card_id, t.member_id, t.id \
     FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS k(owner_id, order_id, place) \
     JOIN mps.orders o ON o.owner_id = k.owner_id AND o.external_order_id = k.order_id \
     JOIN mps.transactions t ON t.id = o.transaction_id",
];

/// Which of [`LOOK_UPS`] finds the card of this need, and the values that it takes.
fn name_of(need: &Need) -> Option<(usize, Vec<Value>)> {
    match need {
        Need::Code(hash) => Some((0, vec![hash.as_bytes().into()])),
        Need::TransactionByNo(number) => Some((1, vec![number.as_str().into()])),
        Need::CardByNo(number) => Some((2, vec![number.as_str().into()])),
        Need::Order(id) => Some((
            3,
            vec![id.owner.id.into(), id.external_order_id.as_str().into()],
        )),
        _ => None,
    }
}

/// The names in commands, each with the command's place, by what looks them up.
type Names = [Vec<(usize, Vec<Value>)>; LOOK_UPS.len()];

fn names_in(all: &[Waiting]) -> Names {
    let mut names = Names::default();
    for (place, command) in all.iter().enumerate() {
        for (which, values) in command.needs.iter().filter_map(name_of) {
            if let Some(names) = names.get_mut(which) {
                names.push((place, values));
            }
        }
    }
    names
}

impl Dispatcher {
    /// A dispatcher for no lanes yet.
    pub(crate) fn new(server: Server, at_once: usize) -> Self {
        Self {
            server,
            link: None,
            lanes: Vec::new(),
            taken: Arc::default(),
            at_once,
        }
    }

    /// One more lane, which takes from what is given back.
    pub(crate) fn add_lane(&mut self) -> FromDispatcher {
        let (sender, receiver) = mpsc::unbounded_channel();
        let progress = Arc::<Progress>::default();
        self.lanes.push(ToLane {
            sender,
            progress: Arc::clone(&progress),
        });
        FromDispatcher {
            receiver,
            progress,
            taken: Arc::clone(&self.taken),
        }
    }

    /// Waits until a lane has taken all that it was given. While all are busy, what comes gathers
    /// here, so that look-ups are as large as batches.
    async fn until_wanted(&self) {
        let is_busy = |lane: &ToLane| lane.progress.0.load(Ordering::Acquire) > 0;
        while self.lanes.iter().all(is_busy) {
            self.taken.notified().await;
        }
    }

    /// Works until nobody can send any more and nothing waits.
    pub(crate) async fn run(mut self, mut waiting: mpsc::UnboundedReceiver<Waiting>) {
        let mut all = Vec::new();
        while waiting.recv_many(&mut all, self.at_once).await > 0 {
            self.until_wanted().await;
            while all.len() < self.at_once
                && let Ok(more) = waiting.try_recv()
            {
                all.push(more);
            }
            let names = names_in(&all);
            let found = tokio::time::timeout(PATIENCE, self.look_up(names)).await;
            let found = found.unwrap_or_else(|_| {
                // The answer may still come and would be taken for that to another question.
                self.link = None;
                Err(StoreError::NoConnection("no answer".to_owned()))
            });
            let mut found = found.unwrap_or_else(|error| {
                tracing::debug!(%error, "cards could not be looked up; the lanes will");
                self.link = None;
                HashMap::new()
            });
            for (place, mut command) in all.drain(..).enumerate() {
                let found = found.remove(&place);
                command.needs.extend(found.into_iter().flat_map(hints));
                let lane = self.lane_of(&command.needs);
                let Some(lane) = self.lanes.get(lane) else {
                    continue;
                };
                lane.progress.0.fetch_add(1, Ordering::AcqRel);
                if lane.sender.send(command).is_err() {
                    tracing::error!("a lane is gone");
                }
            }
        }
    }

    /// The lane of the first card among the needs. What is about no card can go anywhere; by its
    /// first need, so that the same command sent twice meets itself.
    fn lane_of(&self, needs: &[Need]) -> usize {
        let is_card = |need: &&Need| matches!(need, Need::Card(_));
        let about = needs.iter().find(is_card).or(needs.first());
        let mut hasher = DefaultHasher::new();
        about.hash(&mut hasher);
        let lanes = u64::try_from(self.lanes.len()).unwrap_or(1).max(1);
        usize::try_from(hasher.finish().checked_rem(lanes).unwrap_or(0)).unwrap_or(0)
    }

    /// Finds the cards that are named, by the places of the commands that name them.
    async fn look_up(&mut self, asked: Names) -> Result<HashMap<usize, Found>, StoreError> {
        let mut requests = Vec::new();
        let mut places = Vec::new();
        for (which, asked) in asked.into_iter().enumerate() {
            if asked.is_empty() {
                continue;
            }
            let (of, values): (Vec<usize>, Vec<Vec<Value>>) = asked.into_iter().unzip();
            let kinds: &[Kind] = match which {
                0 => &[Kind::Bytes],
                3 => &[Kind::Uuid, Kind::Text],
                _ => &[Kind::Text],
            };
            requests.push(Request {
                sql: LOOK_UPS.get(which).copied().unwrap_or_default().into(),
                parameters: super::load::transposed(kinds.iter().copied(), values),
            });
            places.push(of);
        }
        let mut found = HashMap::new();
        if requests.is_empty() {
            return Ok(found);
        }
        let answers = self
            .link()
            .await?
            .together(Some(BEGIN), &requests, Some("COMMIT"))
            .await?;
        for (rows, of) in answers.iter().zip(places) {
            for row in rows {
                let (number, one) = found_in(row)?;
                // Places are counted from one.
                if let Some(place) = number.checked_sub(1).and_then(|number| of.get(number)) {
                    found.insert(*place, one);
                }
            }
        }
        Ok(found)
    }

    async fn link(&mut self) -> Result<&mut Link, StoreError> {
        let link = match self.link.take().filter(|link| !link.is_closed()) {
            Some(link) => link,
            None => self.server.connect().await?,
        };
        Ok(self.link.insert(link))
    }
}

fn found_in(row: &Row) -> Result<(usize, Found), StoreError> {
    let number: u64 = row.get(0)?;
    let found = Found {
        card: CardId::new(row.get(1)?),
        member: row.get::<Option<Uuid>>(2)?.map(MemberId::new),
        transaction: row.get::<Option<Uuid>>(3)?.map(TransactionId::new),
    };
    Ok((usize::try_from(number).unwrap_or(usize::MAX), found))
}

/// What a command about this card will need besides.
fn hints(found: Found) -> impl Iterator<Item = Need> {
    let member = found
        .member
        .into_iter()
        .flat_map(|member| [Need::Member(member), Need::Shares(member)]);
    std::iter::once(Need::Card(found.card))
        .chain(member)
        .chain(found.transaction.map(Need::Transaction))
}
