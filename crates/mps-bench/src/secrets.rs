//! The secrets of the test shops, which no log may contain.

/// The audit key.
pub(crate) const AUDIT_KEY: &str = "a key for the audit of the bench's books";
/// The password of every account.
pub(crate) const PASSWORD: &str = "bench-password";

/// The secret of the tokens, where a program makes tokens itself.
pub(crate) const JWT_SECRET: &str = "bench-secret-of-32-characters-or-more";
