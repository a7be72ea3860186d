//! `mps-cli tour`: a few minutes at a shop, over HTTP, with every figure checked.

mod accounts;
mod after;
mod narrator;
mod people;
mod sale;

use std::path::Path;

use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use accounts::Accounts;
use narrator::Narrator;
use people::People;
use sale::Price;

/// The price of the sale that is partly refunded, and the refunded part, in hundredths.
const FIRST_PRICE: Price = Price(29_900);
const GIVEN_BACK: Price = Price(8_405);
/// The price of the sale that is reversed, in hundredths.
const SECOND_PRICE: Price = Price(10_000);

pub(crate) async fn tour(context: &Context, accounts: &Path) -> Result<Report, CliError> {
    let accounts = Accounts::read(accounts)?;
    let mut narrator = Narrator::new(context.output);
    narrator.say(&format!(
        "A walk through a day at the shop, on {}. Every figure is checked (✓); amounts have no \
         currency sign.",
        context.base_url()
    ))?;
    narrator.step("Everybody signs in")?;
    let people = People::sign_in(context, &accounts, &mut narrator).await?;
    let walked = walk(&people, &mut narrator).await;
    // The sessions should end even when the tour failed.
    people.sign_out().await;
    walked?;
    narrator.end("The tour is over, and every figure was as it must be.")
}

async fn walk(people: &People, narrator: &mut Narrator) -> Result<(), CliError> {
    let recharge = people.fill_card(narrator).await?;

    narrator.step("The member makes a payment code and shows it at the till")?;
    let code = sale::make_code(people, narrator, true).await?;

    narrator.step(&format!("The cashier scans it and charges {FIRST_PRICE}"))?;
    let first = sale::charge(people, narrator, code, FIRST_PRICE).await?;

    narrator.step("The till's answer was lost on the way, so the cashier asks again")?;
    sale::ask_again(people, narrator, &first).await?;

    narrator.step(&format!(
        "The customer brings something back: the manager refunds {GIVEN_BACK}"
    ))?;
    let refund = after::refund(people, narrator, &first, GIVEN_BACK).await?;

    narrator.step(&format!(
        "A second sale of {SECOND_PRICE} was a mistake: the cashier reverses its order"
    ))?;
    let code = sale::make_code(people, narrator, false).await?;
    let second = sale::charge(people, narrator, code, SECOND_PRICE).await?;
    let reversal = after::reverse(people, narrator, &second).await?;

    narrator.step("Somebody tries a payment code that was used already")?;
    after::use_again(people, narrator, &second).await?;

    narrator.step("What the member sees afterwards, newest first")?;
    let mut expected = vec![reversal, second.tx_no, refund, first.tx_no];
    expected.extend(recharge);
    after::look_back(people, narrator, &expected).await
}
