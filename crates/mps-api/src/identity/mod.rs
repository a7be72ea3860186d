//! Who signs in: tokens, passwords, second factors and the sessions that they lead to.

pub(crate) mod passwords;
pub(crate) mod second_factors;
pub(crate) mod sessions;
pub(crate) mod tokens;
