//! The same commands, in one batch or split in any way, on one lane or several, give the answers and the
//! books of some order of them one by one.
//!
//! A seed generates a small shop, commands of every operation that get in each other's way, and their split
//! into batches. One world carries out each batch together. Another carries out the same commands one by one,
//! each in a batch of its own. Both clocks show the same time.
//!
//! With one lane, the order is that in which the commands of a batch decided, and each command records its
//! decision. A batch may postpone a command that has to be alone, and on PostgreSQL also one whose rows are
//! not loaded yet. The other world uses the same order, so that answers and books must be equal to the last
//! number and microsecond. On SQLite the order is also that in which the commands were sent.
//!
//! With several lanes, commands are decided at the same time, and each lane draws its own numbers and
//! microseconds. The other world, on SQLite, then looks for an order in which the commands one by one give
//! the same answers, audit and books, apart from those numbers. Only the reasons of refusals may differ (see
//! [`order`]).
//!
//! Seeds follow each other in the same books, each with its own people. After a number of seeds, the books
//! are compared and new ones begin. To repeat a failure, use the first seed of its books and the number of
//! seeds that followed.
//!
//! `MPS_BATCH_SEEDS` sets the number of seeds for each kind of database (`make batches`: 5000).
//! `MPS_BATCH_SEED` sets the first of them, to repeat a run.

mod access;
mod approvals;
mod cards;
mod command;
mod coverage;
mod gate;
mod generator;
mod money;
mod names;
mod order;
mod people;
mod pool;
mod upkeep;
mod world;

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use mps_testbed::On;
use rstest::rstest;

use crate::random::{Random, any_seed, setting};
use crate::schema::comparable_rows;
use crate::shop::Shop;

use command::AnyCommand;
use names::{Names, OF_LANES};
use order::Sought;
use pool::{Learned, Pool};
use world::{Kind, Played, World};

/// The number of seeds in the same books.
const SEEDS_A_WORLD: usize = 40;

/// The number of seeds from which each operation is carried out at least once and not only refused.
const SEEDS_FOR_ALL: u64 = 500;

/// The two worlds.
struct Pair {
    together: World,
    one_by_one: World,
    learned: Learned,
    /// The first seed of these books.
    first: u64,
    tally: Tally,
}

/// For each operation, how often it was asked for and how often it was carried out.
type Tally = BTreeMap<&'static str, (u64, u64)>;

/// Describes a failure in full.
fn account_of(commands: &[Box<dyn AnyCommand>], one: &Played, other: &Played) -> String {
    let mut text = String::new();
    for place in &one.order {
        let (left, right) = (&one.answers[*place], &other.answers[*place]);
        let milestone = if left == right { "" } else { "  <-- differs" };
        let described = commands[*place].described();
        writeln!(text, "{place}: {described}\n    = {left}{milestone}").unwrap();
        if left != right {
            writeln!(text, "    ! {right}").unwrap();
        }
    }
    text
}

impl Pair {
    async fn new(kind: Kind, first: u64, tally: Tally) -> Self {
        let code_reuse = first.is_multiple_of(2);
        let other = match kind.lanes {
            1 => kind,
            _ => Kind::SQLITE,
        };
        Self {
            together: World::new(kind, code_reuse).await,
            one_by_one: World::new(other, code_reuse).await,
            learned: Learned::default(),
            first,
            tally,
        }
    }

    fn pass(&self, micros: i64) {
        for world in [&self.together, &self.one_by_one] {
            world.shop.clock.advance_micros(micros);
        }
    }

    /// Carries out one batch in both worlds, and returns the answers.
    async fn batch(&mut self, commands: &[Box<dyn AnyCommand>], place: &str) -> Vec<String> {
        let one = self.together.together(commands).await;
        let decided =
            |answer: &String| answer.starts_with("Ok(") || answer.starts_with("Err(Refused(");
        let is_decided = one.answers.iter().all(decided) && one.order.len() == commands.len();
        if self.together.kind.lanes == 1 {
            let other = self.one_by_one.one_by_one(commands, &one.order).await;
            let is_same = one.answers == other.answers && one.order == other.order;
            let in_turn = self.together.kind.on == On::Postgres || one.order.is_sorted();
            assert!(
                is_decided && is_same && in_turn,
                "{place}: together =, one by one !, in the order of the decisions\n{}",
                account_of(commands, &one, &other)
            );
        } else {
            assert!(is_decided, "{place}\n{}", account_of(commands, &one, &one));
            let sought = Sought::new(commands, &self.together, &one).await;
            let found = sought.find(&mut self.one_by_one, &one.order).await;
            let account = found.err().unwrap_or_default();
            assert!(
                account.is_empty(),
                "{place}: lanes =, no order gives it !\n{account}"
            );
        }
        for (command, answer) in commands.iter().zip(&one.answers) {
            self.learned.learn(answer);
            let (asked, carried_out) = self.tally.entry(command.name()).or_default();
            *asked += 1;
            *carried_out += u64::from(answer.starts_with("Ok("));
        }
        one.answers
    }

