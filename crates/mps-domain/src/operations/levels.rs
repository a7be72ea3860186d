//! The table of levels.

use serde_json::{Value, json};

use crate::abort::Abort;
use crate::access::Permission;
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::level::{Level, LevelTable};
use crate::need::Need;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

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

    fn decide(&self, context: &Context<'_>) -> Result<Decision<LevelTable>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminManageLevels)?;
        context.require([Need::Levels])?;
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
        let levels = levels.map_err(|refusal: crate::refusal::Refusal| Abort::from(refusal))?;
        let levels = LevelTable::new(levels).map_err(|invalid| {
            RefusalCode::LevelsInvalid
                .of("levels")
                .suggest(invalid.to_string())
        })?;
        let before = context.work.levels()?;
        if *before == levels {
            return Ok(unchanged(levels));
        }
        let details = json!({ "before": described(before), "after": described(&levels) });
        let mut draft = Draft::new(context);
        draft.put(Change::Levels(levels.clone()));
        let object = ("levels", uuid::Uuid::nil());
        Ok(draft.finish(Some(&identity), object, details, levels))
    }
}

fn described(levels: &LevelTable) -> Value {
    let each = levels.levels().iter().map(|level| {
        json!({
            "level": level.level, "name": level.name, "min_points": level.min_points,
            "rate": level.rate.thousandths(),
        })
    });
    each.collect()
}
