//! `GET /common/transactions/{tx_no}`

use axum::Json;
use axum::extract::{Path, State};
use mps_domain::account::Account;
use mps_domain::transaction::Transaction;
use mps_protocol::{ErrorCode, answers};
use mps_store::queries::transactions;

use crate::app::App;
use crate::error::ApiError;
use crate::http::Caller;
use crate::http::render;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Path(tx_no): Path<String>,
) -> Result<Json<answers::OneTransaction>, ApiError> {
    let found = app.fetch_one(transactions::by_no(&tx_no)).await?;
    let account = caller.identity.account;
    // For others it does not exist: a number must not reveal that somebody paid.
    let view = found.filter(|view| may_see(account, &view.transaction));
    let view = view.ok_or_else(|| ApiError::from(ErrorCode::TxNotFound))?;
    let transaction = render::transaction(&view, app.policy().currency)?;
    Ok(Json(answers::OneTransaction { transaction }))
}

fn may_see(account: Account, transaction: &Transaction) -> bool {
    match account {
        Account::Member(member) => transaction.member_id == member,
        Account::Merchant(merchant) | Account::Staff { merchant, .. } => {
            transaction.merchant_id == Some(merchant)
        }
        Account::Admin(_) | Account::System => true,
    }
}
