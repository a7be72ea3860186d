//! Ids: UUID v7, one type for each kind of object, so that they cannot be mixed up.

use std::fmt;

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The id of this UUID.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID of this id.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )+};
}

ids! {
    /// A member.
    MemberId,
    /// A card.
    CardId,
    /// A merchant.
    MerchantId,
    /// A member of a merchant's staff.
    StaffId,
    /// An administrator.
    AdminId,
    /// A transaction.
    TransactionId,
    /// A session.
    SessionId,
    /// A settlement.
    SettlementId,
    /// An approval.
    ApprovalId,
    /// A payment code. It is no secret: the code itself cannot be found by it.
    CodeId,
}
