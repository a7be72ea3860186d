//! `GET /admin/statistics/trends`

use axum::Json;
use axum::extract::State;
use mps_domain::calendar::GroupBy;
use mps_domain::ids::MerchantId;
use mps_protocol::{ErrorCode, answers, requests};
use mps_store::queries::merchants;

use crate::app::App;
use crate::error::ApiError;
use crate::http::{QueryString, fields};
use crate::routes::sums::{self, Sums};

/// The largest number of days, weeks or months in one answer.
const MOST: usize = 400;

pub(super) async fn handle(
    State(app): State<App>,
    QueryString(request): QueryString<requests::Trends>,
) -> Result<Json<answers::Trends>, ApiError> {
    let wrong = |field| ApiError::of(ErrorCode::ValidationFailed, field);
    let group = fields::optional_word("group_by", request.group_by.as_deref())?;
    let group = group.unwrap_or(GroupBy::Day);
    let calendar = &app.policy().calendar;
    let date = |text: Option<String>, field| {
        text.filter(|text| calendar.bounds_of_date(text).is_some())
            .ok_or_else(|| wrong(field).suggest("a business day such as 2026-01-31"))
    };
    let start_date = date(request.start_date, "start_date")?;
    let end_date = date(request.end_date, "end_date")?;
    if end_date < start_date {
        return Err(wrong("end_date").suggest("not before start_date"));
    }
    let periods = calendar
        .periods(&start_date, &end_date, group, MOST.saturating_add(1))
        .ok_or_else(|| wrong("end_date"))?;
    if periods.len() > MOST {
        return Err(wrong("end_date").suggest(format!(
            "at most {MOST} of them in one answer; use a coarser group_by"
        )));
    }
    let merchant = request.merchant_id.map(MerchantId::new);
    if let Some(merchant) = merchant {
        let known = app.fetch_one(merchants::by_id(merchant)).await?;
        known.ok_or_else(|| ApiError::from(ErrorCode::MerchantNotFound))?;
    }
    let spans: Vec<_> = periods
        .iter()
        .map(|period| (period.begins_at, period.ends_at))
        .collect();
    let found = sums::of_periods(&app, merchant, &spans).await?;

    let mut each = vec![Sums::default(); periods.len()];
    let mut total = Sums::default();
    for sum in &found {
        total.add(sum);
        if let Some(of_period) = each.get_mut(sum.period) {
            of_period.add(sum);
        }
    }
    let currency = app.policy().currency;
    let trends = periods.into_iter().zip(each).map(|(period, sums)| {
        Ok(answers::Trend {
            period: period.name,
            start_date: period.first_day,
            end_date: period.last_day,
            transactions: sums.answer(currency)?,
        })
    });
    Ok(Json(answers::Trends {
        group_by: group.to_string(),
        trends: trends.collect::<Result<_, ApiError>>()?,
        total: total.answer(currency)?,
        start_date,
        end_date,
        generated_at: app.now().to_string(),
    }))
}
