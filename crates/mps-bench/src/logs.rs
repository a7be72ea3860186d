//! Checks that logs contain no secrets.

use anyhow::{Result, ensure};

use crate::secrets::{AUDIT_KEY, PASSWORD};

/// The beginnings of all tokens, payment codes and password hashes, and the secrets of the bench's
/// books.
const SECRETS: [&str; 5] = ["eyJ", "MPS1.", "$argon2", PASSWORD, AUDIT_KEY];

/// Fails if a log contains a secret; returns its number of lines.
pub(crate) fn check_no_secrets(log: &str) -> Result<usize> {
    for (number, line) in (1_u32..).zip(log.lines()) {
        let reported = SECRETS.iter().any(|secret| line.contains(secret));
        // Printing the line would put the secret into one more log.
        ensure!(!reported, "line {number} of a log has a secret in it");
    }
    Ok(log.lines().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_and_not_told_again() {
        let log = format!("quiet\ntoken={}abc\n", "eyJ");
        let error = check_no_secrets(&log).unwrap_err().to_string();
        assert_eq!(error, "line 2 of a log has a secret in it");
        assert_eq!(check_no_secrets("quiet\nquiet").unwrap(), 2);
    }
}
