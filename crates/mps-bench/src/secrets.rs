//! The secrets of made-up shops, which no log may hold.

/// The key of the audit.
pub(crate) const AUDIT_KEY: &str = "a key for the audit of the bench's books";
/// The password of every account.
pub(crate) const PASSWORD: &str = "bench-password";
