//! The numbers that people read out: `M00000001`, `STD00000001`, `PAY0000000001`.

/// A series of numbers, each with its prefix and width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Series {
    /// Members: `M` + 8 digits.
    Member,
    /// Standard cards: `STD` + 8 digits.
    StandardCard,
    /// Corporate cards: `COR` + 8 digits.
    CorporateCard,
    /// Vouchers: `VCH` + 8 digits.
    Voucher,
    /// Payments: `PAY` + 10 digits.
    Payment,
    /// Refunds: `REF` + 10 digits.
    Refund,
    /// Recharges: `RCG` + 10 digits.
    Recharge,
    /// Cancelled recharges: `RCR` + 10 digits.
    RechargeReversal,
    /// Payouts: `OUT` + 10 digits.
    Payout,
    /// Values of issued vouchers: `VIS` + 10 digits.
    VoucherIssue,
    /// Lapsed values: `LAP` + 10 digits.
    Lapse,
    /// Transfers from a lost card to its replacement: `TRF` + 10 digits.
    Transfer,
    /// Values of cards from before these books: `OPN` + 10 digits.
    Opening,
    /// Corrections by hand: `ADJ` + 10 digits.
    Adjustment,
    /// Settlements: `SET` + 10 digits.
    Settlement,
}

impl Series {
    /// Every series.
    pub const ALL: [Self; 15] = [
        Self::Member,
        Self::StandardCard,
        Self::CorporateCard,
        Self::Voucher,
        Self::Payment,
        Self::Refund,
        Self::Recharge,
        Self::RechargeReversal,
        Self::Payout,
        Self::VoucherIssue,
        Self::Lapse,
        Self::Transfer,
        Self::Opening,
        Self::Adjustment,
        Self::Settlement,
    ];

    /// The prefix, which is also the name of the series in the database.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Member => "M",
            Self::StandardCard => "STD",
            Self::CorporateCard => "COR",
            Self::Voucher => "VCH",
            Self::Payment => "PAY",
            Self::Refund => "REF",
            Self::Recharge => "RCG",
            Self::RechargeReversal => "RCR",
            Self::Payout => "OUT",
            Self::VoucherIssue => "VIS",
            Self::Lapse => "LAP",
            Self::Transfer => "TRF",
            Self::Opening => "OPN",
            Self::Adjustment => "ADJ",
            Self::Settlement => "SET",
        }
    }

    /// The number with its prefix, padded with zeros.
    #[must_use]
    pub fn format(self, number: i64) -> String {
        let prefix = self.prefix();
        match self {
            Self::Member | Self::StandardCard | Self::CorporateCard | Self::Voucher => {
                format!("{prefix}{number:08}")
            }
            Self::Payment
            | Self::Refund
            | Self::Recharge
            | Self::RechargeReversal
            | Self::Payout
            | Self::VoucherIssue
            | Self::Lapse
            | Self::Transfer
            | Self::Opening
            | Self::Adjustment
            | Self::Settlement => {
                format!("{prefix}{number:010}")
            }
        }
    }

    /// The number in a text of this series, if the text is one.
    #[must_use]
    pub fn number_of(self, text: &str) -> Option<i64> {
        let digits = text.strip_prefix(self.prefix())?;
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
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
        assert_eq!(Series::Payment.number_of("PAY0000000012"), Some(12));
        assert_eq!(Series::Member.number_of("M+1"), None);
        assert_eq!(Series::Refund.number_of("PAY0000000012"), None);
    }
}
