//! Sums over a business day, for limits that are enforced inside the write.

use crate::accounts::{Account, AccountKind};
use crate::calendar::BusinessDay;
use crate::money::Money;
use crate::text_enum;
use uuid::Uuid;

text_enum! {
    /// What is summed up.
    TotalKind {
        /// Cash taken for recharges by one member of the staff.
        CashRecharge => "cash_recharge",
        /// What a merchant with a limit was paid.
        MerchantCharge => "merchant_charge",
        /// What a merchant with a limit gave back.
        MerchantRefund => "merchant_refund",
        /// What one account of a merchant gave back.
        StaffRefund => "staff_refund",
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
}
