//! Tests that the crates depend on each other only as the architecture allows.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Each crate with the project's crates that it may depend on (docs/ARCHITECTURE.md).
const ARROWS: [(&str, &[&str]); 8] = [
    ("mps-domain", &[]),
    ("mps-store", &["mps-domain"]),
    ("mps-protocol", &["mps-domain"]),
    ("mps-testbed", &[]),
    ("mps-client", &["mps-domain", "mps-protocol"]),
    ("mps-api", &["mps-domain", "mps-protocol", "mps-store"]),
    ("mps-cli", &["mps-client", "mps-protocol"]),
    (
        "mps-bench",
        &[
            "mps-api",
            "mps-client",
            "mps-domain",
            "mps-protocol",
            "mps-store",
            "mps-testbed",
        ],
    ),
];

#[test]
fn crates_depend_only_on_what_the_architecture_allows() {
    let metadata = MetadataCommand::new().no_deps().exec().unwrap();
    let found: BTreeMap<String, BTreeSet<String>> = metadata
        .packages
        .iter()
        .map(|package| {
            let ours = package.dependencies.iter().filter(|dependency| {
                dependency.kind == DependencyKind::Normal && dependency.name.starts_with("mps-")
            });
            (
                package.name.to_string(),
                ours.map(|dependency| dependency.name.clone()).collect(),
            )
        })
        .collect();
    let allowed: BTreeMap<&str, BTreeSet<&str>> = ARROWS
        .iter()
        .map(|(name, to)| (*name, to.iter().copied().collect()))
        .collect();
    let names: Vec<&String> = found.keys().collect();
    assert_eq!(
        names,
        allowed.keys().collect::<Vec<_>>(),
        "a crate without arrows"
    );
    for (name, dependencies) in &found {
        for dependency in dependencies {
            let may = allowed
                .get(name.as_str())
                .is_some_and(|to| to.contains(dependency.as_str()));
            assert!(may, "{name} must not depend on {dependency}");
        }
    }
}
