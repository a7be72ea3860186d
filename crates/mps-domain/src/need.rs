//! What an operation may need of the books before it can decide: the one description of the rows, indexes and
//! facts that a unit of work can hold.
//!
//! A kind of row, an index or a fact that is added here gets its [`Need`], its place in the
//! [`UnitOfWork`](crate::unit_of_work::UnitOfWork), and the methods that load it and give it. How the database
//! finds it, the store's list of loads says.

use crate::accounts::Provider;
use crate::activation::ActivationHash;
use crate::attempts::AttemptKey;
use crate::code::CodeHash;
use crate::idempotency::{KeyId, OrderId};
use crate::ids::{
    AdminId, ApprovalId, CardId, MemberId, MerchantId, SessionId, SettlementId, StaffId,
    TransactionId,
};
use crate::limits::LimitId;
use crate::numbers::Series;
use crate::second_factor::{Holder, RecoveryCodeId};
use crate::settlement::UnsettledOf;
use crate::totals::{Recount, TotalId};

/// Hands the description to a macro.
///
/// - Rows: need, key and type; then the table, and the methods that give a row, load it and list what changed.
/// - Indexes, from a value to an id: need, key and id; then the method that gives the id, and the one that
///   loads it.
/// - Facts, of several rows: need, key and type; then the two methods likewise.
/// - Queries: facts over many rows, which memory is never ahead of. A command that needs one is alone in its
///   batch.
macro_rules! for_all_needs {
    ($make:ident) => {
        $make! {
            rows {
                /// The session of this id.
                Session(SessionId) => Session:
                    sessions, session, load_session, session_writes;
                /// The member of this id.
                Member(MemberId) => Member:
                    members, member, load_member, member_writes;
                /// The merchant of this id.
                Merchant(MerchantId) => Merchant:
                    merchants, merchant, load_merchant, merchant_writes;
                /// The member of a merchant's staff of this id.
                Staff(StaffId) => Staff:
                    staff, staff, load_staff, staff_writes;
                /// The administrator of this id.
                Admin(AdminId) => Admin:
                    admins, admin, load_admin, admin_writes;
                /// The activation with this hash.
                Activation(ActivationHash) => Activation:
                    activations, activation, load_activation, activation_writes;
                /// The approval of this id.
                Approval(ApprovalId) => Approval:
                    approvals, approval, load_approval, approval_writes;
                /// The attempts under this key.
                Attempts(AttemptKey) => Attempts:
                    attempts, attempts, load_attempts, attempts_writes;
                /// The network of an account with this key, if the account has signed in from it.
                KnownNetwork(AttemptKey) => KnownNetwork:
                    known_networks, known_network, load_known_network, known_network_writes;
                /// The second factor of this account, confirmed or not.
                SecondFactor(Holder) => SecondFactor:
                    second_factors, second_factor, load_second_factor, second_factor_writes;
                /// This recovery code of an account.
                RecoveryCode(RecoveryCodeId) => RecoveryCode:
                    recovery_codes, recovery_code, load_recovery_code, recovery_code_writes;
                /// The card of this id.
                Card(CardId) => Card:
                    cards, card, load_card, card_writes;
                /// The payment code of this hash.
                Code(CodeHash) => CodeRow:
                    codes, code, load_code, code_writes;
                /// The transaction of this id.
                Transaction(TransactionId) => Transaction:
                    transactions, transaction, load_transaction, transaction_writes;
                /// What became of this order id.
                Order(OrderId) => Order:
                    orders, order, load_order, order_writes;
                /// What this idempotency key led to.
                Key(KeyId) => KeyUse:
                    keys, key, load_key, key_writes;
                /// The sum of this account and day.
                Total(TotalId) => DayTotal:
                    totals, total, load_total, total_writes;
                /// Whose this external identity is.
                Identity((Provider, String)) => ExternalIdentity:
                    identities, identity, load_identity, identity_writes;
                /// Who does this work.
                Lease(String) => Lease:
                    leases, lease, load_lease, lease_writes;
                /// The limit of this kind and object.
                Limit(LimitId) => Limit:
                    limits, limit, load_limit, limit_writes;
                /// The settlement of this id.
                Settlement(SettlementId) => Settlement:
                    settlements, settlement, load_settlement, settlement_writes;
                /// The role of this member on this card.
                Binding((MemberId, CardId)) => Binding:
                    bindings, binding, load_binding, binding_writes;
                /// When something was last done.
                Milestone(String) => Milestone:
                    milestones, milestone, load_milestone, milestone_writes;
                /// How far a list has been taken over.
                ImportPosition(String) => ImportPosition:
                    import_positions, import_position, load_import_position, import_position_writes;
            }
            indexes {
                /// The member with this phone number.
                MemberByPhone(String) => MemberId: member_by_phone, load_member_by_phone;
                /// The member with this e-mail address.
                MemberByEmail(String) => MemberId: member_by_email, load_member_by_email;
                /// The merchant whose code has this [`login_key`](crate::names::login_key).
                MerchantByCode(String) => MerchantId: merchant_by_code, load_merchant_by_code;
                /// The member of this merchant's staff whose login name has this key.
                StaffByOperator((MerchantId, String)) => StaffId:
                    staff_by_operator, load_staff_by_operator;
                /// The administrator whose name has this key.
                AdminByName(String) => AdminId: admin_by_name, load_admin_by_name;
                /// The card with this number.
                CardByNo(String) => CardId: card_by_no, load_card_by_no;
                /// The transaction with this number.
                TransactionByNo(String) => TransactionId: transaction_by_no, load_transaction_by_no;
                /// The card's code that has neither been used, replaced nor revoked.
                LiveCodeOfCard(CardId) => CodeHash: live_code_of_card, load_live_code_of_card;
            }
            facts {
                /// The corporate cards that bear on a member's discount.
                Entitlements(MemberId) => Vec<Entitlement>: entitlements, load_entitlements;
                /// Who a member is at a provider.
                IdentityOf((MemberId, Provider)) => Option<String>: identity_of, load_identity_of;
            }
            queries {
                /// The member's standard card that is neither closed nor replaced: there is one at most.
                StandardCardOf(MemberId) => Option<CardId>: standard_card_of, load_standard_card_of;
                /// The owners of a shared card.
                Owners(CardId) => HashSet<MemberId>: owners, load_owners;
                /// The last settlement of a merchant.
                LastSettlement(MerchantId) => Option<Settlement>:
                    last_settlement, load_last_settlement;
                /// What of a merchant is unsettled before a time.
                Unsettled(UnsettledOf) => Unsettled: unsettled, load_unsettled;
                /// What a merchant is due: below zero, the merchant owes it.
                Due(MerchantId) => Money: due, load_due;
                /// What a sum over a business day comes to, by the transactions of the day.
                Recount(Recount) => Money: recount, load_recount;
            }
        }
    };
}
pub(crate) use for_all_needs;

