//! `GET /merchant/settlements/{id}.csv`

use axum::response::Response;
use mps_domain::Money;
use mps_domain::calendar::{BusinessCalendar, Timestamp};
use mps_domain::settlement::{self, Settlement};
use mps_protocol::Amount;
use mps_store::queries::settlements::{self, Item};
use uuid::Uuid;

use crate::app::App;
use crate::error::ApiError;
use crate::http::csv::{self, AT_ONCE, Line, Part, TIME, Table};

/// A settlement as a CSV table: its transactions as they affect the payout, then the fee and the
/// amounts carried over, so that all amounts add up to the payout.
struct Items {
    app: App,
    settlement: Settlement,
    /// The time and id of the last transaction sent, or the earliest place of the first.
    after: (Timestamp, Uuid),
}

impl Table for Items {
    const HEADINGS: &'static [&'static str] = &[
        "tx_no",
        "type",
        TIME[0],
        TIME[1],
        TIME[2],
        "operator",
        "card_no",
        "external_order_id",
        "amount",
    ];

    fn calendar(&self) -> &BusinessCalendar {
        &self.app.policy().calendar
    }

    async fn next(&mut self) -> Result<Part, ApiError> {
        let Settlement {
            id, merchant_id, ..
        } = self.settlement;
        let query = settlements::items(merchant_id, id, self.after, AT_ONCE);
        let items = self.app.fetch(query).await?;
        let mut part = Part::of(items.len());
        for item in &items {
            part.lines.push_str(&self.line(item)?);
            self.after = (item.created_at, item.transaction_id);
        }
        if !part.more {
            part.lines.push_str(&self.rest()?);
        }
        Ok(part)
    }
}

impl Items {
    fn line(&self, item: &Item) -> Result<String, ApiError> {
        let amount = settlement::due(item.tx_type, item.amount);
        let amount = amount.map_err(ApiError::internal)?;
        let line = Line::default()
            .text(&item.tx_no)
            .text(item.tx_type.as_str())
            .time(item.created_at, self.calendar())
            .text(item.operator.as_deref().unwrap_or_default())
            .text(&item.card_no)
            .text(item.external_order_id.as_deref().unwrap_or_default())
            .number(self.amount(amount));
        Ok(line.finish())
    }

    /// The lines that are not transactions.
    fn rest(&self) -> Result<String, ApiError> {
        let Settlement {
            settlement_no,
            fee,
            carried_in,
            carried_out,
            created_at,
            ..
        } = &self.settlement;
        let mut text = String::new();
        for (kind, amount) in [
            ("fee", negated(*fee)?),
            ("carried_in", *carried_in),
            ("carried_out", negated(*carried_out)?),
        ] {
            let line = Line::default()
                .text(settlement_no)
                .text(kind)
                .time(*created_at, self.calendar())
                .text("")
                .text("")
                .text("")
                .number(self.amount(amount));
            text.push_str(&line.finish());
        }
        Ok(text)
    }

    fn amount(&self, amount: Money) -> Amount {
        Amount::of(amount, self.app.policy().currency)
    }
}

fn negated(amount: Money) -> Result<Money, ApiError> {
    amount.negated().map_err(ApiError::internal)
}

/// Returns the settlement as a CSV table.
pub(super) async fn answer(app: App, settlement: Settlement) -> Result<Response, ApiError> {
    let name = settlement.settlement_no.clone();
    let first = app
        .fetch_one(settlements::first_item(settlement.id))
        .await?;
    let first = first.flatten().unwrap_or(settlement.period_start);
    let export = app.exports().begin(settlement.merchant_id.uuid())?;
    let table = Items {
        app,
        settlement,
        after: (first, Uuid::nil()),
    };
    csv::attachment(&name, table, export).await
}
