//! Names under which something is counted, as keyed hashes: whoever reads the books or Redis learns neither what
//! somebody typed nor an address.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;

/// Separates these hashes from others that are made with the same secret, and the parts of a name.
const PURPOSE: &[u8] = b"mps: hashed names";
const SEPARATOR: &[u8] = b"\0";

/// Hashes names with a secret that does not change and is the same on all servers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct HashedNames(Hkdf<Sha256>);

impl fmt::Debug for HashedNames {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("HashedNames")
    }
}

impl HashedNames {
    pub(crate) fn new(server_secret: &[u8]) -> Self {
        Self(Hkdf::new(None, server_secret))
    }

    /// Hashes a name of some parts (HKDF-Expand of RFC 5869, which is an HMAC).
    pub(crate) fn of(&self, what: &str, parts: &[&str]) -> [u8; 16] {
        let parts = parts.iter().flat_map(|part| [SEPARATOR, part.as_bytes()]);
        let all: Vec<&[u8]> = [PURPOSE, SEPARATOR, what.as_bytes()]
            .into_iter()
            .chain(parts)
            .collect();
        let mut hash = [0; 16];
        // Only hashes of more than 8 KiB fail.
        let _ = self.0.expand_multi_info(&all, &mut hash);
        hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_depends_on_the_secret_and_on_each_part() {
        let names = HashedNames::new(b"secret");
        let hash = names.of("sign-in", &["a", "b"]);
        assert_eq!(hash, HashedNames::new(b"secret").of("sign-in", &["a", "b"]));
        for other in [
            HashedNames::new(b"other").of("sign-in", &["a", "b"]),
            names.of("activation", &["a", "b"]),
            names.of("sign-in", &["ab"]),
            names.of("sign-in", &["a", "c"]),
        ] {
            assert_ne!(other, hash);
        }
    }
}
