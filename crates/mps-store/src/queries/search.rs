//! Members by a keyword: a part of a name, a phone number, an e-mail address, or a member's number.

use mps_domain::accounts::{Member, MemberStatus};

use crate::queries::members;
use crate::query::{
    COUNTED_MAX, Conditions, Count, FOUND_MAX, Page, Query, anywhere, counted, escaped,
};
use crate::rows::{SHORTEST, Stored, Stretch, indexed_part};

/// The terms that begin with the keyword, of each member the least, and the conditions for them. A term
/// tells how old its member is; who is in a state, only the member's row, which is looked up for each: a
/// plan that does not see the keyword would rather read all members.
fn found(keyword: &str, status: Option<MemberStatus>) -> Conditions {
    let mut conditions = Conditions::default();
    let stretch = Stretch::of(keyword);
    conditions.and_with(
        "t.term >= {1} AND t.term < {2}",
        [stretch.from.into(), stretch.until.into()],
    );
    conditions.and("t.shared < {}", stretch.shared_below);
    in_state(&mut conditions, status);
    conditions
}

/// As [`found`], of a keyword that [`is_pair`]: the conditions of the index that has such terms by age.
fn found_by_age(keyword: &str, status: Option<MemberStatus>) -> Conditions {
    let mut conditions = Conditions::default();
    conditions.and("substr(t.term, 1, 2) = {}", indexed_part(keyword));
    conditions.and_text("t.term > '~' AND t.shared < 2");
    in_state(&mut conditions, status);
    conditions
}

fn in_state(conditions: &mut Conditions, status: Option<MemberStatus>) {
    if let Some(status) = status {
        let of_member = "(SELECT p.status FROM mps.member_profiles p WHERE p.id = t.member_id)";
        conditions.and_text(format!("{of_member} = '{}'", status.as_str()));
    }
}

/// Whether a keyword is two characters of which the first is not ASCII, like the half of a Chinese name that
/// many members have. Whoever has it is found newest first.
#[must_use]
pub fn is_pair(keyword: &str) -> bool {
    let keyword = indexed_part(keyword);
    !keyword.starts_with(|first: char| first.is_ascii()) && keyword.chars().count() == 2
}

const TERMS: &str = "mps.member_search_terms t";

/// How many members have a keyword, counted up to one more than [`FOUND_MAX`].
#[must_use]
pub fn count(keyword: &str) -> Query<i64> {
    counted(TERMS, found(keyword, None), FOUND_MAX)
}

/// How many members in a state have a keyword, counted up to one more than [`COUNTED_MAX`].
#[must_use]
pub fn count_in_state(keyword: &str, status: MemberStatus) -> Query<i64> {
    counted(TERMS, found(keyword, Some(status)), COUNTED_MAX)
}

/// A page of the members with a keyword, newest first, of all or of those in a state. All their terms are
/// looked at, unless the keyword [`is_pair`], and the rows of those on the page.
#[must_use]
pub fn page(keyword: &str, status: Option<MemberStatus>, page: Page) -> Query<Member> {
    let mut conditions = if is_pair(keyword) {
        found_by_age(keyword, status)
    } else {
        found(keyword, status)
    };
    if let Some((at, after)) = page.after {
        conditions.and_pair_below("t.created_at, t.member_id", at, after);
    }
    let (condition, mut parameters) = conditions.finish();
    let length = page.length(&mut parameters);
    let sql = format!(
        "SELECT {names} FROM mps.member_profiles p WHERE p.id IN (SELECT t.member_id FROM {TERMS} \
         WHERE {condition} ORDER BY t.created_at DESC, t.member_id DESC {length}) \
         ORDER BY p.created_at DESC, p.id DESC",
        names = Member::SHAPE.names("p")
    );
    Query::new(sql, parameters, Member::from_row)
}

/// Finds the same members by looking at their rows instead of their terms, which is for those who are
/// among few.
#[derive(Debug)]
pub struct Looking {
    /// The pattern of what contains the keyword.
    anywhere: String,
    /// Of what contains it and is so long from there that it is a term.
    in_middle: String,
    /// Of what begins with it.
    beginning: String,
}

impl Looking {
    /// For a keyword; `None` for one that only terms find.
    #[must_use]
    pub fn of(keyword: &str) -> Option<Self> {
        let keyword = indexed_part(keyword);
        // Of other letters, what a database makes of a capital is a matter of its settings.
        let has_case = |letter: char| !letter.is_ascii() && !letter.to_uppercase().eq([letter]);
        if keyword.chars().any(has_case) {
            return None;
        }
        let anywhere = anywhere(&keyword);
        let mut in_middle = anywhere.clone();
        for _ in keyword.chars().count()..SHORTEST {
            in_middle.insert(in_middle.len().saturating_sub(1), '_');
        }
        Some(Self {
            anywhere,
            in_middle,
            beginning: format!("{}%", escaped(&keyword)),
        })
    }

    /// Adds that a member has a term that begins like the keyword. Numbers need no look when it has what is
    /// in no number.
    fn narrow(&self, conditions: &mut Conditions) {
        let in_texts = "mps.folded(p.name) LIKE {1} ESCAPE '\\' \
                        OR mps.folded(p.email) LIKE {2} ESCAPE '\\'";
        if !self.anywhere.is_ascii() {
            let patterns = [&self.anywhere, &self.in_middle];
            let patterns = patterns.map(|pattern| pattern.as_str().into());
            return conditions.and_with(&format!("({in_texts})"), patterns);
        }
        let in_numbers = "p.phone LIKE {2} ESCAPE '\\' OR lower(p.member_no) LIKE {3} ESCAPE '\\' \
                          OR substr(p.member_no, 2) LIKE {3} ESCAPE '\\' \
                          OR ltrim(substr(p.member_no, 2), '0') LIKE {3} ESCAPE '\\'";
        let patterns = [&self.anywhere, &self.in_middle, &self.beginning];
        let patterns = patterns.map(|pattern| pattern.as_str().into());
        conditions.and_with(&format!("({in_texts} OR {in_numbers})"), patterns);
    }

    /// How many of those in a state have the keyword.
    #[must_use]
    pub fn count(&self, status: MemberStatus) -> Count {
        let mut conditions = members::conditions(Some(status));
        self.narrow(&mut conditions);
        members::LIST.count(conditions)
    }

    /// A page of those in a state who have the keyword, newest first.
    #[must_use]
    pub fn page(&self, status: MemberStatus, page: Page) -> Query<Member> {
        let mut conditions = members::conditions(Some(status));
        self.narrow(&mut conditions);
        members::LIST.page(&Member::SHAPE.names("p"), conditions, page)
    }

    /// A page of those who have the keyword and are among so many of the newest of all, or of those in a
    /// state.
    #[must_use]
    pub fn page_among_newest(
        &self,
        status: Option<MemberStatus>,
        page: Page,
        among: i64,
    ) -> Query<Member> {
        let (columns, walked) = (Member::SHAPE.names("p"), members::conditions(status));
        let narrow = |conditions: &mut Conditions| self.narrow(conditions);
        members::LIST.page_among_newest(&columns, walked, narrow, page, among)
    }
}
