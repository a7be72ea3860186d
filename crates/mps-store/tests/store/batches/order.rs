//! An order in which commands one by one give what several lanes gave at once.
//!
//! A lane decides while it holds the cards of its batch, so the order of decisions is the first guess. A
//! row that a command only read is not held: whoever changed it may have decided before and committed
//! after. There what the one lane decided has to move before what the other did.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::deed::{Decider, Deed};
use super::names::Names;
use super::world::{Played, World};

/// How many orders are tried for one batch.
const TRIES_MAX: usize = 1_000;

/// The first command in an order that is answered otherwise than it should be.
struct Wrong {
    /// Where in the order.
    at: usize,
    answer: String,
}

/// Commands with the answers that several lanes gave them.
pub(crate) struct Sought<'a> {
    deeds: &'a [Box<dyn Deed>],
    /// The answers by place, whatever their numbers and microseconds.
    wanted: Vec<String>,
    /// Who decided, by place.
    deciders: &'a HashMap<usize, Decider>,
    /// The numbers in the books of the lanes.
    names: Names,
}

impl<'a> Sought<'a> {
    pub(crate) async fn new(deeds: &'a [Box<dyn Deed>], lanes: &World, played: &'a Played) -> Self {
        let told: Vec<String> = deeds.iter().map(|deed| deed.told()).collect();
        let each: Vec<&dyn Deed> = deeds.iter().map(AsRef::as_ref).collect();
        let answers = lanes.with_audit(&each, played.answers.clone()).await;
        let texts = answers.iter().chain(&told);
        let names = Names::of(lanes, texts.map(String::as_str)).await;
        let wanted = answers.iter().map(|answer| names.masked_answer(answer));
        Self {
            deeds,
            wanted: wanted.collect(),
            deciders: &played.deciders,
            names,
        }
    }

    /// Carries the commands out in an order that gives their answers, `guess` the first that is tried.
    ///
    /// # Errors
    /// The nearest order, when there is none.
    pub(crate) async fn find(&self, world: &mut World, guess: &[usize]) -> Result<(), String> {
        world.keep();
        let mut order = guess.to_vec();
        let mut tries = 0;
        let mut wrong = self.play(world, &order).await;
        'order: while let Some(first) = wrong {
            for tried in self.neighbours(&order, first.at) {
                tries += 1;
                world.go_back().await;
                wrong = self.play(world, &tried).await;
                let is_nearer = wrong.as_ref().is_none_or(|wrong| wrong.at > first.at);
                if is_nearer {
                    order = tried;
                    continue 'order;
                }
                if tries == TRIES_MAX {
                    break;
                }
            }
            return Err(self.account(&order, &first));
        }
        Ok(())
    }

    /// Carries the commands out until one is answered otherwise.
    async fn play(&self, world: &World, order: &[usize]) -> Option<Wrong> {
        for (at, place) in order.iter().enumerate() {
            let deed = &self.deeds[*place];
            let answer = world.alone(deed.as_ref(), *place, &self.names).await;
            if answer != self.wanted[*place] {
                return Some(Wrong { at, answer });
            }
        }
        None
    }

    fn account(&self, order: &[usize], wrong: &Wrong) -> String {
        let mut text = String::new();
        for (at, place) in order.iter().enumerate() {
            let (told, wanted) = (self.deeds[*place].told(), &self.wanted[*place]);
            writeln!(text, "{place}: {told}\n    = {wanted}").unwrap();
            if at == wrong.at {
                writeln!(text, "    ! {}", wrong.answer).unwrap();
            }
        }
        text
    }

    /// The orders in which the command at `wrong` comes before one that another lane decided, near ones
    /// first: alone, with all that its lane decided meanwhile, or with the other one moved instead.
    fn neighbours(&self, order: &[usize], wrong: usize) -> Vec<Vec<usize>> {
        let own = self.deciders[&order[wrong]];
        let is_own = |place: &usize| self.deciders[place] == own;
        let mut all = Vec::new();
        for from in (0..wrong).rev().filter(|at| !is_own(&order[*at])) {
            let mut alone = order.to_vec();
            alone[from..=wrong].rotate_right(1);
            let mut other = order.to_vec();
            other[from..=wrong].rotate_left(1);
            let (mut lane, rest): (Vec<_>, Vec<_>) =
                order[from..=wrong].iter().copied().partition(is_own);
            lane.extend(rest);
            let lane = [&order[..from], &lane, &order[wrong + 1..]].concat();
            all.extend([alone, lane, other]);
        }
        all
    }
}
