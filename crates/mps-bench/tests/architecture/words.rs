//! Names are the field's own terms.

use std::collections::BTreeSet;
use std::path::Path;

use mps_testbed::rust_files;

/// Words that stood for the field's own terms, each with what to say instead (docs/ARCHITECTURE.md,
/// "Glossary").
const PRIVATE_WORDS: [(&str, &str); 27] = [
    ("Asker", "Actor"),
    ("asker", "actor"),
    ("Came", "what it counts"),
    ("came", "received, actual"),
    ("Case", "Context"),
    ("Deed", "a command, an operation"),
    ("deed", "command"),
    ("deeds", "commands, workload"),
    ("Failure", "an error's own name"),
    ("Fate", "CommitOutcome"),
    ("fate", "outcome"),
    ("Fault", "ErrorClass, Violation, Problem"),
    ("faults", "violations, problems"),
    ("Fresh", "New"),
    ("fresh", "new, random"),
    ("hear", "receive"),
    ("heard", "received"),
    ("Kept", "Cache"),
    ("kept", "cached, stored"),
    ("older", "legacy"),
    ("Reach", "ReachMilestone"),
    ("Said", "Message"),
    ("said", "message"),
    ("Stop", "Abort"),
    ("Told", "what it describes"),
    ("told", "described"),
    ("Which", "a filter's own name"),
];

/// The names in a text of Rust: what is neither in a comment nor in a string.
fn names_in(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            raw.find("\"#").map_or(rest.len(), |end| end + 5)
        } else if first == '"' {
            end_of_string(rest)
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest[1..].find('\'').map_or(rest.len(), |end| end + 2)
        } else if first.is_alphanumeric() || first == '_' {
            let is_of_name = |character: char| character.is_alphanumeric() || character == '_';
            let end = rest
                .find(|character| !is_of_name(character))
                .unwrap_or(rest.len());
            names.insert(rest[..end].to_owned());
            end
        } else {
            first.len_utf8()
        };
        rest = &rest[end..];
    }
    names
}

/// Where a string ends that begins at the beginning.
fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn private_words_do_not_come_back() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for file in rust_files(crates) {
        let names = names_in(&std::fs::read_to_string(&file).unwrap());
        let private = PRIVATE_WORDS
            .iter()
            .filter(|(word, _)| names.contains(*word));
        found.extend(
            private.map(|(word, instead)| format!("{}: {word}; say {instead}", file.display())),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
}
