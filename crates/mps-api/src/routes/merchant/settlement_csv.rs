//! `GET /merchant/settlements/{id}.csv`

use axum::response::Response;
use mps_domain::Money;
use mps_domain::settlement::Settlement;
use mps_domain::transaction::TransactionType;
use mps_protocol::Amount;
use mps_store::queries::settlements::{self, Item};
use uuid::Uuid;

use crate::app::App;
use crate::http::ApiError;
use crate::table::{self, AT_ONCE, Line, Table};

const HEADINGS: [&str; 6] = [
    "tx_no",
    "type",
    "created_at",
    "card_no",
    "external_order_id",
    "amount",
];

/// A settlement on its way out: its transactions as they bear on what is paid, then the fee and what
/// is carried, so that the amounts add up to what is paid.
struct Export {
    app: App,
    settlement: Settlement,
    after: Option<Uuid>,
    is_over: bool,
}

impl Table for Export {
    async fn next(&mut self) -> Result<Option<String>, ApiError> {
        if self.is_over {
            return Ok(None);
        }
        let after = self.after.unwrap_or_default();
        let query = settlements::items(self.settlement.id, after, AT_ONCE);
        let items = self.app.fetch(query).await?;
        let is_first = self.after.is_none();
        let mut text = if is_first {
            table::heading(&HEADINGS)
        } else {
            String::new()
        };
        for item in &items {
            text.push_str(&self.line(item)?);
        }
        self.after = items.last().map(|item| item.transaction_id);
        self.is_over = i64::try_from(items.len()).map_or(true, |count| count < AT_ONCE);
        if self.is_over {
            text.push_str(&self.rest()?);
        }
        Ok(Some(text))
    }
}

impl Export {
    fn line(&self, item: &Item) -> Result<String, ApiError> {
        let amount = match item.tx_type {
            TransactionType::Payment | TransactionType::RechargeReversal => item.amount,
            TransactionType::Refund | TransactionType::Recharge => negated(item.amount)?,
        };
        let line = Line::default()
            .text(&item.tx_no)
            .text(item.tx_type.as_str())
            .text(item.created_at.to_string())
            .text(&item.card_no)
            .text(item.external_order_id.as_deref().unwrap_or_default())
            .number(self.amount(amount));
        Ok(line.finish())
    }

    /// The lines that are no transactions.
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
                .text(created_at.to_string())
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

/// The settlement as a table.
pub(super) async fn answer(app: App, settlement: Settlement) -> Result<Response, ApiError> {
    let name = settlement.settlement_no.clone();
    let export = Export {
        app,
        settlement,
        after: None,
        is_over: false,
    };
    table::attachment(&name, export).await
}
