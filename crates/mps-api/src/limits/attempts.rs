//! Limits on failures: at signing in, at guessing a binding password, and with payment codes that
//! never existed.
//!
//! Only failures count. Unknown names count like known ones, so that the answers do not reveal
//! which names exist. Counts are shared through Redis, like those of requests.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use mps_domain::account::Account;
use mps_domain::ids::{CardId, MemberId, MerchantId};
use mps_protocol::ErrorCode;
use uuid::Uuid;

use crate::config::RateLimit;
use crate::error::ApiError;
use crate::limits::{Client, Limits};
use crate::redis::RedisClient;

const QUARTER: Duration = Duration::from_mins(15);
const DAY: Duration = Duration::from_hours(24);
/// How many members one operator may enrol in 24 hours: more than a busy till, fewer than a list of phone
/// numbers.
const ENROLMENTS_MAX: u64 = 200;
/// How many addresses from which accounts signed in are remembered before all are forgotten.
const REMEMBERED_MAX: usize = 100_000;

const fn limit(requests: u64, window: Duration) -> RateLimit {
    RateLimit { requests, window }
}

/// The counts of failures. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Attempts(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    sign_ins_of_address: Limits,
    sign_ins_of_pair: Limits,
    sign_ins_of_account: Limits,
    second_factors_of_account: Limits,
    guesses_of_member: Limits,
    guesses_of_card: Limits,
    unknown_codes_of_operator: Limits,
    many_unknown_codes_of_operator: Limits,
    many_unknown_codes_of_merchant: Limits,
    enrolments_of_operator: Limits,
    /// The addresses from which accounts signed in successfully.
    known: Mutex<HashSet<(Account, Client)>>,
}

/// A sign-in in progress: its address and account.
#[derive(Debug, Clone)]
pub(crate) struct SignInAttempt {
    address: Client,
    pair: Client,
    account: Client,
    /// The refusal of this sign-in, unless the password is right and the address is known.
    locked: Option<ApiError>,
}

impl Attempts {
    /// Creates the limits, with `per_minute` failed sign-ins a minute for an address; 0 switches
    /// them off.
    pub(crate) fn new(per_minute: u64, redis: Option<&RedisClient>) -> Self {
        let limits = |requests, window| Limits::new(limit(requests, window), redis.cloned());
        let on = |requests| if per_minute == 0 { 0 } else { requests };
        Self(Arc::new(Inner {
            sign_ins_of_address: limits(per_minute, Duration::from_mins(1)),
            sign_ins_of_pair: limits(on(5), QUARTER),
            sign_ins_of_account: limits(on(50), QUARTER),
            second_factors_of_account: limits(on(5), QUARTER),
            guesses_of_member: limits(on(5), QUARTER),
            guesses_of_card: limits(on(20), QUARTER),
            unknown_codes_of_operator: limits(on(20), Duration::from_mins(1)),
            many_unknown_codes_of_operator: limits(on(60), Duration::from_mins(1)),
            many_unknown_codes_of_merchant: limits(on(300), Duration::from_mins(1)),
            enrolments_of_operator: limits(ENROLMENTS_MAX, DAY),
            known: Mutex::default(),
        }))
    }

    /// Begins a sign-in under a name (`role:identifier:operator`) from an address.
    pub(crate) fn sign_in(&self, name: &str, address: &Client) -> Result<SignInAttempt, ApiError> {
        let inner = &self.0;
        let of_address = Client::Named(format!("sign-in:{address}"));
        check(
            &inner.sign_ins_of_address,
            &of_address,
            ErrorCode::RateLimited,
        )?;
        let pair = Client::Named(format!("sign-in:{name}:{address}"));
        let account = Client::Named(format!("sign-in:{name}"));
        let locked =
            check(&inner.sign_ins_of_pair, &pair, ErrorCode::AccountLocked).and_then(|()| {
                check(
                    &inner.sign_ins_of_account,
                    &account,
                    ErrorCode::AccountLocked,
                )
            });
        Ok(SignInAttempt {
            address: of_address,
            pair,
            account,
            locked: locked.err(),
        })
    }

    /// Decides whether the sign-in goes on, after the password was checked. A wrong password counts
    /// as a failure. On a locked account, only a right password from an address that the account
    /// signed in from before goes on.
    pub(crate) fn judge(
        &self,
        attempt: &SignInAttempt,
        account: Option<Account>,
        address: &Client,
        is_right: bool,
    ) -> Result<(), ApiError> {
        let inner = &self.0;
        if !is_right {
            self.failed(attempt);
        }
        let known = inner.known.lock().unwrap_or_else(PoisonError::into_inner);
        let is_known =
            account.is_some_and(|account| is_right && known.contains(&(account, address.clone())));
        match &attempt.locked {
            Some(error) if !is_known => Err(error.clone()),
            _ => Ok(()),
        }
    }

