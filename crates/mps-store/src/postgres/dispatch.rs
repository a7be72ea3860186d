//! The dispatcher: gives each command to the lane of its card.
//!
//! All commands of a server about one card go to one lane, which decides them in memory one after the other.
//! If they were spread over lanes, the lanes would wait for each other's locks. A till names a card by a
//! code, a transaction or an order, so the dispatcher looks these up first, for all waiting commands at once.
//! The result is only a hint: a lane that gets a command by mistake still locks the rows that it changes.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;
use std::time::Duration;

use mps_domain::ids::{CardId, MemberId, TransactionId};
use mps_domain::need::Need;
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use uuid::Uuid;

use crate::error::StoreError;
use crate::job::Accepted;
use crate::postgres::connection::{BEGIN, Connection, Request};
use crate::postgres::server::Server;
use crate::rows::Kind;
use crate::value::{Row, Value};

/// How long a look-up may take before the commands go on without it.
const PATIENCE: Duration = Duration::from_secs(1);

/// A waiting command with its known needs.
pub(crate) struct Waiting {
    pub(crate) job: Accepted,
    pub(crate) needs: Vec<Need>,
    /// The command's place in the queue, released when a lane takes the command.
    _place: OwnedSemaphorePermit,
}

impl Waiting {
    pub(crate) fn new(job: Accepted, place: OwnedSemaphorePermit) -> Self {
        let needs = job.foreseen();
        Self {
            job,
            needs,
            _place: place,
        }
    }

    /// Returns the job and its needs, and releases its place in the queue.
    pub(crate) fn take(self) -> (Accepted, Vec<Need>) {
        (self.job, self.needs)
    }
}

/// A lane's connection to the dispatcher.
pub(crate) struct FromDispatcher {
    lane: usize,
    outbox: mpsc::UnboundedSender<LaneMessage>,
}

/// A message from a lane to the dispatcher.
enum LaneMessage {
    /// The lane is idle and waits for its next batch on this channel.
    Idle(usize, oneshot::Sender<Vec<Waiting>>),
    /// The lane is gone: it panicked, or there are no more batches for it.
    Gone,
}

impl FromDispatcher {
    /// Returns the next batch, or an empty one when there will be no more.
    pub(crate) async fn take(&self) -> Vec<Waiting> {
        let (answer, batch) = oneshot::channel();
        if self
            .outbox
            .send(LaneMessage::Idle(self.lane, answer))
            .is_err()
        {
            return Vec::new();
        }
        batch.await.unwrap_or_default()
    }
}

impl Drop for FromDispatcher {
    fn drop(&mut self) {
        if let Err(unsent) = self.outbox.send(LaneMessage::Gone) {
            // The dispatcher has ended too.
            drop(unsent);
        }
    }
}

/// A lane, from the dispatcher's side.
#[derive(Default)]
struct Lane {
    /// The lane's commands, in order of arrival.
    commands: VecDeque<Waiting>,
    /// The channel for the lane's next batch, while the lane is idle.
    asking: Option<oneshot::Sender<Vec<Waiting>>>,
}

/// The dispatcher.
pub(crate) struct Dispatcher {
    server: Server,
    connection: Option<Connection>,
    lanes: Vec<Lane>,
    /// The messages of the lanes, and a sender that is cloned for each added lane.
    outbox: mpsc::UnboundedSender<LaneMessage>,
    inbox: mpsc::UnboundedReceiver<LaneMessage>,
    batch_max: usize,
}

impl Lane {
    /// Gives an idle lane its waiting commands.
    fn give(&mut self, batch_max: usize) {
        if self.commands.is_empty() {
            return;
        }
        if let Some(answer) = self.asking.take() {
            let count = batch_max.min(self.commands.len());
            if let Err(batch) = answer.send(self.commands.drain(..count).collect()) {
                // The lane is gone and has sent a message about it.
                drop(batch);
            }
        }
    }
}

/// The rows to which the name of a card leads.
#[derive(Debug, Clone, Copy)]
struct Found {
    card: CardId,
    member: Option<MemberId>,
    transaction: Option<TransactionId>,
}

/// The queries for the names by which commands refer to cards. Each returns rows with the name's place in the
/// arrays, card, member and transaction.
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

/// Returns which of [`LOOK_UPS`] finds the card of this need, and its parameters.
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

