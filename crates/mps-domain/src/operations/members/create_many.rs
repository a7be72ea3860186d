//! Creating many members at once, from a list made elsewhere.

use std::collections::HashMap;

use crate::abort::Abort;
use crate::access::Permission;
use crate::decision::{Context, Decision, Draft, Operation, unchanged};
use crate::idempotency::{Fingerprint, KeyId, Made, Owner};
use crate::money::Overflow;
use crate::need::Need;
use crate::operations::members::create::{Checked, CreateMember, MemberCreated, numbers};
use crate::operations::once::Keys;
use crate::refusal::{Refusal, RefusalCode};

/// The most members of one list. They are created in one commit, for which payments wait.
const LINES_MAX: usize = 1_000;

/// A line of a list, and the member that it requests.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// The number of the line in the list, for the report.
    pub line: u64,
    /// The member, or what is wrong with the line by itself.
    pub member: Result<CreateMember, Refusal>,
}

/// Creates all members of a list, or none if anything is wrong with any of them.
#[derive(Debug, Clone)]
pub struct CreateMembers {
    /// The lines.
    pub lines: Vec<NewLine>,
    /// Whether only to report what would happen.
    pub dry_run: bool,
    /// The keys with which the client retries.
    pub keys: Keys,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProblem {
    /// The number of the line.
    pub line: u64,
    /// What is wrong.
    pub refusal: Refusal,
}

/// The result of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembersCreated {
    /// The created members; none when there are problems or on a dry run.
    pub created: Vec<MemberCreated>,
    /// What is wrong, in the order of the lines.
    pub problems: Vec<LineProblem>,
    /// Whether this repeats the answer to an earlier request.
    pub replayed: bool,
}

impl Operation for CreateMembers {
    type Receipt = MembersCreated;
    const NAME: &'static str = "create_members";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, context: &Context<'_>) -> Result<Decision<MembersCreated>, Abort> {
        let identity = context.authorize(Permission::AdminCreateMember)?;
        if self.lines.is_empty() || self.lines.len() > LINES_MAX {
            return Err(RefusalCode::ValidationFailed
                .of("body")
                .suggest(format!("1 to {LINES_MAX} members at a time"))
                .into());
        }
        let region = context.policy.phone_region;
        let mut problems = Vec::new();
        let mut good = Vec::new();
        for NewLine { line, member } in &self.lines {
            let checked = member.as_ref().map_err(Clone::clone);
            match checked.and_then(|member| Ok((*line, member, member.check(region)?))) {
                Ok(checked) => good.push(checked),
                Err(refusal) => problems.push(LineProblem {
                    line: *line,
                    refusal,
                }),
            }
        }
        let owner = Owner::of(identity.account);
        let parts: Vec<&str> = good
            .iter()
            .flat_map(|(_, _, checked)| checked.parts())
            .collect();
        let fingerprint = Fingerprint::of(Self::NAME, &parts);
        if !self.dry_run && problems.is_empty() {
            if good.iter().any(|(_, _, checked)| checked.shows_no_repeat()) {
                self.keys.require_key()?;
            }
            if self.keys.find_made(context, owner, &fingerprint)?.is_some() {
                return self.again(context, owner);
            }
        }
        // Only members that are created need numbers: a dry run takes none from a series.
        let count = if self.dry_run { 0 } else { good.len() };
        let count = i64::try_from(count).map_err(|_| Overflow)?;
        let needs = good.iter().flat_map(|(_, _, checked)| checked.needs());
        context.require(needs.chain(numbers(count)))?;
        let mut seen = Seen::default();
        for (line, _, checked) in &good {
            let free = checked.check_free(context);
            match free.and_then(|()| Ok(seen.check(*line, checked)?)) {
                Ok(()) => {}
                Err(Abort::Refused(refusal)) => problems.push(LineProblem {
                    line: *line,
                    refusal: *refusal,
                }),
                Err(stop) => return Err(stop),
            }
        }
        problems.sort_by_key(|problem| problem.line);
        if self.dry_run || !problems.is_empty() {
            return Ok(unchanged(MembersCreated {
                created: Vec::new(),
                problems,
                replayed: false,
            }));
        }
        let mut draft = Draft::new(context);
        let created = good.into_iter().map(|(_, member, checked)| {
            // Each member has an audit event of its own, like a member created alone.
            member.add(context, checked, &identity, &mut draft)
        });
        let created = created.collect::<Result<Vec<_>, _>>()?;
        for (place, made) in created.iter().enumerate() {
            let used = (Made::Card(made.card.id), fingerprint);
            let keys = self.keys_of(place);
            keys.remember_made(&mut draft, context, owner, used);
        }
        Ok(draft.finish_silently(MembersCreated {
            created,
            problems,
            replayed: false,
        }))
    }
}

