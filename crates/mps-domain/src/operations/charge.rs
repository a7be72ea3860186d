//! Charging a card by its payment code.

use serde_json::json;

use crate::abort::Abort;
use crate::access::Permission;
use crate::accounts::{Member, MemberStatus};
use crate::card::{Card, CardStatus, CardType, best_corporate_rate};
use crate::code::{CodeEnd, CodeHash, CodeProblem, CodeRow};
use crate::decision::{Actor, Context, Decision, Draft, NewTransaction, Operation};
use crate::idempotency::{Fingerprint, Owner};
use crate::ids::{CardId, MerchantId, TransactionId};
use crate::ledger::LedgerAccount;
use crate::money::{Money, Overflow};
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::cards::successor;
use crate::operations::limits::{charge_needs, count_charge};
use crate::operations::once::Keys;
use crate::policy::{PointsBasis, Policy};
use crate::rate::DiscountRate;
use crate::refusal::{Refusal, RefusalCode};
use crate::transaction::{Transaction, TransactionType};
use crate::unit_of_work::Change;

/// A charge, as a till sends it.
#[derive(Debug, Clone)]
pub struct Charge {
    /// A new id for the payment.
    pub transaction_id: TransactionId,
    /// The hash of the scanned code.
    pub code: CodeHash,
    /// The price before discount.
    pub amount: Money,
    /// A JSON object to store with the payment.
    pub tag: Option<String>,
    /// The keys with which the till retries.
    pub keys: Keys,
}

/// The answer to the till and the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charged {
    /// The payment, as it was when it was made.
    pub transaction: Transaction,
    /// The card's number.
    pub card_no: String,
    /// The card's type.
    pub card_type: CardType,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Charged {
    fn new(transaction: Transaction, card: &Card, replayed: bool) -> Self {
        Self {
            transaction,
            card_no: card.card_no.clone(),
            card_type: card.card_type,
            replayed,
        }
    }
}

