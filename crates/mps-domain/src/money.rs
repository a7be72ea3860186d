//! Money as whole minor units of one currency.

use std::fmt;

/// The largest amount that any single operation may name: 9 999 999 999.99.
pub const LARGEST_AMOUNT: Money = Money(999_999_999_999);

/// An amount in minor units (cents, fen), signed. Never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

/// A sum that does not fit into 64 bits. No sum of valid amounts comes near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an amount of money overflowed 64 bits")]
pub struct Overflow;

impl Money {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// An amount of `minor` minor units.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The amount in minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// The sum of both.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    /// This amount minus the other.
    ///
    /// # Errors
    /// [`Overflow`] when it does not fit.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
    }

    /// The same amount with the other sign.
    ///
    /// # Errors
    /// [`Overflow`] for the smallest 64-bit number, which has no opposite.
    pub fn negated(self) -> Result<Self, Overflow> {
        self.0.checked_neg().map(Self).ok_or(Overflow)
    }

    /// Checks that an operation may name this amount. Every amount from [`Currency::parse`] passes.
    ///
    /// # Errors
    /// [`AmountError`] when it is zero or less, or above [`LARGEST_AMOUNT`].
    pub fn check_nameable(self) -> Result<(), AmountError> {
        if self.0 <= 0 {
            Err(AmountError::NotPositive)
        } else if self > LARGEST_AMOUNT {
            Err(AmountError::TooLarge)
        } else {
            Ok(())
        }
    }

    /// Whether this is more than zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }
}

/// The one currency of a deployment: its ISO 4217 code and how many decimals it has (0 or 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    code: [u8; 3],
    decimals: u8,
}

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// The text is not a plain decimal number.
    #[error("is not a plain decimal number")]
    NotANumber,
    /// More decimals than the currency has.
    #[error("has more decimals than the currency")]
    TooManyDecimals,
    /// Zero or less.
    #[error("must be more than zero")]
    NotPositive,
    /// More than [`LARGEST_AMOUNT`].
    #[error("is larger than any amount may be")]
    TooLarge,
}

/// Currencies without decimals (ISO 4217, exponent 0).
const NO_DECIMALS: [&str; 15] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XPF",
];
/// Currencies with three or four decimals (ISO 4217), which MPS does not support.
const MORE_DECIMALS: [&str; 8] = ["BHD", "CLF", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

impl Currency {
    /// The default: the renminbi yuan.
    pub const CNY: Self = Self {
        code: *b"CNY",
        decimals: 2,
    };

    /// The currency of an ISO 4217 code, or `None` when the code is not three capital letters or the currency
    /// has more than two decimals.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        if !bytes.iter().all(u8::is_ascii_uppercase) || MORE_DECIMALS.contains(&code) {
            return None;
        }
        let decimals = if NO_DECIMALS.contains(&code) { 0 } else { 2 };
        Some(Self {
            code: bytes,
            decimals,
        })
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("???")
    }

    /// How many decimals an amount has.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// How many minor units make one whole unit.
    #[must_use]
    pub const fn minor_per_unit(self) -> i64 {
        if self.decimals == 0 { 1 } else { 100 }
    }

    /// Reads an amount as written: digits, at most one point, no exponent, no float.
    ///
    /// # Errors
    /// [`AmountError`] when the text is not a number, has too many decimals, or is out of bounds.
    pub fn parse(self, text: &str) -> Result<Money, AmountError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(AmountError::NotANumber),
            None => (digits, ""),
        };
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
            return Err(AmountError::NotANumber);
        }
        if negative {
            return Err(AmountError::NotPositive);
        }
        let decimals = usize::from(self.decimals);
        if fraction.len() > decimals {
            return Err(AmountError::TooManyDecimals);
        }
        let text = format!("{whole}{fraction:0<decimals$}");
        let minor = text.trim_start_matches('0');
        if minor.is_empty() {
            return Err(AmountError::NotPositive);
        }
        match minor.parse::<i64>() {
            Ok(minor) if minor <= LARGEST_AMOUNT.0 => Ok(Money(minor)),
            _ => Err(AmountError::TooLarge),
        }
    }

    /// Writes an amount with exactly the currency's decimals: `284.05`, `-0.50`, `300`.
    #[must_use]
    pub fn format(self, money: Money) -> String {
        let sign = if money.0 < 0 { "-" } else { "" };
        let minor = money.0.unsigned_abs();
        if self.decimals == 0 {
            format!("{sign}{minor}")
        } else {
            format!("{sign}{}.{:02}", minor / 100, minor % 100)
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cny() -> Currency {
        Currency::from_code("CNY").unwrap()
    }

    #[test]
    fn amounts_are_read_exactly_and_written_back() {
        for (text, minor) in [
            ("299", 29900),
            ("299.00", 29900),
            ("0.1", 10),
            ("0.01", 1),
            ("9999999999.99", 999_999_999_999),
        ] {
            assert_eq!(cny().parse(text), Ok(Money(minor)), "{text}");
        }
        assert_eq!(cny().format(Money(-50)), "-0.50");
        assert_eq!(cny().format(Money(28405)), "284.05");
        assert_eq!(
            Currency::from_code("JPY").unwrap().format(Money(300)),
            "300"
        );
    }

    #[test]
    fn texts_that_are_no_amount_are_refused() {
        use AmountError::{NotANumber, NotPositive, TooLarge, TooManyDecimals};
        for (text, error) in [
            ("", NotANumber),
            ("abc", NotANumber),
            ("1e3", NotANumber),
            ("1.", NotANumber),
            (".5", NotANumber),
            ("+1", NotANumber),
            ("1,000", NotANumber),
            ("--1", NotANumber),
            ("NaN", NotANumber),
            ("-1", NotPositive),
            ("0", NotPositive),
            ("0.00", NotPositive),
            ("1.005", TooManyDecimals),
            ("1.000", TooManyDecimals),
            ("10000000000.00", TooLarge),
            ("99999999999999999999999999999999", TooLarge),
        ] {
            assert_eq!(cny().parse(text), Err(error), "{text:?}");
        }
        assert_eq!(
            Currency::from_code("JPY").unwrap().parse("1.5"),
            Err(TooManyDecimals)
        );
    }

    #[test]
    fn only_currencies_with_no_or_two_decimals_are_supported() {
        assert_eq!(Currency::from_code("KRW").unwrap().decimals(), 0);
        assert_eq!(Currency::from_code("TWD").unwrap().decimals(), 2);
        for code in ["KWD", "cny", "CN", "CNYX", ""] {
            assert!(Currency::from_code(code).is_none(), "{code}");
        }
    }
}
