//! Points and levels.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::page::Pagination;

answers! {
    /// How points changed by hand.
    PointsAdjustment {
        /// The card.
        card_id: Uuid,
        /// The card's number.
        card_no: String,
        /// Points before.
        points_before: i64,
        /// Points after.
        points_after: i64,
        /// How they changed, really.
        delta_points: i64,
        /// The level before.
        level_before: i16,
        /// The level after.
        level_after: i16,
    }

    /// `POST /admin/points/adjust`
    PointsAdjusted {
        /// What became of them.
        adjustment: PointsAdjustment,
    }

    /// A level.
    Level {
        /// Its number.
        level: i16,
        /// Its name.
        name: String,
        /// From how many points on.
        min_points: i64,
        /// Up to how many points; no end for the highest.
        max_points: Option<i64>,
        /// Its rate.
        discount_rate: Amount,
    }

    /// `GET` and `PUT /admin/levels`
    Levels {
        /// The levels, lowest first.
        levels: Vec<Level>,
    }

    /// A change of a card's points.
    PointEntry {
        /// By how much the points changed.
        change: i64,
        /// The points before.
        balance_before: i64,
        /// The points after.
        balance_after: i64,
        /// `payment`, `refund`, `adjustment`, `opening` or `replacement`.
        reason: String,
        /// Why, in words, when it was done by hand.
        note: Option<String>,
        /// The number of the transaction.
        tx_no: Option<String>,
        /// When.
        created_at: String,
    }

    /// The level above.
    NextLevel {
        /// Its number.
        level: i16,
        /// Its name.
        name: String,
        /// From how many points on.
        min_points: i64,
        /// How many points are missing.
        points_needed: i64,
    }

    /// `GET /member/points`
    Points {
        /// The card.
        card_id: Uuid,
        /// Its points.
        points: i64,
        /// Points that the next ones pay first.
        points_debt: i64,
        /// Its level.
        level: i16,
        /// The level's name.
        level_name: String,
        /// The level above, if there is one.
        next_level: Option<NextLevel>,
        /// The changes, newest first.
        entries: Vec<PointEntry>,
        /// Where the page stands.
        pagination: Pagination,
    }
}
