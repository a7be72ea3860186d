//! By what members are found: the terms that stand beside each member's row.

use std::borrow::Cow;
use std::collections::BTreeSet;

use mps_domain::Timestamp;
use mps_domain::accounts::Member;
use mps_domain::names::folded;
use mps_domain::unit_of_work::Write;
use uuid::Uuid;

use crate::value::Value;

/// How much of a term is kept, in characters. Longer keywords are compared by as much.
const LONGEST: usize = 64;
/// From how many characters on a part of a phone number or an e-mail address is a term.
pub(crate) const SHORTEST: usize = 3;
/// How many terms one statement writes: there is one text, whatever their number.
const AT_ONCE: usize = 16;

/// Which terms begin like a keyword.
pub(crate) struct Stretch {
    /// The first that there can be.
    pub(crate) from: String,
    /// Before this are all of them.
    pub(crate) until: String,
    /// Of a member's terms in the stretch, the least shares fewer of its first characters than this with
    /// one that is less, and all others as many.
    pub(crate) shared_below: i64,
}

impl Stretch {
    /// Of the terms that begin like a keyword.
    pub(crate) fn of(keyword: &str) -> Self {
        let from = indexed_part(keyword);
        // No text has this character (it is the last one that there is), and its bytes are above all
        // others.
        let until = format!("{from}\u{10FFFF}");
        let shared_below = characters(from.chars().count());
        Self {
            from,
            until,
            shared_below,
        }
    }
}

/// A keyword as terms are written, and as much of it as is kept of them.
pub(crate) fn indexed_part(keyword: &str) -> String {
    folded(keyword).chars().take(LONGEST).collect()
}

/// A number of characters of a term, of which there are few.
fn characters(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// All terms of a member. The same stands in the migrations, for the members from before.
fn terms_of(member: &Member) -> BTreeSet<String> {
    let texts = [
        (Some(folded(&member.name)), 1),
        (member.phone.as_deref().map(folded), SHORTEST),
        (member.email.as_deref().map(folded), SHORTEST),
    ];
    let mut terms = BTreeSet::new();
    for (text, shortest) in texts {
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

/// The terms in their order, each with how many of its first characters a lesser one begins with too: as
/// many as the one before it does.
fn with_shared(terms: &BTreeSet<String>) -> Vec<(&str, i64)> {
    let mut lesser = "";
    let shared = terms.iter().map(|term| {
        let both = term
            .chars()
            .zip(std::mem::replace(&mut lesser, term).chars());
        let alike = both.take_while(|(one, other)| one == other);
        (term.as_str(), characters(alike.count()))
    });
    shared.collect()
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
        let (gone, new) = (with_shared(&before), with_shared(&after));
        statements.extend(gone.chunks(AT_ONCE).map(|terms| removal(id, terms)));
        statements.extend(
            new.chunks(AT_ONCE)
                .map(|terms| addition(id, created_at, terms)),
        );
    }
    statements
}

/// Always the same number of values, of which the last may stand there repeatedly.
fn padded<V: Into<Value>>(values: impl DoubleEndedIterator<Item = V> + Clone) -> Vec<Value> {
    let last = values.clone().next_back();
    let padded = values
        .map(Into::into)
        .chain(last.map(Into::into).into_iter().cycle());
    padded.take(AT_ONCE).collect()
}

fn numbered(form: impl Fn(usize) -> String) -> String {
    let each: Vec<String> = (1..=AT_ONCE).map(form).collect();
    each.join(", ")
}

fn removal(id: Uuid, terms: &[(&str, i64)]) -> (Cow<'static, str>, Vec<Value>) {
    let list = numbered(|number| format!("${number}"));
    let id_at = AT_ONCE.saturating_add(1);
    let sql = format!(
        "DELETE FROM mps.member_search_terms WHERE term IN ({list}) AND member_id = ${id_at}"
    );
    let mut parameters = padded(terms.iter().map(|(term, _)| *term));
    parameters.push(id.into());
    (sql.into(), parameters)
}

fn addition(
    id: Uuid,
    created_at: Timestamp,
    terms: &[(&str, i64)],
) -> (Cow<'static, str>, Vec<Value>) {
    let (id_at, time_at) = (AT_ONCE.saturating_add(1), AT_ONCE.saturating_add(2));
    let rows = numbered(|number| {
        let shared = number.saturating_add(time_at);
        format!("(${number}, ${id_at}, ${time_at}, ${shared})")
    });
    let sql = format!(
        "INSERT INTO mps.member_search_terms (term, member_id, created_at, shared) VALUES {rows} \
         ON CONFLICT DO NOTHING"
    );
    let mut parameters = padded(terms.iter().map(|(term, _)| *term));
    parameters.extend([id.into(), created_at.into()]);
    parameters.extend(padded(terms.iter().map(|(_, shared)| *shared)));
    (sql.into(), parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever a keyword is that some terms begin with, one of them is counted.
    #[test]
    fn of_all_terms_with_a_keyword_one_shares_less_than_it() {
        for number in 0..3_u32.pow(7) {
            let letter = |place: u32| ['a', 'b', '王'][(number / 3_u32.pow(place) % 3) as usize];
            let text: String = (0..7).map(letter).collect();
            let (name, address) = text.split_at(text.char_indices().nth(4).unwrap().0);
            let suffixes = |text: &str| -> Vec<String> {
                text.char_indices()
                    .map(|(at, _)| text[at..].to_owned())
                    .collect()
            };
            let terms: BTreeSet<String> = [suffixes(name), suffixes(address)]
                .concat()
                .into_iter()
                .collect();
            let shared = with_shared(&terms);
            for term in &terms {
                for (at, last) in term.char_indices() {
                    let keyword = Stretch::of(&term[..at + last.len_utf8()]);
                    let counted = shared.iter().filter(|(term, shared)| {
                        *term >= keyword.from.as_str()
                            && *term < keyword.until.as_str()
                            && *shared < keyword.shared_below
                    });
                    assert_eq!(counted.count(), 1, "{} of {terms:?}", keyword.from);
                }
            }
        }
    }
}
