//! Payment codes: making, revoking and checking them.

use serde_json::json;

use crate::abort::Abort;
use crate::access::Permission;
use crate::account::Account;
use crate::calendar::Timestamp;
use crate::card::{BindingRole, Card, CardRight, CardType, allows};
use crate::code::{
    AMOUNTS_ANSWERED, CodeEnd, CodeHash, CodeRow, LONGEST_REUSABLE_TTL_SECS, LONGEST_TTL_SECS,
    SHORTEST_TTL_SECS,
};
use crate::decision::{Actor, Context, Decision, Draft, Operation, unchanged};
use crate::ids::{CardId, CodeId, MemberId};
use crate::money::Money;
use crate::need::Need;
use crate::operations::charge::{Presented, present, price};
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// A member makes a payment code for a card. It replaces the code that the card had.
#[derive(Debug, Clone)]
pub struct GenerateCode {
    /// A new id for the code.
    pub code_id: CodeId,
    /// The card to pay from.
    pub card_id: CardId,
    /// The hash of the new code. The code itself stays with the caller.
    pub code: CodeHash,
    /// The requested lifetime, in seconds.
    pub ttl_secs: Option<i64>,
}

/// A code that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeMade {
    /// The time from which the code is refused.
    pub expires_at: Timestamp,
    /// The actual lifetime, in seconds.
    pub ttl_secs: i64,
    /// The card as it is now.
    pub card: Card,
}

impl Operation for GenerateCode {
    type Receipt = CodeMade;
    const NAME: &'static str = "rotate_card_qr";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        code_of_card_needs(actor, self.card_id)
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<CodeMade>, Abort> {
        let identity = context.authorize(Permission::MemberGenerateQr)?;
        let member_id = identity.member()?;
        context.require([Need::LiveCodeOfCard(self.card_id)])?;
        let (card, role) = card_of_member(context, self.card_id, member_id)?;
        if !allows(card.card_type, role, CardRight::Pay) {
            return Err(match card.card_type {
                CardType::Corporate => RefusalCode::CorporateCardCannotPay,
                CardType::Standard | CardType::Voucher => RefusalCode::PermissionDenied,
            }
            .into());
        }
        card.check_usable(context.now)?;
        let member = context.referred(context.work.member(&member_id)?, "member")?;

        let longest = if context.policy.code_reuse {
            LONGEST_REUSABLE_TTL_SECS
        } else {
            LONGEST_TTL_SECS
        };
        let asked = self.ttl_secs.unwrap_or(context.policy.code_ttl_secs);
        let ttl_secs = asked.clamp(SHORTEST_TTL_SECS, longest);
        let expires_at = context.now.plus_secs(ttl_secs);

        let mut draft = Draft::new(context);
        end_live_code(context, &mut draft, self.card_id, CodeEnd::Replaced)?;
        draft.put(Change::Code(CodeRow {
            hash: self.code,
            id: self.code_id,
            card_id: self.card_id,
            member_id,
            epoch: member.credential.epoch,
            created_at: context.now,
            expires_at,
            ended: None,
            merchant_id: None,
            amounts_asked: 0,
            uses: 0,
            transaction_id: None,
        }));
        let details = json!({ "ttl_seconds": ttl_secs });
        let receipt = CodeMade {
            expires_at,
            ttl_secs,
            card,
        };
        Ok(draft.finish(
            Some(&identity),
            ("card", self.card_id.uuid()),
            details,
            receipt,
        ))
    }
}

/// A member revokes the live code of a card. Nothing changes when there is none.
#[derive(Debug, Clone)]
pub struct RevokeCode {
    /// The card.
    pub card_id: CardId,
}

impl Operation for RevokeCode {
    type Receipt = ();
    const NAME: &'static str = "revoke_card_qr";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        code_of_card_needs(actor, self.card_id)
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<()>, Abort> {
        let identity = context.authorize(Permission::MemberGenerateQr)?;
        context.require([Need::LiveCodeOfCard(self.card_id)])?;
        card_of_member(context, self.card_id, identity.member()?)?;
        let mut draft = Draft::new(context);
        if !end_live_code(context, &mut draft, self.card_id, CodeEnd::Revoked)? {
            return Ok(unchanged(()));
        }
        let object = ("card", self.card_id.uuid());
        Ok(draft.finish(Some(&identity), object, json!({}), ()))
    }
}

/// A till checks whether a scanned code is valid, without charging it.
#[derive(Debug, Clone)]
pub struct ValidateCode {
    /// The hash of the scanned code.
    pub code: CodeHash,
    /// A price to compare with the card's balance.
    pub amount: Option<Money>,
}

/// The result of checking a code, for the till.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeChecked {
    /// The code cannot pay. Only the log contains the reason.
    Invalid {
        /// The true reason.
        log_reason: &'static str,
    },
    /// The code is live.
    Valid(ValidCode),
}

