//! The plan of an import: which legacy data becomes what here. It reads and writes nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use mps_domain::account::Credential;
use mps_domain::accounts::{AccountStatus, Member, MemberStatus, Merchant, PasswordHash, Provider};
use mps_domain::card::{Binding, BindingRole, Card, CardStatus, CardType};
use mps_domain::ids::{CardId, MemberId, MerchantId, TransactionId};
use mps_domain::level::{Level, LevelTable};
use mps_domain::names::Region;
use mps_domain::numbers::Series;
use mps_domain::operations::{
    ImportCorporateCard, ImportEvents, ImportLevels, ImportMember, ImportMerchant, ImportedCard,
    LegacyEvent,
};
use mps_domain::settlement::SettlementMode;
use mps_domain::{Currency, Money, Policy, Timestamp};
use mps_store::legacy::{LegacyBooks, LegacyCard, LegacyMember};
use serde_json::{Value, json};
use uuid::Uuid;

use super::history::History;
use super::names::{Names, shown};
use super::read;

/// How many events one command imports.
const EVENTS_AT_ONCE: usize = 500;
/// How far beyond the highest imported number a series continues.
const GAP: i64 = 1000;

/// Something that is not imported unchanged, and how it is handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// The kind of thing.
    pub(super) kind: &'static str,
    /// Which one.
    pub(super) subject: String,
    /// How it is handled.
    pub(super) text: String,
}

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

/// The notes taken while a plan is made.
#[derive(Debug, Default)]
pub(super) struct Notes {
    differences: Vec<Difference>,
    obstacles: Vec<Difference>,
}

impl Notes {
    pub(super) fn differs(&mut self, kind: &'static str, subject: &str, text: impl Into<String>) {
        self.differences.push(Difference {
            kind,
            subject: subject.to_owned(),
            text: text.into(),
        });
    }

