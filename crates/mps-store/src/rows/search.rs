//! By what members are found: the terms that stand beside each member's row.

use std::borrow::Cow;
use std::collections::BTreeSet;

use mps_domain::Timestamp;
use mps_domain::accounts::Member;
use mps_domain::books::Write;
use uuid::Uuid;

use crate::value::Value;

/// How much of a term is kept, in characters. Longer keywords are compared by as much.
const LONGEST: usize = 64;
/// From how many characters on a part of a phone number or an e-mail address is a term.
const SHORTEST: usize = 3;
/// How many terms one statement writes: there is one text, whatever their number.
const AT_ONCE: usize = 16;

/// The stretch of terms that begin like a keyword: from the first, up to and without the second.
pub(crate) fn stretch_of(keyword: &str) -> (String, String) {
    let from: String = keyword.to_lowercase().chars().take(LONGEST).collect();
    // No text has this character (it is the last one that there is), and its bytes are above all
    // others.
    let until = format!("{from}\u{10FFFF}");
    (from, until)
}

/// All terms of a member. The same stands in the migration that made the table, for the members from
/// before.
fn terms_of(member: &Member) -> BTreeSet<String> {
    let lower = |member: &Member| {
        [
            (Some(member.name.to_lowercase()), 1),
            (member.phone.as_deref().map(str::to_lowercase), SHORTEST),
            (member.email.as_deref().map(str::to_lowercase), SHORTEST),
        ]
    };
    let mut terms = BTreeSet::new();
    for (text, shortest) in lower(member) {
        let text = text.unwrap_or_default();
        let mut rest = text.as_str();
        let mut left = text.chars().count();
        while let Some(first) = rest.chars().next() {
            terms.insert(rest.chars().take(LONGEST).collect());
            if left <= shortest {
                break;
            }
            left = left.saturating_sub(1);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    let digits = member.member_no.get(1..).unwrap_or_default();
    terms.insert(member.member_no.to_lowercase());
    terms.insert(digits.to_owned());
    terms.insert(digits.trim_start_matches('0').to_owned());
    terms
}

/// The statements that bring the terms of members up to date with their rows.
pub(crate) fn search_statements<'a>(
    members: impl Iterator<Item = Write<&'a Member>>,
) -> Vec<(Cow<'static, str>, Vec<Value>)> {
    let mut statements = Vec::new();
    for write in members {
        let (before, after) = match write {
            // Members are never deleted.
            Write::Delete(_) => continue,
            Write::Insert(member) => (BTreeSet::new(), member),
            Write::Update { before, after } => {
                let named = |member: &Member| {
                    (
                        member.name.clone(),
                        member.phone.clone(),
                        member.email.clone(),
                    )
                };
                if named(before) == named(after) {
                    continue;
                }
                (terms_of(before), after)
            }
        };
        let (id, created_at) = (after.id.uuid(), after.created_at);
        let after = terms_of(after);
        let gone: Vec<&String> = before.difference(&after).collect();
        let new: Vec<&String> = after.difference(&before).collect();
        statements.extend(gone.chunks(AT_ONCE).map(|terms| removal(id, terms)));
        statements.extend(
            new.chunks(AT_ONCE)
                .map(|terms| addition(id, created_at, terms)),
        );
    }
    statements
}

/// The parameters of a statement: always the same number of terms, of which the last may stand there
/// repeatedly, and what comes after them.
fn parameters(terms: &[&String], others: impl IntoIterator<Item = Value>) -> Vec<Value> {
    let last = terms.last().map(|term| Value::from(term.as_str()));
    let terms = terms.iter().map(|term| Value::from(term.as_str()));
    let padded = terms.chain(last.into_iter().cycle()).take(AT_ONCE);
    padded.chain(others).collect()
}

fn numbered(form: impl Fn(usize) -> String) -> String {
    let each: Vec<String> = (1..=AT_ONCE).map(form).collect();
    each.join(", ")
}

fn removal(id: Uuid, terms: &[&String]) -> (Cow<'static, str>, Vec<Value>) {
    let list = numbered(|number| format!("${number}"));
    let id_at = AT_ONCE.saturating_add(1);
    let sql = format!(
        "DELETE FROM mps.member_search_terms WHERE term IN ({list}) AND member_id = ${id_at}"
    );
    (sql.into(), parameters(terms, [id.into()]))
}

fn addition(id: Uuid, created_at: Timestamp, terms: &[&String]) -> (Cow<'static, str>, Vec<Value>) {
    let (id_at, time_at) = (AT_ONCE.saturating_add(1), AT_ONCE.saturating_add(2));
    let rows = numbered(|number| format!("(${number}, ${id_at}, ${time_at})"));
    let sql = format!(
        "INSERT INTO mps.member_search_terms (term, member_id, created_at) VALUES {rows} \
         ON CONFLICT DO NOTHING"
    );
    (
        sql.into(),
        parameters(terms, [id.into(), created_at.into()]),
    )
}
