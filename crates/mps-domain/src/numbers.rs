//! The numbers that people read out: `M00000001`, `STD00000001`, `PAY0000000001`.

/// A series of numbers, each with its prefix and width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Series {
    /// Members: `M` + 8 digits.
    Member,
    /// Standard cards: `STD` + 8 digits.
    StandardCard,
    /// Payments: `PAY` + 10 digits.
    Payment,
    /// Refunds: `REF` + 10 digits.
    Refund,
    /// Recharges: `RCG` + 10 digits.
    Recharge,
}

impl Series {
    /// Every series.
    pub const ALL: [Self; 5] = [
        Self::Member,
        Self::StandardCard,
        Self::Payment,
        Self::Refund,
        Self::Recharge,
    ];

    /// The prefix, which is also the name of the series in the database.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Member => "M",
            Self::StandardCard => "STD",
            Self::Payment => "PAY",
            Self::Refund => "REF",
            Self::Recharge => "RCG",
        }
    }

    /// The number with its prefix, padded with zeros.
    #[must_use]
    pub fn format(self, number: i64) -> String {
        let prefix = self.prefix();
        match self {
            Self::Member | Self::StandardCard => format!("{prefix}{number:08}"),
            Self::Payment | Self::Refund | Self::Recharge => format!("{prefix}{number:010}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_prefix_and_width() {
        assert_eq!(Series::Member.format(7), "M00000007");
        assert_eq!(Series::StandardCard.format(12_345_678), "STD12345678");
        assert_eq!(Series::Payment.format(1), "PAY0000000001");
    }
}
