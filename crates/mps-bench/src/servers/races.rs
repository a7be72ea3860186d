//! A charge and the reversal of its order, on two servers at once.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use mps_client::Client;
use mps_protocol::{Amount, ErrorCode, requests};
use tokio::task::JoinSet;

use crate::servers::{Town, token};

const CARDS: usize = 20;
/// How many orders are raced at once.
const AT_ONCE: usize = 16;

/// The outcome of a race.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// The charge came first and was undone.
    Undone,
    /// The reversal came first, and the charge was refused.
    Blocked,
}

pub(super) async fn run(town: &Town<'_>, races: u32) -> Result<()> {
    let books = town.shop(CARDS).await?;
    let launches = [town.launch(0, &town.url())?, town.launch(1, &town.url())?];
    let servers = [launches[0].start().await?, launches[1].start().await?];
    let token = token(&servers).await?;
    let [one, other] = &servers;
    let one = one.client()?.with_token(token.clone());
    let other = other.client()?.with_token(token);
    let balances = "SELECT sum(balance) FROM mps.member_cards";
    let before = town.rows(balances);
    let cards = Arc::new(books.cards);
    let mut ends = Vec::new();
    let mut tasks = JoinSet::new();
    for number in 0..races {
        if tasks.len() >= AT_ONCE {
            ends.push(tasks.join_next().await.context("no race")???);
        }
        let index = usize::try_from(number)?.checked_rem(cards.len());
        let code = cards
            .get(index.context("no cards")?)
            .context("no card")?
            .code
            .clone();
        let (one, other) = (one.clone(), other.clone());
        tasks.spawn(async move { race(&one, &other, code, number).await });
    }
    while let Some(end) = tasks.join_next().await {
        ends.push(end??);
    }
    ensure!(
        town.rows(balances) == before,
        "money is missing after all was undone"
    );
    let undone = ends.iter().filter(|end| **end == End::Undone).count();
    // A charge and its refund for each order that was undone.
    let expected = u64::try_from(undone)?.saturating_mul(2);
    town.account(&launches[0], books.transactions.saturating_add(expected))
        .await?;
    println!(
        "races: {races} orders charged on one server and reversed on another at once: {undone} \
         undone, {} blocked, none both done, none neither; verify green",
        ends.len().saturating_sub(undone)
    );
    Ok(())
}

async fn race(one: &Client, other: &Client, code: String, number: u32) -> Result<End> {
    let order = format!("race-{number}");
    let charge = requests::Charge {
        qr_plain: requests::Secret::new(code),
        amount: Amount::from_text("1.00"),
        external_order_id: Some(order.clone()),
        tag: None,
    };
    let reverse = requests::Reverse {
        external_order_id: order.clone(),
    };
    let (key, reversal) = (Client::new_key(), Client::new_key());
    let (charged, reversed) = tokio::join!(
        one.charge(&charge, &key),
        other.reverse(&reverse, &reversal)
    );
    let outcome = reversed?.answer.outcome;
    let charged = match charged {
        Ok(_) => true,
        Err(error) if error.code() == Some(ErrorCode::OrderReversed) => false,
        Err(error) => return Err(error.into()),
    };
    // The reversal is final: a later charge finds the order reversed.
    let later = one.charge(&charge, &Client::new_key()).await;
    ensure!(
        later.is_err_and(|error| error.code() == Some(ErrorCode::OrderReversed)),
        "{order} could be charged after it was reversed"
    );
    match (outcome.as_str(), charged) {
        ("reversed", true) => Ok(End::Undone),
        ("blocked", false) => Ok(End::Blocked),
        (outcome, charged) => bail!("{order}: {outcome}, charged: {charged}"),
    }
}
