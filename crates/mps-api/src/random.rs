//! Random ids and secrets, from the operating system.

use mps_domain::Timestamp;
use mps_domain::code::{PaymentCode, SECRET_BYTES};
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

/// Creates a payment code.
///
/// # Errors
/// [`NoRandomness`].
pub fn payment_code() -> Result<PaymentCode, NoRandomness> {
    Ok(PaymentCode::from_random(bytes::<SECRET_BYTES>()?))
}
