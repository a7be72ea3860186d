//! Creating members, one by one.

use serde_json::json;

use crate::abort::Abort;
use crate::access::{Identity, Permission};
use crate::account::Account;
use crate::accounts::{ExternalIdentity, Member, MemberStatus, PasswordHash, Provider};
use crate::card::{Binding, BindingRole, Card};
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::idempotency::{Fingerprint, Made, Owner};
use crate::ids::{CardId, MemberId};
use crate::names::{Phone, Region};
use crate::need::Need;
use crate::numbers::Series;
use crate::operations::accounts::first_credential;
use crate::operations::once::Keys;
use crate::operations::valid;
use crate::refusal::{Refusal, RefusalCode};
use crate::unit_of_work::{Change, NewPassword};

/// A new member with a standard card.
#[derive(Debug, Clone)]
pub struct CreateMember {
    /// A new id for the member.
    pub member_id: MemberId,
    /// A new id for the standard card.
    pub card_id: CardId,
    /// The name.
    pub name: String,
    /// The phone number, which nobody else may have.
    pub phone: Option<String>,
    /// The e-mail address, which nobody else may have.
    pub email: Option<String>,
    /// The hash of the password. The password is temporary unless the operator of the server sets it.
    pub password: Option<PasswordHash>,
    /// An external identity, which nobody else may have.
    pub external_identity: Option<(Provider, String)>,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// A member who was created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberCreated {
    /// The member.
    pub member: Member,
    /// The standard card.
    pub card: Card,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl MemberCreated {
    /// Returns the member that an earlier request created with this card.
    pub(in crate::operations) fn again(
        context: &Context<'_>,
        card_id: CardId,
    ) -> Result<Self, Abort> {
        context.require([Need::Card(card_id)])?;
        let card = context.referred(context.work.card(&card_id)?, "card")?;
        let member_id = context.referred(card.member_id, "member")?;
        context.require([Need::Member(member_id)])?;
        let member = context.referred(context.work.member(&member_id)?, "member")?;
        Ok(Self {
            member: member.clone(),
            card: card.clone(),
            replayed: true,
        })
    }
}

/// The fields of a new member, each checked by itself, without a look at other members.
pub(in crate::operations) struct Checked {
    name: String,
    pub(in crate::operations) phone: Option<Phone>,
    pub(super) email: Option<String>,
    pub(super) external: Option<(Provider, String)>,
}

impl Operation for CreateMember {
    type Receipt = MemberCreated;
    const NAME: &'static str = "create_member_profile";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<MemberCreated>, Abort> {
        let identity = context.authorize(Permission::AdminCreateMember)?;
        let checked = self.check(context.policy.phone_region)?;
        if checked.shows_no_repeat() {
            self.keys.require_key()?;
        }
        let owner = Owner::of(identity.account);
        let fingerprint = Fingerprint::of(Self::NAME, &checked.parts());
        if let Some(Made::Card(card)) = self.keys.find_made(context, owner, &fingerprint)? {
            return Ok(unchanged(MemberCreated::again(context, card)?));
        }
        context.require(checked.needs().chain(numbers(1)))?;
        checked.check_free(context)?;
        let mut draft = Draft::new(context);
        let receipt = self.add(context, checked, &identity, &mut draft)?;
        let used = (Made::Card(receipt.card.id), fingerprint);
        self.keys.remember_made(&mut draft, context, owner, used);
        Ok(draft.finish_silently(receipt))
    }
}

/// The numbers of this many members and their cards.
pub(in crate::operations) fn numbers(count: i64) -> [Need; 2] {
    [
        Need::Numbers(Series::Member, count),
        Need::Numbers(Series::StandardCard, count),
    ]
}

impl CreateMember {
    /// Checks the form of each field.
    pub(in crate::operations) fn check(&self, region: Option<Region>) -> Result<Checked, Refusal> {
        let phone = self
            .phone
            .as_deref()
            .map(|text| valid::phone("phone", text, region));
        let email = self.email.as_deref();
        let external = self.external_identity.as_ref().map(|(provider, id)| {
            let id = valid::text("external_identity.external_id", id)?;
            Ok::<_, Refusal>((*provider, id))
        });
        Ok(Checked {
            name: valid::text("name", &self.name)?,
            phone: phone.transpose()?,
            email: email.map(|text| valid::email("email", text)).transpose()?,
            external: external.transpose()?,
        })
    }

