//! `GET /merchant/daily-summary`

use axum::Json;
use axum::extract::State;
use mps_domain::calendar::LocalHour;
use mps_protocol::{Amount, ErrorCode, answers, requests};

use crate::app::App;
use crate::error::ApiError;
use crate::http::{Caller, QueryString};
use crate::routes::sums::{self, Sums};

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    QueryString(request): QueryString<requests::DailySummary>,
) -> Result<Json<answers::DailySummary>, ApiError> {
    let merchant = caller.identity.merchant()?;
    let calendar = &app.policy().calendar;
    let date = request.date.unwrap_or_else(|| calendar.date_at(app.now()));
    let hours = calendar.hours_of_date(&date).ok_or_else(|| {
        ApiError::of(ErrorCode::ValidationFailed, "date")
            .suggest("a business day such as 2026-01-31")
    })?;
    let spans: Vec<_> = hours
        .iter()
        .map(|hour| (hour.begins_at, hour.ends_at))
        .collect();
    let found = sums::of_periods(&app, Some(merchant), &spans).await?;

    let currency = app.policy().currency;
    let mut whole = Sums::default();
    // An hour that occurs twice, when the clocks are set back, is one line.
    let mut by_hour: Vec<(i8, Sums)> = Vec::new();
    for (place, LocalHour { hour, .. }) in hours.iter().enumerate() {
        if by_hour.last().is_none_or(|(last, _)| last != hour) {
            by_hour.push((*hour, Sums::default()));
        }
        for sum in found.iter().filter(|sum| sum.period == place) {
            whole.add(sum);
            if let Some((_, sums)) = by_hour.last_mut() {
                sums.add(sum);
            }
        }
    }
    let hourly = by_hour.iter().map(|(hour, sums)| {
        Ok(answers::HourSums {
            hour: *hour,
            count: sums.sales_count(),
            amount: Amount::of(sums.net()?, currency),
        })
    });
    Ok(Json(answers::DailySummary {
        date,
        hourly_stats: hourly.collect::<Result<_, ApiError>>()?,
        summary: answers::DaySums {
            total_count: whole.sales_count(),
            payment_count: whole.payments.count,
            refund_count: whole.refunds.count,
            payment_amount: Amount::of(whole.payments.money(), currency),
            refund_amount: Amount::of(whole.refunds.money(), currency),
            net_amount: Amount::of(whole.net()?, currency),
        },
    }))
}
