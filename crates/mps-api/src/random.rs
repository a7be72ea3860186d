//! Random ids and secrets, from the operating system.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mps_domain::Timestamp;
use mps_domain::activation::SECRET_BYTES;
use mps_domain::code::{CodePrefix, PaymentCode, RANDOM_DIGITS};
use uuid::{Builder, Uuid};

/// The operating system returned no random bytes, so nothing that needs a secret can be done.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomness;

/// Returns `N` random bytes.
///
/// # Errors
/// [`NoRandomness`].
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// Creates a UUID v7 for this time.
///
/// # Errors
/// [`NoRandomness`].
pub fn id(now: Timestamp) -> Result<Uuid, NoRandomness> {
    let millis = u64::try_from(now.micros().div_euclid(1000)).unwrap_or_default();
    Ok(Builder::from_unix_timestamp_millis(millis, &bytes()?).into_uuid())
}

/// Creates the secret of a link for setting a password.
///
/// # Errors
/// [`NoRandomness`].
pub fn activation_secret() -> Result<String, NoRandomness> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<SECRET_BYTES>()?))
}

/// Creates a payment code.
///
/// # Errors
/// [`NoRandomness`].
pub fn payment_code(prefix: CodePrefix) -> Result<PaymentCode, NoRandomness> {
    let mut digits = [0; RANDOM_DIGITS];
    let mut places = digits.iter_mut().peekable();
    while places.peek().is_some() {
        // 250 of 256 bytes give each digit equally often; the others are thrown away.
        let fair = bytes::<32>()?.into_iter().filter(|byte| *byte < 250);
        for (byte, place) in fair.zip(places.by_ref()) {
            *place = byte % 10;
        }
    }
    Ok(PaymentCode::new(prefix, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pearson's test over a million digits. With nine degrees of freedom, fair digits exceed 60 once in a
    /// thousand million runs; `byte % 10` of all bytes would give some 370.
    #[test]
    fn each_digit_of_a_code_is_equally_likely() {
        let mut counts = [0_u32; 10];
        while counts.iter().sum::<u32>() < 1_000_000 {
            let code = payment_code(CodePrefix::DEFAULT).unwrap();
            for digit in code.reveal().bytes().skip(2).take(RANDOM_DIGITS) {
                counts[usize::from(digit - b'0')] += 1;
            }
        }
        let expected = f64::from(counts.iter().sum::<u32>()) / 10.0;
        let squares = counts.map(|count| (f64::from(count) - expected).powi(2) / expected);
        let chi_square: f64 = squares.iter().sum();
        assert!(chi_square < 60.0, "{chi_square}: {counts:?}");
    }
}
