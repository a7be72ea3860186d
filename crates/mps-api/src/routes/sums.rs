//! What the transactions of some time come to.

use mps_domain::ids::MerchantId;
use mps_domain::periods::SumKind;
use mps_domain::{Currency, Money, Timestamp};
use mps_protocol::{Amount, answers};
use mps_store::queries::statistics::{self, PeriodSum};

use crate::app::App;
use crate::http::ApiError;

/// For how long after now, by the clock here, there may be something by the clock of the books.
const AHEAD_SECS: i64 = 60 * 60;

/// Reads the sums of some periods.
pub(super) async fn of_periods(
    app: &App,
    merchant: Option<MerchantId>,
    periods: &[(Timestamp, Timestamp)],
) -> Result<Vec<PeriodSum>, ApiError> {
    let since = app.fetch_one(statistics::summed_until()).await?;
    let since = since.ok_or_else(|| ApiError::internal("the sums have no end"))?;
    let ahead = app.now().plus_secs(AHEAD_SECS);
    app.fetch(statistics::transactions_in(merchant, periods, since, ahead))
        .await
}

/// How many, and what they come to in minor units.
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
}

impl Sums {
    /// Adds what was found of one type.
    pub(super) fn add(&mut self, sum: &PeriodSum) {
        match sum.kind {
            SumKind::Payment => self.payments.add(sum),
            SumKind::Refund => self.refunds.add(sum),
            SumKind::Recharge => self.recharges.add(sum),
            SumKind::RechargeReversal => self.reversals.add(sum),
            SumKind::Member | SumKind::Card => {}
        }
    }

    /// How many payments and refunds there are.
    pub(super) fn sales_count(&self) -> i64 {
        self.payments.count.saturating_add(self.refunds.count)
    }

    /// What was paid without what was given back.
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
        })
    }
}
