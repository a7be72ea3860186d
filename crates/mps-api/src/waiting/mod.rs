//! Requests that wait until a payment code is used or ends.
//!
//! A commit on this server wakes the requests of the members whose codes it used or ended. They read the
//! books again and answer, or go on waiting. What other servers commit, [`elsewhere`] finds out.

pub(crate) mod elsewhere;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use mps_domain::ids::{CodeId, MemberId};
use tokio::sync::watch;

/// How many requests of one member may wait: a few phones, each with a page that was just left.
const WAITERS_MAX: usize = 16;

/// The requests that wait. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Waiting(Arc<Mutex<HashMap<MemberId, OfMember>>>);

/// The waiting requests of one member.
#[derive(Debug)]
struct OfMember {
    wake: watch::Sender<()>,
    /// The codes that are waited for, one entry for each request.
    codes: Vec<CodeId>,
}

/// A request that waits. When it is dropped, nobody waits any more.
#[derive(Debug)]
pub(crate) struct Waiter {
    waiting: Waiting,
    member: MemberId,
    code: CodeId,
    woken: watch::Receiver<()>,
}

impl Waiting {
    /// Registers a request. What is committed from now on wakes it. `None` when too many requests of the
    /// member wait already.
    pub(crate) fn register(&self, member: MemberId, code: CodeId) -> Option<Waiter> {
        let mut all = self.lock();
        let of_member = all.entry(member).or_insert_with(|| OfMember {
            wake: watch::Sender::new(()),
            codes: Vec::new(),
        });
        if of_member.codes.len() >= WAITERS_MAX {
            return None;
        }
        of_member.codes.push(code);
        Some(Waiter {
            waiting: self.clone(),
            member,
            code,
            woken: of_member.wake.subscribe(),
        })
    }

    /// Wakes the requests of these members.
    pub(crate) fn wake<'a>(&self, members: impl IntoIterator<Item = &'a MemberId>) {
        let all = self.lock();
        for of_member in members.into_iter().filter_map(|member| all.get(member)) {
            of_member.wake.send_replace(());
        }
    }

    /// Wakes all requests.
    pub(crate) fn wake_all(&self) {
        for of_member in self.lock().values() {
            of_member.wake.send_replace(());
        }
    }

    /// The codes that are waited for.
    fn codes(&self) -> HashSet<CodeId> {
        let all = self.lock();
        all.values().flat_map(|of| &of.codes).copied().collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<MemberId, OfMember>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiter {
    /// Returns when the request was woken since it was registered or since this last returned.
    pub(crate) async fn woken(&mut self) {
        // Cannot fail: this waiter keeps the sender in the map.
        let _ = self.woken.changed().await;
    }
}

impl Drop for Waiter {
    fn drop(&mut self) {
        let mut all = self.waiting.lock();
        let Some(of_member) = all.get_mut(&self.member) else {
            return;
        };
        if let Some(place) = of_member.codes.iter().position(|code| *code == self.code) {
            of_member.codes.swap_remove(place);
        }
        if of_member.codes.is_empty() {
            all.remove(&self.member);
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use uuid::Uuid;

    use super::*;

    fn member(n: u128) -> MemberId {
        MemberId::new(Uuid::from_u128(n))
    }

    fn code(n: u128) -> CodeId {
        CodeId::new(Uuid::from_u128(n))
    }

    #[test]
    fn a_request_is_woken_for_its_member_only_and_leaves_nothing_behind() {
        let waiting = Waiting::default();
        let mut first = waiting.register(member(1), code(1)).unwrap();
        let mut second = waiting.register(member(1), code(2)).unwrap();
        let mut other = waiting.register(member(2), code(3)).unwrap();
        waiting.wake(&[member(1), member(3)]);
        assert!(first.woken().now_or_never().is_some());
        assert!(second.woken().now_or_never().is_some());
        assert!(first.woken().now_or_never().is_none(), "once is enough");
        assert!(other.woken().now_or_never().is_none());
        waiting.wake_all();
        assert!(other.woken().now_or_never().is_some());
        drop(first);
        assert_eq!(waiting.codes(), HashSet::from([code(2), code(3)]));
        drop((second, other));
        assert!(waiting.lock().is_empty());
    }

    #[test]
    fn a_commit_between_registering_and_waiting_is_not_missed() {
        let waiting = Waiting::default();
        let mut waiter = waiting.register(member(1), code(1)).unwrap();
        waiting.wake(&[member(1)]);
        assert!(waiter.woken().now_or_never().is_some());
        let more: Vec<_> = (1..WAITERS_MAX)
            .map(|_| waiting.register(member(1), code(1)))
            .collect();
        assert!(more.iter().all(Option::is_some));
        assert!(waiting.register(member(1), code(1)).is_none());
    }
}
