//! A check that every operation is covered.

use std::collections::BTreeSet;
use std::path::Path;

use mps_domain::Timestamp;
use mps_testbed::rust_files;

use super::generator::{BEGINNING, MAKERS};
use super::pool::Pool;

/// Returns the types that are operations, from the source of the rules.
fn operations() -> BTreeSet<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mps-domain/src");
    let mut names = BTreeSet::new();
    for file in rust_files(&source) {
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines() {
            let name = line.strip_prefix("impl Operation for ");
            names.extend(
                name.and_then(|rest| rest.strip_suffix(" {"))
                    .map(str::to_owned),
            );
        }
    }
    names
}

#[test]
fn every_operation_is_in_the_batches() {
    let start = Timestamp::parse("2026-03-01T08:00:00Z").unwrap();
    let mut pool = Pool::new(1, start);
    let mut made = Vec::new();
    for begin in BEGINNING {
        made.extend(begin(&mut pool));
    }
    for _ in 0..3 {
        made.extend(MAKERS.iter().map(|(_, maker)| maker(&mut pool)));
    }
    let made: BTreeSet<String> = made
        .iter()
        .map(|command| command.name().to_owned())
        .collect();
    let operations = operations();
    assert!(operations.len() > 60, "{operations:?}");
    assert_eq!(made, operations, "made left, the source of the rules right");
}
