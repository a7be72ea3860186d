//! Importing legacy books: levels, merchants, cards, and members with everything that is recorded of them.
//!
//! Only the operator of the server may import. Each operation imports one object as a whole, with its
//! original ids. It does nothing when that id exists already, so importing twice is the same as importing
//! once. Legacy amounts are posted against `opening`, never against a merchant, so that nothing that was
//! settled there is settled again here.

mod events;
mod member;
mod numbers;
mod shared;

pub use events::{ImportEvents, LegacyEvent};
pub use member::{ImportMember, ImportedCard};
pub use numbers::SkipNumbers;
pub use shared::{ImportCorporateCard, ImportLevels, ImportMerchant};

use crate::abort::Abort;
use crate::access::Identity;
use crate::account::Account;
use crate::decision::Context;
use crate::refusal::RefusalCode;

/// Whether something was imported now or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It was imported.
    Now,
    /// It had been imported before, and nothing changed.
    Before,
}

/// Checks that the actor is the operator of the server.
fn operator(context: &Context<'_>) -> Result<Identity, Abort> {
    let identity = context.identify()?;
    if identity.account == Account::System {
        Ok(identity)
    } else {
        Err(RefusalCode::PermissionDenied.into())
    }
}
