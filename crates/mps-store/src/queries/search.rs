//! Members by a keyword: a part of a name, a phone number, an e-mail address, or a member's number.

use mps_domain::accounts::{Member, MemberStatus};

use crate::queries::members::{in_state, page_of};
use crate::query::{Filter, Page, Query, anywhere};
use crate::rows::{Stored, Stretch};

/// Up to how many members a keyword is looked up by its terms. One that more of them have is so frequent
/// that reading members newest first soon finds enough.
const LOOKED_UP_MAX: i64 = 20_000;

/// A member of a page of those who were found, and how many there are.
#[derive(Debug)]
pub struct Found {
    /// The member; none when there is nobody on the page.
    pub member: Option<Member>,
    /// Whether the keyword is so frequent that not all were looked at: then this is no page.
    pub is_frequent: bool,
    /// How many members were found.
    pub members: i64,
}

/// How many columns a member has; others follow.
const MEMBER: usize = 9;

/// A page of the members with a keyword, newest first, of all or of those in a state; at least one
/// row. All is seen in one pass over the terms that begin with the keyword, of each member the least, which
/// also tell how old their members are: only those of the page are looked up.
#[must_use]
pub fn find(keyword: &str, status: Option<MemberStatus>, page: Page) -> Query<Found> {
    const { assert!(Member::SHAPE.len() == MEMBER) };
    let Stretch {
        from,
        until,
        shared_below,
    } = Stretch::of(keyword);
    let most = LOOKED_UP_MAX.saturating_add(1);
    let members = if status.is_none() {
        "SELECT id, created_at FROM found".to_owned()
    } else {
        let mut filter = Filter::default();
        in_state(&mut filter, status);
        let (in_state, _) = filter.finish();
        format!(
            "SELECT found.id, found.created_at FROM found \
             JOIN mps.member_profiles p ON p.id = found.id WHERE {in_state}"
        )
    };
    let mut filter = Filter::after(vec![from.into(), until.into(), shared_below.into()]);
    let (at, after) = page.from();
    filter.and_pair_below("created_at, id", at, after);
    let (condition, mut parameters) = filter.finish();
    parameters.extend([page.limit.into(), page.offset.into()]);
    let (limit, offset) = (parameters.len().saturating_sub(1), parameters.len());
    let sql = format!(
        "WITH found AS (SELECT member_id AS id, created_at FROM mps.member_search_terms \
                        WHERE term >= $1 AND term < $2 AND shared < $3 LIMIT {most}), \
              members AS ({members}), \
              page AS (SELECT id FROM members WHERE {condition} \
                       ORDER BY created_at DESC, id DESC LIMIT ${limit} OFFSET ${offset}) \
         SELECT {names}, (SELECT count(*) FROM found), (SELECT count(*) FROM members) \
         FROM (SELECT 1) AS one LEFT JOIN (page JOIN mps.member_profiles p ON p.id = page.id) ON TRUE \
         ORDER BY p.created_at DESC, p.id DESC",
        names = Member::SHAPE.names("p")
    );
    Query::new(sql, parameters, |row| {
        let found: i64 = row.get(MEMBER)?;
        let id: Option<uuid::Uuid> = row.get(0)?;
        Ok(Found {
            member: id.map(|_| Member::from_row(row)).transpose()?,
            is_frequent: found > LOOKED_UP_MAX,
            members: row.get(MEMBER + 1)?,
        })
    })
}

/// A page of the members with a frequent keyword, as [`find`] gives those with another.
#[must_use]
pub fn find_frequent(keyword: &str, status: Option<MemberStatus>, page: Page) -> Query<Member> {
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
