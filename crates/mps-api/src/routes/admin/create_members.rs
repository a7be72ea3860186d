//! `POST /admin/members/import`

use axum::extract::State;
use axum::response::Response;
use csv::{ReaderBuilder, StringRecord};
use mps_domain::accounts::Provider;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::{
    CreateMember, CreateMembers, Keys, LineProblem, MemberCreated, NewLine,
};
use mps_domain::{Refusal, RefusalCode};
use mps_protocol::{ErrorCode, Language, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, CsvBody, IdempotencyKey, QueryString, replayable};

/// The columns. A list may leave out all but the name.
const COLUMNS: [&str; 5] = ["name", "phone", "email", "provider", "external_id"];

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    key: IdempotencyKey,
    QueryString(request): QueryString<requests::ImportMembers>,
    CsvBody(body): CsvBody,
) -> Result<Response, ApiError> {
    let dry_run = request.dry_run.unwrap_or_default();
    let lines = lines(&body, &app)?;
    let total_count = count(lines.len());
    let language = caller.context.language;
    let operation = CreateMembers {
        lines,
        dry_run,
        keys: key.keys(),
    };
    let done = app.execute(&caller, operation).await?;
    let replayed = done.replayed;
    let answer = answers::MembersImported {
        dry_run,
        total_count,
        created_count: count(done.created.len()),
        created: done.created.into_iter().map(created).collect(),
        error_count: count(done.problems.len()),
        errors: done
            .problems
            .into_iter()
            .map(|problem| error(problem, language))
            .collect(),
    };
    Ok(replayable(answer, replayed))
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn created(created: MemberCreated) -> answers::ImportedMember {
    answers::ImportedMember {
        member_id: created.member.id.uuid(),
        member_no: created.member.member_no,
        name: created.member.name,
        card_no: created.card.card_no,
    }
}

fn error(problem: LineProblem, language: Language) -> answers::LineError {
    let error = ApiError::from(problem.refusal);
    answers::LineError {
        line: problem.line,
        code: error.code.as_str().to_owned(),
        message: error.code.message(language).to_owned(),
        field: error.details.field,
        suggestion: error.details.suggestion,
    }
}

/// The error of a list that cannot be read as a whole.
fn no_list(suggestion: impl Into<String>) -> ApiError {
    ApiError::of(ErrorCode::ValidationFailed, "body").suggest(suggestion)
}

/// Parses the lines of a list, whose first line names the columns.
fn lines(body: &[u8], app: &App) -> Result<Vec<NewLine>, ApiError> {
    // Spreadsheets put a byte order mark in front.
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    let text = std::str::from_utf8(body).map_err(|_| no_list("save the list as CSV in UTF-8"))?;
    // The reader takes all lines after it for one cell.
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 != 0 {
        return Err(no_list("a quotation mark is not closed"));
    }
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| no_list(error.to_string());
    let columns = Columns::of(reader.headers().map_err(unreadable)?)?;
    let mut counted = LineCount::default();
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        // An empty line, as spreadsheets leave at the end.
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let begin = record.position().map_or(0, csv::Position::byte);
        lines.push(NewLine {
            line: counted.at(text, usize::try_from(begin).unwrap_or(usize::MAX)),
            member: columns.member(&record, app)?,
        });
    }
    Ok(lines)
}

/// Counts the lines of a list as editors do. The reader does not, where lines end in CR and LF.
#[derive(Default)]
struct LineCount {
    ends: u64,
    until: usize,
}

impl LineCount {
    /// Returns the line of the record that begins at a byte, possibly after line breaks.
    fn at(&mut self, text: &str, begin: usize) -> u64 {
        let rest = text.get(begin..).unwrap_or_default();
        let blank = rest
            .len()
            .saturating_sub(rest.trim_start_matches(['\r', '\n']).len());
        let begin = begin.saturating_add(blank);
        let passed = text.get(self.until..begin).unwrap_or_default();
        let ends = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.ends = self.ends.saturating_add(ends as u64);
        self.until = begin;
        self.ends.saturating_add(1)
    }
}

/// The order of the columns in the list.
struct Columns {
    /// The places of [`COLUMNS`].
    places: [Option<usize>; COLUMNS.len()],
    count: usize,
}

impl Columns {
    fn of(heading: &StringRecord) -> Result<Self, ApiError> {
        let mut places = [None; COLUMNS.len()];
        for (place, name) in heading.iter().enumerate() {
            let name = name.trim();
            let known = COLUMNS.iter().zip(&mut places);
            let mut known = known.filter(|(column, _)| column.eq_ignore_ascii_case(name));
            let all = COLUMNS.join(", ");
            let (_, found) = known.next().ok_or_else(|| {
                let name: String = name.chars().take(40).collect();
                no_list(format!(
                    "the first line has '{name}', but the columns are: {all}"
                ))
            })?;
            if found.replace(place).is_some() {
                return Err(no_list(format!("the first line has '{name}' twice")));
            }
        }
        if places.first().copied().flatten().is_none() {
            return Err(no_list("the first line must name the column 'name'"));
        }
        let count = heading.len();
        Ok(Self { places, count })
    }

    /// Creates the member that a line describes.
    fn member(
        &self,
        record: &StringRecord,
        app: &App,
    ) -> Result<Result<CreateMember, Refusal>, ApiError> {
        if record.len() != self.count {
            let cells = format!("{} cells, as the first line has", self.count);
            return Ok(Err(RefusalCode::ValidationFailed.of("line").suggest(cells)));
        }
        let [name, phone, email, provider, external_id] = self.places.map(|place| {
            let cell = place.and_then(|place| record.get(place));
            cell.map(str::trim).filter(|cell| !cell.is_empty())
        });
        let external_identity = match (provider, external_id) {
            (None, None) => None,
            (Some(provider), Some(id)) => match Provider::from_text(provider) {
                Some(provider) => Some((provider, id.to_owned())),
                None => return Ok(Err(wrong("provider", &Provider::choices()))),
            },
            (Some(_), None) => return Ok(Err(wrong("external_id", "missing beside the provider"))),
            (None, Some(_)) => return Ok(Err(wrong("provider", "missing beside the external_id"))),
        };
        Ok(Ok(CreateMember {
            member_id: MemberId::new(app.new_id()?),
            card_id: CardId::new(app.new_id()?),
            name: name.unwrap_or_default().to_owned(),
            phone: phone.map(str::to_owned),
            email: email.map(str::to_owned),
            password: None,
            external_identity,
            keys: Keys::default(),
        }))
    }
}

fn wrong(field: &'static str, suggestion: &str) -> Refusal {
    RefusalCode::ValidationFailed.of(field).suggest(suggestion)
}
