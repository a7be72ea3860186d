//! Large sums of administrators: one asks, another one approves or refuses.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Account;
use crate::accounts::AccountStatus;
use crate::approval::{Approval, ApprovalKind, ApprovalStatus, TTL_SECS};
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::ids::{AdminId, ApprovalId, CardId, TransactionId};
use crate::money::Money;
use crate::need::Need;
use crate::operations::{AdjustPoints, AdminRecharge, Keys, PayOut, valid};
use crate::refusal::{Refusal, RefusalCode};
use crate::transaction::PaymentMethod;
use crate::unit_of_work::Change;

/// What another administrator is asked to carry out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalOf {
    /// A recharge.
    Recharge {
        /// The amount.
        amount: Money,
        /// `Cash` or `Bank`.
        payment_method: PaymentMethod,
    },
    /// The payout of the whole balance.
    Payout,
    /// Points to give or take.
    Points {
        /// How many; negative to take points.
        delta: i64,
    },
}

/// An administrator asks for something that takes two.
#[derive(Debug, Clone)]
pub struct RequestApproval {
    /// The card.
    pub card_id: CardId,
    /// What to carry out.
    pub of: ApprovalOf,
    /// The reason.
    pub reason: String,
    /// The key with which the client retries.
    pub keys: Keys,
    /// A new id for a transaction with which the request is tried out. It is not made.
    pub trial_id: TransactionId,
}

/// An approval that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalRequested {
    /// The approval.
    pub approval: Approval,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

/// Another administrator approves a request, which carries it out, or refuses it. Whoever asked may only refuse.
#[derive(Debug, Clone)]
pub struct DecideApproval {
    /// The approval.
    pub approval_id: ApprovalId,
    /// Whether it is approved.
    pub approves: bool,
    /// Why it is refused, or what there is to say.
    pub note: Option<String>,
    /// A new id for the transaction.
    pub transaction_id: TransactionId,
}

/// Checks that an administrator may move a sum alone.
///
/// # Errors
/// `APPROVAL_REQUIRED` above `APPROVAL_ABOVE`.
pub(super) fn check_alone(
    context: &Context<'_>,
    identity: &Identity,
    amount: Money,
) -> Result<(), Refusal> {
    let is_admin = matches!(identity.account, Account::Admin(_));
    if !is_admin || !takes_two(context, amount) {
        return Ok(());
    }
    Err(Refusal::from(RefusalCode::ApprovalRequired)
        .suggest("ask another administrator for it: POST /admin/approvals"))
}

fn takes_two(context: &Context<'_>, amount: Money) -> bool {
    let most = context.policy.approval_above;
    most.is_some_and(|most| amount > most)
}

/// What points count as: a point is worth a unit of the currency.
pub(super) fn worth_of(context: &Context<'_>, points: i64) -> Money {
    let unit = context.policy.currency.minor_per_unit();
    Money::from_minor(points.saturating_abs().saturating_mul(unit))
}

impl ApprovalOf {
    const fn kind(self) -> ApprovalKind {
        match self {
            Self::Recharge { .. } => ApprovalKind::Recharge,
            Self::Payout => ApprovalKind::Payout,
            Self::Points { .. } => ApprovalKind::Points,
        }
    }

    const fn payment_method(self) -> Option<PaymentMethod> {
        match self {
            Self::Recharge { payment_method, .. } => Some(payment_method),
            Self::Payout | Self::Points { .. } => None,
        }
    }

    fn of(approval: &Approval) -> Result<Self, Abort> {
        Ok(match (approval.kind, approval.payment_method) {
            (ApprovalKind::Recharge, Some(payment_method)) => Self::Recharge {
                amount: Money::from_minor(approval.amount),
                payment_method,
            },
            (ApprovalKind::Recharge, None) => {
                return Err(RefusalCode::InvalidStateTransition.of("id").into());
            }
            (ApprovalKind::Payout, _) => Self::Payout,
            (ApprovalKind::Points, _) => Self::Points {
                delta: approval.amount,
            },
        })
    }

    /// Carries it out. Returns the changes, the amount as it is stored, and what it counts as.
    fn carry_out(
        self,
        context: &Context<'_>,
        identity: &Identity,
        (card_id, transaction_id, reason): (CardId, TransactionId, &str),
    ) -> Result<(Vec<Change>, i64, Money), Abort> {
        let (reason, keys) = (reason.to_owned(), Keys::default());
        match self {
            Self::Recharge {
                amount,
                payment_method,
            } => {
                identity.require(Permission::AdminRecharge)?;
                let recharge = AdminRecharge {
                    transaction_id,
                    card_id,
                    amount,
                    payment_method,
                    reason,
                    keys,
                };
                let decision = recharge.carry_out(context, identity, true)?;
                Ok((decision.changes, amount.minor(), amount))
            }
            Self::Payout => {
                identity.require(Permission::AdminManageCards)?;
                let pay_out = PayOut {
                    card_id,
                    transaction_id,
                    reason,
                    keys,
                };
                let decision = pay_out.carry_out(context, identity, true)?;
                let amount = decision.receipt.transaction.final_amount;
                Ok((decision.changes, amount.minor(), amount))
            }
            Self::Points { delta } => {
                identity.require(Permission::AdminAdjustPoints)?;
                let adjust = AdjustPoints {
                    transaction_id,
                    card_id,
                    delta_points: delta,
                    reason,
                    keys,
                };
                let decision = adjust.carry_out(context, identity, true)?;
                Ok((decision.changes, delta, worth_of(context, delta)))
            }
        }
    }
}

