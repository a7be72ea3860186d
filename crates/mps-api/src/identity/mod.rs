//! Authentication: tokens, passwords, second factors and sessions.

pub(crate) mod legacy_time;
pub(crate) mod passwords;
pub(crate) mod second_factors;
pub(crate) mod sessions;
pub(crate) mod tokens;
