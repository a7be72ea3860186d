//! Leases: jobs that only one server at a time may do, however many servers there are.

use uuid::Uuid;

use crate::calendar::Timestamp;

/// How long a lease lasts unless its holder renews it, in seconds. Servers try every ten seconds, so another
/// one takes over the job of a server that died within half a minute.
pub const LEASE_SECS: i64 = 15;

/// Which server does a job at present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// The name of the job.
    pub name: String,
    /// The server that does it.
    pub owner: Option<Uuid>,
    /// How often it changed hands.
    pub fence: i64,
    /// The time from which another server may take it.
    pub expires_at: Timestamp,
}

impl Lease {
    /// The lease as `server` holds it from `now` on, if it may have it. This is decided and written in the
    /// commit of the job itself. So a holder that was only slow cannot finish its job after another has taken
    /// over.
    #[must_use]
    pub fn taken(current: Option<&Self>, name: &str, server: Uuid, now: Timestamp) -> Option<Self> {
        let is_ours = |lease: &Self| lease.owner == Some(server);
        if current.is_some_and(|lease| !is_ours(lease) && now < lease.expires_at) {
            return None;
        }
        let fence = current.map_or(0, |lease| lease.fence);
        let changes_hands = !current.is_some_and(is_ours);
        Some(Self {
            name: name.to_owned(),
            owner: Some(server),
            fence: fence.saturating_add(i64::from(changes_hands)),
            expires_at: now.plus_secs(LEASE_SECS),
        })
    }
}

/// Rows to remove because nobody needs them any more: a bounded number of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forget {
    /// Payment codes and activations that expired before this.
    pub codes_before: Timestamp,
    /// Sessions that expired before this.
    pub sessions_before: Timestamp,
    /// Attempts that no longer count from this on.
    pub attempts_before: Timestamp,
    /// Networks from which an account last signed in before this.
    pub networks_before: Timestamp,
    /// The most rows of each kind.
    pub at_most: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_is_its_holders_until_it_ends() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let at = |secs: i64| Timestamp::from_micros(secs * 1_000_000);
        let first = Lease::taken(None, "work", one, at(0)).unwrap();
        assert_eq!((first.owner, first.fence), (Some(one), 1));
        assert_eq!(Lease::taken(Some(&first), "work", other, at(14)), None);
        let renewed = Lease::taken(Some(&first), "work", one, at(10)).unwrap();
        assert_eq!((renewed.fence, renewed.expires_at), (1, at(25)));
        let moved = Lease::taken(Some(&renewed), "work", other, at(25)).unwrap();
        assert_eq!((moved.owner, moved.fence), (Some(other), 2));
        assert_eq!(Lease::taken(Some(&moved), "work", one, at(26)), None);
    }
}
