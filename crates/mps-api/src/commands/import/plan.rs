//! The plan of an import: which legacy data becomes what here. It reads and writes nothing.

use std::collections::BTreeMap;

use mps_domain::account::Credential;
use mps_domain::accounts::{AccountStatus, Merchant, PasswordHash};
use mps_domain::ids::MerchantId;
use mps_domain::level::{Level, LevelTable};
use mps_domain::numbers::Series;
use mps_domain::operations::{
    ImportCorporateCard, ImportEvents, ImportLevels, ImportMember, ImportMerchant, LegacyEvent,
};
use mps_domain::settlement::SettlementMode;
use mps_domain::{Currency, Money, Policy, Timestamp};
use mps_store::legacy::LegacyBooks;
use serde_json::{Value, json};
use uuid::Uuid;

use super::history::History;
use super::members::{corporate, members};
use super::names::{Names, shown};
use super::notes::{Difference, Notes};
use super::owners::Owners;
use super::read;

/// How many events one command imports.
const EVENTS_AT_ONCE: usize = 500;
/// How far beyond the highest imported number a series continues.
const GAP: i64 = 1000;

/// The operations of an import, in the order in which they are executed.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) levels: ImportLevels,
    pub(super) merchants: Vec<ImportMerchant>,
    pub(super) corporate: Vec<ImportCorporateCard>,
    pub(super) members: Vec<ImportMember>,
    pub(super) events: Vec<ImportEvents>,
    pub(super) first_free: Vec<(Series, i64)>,
    pub(super) differences: Vec<Difference>,
    /// What must be corrected in the legacy books first.
    pub(super) obstacles: Vec<Difference>,
    /// The sums of the legacy books.
    pub(super) totals: Totals,
}

/// The sums that must be the same on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Totals {
    pub(super) members: usize,
    pub(super) balance: Money,
    pub(super) points: i64,
}

/// Makes the plan. `ids` creates ids for things that have none.
///
/// # Errors
/// A value that cannot be read, with its place.
pub(super) fn plan(
    legacy: &LegacyBooks,
    policy: &Policy,
    now: Timestamp,
    ids: &mut dyn FnMut() -> Result<Uuid, String>,
) -> Result<Plan, String> {
    let currency = policy.currency;
    let mut notes = Notes::default();
    let mut names = Names::default();
    let totals = totals(legacy, currency)?;
    let levels = levels(legacy)?;
    let merchants = merchants(legacy, &mut names, &mut notes)?;
    let mut highest = highest(legacy);
    let events = events(legacy)?;
    let owners = Owners::of(legacy, &mut notes);
    let corporate = corporate(legacy, currency, now, &mut notes)?;
    let mut history = History::of(legacy, &owners.becomes, currency, &mut notes)?;
    let mut ids = NewIds {
        id: ids,
        last_card: highest.entry(Series::StandardCard).or_default(),
    };
    let members = members(
        legacy,
        policy,
        now,
        &owners,
        &mut history,
        (&mut names, &mut notes),
        &mut ids,
    )?;
    history.report(&mut notes);
    let beyond = |(series, number): (Series, i64)| (series, number.saturating_add(GAP));
    let first_free = highest.into_iter().map(beyond).collect();
    Ok(Plan {
        levels,
        merchants,
        corporate,
        members,
        events,
        first_free,
        differences: notes.differences,
        obstacles: notes.obstacles,
        totals,
    })
}

fn totals(legacy: &LegacyBooks, currency: Currency) -> Result<Totals, String> {
    let mut totals = Totals {
        members: legacy.members.len(),
        ..Totals::default()
    };
    for card in &legacy.cards {
        let balance = read::money(&card.balance, currency)?;
        totals.balance = totals.balance.plus(balance).map_err(|e| e.to_string())?;
        totals.points = totals.points.saturating_add(card.points);
    }
    Ok(totals)
}

fn levels(legacy: &LegacyBooks) -> Result<ImportLevels, String> {
    let active = legacy
        .levels
        .iter()
        .filter(|level| level.is_active != Some(false));
    let levels: Result<Vec<Level>, String> = active
        .map(|level| {
            Ok(Level {
                level: level.level,
                name: level.name.clone(),
                min_points: level.min_points,
                rate: read::rate(&level.discount)?,
            })
        })
        .collect();
    let levels = LevelTable::new(levels?).map_err(|invalid| {
        format!("membership_levels: {invalid}; correct them in the legacy database first")
    })?;
    Ok(ImportLevels { levels })
}

