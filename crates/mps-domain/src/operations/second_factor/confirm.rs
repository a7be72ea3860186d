//! Confirming a second factor.

use serde_json::json;

use crate::books::{Change, Need};
use crate::decision::{Case, Decision, Draft, Operation, Stop};
use crate::refusal::RefusalCode;
use crate::second_factor::{MatchedCode, RecoveryCode, RecoveryCodeId, RecoveryHash, SecondFactor};

/// The asker shows that the app makes the codes of the secret that was handed out last. From now on
/// signing in takes one, and the recovery codes are new ones.
#[derive(Debug, Clone)]
pub struct ConfirmTotp {
    /// The code, compared with the pending secret; `None` when it is wrong.
    pub code: Option<MatchedCode>,
    /// The hashes of the new recovery codes.
    pub recovery_codes: Vec<RecoveryHash>,
}

impl Operation for ConfirmTotp {
    type Receipt = ();
    const NAME: &'static str = "confirm_totp";
    const REFUSALS_ARE_AUDITED: bool = true;

    fn decide(&self, case: &Case<'_>) -> Result<Decision<()>, Stop> {
        let identity = case.identify()?;
        let holder = identity.require_holder()?;
        let factor = case.second_factor(holder)?.cloned();
        let Some((pending, factor)) = factor.and_then(|f| Some((f.pending.clone()?, f))) else {
            return Err(RefusalCode::InvalidStateTransition
                .suggestion("there is nothing to confirm: POST /auth/totp begins")
                .into());
        };
        let code = self.code.as_ref().filter(|code| code.secret == pending);
        let code = code.ok_or_else(|| RefusalCode::InvalidCredentials.of("totp"))?;
        // The rows of earlier codes are written over.
        case.require(RecoveryCodeId::all(holder).map(Need::RecoveryCode))?;
        let mut draft = Draft::new(case);
        let replaced = factor.is_confirmed();
        draft.put(Change::SecondFactor(SecondFactor {
            secret: Some(pending),
            pending: None,
            confirmed_at: Some(case.now),
            last_step: code.step,
            ..factor
        }));
        for (id, hash) in RecoveryCodeId::all(holder).zip(&self.recovery_codes) {
            draft.put(Change::RecoveryCode(RecoveryCode {
                id,
                hash: *hash,
                used_at: None,
            }));
        }
        let account = identity.account;
        let object = (account.kind().as_str(), account.uuid());
        let details = json!({ "second_factor": "confirmed", "replaced": replaced });
        Ok(draft.finish(Some(&identity), object, details, ()))
    }
}
