//! The part of second factors outside the books: creates secrets, encrypts them, and checks codes.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use mps_domain::Timestamp;
use mps_domain::second_factor::{Holder, MatchedCode, RECOVERY_CODES, SealedSecret};
use sha2::Sha256;
use totp_rs::{Builder, Secret, Totp};

use crate::error::ApiError;
use crate::random;

/// Bytes of a secret, as RFC 4226, section 4, recommends.
const SECRET_BYTES: usize = 20;
/// Random bytes of a recovery code. 80 bits can neither be guessed nor be found from their SHA-256.
const RECOVERY_BYTES: usize = 10;
/// Bytes of the nonce that stands before an encrypted secret. It is so long that random nonces do
/// not collide.
const NONCE_BYTES: usize = 24;
/// The purpose that the key is derived for.
const PURPOSE: &[u8] = b"mps: secrets of second factors";
/// The issuer of the codes, as apps show it.
const ISSUER: &str = "MPS";

/// The error when no key can be derived.
#[derive(Debug, thiserror::Error)]
#[error("no key for second factors can be derived from AUDIT_KEY")]
pub struct NoKey;

/// The keys under which secrets are encrypted in the books: that of new ones, and those from before it was exchanged.
pub(crate) struct SecondFactors {
    current: XChaCha20Poly1305,
    previous: Vec<XChaCha20Poly1305>,
}

impl SecondFactors {
    /// Derives the keys from `AUDIT_KEY` and those from before it.
    pub(crate) fn new<'a>(
        audit_key: &[u8],
        previous: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Self, NoKey> {
        Ok(Self {
            current: derive(audit_key)?,
            previous: previous.into_iter().map(derive).collect::<Result<_, _>>()?,
        })
    }

    /// Encrypts a secret. It can be decrypted only for the same holder.
    pub(crate) fn seal(&self, holder: Holder, totp: &Totp) -> Result<SealedSecret, ApiError> {
        let nonce = random::bytes::<NONCE_BYTES>().map_err(ApiError::internal)?;
        let aad = whose(holder);
        let payload = Payload {
            msg: totp.secret().as_bytes(),
            aad: &aad,
        };
        let sealed = self.current.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(ApiError::internal)?;
        Ok(SealedSecret::new([nonce.as_slice(), &sealed].concat()))
    }

