//! Points that are given or taken by hand.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::card::{Card, CardType};
use crate::decision::{Context, Decision, Draft, NewTransaction, Operation, unchanged};
use crate::idempotency::{Fingerprint, Made, Owner};
use crate::ids::{CardId, TransactionId};
use crate::money::Money;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::approvals::{check_alone, worth_of};
use crate::operations::once::Keys;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::transaction::{Transaction, TransactionType};

/// The most points that one adjustment gives or takes.
const MOST: i64 = 1_000_000_000;

/// An administrator gives points to a standard card or takes points from it, but never below zero.
#[derive(Debug, Clone)]
pub struct AdjustPoints {
    /// A new id for the adjustment.
    pub transaction_id: TransactionId,
    /// The card.
    pub card_id: CardId,
    /// How many points; negative to take points.
    pub delta_points: i64,
    /// The reason.
    pub reason: String,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// The result of an adjustment.
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
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Operation for AdjustPoints {
    type Receipt = PointsAdjusted;
    const NAME: &'static str = "update_points_and_level";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<PointsAdjusted>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminAdjustPoints)?;
        self.keys.require_key()?;
        self.carry_out(context, &identity, false)
    }
}

impl AdjustPoints {
    /// Adjusts points for an administrator, who needs approval for many.
    pub(super) fn carry_out(
        &self,
        context: &Context<'_>,
        identity: &Identity,
        is_approved: bool,
    ) -> Result<Decision<PointsAdjusted>, Abort> {
        let reason = valid::text("reason", &self.reason)?;
        if self.delta_points == 0 || self.delta_points.unsigned_abs() > MOST.unsigned_abs() {
            return Err(RefusalCode::ValidationFailed
                .of("delta_points")
                .suggest(format!("1 to {MOST}, or -1 to -{MOST}"))
                .into());
        }
        let owner = Owner::of(identity.account);
        let (card_id, delta) = (self.card_id.to_string(), self.delta_points.to_string());
        let fingerprint = Fingerprint::of(Self::NAME, &[&card_id, &delta, &reason]);
        let needs = [
            Need::Card(self.card_id),
            Need::Levels,
            Need::Numbers(Series::Adjustment, 1),
        ];
        context.require(self.keys.needs(owner, Self::NAME).into_iter().chain(needs))?;
        let earlier = self.keys.find_made(context, owner, &fingerprint)?;
        let card = context.work.card(&self.card_id)?;
        let mut card = card
            .ok_or_else(|| RefusalCode::CardNotFound.of("card_id"))?
            .clone();
        if let Some(Made::Transaction(id)) = earlier {
            let made = context.referred(context.work.transaction(&id)?, "transaction")?;
            return Ok(unchanged(adjusted(context, &card, made, true)?));
        }
        if card.card_type != CardType::Standard {
            return Err(RefusalCode::UnsupportedCardTypeForPoints
                .of("card_id")
                .into());
        }
        if !card.is_present_standard() {
            // Nobody would ever see or use the points.
            return Err(RefusalCode::CardNotActive.of("card_id").into());
        }
        if !is_approved {
            check_alone(context, identity, worth_of(context, self.delta_points))?;
        }
        let mut draft = Draft::new(context);
        // Taking points never makes a debt: at most the card's points are taken.
        let points = self.delta_points.max(card.points.saturating_neg());
        let new = NewTransaction {
            points,
            reason: Some(reason.clone()),
            ..NewTransaction::of(
                self.transaction_id,
                TransactionType::Adjustment,
                identity.account,
                Money::ZERO,
                fingerprint,
            )
        };
        let made = draft.transact(&mut card, new, &[])?;
        let used = (Made::Transaction(made.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        let receipt = adjusted(context, &card, &made, false)?;
        let details = json!({
            "tx_no": made.tx_no,
            "card_no": card.card_no,
            "points_before": receipt.points_before,
            "points_after": receipt.points_after,
            "reason": reason,
        });
        let object = ("card", card.id.uuid());
        Ok(draft.finish(Some(identity), object, details, receipt))
    }
}

/// The result of an adjustment.
fn adjusted(
    context: &Context<'_>,
    card: &Card,
    made: &Transaction,
    replayed: bool,
) -> Result<PointsAdjusted, Abort> {
    let points = made.point_change();
    Ok(PointsAdjusted {
        card_no: card.card_no.clone(),
        points_before: points.before,
        points_after: points.after,
        level_before: made.level,
        level_after: context.work.levels()?.for_points(points.after).0,
        replayed,
    })
}
