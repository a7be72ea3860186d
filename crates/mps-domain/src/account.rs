//! What one account is: its kind, its role, its credential.

use uuid::Uuid;

use crate::ids::{AdminId, MemberId, MerchantId, StaffId};
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
    /// What an account is allowed as; decided by what is stored, never by a token.
    Role {
        /// A customer.
        Member => "member",
        /// A merchant's cashier.
        Cashier => "cashier",
        /// A merchant's manager, or the merchant's own account.
        Manager => "manager",
        /// An administrator of the platform.
        Admin => "admin",
    }
}

/// What is stored of an account that bears on signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Credential {
    /// Somebody else set the password: all but changing it is refused.
    pub temporary: bool,
    /// Raised by whatever ends all sessions and payment codes at once: "sign out everywhere", a
    /// password change, suspension.
    pub epoch: i64,
}
