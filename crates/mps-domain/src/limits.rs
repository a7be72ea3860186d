//! Limits: editable amounts that charges, refunds, reversals and cash for recharges must not exceed.

use uuid::Uuid;

use crate::calendar::Timestamp;
use crate::money::{Currency, Money};
use crate::text_enum;

text_enum! {
    /// What is limited.
    LimitKind {
        /// What one charge takes from a card.
        Charge => "charge",
        /// What one card pays on a business day.
        CardDay => "card_day",
        /// What one merchant is paid on a business day.
        MerchantDay => "merchant_day",
        /// What one account of a merchant gives back on a business day by refunds and late reversals.
        StaffRefundDay => "staff_refund_day",
        /// What one merchant gives back on a business day by refunds and late reversals.
        MerchantRefundDay => "merchant_refund_day",
        /// What one merchant takes in cash for recharges on a business day.
        MerchantCashDay => "merchant_cash_day",
        /// What one merchant may owe when it takes cash for a recharge, that cash included.
        MerchantCredit => "merchant_credit",
    }
}

impl LimitKind {
    /// The default in yuan, while nobody has set a limit. It is finite for cards and staff, and for merchants
    /// where more staff accounts would allow more money.
    const fn default_yuan(self) -> Option<i64> {
        match self {
            Self::Charge | Self::StaffRefundDay => Some(10_000),
            Self::CardDay | Self::MerchantCashDay => Some(20_000),
            Self::MerchantCredit => Some(50_000),
            Self::MerchantDay | Self::MerchantRefundDay => None,
        }
    }

    /// The default, while nobody has set a limit.
    #[must_use]
    pub fn default(self, currency: Currency) -> Option<Money> {
        Some(worth_of_yuan(self.default_yuan()?, currency))
    }
}

/// How many units of a currency are worth about one yuan, for currencies with much smaller units. The rates
/// are those of 2025, rounded: a default limit only needs the right magnitude. A currency that is not listed
/// counts as the yuan.
const PER_YUAN: [(&str, i64); 44] = [
    ("ALL", 12),
    ("AMD", 50),
    ("AOA", 130),
    ("ARS", 170),
    ("BDT", 17),
    ("BIF", 400),
    ("CDF", 400),
    ("CLP", 130),
    ("COP", 550),
    ("CRC", 70),
    ("CZK", 3),
    ("DJF", 25),
    ("DZD", 18),
    ("GNF", 1_200),
    ("HUF", 50),
    ("IDR", 2_200),
    ("INR", 12),
    ("IRR", 6_000),
    ("ISK", 17),
    ("JPY", 20),
    ("KES", 18),
    ("KHR", 550),
    ("KMF", 60),
    ("KRW", 200),
    ("KZT", 70),
    ("LAK", 3_000),
    ("LKR", 40),
    ("MMK", 300),
    ("MNT", 500),
    ("NGN", 210),
    ("PHP", 8),
    ("PKR", 40),
    ("PYG", 1_000),
    ("RSD", 14),
    ("RUB", 12),
    ("RWF", 200),
    ("THB", 5),
    ("TWD", 4),
    ("TZS", 350),
    ("UGX", 500),
    ("UZS", 1_700),
    ("VND", 3_500),
    ("VUV", 17),
    ("XPF", 15),
];

/// About as much as this many yuan, in a currency.
#[must_use]
pub fn worth_of_yuan(yuan: i64, currency: Currency) -> Money {
    let known = PER_YUAN.iter().find(|(code, _)| *code == currency.code());
    let per_yuan = match currency.code() {
        // Many countries use these, so they are listed here once.
        "XAF" | "XOF" => 80,
        _ => known.map_or(1, |(_, units)| *units),
    };
    let units = yuan.saturating_mul(per_yuan);
    Money::from_minor(units.saturating_mul(currency.minor_per_unit()))
}

/// The key of a limit: what is limited, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LimitId {
    /// What is limited.
    pub kind: LimitKind,
    /// The merchant or the account of its staff; nil for everybody without a limit of their own.
    pub object: Uuid,
}

impl LimitId {
    /// The limit of everybody without one of their own.
    #[must_use]
    pub const fn of_all(kind: LimitKind) -> Self {
        let object = Uuid::nil();
        Self { kind, object }
    }
}

/// A limit as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The key.
    pub id: LimitId,
    /// The amount; `None` when there is no limit.
    pub amount: Option<Money>,
    /// Since when there has been a limit without a break. The time identifies this stretch: no other stretch
    /// of the same limit has it.
    pub since: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_of_the_size_of_the_currency() {
        let default = |kind: LimitKind, code| {
            let limit = kind.default(Currency::from_code(code).unwrap());
            limit.map(Money::minor)
        };
        assert_eq!(default(LimitKind::Charge, "CNY"), Some(1_000_000));
        assert_eq!(default(LimitKind::Charge, "VND"), Some(35_000_000));
        assert_eq!(default(LimitKind::Charge, "JPY"), Some(200_000));
        assert_eq!(default(LimitKind::CardDay, "USD"), Some(2_000_000));
        assert_eq!(default(LimitKind::MerchantDay, "VND"), None);
    }
}
