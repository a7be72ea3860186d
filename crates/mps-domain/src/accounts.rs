//! The accounts that sign in: members, merchants, their staff, administrators.

use uuid::Uuid;

use crate::access::{Credential, Role};
use crate::calendar::Timestamp;
use crate::ids::{AdminId, MemberId, MerchantId, StaffId};
use crate::settlement::SettlementMode;
use crate::text_enum;

/// One account of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// A member.
    Member(MemberId),
    /// A merchant's own account, with a manager's rights.
    Merchant(MerchantId),
    /// A member of a merchant's staff.
    Staff {
        /// Who.
        id: StaffId,
        /// Whose staff.
        merchant: MerchantId,
    },
    /// An administrator.
    Admin(AdminId),
    /// The operator at the machine itself, through `mps-api`'s own commands. Signs in nowhere.
    System,
}

text_enum! {
    /// The kind of an account, as sessions and the audit name it.
    AccountKind {
        /// A member.
        Member => "member",
        /// A merchant's own account.
        Merchant => "merchant",
        /// A member of a merchant's staff.
        Staff => "staff",
        /// An administrator.
        Admin => "admin",
        /// The operator at the machine.
        System => "system",
    }
}

impl Account {
    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> AccountKind {
        match self {
            Self::Member(_) => AccountKind::Member,
            Self::Merchant(_) => AccountKind::Merchant,
            Self::Staff { .. } => AccountKind::Staff,
            Self::Admin(_) => AccountKind::Admin,
            Self::System => AccountKind::System,
        }
    }

    /// Its id; nil for the operator at the machine.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Member(id) => id.uuid(),
            Self::Merchant(id) => id.uuid(),
            Self::Staff { id, .. } => id.uuid(),
            Self::Admin(id) => id.uuid(),
            Self::System => Uuid::nil(),
        }
    }

    /// The merchant that the account belongs to, if any.
    #[must_use]
    pub const fn merchant(self) -> Option<MerchantId> {
        match self {
            Self::Merchant(merchant) | Self::Staff { merchant, .. } => Some(merchant),
            _ => None,
        }
    }

    /// The account of a kind and an id, as stored; `None` when staff comes without its merchant.
    #[must_use]
    pub fn from_parts(kind: AccountKind, id: Uuid, merchant: Option<Uuid>) -> Option<Self> {
        Some(match kind {
            AccountKind::Member => Self::Member(MemberId::new(id)),
            AccountKind::Merchant => Self::Merchant(MerchantId::new(id)),
            AccountKind::Staff => Self::Staff {
                id: StaffId::new(id),
                merchant: MerchantId::new(merchant?),
            },
            AccountKind::Admin => Self::Admin(AdminId::new(id)),
            AccountKind::System => Self::System,
        })
    }
}

text_enum! {
    /// The state of a member.
    MemberStatus {
        /// May sign in and pay.
        Active => "active",
        /// Never activated, or left.
        Inactive => "inactive",
        /// Stopped by an administrator.
        Suspended => "suspended",
        /// Gone, with nothing left on the cards.
        Deleted => "deleted",
    }
}

text_enum! {
    /// The state of a merchant, of a member of its staff, or of an administrator.
    AccountStatus {
        /// May sign in and work.
        Active => "active",
        /// May not.
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
    /// The phone number, if known; nobody else has it.
    pub phone: Option<String>,
    /// The e-mail address in lower case, if known; nobody else has it.
    pub email: Option<String>,
    /// The state.
    pub status: MemberStatus,
    /// What bears on signing in.
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
    /// How to reach it.
    pub contact: Option<String>,
    /// What it pays for the service, in basis points of payments less refunds.
    pub fee_bps: i64,
    /// When it is settled.
    pub settlement_mode: SettlementMode,
    /// Up to when the settlements that happen by themselves have been.
    pub settled_through: Option<Timestamp>,
    /// The state.
    pub status: AccountStatus,
    /// What bears on signing in as the merchant's own account.
    pub credential: Credential,
    /// Raised by what ends the sessions of all of its staff for good.
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
    /// Whose staff.
    pub merchant_id: MerchantId,
    /// The login name, unique within the merchant.
    pub operator: String,
    /// The name.
    pub name: String,
    /// `cashier` or `manager`.
    pub role: Role,
    /// The state.
    pub status: AccountStatus,
    /// What bears on signing in.
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
    /// What bears on signing in.
    pub credential: Credential,
    /// When the account was created.
    pub created_at: Timestamp,
}

/// An external identity of a member: one provider's id belongs to one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalIdentity {
    /// Who issued the id.
    pub provider: Provider,
    /// The id there.
    pub external_id: String,
    /// The member.
    pub member_id: MemberId,
}

text_enum! {
    /// Who issues external identities.
    Provider {
        /// WeChat.
        Wechat => "wechat",
        /// Alipay.
        Alipay => "alipay",
        /// LINE.
        Line => "line",
    }
}

/// A password hash to store for an account. Nothing prints it.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash in PHC string form.
    #[must_use]
    pub const fn new(phc: String) -> Self {
        Self(phc)
    }

    /// The PHC string, for the database alone.
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
