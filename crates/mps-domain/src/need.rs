//! What an operation says that it needs.

use crate::accounts::Provider;
use crate::code::CodeHash;
use crate::idempotency::{KeyId, OrderId};
use crate::ids::{
    AdminId, CardId, MemberId, MerchantId, SessionId, SettlementId, StaffId, TransactionId,
};
use crate::limits::LimitId;
use crate::numbers::Series;
use crate::second_factor::{Holder, RecoveryCodeId};
use crate::settlement::UnsettledOf;
use crate::totals::{Recount, TotalId};

/// Something that the store has to load before an operation can decide.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Need {
    /// A session.
    Session(SessionId),
    /// A member.
    Member(MemberId),
    /// A merchant.
    Merchant(MerchantId),
    /// A member of a merchant's staff.
    Staff(StaffId),
    /// An administrator.
    Admin(AdminId),
    /// The second factor of an account.
    SecondFactor(Holder),
    /// A recovery code of an account.
    RecoveryCode(RecoveryCodeId),
    /// A card.
    Card(CardId),
    /// A payment code.
    Code(CodeHash),
    /// A transaction.
    Transaction(TransactionId),
    /// An order.
    Order(OrderId),
    /// An idempotency key.
    Key(KeyId),
    /// The sum of an account and a day.
    Total(TotalId),
    /// An external identity.
    Identity((Provider, String)),
    /// Who does a piece of work.
    Lease(String),
    /// The role of a member on a card.
    Binding((MemberId, CardId)),
    /// Who a member is at a provider.
    IdentityOf((MemberId, Provider)),
    /// The owners of a shared card.
    Owners(CardId),
    /// A limit.
    Limit(LimitId),
    /// A settlement.
    Settlement(SettlementId),
    /// The last settlement of a merchant.
    LastSettlement(MerchantId),
    /// What of a merchant is unsettled before a time.
    Unsettled(UnsettledOf),
    /// What a merchant is due.
    Due(MerchantId),
    /// What a sum over a business day comes to, by the transactions of the day.
    Recount(Recount),
    /// When something was last done.
    Milestone(String),
    /// How far a list has been taken over.
    ImportPosition(String),
    /// Who has a phone number.
    MemberByPhone(String),
    /// Who has an e-mail address.
    MemberByEmail(String),
    /// Which merchant has a code, by its [`login_key`](crate::names::login_key).
    MerchantByCode(String),
    /// Which member of a merchant's staff has a login name, by its key.
    StaffByOperator((MerchantId, String)),
    /// Which administrator has a name, by its key.
    AdminByName(String),
    /// Which card has a number.
    CardByNo(String),
    /// Which transaction has a number.
    TransactionByNo(String),
    /// A member's standard card.
    StandardCardOf(MemberId),
    /// A card's live payment code.
    LiveCodeOfCard(CardId),
    /// The corporate cards that bear on a member's discount.
    Entitlements(MemberId),
    /// The levels.
    Levels,
    /// So many numbers of a series to give out.
    Numbers(Series, i64),
}

impl Need {
    /// Whether it is found out by a query over many rows, which memory is never ahead of: a command that
    /// needs it is alone in its batch.
    #[must_use]
    pub const fn is_query(&self) -> bool {
        matches!(
            self,
            Self::LastSettlement(_)
                | Self::Unsettled(_)
                | Self::Due(_)
                | Self::Recount(_)
                | Self::Owners(_)
                | Self::StandardCardOf(_)
        )
    }
}
