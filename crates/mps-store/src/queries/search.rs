//! Members by a keyword: a part of a name, a phone number, an e-mail address, or a member's number.

use mps_domain::accounts::{Member, MemberStatus};

use crate::queries::members::{in_state, page_of};
use crate::query::{Filter, Page, Query, anywhere};
use crate::rows::{Stored, Stretch};

/// Up to how many members a keyword is looked up by its terms. One that more of them have is so frequent
/// that reading members newest first soon finds enough.
pub const LOOKED_UP_MAX: i64 = 20_000;

/// The terms that begin with the keyword, of each member the least, and the conditions for them. A term
/// tells how old its member is; who is in a state, only the member's row.
fn found(keyword: &str, status: Option<MemberStatus>) -> (&'static str, Filter) {
    let mut filter = Filter::default();
    let stretch = Stretch::of(keyword);
    filter.and_two(
        "t.term >= {1} AND t.term < {2}",
        stretch.from,
        stretch.until,
    );
    filter.and("t.shared < {}", stretch.shared_below);
    in_state(&mut filter, status);
    let table = match status {
        None => "mps.member_search_terms t",
        Some(_) => "mps.member_search_terms t JOIN mps.member_profiles p ON p.id = t.member_id",
    };
    (table, filter)
}

/// How many members have a keyword, of all or of those in a state, counted up to one more than
/// [`LOOKED_UP_MAX`].
#[must_use]
pub fn count(keyword: &str, status: Option<MemberStatus>) -> Query<i64> {
    let (table, filter) = found(keyword, status);
    let (condition, parameters) = filter.finish();
    let most = LOOKED_UP_MAX.saturating_add(1);
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {most}) found"
    );
    Query::new(sql, parameters, |row| row.get(0))
}

/// A page of the members with a keyword, newest first, of all or of those in a state. All their terms are
/// looked at, and the rows of those on the page.
#[must_use]
pub fn page(keyword: &str, status: Option<MemberStatus>, page: Page) -> Query<Member> {
    let (table, mut filter) = found(keyword, status);
    if let Some((at, after)) = page.after {
        filter.and_pair_below("t.created_at, t.member_id", at, after);
    }
    let (condition, mut parameters) = filter.finish();
    let length = page.length(&mut parameters);
    let sql = format!(
        "SELECT {names} FROM mps.member_profiles p WHERE p.id IN (SELECT t.member_id FROM {table} \
         WHERE {condition} ORDER BY t.created_at DESC, t.member_id DESC {length}) \
         ORDER BY p.created_at DESC, p.id DESC",
        names = Member::SHAPE.names("p")
    );
    Query::new(sql, parameters, Member::from_row)
}

/// A page of the members with a frequent keyword, as [`page`] gives those with another.
#[must_use]
pub fn page_of_frequent(keyword: &str, status: Option<MemberStatus>, page: Page) -> Query<Member> {
    let mut filter = Filter::default();
    let pattern = anywhere(&keyword.to_lowercase());
    filter.and(
        "(lower(p.name) LIKE {} ESCAPE '\\' OR p.phone LIKE {} ESCAPE '\\' \
         OR p.email LIKE {} ESCAPE '\\' OR lower(p.member_no) LIKE {} ESCAPE '\\')",
        pattern,
    );
    in_state(&mut filter, status);
    page_of(filter, page)
}
