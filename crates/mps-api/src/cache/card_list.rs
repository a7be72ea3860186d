//! A member's card list and its form as JSON.

use mps_domain::calendar::BusinessDay;
use mps_domain::card::{BindingRole, Card, CardStatus, CardType, Entitlement};
use mps_domain::ids::{CardId, MemberId, TransactionId};
use mps_domain::level::{Level, LevelTable};
use mps_domain::{DiscountRate, Money, Timestamp};
use mps_store::queries::cards::MemberCard;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the server reads from the books for a member's card list. Nothing in it depends on the
/// time.
#[derive(Debug)]
pub(crate) struct CardList {
    /// All levels.
    pub(crate) levels: LevelTable,
    /// The entitlements that determine the member's discount.
    pub(crate) entitlements: Vec<Entitlement>,
    /// The cards, oldest first.
    pub(crate) cards: Vec<MemberCard>,
}

impl CardList {
    /// The list in the form that is cached.
    pub(super) fn cached(&self) -> CachedList {
        CachedList {
            levels: self.levels.levels().iter().map(CachedLevel::of).collect(),
            entitlements: self
                .entitlements
                .iter()
                .map(CachedEntitlement::of)
                .collect(),
            cards: self.cards.iter().map(CachedCard::of).collect(),
        }
    }
}

/// A card list as plain values. Every field is required, so that an entry written by another
/// version of the server counts only if it is complete.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CachedList {
    levels: Vec<CachedLevel>,
    entitlements: Vec<CachedEntitlement>,
    cards: Vec<CachedCard>,
}

impl CachedList {
    /// The cached list; `None` if it is not valid.
    pub(super) fn list(self) -> Option<CardList> {
        let levels: Option<Vec<Level>> = self.levels.into_iter().map(CachedLevel::level).collect();
        let entitlements: Option<_> = self
            .entitlements
            .into_iter()
            .map(CachedEntitlement::entitlement)
            .collect();
        let cards: Option<_> = self.cards.into_iter().map(CachedCard::card).collect();
        Some(CardList {
            levels: LevelTable::new(levels?).ok()?,
            entitlements: entitlements?,
            cards: cards?,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct CachedLevel {
    level: i16,
    name: String,
    min_points: i64,
    rate: u16,
}

impl CachedLevel {
    fn of(level: &Level) -> Self {
        Self {
            level: level.level,
            name: level.name.clone(),
            min_points: level.min_points,
            rate: level.rate.thousandths(),
        }
    }

    fn level(self) -> Option<Level> {
        Some(Level {
            level: self.level,
            name: self.name,
            min_points: self.min_points,
            rate: DiscountRate::from_thousandths(self.rate)?,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct CachedEntitlement {
    card: Uuid,
    role: String,
    status: String,
    rate: u16,
    expires_at: Option<i64>,
}

impl CachedEntitlement {
    fn of(entitlement: &Entitlement) -> Self {
        Self {
            card: entitlement.card_id.uuid(),
            role: entitlement.role.to_string(),
            status: entitlement.status.to_string(),
            rate: entitlement.rate.thousandths(),
            expires_at: entitlement.expires_at.map(Timestamp::micros),
        }
    }

    fn entitlement(self) -> Option<Entitlement> {
        Some(Entitlement {
            card_id: CardId::new(self.card),
            role: BindingRole::from_text(&self.role)?,
            status: CardStatus::from_text(&self.status)?,
            rate: DiscountRate::from_thousandths(self.rate)?,
            expires_at: self.expires_at.map(Timestamp::from_micros),
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct CachedCard {
    id: Uuid,
    card_no: String,
    name: Option<String>,
    card_type: String,
    status: String,
    member: Option<Uuid>,
    balance: i64,
    points: i64,
    points_debt: i64,
    level: i16,
    fixed_rate: Option<u16>,
    last_entry_at: Option<i64>,
    expires_at: Option<i64>,
    spent_day: Option<i32>,
    spent: i64,
    replaced_by: Option<Uuid>,
    last_payment: Option<Uuid>,
    created_at: i64,
    role: String,
    level_name: String,
}

impl CachedCard {
    fn of(
        MemberCard {
            card,
            role,
            level_name,
        }: &MemberCard,
    ) -> Self {
        Self {
            id: card.id.uuid(),
            card_no: card.card_no.clone(),
            name: card.name.clone(),
            card_type: card.card_type.to_string(),
            status: card.status.to_string(),
            member: card.member_id.map(MemberId::uuid),
            balance: card.balance.minor(),
            points: card.points,
            points_debt: card.points_debt,
            level: card.level,
            fixed_rate: card.fixed_rate.map(DiscountRate::thousandths),
            last_entry_at: card.last_entry_at.map(Timestamp::micros),
            expires_at: card.expires_at.map(Timestamp::micros),
            spent_day: card.spent_day.map(BusinessDay::days),
            spent: card.spent.minor(),
            replaced_by: card.replaced_by.map(CardId::uuid),
            last_payment: card.last_payment.map(TransactionId::uuid),
            created_at: card.created_at.micros(),
            role: role.to_string(),
            level_name: level_name.clone(),
        }
    }

    fn card(self) -> Option<MemberCard> {
        let fixed_rate = match self.fixed_rate {
            Some(rate) => Some(DiscountRate::from_thousandths(rate)?),
            None => None,
        };
        let card = Card {
            id: CardId::new(self.id),
            card_no: self.card_no,
            name: self.name,
            card_type: CardType::from_text(&self.card_type)?,
            status: CardStatus::from_text(&self.status)?,
            member_id: self.member.map(MemberId::new),
            balance: Money::from_minor(self.balance),
            points: self.points,
            points_debt: self.points_debt,
            level: self.level,
            fixed_rate,
            last_entry_at: self.last_entry_at.map(Timestamp::from_micros),
            expires_at: self.expires_at.map(Timestamp::from_micros),
            spent_day: self.spent_day.map(BusinessDay::from_days),
            spent: Money::from_minor(self.spent),
            replaced_by: self.replaced_by.map(CardId::new),
            last_payment: self.last_payment.map(TransactionId::new),
            created_at: Timestamp::from_micros(self.created_at),
        };
        Some(MemberCard {
            card,
            role: BindingRole::from_text(&self.role)?,
            level_name: self.level_name,
        })
    }
}
