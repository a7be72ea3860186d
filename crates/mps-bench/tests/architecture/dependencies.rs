//! What the programs are built on: whose licences allow it, where it comes from, and what is there twice.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use spdx::{Expression, ParseMode};

/// Licences that ask for no more than to be named.
const LICENCES: [&str; 10] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Crates that do what another one does already, each with that one.
const BANNED: [(&str, &str); 3] = [
    ("native-tls", "rustls"),
    ("openssl-sys", "rustls"),
    ("ring", "aws-lc-rs"),
];

/// Crates that the programs link in two versions, each with the dependency that holds the older one back
/// (docs/adr/0012-dependencies.md).
const TWICE: [(&str, &str); 29] = [
    ("aead", "age"),
    ("base64", "postgres-protocol"),
    ("block-buffer", "age"),
    ("chacha20", "age"),
    ("chacha20poly1305", "age"),
    ("cipher", "age"),
    ("const-oid", "tokio-postgres-rustls"),
    ("cpufeatures", "age"),
    ("crypto-common", "age"),
    ("digest", "age"),
    ("fallible-iterator", "postgres-protocol"),
    ("getrandom", "age"),
    ("hkdf", "age"),
    ("hmac", "age"),
    ("hybrid-array", "age"),
    ("inout", "age"),
    ("itertools", "zxcvbn, which guesses passwords"),
    ("miniz_oxide", "png"),
    ("nom", "phonenumber"),
    ("poly1305", "age"),
    ("rand", "age"),
    ("rand_core", "age"),
    ("regex-syntax", "phonenumber"),
    ("sha2", "age"),
    ("spin", "phonenumber"),
    ("thiserror", "age"),
    ("tower-http", "reqwest"),
    ("universal-hash", "age"),
    ("untrusted", "aws-lc-rs"),
];

/// A crate of the lock file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Crate {
    name: String,
    version: String,
    /// Where it comes from, unless that is the public registry.
    source: String,
    licence: String,
}

/// The crates that `cargo tree` lists, each once.
fn tree(options: &[&str]) -> BTreeSet<Crate> {
    let shared = "tree --locked --offline --target x86_64-unknown-linux-gnu --prefix none";
    let output = Command::new(env!("CARGO"))
        .args(shared.split(' '))
        .args(["--format", "{p}|{l}"])
        .args(options)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().filter_map(|line| {
        let (package, licence) = line.split_once('|')?;
        let mut parts = package.splitn(3, ' ');
        let (name, version, source) = (parts.next()?, parts.next()?, parts.next());
        Some(Crate {
            name: name.to_owned(),
            version: version.to_owned(),
            source: source
                .unwrap_or_default()
                .replace("(proc-macro)", "")
                .trim()
                .to_owned(),
            licence: licence.trim_end_matches(" (*)").to_owned(),
        })
    });
    lines.collect()
}

/// What the two programs are linked from, without what only the compiler and tests use.
fn linked() -> BTreeSet<Crate> {
    tree(&[
        "--package",
        "mps-api",
        "--package",
        "mps-cli",
        "--edges",
        "normal,no-proc-macro",
    ])
}

#[test]
fn every_licence_is_allowed_and_every_source_is_known() {
    let crates = tree(&["--workspace", "--edges", "normal,build,dev"]);
    assert!(crates.len() > 300, "{} crates", crates.len());
    let workspace = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let workspace = std::fs::canonicalize(workspace).unwrap();
    let ours = format!("({}", workspace.display());
    let wrong = crates.iter().filter(|package| {
        let licence = Expression::parse_mode(&package.licence, ParseMode::LAX);
        let is_allowed = licence.is_ok_and(|licence| {
            licence.evaluate(|wanted| LICENCES.contains(&wanted.to_string().as_str()))
        });
        let is_known = package.source.is_empty() || package.source.starts_with(&ours);
        !is_allowed || !is_known
    });
    let wrong: Vec<&Crate> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_crate_does_what_another_does_already() {
    for package in linked() {
        let banned = BANNED.iter().find(|(name, _)| *name == package.name);
        assert_eq!(
            banned, None,
            "the second does the same, and is there already"
        );
    }
}

#[test]
fn what_is_linked_twice_has_a_reason() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in linked() {
        let of_name = versions.entry(package.name).or_default();
        of_name.insert(package.version);
    }
    versions.retain(|_, versions| versions.len() > 1);
    let found: BTreeSet<&str> = versions.keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, known, "{versions:#?}");
}
