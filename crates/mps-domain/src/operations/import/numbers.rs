//! Skipping numbers that the legacy system gave out.

use serde_json::json;

use super::operator;
use crate::abort::Abort;
use crate::decision::{Context, Decision, Draft, Operation};
use crate::numbers::Series;
use crate::unit_of_work::Change;

/// Moves series forward, so that the next number is not below the given one. Never moves a series back.
#[derive(Debug, Clone)]
pub struct SkipNumbers {
    /// The series, each with the first number that may be given out.
    pub first_free: Vec<(Series, i64)>,
}

impl Operation for SkipNumbers {
    type Receipt = ();
    const NAME: &'static str = "skip_numbers";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = operator(context)?;
        let mut draft = Draft::new(context);
        let mut details = serde_json::Map::new();
        for (series, first) in &self.first_free {
            draft.put(Change::NumbersFrom(*series, *first));
            details.insert(series.prefix().to_owned(), json!(first));
        }
        let object = ("import", uuid::Uuid::nil());
        Ok(draft.finish(Some(&identity), object, details.into(), ()))
    }
}
