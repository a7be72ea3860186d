//! A gate before the batches of the SQLite writer: while it is closed, what is sent gathers.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use mps_store::Watcher;

/// The gate, with the sizes of the batches that came to it.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    closed: bool,
    sizes: Vec<usize>,
}

impl Gate {
    /// Lets no further batch in.
    pub(crate) fn close(&self) {
        self.state.lock().unwrap().closed = true;
    }

    /// Waits until a batch stands before it.
    pub(crate) fn wait_for_one(&self) {
        let state = self.state.lock().unwrap();
        let nobody = |state: &mut State| state.sizes.is_empty();
        drop(self.changed.wait_while(state, nobody).unwrap());
    }

    /// Lets all in.
    pub(crate) fn open(&self) {
        self.state.lock().unwrap().closed = false;
        self.changed.notify_all();
    }

    /// The sizes of the batches since it was asked last.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        std::mem::take(&mut self.state.lock().unwrap().sizes)
    }
}

impl Watcher for Gate {
    fn batch_begins(&self, waits: &mut dyn ExactSizeIterator<Item = Duration>) {
        let mut state = self.state.lock().unwrap();
        state.sizes.push(waits.len());
        self.changed.notify_all();
        let closed = |state: &mut State| state.closed;
        drop(self.changed.wait_while(state, closed).unwrap());
    }
}
