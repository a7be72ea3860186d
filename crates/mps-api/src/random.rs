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
