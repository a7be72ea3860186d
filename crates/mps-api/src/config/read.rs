//! Reads settings one by one, and collects mistakes in them.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use mps_domain::{Currency, Money};
use mps_settings::Environment;

use crate::config::{Mistake, ServerSecret};

/// Reads settings. For a wrong setting it returns the default and records the mistake.
pub(super) struct Reader<'a> {
    environment: &'a Environment,
    names: BTreeSet<&'static str>,
    mistakes: Vec<Mistake>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(environment: &'a Environment) -> Self {
        Self {
            environment,
            names: BTreeSet::new(),
            mistakes: Vec::new(),
        }
    }

    pub(super) fn into_mistakes(self) -> Vec<Mistake> {
        self.mistakes
    }

    /// Records that a setting is wrong.
    pub(super) fn mistake(&mut self, variable: &'static str, fix: impl Into<String>) {
        let value = self
            .environment
            .get(variable)
            .unwrap_or("(not set)")
            .to_owned();
        self.mistake_with(variable, &value, fix);
    }

    /// As [`Reader::mistake`], with the part of the value that may be shown.
    pub(super) fn mistake_with(
        &mut self,
        variable: &'static str,
        value: &str,
        fix: impl Into<String>,
    ) {
        self.mistakes.push(Mistake {
            variable,
            value: value.to_owned(),
            fix: fix.into(),
        });
    }

    /// Returns the names that were read.
    pub(super) fn names(&self) -> &BTreeSet<&'static str> {
        &self.names
    }

    pub(super) fn get(&mut self, variable: &'static str) -> Option<&'a str> {
        let is_new = self.names.insert(variable);
        if is_new && self.environment.is_unreadable(variable) {
            self.mistakes.push(Mistake::no_text(variable));
        }
        self.environment.get(variable)
    }

    pub(super) fn text(&mut self, variable: &'static str) -> Option<String> {
        self.get(variable).map(str::to_owned)
    }

    pub(super) fn parsed<T: FromStr>(
        &mut self,
        variable: &'static str,
        default: T,
        wanted: &str,
    ) -> T {
        let Some(text) = self.get(variable) else {
            return default;
        };
        text.parse().unwrap_or_else(|_| {
            self.mistake(variable, wanted);
            default
        })
    }

    pub(super) fn between<T: FromStr + PartialOrd + Display + Copy>(
        &mut self,
        variable: &'static str,
        default: T,
        least: T,
        most: T,
    ) -> T {
        let Some(text) = self.get(variable) else {
            return default;
        };
        match text.parse::<T>() {
            Ok(value) if value >= least && value <= most => value,
            _ => {
                self.mistake(variable, format!("a whole number from {least} to {most}"));
                default
            }
        }
    }

    /// Reads one of several texts; the first is the default.
    pub(super) fn choice<T: Copy>(
        &mut self,
        variable: &'static str,
        first: (&'static str, T),
        others: &[(&'static str, T)],
    ) -> T {
        let (_, default) = first;
        let Some(text) = self.get(variable) else {
            return default;
        };
        let all = || std::iter::once(&first).chain(others);
        let chosen = all().find(|(name, _)| name.eq_ignore_ascii_case(text));
        chosen.map_or_else(
            || {
                let names: Vec<&str> = all().map(|(name, _)| *name).collect();
                self.mistake(variable, format!("one of {}", names.join(", ")));
                default
            },
            |(_, value)| *value,
        )
    }

    pub(super) fn flag(&mut self, variable: &'static str) -> bool {
        self.flag_or(variable, false)
    }

    /// Reads a flag with a default.
    pub(super) fn flag_or(&mut self, variable: &'static str, default: bool) -> bool {
        let (on, off) = (("true", true), ("false", false));
        let (first, second) = if default { (on, off) } else { (off, on) };
        self.choice(variable, first, &[second, ("0", false), ("1", true)])
    }

    pub(super) fn optional_money(
        &mut self,
        variable: &'static str,
        currency: Currency,
    ) -> Option<Money> {
        self.get(variable)?;
        Some(self.money(variable, currency, Money::ZERO))
    }

    pub(super) fn money(
        &mut self,
        variable: &'static str,
        currency: Currency,
        default: Money,
    ) -> Money {
        let Some(text) = self.get(variable) else {
            return default;
        };
        currency.parse(text).unwrap_or_else(|error| {
            self.mistake(variable, format!("an amount of {currency}: {error}"));
            default
        })
    }

    pub(super) fn secret(&mut self, variable: &'static str) -> Option<ServerSecret> {
        let text = self.get(variable)?;
        let secret = ServerSecret::new(text.as_bytes());
        if secret.is_none() {
            let fix = "32 bytes or more: `mps-api gen-secret` makes one";
            self.mistake_with(variable, "****", fix);
        }
        secret
    }
}
