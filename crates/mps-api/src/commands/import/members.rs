//! Members with their cards and bindings, and corporate cards.

use std::collections::{BTreeMap, HashMap};

use mps_domain::account::Credential;
use mps_domain::accounts::{Member, MemberStatus, PasswordHash, Provider};
use mps_domain::card::{Binding, BindingRole, Card, CardStatus, CardType};
use mps_domain::ids::{CardId, MemberId, TransactionId};
use mps_domain::names::Region;
use mps_domain::numbers::Series;
use mps_domain::operations::{ImportCorporateCard, ImportMember, ImportedCard};
use mps_domain::{Currency, Money, Policy, Timestamp};
use mps_store::legacy::{LegacyBooks, LegacyCard, LegacyMember};
use uuid::Uuid;

use super::history::History;
use super::names::{Names, shown};
use super::notes::Notes;
use super::owners::Owners;
use super::plan::NewIds;
use super::read;

pub(super) fn corporate(
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

pub(super) fn members(
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
            let text = "has an unknown provider; it is left out";
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
        credential: Credential::chosen(0),
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
