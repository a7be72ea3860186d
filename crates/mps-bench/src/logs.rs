//! What must not stand in any log.

use anyhow::{Result, ensure};

use crate::secrets::{AUDIT_KEY, PASSWORD};

/// What every token, every payment code and every hash of a password begins with, and the secrets of the
/// bench's books.
const SECRETS: [&str; 5] = ["eyJ", "MPS1.", "$argon2", PASSWORD, AUDIT_KEY];

/// That a log has no secret in it; gives how many lines it has.
pub(crate) fn tell_nothing(log: &str) -> Result<usize> {
    for (number, line) in (1_u32..).zip(log.lines()) {
        let reported = SECRETS.iter().any(|secret| line.contains(secret));
        // The line itself would bring the secret into one more log.
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
        let error = tell_nothing(&log).unwrap_err().to_string();
        assert_eq!(error, "line 2 of a log has a secret in it");
        assert_eq!(tell_nothing("quiet\nquiet").unwrap(), 2);
    }
}