    fn blocks(&mut self, kind: &'static str, subject: &str, text: impl Into<String>) {
        self.obstacles.push(Difference {
            kind,
            subject: subject.to_owned(),
            text: text.into(),
        });
    }
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
        format!("membership_levels: {invalid}; put them right in the older database first")
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
                credential: Credential {
                    temporary: false,
                    epoch: 0,
                },
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
struct NewIds<'a> {
    id: &'a mut dyn FnMut() -> Result<Uuid, String>,
    last_card: &'a mut i64,
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

/// Which member owns each card, and which card receives a card's value.
struct Owners {
    /// The member of each card that holds value.
    of_card: HashMap<Uuid, Uuid>,
    /// The standard card of each member that has one.
    standard: HashMap<Uuid, Uuid>,
    /// For each card that holds value, the card that receives its transactions.
    becomes: HashMap<Uuid, Uuid>,
}

/// Returns the rank of a card. The card with the lowest rank becomes its member's standard card.
fn rank(card: &LegacyCard) -> (u8, u8) {
    let of_type = u8::from(card.card_type != "standard");
    let of_status = match card.status.as_str() {
        "active" => 0,
        "inactive" | "suspended" => 1,
        "closed" => 3,
        _ => 2,
    };
    (of_type, of_status)
}

impl Owners {
    fn of(legacy: &LegacyBooks, notes: &mut Notes) -> Self {
        let known: HashSet<Uuid> = legacy.members.iter().map(|member| member.id).collect();
        let bound = legacy
            .bindings
            .iter()
            .filter(|binding| binding.role == "owner");
        let bound: HashMap<Uuid, Uuid> = bound
            .rev()
            .map(|binding| (binding.card_id, binding.member_id))
            .collect();
        let mut owners = Self {
            of_card: HashMap::new(),
            standard: HashMap::new(),
            becomes: HashMap::new(),
        };
        let mut best: HashMap<Uuid, &LegacyCard> = HashMap::new();
        for card in &legacy.cards {
            let owner = card
                .owner_member_id
                .or_else(|| bound.get(&card.id).copied());
            let Some(owner) = owner.filter(|owner| known.contains(owner)) else {
                continue;
            };
            owners.of_card.insert(card.id, owner);
            if matches!(card.card_type.as_str(), "standard" | "prepaid") {
                let chosen = best.entry(owner).or_insert(card);
                if rank(card) < rank(chosen) {
                    *chosen = card;
                }
            }
        }
        owners.standard = best
            .iter()
            .map(|(member, card)| (*member, card.id))
            .collect();
        for card in &legacy.cards {
            let owner = owners.of_card.get(&card.id);
            let standard = owner.and_then(|owner| owners.standard.get(owner)).copied();
            let own_card = card.card_type == "voucher" && owner.is_some();
            let becomes = if own_card { Some(card.id) } else { standard };
            let holds = card.balance.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
            match becomes {
                Some(becomes) => {
                    if becomes != card.id && card.card_type != "corporate" {
                        let text = "a second card with value: its balance, points and history move \
                                    to the member's standard card";
                        notes.differs("card", &card.card_no, text);
                    }
                    owners.becomes.insert(card.id, becomes);
                }
                None if holds || card.points != 0 => {
                    let text =
                        "holds value and belongs to no member; give it an owner, or empty it";
                    notes.blocks("card", &card.card_no, text);
                }
                None => {}
            }
        }
        owners
    }
}

fn corporate(
    legacy: &LegacyBooks,
    currency: Currency,
    now: Timestamp,
    notes: &mut Notes,
) -> Result<Vec<ImportCorporateCard>, String> {
    let mut cards = Vec::new();
    for card in legacy
        .cards
        .iter()
        .filter(|card| card.card_type == "corporate")
    {
        let fixed_rate = if let Some(text) = &card.fixed_discount {
            read::rate(text)?
        } else {
            notes.differs("card", &card.card_no, "had no rate and gives none: 1.000");
            mps_domain::DiscountRate::FULL
        };
        if read::money(&card.balance, currency)? != Money::ZERO || card.points != 0 {
            let text = format!(
                "a corporate card holds nothing here: {} and {} points move to its owner's standard \
                 card",
                card.balance, card.points
            );
            notes.differs("card", &card.card_no, text);
        }
        cards.push(ImportCorporateCard {
            card: Card {
                card_type: CardType::Corporate,
                member_id: None,
                fixed_rate: Some(fixed_rate),
                ..empty_card(card, now, notes)?
            },
            binding_password: card.binding_password_hash.clone().map(PasswordHash::new),
        });
    }
    Ok(cards)
}

/// Creates a card with nothing on it.
fn empty_card(card: &LegacyCard, now: Timestamp, notes: &mut Notes) -> Result<Card, String> {
    let status = CardStatus::from_text(&card.status).unwrap_or_else(|| {
        let text = format!("is {:?} and becomes suspended", card.status);
        notes.differs("card", &card.card_no, text);
        CardStatus::Suspended
    });
    let member = MemberId::new(Uuid::nil());
    let number = card.card_no.clone();
    let created_at = read::time(&card.created_at)?;
    let mut expires_at = card.expires_at.as_deref().map(read::time).transpose()?;
    if status == CardStatus::Expired && expires_at.is_none_or(|end| end > now) {
        // Here, a card expires only by time.
        let text = "is expired without an end that is over; it ends when it was made";
        notes.differs("card", &card.card_no, text);
        expires_at = Some(created_at);
    }
    Ok(Card {
        name: card.name.clone(),
        status,
        expires_at,
        ..Card::new_standard(CardId::new(card.id), number, member, created_at)
    })
}

fn members(
    legacy: &LegacyBooks,
    policy: &Policy,
    now: Timestamp,
    owners: &Owners,
    history: &mut History,
    (names, notes): (&mut Names, &mut Notes),
    ids: &mut NewIds<'_>,
) -> Result<Vec<ImportMember>, String> {
    let currency = policy.currency;
    let mut held: HashMap<Uuid, (Money, i64)> = HashMap::new();
    for card in &legacy.cards {
        if let Some(becomes) = owners.becomes.get(&card.id) {
            let (balance, points) = held.entry(*becomes).or_default();
            let more = read::money(&card.balance, currency)?;
            *balance = balance.plus(more).map_err(|e| e.to_string())?;
            // Vouchers have no points here.
            let owner = owners.of_card.get(&card.id);
            let standard = owner.and_then(|owner| owners.standard.get(owner));
            match standard {
                Some(standard) if standard != becomes => {
                    held.entry(*standard).or_default().1 += card.points;
                }
                _ => *points = points.saturating_add(card.points),
            }
        }
    }
    let mut cards_of: HashMap<Uuid, Vec<&LegacyCard>> = HashMap::new();
    for card in &legacy.cards {
        let stays = owners.becomes.get(&card.id) == Some(&card.id);
        if let (true, Some(owner)) = (stays, owners.of_card.get(&card.id)) {
            cards_of.entry(*owner).or_default().push(card);
        }
    }
    let mut bindings = bindings(legacy, owners, notes)?;
    let mut identities: HashMap<Uuid, Vec<(Provider, String)>> = HashMap::new();
    for identity in &legacy.identities {
        let Some(provider) = Provider::from_text(&identity.provider) else {
            let text = "is of a provider that is not known here; it stays behind";
            notes.differs("identity", &identity.provider, text);
            continue;
        };
        let own = identities.entry(identity.member_id).or_default();
        own.push((provider, identity.external_id.clone()));
    }

    let mut members = Vec::new();
    for member in &legacy.members {
        let id = MemberId::new(member.id);
        let mut own_bindings = bindings.remove(&member.id).unwrap_or_default();
        let mut cards = Vec::new();
        let legacy_cards = cards_of.remove(&member.id).unwrap_or_default();
        if !owners.standard.contains_key(&member.id) {
            *ids.last_card = ids.last_card.saturating_add(1);
            let number = Series::StandardCard.format(*ids.last_card);
            let text = format!("has no standard card and gets {number}");
            notes.differs("member", &member.member_no, text);
            let card = Card::new_standard(CardId::new((ids.id)()?), number, id, now);
            own_bindings.push(owner_of(&card, id));
            cards.push(ImportedCard {
                card,
                history: Vec::new(),
                opening_id: TransactionId::new((ids.id)()?),
            });
        }
        for card in legacy_cards {
            let (balance, points) = held.get(&card.id).copied().unwrap_or_default();
            let card_type = if card.card_type == "voucher" {
                CardType::Voucher
            } else {
                CardType::Standard
            };
            let mut new = Card {
                card_type,
                member_id: Some(id),
                balance,
                points,
                ..empty_card(card, now, notes)?
            };
            if card_type == CardType::Voucher && points != 0 {
                let text = format!("a voucher has no points here: its {points} points lapse");
                notes.differs("card", &card.card_no, text);
                new.points = 0;
            }
            if new.status == CardStatus::Closed && balance != Money::ZERO {
                notes.differs(
                    "card",
                    &card.card_no,
                    "is closed with value on it; it becomes frozen",
                );
                new.status = CardStatus::Inactive;
            }
            own_bindings.push(owner_of(&new, id));
            let of_card = history.take(&new, notes)?;
            cards.push(ImportedCard {
                history: of_card.transactions,
                opening_id: TransactionId::new((ids.id)()?),
                card: new,
            });
        }
        members.push(ImportMember {
            member: self::member(member, &cards, now, policy.phone_region, (names, notes))?,
            password: member.password_hash.clone().map(PasswordHash::new),
            identities: identities.remove(&member.id).unwrap_or_default(),
            cards,
            bindings: own_bindings,
        });
    }
    Ok(members)
}

fn owner_of(card: &Card, member_id: MemberId) -> Binding {
    Binding {
        card_id: card.id,
        member_id,
        role: BindingRole::Owner,
        created_at: card.created_at,
    }
}

fn member(
    member: &LegacyMember,
    cards: &[ImportedCard],
    now: Timestamp,
    region: Option<Region>,
    (names, notes): (&mut Names, &mut Notes),
) -> Result<Member, String> {
    let number = member.member_no.as_str();
    let mut status = MemberStatus::from_text(&member.status).unwrap_or(MemberStatus::Suspended);
    let holds = cards.iter().any(|card| card.card.balance != Money::ZERO);
    if status == MemberStatus::Deleted && holds {
        let text = "is deleted with value on a card; becomes suspended until that is paid out";
        notes.differs("member", &member.member_no, text);
        status = MemberStatus::Suspended;
    }
    Ok(Member {
        id: MemberId::new(member.id),
        member_no: member.member_no.clone(),
        name: shown("member", number, &member.name, notes),
        phone: member
            .phone
            .as_deref()
            .and_then(|phone| names.phone(number, phone, region, notes)),
        email: member
            .email
            .as_deref()
            .and_then(|email| names.email(number, email, notes)),
        status,
        credential: Credential {
            temporary: false,
            epoch: 0,
        },
        created_at: read::time(&member.created_at)?.min(now),
    })
}

/// Returns the roles on corporate cards, by member. Here, other cards have only their owner.
fn bindings(
    legacy: &LegacyBooks,
    owners: &Owners,
    notes: &mut Notes,
) -> Result<HashMap<Uuid, Vec<Binding>>, String> {
    let of_id: HashMap<Uuid, &LegacyCard> =
        legacy.cards.iter().map(|card| (card.id, card)).collect();
    let mut roles: BTreeMap<(Uuid, Uuid), Binding> = BTreeMap::new();
    for binding in &legacy.bindings {
        let Some(card) = of_id.get(&binding.card_id) else {
            continue;
        };
        if card.card_type != "corporate" {
            if owners.of_card.get(&card.id) != Some(&binding.member_id) {
                let text = format!(
                    "was shared as {:?}; here only its owner has rights on it",
                    binding.role
                );
                notes.differs("binding", &card.card_no, text);
            }
            continue;
        }
        let role = match binding.role.as_str() {
            "admin" => BindingRole::Manager,
            other => BindingRole::from_text(other).unwrap_or(BindingRole::Viewer),
        };
        let made = Binding {
            card_id: CardId::new(card.id),
            member_id: MemberId::new(binding.member_id),
            role,
            created_at: read::time(&binding.created_at)?,
        };
        roles.insert((binding.member_id, card.id), made);
    }
    // The owner in the card's row is an owner.
    for card in legacy
        .cards
        .iter()
        .filter(|card| card.card_type == "corporate")
    {
        if let Some(owner) = owners.of_card.get(&card.id) {
            let made = Binding {
                card_id: CardId::new(card.id),
                member_id: MemberId::new(*owner),
                role: BindingRole::Owner,
                created_at: read::time(&card.created_at)?,
            };
            let role = roles.entry((*owner, card.id)).or_insert(made);
            role.role = BindingRole::Owner;
        }
    }
    let mut of_member: HashMap<Uuid, Vec<Binding>> = HashMap::new();
    for ((member, _), binding) in roles {
        of_member.entry(member).or_default().push(binding);
    }
    Ok(of_member)
}
