//! The commands.

mod account;
mod administration;
mod card;
mod check;
mod once;
mod payment;
mod recharge;
mod refund;
mod totp;
mod tour;
mod transaction;

use crate::arguments::Command;
use crate::context::Context;
use crate::error::CliError;
use crate::output::Report;

/// Executes a command.
pub(crate) async fn run(context: &Context, command: Command) -> Result<Report, CliError> {
    match command {
        Command::Login(login) => account::login(context, login).await,
        Command::Logout { everywhere } => account::logout(context, everywhere).await,
        Command::Whoami => account::whoami(context).await,
        Command::Sessions => account::sessions(context).await,
        Command::Reauthenticate { stdin } => account::reauthenticate(context, stdin).await,
        Command::Password { stdin } => account::password(context, stdin).await,
        Command::Totp(command) => totp::totp(context, command).await,

        Command::Cards => card::list(context).await,
        Command::Qr { card, ttl } => card::show_code(context, card.as_deref(), ttl).await,
        Command::QrRevoke { card } => card::revoke_code(context, card.as_deref()).await,
        Command::Freeze { card, reason } => {
            card::report_lost(context, card.as_deref(), reason).await
        }

        Command::Recharge(recharge) => recharge::recharge(context, recharge).await,
        Command::Validate(validate) => payment::validate(context, validate).await,
        Command::Charge(charge) => payment::charge(context, charge).await,
        Command::Refund(refund) => refund::refund(context, refund).await,
        Command::Reverse(reverse) => refund::reverse(context, reverse).await,

        Command::Transactions(which) => transaction::list(context, which).await,
        Command::Transaction { tx_no } => transaction::show(context, &tx_no).await,
        Command::Order { id } => transaction::of_order(context, &id).await,

        Command::Staff(command) => administration::staff(context, command).await,
        Command::Member(command) => administration::member(context, command).await,
        Command::Merchant(command) => administration::merchant(context, command).await,
        Command::Admin(command) => administration::admin(context, command).await,
        Command::Card(command) => administration::card(context, command).await,
        Command::Session(command) => administration::session(context, command).await,

        Command::Test => check::test(context).await,
        Command::Tour { accounts } => tour::tour(context, &accounts).await,
    }
}