fn merchants(
    legacy: &LegacyBooks,
    names: &mut Names,
    notes: &mut Notes,
) -> Result<Vec<ImportMerchant>, String> {
    let each = legacy.merchants.iter().map(|merchant| {
        let code = merchant.code.clone().unwrap_or_else(|| {
            let code = format!("M-{}", merchant.id.simple());
            notes.differs(
                "merchant",
                &merchant.name,
                format!("had no code and gets {code}"),
            );
            code
        });
        let code = names.code(&code, notes);
        let status = AccountStatus::from_text(&merchant.status).unwrap_or_else(|| {
            let text = format!("is {:?} and becomes inactive", merchant.status);
            notes.differs("merchant", &code, text);
            AccountStatus::Inactive
        });
        Ok(ImportMerchant {
            merchant: Merchant {
                id: MerchantId::new(merchant.id),
                name: shown("merchant", &code, &merchant.name, notes),
                code,
                contact: merchant.contact.clone(),
                fee_bps: 0,
                settlement_mode: SettlementMode::Realtime,
                settled_through: None,
                status,
                credential: Credential::chosen(0),
                staff_epoch: 0,
                staff_count: 0,
                created_at: read::time(&merchant.created_at)?,
            },
            password: merchant.password_hash.clone().map(PasswordHash::new),
        })
    });
    each.collect()
}

/// The source of ids and numbers for things that have none.
pub(super) struct NewIds<'a> {
    pub(super) id: &'a mut dyn FnMut() -> Result<Uuid, String>,
    pub(super) last_card: &'a mut i64,
}

/// Returns the highest number of each series.
fn highest(legacy: &LegacyBooks) -> BTreeMap<Series, i64> {
    let members = legacy
        .members
        .iter()
        .map(|member| member.member_no.as_str());
    let cards = legacy.cards.iter().map(|card| card.card_no.as_str());
    let transactions = legacy.transactions.iter().map(|tx| tx.tx_no.as_str());
    let mut highest: BTreeMap<Series, i64> = BTreeMap::new();
    for text in members.chain(cards).chain(transactions) {
        for series in Series::ALL {
            if let Some(number) = series.number_of(text) {
                let so_far = highest.entry(series).or_default();
                *so_far = number.max(*so_far);
            }
        }
    }
    highest
}

/// Returns the legacy audit, and the data that has no place of its own here: settlements, and
/// unfinished transactions.
fn events(legacy: &LegacyBooks) -> Result<Vec<ImportEvents>, String> {
    let mut commands = Vec::new();
    let unfinished = legacy
        .transactions
        .iter()
        .filter(|tx| !matches!(tx.status.as_str(), "completed" | "refunded"))
        .map(|tx| {
            json!({
                "tx_no": tx.tx_no, "tx_type": tx.tx_type, "status": tx.status,
                "final_amount": tx.final_amount, "created_at": tx.created_at, "id": tx.id,
            })
        });
    let lists: [(&'static str, &str, Vec<Value>); 3] = [
        ("audit.event_log", "happened_at", legacy.events.clone()),
        ("settlements", "created_at", legacy.settlements.clone()),
        ("transactions", "created_at", unfinished.collect()),
    ];
    for (list, time, rows) in lists {
        let each = (1..).zip(rows).map(|(place, details)| {
            let text = details
                .get(time)
                .and_then(Value::as_str)
                .unwrap_or_default();
            let id = details.get("object_id").or_else(|| details.get("id"));
            Ok(LegacyEvent {
                position: place,
                at: read::time(text)?,
                object_id: id.and_then(Value::as_str).and_then(|id| id.parse().ok()),
                details,
            })
        });
        let events: Vec<LegacyEvent> = each.collect::<Result<_, String>>()?;
        commands.extend(events.chunks(EVENTS_AT_ONCE).map(|events| ImportEvents {
            list,
            events: events.to_vec(),
        }));
    }
    Ok(commands)
}
