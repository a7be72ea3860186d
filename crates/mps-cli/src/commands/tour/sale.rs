//! The sale: a payment code, a charge, and a retry.

use std::fmt;

use mps_client::Client;
use mps_protocol::Amount;
use mps_protocol::answers::Charged;
use mps_protocol::requests::{self, Secret};

use super::narrator::Narrator;
use super::people::{Holding, People, units};
use crate::error::CliError;
use crate::qr;
use crate::tally;

/// The lifetime of the tour's payment codes, in seconds: nobody takes longer to the till.
const CODE_LIFE: i64 = 300;

/// A price in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Price(pub(crate) i64);

impl Price {
    /// The price for a request.
    pub(crate) fn amount(self) -> Amount {
        Amount::from_text(&tally::amount(self.0))
    }
}

impl fmt::Display for Price {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&tally::amount(self.0))
    }
}

/// A sale.
pub(crate) struct Sale {
    pub(crate) tx_no: String,
    /// The request that was sent, with the code in it.
    pub(crate) request: requests::Charge,
    /// The order id in the shop's own books.
    pub(crate) order: String,
    key: String,
    /// The amount that was paid, in hundredths.
    pub(crate) paid: i64,
    pub(crate) points: i64,
    pub(crate) before: Holding,
    pub(crate) after: Holding,
}

/// The member makes a payment code.
pub(crate) async fn make_code(
    people: &People,
    narrator: &mut Narrator,
    shown: bool,
) -> Result<Secret, CliError> {
    let before = people.holding().await?;
    let request = requests::GenerateQr {
        card_id: people.card_id,
        ttl_seconds: Some(CODE_LIFE),
        symbol: None,
    };
    let answer = people.member.generate_qr(&request).await?;
    if shown {
        narrator.say("Good for one payment, and only for a short time:")?;
        narrator.draw(&qr::draw(answer.qr_plain.reveal(), narrator.style())?)?;
    }
    let life = answer.ttl_seconds.to_string();
    narrator.check("lives (seconds)", &CODE_LIFE.to_string(), &life)?;
    let balance = units("balance", &answer.card_info.balance)?;
    let expected = tally::amount(before.balance);
    narrator.check("balance", &expected, &tally::amount(balance))?;
    Ok(answer.qr_plain)
}

/// The cashier charges a payment code.
pub(crate) async fn charge(
    people: &People,
    narrator: &mut Narrator,
    code: Secret,
    price: Price,
) -> Result<Sale, CliError> {
    let before = people.holding().await?;
    let order = new_order();
    let request = requests::Charge {
        qr_plain: code,
        amount: price.amount(),
        external_order_id: Some(order.clone()),
        tag: None,
    };
    let key = Client::new_key();
    let sent = people.cashier.charge(&request, &key).await;
    let Charged {
        transaction,
        customer_info,
        ..
    } = sent
        .map_err(|error| CliError::of_moving(error, &key, Some(&order)))?
        .answer;
    let after = people.holding().await?;

    // Discount and points follow the rules: the rate is the one before the sale, and each whole unit of
    // the price earns a point.
    let paid = tally::discounted(price.0, before.rate);
    let points = price.0 / 100;
    narrator
        .say("The level decides the rate: 0.950, for one, means that 95 % of the price is paid.")?;
    narrator.fact("order", &order)?;
    narrator.fact("number", &transaction.tx_no)?;
    same(narrator, "price", price.0, &transaction.raw_amount)?;
    let rate = tally::thousandths(transaction.discount.as_str()).unwrap_or_default();
    let as_rate = |rate: i64| format!("{}.{:03}", rate / 1000, rate % 1000);
    narrator.check("discount rate", &as_rate(before.rate), &as_rate(rate))?;
    same(
        narrator,
        "saved",
        price.0 - paid,
        &transaction.discount_amount,
    )?;
    same(narrator, "paid", paid, &transaction.final_amount)?;
    let level = customer_info.member_level.to_string();
    narrator.check("at the level", &before.level.to_string(), &level)?;
    let earned = transaction.points_earned.to_string();
    narrator.check("points earned", &points.to_string(), &earned)?;
    let expected = (before.balance - paid, before.points + points);
    changed(narrator, &before, &after, expected)?;
    Ok(Sale {
        tx_no: transaction.tx_no,
        request,
        order,
        key,
        paid,
        points,
        before,
        after,
    })
}

/// The cashier sends the same request with the same key, and gets the first answer again.
pub(crate) async fn ask_again(
    people: &People,
    narrator: &mut Narrator,
    sale: &Sale,
) -> Result<(), CliError> {
    narrator.say("The same request with the same key gives the first answer and moves nothing.")?;
    let sent = people.cashier.charge(&sale.request, &sale.key).await;
    let sent = sent.map_err(|error| CliError::of_moving(error, &sale.key, Some(&sale.order)))?;
    narrator.check("number", &sale.tx_no, &sent.answer.transaction.tx_no)?;
    same(
        narrator,
        "paid",
        sale.paid,
        &sent.answer.transaction.final_amount,
    )?;
    narrator.check("replayed", "yes", if sent.replayed { "yes" } else { "no" })?;
    let now = people.holding().await?;
    let expected = (sale.after.balance, sale.after.points);
    changed(narrator, &sale.after, &now, expected)
}

/// An order id that the shop has not used yet.
pub(crate) fn new_order() -> String {
    let random = Client::new_key();
    // Short enough for a table. 48 random bits are practically unique.
    format!("TOUR-{}", random.get(..13).unwrap_or(&random))
}

/// Checks an amount from the server.
pub(crate) fn same(
    narrator: &mut Narrator,
    what: &str,
    expected: i64,
    actual: &Amount,
) -> Result<(), CliError> {
    let actual = tally::amount(units(what, actual)?);
    narrator.check(what, &tally::amount(expected), &actual)
}

/// Checks how balance and points changed, and prints the member's new level.
pub(crate) fn changed(
    narrator: &mut Narrator,
    before: &Holding,
    after: &Holding,
    expected: (i64, i64),
) -> Result<(), CliError> {
    let (balance, points) = expected;
    let from = tally::amount(before.balance);
    let way = |to: i64| format!("{from} -> {}", tally::amount(to));
    narrator.check("balance", &way(balance), &way(after.balance))?;
    let way = |to: i64| format!("{} -> {to}", before.points);
    narrator.check("points", &way(points), &way(after.points))?;
    narrator.fact("level", &after.level_name)
}
