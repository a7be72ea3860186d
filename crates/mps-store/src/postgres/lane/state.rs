//! Where a lane stands with its database, and every way from one state to another.
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
    /// It has a connection on which rows can be written, and its row is as it believes.
    Working(Connection),
    /// It has no connection. Its row is as it believes, as far as is known.
    Away { since: Instant },
    /// It has no connection, and its last COMMIT had no answer: its row says what became of it.
    FindingOut { since: Instant },
    /// It has no identity any more, since what was last written under it is not known or not what it
    /// should be. Whatever still comes of that, the lane goes on as another, whose row has this key.
    Lost { since: Instant, another: Uuid },
}

/// The state of a lane, and what the store knows of it.
pub(super) struct LaneState {
    state: State,
    health: LaneHealth,
}

impl LaneState {
    /// A lane that has just been opened.
    pub(super) const fn new(connection: Connection, health: LaneHealth) -> Self {
        Self {
            state: State::Working(connection),
            health,
        }
    }

    /// Its connection, while it works.
    pub(super) const fn connection(&mut self) -> Option<&mut Connection> {
        match &mut self.state {
            State::Working(connection) => Some(connection),
            State::Away { .. } | State::FindingOut { .. } | State::Lost { .. } => None,
        }
    }

    /// Since when it has had no connection, if it has none.
    pub(super) const fn without_connection_since(&self) -> Option<Instant> {
        match self.state {
            State::Working(_) => None,
            State::Away { since } | State::FindingOut { since } | State::Lost { since, .. } => {
                Some(since)
            }
        }
    }

    /// The key of the row that it needs before it can work, if it cannot go on with the one that it has.
    pub(super) const fn another(&self) -> Option<Uuid> {
        match self.state {
            State::Lost { another, .. } => Some(another),
            State::Working(_) | State::Away { .. } | State::FindingOut { .. } => None,
        }
    }

    /// Whether its last batch went through, or it has come back since.
    pub(super) fn is_well(&self) -> bool {
        !self.health.fails()
    }

    /// Working → Away: the connection is gone, or leads to a server that cannot do the work.
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

    /// Any → Lost: its row is not what it should be, or cannot be asked in time.
    /// Gives the key of the row that it needs now.
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

    /// Any → Working: there is a connection, on which the lane's row was written or found as it should be.
    /// The batch at hand has still to show that it goes through.
    pub(super) fn came_back(&mut self, connection: Connection) {
        self.state = State::Working(connection);
    }

    /// A batch was written, or the lane has come back while nothing was asked of it.
    pub(super) fn is_proven(&self) {
        self.health.is_well();
    }
}
