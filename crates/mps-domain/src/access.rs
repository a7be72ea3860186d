//! Who the actor is, and what they may do.

use crate::account::{Account, Role};
use crate::calendar::Timestamp;
use crate::ids::{MemberId, MerchantId, SessionId};
use crate::policy::SessionLife;
use crate::refusal::{Refusal, RefusalCode};
use crate::second_factor::Holder;
use crate::text_enum;

text_enum! {
    /// One thing that a role may do. Ownership decides on which objects.
    Permission {
        /// See one's own cards.
        MemberReadCards => "member:read_cards",
        /// Make and revoke payment codes.
        MemberGenerateQr => "member:generate_qr",
        /// Put money on one's own card.
        MemberRecharge => "member:recharge",
        /// See one's own transactions.
        MemberReadTransactions => "member:read_transactions",
        /// Bind shared cards.
        MemberBindCard => "member:bind_card",
        /// Leave shared cards.
        MemberUnbindCard => "member:unbind_card",
        /// Change one's own profile; freeze a lost card.
        MemberManageProfile => "member:manage_profile",
        /// Charge by payment code.
        MerchantCharge => "merchant:charge",
        /// Reverse one's own orders of the last 15 minutes.
        MerchantReverse => "merchant:reverse",
        /// See the merchant's transactions.
        MerchantReadTransactions => "merchant:read_transactions",
        /// See the merchant's daily summary.
        MerchantReadSummary => "merchant:read_summary",
        /// Refund payments.
        MerchantRefund => "merchant:refund",
        /// Reverse any order of the merchant of the last 24 hours.
        MerchantReverseAny => "merchant:reverse_any",
        /// Take cash for a recharge.
        MerchantRechargeCash => "merchant:recharge_cash",
        /// Enrol members at the till.
        MerchantEnrolMember => "merchant:enrol_member",
        /// Make settlements.
        MerchantGenerateSettlement => "merchant:generate_settlement",
        /// See settlements.
        MerchantReadSettlements => "merchant:read_settlements",
        /// Manage the merchant's staff.
        MerchantManageStaff => "merchant:manage_staff",
        /// Create members.
        AdminCreateMember => "admin:create_member",
        /// Suspend and activate members; set temporary passwords.
        AdminSuspendMember => "admin:suspend_member",
        /// Create, suspend and activate merchants; set temporary passwords.
        AdminManageMerchants => "admin:manage_merchants",
        /// Issue, freeze, lose, replace, close, pay out and share cards.
        AdminManageCards => "admin:manage_cards",
        /// Adjust points by hand.
        AdminAdjustPoints => "admin:adjust_points",
        /// Recharge cards against cash or bank.
        AdminRecharge => "admin:recharge",
        /// Refund and reverse for any merchant.
        AdminRefund => "admin:refund",
        /// Edit levels.
        AdminManageLevels => "admin:manage_levels",
        /// Edit limits.
        AdminManageLimits => "admin:manage_limits",
        /// Rotate codes in batches.
        AdminBatchOperations => "admin:batch_operations",
        /// See statistics.
        AdminReadStatistics => "admin:read_statistics",
        /// See all transactions.
        AdminReadTransactions => "admin:read_transactions",
        /// Search the audit.
        AdminReadAudit => "admin:read_audit",
        /// Change the state of settlements.
        AdminManageSettlements => "admin:manage_settlements",
        /// Manage administrators; end sessions.
        AdminManageAdmins => "admin:manage_admins",
        /// Maintain the system.
        AdminSystemMaintenance => "admin:system_maintenance",
    }
}

impl Role {
    /// Whether the role has the permission.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        use Permission as P;
        let text = permission.as_str();
        match self {
            Self::Member => text.starts_with("member:"),
            Self::Cashier => matches!(
                permission,
                P::MerchantCharge
                    | P::MerchantReverse
                    | P::MerchantReadTransactions
                    | P::MerchantReadSummary
                    | P::MerchantEnrolMember
            ),
            Self::Manager => text.starts_with("merchant:"),
            Self::Admin => text.starts_with("admin:"),
        }
    }

    /// All permissions of the role.
    pub fn permissions(self) -> impl Iterator<Item = Permission> {
        Permission::ALL
            .iter()
            .copied()
            .filter(move |permission| self.may(*permission))
    }
}

/// The content of a verified token: enough to look the session up. It decides nothing by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// The session.
    pub session_id: SessionId,
    /// The token's own id, which must be the one of the session.
    pub token_id: uuid::Uuid,
    /// The account.
    pub account: Account,
}

