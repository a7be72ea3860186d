//! The tests that documents name as proofs exist.

use std::collections::BTreeSet;
use std::path::Path;

use mps_testbed::rust_files;

/// The documents that name tests.
const DOCUMENTS: [&str; 2] = ["security.md", "reliability.md"];

/// Whether a text in a document is the name of a test: a sentence in small letters.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(is_plain)
    };
    text.split('_').count() > 4 && text.split('_').all(is_word)
}

#[test]
fn the_tests_that_documents_name_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap();
    let mut code: Vec<String> = rust_files(&root.join("crates"))
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect();
    code.push(std::fs::read_to_string(root.join("deploy/tests/nginx.py")).unwrap());
    let defined: BTreeSet<&str> = code
        .iter()
        .flat_map(|text| text.split("fn ").chain(text.split("def ")))
        .filter_map(|rest| rest.split(['(', '<']).next())
        .collect();
    for document in DOCUMENTS {
        let text = std::fs::read_to_string(root.join("docs").join(document)).unwrap();
        let named: Vec<&str> = text.split('`').filter(|name| is_sentence(name)).collect();
        assert!(named.len() > 5, "{document} names no tests");
        let missing: Vec<&str> = named
            .into_iter()
            .filter(|name| !defined.contains(name))
            .collect();
        assert!(missing.is_empty(), "{document}: {missing:#?}");
    }
}
