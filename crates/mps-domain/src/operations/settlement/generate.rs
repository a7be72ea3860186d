//! Making a settlement: on demand, or automatically when its day or month is over.

use serde_json::json;
use uuid::Uuid;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Account;
use crate::accounts::Merchant;
use crate::calendar::Timestamp;
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::idempotency::{Fingerprint, Made, Owner};
use crate::ids::{MerchantId, SettlementId};
use crate::lease::Lease;
use crate::ledger::{Cause, LedgerAccount, Source};
use crate::money::Money;
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::once::Keys;
use crate::refusal::RefusalCode;
use crate::settlement::{Settlement, SettlementMode, SettlementStatus, Sums, UnsettledOf};
use crate::unit_of_work::{Change, Settle};

/// How long after a period's end its settlement may be made. By then everything that was under way at the end
/// is in the books for certain.
const DELAY_SECS: i64 = 10 * 60;

/// A merchant's manager settles everything that is unsettled.
#[derive(Debug, Clone)]
pub struct GenerateSettlement {
    /// A new id.
    pub settlement_id: SettlementId,
    /// A new id for the posting of the fee.
    pub posting_id: Uuid,
    /// The end of the period; the latest possible time when it is `None`.
    pub period_end: Option<Timestamp>,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// A settlement that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementMade {
    /// The settlement, as it was when it was made.
    pub settlement: Settlement,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

/// The settlement of a merchant's finished period, made by the server that holds the lease.
#[derive(Debug, Clone)]
pub struct SettleDue {
    /// The server.
    pub server: Uuid,
    /// The merchant.
    pub merchant_id: MerchantId,
    /// The period's end.
    pub period_end: Timestamp,
    /// A new id.
    pub settlement_id: SettlementId,
    /// A new id for the posting of the fee.
    pub posting_id: Uuid,
}

impl SettleDue {
    /// The name of the lease that the server must hold.
    pub const LEASE: &'static str = "settlement";
}

impl Operation for GenerateSettlement {
    type Receipt = SettlementMade;
    const NAME: &'static str = "generate_settlement";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<SettlementMade>, Abort> {
        let identity = context.authorize(Permission::MerchantGenerateSettlement)?;
        let merchant_id = identity.merchant()?;
        let owner = Owner::of(identity.account);
        let end = self.period_end.map(|end| end.to_string());
        let fingerprint = Fingerprint::of(Self::NAME, &[end.as_deref().unwrap_or_default()]);
        if let Some(Made::Settlement(id)) = self.keys.find_made(context, owner, &fingerprint)? {
            context.require([Need::Settlement(id)])?;
            let made = context.referred(context.work.settlement(&id)?, "settlement")?;
            return Ok(unchanged(SettlementMade {
                settlement: Settlement {
                    status: SettlementStatus::Pending,
                    ..made.clone()
                },
                replayed: true,
            }));
        }
        context.require([Need::Merchant(merchant_id)])?;
        let merchant = context.referred(context.work.merchant(&merchant_id)?, "merchant")?;
        if merchant.settlement_mode != SettlementMode::Realtime {
            return Err(RefusalCode::InvalidStateTransition
                .suggestion(format!(
                    "this merchant is settled automatically: {}",
                    merchant.settlement_mode
                ))
                .into());
        }
        let latest = context.now.plus_secs(DELAY_SECS.saturating_neg());
        let period_end = self.period_end.unwrap_or(latest);
        if period_end > latest {
            return Err(RefusalCode::ValidationFailed
                .of("period_end")
                .suggest(format!("10 minutes ago or earlier: {latest}"))
                .into());
        }
        let run = Run {
            merchant,
            period_end,
            settlement_id: self.settlement_id,
            posting_id: self.posting_id,
        };
        let mut draft = Draft::new(context);
        let made = run.make(context, &mut draft)?;
        let made = made.ok_or(RefusalCode::NoTransactionsInPeriod)?;
        let used = (Made::Settlement(made.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        let Decision { changes, receipt } = finish(draft, &identity, made);
        Ok(Decision {
            changes,
            receipt: SettlementMade {
                settlement: receipt,
                replayed: false,
            },
        })
    }
}

impl Operation for SettleDue {
    type Receipt = Option<Settlement>;
    const NAME: &'static str = "generate_settlement";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Self::Receipt>, Abort> {
        let identity = context.identify()?;
        if identity.account != Account::System {
            return Err(RefusalCode::PermissionDenied.into());
        }
        let lease = Self::LEASE.to_owned();
        context.require([Need::Lease(lease.clone()), Need::Merchant(self.merchant_id)])?;
        let current = context.work.lease(&lease)?;
        let Some(taken) = Lease::taken(current, Self::LEASE, self.server, context.now) else {
            return Ok(unchanged(None));
        };
        let merchant = context.referred(context.work.merchant(&self.merchant_id)?, "merchant")?;
        let is_done = merchant.settled_through >= Some(self.period_end);
        let is_due = context.now >= self.period_end.plus_secs(DELAY_SECS);
        if is_done || !is_due || merchant.settlement_mode == SettlementMode::Realtime {
            return Ok(unchanged(None));
        }
        let run = Run {
            merchant,
            period_end: self.period_end,
            settlement_id: self.settlement_id,
            posting_id: self.posting_id,
        };
        let mut draft = Draft::new(context);
        draft.put(Change::Lease(taken));
        draft.put(Change::Merchant(Merchant {
            settled_through: Some(self.period_end),
            ..merchant.clone()
        }));
        match run.make(context, &mut draft)? {
            Some(made) => {
                let decision = finish(draft, &identity, made);
                Ok(Decision {
                    changes: decision.changes,
                    receipt: Some(decision.receipt),
                })
            }
            // A period without transactions counts as settled too.
            None => Ok(draft.finish_silently(None)),
        }
    }
}

struct Run<'a> {
    merchant: &'a Merchant,
    period_end: Timestamp,
    settlement_id: SettlementId,
    posting_id: Uuid,
}

