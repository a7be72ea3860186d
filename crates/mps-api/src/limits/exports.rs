//! Limits on tables that are sent at the same time. An answer that is long holds some megabytes for as long
//! as its client reads it, and a client may read slowly or not at all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use mps_protocol::ErrorCode;
use uuid::Uuid;

use crate::error::ApiError;

/// How many tables a server sends at once.
const ALL_MAX: usize = 24;
/// How many of them one merchant or one administrator may have.
const EACH_MAX: usize = 4;
/// After how many seconds another try is worth it.
const TRY_AGAIN_SECS: u64 = 10;

/// The tables that are being sent, by who gets them. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Exports(Arc<Mutex<HashMap<Uuid, usize>>>);

/// A table that is being sent. It counts until this is dropped.
#[derive(Debug)]
pub(crate) struct Export {
    exports: Exports,
    owner: Uuid,
}

impl Exports {
    /// Begins to send a table to a merchant or an administrator.
    ///
    /// # Errors
    /// `RATE_LIMITED` when the owner already gets several, `SERVICE_UNAVAILABLE` when the server sends as many
    /// as it can.
    pub(crate) fn begin(&self, owner: Uuid) -> Result<Export, ApiError> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = counts.values().sum();
        let of_owner = counts.entry(owner).or_default();
        let refused = if *of_owner >= EACH_MAX {
            Some(ErrorCode::RateLimited)
        } else if all >= ALL_MAX {
            Some(ErrorCode::ServiceUnavailable)
        } else {
            None
        };
        if let Some(code) = refused {
            return Err(ApiError {
                retry_after: Some(TRY_AGAIN_SECS),
                ..ApiError::from(code).suggest("wait until a table that is being sent is complete")
            });
        }
        *of_owner = of_owner.saturating_add(1);
        Ok(Export {
            exports: self.clone(),
            owner,
        })
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        let mut counts = self.exports.0.lock();
        let counts = counts.as_mut().unwrap_or_else(|broken| broken.get_mut());
        if let Some(count) = counts.get_mut(&self.owner) {
            *count = count.saturating_sub(1);
        }
        counts.retain(|_, count| *count > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_owner_and_all_together_have_a_limit_that_ends_with_the_tables() {
        let exports = Exports::default();
        let owner = Uuid::from_u128(1);
        let mut sent: Vec<Export> = (0..EACH_MAX)
            .map(|_| exports.begin(owner).unwrap())
            .collect();
        let refused = exports.begin(owner).unwrap_err();
        assert_eq!(refused.code, ErrorCode::RateLimited);
        assert_eq!(refused.retry_after, Some(TRY_AGAIN_SECS));
        let mut others = 2_u128..;
        while sent.len() < ALL_MAX {
            let owner = Uuid::from_u128(others.next().unwrap());
            sent.push(exports.begin(owner).unwrap());
        }
        let stranger = Uuid::from_u128(others.next().unwrap());
        let refused = exports.begin(stranger).unwrap_err();
        assert_eq!(refused.code, ErrorCode::ServiceUnavailable);
        sent.clear();
        exports.begin(owner).unwrap();
        assert!(exports.0.lock().unwrap().is_empty());
    }
}