macro_rules! need {
    (
        rows {
            $($(#[$row_doc:meta])* $row:ident($row_key:ty) => $row_value:ty: $($row_method:ident),+;)+
        }
        indexes {
            $($(#[$index_doc:meta])* $index:ident($index_key:ty) => $id:ty: $($index_method:ident),+;)+
        }
        facts {
            $($(#[$fact_doc:meta])* $fact:ident($fact_key:ty) => $fact_value:ty: $($fact_method:ident),+;)+
        }
        queries {
            $($(#[$query_doc:meta])* $query:ident($query_key:ty) => $query_value:ty: $($query_method:ident),+;)+
        }
    ) => {
        /// Something that the store has to load before an operation can decide.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum Need {
            $($(#[$row_doc])* $row($row_key),)+
            $($(#[$index_doc])* $index($index_key),)+
            $($(#[$fact_doc])* $fact($fact_key),)+
            $($(#[$query_doc])* $query($query_key),)+
            /// The levels.
            Levels,
            /// So many numbers of a series to give out.
            Numbers(Series, i64),
        }

        impl Need {
            /// Whether it is found out by a query over many rows, which memory is never ahead of: a command
            /// that needs it is alone in its batch.
            #[must_use]
            pub fn is_query(&self) -> bool {
                matches!(self, $(Self::$query(_))|+)
            }
        }
    };
}

for_all_needs!(need);
