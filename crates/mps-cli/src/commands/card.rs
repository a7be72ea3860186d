//! A member's cards and their payment codes.

use mps_client::Client;
use mps_protocol::answers::Card;
use mps_protocol::requests;
use uuid::Uuid;

use crate::commands::administration::card_changed;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use crate::qr;
use crate::text::{Side, fields, moment, table};

pub(crate) async fn list(context: &Context) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let answer = client.member_cards().await?;
    let rows: Vec<Vec<String>> = answer
        .cards
        .iter()
        .map(|card| {
            vec![
                card.card_no.clone(),
                card.card_type.clone(),
                card.status.clone(),
                card.role.clone(),
                card.balance.to_string(),
                card.points.to_string(),
                card.level_name.clone(),
                card.discount_rate.to_string(),
            ]
        })
        .collect();
    let columns = [
        ("card", Side::Left),
        ("type", Side::Left),
        ("status", Side::Left),
        ("role", Side::Left),
        ("balance", Side::Right),
        ("points", Side::Right),
        ("level", Side::Left),
        ("rate", Side::Right),
    ];
    let summary = &answer.summary;
    let human = format!(
        "{}\n\n{} cards, {} of them active; {} in all, {} points",
        table(&columns, &rows),
        summary.total_cards,
        summary.active_cards,
        summary.total_balance,
        summary.total_points
    );
    Report::new(&answer, human)
}

pub(crate) async fn show_code(
    context: &Context,
    card: Option<&str>,
    ttl: Option<i64>,
) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let request = requests::GenerateQr {
        card_id: choose(&client, card).await?,
        ttl_seconds: Some(ttl.unwrap_or(context.settings.code_life)),
        symbol: None,
    };
    let answer = client.generate_qr(&request).await?;
    let code = answer.qr_plain.reveal();
    let life = format!(
        "{} ({} seconds)",
        moment(&answer.expires_at),
        answer.ttl_seconds
    );
    let rows = [
        ("code", code),
        ("until", &life),
        ("card", &answer.card_info.card_no),
        ("balance", answer.card_info.balance.as_str()),
    ];
    let drawing = qr::draw(code, context.output.style())?;
    let human = format!(
        "{drawing}\n{}",
        fields("Payment code, for one payment:", &rows)
    );
    Report::new(&answer, human)
}

pub(crate) async fn revoke_code(context: &Context, card: Option<&str>) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let card_id = choose(&client, card).await?;
    let answer = client.revoke_qr(&requests::OneCard { card_id }).await?;
    Report::new(&answer, "The card has no live payment code any more.")
}

pub(crate) async fn report_lost(
    context: &Context,
    card: Option<&str>,
    reason: Option<String>,
) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let card_id = choose(&client, card).await?;
    let request = requests::CardWithReason { card_id, reason };
    card_changed(&client.report_lost(&request).await?)
}

/// The card that the user means: by id, by number, or the member's only standard card.
pub(crate) async fn choose(client: &Client, wanted: Option<&str>) -> Result<Uuid, CliError> {
    if let Some(id) = wanted.and_then(|wanted| Uuid::parse_str(wanted).ok()) {
        return Ok(id);
    }
    let cards = client.member_cards().await?.cards;
    pick(&cards, wanted)
}

fn pick(cards: &[Card], wanted: Option<&str>) -> Result<Uuid, CliError> {
    let fits = |card: &&Card| match wanted {
        Some(number) => card.card_no.eq_ignore_ascii_case(number),
        None => card.card_type == "standard" && card.status != "closed",
    };
    let fitting: Vec<&Card> = cards.iter().filter(fits).collect();
    match (fitting.as_slice(), wanted) {
        ([card], _) => Ok(card.id),
        (_, Some(number)) => Err(CliError::wrong_use_try(
            format!("you have no card {number}"),
            "mps-cli cards",
        )),
        (_, None) => Err(CliError::wrong_use_try(
            format!("you have {} standard cards", fitting.len()),
            "choose the card with --card; `mps-cli cards` lists them",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mps_protocol::Amount;

    fn card(id: u128, card_no: &str, card_type: &str, status: &str) -> Card {
        Card {
            id: Uuid::from_u128(id),
            card_no: card_no.to_owned(),
            card_type: card_type.to_owned(),
            name: String::new(),
            balance: Amount::from_text("0.00"),
            points: 0,
            level: 0,
            level_name: String::new(),
            discount_rate: Amount::from_text("1.000"),
            corporate_discount: None,
            status: status.to_owned(),
            role: "owner".to_owned(),
            expires_at: None,
            created_at: String::new(),
        }
    }

    #[test]
    fn the_only_standard_card_needs_no_name() {
        let mut cards = vec![
            card(1, "STD00000001", "standard", "closed"),
            card(2, "STD00000002", "standard", "active"),
            card(3, "VCH00000001", "voucher", "active"),
        ];
        assert_eq!(pick(&cards, None).unwrap(), Uuid::from_u128(2));
        assert_eq!(
            pick(&cards, Some("vch00000001")).unwrap(),
            Uuid::from_u128(3)
        );
        assert!(pick(&cards, Some("STD00000009")).is_err());
        cards.push(card(4, "STD00000004", "standard", "active"));
        assert!(pick(&cards, None).is_err());
        assert!(pick(&[], None).is_err());
    }
}
