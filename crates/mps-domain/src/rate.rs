//! Discount rates in thousandths.

use std::fmt;

use crate::money::{Money, Overflow};

/// The part of the price that is paid, in thousandths: 950 means 95 %. The lowest rate is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DiscountRate(u16);

impl DiscountRate {
    /// The full price.
    pub const FULL: Self = Self(1000);

    /// A rate of `thousandths`, which must be 100 to 1000; otherwise `None`.
    #[must_use]
    pub const fn from_thousandths(thousandths: u16) -> Option<Self> {
        if thousandths >= 100 && thousandths <= 1000 {
            Some(Self(thousandths))
        } else {
            None
        }
    }

    /// The rate in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> u16 {
        self.0
    }

    /// The price to pay for the raw price: `raw × rate`, rounded half away from zero.
    ///
    /// # Errors
    /// [`Overflow`] when the raw price is far beyond any valid amount.
    pub fn apply(self, raw: Money) -> Result<Money, Overflow> {
        let scaled = raw.minor().checked_mul(i64::from(self.0)).ok_or(Overflow)?;
        let half = if scaled < 0 { -500 } else { 500 };
        let rounded = scaled.checked_add(half).ok_or(Overflow)? / 1000;
        Ok(Money::from_minor(rounded))
    }
}

impl fmt::Display for DiscountRate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        let rate = |thousandths| DiscountRate::from_thousandths(thousandths).unwrap();
        assert_eq!(
            rate(950).apply(Money::from_minor(29900)),
            Ok(Money::from_minor(28405))
        );
        assert_eq!(
            rate(850).apply(Money::from_minor(10)),
            Ok(Money::from_minor(9))
        );
        assert_eq!(
            rate(500).apply(Money::from_minor(1)),
            Ok(Money::from_minor(1))
        );
        assert_eq!(rate(100).apply(Money::from_minor(4)), Ok(Money::ZERO));
        assert_eq!(
            rate(500).apply(Money::from_minor(-1)),
            Ok(Money::from_minor(-1))
        );
    }

    #[test]
    fn rates_out_of_bounds_do_not_exist() {
        assert!(DiscountRate::from_thousandths(99).is_none());
        assert!(DiscountRate::from_thousandths(1001).is_none());
        assert_eq!(DiscountRate::FULL.to_string(), "1.000");
        assert_eq!(
            DiscountRate::from_thousandths(950).unwrap().to_string(),
            "0.950"
        );
    }
}
