//! The arrows between the crates, and between the modules of a crate, point only as the architecture says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cargo_metadata::{DependencyKind, MetadataCommand};
use mps_testbed::rust_files;

/// Each crate with the project's crates that it may depend on (docs/ARCHITECTURE.md).
const ARROWS: [(&str, &[&str]); 10] = [
    ("mps-domain", &[]),
    ("mps-store", &["mps-domain"]),
    ("mps-protocol", &["mps-domain"]),
    ("mps-testbed", &[]),
    ("mps-web", &[]),
    ("mps-settings", &[]),
    ("mps-client", &["mps-domain", "mps-protocol"]),
    (
        "mps-api",
        &[
            "mps-domain",
            "mps-protocol",
            "mps-settings",
            "mps-store",
            "mps-web",
        ],
    ),
    ("mps-cli", &["mps-client", "mps-protocol", "mps-settings"]),
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

/// The rooms of `mps-api` from the top: each uses only those that come after it (docs/ARCHITECTURE.md).
const ROOMS: [&str; 16] = [
    "commands", "run", "routes", "http", "docs", "app", "identity", "limits", "cache", "waiting",
    "backup", "observe", "edge", "redis", "config", "error",
];
/// What every room may use.
const GROUND: [&str; 2] = ["random", "system"];

/// The modules at the top of a crate, each with those that its code names as `crate::…`. Tests inside a file
/// do not count.
fn arrows_in(source: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in rust_files(source) {
        let inner = file.strip_prefix(source).unwrap();
        let first = inner.components().next().unwrap();
        let module = Path::new(&first)
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        if ["lib", "main"].contains(&module.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let lines = code
            .lines()
            .map(|line| line.split("//").next().unwrap_or_default());
        let code = lines.collect::<Vec<_>>().join("\n");
        let named = code.split("crate::").skip(1).map(|rest| {
            let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_');
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        arrows.entry(module).or_default().extend(named);
    }
    let modules: BTreeSet<String> = arrows.keys().cloned().collect();
    for (module, named) in &mut arrows {
        named.retain(|name| modules.contains(name) && name != module);
    }
    arrows
}

fn reached(arrows: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from.to_owned()];
    while let Some(module) = waiting.pop() {
        for next in &arrows[&module] {
            if reached.insert(next.clone()) {
                waiting.push(next.clone());
            }
        }
    }
    reached
}

#[test]
fn no_two_modules_of_a_crate_use_each_other_in_a_circle() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut looked_at = 0;
    for (name, _) in ARROWS {
        let arrows = arrows_in(&crates.join(name).join("src"));
        for module in arrows.keys() {
            let circle = reached(&arrows, module).contains(module);
            assert!(
                !circle,
                "{name}: {module} uses itself by way of {:?}",
                arrows[module]
            );
            looked_at += 1;
        }
    }
    assert!(looked_at > 100, "{looked_at} modules");
}

#[test]
fn the_rooms_of_the_server_use_only_those_below() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let arrows = arrows_in(&crates.join("mps-api/src"));
    let rooms: BTreeSet<&str> = ROOMS.into_iter().chain(GROUND).collect();
    let found: BTreeSet<&str> = arrows.keys().map(String::as_str).collect();
    assert_eq!(found, rooms, "a room without a place");
    for (place, room) in ROOMS.iter().enumerate() {
        for used in &arrows[*room] {
            let is_ground = GROUND.contains(&used.as_str());
            let is_below = ROOMS[place + 1..].contains(&used.as_str());
            assert!(is_ground || is_below, "{room} must not use {used}");
        }
    }
}
