//! Warnings about names that look like mistyped settings.

use std::collections::BTreeSet;

use mps_settings::Environment;
use strsim::osa_distance;

/// The settings of the terminal program, which may be in the same files.
pub(super) const OF_THE_TERMINAL: [&str; 6] = [
    "API_BASE_URL",
    "API_RETRY_COUNT",
    "API_TIMEOUT",
    "MPS_CLI_HOME",
    "SHOW_COLORS",
    "UI_PAGE_SIZE",
];
/// How many letters may be wrong, missing, surplus or swapped in a name with none of our prefixes.
const SLIPS: usize = 2;
/// How many slips are allowed in a name with one of our prefixes, for a setting to be suggested.
const SLIPS_IN_FAMILY: usize = 4;
/// Names shorter than this are close to too many others.
const SHORTEST: usize = 6;

/// Returns a line for each name in the environment that is not a setting but looks as if it were
/// meant to be one.
pub(super) fn warnings(environment: &Environment, known: &BTreeSet<&'static str>) -> Vec<String> {
    // The prefixes of our names: MPS_, API_, DB_ and so on.
    let families: BTreeSet<&str> = known.iter().filter_map(|name| family(name)).collect();
    let mut unknown: Vec<&str> = environment
        .names()
        .filter(|name| !known.contains(name))
        .collect();
    unknown.sort_unstable();
    let lines = unknown.into_iter().filter_map(|name| {
        let (distance, nearest) = nearest(name, known)?;
        let is_ours = family(name).is_some_and(|family| families.contains(family));
        if distance <= if is_ours { SLIPS_IN_FAMILY } else { SLIPS } && name.len() >= SHORTEST {
            return Some(format!("{name} is not a setting; did you mean {nearest}?"));
        }
        is_ours.then(|| {
            format!("{name} is not a setting and has no effect; .env.example lists all settings")
        })
    });
    lines.collect()
}

/// Returns the prefix of a name, up to its first underscore.
fn family(name: &str) -> Option<&str> {
    name.split_once('_').map(|(family, _)| family)
}

/// Returns the closest setting, and how many slips away it is.
fn nearest(name: &str, known: &BTreeSet<&'static str>) -> Option<(usize, &'static str)> {
    let name = name.to_uppercase();
    let distances = known
        .iter()
        .map(|known| (osa_distance(&name, known), *known));
    distances.min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warned(names: &[&str]) -> Vec<String> {
        let known = BTreeSet::from(["APP_ENV", "API_PORT", "JWT_SECRET", "RATE_LIMIT_WINDOW"]);
        let settings: Vec<(&str, &str)> = names.iter().map(|name| (*name, "x")).collect();
        warnings(&Environment::of(&settings), &known)
    }

    #[test]
    fn slips_are_found_and_what_is_meant_is_named() {
        for (name, meant) in [
            ("JTW_SECRET", "JWT_SECRET"),
            ("JWT_SECERT", "JWT_SECRET"),
            ("jwt_secret", "JWT_SECRET"),
            ("JWTSECRET", "JWT_SECRET"),
            ("RATE_LIMIT_WINDOWS", "RATE_LIMIT_WINDOW"),
            ("RATE_WINDOW_LIMIT", ""),
            ("API_PROT", "API_PORT"),
            ("APPENV", "APP_ENV"),
        ] {
            let lines = warned(&[name]);
            assert!(lines.len() == 1 && lines[0].starts_with(name), "{lines:?}");
            assert!(lines[0].contains(meant), "{lines:?}");
        }
        assert_eq!(
            warned(&["API_SOMETHING_ELSE"]),
            [
                "API_SOMETHING_ELSE is not a setting and has no effect; .env.example lists all settings"
            ]
        );
    }

    #[test]
    fn names_of_others_are_left_alone() {
        let others = [
            "PATH",
            "HOME",
            "LANG",
            "TERM",
            "PWD",
            "SHLVL",
            "LOGNAME",
            "HOSTNAME",
            "USER",
            "_",
            "LC_ALL",
            "NOTIFY_SOCKET",
            "INVOCATION_ID",
            "TZ",
            "SSL_CERT_FILE",
            "RUST_LOG",
        ];
        assert_eq!(warned(&others), [""; 0]);
        assert_eq!(warned(&["APP_ENV", "JWT_SECRET"]), [""; 0]);
    }
}
