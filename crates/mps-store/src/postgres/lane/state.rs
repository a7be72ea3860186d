//! The states of a lane with respect to its database, and all transitions between them.
//!
//! ```text
//!                    broke                     COMMIT without an answer
//!        Away ◄───────────────── Working ─────────────────────────────► FindingOut
//!         │                       ▲ ▲ ▲                                      │
//!         │       came_back       │ │ │      came_back (its row says it)     │
//!         ├───────────────────────┘ │ └──────────────────────────────────────┤
//!         │                         │ came_back (as another)                 │
//!         │  disown                 │                                 disown │
//!         └──────────────────────► Lost ◄────────────────────────────────────┘
//! ```

use std::time::Instant;

use uuid::Uuid;

use crate::health::LaneHealth;
use crate::postgres::connection::Connection;

/// A state.
enum State {
    /// The lane has a connection on which rows can be written, and its row is as it expects.
    Working(Connection),
    /// The lane has no connection. As far as is known, its row is as it expects.
    Away { since: Instant },
    /// The lane has no connection, and its last COMMIT had no answer. Its row shows the outcome.
    FindingOut { since: Instant },
    /// The lane has lost its identity: the last write under it is unknown or not as it should be. Whatever
    /// becomes of that write, the lane goes on with a new identity, whose row has this key.
    Lost { since: Instant, another: Uuid },
}

/// The state of a lane, and its health as the store reports it.
pub(super) struct LaneState {
    state: State,
    health: LaneHealth,
}

impl LaneState {
    /// The state of a lane that was just opened.
    pub(super) const fn new(connection: Connection, health: LaneHealth) -> Self {
        Self {
            state: State::Working(connection),
            health,
        }
    }

    /// Returns the connection, while the lane works.
    pub(super) const fn connection(&mut self) -> Option<&mut Connection> {
        match &mut self.state {
            State::Working(connection) => Some(connection),
            State::Away { .. } | State::FindingOut { .. } | State::Lost { .. } => None,
        }
    }

    /// Returns since when the lane has had no connection, if it has none.
    pub(super) const fn without_connection_since(&self) -> Option<Instant> {
        match self.state {
            State::Working(_) => None,
            State::Away { since } | State::FindingOut { since } | State::Lost { since, .. } => {
                Some(since)
            }
        }
    }

    /// Returns the key of the row of its new identity, if the lane needs one before it can work.
    pub(super) const fn another(&self) -> Option<Uuid> {
        match self.state {
            State::Lost { another, .. } => Some(another),
            State::Working(_) | State::Away { .. } | State::FindingOut { .. } => None,
        }
    }

    /// Whether the lane's last batch went through, or the lane has come back since.
    pub(super) fn is_well(&self) -> bool {
        !self.health.fails()
    }

    /// Working → Away: the connection is lost, or its server cannot do the work.
    pub(super) fn broke(&mut self) {
        self.health.is_failing();
        if let State::Working(_) = self.state {
            tracing::debug!("the connection of a lane is given up");
            let since = Instant::now();
            self.state = State::Away { since };
        }
    }

    /// Working → `FindingOut`: COMMIT was sent and not answered.
    pub(super) fn has_no_answer(&mut self) {
        self.health.is_failing();
        let since = Instant::now();
        self.state = State::FindingOut { since };
    }

    /// Any → Lost: the lane's row is not as it should be, or cannot be read in time. Returns the key of the
    /// row that it needs now.
    pub(super) fn disown(&mut self) -> Uuid {
        self.health.is_failing();
        let since = self.without_connection_since();
        let another = Uuid::new_v4();
        self.state = State::Lost {
            since: since.unwrap_or_else(Instant::now),
            another,
        };
        another
    }

    /// Any → Working: there is a connection on which the lane's row was written or found as it should be. The
    /// current batch still has to show that it goes through.
    pub(super) fn came_back(&mut self, connection: Connection) {
        self.state = State::Working(connection);
    }

    /// Records that a batch was written, or that the lane came back while it had no batch.
    pub(super) fn is_proven(&self) {
        self.health.is_well();
    }
}
