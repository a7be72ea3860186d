//! The accounts that sign in: members, merchants, their staff, administrators.

use crate::account::{Credential, Role};
use crate::calendar::Timestamp;
use crate::ids::{AdminId, MemberId, MerchantId, StaffId};
use crate::settlement::SettlementMode;
use crate::text_enum;

text_enum! {
    /// The state of a member.
    MemberStatus {
        /// May sign in and pay.
        Active => "active",
        /// Never activated, or left.
        Inactive => "inactive",
        /// Suspended by an administrator.
        Suspended => "suspended",
        /// Deleted, with nothing left on the cards.
        Deleted => "deleted",
    }
}

text_enum! {
    /// The state of a merchant, of a member of its staff, or of an administrator.
    AccountStatus {
        /// May sign in and work.
        Active => "active",
        /// May not sign in or work.
        Inactive => "inactive",
    }
}

/// A member as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The id.
    pub id: MemberId,
    /// The number, such as `M00000001`.
    pub member_no: String,
    /// The name.
    pub name: String,
    /// The phone number, if known; unique.
    pub phone: Option<String>,
    /// The e-mail address in lower case, if known; unique.
    pub email: Option<String>,
    /// The state.
    pub status: MemberStatus,
    /// The credential.
    pub credential: Credential,
    /// When the member was created.
    pub created_at: Timestamp,
}

/// A merchant as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merchant {
    /// The id.
    pub id: MerchantId,
    /// The unique code, also the identifier at sign-in.
    pub code: String,
    /// The name.
    pub name: String,
    /// The contact.
    pub contact: Option<String>,
    /// The fee, in basis points of payments minus refunds.
    pub fee_bps: i64,
    /// The settlement mode.
    pub settlement_mode: SettlementMode,
    /// The time up to which the automatic settlements have been made.
    pub settled_through: Option<Timestamp>,
    /// The state.
    pub status: AccountStatus,
    /// The credential of the merchant's own account.
    pub credential: Credential,
    /// A counter that everything that ends the sessions of all of its staff raises.
    pub staff_epoch: i64,
    /// How many accounts its staff has, active or not.
    pub staff_count: i64,
    /// When it was created.
    pub created_at: Timestamp,
}

/// A member of a merchant's staff as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The id.
    pub id: StaffId,
    /// The merchant that the account belongs to.
    pub merchant_id: MerchantId,
    /// The login name, unique within the merchant.
    pub operator: String,
    /// The name.
    pub name: String,
    /// `cashier` or `manager`.
    pub role: Role,
    /// The state.
    pub status: AccountStatus,
    /// The credential.
    pub credential: Credential,
    /// When the account was created.
    pub created_at: Timestamp,
}

/// An administrator as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admin {
    /// The id.
    pub id: AdminId,
    /// The login name, unique.
    pub name: String,
    /// The state.
    pub status: AccountStatus,
    /// The credential.
    pub credential: Credential,
    /// When the account was created.
    pub created_at: Timestamp,
}

/// An external identity of a member. An id at a provider belongs to one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalIdentity {
    /// The provider that issued the id.
    pub provider: Provider,
    /// The id at the provider.
    pub external_id: String,
    /// The member.
    pub member_id: MemberId,
}

text_enum! {
    /// The providers of external identities.
    Provider {
        /// WeChat.
        Wechat => "wechat",
        /// Alipay.
        Alipay => "alipay",
        /// LINE.
        Line => "line",
    }
}

/// A password hash to store for an account. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash in PHC string form.
    #[must_use]
    pub const fn new(phc: String) -> Self {
        Self(phc)
    }

    /// The PHC string, only for the database.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("PasswordHash(secret)")
    }
}