    /// Adds the member with a standard card, and the audit event.
    pub(in crate::operations) fn add(
        &self,
        context: &Context<'_>,
        checked: Checked,
        identity: &Identity,
        draft: &mut Draft<'_>,
    ) -> Result<MemberCreated, Abort> {
        let member = Member {
            id: self.member_id,
            member_no: draft.number(Series::Member)?,
            name: checked.name,
            phone: checked.phone.map(|phone| phone.canonical().to_owned()),
            email: checked.email,
            status: MemberStatus::Active,
            credential: first_credential(identity, context.now),
            created_at: context.now,
        };
        let card_no = draft.number(Series::StandardCard)?;
        let card = Card::new_standard(self.card_id, card_no, member.id, context.now);
        draft.put(Change::Member(member.clone()));
        draft.put(Change::Card(card.clone()));
        draft.put(Change::Binding(Binding {
            card_id: card.id,
            member_id: member.id,
            role: BindingRole::Owner,
            created_at: context.now,
        }));
        if let Some(hash) = &self.password {
            let account = Account::Member(member.id);
            draft.put(Change::Password(NewPassword {
                account,
                hash: hash.clone(),
            }));
        }
        if let Some((provider, external_id)) = checked.external {
            draft.put(Change::Identity(ExternalIdentity {
                provider,
                external_id,
                member_id: member.id,
            }));
        }
        let details = json!({ "member_no": member.member_no, "card_no": card.card_no });
        draft.event(Some(identity), ("member", member.id.uuid()), details);
        let replayed = false;
        Ok(MemberCreated {
            member,
            card,
            replayed,
        })
    }
}

impl Checked {
    /// Whether the member has no unique field, so that the same request twice would create two members.
    pub(super) const fn shows_no_repeat(&self) -> bool {
        self.phone.is_none() && self.email.is_none() && self.external.is_none()
    }

    /// The parts of the request's fingerprint. The password is not among them: its hash differs each time.
    pub(in crate::operations) fn parts(&self) -> [&str; 5] {
        let (provider, external_id) = match &self.external {
            Some((provider, id)) => (provider.as_str(), id.as_str()),
            None => ("", ""),
        };
        [
            &self.name,
            self.phone.as_ref().map_or("", Phone::canonical),
            self.email.as_deref().unwrap_or_default(),
            provider,
            external_id,
        ]
    }

    /// The rows by which others may have the phone number, the e-mail address or the identity.
    pub(in crate::operations) fn needs(&self) -> impl Iterator<Item = Need> + use<> {
        let others = [
            self.email.clone().map(Need::MemberByEmail),
            self.external.clone().map(Need::Identity),
        ];
        let phones = self.phone.as_ref().map_or(&[][..], Phone::forms).to_vec();
        let phones = phones.into_iter().map(Need::MemberByPhone);
        others.into_iter().flatten().chain(phones)
    }

    /// Checks that nobody has the phone number, the e-mail address or the identity.
    pub(in crate::operations) fn check_free(&self, context: &Context<'_>) -> Result<(), Abort> {
        for form in self.phone.as_ref().map_or(&[][..], Phone::forms) {
            if context.work.member_by_phone(form)?.is_some() {
                return Err(RefusalCode::PhoneAlreadyUsed.of("phone").into());
            }
        }
        if let Some(email) = &self.email
            && context.work.member_by_email(email)?.is_some()
        {
            return Err(RefusalCode::EmailAlreadyUsed.of("email").into());
        }
        if let Some(external) = &self.external
            && context.work.identity(external)?.is_some()
        {
            return Err(RefusalCode::ExternalIdAlreadyBound
                .of("external_identity")
                .into());
        }
        Ok(())
    }
}
