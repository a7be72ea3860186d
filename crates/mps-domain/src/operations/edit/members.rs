//! A member's profile and external identities.

use serde_json::json;

use crate::abort::Abort;
use crate::access::Permission;
use crate::account::Role;
use crate::accounts::{ExternalIdentity, Member, MemberStatus, Provider};
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::ids::MemberId;
use crate::names::Phone;
use crate::need::Need;
use crate::operations::valid;
use crate::refusal::RefusalCode;
use crate::unit_of_work::Change;

/// Changes a member's profile: their own, or any as an administrator. Fields that are `None` stay as they
/// are.
#[derive(Debug, Clone)]
pub struct UpdateMember {
    /// The member; the actor when it is `None`.
    pub member_id: Option<MemberId>,
    /// The name.
    pub name: Option<String>,
    /// The phone number; `Some(None)` clears it.
    pub phone: Option<Option<String>>,
    /// The e-mail address; `Some(None)` clears it.
    pub email: Option<Option<String>>,
}

/// Binds a member to an identity at an external provider. It replaces the identity that the member had there.
#[derive(Debug, Clone)]
pub struct BindExternalIdentity {
    /// The member.
    pub member_id: MemberId,
    /// Who issued the identity.
    pub provider: Provider,
    /// The id at the provider.
    pub external_id: String,
}

impl Operation for UpdateMember {
    type Receipt = Member;
    const NAME: &'static str = "update_member_profile";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<Member>, Abort> {
        let identity = context.identify()?;
        let member_id = match self.member_id {
            None => {
                identity.require(Permission::MemberManageProfile)?;
                identity.member()?
            }
            Some(member_id) => {
                identity.require(Permission::AdminCreateMember)?;
                member_id
            }
        };
        let name = self.name.as_deref().map(|text| valid::text("name", text));
        let name = name.transpose()?;
        let region = context.policy.phone_region;
        let phone = field(self.phone.as_ref(), |text| {
            valid::phone("phone", text, region)
        })?;
        let email = field(self.email.as_ref(), |text| valid::email("email", text))?;
        let wanted_phone = phone.clone().flatten();
        let wanted_email = email.clone().flatten();
        let forms = wanted_phone.as_ref().map_or(&[][..], Phone::forms);
        let needs = forms.iter().cloned().map(Need::MemberByPhone);
        let needs = needs.chain(wanted_email.clone().map(Need::MemberByEmail));
        context.require(std::iter::once(Need::Member(member_id)).chain(needs))?;
        let before = context.work.member(&member_id)?;
        let before = before.ok_or_else(|| RefusalCode::MemberNotFound.of("id"))?;
        if before.status == MemberStatus::Deleted {
            return Err(RefusalCode::MemberNotActive.into());
        }
        for form in forms {
            let found = context.work.member_by_phone(form)?;
            if found.is_some_and(|id| id != member_id) {
                return Err(RefusalCode::PhoneAlreadyUsed.of("phone").into());
            }
        }
        if let Some(email) = &wanted_email
            && context
                .work
                .member_by_email(email)?
                .is_some_and(|id| id != member_id)
        {
            return Err(RefusalCode::EmailAlreadyUsed.of("email").into());
        }
        let mut member = before.clone();
        let mut changed = Vec::new();
        if let Some(name) = name {
            changed.push("name");
            member.name = name;
        }
        if let Some(phone) = phone {
            changed.push("phone");
            member.phone = phone.map(|phone| phone.canonical().to_owned());
        }
        if let Some(email) = email {
            changed.push("email");
            member.email = email;
        }
        if member == *before {
            return Ok(unchanged(member));
        }
        let mut draft = Draft::new(context);
        draft.put(Change::Member(member.clone()));
        // The old and new values are personal; the names of the changed fields are enough.
        let details = json!({ "changed": changed });
        let object = ("member", member_id.uuid());
        Ok(draft.finish(Some(&identity), object, details, member))
    }
}

/// A field of an update: left alone, cleared, or set to a checked text.
#[expect(
    clippy::option_option,
    reason = "absent, cleared and set are three things, as in the request"
)]
fn field<T, E>(
    value: Option<&Option<String>>,
    check: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<Option<T>>, E> {
    match value {
        None => Ok(None),
        Some(None) => Ok(Some(None)),
        Some(Some(text)) => check(text).map(|text| Some(Some(text))),
    }
}

impl Operation for BindExternalIdentity {
    type Receipt = ExternalIdentity;
    const NAME: &'static str = "bind_external_identity";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<ExternalIdentity>, Abort> {
        let identity = context.identify()?;
        identity.require(if identity.role == Role::Member {
            Permission::MemberManageProfile
        } else {
            Permission::AdminCreateMember
        })?;
        if identity.role == Role::Admin {
            context.require_recent_proof(&identity)?;
        }
        let external_id = valid::text("external_id", &self.external_id)?;
        let id = (self.provider, external_id.clone());
        let had = (self.member_id, self.provider);
        context.require([
            Need::Member(self.member_id),
            Need::Identity(id.clone()),
            Need::IdentityOf(had),
        ])?;
        if context.work.member(&self.member_id)?.is_none() {
            return Err(RefusalCode::MemberNotFound.of("member_id").into());
        }
        if let Some(known) = context.work.identity(&id)? {
            return if known.member_id == self.member_id {
                Ok(unchanged(known.clone()))
            } else {
                Err(RefusalCode::ExternalIdAlreadyBound.of("external_id").into())
            };
        }
        let mut draft = Draft::new(context);
        let before = context.work.identity_of(had)?.clone();
        if let Some(before) = &before {
            let before = (self.provider, before.clone());
            context.require([Need::Identity(before.clone())])?;
            draft.put(Change::Unidentify(before));
        }
        let made = ExternalIdentity {
            provider: self.provider,
            external_id,
            member_id: self.member_id,
        };
        draft.put(Change::Identity(made.clone()));
        let details = json!({ "provider": self.provider.as_str(), "replaced": before.is_some() });
        let object = ("member", self.member_id.uuid());
        Ok(draft.finish(Some(&identity), object, details, made))
    }
}