impl Operation for Charge {
    type Receipt = Charged;
    const NAME: &'static str = "merchant_charge_by_qr";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn foresee(&self, actor: Actor) -> Vec<Need> {
        let mut needs = self.keys.foresee(actor, Self::NAME);
        needs.extend([
            Need::Code(self.code),
            Need::Levels,
            Need::Numbers(Series::Payment, 1),
        ]);
        if let Actor::Bearer(bearer) = actor
            && let Some(merchant) = bearer.account.merchant()
        {
            needs.extend(charge_needs(merchant));
        }
        needs
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Charged>, Abort> {
        let identity = context.authorize(Permission::MerchantCharge)?;
        let merchant = identity.merchant()?;
        let currency = context.policy.currency;
        self.amount
            .check_nameable()
            .map_err(|error| RefusalCode::InvalidPrice.of_amount("amount", error, currency))?;
        self.keys.require_one()?;

        let owner = Owner::of(identity.account);
        let needs = [
            Need::Code(self.code),
            Need::Levels,
            Need::Numbers(Series::Payment, 1),
        ];
        context.require(self.keys.needs(owner, Self::NAME).into_iter().chain(needs))?;
        let fingerprint = self.fingerprint(context.policy);
        if let Some(earlier) = self.keys.find(context, owner, &fingerprint)? {
            let card_id = earlier.transaction.card_id;
            self.check_same_card(context, card_id)?;
            context.require([Need::Card(card_id)])?;
            let card = context.referred(context.work.card(&card_id)?, "card")?;
            return Ok(
                earlier.answer(|payment| Charged::new(payment.as_first_answered(), card, true))
            );
        }

        let Presented {
            code,
            mut card,
            member,
        } = present(context, &self.code, merchant)?;
        card.check_usable(context.now)?;
        if member.status != MemberStatus::Active {
            return Err(RefusalCode::MemberNotActive.into());
        }
        if card.card_type == CardType::Corporate {
            return Err(RefusalCode::CorporateCardCannotPay.into());
        }

        let price = price(context, &card, &member, self.amount)?;
        context.require(charge_needs(merchant))?;
        let mut draft = Draft::new(context);
        count_charge(context, &mut draft, &mut card, merchant, price.to_pay)?;
        if card.balance < price.to_pay {
            return Err(RefusalCode::InsufficientBalance.into());
        }

        let breakage = match card.card_type {
            CardType::Voucher => card.balance.minus(price.to_pay)?,
            CardType::Standard | CardType::Corporate => Money::ZERO,
        };
        if card.card_type == CardType::Voucher {
            card.status = CardStatus::Used;
            card.last_payment = Some(self.transaction_id);
        }
        let merchant_row = context.referred(context.work.merchant(&merchant)?, "merchant")?;
        let payment = TransactionType::Payment;
        let new = NewTransaction {
            merchant_id: Some(merchant),
            raw_amount: self.amount,
            rate: price.rate,
            points: price.points,
            breakage,
            fee_bps: Some(merchant_row.fee_bps),
            external_order_id: self.keys.external_order_id.clone(),
            tag: self.tag.clone(),
            ..NewTransaction::of(
                self.transaction_id,
                payment,
                identity.account,
                price.to_pay,
                fingerprint,
            )
        };
        // A voucher pays once: the rest of its balance lapses.
        let given = [
            (LedgerAccount::Merchant(merchant), price.to_pay.negated()?),
            (LedgerAccount::Breakage, breakage.negated()?),
        ];
        let transaction = draft.transact(&mut card, new, &given)?;
        draft.put(Change::Code(CodeRow {
            transaction_id: Some(self.transaction_id),
            ..consumed(&code, merchant, context.policy.code_reuse)
        }));
        self.keys
            .record_use(&mut draft, context, &identity, &transaction);

        let details = json!({
            "tx_no": transaction.tx_no,
            "card_id": card.id.uuid(),
            "raw_amount": transaction.raw_amount.minor(),
            "final_amount": transaction.final_amount.minor(),
        });
        let receipt = Charged::new(transaction, &card, false);
        let object = ("transaction", self.transaction_id.uuid());
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

impl Charge {
    /// Checks that the code of a retried request leads to the card that paid, or to the card that replaced
    /// it. Tills reuse order ids, and a sale to another customer is another sale.
    ///
    /// # Errors
    /// `IDEMPOTENCY_KEY_REUSED` when it leads to another card, or to none.
    fn check_same_card(&self, context: &Context<'_>, paid_by: CardId) -> Result<(), Abort> {
        let reused = || {
            RefusalCode::IdempotencyKeyReused.suggestion(
                "this key or order belongs to a sale to another card; GET \
                 /merchant/orders/{external_order_id} shows it",
            )
        };
        let code = context.work.code(&self.code)?.ok_or_else(reused)?;
        if code.card_id == paid_by
            || successor(context, code.card_id)?.id == successor(context, paid_by)?.id
        {
            Ok(())
        } else {
            Err(reused().into())
        }
    }

    /// The fingerprint of the request. The code is not part of it: a cashier may scan a new code of the same
    /// card.
    fn fingerprint(&self, policy: &Policy) -> Fingerprint {
        let amount = self.amount.minor().to_string();
        let tag = self.tag.as_deref().unwrap_or_default();
        Fingerprint::of(Self::NAME, &[&amount, policy.currency.code(), tag])
    }
}

/// The rows behind a valid code.
pub(super) struct Presented {
    pub(super) code: CodeRow,
    pub(super) card: Card,
    pub(super) member: Member,
}

/// Looks up the rows behind a scanned code and checks the code.
///
/// # Errors
/// `QR_EXPIRED_OR_INVALID`. Only the log gets the true reason.
pub(super) fn present(
    context: &Context<'_>,
    hash: &CodeHash,
    merchant: MerchantId,
) -> Result<Presented, Abort> {
    let refused = |problem: CodeProblem| {
        Refusal::from(RefusalCode::QrExpiredOrInvalid).because(problem.as_str())
    };
    let code = context
        .work
        .code(hash)?
        .ok_or_else(|| refused(CodeProblem::Unknown))?;
    context.require([
        Need::Card(code.card_id),
        Need::Member(code.member_id),
        Need::Entitlements(code.member_id),
    ])?;
    let card = context.referred(context.work.card(&code.card_id)?, "card")?;
    let member = context.referred(context.work.member(&code.member_id)?, "member")?;
    code.check(context.now, member.credential.epoch, merchant)
        .map_err(refused)?;
    Ok(Presented {
        code: code.clone(),
        card: card.clone(),
        member: member.clone(),
    })
}

/// The price of a charge.
pub(super) struct Price {
    pub(super) to_pay: Money,
    rate: DiscountRate,
    points: i64,
}

/// Returns the price of a charge of `raw` on this card at this moment. A standard card gets the best of its
/// level's rate and the rates of the member's corporate cards.
///
/// # Errors
/// `INVALID_PRICE` when nothing is left to pay.
pub(super) fn price(
    context: &Context<'_>,
    card: &Card,
    member: &Member,
    raw: Money,
) -> Result<Price, Abort> {
    let (rate, earns_points) = if card.card_type == CardType::Standard {
        let (_, level_rate) = context.work.levels()?.for_points(card.points);
        let corporate = best_corporate_rate(context.work.entitlements(member.id)?, context.now);
        (
            corporate.map_or(level_rate, |rate| rate.min(level_rate)),
            true,
        )
    } else {
        (DiscountRate::FULL, false)
    };
    let to_pay = rate.apply(raw)?;
    if !to_pay.is_positive() {
        return Err(RefusalCode::InvalidPrice
            .of("amount")
            .suggest("nothing is left to pay after the discount")
            .into());
    }
    let basis = match context.policy.points_basis {
        PointsBasis::Raw => raw,
        PointsBasis::Paid => to_pay,
    };
    let per_unit = context.policy.currency.minor_per_unit();
    let points = if earns_points {
        basis.minor().checked_div(per_unit)
    } else {
        Some(0)
    };
    Ok(Price {
        to_pay,
        rate,
        points: points.ok_or(Overflow)?,
    })
}

/// Returns the code after a charge by this merchant. The row is written even when the code stays valid, so
/// that a charge cannot use a code that was revoked or replaced meanwhile.
fn consumed(code: &CodeRow, merchant: MerchantId, reuse: bool) -> CodeRow {
    CodeRow {
        merchant_id: Some(merchant),
        uses: code.uses.saturating_add(1),
        ended: if reuse {
            code.ended
        } else {
            Some(CodeEnd::Used)
        },
        ..*code
    }
}
