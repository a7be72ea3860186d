//! Sums over a business day, for limits that are enforced inside the write.

use crate::account::{Account, AccountKind};
use crate::calendar::{BusinessDay, Timestamp};
use crate::ids::MerchantId;
use crate::money::Money;
use crate::text_enum;
use uuid::Uuid;

text_enum! {
    /// What is summed up.
    TotalKind {
        /// Cash taken for recharges by one member of the staff.
        CashRecharge => "cash_recharge",
        /// Cash taken for recharges by all of a merchant.
        MerchantCash => "merchant_cash",
        /// What a merchant with a limit was paid.
        MerchantCharge => "merchant_charge",
        /// What a merchant with a limit gave back.
        MerchantRefund => "merchant_refund",
        /// What one account of a merchant gave back by refunds and by late reversals.
        StaffRefund => "staff_refund",
        /// What one account of a merchant gave back by reversals soon after the charge. Counted, and
        /// never a reason to refuse.
        StaffReversal => "staff_reversal",
    }
}

/// A sum of one account on one business day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TotalId {
    /// The kind of the account.
    pub account_kind: AccountKind,
    /// The account.
    pub account_id: Uuid,
    /// What is summed up.
    pub kind: TotalKind,
    /// The business day.
    pub day: BusinessDay,
}

impl TotalId {
    /// The sum of an account on a day.
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

/// A sum as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTotal {
    /// Of what.
    pub id: TotalId,
    /// How much so far.
    pub amount: Money,
    /// The [`since`](crate::limits::Limit::since) of the limit that it was counted for, the beginning of time
    /// where that is none. Another limit, or the same after a break, wants a new count.
    pub since: Timestamp,
}

/// A sum over a business day that is to be made from the transactions of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recount {
    /// Of what.
    pub id: TotalId,
    /// The merchant whose transactions they are.
    pub merchant_id: MerchantId,
    /// The first instant of the day.
    pub begins_at: Timestamp,
    /// The first instant after it.
    pub ends_at: Timestamp,
}
