//! Members as administrators find them.

use mps_domain::accounts::{ExternalIdentity, Member, MemberStatus};
use mps_domain::ids::MemberId;

use crate::query::{Filter, List, Page, Query, anywhere};
use crate::rows::{Stored, stretch_of};

/// Up to how many terms are counted.
const COUNTED_TERMS_MAX: i64 = 20_000;
/// Up to how many terms a keyword is looked up by. A keyword that more of them begin with is so
/// frequent that reading members newest first soon finds enough. Measured: looking 10 000 members up
/// to sort them took 15 ms, while one in fifty is met twenty times in 2 ms. Numbers are looked up as far
/// as they are counted: they are given out in their order, so that those which begin alike are of one age,
/// and reading newest first may have to pass everybody else before it meets them.
const LOOKED_UP_MAX: i64 = 4_000;

/// How often a keyword occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// In how many terms, counted up to 20 001.
    pub terms: i64,
    /// In the terms of how many members.
    pub members: i64,
}

impl Occurrence {
    /// Whether members with this keyword are better read newest first than looked up by their terms.
    #[must_use]
    pub fn is_frequent(&self, keyword: &str) -> bool {
        let number = keyword.trim_start_matches(['M', 'm', '+']);
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        let most = if is_number {
            COUNTED_TERMS_MAX
        } else {
            LOOKED_UP_MAX
        };
        self.terms > most
    }

    /// Whether all were counted.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.terms <= COUNTED_TERMS_MAX
    }
}

/// How often a keyword occurs.
#[must_use]
pub fn occurrence(keyword: &str) -> Query<Occurrence> {
    let (from, until) = stretch_of(keyword);
    let most = COUNTED_TERMS_MAX.saturating_add(1);
    let sql = format!(
        "SELECT count(*), count(DISTINCT member_id) FROM (SELECT member_id \
         FROM mps.member_search_terms WHERE term >= $1 AND term < $2 LIMIT {most}) found"
    );
    Query::new(sql, [from.into(), until.into()], |row| {
        Ok(Occurrence {
            terms: row.get(0)?,
            members: row.get(1)?,
        })
    })
}

/// Which members.
#[derive(Debug, Clone, Copy, Default)]
pub struct Which<'a> {
    /// With this keyword, and whether it is a frequent one.
    pub keyword: Option<(&'a str, bool)>,
    /// In this state.
    pub status: Option<MemberStatus>,
}

impl Which<'_> {
    fn conditions(&self) -> Filter {
        let mut filter = Filter::default();
        match self.keyword {
            Some((keyword, false)) => {
                let (from, until) = stretch_of(keyword);
                filter.and_two(
                    "p.id IN (SELECT member_id FROM mps.member_search_terms \
                     WHERE term >= {1} AND term < {2})",
                    from,
                    until,
                );
            }
            Some((keyword, true)) => {
                let pattern = anywhere(&keyword.to_lowercase());
                filter.and(
                    "(lower(p.name) LIKE {} ESCAPE '\\' OR p.phone LIKE {} ESCAPE '\\' \
                     OR p.email LIKE {} ESCAPE '\\' OR lower(p.member_no) LIKE {} ESCAPE '\\')",
                    pattern,
                );
            }
            None => {}
        }
        if let Some(status) = self.status {
            filter.and_text(format!("p.status = '{}'", status.as_str()));
            if status != MemberStatus::Active {
                // The condition of the index of what is rare.
                filter.and_text("p.status <> 'active'");
            }
        }
        filter
    }
}

const LIST: List<Member> = List {
    select: "SELECT {} FROM mps.member_profiles p",
    table: "mps.member_profiles p",
    order: ("p.created_at", "p.id"),
    read: Member::from_row,
};

/// A page of members, newest first.
#[must_use]
pub fn page(which: &Which<'_>, page: Page) -> Query<Member> {
    LIST.page(&Member::SHAPE.names("p"), which.conditions(), page)
}

/// How many members the conditions leave, counted up to one more than
/// [`COUNTED_MAX`](crate::COUNTED_MAX).
#[must_use]
pub fn count(which: &Which<'_>) -> Query<i64> {
    LIST.count(which.conditions())
}

/// The member of this id.
#[must_use]
pub fn by_id(member: MemberId) -> Query<Member> {
    let names = Member::SHAPE.names("p");
    let sql = format!("SELECT {names} FROM mps.member_profiles p WHERE p.id = $1");
    Query::new(sql, [member.uuid().into()], Member::from_row)
}

/// What the member is known as elsewhere.
#[must_use]
pub fn identities_of(member: MemberId) -> Query<ExternalIdentity> {
    let sql = format!(
        "SELECT {} FROM mps.member_external_identities i WHERE i.member_id = $1 ORDER BY i.provider",
        ExternalIdentity::SHAPE.names("i")
    );
    Query::new(sql, [member.uuid().into()], ExternalIdentity::from_row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_looked_up_longer_than_names() {
        let found = Occurrence {
            terms: 10_000,
            members: 10_000,
        };
        assert!(found.is_frequent("王") && found.is_frequent("a1"));
        assert!(!found.is_frequent("000000") && !found.is_frequent("M000000"));
    }
}
