//! Totals over a business day, for limits that are enforced inside the write.

use crate::account::{Account, AccountKind};
use crate::calendar::{BusinessDay, Timestamp};
use crate::ids::MerchantId;
use crate::money::{Money, Overflow};
use crate::text_enum;
use uuid::Uuid;

text_enum! {
    /// What is totalled.
    TotalKind {
        /// Cash taken for recharges by one member of the staff.
        CashRecharge => "cash_recharge",
        /// Cash taken for recharges by a whole merchant.
        MerchantCash => "merchant_cash",
        /// Charges of a merchant with a limit.
        MerchantCharge => "merchant_charge",
        /// Refunds and late reversals of a merchant with a limit.
        MerchantRefund => "merchant_refund",
        /// Refunds and late reversals by one account of a merchant.
        StaffRefund => "staff_refund",
        /// Reversals soon after the charge by one account of a merchant. They are counted but never refused.
        StaffReversal => "staff_reversal",
    }
}

/// The key of a total: one account on one business day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TotalId {
    /// The kind of the account.
    pub account_kind: AccountKind,
    /// The account.
    pub account_id: Uuid,
    /// What is totalled.
    pub kind: TotalKind,
    /// The business day.
    pub day: BusinessDay,
}

impl TotalId {
    /// The key of an account's total on a day.
    #[must_use]
    pub const fn new(account: Account, kind: TotalKind, day: BusinessDay) -> Self {
        Self {
            account_kind: account.kind(),
            account_id: account.uuid(),
            kind,
            day,
        }
    }
}

/// A total as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTotal {
    /// The key.
    pub id: TotalId,
    /// The amount so far.
    pub amount: Money,
    /// The [`since`](crate::limits::Limit::since) of the limit that it was counted for; the beginning of time
    /// when there is no limit. Another limit, or the same one after a break, needs a new count.
    pub since: Timestamp,
}

impl DayTotal {
    /// The total without an amount that no longer counts.
    ///
    /// # Errors
    /// [`Overflow`] when the difference does not fit.
    pub fn less(self, amount: Money) -> Result<Self, Overflow> {
        let left = self.amount.minus(amount)?.max(Money::ZERO);
        Ok(Self {
            amount: left,
            ..self
        })
    }
}

/// A total over a business day that has to be computed from the day's transactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recount {
    /// The key of the total.
    pub id: TotalId,
    /// The merchant of the transactions.
    pub merchant_id: MerchantId,
    /// The first instant of the day.
    pub begins_at: Timestamp,
    /// The first instant after the day.
    pub ends_at: Timestamp,
}
