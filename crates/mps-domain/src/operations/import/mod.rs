//! Taking over books that were kept elsewhere: levels, merchants, cards, members with all that is
//! told of them.
//!
//! Only the operator at the machine may. Each operation takes one thing over whole, with the ids
//! that it had, and does nothing when that id is there already: taking over twice is taking over
//! once. What moved elsewhere is posted against `opening`, never against a merchant, so that nothing
//! that was settled there is settled again here.

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

/// Whether something was taken over or had been before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It was taken over.
    Now,
    /// It had been before, and nothing changed.
    Before,
}

/// That the operator at the machine asks.
fn operator(context: &Context<'_>) -> Result<Identity, Abort> {
    let identity = context.identify()?;
    if identity.account == Account::System {
        Ok(identity)
    } else {
        Err(RefusalCode::PermissionDenied.into())
    }
}
