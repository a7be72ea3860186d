//! Why an operation is not carried out.

use crate::ledger::Unbalanced;
use crate::money::Overflow;
use crate::need::Need;
use crate::refusal::{Refusal, RefusalCode};

/// Why an operation did not decide to be carried out.
#[derive(Debug)]
pub enum Abort {
    /// These have to be loaded first.
    Missing(Vec<Need>),
    /// A rule says no.
    Refused(Box<Refusal>),
    /// The books contradict themselves: a fault of the system, not of the asker.
    Broken(Broken),
}

/// What contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A sum that does not fit.
    #[error(transparent)]
    Overflow(#[from] Overflow),
    /// A posting that does not add up.
    #[error(transparent)]
    Unbalanced(#[from] Unbalanced),
    /// A row that others refer to and that is not there.
    #[error("the books refer to a {0} that is not there")]
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