    /// Counts a sign-in that failed.
    pub(crate) fn failed(&self, attempt: &SignInAttempt) {
        self.0.sign_ins_of_address.count(&attempt.address);
        self.0.sign_ins_of_pair.count(&attempt.pair);
        self.0.sign_ins_of_account.count(&attempt.account);
    }

    /// Checks that another wrong code of this account's second factor is allowed. Codes are short,
    /// so no address is trusted to try more of them: anyone who tries already has the password.
    pub(crate) fn second_factor(&self, account: Account) -> Result<(), ApiError> {
        let limits = &self.0.second_factors_of_account;
        check(limits, &second_factor_of(account), ErrorCode::AccountLocked)
    }

    /// Counts a wrong code, or a wrong password sent with one.
    pub(crate) fn second_factor_was_wrong(&self, account: Account) {
        let limits = &self.0.second_factors_of_account;
        limits.count(&second_factor_of(account));
    }

    /// Remembers the address from which an account signed in.
    pub(crate) fn signed_in(&self, account: Account, address: &Client) {
        let mut known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED_MAX {
            known.clear();
        }
        known.insert((account, address.clone()));
    }

    /// Begins a member's guess at a card's binding password.
    pub(crate) fn guess_binding(
        &self,
        member: MemberId,
        card: Option<CardId>,
    ) -> Result<(), ApiError> {
        let of_member = Client::Named(format!("guess:member:{member}"));
        check(
            &self.0.guesses_of_member,
            &of_member,
            ErrorCode::RateLimited,
        )?;
        match card {
            Some(card) => {
                let of_card = Client::Named(format!("guess:card:{card}"));
                check(&self.0.guesses_of_card, &of_card, ErrorCode::RateLimited)
            }
            None => Ok(()),
        }
    }

    /// Checks that another payment code of this operator that never existed is allowed. Codes that exist
    /// always pass.
    pub(crate) fn unknown_code(&self, operator: Account) -> Result<(), ApiError> {
        let limits = &self.0.unknown_codes_of_operator;
        check(
            limits,
            &codes_of("operator", operator.uuid()),
            ErrorCode::RateLimited,
        )
    }

    /// Checks that this operator and this merchant have not sent so many payment codes that never existed
    /// that they only guess. Then nothing passes any more for the rest of a minute
    /// (`docs/adr/0013-codes-of-digits.md`).
    pub(crate) fn guessed_codes(&self, operator: Account) -> Result<(), ApiError> {
        let mut counts = self.guesses_at_codes(operator).into_iter();
        counts.try_for_each(|(limits, client)| check(limits, &client, ErrorCode::RateLimited))
    }

    /// Counts a payment code that never existed.
    pub(crate) fn code_was_unknown(&self, operator: Account) {
        let limits = &self.0.unknown_codes_of_operator;
        limits.count(&codes_of("operator", operator.uuid()));
        for (limits, client) in self.guesses_at_codes(operator) {
            limits.count(&client);
        }
    }

    fn guesses_at_codes(&self, operator: Account) -> [(&Limits, Client); 2] {
        let merchant = operator.merchant().map(MerchantId::uuid);
        [
            (
                &self.0.many_unknown_codes_of_operator,
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
        let limits = &self.0.enrolments_of_operator;
        check(limits, &enrolments_of(operator), ErrorCode::RateLimited)
    }

    /// Counts a member that was enrolled, or a phone number that was found out to be a member's.
    pub(crate) fn enrolled(&self, operator: Account) {
        let limits = &self.0.enrolments_of_operator;
        limits.count(&enrolments_of(operator));
    }

    /// Counts a wrong guess.
    pub(crate) fn guessed_wrong(&self, member: MemberId, card: Option<CardId>) {
        let of_member = Client::Named(format!("guess:member:{member}"));
        self.0.guesses_of_member.count(&of_member);
        if let Some(card) = card {
            let of_card = Client::Named(format!("guess:card:{card}"));
            self.0.guesses_of_card.count(&of_card);
        }
    }
}

/// The client under which an account's second-factor codes are counted.
fn second_factor_of(account: Account) -> Client {
    Client::Named(format!("totp:{}", account.uuid()))
}

/// The client under which payment codes that never existed are counted.
fn codes_of(whose: &str, id: Uuid) -> Client {
    Client::Named(format!("codes:{whose}:{id}"))
}

/// The client under which the members are counted that an operator enrols.
fn enrolments_of(operator: Account) -> Client {
    Client::Named(format!("enrolment:{}", operator.uuid()))
}

/// Checks that another failure is allowed.
fn check(limits: &Limits, client: &Client, code: ErrorCode) -> Result<(), ApiError> {
    match limits.look(client) {
        Some(verdict) if !verdict.allowed => Err(ApiError {
            retry_after: Some(verdict.ends_in),
            ..code.into()
        }),
        _ => Ok(()),
    }
}
