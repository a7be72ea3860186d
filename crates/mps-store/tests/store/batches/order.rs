//! The search for an order in which commands one by one give the answers of several lanes.
//!
//! A lane locks the cards of its batch while it decides, so the order of the decisions is the first guess. A
//! row that a command only read is not locked: another lane may have decided a change of it earlier and
//! committed it later. Then the command that read the row has to move before the one that changed it.
//!
//! The reasons of refusals cannot always be reproduced by one order. Two lanes may each have read what the
//! other had not committed yet, and refused a command for another of several reasons. A refusal changes
//! nothing, so an order also counts if the same commands are refused for other reasons.
//! had not committed yet, and refused something for another of several reasons. Since neither changes
//! anything, an order also counts in which the same commands are refused for reasons of their own.

use std::fmt::Write as _;

use super::command::AnyCommand;
use super::names::Names;
use super::world::{Played, World};

/// The highest number of orders that are tried for one batch.
const TRIES_MAX: usize = 300;

/// The condition for two answers to be equal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    Wholly,
    /// Both are refusals, whatever their reasons.
    ButForReasons,
}

impl Same {
    fn holds(self, one: &str, other: &str) -> bool {
        one == other || self == Self::ButForReasons && is_refused(one) && is_refused(other)
    }
}

/// Whether nothing was done. A refused list of members has an answer that names its lines.
fn is_refused(answer: &str) -> bool {
    answer.starts_with("Err(Refused(") || answer.starts_with("Ok(MembersCreated { created: [], ")
}

/// The first command in an order with a wrong answer.
struct Wrong {
    /// The command's place in the order.
    at: usize,
    answer: String,
}

/// Commands with the answers that several lanes gave.
pub(crate) struct Sought<'a> {
    commands: &'a [Box<dyn AnyCommand>],
    /// The answers and changes of the commands, by place, with masked numbers and microseconds.
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

    /// Carries the commands out in an order that gives their answers. `guess` is tried first.
    ///
    /// # Errors
    /// The nearest order, when no order gives them.
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
        let mut order = guess.to_vec();
        let mut tries = 0;
        let mut wrong = self.play(world, &order, same).await;
        'order: while let Some(first) = wrong {
            for tried in self.neighbours(&order, first.at) {
                tries += 1;
                world.go_back().await;
                wrong = self.play(world, &tried, same).await;
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

    /// Carries the commands out until one has a wrong answer.
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

    /// Returns the orders in which the command at `wrong` comes before one that another lane decided, the
    /// nearest ones first. Either the command moves alone, or all commands that its lane decided in between
    /// move too, or the other command moves behind it.
    fn neighbours(&self, order: &[usize], wrong: usize) -> Vec<Vec<usize>> {
        let own = self.played.decided[&order[wrong]].decider;
        let is_own = |place: &usize| self.played.decided[place].decider == own;
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
