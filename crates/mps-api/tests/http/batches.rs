//! Requests that meet each other: in one batch of the store, or after one has read and before it
//! writes.

use std::time::{Duration, Instant};

use mps_domain::account::Role;
use reqwest::RequestBuilder;

use crate::answer::Answer;
use crate::settlers::Settlers;
use crate::support::{Town, key};

/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until a condition is true.
pub(crate) async fn soon(what: &str, holds: impl Fn() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < PATIENCE, "never: {what}");
        tokio::task::yield_now().await;
    }
}

impl Town {
    /// Sends requests one after the other, so that they are in one batch, and returns their
    /// answers. The town must have one lane (`STORE_LANES`).
    pub(crate) async fn in_one_batch(&self, requests: Vec<RequestBuilder>) -> Vec<Answer> {
        let held = self.scratch().hold();
        let waiting = || self.app.store().figures().waiting;
        let settlers = Settlers { app: &self.app };
        let name = format!("x{}", &key()[..8]);
        let first = settlers.staff(self.rival, &name, Role::Cashier);
        let others = async {
            soon("the first is taken", || waiting() == 0).await;
            let mut sent = Vec::new();
            for (before, request) in requests.into_iter().enumerate() {
                sent.push(tokio::spawn(Answer::to(request)));
                soon("it waits in the queue", || waiting() == before + 1).await;
            }
            held.release();
            let mut answers = Vec::new();
            for answer in sent {
                answers.push(answer.await.unwrap());
            }
            answers
        };
        tokio::join!(first, others).1
    }

    /// Waits until others block this many transactions, on PostgreSQL.
    pub(crate) async fn until_held_up(&self, count: usize) {
        soon("they are held up", || self.scratch().held_up() >= count).await;
    }
}