impl Run<'_> {
    /// Drafts the settlement of everything unsettled before the end; `None` when nothing is unsettled.
    fn make(
        &self,
        context: &Context<'_>,
        draft: &mut Draft<'_>,
    ) -> Result<Option<Settlement>, Abort> {
        let merchant_id = self.merchant.id;
        context.require([
            Need::LastSettlement(merchant_id),
            Need::Numbers(Series::Settlement, 1),
        ])?;
        let last = context.work.last_settlement(merchant_id)?.as_ref();
        let of = UnsettledOf {
            merchant_id,
            before: self.period_end,
        };
        let taken = context.work.unsettled(of)?;
        if taken.count() == 0 {
            return Ok(None);
        }
        let carried_in = last.map_or(Money::ZERO, |last| last.carried_out);
        let sums = Sums::of(taken, carried_in)?;
        let begin = last.map_or(taken.earliest, |last| Some(last.period_end));
        let period_start = begin.unwrap_or(self.period_end).min(self.period_end);
        let settlement = Settlement {
            id: self.settlement_id,
            settlement_no: draft.number(Series::Settlement)?,
            merchant_id,
            follows: last.map_or(merchant_id.uuid(), |last| last.id.uuid()),
            mode: self.merchant.settlement_mode,
            status: SettlementStatus::Pending,
            period_start,
            period_end: self.period_end,
            taken: taken.clone(),
            fee_bps: taken.fee_bps(),
            fee: sums.fee,
            carried_in,
            carried_out: sums.carried_out,
            total: sums.total,
            created_at: context.now,
        };
        if sums.fee != Money::ZERO {
            let source = Source {
                id: self.posting_id,
                cause: Cause::SettlementFee,
            };
            let merchant = LedgerAccount::Merchant(merchant_id);
            draft.transfer(source, merchant, LedgerAccount::Fees, sums.fee)?;
        }
        draft.put(Change::Settlement(settlement.clone()));
        draft.put(Change::Settle(Settle {
            settlement_id: settlement.id,
            of,
            count: taken.count(),
        }));
        Ok(Some(settlement))
    }
}

fn finish(draft: Draft<'_>, identity: &Identity, made: Settlement) -> Decision<Settlement> {
    let details = json!({
        "settlement_no": made.settlement_no,
        "period_end": made.period_end.to_string(),
        "transactions": made.taken.count(),
        "total": made.total.minor(),
        "carried_out": made.carried_out.minor(),
    });
    let object = ("settlement", made.id.uuid());
    draft.finish(Some(identity), object, details, made)
}