    async fn play(&mut self, seed: u64) {
        let place = format!("seed {seed} in the books of seed {}", self.first);
        // Pauses of whole seconds would meet ends and intervals of whole seconds, where the microseconds of a
        // lane decide.
        self.pass(1_300_000);
        let now = |pair: &Self| mps_store::Clock::now(&*pair.together.shop.clock);
        let mut pool = Pool::new(seed, now(self));
        for begin in generator::BEGINNING {
            let mut commands = vec![generator::knock(&mut pool)];
            commands.extend(begin(&mut pool));
            let answers = self.batch(&commands, &place).await;
            let failed = answers
                .iter()
                .skip(1)
                .position(|answer| !answer.starts_with("Ok("));
            let failed = failed.map(|before| &answers[before + 1]);
            assert_eq!(failed, None, "{place}");
        }
        let mut split = Random::new(seed ^ 0x5eed);
        self.pass(split.one(&[0, 700_000_000]));
        let mut left = 2 + split.below(63);
        while left > 0 {
            let most = split.one(&[2, 8, 64]);
            let size = (1 + split.below(most)).min(left);
            left -= size;
            let pause = split.one(&[0, 0, 1, 1_100_000, 400_000_000, 700_000_000]);
            let pause = if split.once_in(30) {
                90_000_000_000
            } else {
                pause
            };
            self.pass(pause);
            pool.now = now(self);
            std::mem::swap(&mut pool.learned, &mut self.learned);
            let mut commands = vec![generator::knock(&mut pool)];
            commands.extend(generator::any(&mut pool, size));
            std::mem::swap(&mut pool.learned, &mut self.learned);
            self.batch(&commands, &place).await;
        }
    }

    /// Checks that the books of both worlds are equal and pass verification. Returns the tally.
    async fn compare(self, types: &Shop, last: u64) -> Tally {
        let place = format!("seeds {} to {last}", self.first);
        self.together.prove(&place).await;
        self.one_by_one.prove(&place).await;
        self.together.sum_up().await;
        self.one_by_one.sum_up().await;
        let has_own_numbers = self.together.kind.lanes > 1;
        let (one, other) = (&self.together, &self.one_by_one);
        let one = rows_of(one, types, has_own_numbers).await;
        let other = rows_of(other, types, has_own_numbers).await;
        let only_in = |rows: &[String], others: &[String]| {
            let others: HashSet<&String> = others.iter().collect();
            let only = rows.iter().filter(|row| !others.contains(row));
            only.take(10).cloned().collect::<Vec<_>>()
        };
        assert!(
            one == other,
            "{place}: only together {:#?}, only one by one {:#?}",
            only_in(&one, &other),
            only_in(&other, &one)
        );
        self.tally
    }
}

/// Returns the rows of a world. When several lanes are compared, their numbers and microseconds are masked,
/// and of what was refused the audit only has the operation and the request.
async fn rows_of(world: &World, types: &Shop, has_own_numbers: bool) -> Vec<String> {
    let without: &[&str] = if has_own_numbers { &OF_LANES } else { &[] };
    let mut rows = comparable_rows(&world.shop.scratch, &types.scratch, without);
    // A state in which no member is any more has a row that counts none; where the members came and went
    // within one batch, it has no row.
    rows.retain(|row| !row.starts_with("member_states 0|"));
    if has_own_numbers {
        // Refused for another reason, a command may not even have known who asks.
        let refused = format!(
            "SELECT {}, operation FROM mps.audit_log WHERE refusal IS NOT NULL",
            world.id_as_text("request_id")
        );
        let refused = world.rows(&refused).await;
        let requests: Vec<&str> = refused
            .iter()
            .filter_map(|row| row.split('|').next())
            .collect();
        let is_refused = |row: &str| {
            row.starts_with("audit_log ") && requests.iter().any(|request| row.contains(request))
        };
        rows.retain(|row| !is_refused(row));
        rows.extend(refused.iter().map(|row| format!("refused {row}")));
        let names = Names::of(world, rows.iter().map(String::as_str)).await;
        rows = names.masked_rows(&rows);
    }
    rows
}

#[rstest]
#[case(Kind::SQLITE)]
#[case(Kind { on: On::Postgres, lanes: 1 })]
#[case(Kind { on: On::Postgres, lanes: 2 })]
#[case(Kind { on: On::Postgres, lanes: 4 })]
#[tokio::test]
async fn batches_give_what_their_commands_give_one_by_one(#[case] kind: Kind) {
    let seeds = setting("MPS_BATCH_SEEDS").unwrap_or(10);
    let first = setting("MPS_BATCH_SEED").unwrap_or_else(any_seed);
    println!("{kind:?}: {seeds} seeds, MPS_BATCH_SEED={first}");
    let types = Shop::open(On::Postgres).await;
    let all: Vec<u64> = (0..seeds)
        .map(|number| first.wrapping_add(number))
        .collect();
    let mut tally = Tally::new();
    for some in all.chunks(SEEDS_A_WORLD) {
        let mut pair = Pair::new(kind, some[0], std::mem::take(&mut tally)).await;
        for seed in some {
            pair.play(*seed).await;
        }
        tally = pair.compare(&types, some[some.len() - 1]).await;
    }
    let asked: u64 = tally.values().map(|(asked, _)| asked).sum();
    let carried_out: u64 = tally.values().map(|(_, carried_out)| carried_out).sum();
    println!("{kind:?}: {carried_out} of {asked} commands were carried out, the others refused");
    assert!(carried_out > asked / 4, "{tally:?}");
    let rarest = tally
        .iter()
        .min_by_key(|(_, (_, carried_out))| *carried_out);
    println!("{kind:?}: most seldom {rarest:?}");
    let never = rarest.is_some_and(|(_, (_, carried_out))| *carried_out == 0);
    assert!(!never || seeds < SEEDS_FOR_ALL, "{tally:?}");
}
