//! The participants of the tour, and the state of the member's card.

use mps_client::Client;
use mps_protocol::Amount;
use mps_protocol::answers::Card;
use mps_protocol::requests;
use uuid::Uuid;

use super::accounts::Accounts;
use super::narrator::Narrator;
use crate::context::Context;
use crate::error::CliError;
use crate::tally;

/// The balance that the card should have before the first sale, in hundredths.
const START: i64 = 100_000;

/// The participants.
pub(crate) struct People {
    pub(crate) member: Client,
    pub(crate) cashier: Client,
    pub(crate) manager: Client,
    admin: Client,
    pub(crate) card_id: Uuid,
    card_no: String,
}

/// The card's state at a moment. Money in hundredths, the rate in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holding {
    pub(crate) balance: i64,
    pub(crate) points: i64,
    pub(crate) level: i16,
    pub(crate) level_name: String,
    pub(crate) rate: i64,
}

impl People {
    /// Signs everybody in.
    pub(crate) async fn sign_in(
        context: &Context,
        accounts: &Accounts,
        narrator: &mut Narrator,
    ) -> Result<Self, CliError> {
        let client = context.client()?;
        let (member, merchant) = (accounts.member()?, &accounts.merchant);
        let staff = |staff: &super::accounts::Staff| requests::Login {
            role: "merchant".to_owned(),
            identifier: merchant.code.clone(),
            operator: Some(staff.operator.clone()),
            password: staff.password.clone(),
            totp: None,
        };
        let customer = requests::Login {
            role: "member".to_owned(),
            identifier: member.member_no.clone(),
            operator: None,
            password: member.password.clone(),
            totp: None,
        };
        let administrator = requests::Login {
            role: "admin".to_owned(),
            identifier: accounts.admin.identifier.clone(),
            operator: None,
            password: accounts.admin.password.clone(),
            totp: None,
        };
        Ok(Self {
            member: enter(&client, narrator, "member", &customer).await?,
            manager: enter(&client, narrator, "manager", &staff(&merchant.manager)).await?,
            cashier: enter(&client, narrator, "cashier", &staff(&merchant.cashier)).await?,
            admin: enter(&client, narrator, "administrator", &administrator).await?,
            card_id: member.card_id,
            card_no: member.card_no.clone(),
        })
    }

    /// Ends the sessions of the tour. If that fails, the tour has still succeeded.
    pub(crate) async fn sign_out(&self) {
        for client in [&self.member, &self.cashier, &self.manager, &self.admin] {
            drop(client.logout().await);
        }
    }

    /// Shows the card. If its balance is too low, the manager recharges it at the till; returns that
    /// recharge's number.
    pub(crate) async fn fill_card(
        &self,
        narrator: &mut Narrator,
    ) -> Result<Option<String>, CliError> {
        let card = self.card().await?;
        let holding = Holding::of(&card)?;
        narrator.check("card", &self.card_no, &card.card_no)?;
        narrator.check("status", "active", &card.status)?;
        narrator.fact("balance", &tally::amount(holding.balance))?;
        narrator.fact("points", &holding.points.to_string())?;
        narrator.fact("level", &holding.level_name)?;
        narrator.fact("rate", card.discount_rate.as_str())?;
        let missing = START.saturating_sub(holding.balance);
        if missing <= 0 {
            let text = "There is enough on the card, so the tour goes on with what is there.";
            narrator.say(text)?;
            return Ok(None);
        }
        let text = "The member hands notes over the counter; the manager puts them on the card.";
        narrator.say(text)?;
        let request = requests::MerchantRecharge {
            card_no: self.card_no.clone(),
            amount: Amount::from_text(&tally::amount(missing)),
            payment_method: "cash".to_owned(),
        };
        let key = Client::new_key();
        let sent = self.manager.merchant_recharge(&request, &key).await;
        let sent = sent.map_err(|error| CliError::of_moving(error, &key, None))?;
        let recharge = sent.answer.transaction;
        narrator.fact("recharge", &recharge.tx_no)?;
        let actual = units("recharged", &recharge.amount)?;
        narrator.check("recharged", &tally::amount(missing), &tally::amount(actual))?;
        let after = self.holding().await?;
        let balance = tally::amount(after.balance);
        narrator.check("balance", &tally::amount(START), &balance)?;
        Ok(Some(recharge.tx_no))
    }

    /// The card's state now.
    pub(crate) async fn holding(&self) -> Result<Holding, CliError> {
        Holding::of(&self.card().await?)
    }

    async fn card(&self) -> Result<Card, CliError> {
        let cards = self.member.member_cards().await?.cards;
        let card = cards.into_iter().find(|card| card.id == self.card_id);
        card.ok_or_else(|| surprise("the member's cards", &self.card_no, "no such card"))
    }
}

impl Holding {
    fn of(card: &Card) -> Result<Self, CliError> {
        let rate = card.discount_rate.as_str();
        let rate = tally::thousandths(rate).ok_or_else(|| surprise("rate", "a rate", rate))?;
        Ok(Self {
            balance: units("balance", &card.balance)?,
            points: card.points,
            level: card.level,
            level_name: card.level_name.clone(),
            rate,
        })
    }
}

async fn enter(
    client: &Client,
    narrator: &mut Narrator,
    who: &str,
    login: &requests::Login,
) -> Result<Client, CliError> {
    let answer = client.login(login).await?;
    narrator.fact(who, &format!("{} is signed in", answer.user_info.name))?;
    Ok(client.with_token(answer.token()))
}

/// An amount from the server, in hundredths.
pub(crate) fn units(what: &str, amount: &Amount) -> Result<i64, CliError> {
    tally::hundredths(amount.as_str())
        .ok_or_else(|| surprise(what, "an amount with two decimals", amount.as_str()))
}

/// An error for a value with which the tour cannot go on.
pub(crate) fn surprise(what: &str, expected: &str, actual: &str) -> CliError {
    CliError::Unexpected {
        what: what.to_owned(),
        expected: expected.to_owned(),
        actual: actual.to_owned(),
    }
}
