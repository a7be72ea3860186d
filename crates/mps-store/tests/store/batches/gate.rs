//! A gate before the batches of the SQLite writer. While it is closed, sent commands wait in the queue.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use mps_store::Watcher;

/// The gate, with the sizes of the batches that reached it.
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
    /// Closes the gate: no further batch passes.
    pub(crate) fn close(&self) {
        self.state.lock().unwrap().closed = true;
    }

    /// Waits until a batch stands before the gate.
    pub(crate) fn wait_for_one(&self) {
        let state = self.state.lock().unwrap();
        let nobody = |state: &mut State| state.sizes.is_empty();
        drop(self.changed.wait_while(state, nobody).unwrap());
    }

    /// Opens the gate.
    pub(crate) fn open(&self) {
        self.state.lock().unwrap().closed = false;
        self.changed.notify_all();
    }

    /// Returns the sizes of the batches since the last call.
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
