//! The tour's own arithmetic, to check the server's: decimal texts as integers, never as floats.

/// An amount such as `284.05` in hundredths.
pub(crate) fn hundredths(amount: &str) -> Option<i64> {
    scaled(amount, 2)
}

/// A rate such as `0.950` in thousandths.
pub(crate) fn thousandths(rate: &str) -> Option<i64> {
    scaled(rate, 3)
}

/// Hundredths as an amount.
pub(crate) fn amount(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// The amount to pay for a price (in hundredths) at a rate (in thousandths), rounded half away from
/// zero.
pub(crate) const fn discounted(price: i64, rate: i64) -> i64 {
    (price * rate + 500) / 1000
}

/// How many of `points` are taken back after refunds of `given_back` in all, out of `paid`.
pub(crate) const fn points_taken_back(points: i64, given_back: i64, paid: i64) -> i64 {
    if paid == 0 {
        0
    } else {
        points * given_back / paid
    }
}

/// A decimal text in units of its last of `decimals`; `None` when it is not a number or has more
/// decimals.
fn scaled(text: &str, decimals: usize) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let only_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !only_digits(whole) || !only_digits(fraction) {
        return None;
    }
    // Trailing zeros do not change the value.
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return None;
    }
    let units: i64 = format!("{whole}{fraction:0<decimals$}").parse().ok()?;
    Some(if negative { -units } else { units })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_go_both_ways() {
        for (text, units) in [("284.05", 28_405), ("0.10", 10), ("-1.50", -150)] {
            assert_eq!(hundredths(text), Some(units));
            assert_eq!(amount(units), text);
        }
        assert_eq!(hundredths("1000"), Some(100_000));
        assert_eq!(hundredths("1.500"), Some(150));
        assert_eq!(thousandths("0.950"), Some(950));
        assert_eq!(thousandths("1"), Some(1_000));
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in [
            "",
            ".5",
            "1.005",
            "1e3",
            "--1",
            "abc",
            "99999999999999999999",
        ] {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }

    #[test]
    fn discounts_and_points_as_the_rules_have_them() {
        assert_eq!(discounted(29_900, 950), 28_405);
        assert_eq!(discounted(10, 950), 10, "9.5 is rounded up");
        assert_eq!(points_taken_back(299, 8_405, 28_405), 88);
        assert_eq!(points_taken_back(299, 28_405, 28_405), 299);
        assert_eq!(points_taken_back(0, 0, 0), 0);
    }
}
