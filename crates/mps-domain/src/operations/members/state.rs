//! Members: suspending, activating.

use serde_json::json;

use crate::abort::Abort;
use crate::access::Permission;
use crate::accounts::{Member, MemberStatus};
use crate::decision::{Context, Decision, Draft, Operation};
use crate::ids::MemberId;
use crate::need::Need;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// Suspends a member. Sessions and payment codes end at once.
#[derive(Debug, Clone)]
pub struct SuspendMember {
    /// The member.
    pub member_id: MemberId,
    /// The reason.
    pub reason: Option<String>,
}

/// Activates a suspended or inactive member, who can then sign in and pay again.
#[derive(Debug, Clone)]
pub struct ActivateMember {
    /// The member.
    pub member_id: MemberId,
    /// The reason.
    pub reason: Option<String>,
}

impl Operation for SuspendMember {
    type Receipt = Member;
    const NAME: &'static str = "admin_suspend_member";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Member>, Abort> {
        let from = [MemberStatus::Active, MemberStatus::Inactive];
        change(
            context,
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

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Member>, Abort> {
        let from = [MemberStatus::Suspended, MemberStatus::Inactive];
        change(
            context,
            self.member_id,
            &from,
            MemberStatus::Active,
            self.reason.as_deref(),
        )
    }
}

fn change(
    context: &Context<'_>,
    member_id: MemberId,
    from: &[MemberStatus],
    to: MemberStatus,
    reason: Option<&str>,
) -> Result<Decision<Member>, Abort> {
    let identity = context.authorize(Permission::AdminSuspendMember)?;
    let reason = valid::optional("reason", reason)?;
    context.require([Need::Member(member_id)])?;
    let not_found = || RefusalCode::MemberNotFound.of("member_id");
    let mut member = context
        .work
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
    let mut draft = Draft::new(context);
    draft.put(Change::Member(member.clone()));
    let details = json!({ "before": before.as_str(), "after": to.as_str(), "reason": reason });
    Ok(draft.finish(
        Some(&identity),
        ("member", member_id.uuid()),
        details,
        member,
    ))
}
