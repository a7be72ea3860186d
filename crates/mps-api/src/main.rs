//! `mps-api`: the server binary and the commands of its operator.

use std::process::ExitCode;

fn main() -> ExitCode {
    mps_api::commands::main()
}
