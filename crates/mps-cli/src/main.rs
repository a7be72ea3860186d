//! The terminal program of the Member Payment System: the commands of members, tills and
//! administrators, for people and scripts.

mod arguments;
mod clock;
mod commands;
mod context;
mod error;
mod exit;
mod output;
mod qr;
mod secrets;
mod settings;
mod style;
mod tally;
mod text;
mod token;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::error::CliError;
use crate::output::{Output, Report};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return output::wrong_use(&error).into(),
    };
    // Colours stay on until the settings are read.
    let mut output = Output::new(arguments.json, true);
    let result = run(arguments, &mut output);
    output.finish(result).into()
}

fn run(arguments: Arguments, output: &mut Output) -> Result<Report, CliError> {
    let context = Context::new(&arguments)?;
    *output = context.output;
    // One thread is enough: a command sends one request after the other.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| CliError::local("the program could not start", &error))?;
    runtime.block_on(commands::run(&context, arguments.command))
}
