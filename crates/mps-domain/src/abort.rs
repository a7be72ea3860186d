//! Why an operation is not carried out.

use crate::ledger::Unbalanced;
use crate::money::Overflow;
use crate::need::Need;
use crate::refusal::{Refusal, RefusalCode};

/// Why an operation was not carried out.
#[derive(Debug)]
pub enum Abort {
    /// These rows have to be loaded first.
    Missing(Vec<Need>),
    /// A rule refuses.
    Refused(Box<Refusal>),
    /// The books contradict themselves: an error of the system, not of the actor.
    Broken(Broken),
}

/// A contradiction in the books.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A sum that does not fit.
    #[error(transparent)]
    Overflow(#[from] Overflow),
    /// A posting that does not add up.
    #[error(transparent)]
    Unbalanced(#[from] Unbalanced),
    /// A row that others refer to and that does not exist.
    #[error("the books refer to a {0} that does not exist")]
    Dangling(&'static str),
}

impl From<Refusal> for Abort {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<RefusalCode> for Abort {
    fn from(code: RefusalCode) -> Self {
        Self::Refused(Box::new(code.into()))
    }
}

impl From<Overflow> for Abort {
    fn from(overflow: Overflow) -> Self {
        Self::Broken(overflow.into())
    }
}

impl From<Unbalanced> for Abort {
    fn from(unbalanced: Unbalanced) -> Self {
        Self::Broken(unbalanced.into())
    }
}
