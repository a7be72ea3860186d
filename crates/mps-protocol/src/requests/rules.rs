//! Levels and limits.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::requests::Rate;
use crate::words;

requests! {
    /// A level as it is to be.
    LevelToSet {
        /// 0, 1, 2, … without gaps.
        level: i16,
        /// What members call it.
        #[schemars(length(min = 1, max = 200))]
        name: String,
        /// The first number of points that has it; 0 for level 0.
        min_points: i64,
        /// Its rate, 0.100 to 1.000.
        #[schemars(with = "Rate")]
        discount_rate: Amount,
    }

    /// `PUT /admin/levels`
    SetLevels {
        /// All levels, lowest first.
        levels: Vec<LevelToSet>,
    }

    /// A limit.
    Limit {
        /// What is limited.
        #[schemars(with = "words::LimitKind")]
        kind: String,
        /// The merchant or the account of its staff; without it, all who have none of their own.
        object_id: Option<Uuid>,
        /// How much; `null` for no limit.
        amount: Option<Amount>,
    }

    /// `PUT /admin/limits`, `PUT /merchant/limits`
    SetLimits {
        /// The limits to set; others stay.
        #[schemars(length(max = 100))]
        limits: Vec<Limit>,
    }
}
