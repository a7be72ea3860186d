//! Points that are given or taken by hand.

use serde_json::json;

use crate::access::Permission;
use crate::books::{Change, Need};
use crate::card::CardType;
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::ids::CardId;
use crate::operations::valid;
use crate::refusal::RefusalCode;

/// The most points that one adjustment gives or takes.
const MOST: i64 = 1_000_000_000;

/// An administrator gives points to a standard card or takes some; never below zero.
#[derive(Debug, Clone)]
pub struct AdjustPoints {
    /// The card.
    pub card_id: CardId,
    /// How many, negative to take.
    pub delta_points: i64,
    /// Why.
    pub reason: String,
}

/// What became of the points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsAdjusted {
    /// The card's number.
    pub card_no: String,
    /// Points before.
    pub points_before: i64,
    /// Points after.
    pub points_after: i64,
    /// The level before.
    pub level_before: i16,
    /// The level after.
    pub level_after: i16,
}

impl Operation for AdjustPoints {
    type Receipt = PointsAdjusted;
    const NAME: &'static str = "update_points_and_level";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<PointsAdjusted>, Stop> {
        let identity = case.authorize(Permission::AdminAdjustPoints)?;
        let reason = valid::text("reason", &self.reason)?;
        if self.delta_points == 0 || self.delta_points.unsigned_abs() > MOST.unsigned_abs() {
            return Err(RefusalCode::ValidationFailed
                .of("delta_points")
                .suggest(format!("1 to {MOST}, or -1 to -{MOST}"))
                .into());
        }
        case.require([Need::Card(self.card_id), Need::Levels])?;
        let card = case.books.card(&self.card_id)?;
        let mut card = card
            .ok_or_else(|| RefusalCode::CardNotFound.of("card_id"))?
            .clone();
        if card.card_type != CardType::Standard {
            return Err(RefusalCode::UnsupportedCardTypeForPoints
                .of("card_id")
                .into());
        }
        if card.replaced_by.is_some() {
            return Err(RefusalCode::CardNotActive.of("card_id").into());
        }
        let (points_before, level_before) = (card.points, card.level);
        let mut draft = Draft::new(case);
        // Taking never makes a debt: what is not there is not taken.
        let delta = self.delta_points.max(points_before.saturating_neg());
        draft.adjust_points(&mut card, delta, reason.clone(), case.books.levels()?)?;
        draft.put(Change::Card(card.clone()));
        let details = json!({
            "card_no": card.card_no,
            "points_before": points_before,
            "points_after": card.points,
            "reason": reason,
        });
        let object = ("card", card.id.uuid());
        let receipt = PointsAdjusted {
            card_no: card.card_no,
            points_before,
            points_after: card.points,
            level_before,
            level_after: card.level,
        };
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}
