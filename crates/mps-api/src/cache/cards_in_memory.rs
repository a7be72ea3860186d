//! Card lists in the memory of the only server of the books.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use mps_domain::ids::MemberId;
use mps_domain::unit_of_work::Touched;

use crate::cache::CardList;
use crate::error::ApiError;

/// The number of cached lists at which all are dropped. Each takes about 2 KB.
const REMEMBERED_MAX: usize = 10_000;
/// How long a list is valid. A command on the server's machine writes to the books without
/// notifying this process.
const LIFE: Duration = Duration::from_secs(30);

/// The cached lists.
#[derive(Debug, Default)]
pub(crate) struct CardsInMemory(Mutex<Remembered>);

#[derive(Debug, Default)]
struct Remembered {
    last_mark: u64,
    members: HashMap<MemberId, Slot>,
}

#[derive(Debug)]
struct Slot {
    mark: u64,
    list: Option<Arc<CardList>>,
    since: Instant,
}

impl CardsInMemory {
    /// Returns a member's list: from the cache, or as `read` from the books.
    pub(super) async fn of(
        &self,
        member: MemberId,
        read: impl Future<Output = Result<CardList, ApiError>>,
    ) -> Result<Arc<CardList>, ApiError> {
        let mark = match self.look(member) {
            Ok(list) => return Ok(list),
            Err(mark) => mark,
        };
        let list = Arc::new(read.await?);
        if let Some(slot) = self.lock().members.get_mut(&member)
            && slot.mark == mark
        {
            slot.list = Some(Arc::clone(&list));
        }
        Ok(list)
    }

    /// Removes the lists that a commit changed.
    pub(super) fn forget(&self, touched: &Touched) {
        let mut remembered = self.lock();
        if touched.everybody {
            remembered.members.clear();
        }
        for member in &touched.members {
            remembered.members.remove(member);
        }
    }

    /// Returns the list, or the mark under which to cache it.
    fn look(&self, member: MemberId) -> Result<Arc<CardList>, u64> {
        let mut remembered = self.lock();
        let slot = remembered.members.get(&member);
        if let Some(slot) = slot.filter(|slot| slot.since.elapsed() < LIFE) {
            return slot.list.clone().ok_or(slot.mark);
        }
        if remembered.members.len() >= REMEMBERED_MAX {
            remembered.members.clear();
        }
        remembered.last_mark = remembered.last_mark.wrapping_add(1);
        let mark = remembered.last_mark;
        let slot = Slot {
            mark,
            list: None,
            since: Instant::now(),
        };
        remembered.members.insert(member, slot);
        Err(mark)
    }

    fn lock(&self) -> MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
