//! Limits on what an operator may do by mistake and not as a habit: send payment codes that never existed, and find
//! out phone numbers by enrolling.
//!
//! Each process counts them, so that no payment waits for a count in the books, and shares its counts through Redis.
//! Payment codes are too long to be guessed in any number (`docs/adr/0013-codes-of-digits.md`).

use std::sync::Arc;
use std::time::Duration;

use mps_domain::account::Account;
use mps_domain::ids::MerchantId;
use mps_protocol::ErrorCode;
use uuid::Uuid;

use crate::config::RateLimit;
use crate::error::ApiError;
use crate::limits::{Client, HashedNames, Limits};
use crate::redis::RedisClient;

const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);
/// How many members one operator may enrol in 24 hours: more than a busy till, fewer than a list of phone
/// numbers.
const ENROLMENTS_MAX: u64 = 200;

/// The counts. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct OperatorLimits(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    unknown_codes: Limits,
    many_unknown_codes: Limits,
    many_unknown_codes_of_merchant: Limits,
    enrolments: Limits,
}

impl OperatorLimits {
    /// Creates the limits. Those on codes may be switched off.
    pub(crate) fn new(
        limits_codes: bool,
        names: &HashedNames,
        redis: Option<&RedisClient>,
    ) -> Self {
        let limits = |requests, window| {
            let limit = RateLimit { requests, window };
            Limits::new(limit, names.clone(), redis.cloned())
        };
        let codes = |requests| if limits_codes { requests } else { 0 };
        Self(Arc::new(Inner {
            unknown_codes: limits(codes(20), MINUTE),
            many_unknown_codes: limits(codes(60), MINUTE),
            many_unknown_codes_of_merchant: limits(codes(300), MINUTE),
            enrolments: limits(ENROLMENTS_MAX, DAY),
        }))
    }

    /// Checks that another payment code of this operator that never existed is allowed. Codes that exist
    /// always pass.
    pub(crate) fn unknown_code(&self, operator: Account) -> Result<(), ApiError> {
        check(
            &self.0.unknown_codes,
            &codes_of("operator", operator.uuid()),
        )
    }

    /// Checks that this operator and this merchant have not sent so many payment codes that never existed
    /// that they only guess. Then nothing passes any more for the rest of a minute
    /// (`docs/adr/0013-codes-of-digits.md`).
    pub(crate) fn guessed_codes(&self, operator: Account) -> Result<(), ApiError> {
        let mut counts = self.guesses_at_codes(operator).into_iter();
        counts.try_for_each(|(limits, client)| check(limits, &client))
    }

    /// Counts a payment code that never existed.
    pub(crate) fn code_was_unknown(&self, operator: Account) {
        let of_operator = codes_of("operator", operator.uuid());
        self.0.unknown_codes.count(&of_operator);
        for (limits, client) in self.guesses_at_codes(operator) {
            limits.count(&client);
        }
    }

    fn guesses_at_codes(&self, operator: Account) -> [(&Limits, Client); 2] {
        let merchant = operator.merchant().map(MerchantId::uuid);
        [
            (
                &self.0.many_unknown_codes,
                codes_of("guesses", operator.uuid()),
            ),
            (
                &self.0.many_unknown_codes_of_merchant,
                codes_of("merchant", merchant.unwrap_or_default()),
            ),
        ]
    }

    /// Checks that this operator may enrol another member today.
    pub(crate) fn enrolment(&self, operator: Account) -> Result<(), ApiError> {
        check(&self.0.enrolments, &enrolments_of(operator))
    }

    /// Counts a member that was enrolled, or a phone number that was found out to be a member's.
    pub(crate) fn enrolled(&self, operator: Account) {
        self.0.enrolments.count(&enrolments_of(operator));
    }
}

/// The client under which payment codes that never existed are counted.
fn codes_of(whose: &str, id: Uuid) -> Client {
    Client::Named(format!("codes:{whose}:{id}"))
}

/// The client under which the members are counted that an operator enrols.
fn enrolments_of(operator: Account) -> Client {
    Client::Named(format!("enrolment:{}", operator.uuid()))
}

/// Checks that another one is allowed.
fn check(limits: &Limits, client: &Client) -> Result<(), ApiError> {
    match limits.look(client) {
        Some(verdict) if !verdict.allowed => Err(ApiError {
            retry_after: Some(verdict.ends_in),
            ..ErrorCode::RateLimited.into()
        }),
        _ => Ok(()),
    }
}
