//! Limits: editable amounts that charges, refunds and reversals must not pass.

use uuid::Uuid;

use crate::money::{Currency, Money};
use crate::text_enum;

text_enum! {
    /// What is limited.
    LimitKind {
        /// The price of one charge.
        Charge => "charge",
        /// What one card pays on a business day.
        CardDay => "card_day",
        /// What one merchant is paid on a business day.
        MerchantDay => "merchant_day",
        /// What one account of a merchant gives back on a business day, refunds and reversals.
        StaffRefundDay => "staff_refund_day",
        /// What one merchant gives back on a business day.
        MerchantRefundDay => "merchant_refund_day",
    }
}

impl LimitKind {
    /// What holds while nobody has set anything, in whole units of the currency: finite for cards and
    /// staff, none for merchants.
    const fn default_units(self) -> Option<i64> {
        match self {
            Self::Charge | Self::StaffRefundDay => Some(10_000),
            Self::CardDay => Some(20_000),
            Self::MerchantDay | Self::MerchantRefundDay => None,
        }
    }

    /// What holds while nobody has set anything.
    #[must_use]
    pub fn default(self, currency: Currency) -> Option<Money> {
        let units = self.default_units()?;
        let minor = units.saturating_mul(currency.minor_per_unit());
        Some(Money::from_minor(minor))
    }
}

/// Which limit of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LimitId {
    /// What is limited.
    pub kind: LimitKind,
    /// The merchant or the account of its staff; nil for all who have none of their own.
    pub object: Uuid,
}

impl LimitId {
    /// The limit of all who have none of their own.
    #[must_use]
    pub const fn of_all(kind: LimitKind) -> Self {
        let object = Uuid::nil();
        Self { kind, object }
    }
}

/// A limit as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Of whom.
    pub id: LimitId,
    /// How much; `None` when there is no limit.
    pub amount: Option<Money>,
}
