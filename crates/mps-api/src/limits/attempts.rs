//! What can be guessed, and how often somebody may try it.
//!
//! The books count attempts, so that a limit holds on all servers together and across a restart. They contain
//! only keyed hashes of names and addresses. Unknown names count like known ones, and while a network may not
//! try, its refusal says nothing of the account.

use std::time::Duration;

use mps_domain::account::Account;
use mps_domain::attempts::{AttemptKey, AttemptLimit};
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::TakeAttempt;
use mps_protocol::ErrorCode;

use crate::limits::{Client, HashedNames};

const MINUTE: Duration = Duration::from_mins(1);
const QUARTER: Duration = Duration::from_mins(15);

/// The limits on attempts. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Attempts {
    names: HashedNames,
    /// How many sign-ins of one network may fail in a minute; 0 switches all limits off.
    per_minute: u64,
}

/// An attempt to be counted, given back if it is right.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attempt {
    known: Option<(AttemptKey, AttemptLimit)>,
    limits: Vec<(AttemptLimit, ErrorCode)>,
}

impl Attempt {
    /// The operation that counts it; `None` when nothing limits it.
    pub(crate) fn operation(&self) -> Option<TakeAttempt> {
        (!self.limits.is_empty()).then(|| TakeAttempt {
            known: self.known,
            limits: self.limits.iter().map(|(limit, _)| *limit).collect(),
        })
    }

    /// The error when the limit with this key refuses it.
    pub(crate) fn error(&self, by: AttemptKey) -> ErrorCode {
        let mut limits = self.limits.iter();
        let found = limits.find(|(limit, _)| limit.key == by);
        // The limit of a known network stands beside the others.
        found.map_or(ErrorCode::AccountLocked, |(_, code)| *code)
    }

    /// The network of the account that is known if the attempt is right.
    pub(crate) fn network(&self) -> Option<AttemptKey> {
        self.known.map(|(network, _)| network)
    }
}

impl Attempts {
    /// Creates the limits, with `per_minute` failed sign-ins a minute from a network; 0 switches them off.
    pub(crate) const fn new(names: HashedNames, per_minute: u64) -> Self {
        Self { names, per_minute }
    }

    /// A sign-in: under a name that was typed, of the account that it names, if any, from a network. From a
    /// network from which the account has signed in before, its own attempts alone count.
    pub(crate) fn sign_in(
        &self,
        name: &str,
        account: Option<Account>,
        network: &Client,
    ) -> Attempt {
        let whose = account.map_or_else(|| name.to_owned(), |account| account.uuid().to_string());
        let network = network.to_string();
        let known = account.map(|_| {
            let key = self.key("known network", &[&whose, &network]);
            let limit = self.limit("known sign-in", &[&whose, &network], 30, QUARTER);
            (key, limit)
        });
        let limits = vec![
            (
                self.limit("sign-in", &[&network], self.per_minute, MINUTE),
                ErrorCode::RateLimited,
            ),
            (
                self.limit("sign-in of", &[&whose, &network], 5, QUARTER),
                ErrorCode::AccountLocked,
            ),
            (
                self.limit("sign-in of", &[&whose], 50, QUARTER),
                ErrorCode::AccountLocked,
            ),
        ];
        self.unless_off(Attempt { known, limits })
    }

    /// A code of an account's second factor. Codes are short, so no network is trusted to try more of them:
    /// whoever tries one has the password already.
    pub(crate) fn second_factor(&self, account: Account) -> Attempt {
        self.of_account("second factor", account)
    }

    /// The current password of whoever is signed in already.
    pub(crate) fn current_password(&self, account: Account) -> Attempt {
        self.of_account("current password", account)
    }

    fn of_account(&self, what: &str, account: Account) -> Attempt {
        let limit = self.limit(what, &[&account.uuid().to_string()], 5, QUARTER);
        self.unless_off(Attempt {
            known: None,
            limits: vec![(limit, ErrorCode::AccountLocked)],
        })
    }

    /// A member's guess at the binding password of a card, if there is such a card.
    pub(crate) fn binding(&self, member: MemberId, card: Option<CardId>) -> Attempt {
        let of_member = self.limit("binding by", &[&member.to_string()], 5, QUARTER);
        let of_card = card.map(|card| self.limit("binding to", &[&card.to_string()], 20, QUARTER));
        let limits = std::iter::once(of_member).chain(of_card);
        self.unless_off(Attempt {
            known: None,
            limits: limits
                .map(|limit| (limit, ErrorCode::RateLimited))
                .collect(),
        })
    }

    /// A link that sets a password, from a network.
    pub(crate) fn activation(&self, network: &Client) -> Attempt {
        let limit = self.limit("activation", &[&network.to_string()], 20, MINUTE);
        self.unless_off(Attempt {
            known: None,
            limits: vec![(limit, ErrorCode::RateLimited)],
        })
    }

    fn unless_off(&self, attempt: Attempt) -> Attempt {
        if self.per_minute == 0 {
            Attempt::default()
        } else {
            attempt
        }
    }

    fn limit(&self, what: &str, whose: &[&str], most: u64, within: Duration) -> AttemptLimit {
        let most = i64::try_from(most.max(1)).unwrap_or(i64::MAX);
        let within = i64::try_from(within.as_micros()).unwrap_or(i64::MAX);
        AttemptLimit {
            key: self.key(what, whose),
            most,
            every_micros: (within / most).max(1),
        }
    }

    fn key(&self, what: &str, whose: &[&str]) -> AttemptKey {
        AttemptKey::from_bytes(self.names.of(what, whose))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn limits(per_minute: u64) -> Attempts {
        Attempts::new(HashedNames::new(b"secret"), per_minute)
    }

    fn account(number: u128) -> Account {
        Account::Member(MemberId::new(Uuid::from_u128(number)))
    }

    fn at(address: &str) -> Client {
        Client::at(Some(address))
    }

    #[test]
    fn an_account_has_the_same_limits_under_all_its_names() {
        let attempts = limits(5);
        let keys = |name: &str, account, address| {
            let attempt = attempts.sign_in(name, account, &at(address));
            attempt
                .limits
                .iter()
                .map(|(limit, _)| limit.key)
                .collect::<Vec<_>>()
        };
        let first = keys("m1", Some(account(1)), "192.0.2.1");
        assert_eq!(keys("0912345678", Some(account(1)), "192.0.2.1"), first);
        let elsewhere = keys("m1", Some(account(1)), "192.0.2.2");
        let same = |one: &[AttemptKey], other: &[AttemptKey]| {
            one.iter()
                .zip(other)
                .map(|(one, other)| one == other)
                .collect::<Vec<_>>()
        };
        assert_eq!(same(&elsewhere, &first), [false, false, true]);
        assert_eq!(
            same(&keys("m1", Some(account(2)), "192.0.2.1"), &first),
            [true, false, false]
        );
        assert_eq!(
            same(&keys("m1", None, "192.0.2.1"), &first),
            [true, false, false]
        );
    }

    #[test]
    fn no_limit_counts_when_they_are_off() {
        let attempts = limits(0);
        assert!(
            attempts
                .sign_in("m1", Some(account(1)), &Client::Unknown)
                .operation()
                .is_none()
        );
        assert!(attempts.activation(&Client::Unknown).operation().is_none());
    }

    #[test]
    fn a_million_a_minute_leave_time_between_two() {
        let attempts = limits(1_000_000);
        let (limit, _) = attempts.sign_in("m1", None, &Client::Unknown).limits[0];
        assert_eq!((limit.most, limit.every_micros), (1_000_000, 60));
    }
}
