//! An account: its kind, its role, its credential.

use uuid::Uuid;

use crate::calendar::Timestamp;
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
        /// The id of the staff account.
        id: StaffId,
        /// The merchant that it belongs to.
        merchant: MerchantId,
    },
    /// An administrator.
    Admin(AdminId),
    /// The operator of the server, through `mps-api`'s own commands. It cannot sign in.
    System,
}

text_enum! {
    /// The kind of an account, as in sessions and the audit.
    AccountKind {
        /// A member.
        Member => "member",
        /// A merchant's own account.
        Merchant => "merchant",
        /// A member of a merchant's staff.
        Staff => "staff",
        /// An administrator.
        Admin => "admin",
        /// The operator of the server.
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

    /// Its id; nil for the operator of the server.
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

    /// The account with a kind and an id, as stored; `None` for staff without its merchant.
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
    /// What an account may act as. The stored rows decide it, never a token.
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

/// How long a password that somebody else set can be used to sign in, in seconds: 72 hours. Two people know it,
/// and it may lie about on paper.
const TEMPORARY_SECS: i64 = 72 * 60 * 60;

/// The stored sign-in state of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Credential {
    /// Whether somebody else set the password. Everything except changing it is refused then.
    pub temporary: bool,
    /// When a temporary password lapses.
    pub lapses_at: Option<Timestamp>,
    /// A counter. Everything that ends all sessions and payment codes at once raises it: "sign out
    /// everywhere", a password change, suspension.
    pub epoch: i64,
}

impl Credential {
    /// With a password that the owner chose.
    #[must_use]
    pub const fn chosen(epoch: i64) -> Self {
        Self {
            temporary: false,
            lapses_at: None,
            epoch,
        }
    }

    /// With a password that somebody else set.
    #[must_use]
    pub fn temporary(epoch: i64, now: Timestamp) -> Self {
        Self {
            temporary: true,
            lapses_at: Some(now.plus_secs(TEMPORARY_SECS)),
            epoch,
        }
    }

    /// Whether the password was temporary for too long to sign in with it.
    #[must_use]
    pub fn has_lapsed(&self, now: Timestamp) -> bool {
        self.temporary && self.lapses_at.is_some_and(|end| now >= end)
    }
}
