//! The second factor: enrolling, confirming, removing, resetting and checking it.

mod confirm;
mod enrol;
mod remove;
mod reset;

pub use confirm::ConfirmTotp;
pub use enrol::EnrolTotp;
pub use remove::RemoveTotp;
pub use reset::ResetTotp;

use crate::abort::Abort;
use crate::decision::{Context, Draft};
use crate::need::Need;
use crate::refusal::RefusalCode;
use crate::second_factor::{Holder, RecoveryCode, RecoveryCodeId, SecondFactor, SecondProof};
use crate::unit_of_work::Change;

/// A password that was compared outside the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedPassword {
    /// Whether the password is right.
    pub is_right: bool,
    /// The account's access epoch when the compared hash was read. If it is different by now, the password
    /// was changed in between.
    pub epoch: i64,
}

impl ComparedPassword {
    /// Checks that the password is right.
    pub(super) fn check(self, field: &'static str, epoch: i64) -> Result<(), Abort> {
        if self.is_right && self.epoch == epoch {
            Ok(())
        } else {
            Err(RefusalCode::InvalidCredentials.of(field).into())
        }
    }
}

/// Checks a proof of a confirmed factor and uses it up: the changes go into the draft. Returns the factor
/// after it, and the kind of proof for the audit.
pub(super) fn prove(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    factor: SecondFactor,
    proof: &SecondProof,
) -> Result<(SecondFactor, &'static str), Abort> {
    let wrong = || Abort::from(RefusalCode::InvalidCredentials.of("totp"));
    match proof {
        SecondProof::Absent => Err(RefusalCode::TotpRequired.of("totp").into()),
        SecondProof::Code(matched) => {
            let after = matched.as_ref().and_then(|matched| factor.after(matched));
            let after = after.ok_or_else(wrong)?;
            draft.put(Change::SecondFactor(after.clone()));
            Ok((after, "totp"))
        }
        SecondProof::Recovery(hash) => {
            let codes = recovery_codes(context, factor.holder)?;
            let mut codes = codes.into_iter();
            let code = codes
                .find(|code| code.hash == *hash && code.used_at.is_none())
                .ok_or_else(wrong)?;
            draft.put(Change::RecoveryCode(RecoveryCode {
                used_at: Some(context.now),
                ..code
            }));
            Ok((factor, "recovery_code"))
        }
    }
}

/// An account's recovery codes, used or not.
fn recovery_codes(context: &Context<'_>, holder: Holder) -> Result<Vec<RecoveryCode>, Abort> {
    context.require(RecoveryCodeId::all(holder).map(Need::RecoveryCode))?;
    let mut codes = Vec::new();
    for id in RecoveryCodeId::all(holder) {
        codes.extend(context.work.recovery_code(&id)?.cloned());
    }
    Ok(codes)
}