impl Operation for RequestApproval {
    type Receipt = ApprovalRequested;
    const NAME: &'static str = "request_approval";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<ApprovalRequested>, Abort> {
        let identity = context.authorize(Permission::AdminRecharge)?;
        let admin = admin_of(&identity)?;
        let reason = valid::text("reason", &self.reason)?;
        self.keys.require_key()?;
        let key = self.keys.idempotency_key.as_deref().unwrap_or_default();
        let id = ApprovalId::of_key(admin, key);
        context.require([Need::Approval(id)])?;
        if let Some(earlier) = context.work.approval(&id)? {
            let is_same = ApprovalOf::of(earlier)? == self.of
                && (earlier.card_id, &earlier.reason) == (self.card_id, &reason);
            if !is_same {
                return Err(RefusalCode::IdempotencyKeyReused.into());
            }
            return Ok(unchanged(ApprovalRequested {
                approval: earlier.clone(),
                replayed: true,
            }));
        }
        // What is refused now would be refused to whoever approves it.
        let trial = (self.card_id, self.trial_id, reason.as_str());
        let (_, amount, worth) = self.of.carry_out(context, &identity, trial)?;
        if !takes_two(context, worth) {
            return Err(RefusalCode::InvalidStateTransition
                .of("kind")
                .suggest("one administrator may do this alone (APPROVAL_ABOVE)")
                .into());
        }
        let approval = Approval {
            id,
            kind: self.of.kind(),
            card_id: self.card_id,
            amount,
            payment_method: self.of.payment_method(),
            reason,
            requested_by: admin,
            requested_at: context.now,
            expires_at: context.now.plus_secs(TTL_SECS),
            status: ApprovalStatus::Pending,
            decided_by: None,
            decided_at: None,
            transaction_id: None,
        };
        let mut draft = Draft::new(context);
        draft.put(Change::Approval(approval.clone()));
        let details = json!({
            "kind": approval.kind.as_str(),
            "card_id": approval.card_id.uuid(),
            "amount": approval.amount,
            "reason": approval.reason,
        });
        let receipt = ApprovalRequested {
            approval,
            replayed: false,
        };
        Ok(draft.finish(Some(&identity), ("approval", id.uuid()), details, receipt))
    }
}

impl Operation for DecideApproval {
    type Receipt = Approval;
    const NAME: &'static str = "decide_approval";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn object(&self) -> Option<(&'static str, uuid::Uuid)> {
        Some(("approval", self.approval_id.uuid()))
    }

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Approval>, Abort> {
        let identity = context.authorize_sensitive(Permission::AdminRecharge)?;
        let admin = admin_of(&identity)?;
        let note = valid::optional("note", self.note.as_deref())?;
        context.require([Need::Approval(self.approval_id)])?;
        let before = context.work.approval(&self.approval_id)?;
        let before = before.ok_or_else(|| RefusalCode::NotFound.of("id"))?;
        let status = if self.approves {
            ApprovalStatus::Approved
        } else {
            ApprovalStatus::Refused
        };
        if before.decided_by == Some(admin) && before.status == status {
            return Ok(unchanged(before.clone()));
        }
        let now = before.status_at(context.now);
        if now != ApprovalStatus::Pending {
            return Err(RefusalCode::InvalidStateTransition
                .of("id")
                .suggest(format!("it is {now}"))
                .into());
        }
        if self.approves && before.requested_by == admin {
            return Err(RefusalCode::PermissionDenied
                .of("id")
                .suggest("ask another administrator; you may only withdraw it")
                .into());
        }
        let mut draft = Draft::new(context);
        if self.approves {
            // A stolen account may have asked before it was stopped.
            context.require([Need::Admin(before.requested_by)])?;
            let requester = context.work.admin(&before.requested_by)?;
            if requester.is_none_or(|admin| admin.status != AccountStatus::Active) {
                return Err(RefusalCode::InvalidStateTransition
                    .of("id")
                    .suggest("whoever asked for it is no longer active")
                    .into());
            }
            let terms = (before.card_id, self.transaction_id, before.reason.as_str());
            let of = ApprovalOf::of(before)?;
            let (changes, amount, _) = of.carry_out(context, &identity, terms)?;
            if before.kind == ApprovalKind::Payout && amount > before.amount {
                return Err(RefusalCode::InvalidStateTransition
                    .of("id")
                    .suggest("the card holds more than was asked for: ask for the payout anew")
                    .into());
            }
            for change in changes {
                draft.put(change);
            }
        }
        let approval = Approval {
            status,
            decided_by: Some(admin),
            decided_at: Some(context.now),
            transaction_id: self.approves.then_some(self.transaction_id),
            ..before.clone()
        };
        draft.put(Change::Approval(approval.clone()));
        let details = json!({
            "status": status.as_str(),
            "kind": approval.kind.as_str(),
            "amount": approval.amount,
            "requested_by": approval.requested_by.uuid(),
            "transaction_id": approval.transaction_id.map(TransactionId::uuid),
            "note": note,
        });
        let object = ("approval", approval.id.uuid());
        Ok(draft.finish(Some(&identity), object, details, approval))
    }
}

/// The actor as an administrator. The operator of the server needs nobody's approval.
fn admin_of(identity: &Identity) -> Result<AdminId, Refusal> {
    match identity.account {
        Account::Admin(id) => Ok(id),
        _ => Err(RefusalCode::PermissionDenied.into()),
    }
}
