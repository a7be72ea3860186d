//! Members by a keyword: a part of a name, a phone number, an e-mail address, or a member's number.

use mps_domain::accounts::{Member, MemberStatus};

use crate::queries::members;
use crate::query::{Conditions, FOUND_MAX, Page, Query, counted, escaped};
use crate::rows::{SHORTEST, Stored, Stretch, indexed_part};

const TERMS: &str = "mps.member_search_terms t";

/// Returns the conditions for the terms that begin with the keyword, one term of each member.
fn found(keyword: &str, status: Option<MemberStatus>) -> Conditions {
    let stretch = Stretch::of(keyword);
    let mut conditions = Conditions::default();
    let values = [stretch.from.into(), stretch.until.into()];
    conditions.and_with("t.term >= {1} AND t.term < {2}", values);
    conditions.and("t.shared < {}", stretch.shared_below);
    if let Some(status) = status {
        // The planner does not see the keyword, so it would rather read all members than join them. This
        // form makes it look up the member of each term.
        let of_member = "(SELECT p.status FROM mps.member_profiles p WHERE p.id = t.member_id)";
        conditions.and_text(format!("{of_member} = '{}'", status.as_str()));
    }
    conditions
}

/// The number of members with a keyword, of all or of those in a state, counted up to one more than
/// [`FOUND_MAX`].
#[must_use]
pub fn count(keyword: &str, status: Option<MemberStatus>) -> Query<i64> {
    counted(TERMS, found(keyword, status), FOUND_MAX)
}

/// A page of the members with a keyword, newest first, of all or of those in a state. Sorts the terms of all
/// of them.
#[must_use]
pub fn page(keyword: &str, status: Option<MemberStatus>, page: Page) -> Query<Member> {
    let mut conditions = found(keyword, status);
    if let Some((at, after)) = page.after {
        conditions.and_pair_below("t.created_at, t.member_id", at, after);
    }
    let (condition, mut parameters) = conditions.finish();
    let length = page.length(&mut parameters);
    let sql = format!(
        "SELECT {names} FROM mps.member_profiles p WHERE p.id IN (SELECT t.member_id FROM {TERMS} \
         WHERE {condition} ORDER BY t.created_at DESC, t.member_id DESC {length}) \
         ORDER BY p.created_at DESC, p.id DESC",
        names = Member::SHAPE.names("p")
    );
    Query::new(sql, parameters, Member::from_row)
}

/// The same page as [`page`], but only of members among the newest, of all or of those in a state: `among`
/// of them and one more. Matches their rows instead of their terms. `None` for a keyword with a letter
/// outside ASCII that has a capital: which letter a database makes of it depends on its settings.
#[must_use]
pub fn page_among_newest(
    keyword: &str,
    status: Option<MemberStatus>,
    page: Page,
    among: i64,
) -> Option<Query<Member>> {
    let keyword = indexed_part(keyword);
    let has_capital = |letter: char| !letter.is_ascii() && !letter.to_uppercase().eq([letter]);
    if keyword.chars().any(has_capital) {
        return None;
    }
    let beginning = format!("{}%", escaped(&keyword));
    // A part of a phone number or an address that is shorter than a term matches nothing.
    let missing = "_".repeat(SHORTEST.saturating_sub(keyword.chars().count()));
    let in_middle = format!("%{}{missing}%", escaped(&keyword));
    let narrow = |conditions: &mut Conditions| {
        let values = [
            format!("%{beginning}").into(),
            in_middle.into(),
            beginning.into(),
        ];
        conditions.and_with(
            "(mps.folded(p.name) LIKE {1} ESCAPE '\\' OR mps.folded(p.email) LIKE {2} ESCAPE '\\' \
             OR p.phone LIKE {2} ESCAPE '\\' OR lower(p.member_no) LIKE {3} ESCAPE '\\' \
             OR substr(p.member_no, 2) LIKE {3} ESCAPE '\\' \
             OR ltrim(substr(p.member_no, 2), '0') LIKE {3} ESCAPE '\\')",
            values,
        );
    };
    let (columns, walked) = (Member::SHAPE.names("p"), members::conditions(status));
    Some(members::LIST.page_among_newest(&columns, walked, narrow, page, among))
}
