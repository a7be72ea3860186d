//! Threads that are started once, for work that keeps a core busy or waits for a disk.
//!
//! The runtime starts and ends its own threads for such work with the load. A hundred requests at once would
//! start dozens of them. Each one first clears memory for itself, and nothing else runs meanwhile.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, Sender};
use tokio::sync::oneshot;

type Work<S> = Box<dyn FnOnce(&mut S) + Send>;

/// A fixed number of threads, each with a state of its own. A free thread takes the work that has waited
/// longest. The queue has no bound.
#[derive(Debug)]
pub struct Workers<S> {
    /// `None` only while this is being dropped.
    queue: Option<Sender<Work<S>>>,
    threads: Vec<JoinHandle<()>>,
    busy: Arc<AtomicUsize>,
}

impl<S: Send + 'static> Workers<S> {
    /// Starts a thread for each state.
    ///
    /// # Errors
    /// The system's error when it cannot start another thread.
    pub fn start(name: &str, states: impl IntoIterator<Item = S>) -> std::io::Result<Self> {
        let (queue, waiting) = crossbeam_channel::unbounded();
        let busy = Arc::new(AtomicUsize::new(0));
        let start = |state| {
            let (waiting, busy) = (waiting.clone(), Arc::clone(&busy));
            let thread = std::thread::Builder::new().name(name.to_owned());
            thread.spawn(move || work(state, &waiting, &busy))
        };
        Ok(Self {
            threads: states.into_iter().map(start).collect::<Result<_, _>>()?,
            queue: Some(queue),
            busy,
        })
    }

    /// Returns the number of busy threads.
    #[must_use]
    pub fn busy(&self) -> usize {
        self.busy.load(Ordering::Relaxed)
    }

    /// Runs the work on one of the threads. Work that has begun is finished even if the caller no longer
    /// waits. Returns `None` when the work panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut S) -> T + Send + 'static,
    ) -> Option<T> {
        let (done, result) = oneshot::channel();
        let work = move |state: &mut S| {
            if !done.is_closed() {
                // The caller may have gone meanwhile.
                let _ = done.send(work(state));
            }
        };
        self.queue.as_ref()?.send(Box::new(work)).ok()?;
        result.await.ok()
    }
}

impl<S> Drop for Workers<S> {
    /// Waits for the work that has begun. The states are gone afterwards.
    fn drop(&mut self) {
        drop(self.queue.take());
        for thread in self.threads.drain(..) {
            // The thread ends when the queue is empty. A panic does not end it earlier.
            let _ = thread.join();
        }
    }
}

fn work<S>(mut state: S, waiting: &Receiver<Work<S>>, busy: &AtomicUsize) {
    for work in waiting {
        busy.fetch_add(1, Ordering::Relaxed);
        // The panic hook has reported it, and the caller gets no result.
        let _ = std::panic::catch_unwind(AssertUnwindSafe(|| work(&mut state)));
        busy.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_nobody_elses() {
        let workers = Workers::start("test", [0]).unwrap();
        let broken = workers.run(|number| {
            *number += 1;
            assert_eq!(*number, 0, "as it should in this test");
        });
        assert_eq!(broken.await, None);
        assert_eq!(workers.run(|number| *number).await, Some(1));
    }

    #[tokio::test]
    async fn what_nobody_waits_for_is_not_begun() {
        let workers = Arc::new(Workers::start("test", [Vec::new()]).unwrap());
        let (release, held) = std::sync::mpsc::channel::<()>();
        let first = workers.run(move |seen: &mut Vec<u8>| {
            let released = held.recv();
            seen.push(1);
            released
        });
        let mut first = Box::pin(first);
        assert!(futures::poll!(&mut first).is_pending());
        let mut second = Box::pin(workers.run(|seen| seen.push(2)));
        assert!(futures::poll!(&mut second).is_pending());
        drop(second);
        release.send(()).unwrap();
        assert_eq!(first.await, Some(Ok(())));
        assert_eq!(workers.run(|seen| seen.clone()).await, Some(vec![1]));
    }
}
