//! Converts legacy names and identifiers to the forms used here.

use std::collections::HashSet;

use mps_domain::names::{self, Phone, Region};

use super::notes::Notes;

/// The identifiers imported so far, which must be unique.
#[derive(Debug, Default)]
pub(super) struct Names {
    phones: HashSet<String>,
    emails: HashSet<String>,
    codes: HashSet<String>,
}

impl Names {
    /// Returns a member's phone number in the form in which numbers are stored here.
    pub(super) fn phone(
        &mut self,
        member_no: &str,
        legacy: &str,
        region: Option<Region>,
        notes: &mut Notes,
    ) -> Option<String> {
        if legacy.trim().is_empty() {
            return None;
        }
        let canonical = Phone::read(legacy, region).map(|phone| phone.canonical().to_owned());
        if canonical.is_none() {
            let text = "has a phone number that cannot be one; it stays as it was";
            notes.differs("member", member_no, text);
        }
        let forms = [canonical, Some(legacy.to_owned())];
        one_of(&mut self.phones, forms, (member_no, "phone number"), notes)
    }

    /// Returns a member's e-mail address in the form in which addresses are stored here.
    pub(super) fn email(
        &mut self,
        member_no: &str,
        legacy: &str,
        notes: &mut Notes,
    ) -> Option<String> {
        let canonical = names::email(legacy);
        if canonical.is_empty() {
            return None;
        }
        let forms = [Some(canonical), Some(legacy.to_lowercase())];
        one_of(
            &mut self.emails,
            forms,
            (member_no, "e-mail address"),
            notes,
        )
    }

    /// Returns a merchant's code. Codes that differ only in case are the same, so a later one gets
    /// a number.
    pub(super) fn code(&mut self, legacy: &str, notes: &mut Notes) -> String {
        let mut code = legacy.to_owned();
        let mut number = 1_u32;
        while !self.codes.insert(names::login_key(&code)) {
            number = number.saturating_add(1);
            code = format!("{legacy}-{number}");
        }
        if code != legacy {
            let text = format!("differs from another in case only and becomes {code}");
            notes.differs("merchant", legacy, text);
        }
        code
    }
}

/// Returns the form in which an identifier is stored here. If an earlier member has that, returns
/// the legacy form, as long as it is unused.
fn one_of(
    taken: &mut HashSet<String>,
    [canonical, legacy]: [Option<String>; 2],
    (member_no, what): (&str, &str),
    notes: &mut Notes,
) -> Option<String> {
    if let Some(canonical) = &canonical
        && taken.insert(canonical.clone())
    {
        return Some(canonical.clone());
    }
    let is_known = canonical.is_some();
    let left = legacy.filter(|legacy| taken.insert(legacy.clone()));
    let becomes = match &left {
        None => Some("it is left out"),
        Some(_) => is_known.then_some("it stays as it was"),
    };
    if let Some(becomes) = becomes {
        let text = format!("has the {what} of an earlier member; {becomes}");
        notes.differs("member", member_no, text);
    }
    left
}

/// Returns a name with only visible characters; `subject` if none are left.
pub(super) fn shown(kind: &'static str, subject: &str, legacy: &str, notes: &mut Notes) -> String {
    if let Some(name) = names::text(legacy) {
        return name;
    }
    let name = names::cleaned(legacy).unwrap_or_else(|| subject.to_owned());
    let text = "has a name with invisible characters; they are left out";
    notes.differs(kind, subject, text);
    name
}