/// The card of a live code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidCode {
    /// The card.
    pub card: Card,
    /// Whether the card covers the price after discount. `None` when no price was given, or when too many
    /// prices were checked with this code.
    pub sufficient: Option<bool>,
}

impl Operation for ValidateCode {
    type Receipt = CodeChecked;
    const NAME: &'static str = "validate_qr_plain";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn foresee(&self, _actor: Actor) -> Vec<Need> {
        vec![Need::Code(self.code), Need::Levels]
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<CodeChecked>, Abort> {
        let identity = context.authorize(Permission::MerchantCharge)?;
        let merchant = identity.merchant()?;
        if let Some(amount) = self.amount {
            let currency = context.policy.currency;
            amount
                .check_nameable()
                .map_err(|error| RefusalCode::InvalidPrice.of_amount("amount", error, currency))?;
        }
        context.require([Need::Code(self.code), Need::Levels])?;
        let Presented {
            mut code,
            card,
            member,
        } = match present(context, &self.code, merchant) {
            Err(Abort::Refused(refusal)) => {
                let log_reason = refusal.log_reason.unwrap_or_default();
                return Ok(unchanged(CodeChecked::Invalid { log_reason }));
            }
            other => other?,
        };
        let mut changes = Vec::new();
        let mut sufficient = None;
        if let Some(amount) = self
            .amount
            .filter(|_| code.amounts_asked < AMOUNTS_ANSWERED)
        {
            sufficient = Some(price(context, &card, &member, amount)?.to_pay <= card.balance);
            code.amounts_asked = code.amounts_asked.saturating_add(1);
            changes.push(Change::Code(code));
        }
        let receipt = CodeChecked::Valid(ValidCode { card, sufficient });
        Ok(Decision { changes, receipt })
    }
}

/// The rows that making or revoking a card's code needs.
fn code_of_card_needs(actor: Actor, card_id: CardId) -> Vec<Need> {
    let mut needs = vec![Need::Card(card_id), Need::LiveCodeOfCard(card_id)];
    if let Actor::Bearer(bearer) = actor
        && let Account::Member(member) = bearer.account
    {
        needs.push(Need::Entitlements(member));
    }
    needs
}

/// Returns the card and the member's role on it.
///
/// # Errors
/// `CARD_NOT_FOUND`, both for unknown cards and for cards of others.
pub(super) fn card_of_member(
    context: &Context<'_>,
    card_id: CardId,
    member_id: MemberId,
) -> Result<(Card, BindingRole), Abort> {
    context.require([Need::Card(card_id), Need::Entitlements(member_id)])?;
    let not_found = || RefusalCode::CardNotFound.of("card_id");
    let card = context.work.card(&card_id)?.ok_or_else(not_found)?;
    if card.member_id == Some(member_id) {
        return Ok((card.clone(), BindingRole::Owner));
    }
    let entitlements = context.work.entitlements(member_id)?;
    let share = entitlements
        .iter()
        .find(|share| share.card_id == card_id)
        .ok_or_else(not_found)?;
    Ok((card.clone(), share.role))
}

/// Ends the card's live code. Returns whether there was one.
fn end_live_code(
    context: &Context<'_>,
    draft: &mut Draft<'_>,
    card_id: CardId,
    end: CodeEnd,
) -> Result<bool, Abort> {
    let Some(hash) = context.work.live_code_of_card(&card_id)? else {
        return Ok(false);
    };
    context.require([Need::Code(hash)])?;
    let mut code = context
        .referred(context.work.code(&hash)?, "payment code")?
        .clone();
    // A charge of the same batch may have consumed it since the database was read.
    if code.ended.is_some() {
        return Ok(false);
    }
    code.ended = Some(end);
    draft.put(Change::Code(code));
    Ok(true)
}

/// An administrator ends live codes: one bounded step of ending many.
#[derive(Debug, Clone)]
pub struct RevokeCodes {
    /// The codes.
    pub codes: Vec<CodeHash>,
}

impl Operation for RevokeCodes {
    /// The number of codes that were live.
    type Receipt = i64;
    const NAME: &'static str = "cron_rotate_qr_tokens";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<i64>, Abort> {
        let identity = context.authorize(Permission::AdminBatchOperations)?;
        context.require(self.codes.iter().copied().map(Need::Code))?;
        let mut draft = Draft::new(context);
        let mut ended = 0_i64;
        for hash in &self.codes {
            if let Some(code) = context.work.code(hash)?.filter(|code| code.ended.is_none()) {
                let mut code = code.clone();
                code.ended = Some(CodeEnd::Revoked);
                draft.put(Change::Code(code));
                ended = ended.saturating_add(1);
            }
        }
        if ended == 0 {
            return Ok(unchanged(0));
        }
        let object = ("codes", uuid::Uuid::nil());
        Ok(draft.finish(Some(&identity), object, json!({ "ended": ended }), ended))
    }
}