/// A session as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The id of the token that belongs to it.
    pub token_id: uuid::Uuid,
    /// The account.
    pub account: Account,
    /// The account's access epoch when it began. A later epoch ends it.
    pub epoch: i64,
    /// When it began.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// When it was used last, as far as that is stored ([`SessionLife::touch_secs`]).
    pub seen_at: Timestamp,
    /// When its bearer last proved who they are: by signing in, or again since ([`Reauthenticate`]).
    ///
    /// [`Reauthenticate`]: crate::operations::Reauthenticate
    pub authenticated_at: Timestamp,
    /// When it was ended, if it was.
    pub ended_at: Option<Timestamp>,
}

impl Session {
    /// Whether its time is over: it has lived long enough, or nobody has used it for too long.
    #[must_use]
    pub fn is_over(&self, life: SessionLife, now: Timestamp) -> bool {
        now >= self.expires_at || now >= self.seen_at.plus_secs(life.idle_secs)
    }

    /// Whether a use of it now has to be stored.
    #[must_use]
    pub fn is_touch_due(&self, life: SessionLife, now: Timestamp) -> bool {
        now >= self.seen_at.plus_secs(life.touch_secs())
    }
}

/// The actor, as the books know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account.
    pub account: Account,
    /// The session; `None` for the operator of the server.
    pub session_id: Option<SessionId>,
    /// The role.
    pub role: Role,
    /// The name.
    pub name: String,
    /// The login name of a member of a merchant's staff.
    pub operator: Option<String>,
    /// Whether the account must change its password before anything else.
    pub must_change_password: bool,
    /// Whether the account must enrol a second factor before anything else.
    pub must_enrol_totp: bool,
}

impl Identity {
    /// The actor as a member.
    ///
    /// # Errors
    /// `PERMISSION_DENIED` when the actor is not a member.
    pub fn member(&self) -> Result<MemberId, Refusal> {
        match self.account {
            Account::Member(id) => Ok(id),
            _ => Err(RefusalCode::PermissionDenied.into()),
        }
    }

    /// The merchant that the actor acts for.
    ///
    /// # Errors
    /// `PERMISSION_DENIED` when the actor acts for no merchant.
    pub fn merchant(&self) -> Result<MerchantId, Refusal> {
        match self.account {
            Account::Merchant(merchant) | Account::Staff { merchant, .. } => Ok(merchant),
            _ => Err(RefusalCode::PermissionDenied.into()),
        }
    }

    /// Checks that the actor has the permission.
    ///
    /// # Errors
    /// As [`Identity::require_ready`], and `PERMISSION_DENIED` when the role does not have the
    /// permission.
    pub fn require(&self, permission: Permission) -> Result<(), Refusal> {
        self.require_ready()?;
        if self.role.may(permission) {
            Ok(())
        } else {
            Err(RefusalCode::PermissionDenied.into())
        }
    }

    /// Checks that the actor may do more than secure their own sign-in.
    ///
    /// # Errors
    /// `PASSWORD_CHANGE_REQUIRED` while the password is temporary, `PERMISSION_DENIED` while a required
    /// second factor is missing.
    pub fn require_ready(&self) -> Result<(), Refusal> {
        self.require_own_password()?;
        if self.must_enrol_totp {
            return Err(RefusalCode::PermissionDenied
                .suggestion("enrol a second factor first: POST /auth/totp"));
        }
        Ok(())
    }

    /// The actor as an account that may have a second factor.
    ///
    /// # Errors
    /// `PASSWORD_CHANGE_REQUIRED` while the password is temporary, `PERMISSION_DENIED` for members and
    /// cashiers.
    pub fn require_holder(&self) -> Result<Holder, Refusal> {
        self.require_own_password()?;
        match self.role {
            Role::Manager | Role::Admin => {
                Holder::of(self.account).ok_or_else(|| RefusalCode::PermissionDenied.into())
            }
            Role::Member | Role::Cashier => Err(RefusalCode::PermissionDenied.into()),
        }
    }

    /// Checks that the actor chose the password.
    ///
    /// # Errors
    /// `PASSWORD_CHANGE_REQUIRED` while it is temporary.
    fn require_own_password(&self) -> Result<(), Refusal> {
        if self.must_change_password {
            return Err(
                Refusal::from(RefusalCode::PasswordChangeRequired).suggest("POST /auth/password")
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manager_has_all_that_a_cashier_has_and_no_role_has_anothers() {
        for permission in Role::Cashier.permissions() {
            assert!(Role::Manager.may(permission));
        }
        for permission in Permission::ALL {
            let roles = [Role::Member, Role::Manager, Role::Admin];
            assert_eq!(roles.iter().filter(|role| role.may(*permission)).count(), 1);
        }
        assert!(!Role::Cashier.may(Permission::MerchantRefund));
        assert_eq!(Role::Member.permissions().count(), 7);
        assert_eq!(Role::Cashier.permissions().count(), 5);
        assert_eq!(Role::Manager.permissions().count(), 11);
        assert_eq!(Role::Admin.permissions().count(), 16);
    }
}
