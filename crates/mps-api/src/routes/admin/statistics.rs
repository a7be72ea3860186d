//! `GET /admin/statistics`

use axum::Json;
use axum::extract::State;
use mps_protocol::answers;
use mps_store::queries::statistics::{self, Counted};

use crate::app::App;
use crate::error::ApiError;
use crate::routes::sums::{self, Sums};

pub(super) async fn handle(State(app): State<App>) -> Result<Json<answers::Statistics>, ApiError> {
    let (now, policy) = (app.now(), app.policy());
    let date = policy.calendar.date_at(now);
    let today = policy.calendar.bounds_of_date(&date);
    let today = today.ok_or_else(|| ApiError::internal("today is not a date"))?;
    let (before, new) = sums::newcomers(&app, today.0).await?;
    let all_members = before.members.saturating_add(new.members);
    let all_cards = before.cards.saturating_add(new.cards);
    let members = app.fetch(statistics::members_not_active()).await?;
    let cards = app.fetch(statistics::cards_not_active()).await?;
    let over = app.fetch_one(statistics::active_cards_over(now)).await?;
    let special = app.fetch(statistics::cards_not_standard()).await?;
    let merchants = app.fetch(statistics::merchants()).await?;
    let codes = app.fetch_one(statistics::codes_since(today.0)).await?;
    let mut day = Sums::default();
    for sum in sums::of_periods(&app, None, &[today]).await? {
        day.add(&sum);
    }
    Ok(Json(answers::Statistics {
        system_stats: answers::SystemStats {
            members: answers::MemberStats {
                total: all_members,
                active: all_members.saturating_sub(all(&members)),
                inactive: of(&members, "inactive"),
                suspended: of(&members, "suspended"),
                deleted: of(&members, "deleted"),
            },
            cards: answers::CardStats {
                total: all_cards,
                active: all_cards
                    .saturating_sub(all(&cards))
                    .saturating_sub(over.unwrap_or_default()),
                standard: all_cards.saturating_sub(all(&special)),
                corporate: of(&special, "corporate"),
                voucher: of(&special, "voucher"),
            },
            merchants: answers::MerchantStats {
                total: all(&merchants),
                active: of(&merchants, "active"),
                inactive: of(&merchants, "inactive"),
            },
        },
        today_stats: answers::TodayStats {
            date,
            transactions: day.answer(policy.currency)?,
            qr_generated: codes.unwrap_or_default(),
            new_members: new.members,
        },
        generated_at: now.to_string(),
    }))
}

fn all(counted: &[Counted]) -> i64 {
    let each = counted.iter().map(|(_, number)| *number);
    each.fold(0, i64::saturating_add)
}

fn of(counted: &[Counted], word: &str) -> i64 {
    let found = counted.iter().find(|(known, _)| known == word);
    found.map_or(0, |(_, number)| *number)
}
