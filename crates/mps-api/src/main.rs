//! `mps-api`: the server binary and the commands of its operator.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// The system's allocator keeps the 19 MiB of each password's hash, thread by thread, for as long as the
/// server runs: hundreds of megabytes after some sign-ins. This one gives them back.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    mps_api::commands::main()
}