/// The names in the commands, one list for each query, each name with its command's place.
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
    /// Creates a dispatcher without lanes, with this highest number of commands in a batch.
    pub(crate) fn new(server: Server, batch_max: usize) -> Self {
        let (outbox, inbox) = mpsc::unbounded_channel();
        Self {
            server,
            connection: None,
            lanes: Vec::new(),
            outbox,
            inbox,
            batch_max,
        }
    }

    /// Adds a lane, which takes its batches from the returned value.
    pub(crate) fn add_lane(&mut self) -> FromDispatcher {
        let lane = self.lanes.len();
        self.lanes.push(Lane::default());
        FromDispatcher {
            lane,
            outbox: self.outbox.clone(),
        }
    }

    /// Works until the queue is closed and empty, or until a lane is gone. Without that lane, the commands
    /// about its cards would wait for ever, and in the end all others with them. When the dispatcher ends,
    /// the commands it still has are dropped and so answered with an error, and the server reports that it is
    /// not well.
    pub(crate) async fn run(mut self, waiting: mpsc::UnboundedReceiver<Waiting>) {
        self.work(waiting).await;
        // No lane may go on waiting for an answer to its last message.
        self.inbox.close();
        while self.inbox.recv().await.is_some() {}
    }

    /// Collects new commands while all lanes are busy. Each batch costs the database about twenty statements,
    /// whatever its size. So a lane gets everything that waits for it when it becomes idle, and not before.
    async fn work(&mut self, mut waiting: mpsc::UnboundedReceiver<Waiting>) {
        let at_once = self.batch_max.saturating_mul(self.lanes.len());
        let (mut new, mut is_open) = (Vec::new(), true);
        loop {
            while !self.is_wanted(&new) {
                let is_done =
                    new.is_empty() && self.lanes.iter().all(|lane| lane.commands.is_empty());
                if is_done && !is_open {
                    return;
                }
                tokio::select! {
                    Some(message) = self.inbox.recv() => if self.receive(message).is_break() { return },
                    count = waiting.recv_many(&mut new, at_once), if is_open && new.is_empty() => {
                        is_open = count > 0;
                    }
                }
            }
            while new.len() < at_once
                && let Ok(more) = waiting.try_recv()
            {
                new.push(more);
            }
            if !new.is_empty() {
                self.sort(std::mem::take(&mut new)).await;
            }
            while let Ok(message) = self.inbox.try_recv() {
                if self.receive(message).is_break() {
                    return;
                }
            }
            for lane in &mut self.lanes {
                lane.give(self.batch_max);
            }
        }
    }

    /// Handles a message from a lane. Breaks when a lane is gone.
    fn receive(&mut self, message: LaneMessage) -> ControlFlow<()> {
        match message {
            LaneMessage::Idle(lane, answer) => {
                if let Some(lane) = self.lanes.get_mut(lane) {
                    lane.asking = Some(answer);
                }
                ControlFlow::Continue(())
            }
            LaneMessage::Gone => {
                tracing::error!("a lane is gone; no more commands are taken");
                ControlFlow::Break(())
            }
        }
    }

    /// Whether an idle lane has commands, or may get some of the new ones.
    fn is_wanted(&self, new: &[Waiting]) -> bool {
        let mut asking = self.lanes.iter().filter(|lane| lane.asking.is_some());
        asking.any(|lane| !new.is_empty() || !lane.commands.is_empty())
    }

    /// Adds commands to the lanes of their cards.
    async fn sort(&mut self, new: Vec<Waiting>) {
        let found = tokio::time::timeout(PATIENCE, self.look_up(names_in(&new))).await;
        let found = found.unwrap_or_else(|_| {
            // The answer may still arrive and would be taken for that of another query.
            self.connection = None;
            Err(StoreError::NoConnection("no answer".to_owned()))
        });
        let mut found = found.unwrap_or_else(|error| {
            tracing::debug!(%error, "cards could not be looked up; the lanes will");
            self.connection = None;
            HashMap::new()
        });
        for (place, mut command) in new.into_iter().enumerate() {
            let found = found.remove(&place);
            command.needs.extend(found.into_iter().flat_map(hints));
            let lane = self.lane_of(&command.needs);
            if let Some(lane) = self.lanes.get_mut(lane) {
                lane.commands.push_back(command);
            }
        }
    }

    /// Returns the lane of the first card among the needs. A command about no card can go to any lane. It
    /// goes by its first need, so that the same command sent twice reaches the same lane.
    fn lane_of(&self, needs: &[Need]) -> usize {
        let is_card = |need: &&Need| matches!(need, Need::Card(_));
        let about = needs.iter().find(is_card).or(needs.first());
        let mut hasher = DefaultHasher::new();
        about.hash(&mut hasher);
        let lanes = u64::try_from(self.lanes.len()).unwrap_or(1).max(1);
        usize::try_from(hasher.finish().checked_rem(lanes).unwrap_or(0)).unwrap_or(0)
    }

    /// Finds the named cards, by the places of the commands that name them.
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
            .connection()
            .await?
            .together(Some(BEGIN), &requests, Some("COMMIT"))
            .await?;
        for (rows, of) in answers.iter().zip(places) {
            for row in rows {
                let (number, one) = found_in(row)?;
                // Places in PostgreSQL count from one.
                if let Some(place) = number.checked_sub(1).and_then(|number| of.get(number)) {
                    found.insert(*place, one);
                }
            }
        }
        Ok(found)
    }

    async fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        let connection = match self
            .connection
            .take()
            .filter(|connection| !connection.is_closed())
        {
            Some(connection) => connection,
            None => self.server.connect_to_write().await?,
        };
        Ok(self.connection.insert(connection))
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

/// Returns what a command about this card will also need.
fn hints(found: Found) -> impl Iterator<Item = Need> {
    let member = found
        .member
        .into_iter()
        .flat_map(|member| [Need::Member(member), Need::Entitlements(member)]);
    std::iter::once(Need::Card(found.card))
        .chain(member)
        .chain(found.transaction.map(Need::Transaction))
}
