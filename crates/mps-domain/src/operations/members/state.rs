//! Members: suspending, activating.

use serde_json::json;

use crate::access::Permission;
use crate::accounts::{Member, MemberStatus};
use crate::books::{Change, Need};
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::ids::MemberId;
use crate::operations::valid;
use crate::refusal::RefusalCode;

/// Stops a member: sessions and payment codes end at once.
#[derive(Debug, Clone)]
pub struct SuspendMember {
    /// The member.
    pub member_id: MemberId,
    /// Why.
    pub reason: Option<String>,
}

/// Lets a suspended or inactive member sign in and pay again.
#[derive(Debug, Clone)]
pub struct ActivateMember {
    /// The member.
    pub member_id: MemberId,
    /// Why.
    pub reason: Option<String>,
}

impl Operation for SuspendMember {
    type Receipt = Member;
    const NAME: &'static str = "admin_suspend_member";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Member>, Stop> {
        let from = [MemberStatus::Active, MemberStatus::Inactive];
        change(
            case,
            self.member_id,
            &from,
            MemberStatus::Suspended,
            self.reason.as_deref(),
        )
    }
}

impl Operation for ActivateMember {
    type Receipt = Member;
    const NAME: &'static str = "admin_activate_member";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<Member>, Stop> {
        let from = [MemberStatus::Suspended, MemberStatus::Inactive];
        change(
            case,
            self.member_id,
            &from,
            MemberStatus::Active,
            self.reason.as_deref(),
        )
    }
}

fn change(
    case: &Case<'_>,
    member_id: MemberId,
    from: &[MemberStatus],
    to: MemberStatus,
    reason: Option<&str>,
) -> Result<Decision<Member>, Stop> {
    let identity = case.authorize(Permission::AdminSuspendMember)?;
    let reason = valid::optional("reason", reason)?;
    case.require([Need::Member(member_id)])?;
    let not_found = || RefusalCode::MemberNotFound.of("member_id");
    let mut member = case
        .books
        .member(&member_id)?
        .ok_or_else(not_found)?
        .clone();
    let before = member.status;
    if !from.contains(&before) {
        return Err(RefusalCode::InvalidStateTransition
            .of("member_id")
            .suggest(format!("the member is {before}"))
            .into());
    }
    member.status = to;
    if to == MemberStatus::Suspended {
        member.credential.epoch = member.credential.epoch.saturating_add(1);
    }
    let mut draft = Draft::new(case);
    draft.put(Change::Member(member.clone()));
    let details = json!({ "before": before.as_str(), "after": to.as_str(), "reason": reason });
    Ok(draft.finish(
        Some(&identity),
        ("member", member_id.uuid()),
        details,
        member,
    ))
}
