//! The table of levels.

use serde_json::{Value, json};

use crate::access::Permission;
use crate::books::{Change, Need};
use crate::decision::{Case, Decision, Draft, Operation, Stop, unchanged};
use crate::level::{Level, LevelTable};
use crate::operations::valid;
use crate::refusal::RefusalCode;

/// Sets the table of levels. Every card's level follows its points in the same commit.
#[derive(Debug, Clone)]
pub struct SetLevels {
    /// All levels, lowest first.
    pub levels: Vec<Level>,
}

impl Operation for SetLevels {
    type Receipt = LevelTable;
    const NAME: &'static str = "set_levels";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<LevelTable>, Stop> {
        let identity = case.authorize(Permission::AdminManageLevels)?;
        case.require([Need::Levels])?;
        let levels: Result<Vec<Level>, _> = self
            .levels
            .iter()
            .map(|level| {
                Ok(Level {
                    name: valid::text("levels", &level.name)?,
                    ..level.clone()
                })
            })
            .collect();
        let levels = levels.map_err(|refusal: crate::refusal::Refusal| Stop::from(refusal))?;
        let levels = LevelTable::new(levels).map_err(|invalid| {
            RefusalCode::LevelsInvalid
                .of("levels")
                .suggest(invalid.to_string())
        })?;
        let before = case.books.levels()?;
        if *before == levels {
            return Ok(unchanged(levels));
        }
        let details = json!({ "before": told(before), "after": told(&levels) });
        let mut draft = Draft::new(case);
        draft.put(Change::Levels(levels.clone()));
        let object = ("levels", uuid::Uuid::nil());
        Ok(draft.finish(Some(&identity), object, details, levels))
    }
}

fn told(levels: &LevelTable) -> Value {
    let each = levels.levels().iter().map(|level| {
        json!({
            "level": level.level, "name": level.name, "min_points": level.min_points,
            "rate": level.rate.thousandths(),
        })
    });
    each.collect()
}
