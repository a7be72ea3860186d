//! Members: creating, suspending, activating.

use serde_json::json;

use crate::access::{Credential, Permission};
use crate::accounts::{Account, ExternalIdentity, Member, MemberStatus, PasswordHash, Provider};
use crate::books::{Change, Need, NewPassword};
use crate::card::{Binding, BindingRole, Card};
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::ids::{CardId, MemberId};
use crate::numbers::Series;
use crate::operations::valid;
use crate::refusal::RefusalCode;

/// A new member with a standard card.
#[derive(Debug, Clone)]
pub struct CreateMember {
    /// A fresh id for the member.
    pub member_id: MemberId,
    /// A fresh id for the standard card.
    pub card_id: CardId,
    /// The name.
    pub name: String,
    /// The phone number, which nobody else has.
    pub phone: Option<String>,
    /// The e-mail address, which nobody else has.
    pub email: Option<String>,
    /// The hash of a password; temporary, unless the operator at the machine sets it.
    pub password: Option<PasswordHash>,
    /// An identity elsewhere, which nobody else has.
    pub external_identity: Option<(Provider, String)>,
}

/// A member who was created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberCreated {
    /// The member.
    pub member: Member,
    /// The standard card.
    pub card: Card,
}

impl Operation for CreateMember {
    type Receipt = MemberCreated;
    const NAME: &'static str = "create_member_profile";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<MemberCreated>, Stop> {
        let identity = case.authorize(Permission::AdminCreateMember)?;
        let name = valid::text("name", &self.name)?;
        let phone = self
            .phone
            .as_deref()
            .map(|text| valid::phone("phone", text))
            .transpose()?;
        let email = self
            .email
            .as_deref()
            .map(|text| valid::email("email", text))
            .transpose()?;
        let external = match &self.external_identity {
            Some((provider, id)) => {
                Some((*provider, valid::text("external_identity.external_id", id)?))
            }
            None => None,
        };
        let needs = [
            Need::Numbers(Series::Member),
            Need::Numbers(Series::StandardCard),
        ];
        case.require(
            needs
                .into_iter()
                .chain(phone.clone().map(Need::MemberByPhone))
                .chain(email.clone().map(Need::MemberByEmail))
                .chain(external.clone().map(Need::Identity)),
        )?;
        if let Some(phone) = &phone
            && case.books.member_by_phone(phone)?.is_some()
        {
            return Err(RefusalCode::PhoneAlreadyUsed.of("phone").into());
        }
        if let Some(email) = &email
            && case.books.member_by_email(email)?.is_some()
        {
            return Err(RefusalCode::EmailAlreadyUsed.of("email").into());
        }
        if let Some(external) = &external
            && case.books.identity(external)?.is_some()
        {
            return Err(RefusalCode::ExternalIdAlreadyBound
                .of("external_identity")
                .into());
        }

        let mut draft = Draft::new(case);
        let member = Member {
            id: self.member_id,
            member_no: draft.number(Series::Member)?,
            name,
            phone,
            email,
            status: MemberStatus::Active,
            credential: Credential {
                temporary: identity.account != Account::System,
                epoch: 0,
            },
            created_at: case.now,
        };
        let card_no = draft.number(Series::StandardCard)?;
        let card = Card::new_standard(self.card_id, card_no, member.id, case.now);
        draft.put(Change::Member(member.clone()));
        draft.put(Change::Card(card.clone()));
        draft.put(Change::Binding(Binding {
            card_id: card.id,
            member_id: member.id,
            role: BindingRole::Owner,
            created_at: case.now,
        }));
        if let Some(hash) = &self.password {
            let account = Account::Member(member.id);
            draft.put(Change::Password(NewPassword {
                account,
                hash: hash.clone(),
            }));
        }
        if let Some((provider, external_id)) = external {
            draft.put(Change::Identity(ExternalIdentity {
                provider,
                external_id,
                member_id: member.id,
            }));
        }
        let details = json!({ "member_no": member.member_no, "card_no": card.card_no });
        let object = ("member", member.id.uuid());
        let receipt = MemberCreated { member, card };
        Ok(draft.finish(Some(&identity), object, details, receipt))
    }
}

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