    /// Returns the time step of a code of six digits if the code is right for the secret now. The
    /// step may be the current one, the one before or the one after (RFC 6238, section 5.2).
    pub(crate) fn compare(
        &self,
        holder: Holder,
        sealed: &SealedSecret,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<MatchedCode>, ApiError> {
        let unreadable = || {
            ApiError::internal(
                "the secret of a second factor cannot be decrypted: the key that it was stored with is \
                 neither AUDIT_KEY nor in AUDIT_KEY_PREVIOUS; set that key again, or remove the second factor with `mps-api \
                 remove-totp`",
            )
        };
        let aad = whose(holder);
        let (nonce, msg) = sealed
            .reveal()
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or_else(unreadable)?;
        let nonce = XNonce::from(*nonce);
        let mut keys = std::iter::once(&self.current).chain(&self.previous);
        let secret = keys.find_map(|key| key.decrypt(&nonce, Payload { msg, aad: &aad }).ok());
        let secret = Secret::from(secret.ok_or_else(unreadable)?);
        let totp = Builder::new().with_secret(secret).build();
        let seconds = u64::try_from(now.seconds()).map_err(ApiError::internal)?;
        let step = totp.map_err(ApiError::internal)?.check(code, seconds);
        let step = step.map(i64::try_from).transpose();
        Ok(step.map_err(ApiError::internal)?.map(|step| MatchedCode {
            secret: sealed.clone(),
            step,
        }))
    }
}

/// Derives a key (HKDF-SHA256, RFC 5869).
fn derive(audit_key: &[u8]) -> Result<XChaCha20Poly1305, NoKey> {
    let mut key = [0; 32];
    let derived = Hkdf::<Sha256>::new(None, audit_key).expand(PURPOSE, &mut key);
    derived.map_err(|_| NoKey)?;
    Ok(XChaCha20Poly1305::new(&key.into()))
}

/// The associated data that binds an encrypted secret to its holder.
fn whose(holder: Holder) -> Vec<u8> {
    [holder.kind.as_str().as_bytes(), b":", holder.id.as_bytes()].concat()
}

/// Creates a new secret for an account that an app shows by this name.
pub(crate) fn new_secret(name: &str) -> Result<Totp, ApiError> {
    let secret = random::bytes::<SECRET_BYTES>().map_err(ApiError::internal)?;
    Builder::new()
        .with_secret(Secret::from(secret))
        .with_issuer(Some(ISSUER))
        // A colon would end the issuer.
        .with_account_name(name.replace(':', " "))
        .build()
        .map_err(ApiError::internal)
}

/// Creates new recovery codes, such as `ABCD-EFGH-2345-6767`.
pub(crate) fn recovery_codes() -> Result<Vec<String>, ApiError> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let random = random::bytes::<RECOVERY_BYTES>().map_err(ApiError::internal)?;
            let letters: Vec<char> = Secret::from(random).to_base32().chars().collect();
            let groups = letters.chunks(4).map(|group| group.iter().collect());
            Ok(groups.collect::<Vec<String>>().join("-"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mps_domain::account::AccountKind;
    use uuid::Uuid;

    const KEY: &[u8] = b"a secret of thirty-two bytes, and more";

    fn holder(id: u128) -> Holder {
        Holder {
            kind: AccountKind::Admin,
            id: Uuid::from_u128(id),
        }
    }

    fn totp(secret: &[u8]) -> Totp {
        Builder::new().with_secret(secret).build().unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    /// The SHA-1 rows of RFC 6238, appendix B. Their last six digits are the codes of six digits.
    #[test]
    fn codes_are_those_of_rfc_6238() {
        let factors = SecondFactors::new(KEY, []).unwrap();
        let sealed = factors
            .seal(holder(1), &totp(b"12345678901234567890"))
            .unwrap();
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = |now| {
                let matched = factors.compare(holder(1), &sealed, code, at(now)).unwrap();
                matched.map(|matched| matched.step)
            };
            let its_own = seconds / 30;
            for now in [seconds, seconds - 30, seconds + 30] {
                assert_eq!(step(now), Some(its_own), "{code} at {now}");
            }
            assert_eq!(step(seconds + 60), None, "{code}");
            if seconds > 60 {
                assert_eq!(step(seconds - 60), None, "{code}");
            }
        }
        for wrong in ["", "28708", "2870820", "+87082", "28708２", "abcdef"] {
            let matched = factors.compare(holder(1), &sealed, wrong, at(59)).unwrap();
            assert_eq!(matched, None, "{wrong}");
        }
    }

    #[test]
    fn a_sealed_secret_is_read_with_its_own_key_for_its_own_account() {
        let factors = SecondFactors::new(KEY, []).unwrap();
        let secret = b"12345678901234567890";
        let sealed = factors.seal(holder(1), &totp(secret)).unwrap();
        assert!(!sealed.reveal().windows(20).any(|part| part == secret));
        assert_ne!(factors.seal(holder(1), &totp(secret)).unwrap(), sealed);
        let other = SecondFactors::new(b"another secret of thirty-two bytes..", []).unwrap();
        assert!(
            factors
                .compare(holder(1), &sealed, "287082", at(59))
                .is_ok()
        );
        assert!(
            factors
                .compare(holder(2), &sealed, "287082", at(59))
                .is_err()
        );
        assert!(other.compare(holder(1), &sealed, "287082", at(59)).is_err());
        let exchanged = SecondFactors::new(b"another secret of thirty-two bytes..", [KEY]).unwrap();
        let matched = exchanged.compare(holder(1), &sealed, "287082", at(59));
        assert!(matched.unwrap().is_some());
        let anew = exchanged.seal(holder(1), &totp(secret)).unwrap();
        assert!(other.compare(holder(1), &anew, "287082", at(59)).is_ok());
        let cut = SealedSecret::new(sealed.reveal()[..20].to_vec());
        assert!(factors.compare(holder(1), &cut, "287082", at(59)).is_err());
    }

    #[test]
    fn recovery_codes_are_long_and_differ() {
        let codes = recovery_codes().unwrap();
        let distinct: std::collections::HashSet<&String> = codes.iter().collect();
        assert_eq!((codes.len(), distinct.len()), (10, 10));
        assert!(codes.iter().all(|code| code.len() == 19), "{codes:?}");
    }
}
