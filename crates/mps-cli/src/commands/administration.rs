//! Accounts, cards and sessions of others.

use mps_protocol::answers::{CardChanged, MemberChanged};
use mps_protocol::requests;

use crate::arguments::{
    AdminCommand, CardCommand, CreateMember, CreateMerchant, MemberCommand, MerchantCommand,
    SessionCommand, StaffCommand,
};
use crate::commands::once;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;
use crate::secrets;
use crate::text::{fields, or_dash};

/// The prompt when somebody else's password is set.
const TEMPORARY: &str = "Temporary password";
/// The message after it was set.
const IS_TEMPORARY: &str = "The password is set. It is temporary: it must be changed at the next \
                            sign-in.";

pub(crate) async fn member(context: &Context, command: MemberCommand) -> Result<Report, CliError> {
    match command {
        MemberCommand::Create(create) => create_member(context, create).await,
        MemberCommand::Suspend { id, reason } => {
            let (client, _) = context.signed_in()?;
            let member_id = id;
            let request = requests::MemberWithReason { member_id, reason };
            member_changed(&client.suspend_member(&request).await?)
        }
        MemberCommand::Activate { id, reason } => {
            let (client, _) = context.signed_in()?;
            let member_id = id;
            let request = requests::MemberWithReason { member_id, reason };
            member_changed(&client.activate_member(&request).await?)
        }
        MemberCommand::Password { id, password_stdin } => {
            let (client, _) = context.signed_in()?;
            let request = requests::MemberPassword {
                member_id: id,
                password: secrets::ask_new(TEMPORARY, password_stdin)?,
            };
            Report::new(&client.set_member_password(&request).await?, IS_TEMPORARY)
        }
    }
}

async fn create_member(context: &Context, create: CreateMember) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let password = if create.password_stdin {
        Some(secrets::ask(TEMPORARY, true)?)
    } else {
        None
    };
    let request = requests::CreateMember {
        name: create.name,
        phone: create.phone,
        email: create.email,
        password,
        external_identity: None,
    };
    let key = once::key(create.key);
    let moved = once::send(key.clone(), None, client.create_member(&request, &key)).await?;
    let (member, card) = (&moved.answer.member, &moved.answer.default_card);
    let rows = [
        ("number", member.member_no.as_str()),
        ("id", &member.member_id.to_string()),
        ("name", &member.name),
        ("phone", or_dash(member.phone.as_deref())),
        ("e-mail", or_dash(member.email.as_deref())),
        ("card", &card.card_no),
        ("card's id", &card.card_id.to_string()),
    ];
    moved.report(fields(&moved.heading("Member created"), &rows))
}

fn member_changed(answer: &MemberChanged) -> Result<Report, CliError> {
    let rows = [
        ("number", answer.member.member_no.as_str()),
        ("name", &answer.member.name),
        ("status", &answer.member.status),
    ];
    Report::new(answer, fields(&answer.message, &rows))
}

pub(crate) async fn merchant(
    context: &Context,
    command: MerchantCommand,
) -> Result<Report, CliError> {
    match command {
        MerchantCommand::Create(create) => create_merchant(context, create).await,
        MerchantCommand::Password { id, password_stdin } => {
            let (client, _) = context.signed_in()?;
            let request = requests::MerchantPassword {
                merchant_id: id,
                password: secrets::ask_new(TEMPORARY, password_stdin)?,
            };
            Report::new(&client.set_merchant_password(&request).await?, IS_TEMPORARY)
        }
    }
}

async fn create_merchant(context: &Context, create: CreateMerchant) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let request = requests::CreateMerchant {
        code: create.code,
        name: create.name,
        password: secrets::ask_new(TEMPORARY, create.password_stdin)?,
        contact: create.contact,
        fee_bps: None,
        settlement_mode: None,
    };
    let answer = client.create_merchant(&request).await?;
    let merchant = &answer.merchant;
    let rows = [
        ("code", merchant.code.as_str()),
        ("id", &merchant.merchant_id.to_string()),
        ("name", &merchant.name),
        ("contact", or_dash(merchant.contact.as_deref())),
    ];
    Report::new(&answer, fields("Merchant created", &rows))
}

pub(crate) async fn staff(context: &Context, command: StaffCommand) -> Result<Report, CliError> {
    let StaffCommand::Create(create) = command;
    let (client, _) = context.signed_in()?;
    let request = requests::CreateStaff {
        operator: create.operator,
        name: create.name,
        role: create.role.as_str().to_owned(),
        password: Some(secrets::ask_new(TEMPORARY, create.password_stdin)?),
    };
    let answer = client.create_staff(&request).await?;
    let staff = &answer.staff;
    let rows = [
        ("operator", staff.operator.as_str()),
        ("name", &staff.name),
        ("role", &staff.role),
        ("id", &staff.id.to_string()),
    ];
    Report::new(&answer, fields("Added to the staff", &rows))
}

pub(crate) async fn admin(context: &Context, command: AdminCommand) -> Result<Report, CliError> {
    let AdminCommand::Create {
        name,
        password_stdin,
    } = command;
    let (client, _) = context.signed_in()?;
    let password = secrets::ask_new(TEMPORARY, password_stdin)?;
    let request = requests::CreateAdmin {
        name,
        password: Some(password),
    };
    let answer = client.create_admin(&request).await?;
    let rows = [
        ("name", answer.admin.name.as_str()),
        ("id", &answer.admin.id.to_string()),
    ];
    Report::new(&answer, fields("Administrator created", &rows))
}

pub(crate) async fn card(context: &Context, command: CardCommand) -> Result<Report, CliError> {
    let (client, _) = context.signed_in()?;
    let answer = match command {
        CardCommand::Issue { member } => {
            let member_id = member;
            let request = requests::IssueStandardCard { member_id };
            client.issue_standard_card(&request).await?
        }
        CardCommand::Freeze { id, reason } => {
            let card_id = id;
            let request = requests::CardWithReason { card_id, reason };
            client.freeze_card(&request).await?
        }
        CardCommand::Unfreeze { id, reason } => {
            let card_id = id;
            let request = requests::CardWithReason { card_id, reason };
            client.unfreeze_card(&request).await?
        }
    };
    card_changed(&answer)
}

/// Reports the state of a card after a change.
pub(crate) fn card_changed(answer: &CardChanged) -> Result<Report, CliError> {
    let rows = [
        ("card", answer.card.card_no.as_str()),
        ("status", &answer.card.status),
    ];
    Report::new(answer, fields(&answer.message, &rows))
}

pub(crate) async fn session(
    context: &Context,
    command: SessionCommand,
) -> Result<Report, CliError> {
    let SessionCommand::End { id } = command;
    let (client, _) = context.signed_in()?;
    let answer = client.end_session(id).await?;
    Report::new(&answer, "The session has ended.")
}
