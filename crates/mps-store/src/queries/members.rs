//! Members as administrators find them.

use mps_domain::accounts::{ExternalIdentity, Member, MemberStatus};
use mps_domain::ids::MemberId;

use crate::query::{Count, Filter, List, Page, Query, anywhere};
use crate::rows::{Stored, stretch_of};

/// Up to how many terms a keyword is looked up by, and counted. A keyword that more of them begin with
/// is so frequent that reading members newest first soon finds enough.
const LOOKED_UP_MAX: i64 = 20_000;

/// How often a keyword occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    /// In the terms of so many members.
    Rare(i64),
    /// In more terms than are looked at, in those of at least so many members.
    Frequent(i64),
}

/// How often a keyword occurs.
#[must_use]
pub fn occurrence(keyword: &str) -> Query<Occurrence> {
    let (from, until) = stretch_of(keyword);
    let most = LOOKED_UP_MAX.saturating_add(1);
    let sql = format!(
        "SELECT count(*), count(DISTINCT member_id) FROM (SELECT member_id \
         FROM mps.member_search_terms WHERE term >= $1 AND term < $2 LIMIT {most}) found"
    );
    Query::new(sql, [from.into(), until.into()], |row| {
        let (terms, members): (i64, i64) = (row.get(0)?, row.get(1)?);
        Ok(match terms {
            ..=LOOKED_UP_MAX => Occurrence::Rare(members),
            _ => Occurrence::Frequent(members),
        })
    })
}

/// Which members.
#[derive(Debug, Clone, Copy, Default)]
pub struct Which<'a> {
    /// With this keyword, which occurs so often.
    pub keyword: Option<(&'a str, Occurrence)>,
    /// In this state.
    pub status: Option<MemberStatus>,
}

impl Which<'_> {
    fn list(&self) -> List<Member> {
        match (self.keyword, self.status) {
            (Some((_, Occurrence::Rare(_))), None) => FOUND,
            (Some((_, Occurrence::Rare(_))), Some(_)) => FOUND_WITH_STATE,
            _ => LIST,
        }
    }

    fn conditions(&self) -> Filter {
        let mut filter = Filter::default();
        match self.keyword {
            Some((keyword, Occurrence::Rare(_))) => {
                let (from, until) = stretch_of(keyword);
                filter = Filter::after(vec![from.into(), until.into()]);
            }
            Some((keyword, Occurrence::Frequent(_))) => {
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

/// Those with a keyword: terms tell how old their members are, so that only those of the page are
/// looked up.
const FOUND: List<Member> = List {
    table: "(SELECT DISTINCT w.member_id AS id, w.created_at FROM mps.member_search_terms w \
             WHERE w.term >= $1 AND w.term < $2) p",
    ..LIST
};

/// Those with a keyword, and their states.
const FOUND_WITH_STATE: List<Member> = List {
    table: "(SELECT DISTINCT m.id, m.created_at, m.status FROM mps.member_search_terms w \
             JOIN mps.member_profiles m ON m.id = w.member_id \
             WHERE w.term >= $1 AND w.term < $2) p",
    ..LIST
};

/// A page of members, newest first.
#[must_use]
pub fn page(which: &Which<'_>, page: Page) -> Query<Member> {
    let names = Member::SHAPE.names("p");
    which.list().page(&names, which.conditions(), page)
}

/// How many members the conditions leave.
#[must_use]
pub fn count(which: &Which<'_>) -> Count {
    let only_grows = which.keyword.is_none() && which.status.is_none();
    let count = which.list().count(which.conditions());
    count.that_only_grows(only_grows)
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
