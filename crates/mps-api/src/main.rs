//! `mps-api`: the binary of the server and of its operator's commands.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// The system's allocator holds on to the 19 MiB of each password's hash, in each thread, for as
/// long as the server runs. That is hundreds of megabytes after some sign-ins. This allocator
/// returns them.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    mps_api::commands::main()
}
