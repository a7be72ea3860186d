//! Sums over the transactions of a period.

use mps_domain::ids::MerchantId;
use mps_domain::periods::SumKind;
use mps_domain::{Currency, Money, Timestamp};
use mps_protocol::{Amount, answers};
use mps_store::queries::statistics::{self, NewcomerCounts, PeriodSum};

use crate::app::App;
use crate::error::ApiError;

/// Reads the sums of some periods. Past parts, up to the current day, are cached.
pub(super) async fn of_periods(
    app: &App,
    merchant: Option<MerchantId>,
    periods: &[(Timestamp, Timestamp)],
) -> Result<Vec<PeriodSum>, ApiError> {
    let since = app.over_until();
    let calendar = &app.policy().calendar;
    let day = calendar.bounds_of_date(&calendar.date_at(since));
    let today = day.map_or(since, |(begins_at, _)| begins_at);
    let cache = &app.reports().periods;
    let scope = merchant.map(MerchantId::uuid).unwrap_or_default();
    let mut sums = Vec::new();
    let (mut places, mut wanted) = (Vec::new(), Vec::new());
    for (period, &(begins_at, ends_at)) in periods.iter().enumerate() {
        let parts = if begins_at < today && today < ends_at {
            [Some((begins_at, today)), Some((today, ends_at))]
        } else {
            [Some((begins_at, ends_at)), None]
        };
        for (begins_at, ends_at) in parts.into_iter().flatten() {
            if let Some(known) = cache.get(&(scope, begins_at, ends_at)) {
                sums.extend(known.into_iter().map(|sum| PeriodSum { period, ..sum }));
            } else {
                places.push(period);
                wanted.push((begins_at, ends_at));
            }
        }
    }
    if wanted.is_empty() {
        return Ok(sums);
    }
    let query = statistics::transactions_in(merchant, &wanted);
    let mut found = vec![Vec::new(); wanted.len()];
    for sum in app.fetch(query).await? {
        if let Some(of_period) = found.get_mut(sum.period) {
            of_period.push(sum);
        }
    }
    for ((found, period), (begins_at, ends_at)) in found.into_iter().zip(places).zip(wanted) {
        if ends_at <= since {
            cache.put((scope, begins_at, ends_at), found.clone());
        }
        sums.extend(found.into_iter().map(|sum| PeriodSum { period, ..sum }));
    }
    Ok(sums)
}

/// Returns how many members and cards there were before a time, and how many were added since.
pub(super) async fn newcomers(
    app: &App,
    time: Timestamp,
) -> Result<(NewcomerCounts, NewcomerCounts), ApiError> {
    let none = || ApiError::internal("the sums have no end");
    let cache = &app.reports().before;
    let before = if let Some(before) = cache.get(&time) {
        before
    } else {
        let is_over = time <= app.over_until();
        let before = app.fetch_one(statistics::newcomers_before(time)).await?;
        let before = before.ok_or_else(none)?;
        if is_over {
            cache.put(time, before);
        }
        before
    };
    let since = app.fetch_one(statistics::newcomers_since(time)).await?;
    Ok((before, since.ok_or_else(none)?))
}

/// A number of transactions, and their total in minor units.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) count: i64,
    minor: i64,
}

impl Sum {
    fn add(&mut self, sum: &PeriodSum) {
        self.count = self.count.saturating_add(sum.number);
        self.minor = self.minor.saturating_add(sum.amount);
    }

    pub(super) fn money(self) -> Money {
        Money::from_minor(self.minor)
    }
}

/// The sums of each type of transaction.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) payments: Sum,
    pub(super) refunds: Sum,
    recharges: Sum,
    reversals: Sum,
    payouts: Sum,
    voucher_issues: Sum,
    lapses: Sum,
}

impl Sums {
    /// Adds a sum of one type.
    pub(super) fn add(&mut self, sum: &PeriodSum) {
        match sum.kind {
            SumKind::Payment => self.payments.add(sum),
            SumKind::Refund => self.refunds.add(sum),
            SumKind::Recharge => self.recharges.add(sum),
            SumKind::RechargeReversal => self.reversals.add(sum),
            SumKind::Payout => self.payouts.add(sum),
            SumKind::VoucherIssue => self.voucher_issues.add(sum),
            SumKind::Lapse => self.lapses.add(sum),
            SumKind::Member | SumKind::Card => {}
        }
    }

    /// Returns the number of payments and refunds.
    pub(super) fn sales_count(&self) -> i64 {
        self.payments.count.saturating_add(self.refunds.count)
    }

    /// Returns the payments less the refunds.
    pub(super) fn net(&self) -> Result<Money, ApiError> {
        let paid = self.payments.money();
        paid.minus(self.refunds.money()).map_err(ApiError::internal)
    }

    pub(super) fn answer(&self, currency: Currency) -> Result<answers::TransactionSums, ApiError> {
        let amount = |sum: Sum| Amount::of(sum.money(), currency);
        let recharges = self.recharges.count.saturating_add(self.reversals.count);
        Ok(answers::TransactionSums {
            total_count: self.sales_count().saturating_add(recharges),
            payment_count: self.payments.count,
            payment_amount: amount(self.payments),
            refund_count: self.refunds.count,
            refund_amount: amount(self.refunds),
            net_amount: Amount::of(self.net()?, currency),
            recharge_count: self.recharges.count,
            recharge_amount: amount(self.recharges),
            recharge_reversal_count: self.reversals.count,
            recharge_reversal_amount: amount(self.reversals),
            payout_count: self.payouts.count,
            payout_amount: amount(self.payouts),
            voucher_issue_count: self.voucher_issues.count,
            voucher_issue_amount: amount(self.voucher_issues),
            lapse_count: self.lapses.count,
            lapse_amount: amount(self.lapses),
        })
    }
}
