//! Members, for administrators.

use mps_domain::accounts::{ExternalIdentity, Member, MemberStatus};
use mps_domain::ids::MemberId;

use crate::query::{Conditions, Count, List, Page, Query};
use crate::rows::Stored;

pub(crate) const LIST: List<Member> = List {
    select: "SELECT {} FROM mps.member_profiles p",
    table: "mps.member_profiles p",
    order: ("p.created_at", "p.id"),
    read: Member::from_row,
};

/// Returns the condition that a member is in a state, if a state is given.
pub(crate) fn conditions(status: Option<MemberStatus>) -> Conditions {
    let mut conditions = Conditions::default();
    if let Some(status) = status {
        conditions.and_text(format!("p.status = '{}'", status.as_str()));
        if status != MemberStatus::Active {
            // The condition of the partial index of members that are not active.
            conditions.and_text("p.status <> 'active'");
        }
    }
    conditions
}

/// A page of members, newest first: all members, or those in a state.
#[must_use]
pub fn page(status: Option<MemberStatus>, page: Page) -> Query<Member> {
    LIST.page(&Member::SHAPE.names("p"), conditions(status), page)
}

/// The number of members, or of those in a state. For states other than `active`, the database updates the
/// count whenever a member changes state.
#[must_use]
pub fn count(status: Option<MemberStatus>) -> Count {
    match status {
        None => LIST.count(Conditions::default()).that_only_grows(true),
        Some(MemberStatus::Active) => LIST.count(conditions(status)),
        Some(rare) => Count {
            query: Query::new(
                "SELECT s.members FROM mps.member_states s WHERE s.status = $1",
                [rare.as_str().into()],
                |row| row.get(0),
            ),
            only_grows: false,
            ends_at: None,
        },
    }
}

/// The member with this id.
#[must_use]
pub fn by_id(member: MemberId) -> Query<Member> {
    let names = Member::SHAPE.names("p");
    let sql = format!("SELECT {names} FROM mps.member_profiles p WHERE p.id = $1");
    Query::new(sql, [member.uuid().into()], Member::from_row)
}

/// The member's identities at external providers.
#[must_use]
pub fn identities_of(member: MemberId) -> Query<ExternalIdentity> {
    let sql = format!(
        "SELECT {} FROM mps.member_external_identities i WHERE i.member_id = $1 ORDER BY i.provider",
        ExternalIdentity::SHAPE.names("i")
    );
    Query::new(sql, [member.uuid().into()], ExternalIdentity::from_row)
}
