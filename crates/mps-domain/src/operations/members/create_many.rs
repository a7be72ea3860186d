//! Creating many members at once, from a list that was made elsewhere.

use std::collections::HashMap;

use crate::access::Permission;
use crate::decision::{Case, Decision, Draft, Operation, Stop, unchanged};
use crate::money::Overflow;
use crate::operations::members::create::{Checked, CreateMember, MemberCreated, numbers};
use crate::refusal::{Refusal, RefusalCode};

/// The most members of one list: they are created in one commit, for which payments wait.
const LINES_MAX: usize = 1_000;

/// A line of a list, and the member that it asks for.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// Which line of the list, for the report.
    pub line: u64,
    /// The member, or what is wrong with the line as it stands.
    pub member: Result<CreateMember, Refusal>,
}

/// Creates all members of a list, or none when anything is wrong with any of them.
#[derive(Debug, Clone)]
pub struct CreateMembers {
    /// The lines.
    pub lines: Vec<NewLine>,
    /// Whether only to say what would happen.
    pub dry_run: bool,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// Which line.
    pub line: u64,
    /// What is wrong.
    pub refusal: Refusal,
}

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembersCreated {
    /// The members that were created; none when there are faults, or nothing was to be done.
    pub created: Vec<MemberCreated>,
    /// What is wrong, in the order of the lines.
    pub faults: Vec<LineFault>,
}

impl Operation for CreateMembers {
    type Receipt = MembersCreated;
    const NAME: &'static str = "create_members";
    const REFUSALS_ARE_AUDITED: bool = false;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<MembersCreated>, Stop> {
        let identity = case.authorize(Permission::AdminCreateMember)?;
        if self.lines.is_empty() || self.lines.len() > LINES_MAX {
            return Err(RefusalCode::ValidationFailed
                .of("body")
                .suggest(format!("1 to {LINES_MAX} members at a time"))
                .into());
        }
        let mut faults = Vec::new();
        let mut good = Vec::new();
        for NewLine { line, member } in &self.lines {
            let checked = member.as_ref().map_err(Clone::clone);
            match checked.and_then(|member| Ok((*line, member, member.check()?))) {
                Ok(checked) => good.push(checked),
                Err(refusal) => faults.push(LineFault {
                    line: *line,
                    refusal,
                }),
            }
        }
        // Numbers are for members that will be there: a trial takes none from a series.
        let count = if self.dry_run { 0 } else { good.len() };
        let count = i64::try_from(count).map_err(|_| Overflow)?;
        let needs = good.iter().flat_map(|(_, _, checked)| checked.needs());
        case.require(needs.chain(numbers(count)))?;
        let mut seen = Seen::default();
        for (line, _, checked) in &good {
            let free = checked.check_free(case);
            match free.and_then(|()| Ok(seen.check(*line, checked)?)) {
                Ok(()) => {}
                Err(Stop::Refused(refusal)) => faults.push(LineFault {
                    line: *line,
                    refusal: *refusal,
                }),
                Err(stop) => return Err(stop),
            }
        }
        faults.sort_by_key(|fault| fault.line);
        if self.dry_run || !faults.is_empty() {
            let created = Vec::new();
            return Ok(unchanged(MembersCreated { created, faults }));
        }
        let mut draft = Draft::new(case);
        let created = good.into_iter().map(|(_, member, checked)| {
            // Each member has an event of its own, as one who is created alone.
            member.add(case, checked, &identity, &mut draft)
        });
        let created = created.collect::<Result<_, _>>()?;
        Ok(draft.finish_silently(MembersCreated { created, faults }))
    }
}

/// What the lines so far ask for, and which of them.
#[derive(Default)]
struct Seen<'a> {
    phones: HashMap<&'a str, u64>,
    emails: HashMap<&'a str, u64>,
    identities: HashMap<(&'static str, &'a str), u64>,
}

impl<'a> Seen<'a> {
    /// Checks that no line before has the same.
    fn check(&mut self, line: u64, checked: &'a Checked) -> Result<(), Refusal> {
        let again = |code: RefusalCode, field, earlier: u64| {
            Err(code.of(field).suggest(format!("line {earlier} has it too")))
        };
        if let Some(phone) = &checked.phone
            && let Some(earlier) = self.phones.insert(phone, line)
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