impl CreateMembers {
    /// The key under which the member at a place of the list is recorded. The first has the key of the list.
    /// The others have a blank in their keys, which no client's key has.
    fn keys_of(&self, place: usize) -> Keys {
        let key = self.keys.idempotency_key.as_ref();
        Keys {
            idempotency_key: key.map(|key| match place {
                0 => key.clone(),
                _ => format!("{key} {place}"),
            }),
            external_order_id: None,
        }
    }

    /// Returns the members that were created when the list was received before.
    fn again(
        &self,
        context: &Context<'_>,
        owner: Owner,
    ) -> Result<Decision<MembersCreated>, Abort> {
        let keys: Vec<KeyId> = (0..self.lines.len())
            .filter_map(|place| {
                Some(KeyId {
                    owner,
                    operation: Self::NAME,
                    key: self.keys_of(place).idempotency_key?,
                })
            })
            .collect();
        context.require(keys.iter().cloned().map(Need::Key))?;
        let mut cards = Vec::new();
        for key in &keys {
            let used = context.referred(context.work.key(key)?, "idempotency key")?;
            if let Made::Card(card) = used.made {
                cards.push(card);
            }
        }
        context.require(cards.iter().copied().map(Need::Card))?;
        let mut members = Vec::new();
        for card in &cards {
            let card = context.referred(context.work.card(card)?, "card")?;
            members.extend(card.member_id.map(Need::Member));
        }
        context.require(members)?;
        let created = cards
            .into_iter()
            .map(|card| MemberCreated::again(context, card));
        Ok(unchanged(MembersCreated {
            created: created.collect::<Result<_, _>>()?,
            problems: Vec::new(),
            replayed: true,
        }))
    }
}

/// The unique values of the lines so far, each with its line.
#[derive(Default)]
struct Seen<'a> {
    phones: HashMap<&'a str, u64>,
    emails: HashMap<&'a str, u64>,
    identities: HashMap<(&'static str, &'a str), u64>,
}

impl<'a> Seen<'a> {
    /// Checks that no earlier line has the same value.
    fn check(&mut self, line: u64, checked: &'a Checked) -> Result<(), Refusal> {
        let again = |code: RefusalCode, field, earlier: u64| {
            Err(code.of(field).suggest(format!("line {earlier} has it too")))
        };
        if let Some(phone) = &checked.phone
            && let Some(earlier) = self.phones.insert(phone.canonical(), line)
        {
            return again(RefusalCode::PhoneAlreadyUsed, "phone", earlier);
        }
        if let Some(email) = &checked.email
            && let Some(earlier) = self.emails.insert(email, line)
        {
            return again(RefusalCode::EmailAlreadyUsed, "email", earlier);
        }
        if let Some((provider, id)) = &checked.external
            && let Some(earlier) = self.identities.insert((provider.as_str(), id), line)
        {
            let code = RefusalCode::ExternalIdAlreadyBound;
            return again(code, "external_identity", earlier);
        }
        Ok(())
    }
}
