//! `GET /member/cards`

use axum::Json;
use axum::extract::State;
use mps_domain::card::{CardType, best_corporate_rate};
use mps_domain::ids::MemberId;
use mps_domain::level::{Level, LevelTable};
use mps_domain::{Currency, DiscountRate, Money, Timestamp};
use mps_protocol::{Amount, answers};
use mps_store::queries::cards::{self, MemberCard};

use crate::app::App;
use crate::cache::CardList;
use crate::error::ApiError;
use crate::http::Caller;
use crate::http::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<answers::Cards>, ApiError> {
    let member = caller.identity.member()?;
    let list = app.cards().of(member, read(&app, member)).await?;
    let cards = &list.cards;
    let now = app.now();

    let currency = app.policy().currency;
    // Cards that cannot be used now do not count.
    let usable = cards.iter().map(|card| &card.card);
    let usable = usable.filter(|card| card.check_usable(now).is_ok());
    let balances = usable
        .clone()
        .try_fold(Money::ZERO, |sum, card| sum.plus(card.balance));
    let points = usable.clone().map(|card| card.points);
    let summary = answers::CardsSummary {
        total_cards: i64::try_from(cards.len()).map_err(ApiError::internal)?,
        active_cards: i64::try_from(usable.count()).map_err(ApiError::internal)?,
        total_balance: Amount::of(balances.map_err(ApiError::internal)?, currency),
        total_points: points.fold(0, i64::saturating_add),
    };
    Ok(Json(answers::Cards {
        cards: rendered(&list, currency, now),
        summary,
    }))
}

/// Renders the cards for their member.
pub(in crate::routes) fn rendered(
    list: &CardList,
    currency: Currency,
    now: Timestamp,
) -> Vec<answers::Card> {
    let corporate = best_corporate_rate(&list.entitlements, now);
    let render = |card: &MemberCard| {
        let (rate, corporate) = rates(card, corporate, &list.levels);
        answer(card, rate, corporate, currency, now)
    };
    list.cards.iter().map(render).collect()
}

/// Reads the cards of a member.
pub(in crate::routes) async fn read(app: &App, member: MemberId) -> Result<CardList, ApiError> {
    let levels: Vec<Level> = app.fetch(cards::levels()).await?;
    Ok(CardList {
        levels: LevelTable::new(levels).map_err(ApiError::internal)?,
        entitlements: app.fetch(cards::entitlements_of(member)).await?,
        cards: app.fetch(cards::of_member(member)).await?,
    })
}

/// Returns the rate that a charge would have now, and the rate of the corporate cards, if they
/// matter.
fn rates(
    card: &MemberCard,
    corporate: Option<DiscountRate>,
    levels: &LevelTable,
) -> (DiscountRate, Option<DiscountRate>) {
    match card.card.card_type {
        CardType::Standard => {
            let (_, level) = levels.for_points(card.card.points);
            (corporate.map_or(level, |rate| rate.min(level)), corporate)
        }
        CardType::Corporate => (card.card.fixed_rate.unwrap_or(DiscountRate::FULL), None),
        CardType::Voucher => (DiscountRate::FULL, None),
    }
}

fn answer(
    MemberCard {
        card,
        role,
        level_name,
    }: &MemberCard,
    rate: DiscountRate,
    corporate: Option<DiscountRate>,
    currency: Currency,
    now: Timestamp,
) -> answers::Card {
    answers::Card {
        id: card.id.uuid(),
        card_no: card.card_no.clone(),
        card_type: card.card_type.to_string(),
        name: render::card_name(card),
        balance: Amount::of(card.balance, currency),
        points: card.points,
        level: card.level,
        level_name: level_name.clone(),
        discount_rate: render::rate(rate),
        corporate_discount: corporate.map(render::rate),
        status: card.status_at(now).to_string(),
        role: role.to_string(),
        expires_at: card.expires_at.map(|end| end.to_string()),
        created_at: card.created_at.to_string(),
    }
}
