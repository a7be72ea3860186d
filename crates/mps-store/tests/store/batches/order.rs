//! An order in which commands one by one give what several lanes gave at once.
//!
//! A lane decides while it holds the cards of its batch, so the order of decisions is the first guess. A
//! row that a command only read is not held: whoever changed it may have decided before and committed
//! after. There what the one lane decided has to move before what the other did.
//!
//! What a refusal names is not always found in one order: two lanes may each have read what the other one
//! had not committed yet, and refused something for another of several reasons. Since neither changes
//! anything, an order also counts in which the same commands are refused for reasons of their own.

use std::collections::VecDeque;
use std::fmt::Write as _;

use super::command::AnyCommand;
use super::names::Names;
use super::world::{Played, World};

/// How many orders are tried for one batch.
const TRIES_MAX: usize = 1_000;
/// How many moves beyond the first may make things worse before they get better.
const MOVES_MAX: usize = 2;

/// When two answers are the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    Wholly,
    /// Both are refusals, whatever they name.
    ButForReasons,
}

impl Same {
    fn holds(self, one: &str, other: &str) -> bool {
        one == other || self == Self::ButForReasons && is_refused(one) && is_refused(other)
    }
}

/// Whether nothing was done: a list of members is refused with an answer that names its lines.
fn is_refused(answer: &str) -> bool {
    answer.starts_with("Err(Refused(") || answer.starts_with("Ok(MembersCreated { created: [], ")
}

/// The first command in an order that is answered otherwise than it should be.
struct Wrong {
    /// Where in the order.
    at: usize,
    answer: String,
}

/// Commands with the answers that several lanes gave them.
pub(crate) struct Sought<'a> {
    commands: &'a [Box<dyn AnyCommand>],
    /// The answers and what the commands change, by place, whatever their numbers and microseconds.
    wanted: Vec<String>,
    played: &'a Played,
    /// The numbers in the books of the lanes.
    names: Names,
}

impl<'a> Sought<'a> {
    pub(crate) async fn new(
        commands: &'a [Box<dyn AnyCommand>],
        lanes: &World,
        played: &'a Played,
    ) -> Self {
        let described: Vec<String> = commands.iter().map(|command| command.described()).collect();
        let answers: Vec<String> = (0..)
            .zip(&played.answers)
            .map(|(place, answer)| format!("{answer} {}", played.decided[&place].changes))
            .collect();
        let texts = answers.iter().chain(&described);
        let names = Names::of(lanes, texts.map(String::as_str)).await;
        let wanted = answers.iter().map(|answer| names.masked_answer(answer));
        Self {
            commands,
            wanted: wanted.collect(),
            played,
            names,
        }
    }

    /// Carries the commands out in an order that gives their answers, `guess` the first that is tried.
    ///
    /// # Errors
    /// The nearest order, when there is none.
    pub(crate) async fn find(&self, world: &mut World, guess: &[usize]) -> Result<(), String> {
        world.keep();
        if self.find_same(world, guess, Same::Wholly).await.is_ok() {
            return Ok(());
        }
        world.go_back().await;
        self.find_same(world, guess, Same::ButForReasons).await
    }

    async fn find_same(
        &self,
        world: &mut World,
        guess: &[usize],
        same: Same,
    ) -> Result<(), String> {
        let Some(first) = self.play(world, guess, same).await else {
            return Ok(());
        };
        let mut best = (guess.to_vec(), first);
        let mut queue = VecDeque::from([(best.0.clone(), best.1.at, 0)]);
        let mut tries = 0;
        while let Some((order, at, moves)) = queue.pop_front() {
            for tried in self.neighbours(&order, at) {
                tries += 1;
                if tries > TRIES_MAX {
                    return Err(self.account(&best.0, &best.1));
                }
                world.go_back().await;
                let Some(wrong) = self.play(world, &tried, same).await else {
                    return Ok(());
                };
                if wrong.at > best.1.at {
                    queue = VecDeque::from([(tried.clone(), wrong.at, 0)]);
                    best = (tried, wrong);
                    break;
                }
                // Where another one is wrong now, that one may have to move as well.
                if moves < MOVES_MAX && tried[wrong.at] != order[at] {
                    queue.push_back((tried, wrong.at, moves + 1));
                }
            }
        }
        Err(self.account(&best.0, &best.1))
    }

    /// Carries the commands out until one is answered otherwise.
    async fn play(&self, world: &World, order: &[usize], same: Same) -> Option<Wrong> {
        for (at, place) in order.iter().enumerate() {
            let command = &self.commands[*place];
            let answer = world.alone(command.as_ref(), *place, &self.names).await;
            if !same.holds(&answer, &self.wanted[*place]) {
                return Some(Wrong { at, answer });
            }
        }
        None
    }

    fn account(&self, order: &[usize], wrong: &Wrong) -> String {
        let mut text = String::new();
        for (at, place) in order.iter().enumerate() {
            let (described, wanted) = (self.commands[*place].described(), &self.wanted[*place]);
            writeln!(text, "{place}: {described}\n    = {wanted}").unwrap();
            if at == wrong.at {
                writeln!(text, "    ! {}", wrong.answer).unwrap();
            }
        }
        text
    }

    /// The orders in which the command at `wrong` comes before one that another lane decided, near ones
    /// first: alone, with all that its lane decided meanwhile or at all, or with the other one moved instead.
    fn neighbours(&self, order: &[usize], wrong: usize) -> Vec<Vec<usize>> {
        let own = self.played.decided[&order[wrong]].decider;
        let is_own = |place: &usize| self.played.decided[place].decider == own;
        let mut all = Vec::new();
        for from in (0..wrong).rev().filter(|at| !is_own(&order[*at])) {
            let mut alone = order.to_vec();
            alone[from..=wrong].rotate_right(1);
            let mut other = order.to_vec();
            other[from..=wrong].rotate_left(1);
            let lane_until = |end: usize| {
                let (lane, rest): (Vec<_>, Vec<_>) =
                    order[from..end].iter().copied().partition(is_own);
                [&order[..from], &lane, &rest, &order[end..]].concat()
            };
            all.extend([alone, lane_until(wrong + 1), lane_until(order.len()), other]);
        }
        all
    }
}
