//! An order in which commands one by one give what several lanes gave at once.
//!
//! A lane decides while it holds the cards of its batch, so the order of decisions is the first guess. A
//! row that a command only read is not held: whoever changed it may have decided before and committed
//! after. So a command that would be answered otherwise waits until others were carried out. When all that
//! are left wait for ever, one that was carried out already comes too early: it has to wait for one of them.
//!
//! What a refusal names is not always found in one order: two lanes may each have read what the other one
//! had not committed yet, and refused something for another of several reasons. Since neither changes
//! anything, an order also counts in which the same commands are refused for reasons of their own.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use super::command::AnyCommand;
use super::names::Names;
use super::world::{Played, World};

/// How often the commands of one batch are carried out.
const TRIES_MAX: usize = 200;
/// How far a rule is fetched: one between commands that have an id in common, and any other.
const NEAR: usize = 1;
const FAR: usize = 3;
/// How far rules may be fetched, all in all, before one helps.
const FARTHEST: usize = 4;
/// How many of the commands that are left are looked at.
const LEFT_MAX: usize = 3;

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

/// The first is carried out before the second.
type Rule = (usize, usize);

/// An order that came to no end.
struct Stuck {
    placed: Vec<usize>,
    /// The commands that are left, each with the answer that it would get.
    left: Vec<(usize, String)>,
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
        let mut best: Option<Stuck> = None;
        // By how far the rules are fetched, then as they were found.
        let mut queue = BTreeMap::from([((0, 0), Vec::new())]);
        let mut found = 0;
        for tries in 0..TRIES_MAX {
            let Some(((far, _), rules)) = queue.pop_first() else {
                break;
            };
            if tries > 0 {
                world.go_back().await;
            }
            let Err(stuck) = self.play(world, guess, &rules, same).await else {
                return Ok(());
            };
            let is_better = |best: &Stuck| stuck.placed.len() > best.placed.len();
            let helped = best.as_ref().is_none_or(is_better);
            if helped {
                queue.clear();
            }
            let far = if helped { 0 } else { far };
            for (further, rule) in self.more_rules(&stuck) {
                found += 1;
                if far + further <= FARTHEST {
                    let rules = [rules.as_slice(), &[rule]].concat();
                    queue.insert((far + further, found), rules);
                }
            }
            if helped {
                best = Some(stuck);
            }
        }
        Err(best.map(|stuck| self.account(&stuck)).unwrap_or_default())
    }

    /// Carries the commands out, those of the guess that fit first.
    async fn play(
        &self,
        world: &mut World,
        guess: &[usize],
        rules: &[Rule],
        same: Same,
    ) -> Result<(), Stuck> {
        let mut placed: Vec<usize> = Vec::new();
        let mut waiting = arranged(guess, rules);
        let mut is_clean = true;
        while !waiting.is_empty() {
            let before = placed.len();
            let (mut wait_on, mut left) = (Vec::new(), Vec::new());
            for place in waiting {
                let waits = |(first, then): &Rule| *then == place && !placed.contains(first);
                if rules.iter().any(waits) {
                    wait_on.push(place);
                    continue;
                }
                let answer = self.carry_out(world, place).await;
                if same.holds(&answer, &self.wanted[place]) {
                    placed.push(place);
                    continue;
                }
                // A refusal leaves nothing behind but perhaps an event of the audit.
                is_clean = false;
                if changes_something(&answer) {
                    self.begin_again(world, &placed).await;
                }
                wait_on.push(place);
                left.push((place, answer));
            }
            if placed.len() == before {
                return Err(Stuck { placed, left });
            }
            waiting = wait_on;
        }
        if !is_clean {
            self.begin_again(world, &placed).await;
        }
        Ok(())
    }

    /// Carries these commands out in the saved books.
    async fn begin_again(&self, world: &mut World, placed: &[usize]) {
        world.go_back().await;
        for place in placed {
            self.carry_out(world, *place).await;
        }
    }

    async fn carry_out(&self, world: &World, place: usize) -> String {
        let command = self.commands[place].as_ref();
        world.alone(command, place, &self.names).await
    }

    /// The rules by which one that was carried out waits for one that is left, each with how far it is
    /// fetched, the last ones first. What one lane decided together keeps its order: it is only ever put
    /// back, where an earlier rule took one command of the lane ahead of another.
    fn more_rules(&self, stuck: &Stuck) -> Vec<(usize, Rule)> {
        let mut rules = Vec::new();
        for (left, _) in stuck.left.iter().take(LEFT_MAX) {
            let decided = &self.played.decided[left];
            let asked = self.commands[*left].described();
            let answered = &self.played.answers[*left];
            let own: HashSet<&str> = ids_in(&asked).chain(ids_in(answered)).collect();
            let turn = |place: &usize| self.played.order.iter().position(|next| next == place);
            for placed in stuck.placed.iter().rev() {
                let other = &self.played.decided[placed];
                if other.decider != decided.decider || turn(left) < turn(placed) {
                    let is_near = ids_in(&other.changes).any(|id| own.contains(id));
                    rules.push((if is_near { NEAR } else { FAR }, (*left, *placed)));
                }
            }
        }
        rules
    }

    fn account(&self, stuck: &Stuck) -> String {
        let mut text = String::new();
        let placed = stuck.placed.iter().map(|place| (place, None));
        let left = stuck.left.iter();
        for (place, answer) in placed.chain(left.map(|(place, answer)| (place, Some(answer)))) {
            let (described, wanted) = (self.commands[*place].described(), &self.wanted[*place]);
            writeln!(text, "{place}: {described}\n    = {wanted}").unwrap();
            if let Some(answer) = answer {
                writeln!(text, "    ! {answer}").unwrap();
            }
        }
        text
    }
}

/// Whether a command changed the books, by its answer and its changes.
fn changes_something(answer: &str) -> bool {
    !answer.ends_with(" []") && !answer.ends_with(' ')
}

/// The guess, with the first command of each rule just before the second.
fn arranged(guess: &[usize], rules: &[Rule]) -> Vec<usize> {
    let mut order = guess.to_vec();
    for (first, then) in rules {
        let place_of = |order: &[usize], command| order.iter().position(|place| place == command);
        let (Some(from), Some(to)) = (place_of(&order, first), place_of(&order, then)) else {
            continue;
        };
        if to < from {
            order[to..=from].rotate_right(1);
        }
    }
    order
}

/// What names something in a text: ids, numbers, keys, order ids, and the bytes of codes.
fn ids_in(text: &str) -> impl Iterator<Item = &str> {
    let is_of_id = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let is_id = |token: &&str| {
        let has_digit = token.contains(|character: char| character.is_ascii_digit());
        let has_letter = token.contains(|character: char| character.is_ascii_alphabetic());
        has_digit && (token.contains('-') || has_letter && token.len() > 8)
    };
    let codes = text.split("CodeHash([").skip(1);
    let codes = codes.filter_map(|rest| rest.split("])").next());
    text.split(move |character| !is_of_id(character))
        .filter(is_id)
        .chain(codes)
}
