//! Contracts of the administrators' endpoints.

use crate::endpoint as e;
use crate::error::ErrorCode;
use crate::error::ErrorCode::{
    ApprovalRequired, CannotRemoveLastOwner, CardAlreadyBound, CardExpired, CardNotActive,
    CardNotFound, CardTypeNotShareable, EmailAlreadyUsed, ExternalIdAlreadyBound,
    InsufficientBalance, InvalidRechargeAmount, InvalidRefundAmount, InvalidStateTransition,
    LevelsInvalid, LimitExceeded, MemberNotActive, MemberNotFound, MerchantCodeAlreadyUsed,
    MerchantNotActive, MerchantNotFound, NotFound, OnlyCompletedPaymentRefundable,
    OriginalTxNotFound, PasswordTooCommon, PasswordTooShort, PhoneAlreadyUsed,
    RefundExceedsRemaining, ReverseTooLate, SettlementNotFound, StaffNotFound, TxNotFound,
    UnsupportedCardTypeForPoints, UnsupportedCardTypeForRecharge,
};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    let mut contracts = accounts();
    contracts.extend(cards_and_money());
    contracts.extend(issuing());
    contracts.extend(editing());
    contracts.extend(looking());
    contracts.extend(approvals());
    contracts
}

fn looking() -> Vec<Contract> {
    vec![
        Contract::new::<a::Members>(&e::MEMBERS, "Find members").asks::<r::Members>(),
        Contract::new::<a::MemberDetail>(&e::ONE_MEMBER, "A member with cards and identities")
            .refuses(&[MemberNotFound]),
        Contract::new::<a::AdminCards>(&e::ADMIN_CARDS, "Find cards").asks::<r::AdminCards>(),
        Contract::new::<a::AdminCardDetail>(&e::ADMIN_CARD, "A card with who is bound to it")
            .refuses(&[CardNotFound]),
        Contract::new::<a::Merchants>(&e::MERCHANTS, "Find merchants").asks::<r::Merchants>(),
        Contract::new::<a::Admins>(&e::ADMINS, "List the administrators").asks::<r::Plain>(),
        Contract::new::<a::Levels>(&e::LEVELS, "The table of levels"),
        Contract::new::<a::Transactions>(&e::ADMIN_TRANSACTIONS, "Find transactions")
            .asks::<r::AdminTransactions>(),
        Contract::new::<a::Settlements>(&e::ADMIN_SETTLEMENTS, "Find settlements")
            .asks::<r::AdminSettlements>(),
        Contract::new::<a::Audit>(&e::AUDIT, "Search the audit").asks::<r::Audit>(),
        Contract::new::<a::Statistics>(&e::STATISTICS, "The system in numbers"),
        Contract::new::<a::Trends>(&e::TRENDS, "Transactions by day, week or month")
            .asks::<r::Trends>()
            .refuses(&[MerchantNotFound]),
        Contract::new::<a::SystemHealth>(&e::SYSTEM_HEALTH, "What needs attention"),
    ]
}

/// What is refused when an approval is carried out, which is also tried when it is asked for.
const CARRIED_OUT: [ErrorCode; 9] = [
    CardNotFound,
    CardNotActive,
    CardExpired,
    MemberNotActive,
    UnsupportedCardTypeForPoints,
    UnsupportedCardTypeForRecharge,
    InvalidRechargeAmount,
    InsufficientBalance,
    LimitExceeded,
];

fn approvals() -> Vec<Contract> {
    vec![
        Contract::new::<a::Approvals>(&e::APPROVALS, "What waits for another administrator")
            .asks::<r::Approvals>(),
        Contract::new::<a::OneApproval>(&e::REQUEST_APPROVAL, "Ask another administrator")
            .takes::<r::RequestApproval>()
            .once()
            .refuses(&CARRIED_OUT)
            .refuses(&[InvalidStateTransition]),
        Contract::new::<a::OneApproval>(&e::APPROVE, "Approve and carry out")
            .takes::<r::DecideApproval>()
            .sensitive()
            .refuses(&CARRIED_OUT)
            .refuses(&[NotFound, InvalidStateTransition]),
        Contract::new::<a::OneApproval>(&e::REFUSE_APPROVAL, "Refuse or withdraw")
            .takes::<r::DecideApproval>()
            .sensitive()
            .refuses(&[NotFound, InvalidStateTransition]),
    ]
}

fn issuing() -> Vec<Contract> {
    vec![
        Contract::new::<a::CardChanged>(
            &e::ISSUE_STANDARD_CARD,
            "Issue a standard card to a member who has none any more",
        )
        .takes::<r::IssueStandardCard>()
        .refuses(&[MemberNotFound, InvalidStateTransition]),
        Contract::new::<a::CardChanged>(&e::CREATE_CORPORATE_CARD, "Issue a corporate card")
            .takes::<r::CreateCorporateCard>()
            .sensitive()
            .once()
            .refuses(&[MemberNotFound, PasswordTooCommon, PasswordTooShort]),
        Contract::new::<a::CardChanged>(&e::CREATE_VOUCHER, "Issue a voucher")
            .takes::<r::CreateVoucher>()
            .sensitive()
            .once()
            .refuses(&[MemberNotFound, InvalidRechargeAmount, LimitExceeded]),
        Contract::new::<a::CardChanged>(&e::MARK_CARD_LOST, "Mark a card as lost")
            .takes::<r::CardWithReason>()
            .refuses(&[CardNotFound, InvalidStateTransition]),
        Contract::new::<a::CardReplaced>(&e::REPLACE_CARD, "Replace a lost card")
            .takes::<r::CardWithReason>()
            .once()
            .refuses(&[CardNotFound, InvalidStateTransition]),
        Contract::new::<a::CardChanged>(&e::CLOSE_CARD, "Close an empty card or a voucher")
            .takes::<r::CardWithReason>()
            .once()
            .refuses(&[CardNotFound, InvalidStateTransition]),
        Contract::new::<a::CardPaidOut>(&e::PAY_OUT_CARD, "Book that a balance was paid out")
            .takes::<r::PayOutCard>()
            .sensitive()
            .once()
            .refuses(&[
                CardNotFound,
                InvalidStateTransition,
                InsufficientBalance,
                ApprovalRequired,
            ]),
        Contract::new::<a::CardChanged>(
            &e::ADMIN_BINDING_PASSWORD,
            "Set or clear a shared card's binding password",
        )
        .takes::<r::AdminBindingPassword>()
        .refuses(&[
            CardNotFound,
            CardTypeNotShareable,
            PasswordTooCommon,
            PasswordTooShort,
        ]),
        Contract::new::<a::BindingChanged>(&e::ADMIN_BIND, "Give a member a role on a shared card")
            .takes::<r::AdminBind>()
            .refuses(&[
                CardNotFound,
                CardTypeNotShareable,
                CardNotActive,
                MemberNotFound,
                CardAlreadyBound,
                CannotRemoveLastOwner,
            ]),
        Contract::new::<a::BindingChanged>(&e::ADMIN_UNBIND, "Take a role on a shared card away")
            .refuses(&[
                CardNotFound,
                CardTypeNotShareable,
                MemberNotFound,
                CannotRemoveLastOwner,
            ]),
        Contract::new::<a::PointsAdjusted>(&e::ADJUST_POINTS, "Give or take points")
            .takes::<r::AdjustPoints>()
            .sensitive()
            .once()
            .refuses(&[
                CardNotFound,
                CardNotActive,
                UnsupportedCardTypeForPoints,
                ApprovalRequired,
            ]),
        Contract::new::<a::Recharged>(&e::ADMIN_RECHARGE_CANCEL, "Take a wrong recharge back")
            .takes::<r::CancelRecharge>()
            .once()
            .refuses(&[
                TxNotFound,
                InvalidStateTransition,
                InsufficientBalance,
                ReverseTooLate,
                CardNotActive,
                ApprovalRequired,
            ]),
        Contract::new::<a::BatchRotated>(&e::BATCH_ROTATE, "End all live payment codes of a kind")
            .takes::<r::BatchRotate>(),
    ]
}

fn editing() -> Vec<Contract> {
    vec![
        Contract::new::<a::OneSettlement>(&e::SETTLEMENT_STATUS, "Say what became of a settlement")
            .takes::<r::SettlementStatus>()
            .refuses(&[SettlementNotFound, InvalidStateTransition]),
        Contract::new::<a::Limits>(&e::LIMITS, "List the limits"),
        Contract::new::<a::Limits>(&e::SET_LIMITS, "Set limits")
            .takes::<r::SetLimits>()
            .sensitive()
            .refuses(&[MerchantNotFound, StaffNotFound]),
        Contract::new::<a::Levels>(&e::SET_LEVELS, "Set the table of levels")
            .takes::<r::SetLevels>()
            .sensitive()
            .refuses(&[LevelsInvalid]),
        Contract::new::<a::MemberUpdated>(&e::UPDATE_MEMBER, "Change a member's profile")
            .takes::<r::UpdateMember>()
            .refuses(&[
                MemberNotFound,
                MemberNotActive,
                PhoneAlreadyUsed,
                EmailAlreadyUsed,
            ]),
        Contract::new::<a::IdentityBound>(&e::BIND_IDENTITY, "Say who a member is elsewhere")
            .takes::<r::BindIdentity>()
            .sensitive()
            .refuses(&[MemberNotFound, ExternalIdAlreadyBound]),
        Contract::new::<a::MerchantUpdated>(&e::UPDATE_MERCHANT, "Change a merchant's profile")
            .takes::<r::UpdateMerchant>()
            .refuses(&[MerchantNotFound]),
        Contract::new::<a::MerchantChanged>(&e::SUSPEND_MERCHANT, "Suspend a merchant")
            .takes::<r::MerchantWithReason>()
            .refuses(&[MerchantNotFound, InvalidStateTransition]),
        Contract::new::<a::MerchantChanged>(&e::ACTIVATE_MERCHANT, "Activate a suspended merchant")
            .takes::<r::MerchantWithReason>()
            .refuses(&[MerchantNotFound, InvalidStateTransition]),
        Contract::new::<a::AdminUpdated>(&e::UPDATE_ADMIN, "Change another administrator")
            .takes::<r::UpdateAdmin>()
            .sensitive()
            .refuses(&[NotFound, PasswordTooCommon, PasswordTooShort]),
    ]
}

fn accounts() -> Vec<Contract> {
    vec![
        Contract::new::<a::MemberCreated>(&e::CREATE_MEMBER, "Create a member with a card")
            .takes::<r::CreateMember>()
            .once()
            .refuses(&[
                PasswordTooCommon,
                PasswordTooShort,
                PhoneAlreadyUsed,
                EmailAlreadyUsed,
                ExternalIdAlreadyBound,
            ]),
        Contract::new::<a::MembersImported>(&e::CREATE_MEMBERS, "Create members from a list")
            .asks::<r::ImportMembers>()
            .takes_text("text/csv")
            .once(),
        Contract::new::<a::MemberChanged>(&e::SUSPEND_MEMBER, "Suspend a member")
            .takes::<r::MemberWithReason>()
            .refuses(&[MemberNotFound, InvalidStateTransition]),
        Contract::new::<a::MemberChanged>(&e::ACTIVATE_MEMBER, "Activate a suspended member")
            .takes::<r::MemberWithReason>()
            .refuses(&[MemberNotFound, InvalidStateTransition]),
        Contract::new::<a::Success>(&e::MEMBER_PASSWORD, "Set a member's temporary password")
            .takes::<r::MemberPassword>()
            .sensitive()
            .refuses(&[PasswordTooCommon, PasswordTooShort, MemberNotFound]),
        Contract::new::<a::MerchantCreated>(&e::CREATE_MERCHANT, "Create a merchant")
            .takes::<r::CreateMerchant>()
            .sensitive()
            .refuses(&[PasswordTooCommon, PasswordTooShort, MerchantCodeAlreadyUsed]),
        Contract::new::<a::Success>(&e::MERCHANT_PASSWORD, "Set a merchant's temporary password")
            .takes::<r::MerchantPassword>()
            .sensitive()
            .refuses(&[PasswordTooCommon, PasswordTooShort, MerchantNotFound]),
        Contract::new::<a::AdminCreated>(&e::CREATE_ADMIN, "Create an administrator")
            .takes::<r::CreateAdmin>()
            .sensitive()
            .refuses(&[PasswordTooCommon, PasswordTooShort]),
        Contract::new::<a::ActivationCreated>(
            &e::CREATE_ACTIVATION,
            "Make a link with which somebody sets a password",
        )
        .takes::<r::CreateActivation>()
        .sensitive()
        .refuses(&[
            MemberNotFound,
            MerchantNotFound,
            StaffNotFound,
            NotFound,
            MemberNotActive,
            MerchantNotActive,
        ]),
        Contract::new::<a::Success>(&e::END_SESSION, "End anybody's session").refuses(&[NotFound]),
    ]
}

fn cards_and_money() -> Vec<Contract> {
    vec![
        Contract::new::<a::CardChanged>(&e::FREEZE_CARD, "Freeze a card")
            .takes::<r::CardWithReason>()
            .refuses(&[CardNotFound, InvalidStateTransition]),
        Contract::new::<a::CardChanged>(&e::UNFREEZE_CARD, "Unfreeze a card")
            .takes::<r::CardWithReason>()
            .refuses(&[CardNotFound, InvalidStateTransition]),
        Contract::new::<a::Recharged>(&e::ADMIN_RECHARGE, "Recharge a card")
            .takes::<r::AdminRecharge>()
            .sensitive()
            .once()
            .refuses(&[
                InvalidRechargeAmount,
                CardNotFound,
                CardNotActive,
                CardExpired,
                MemberNotActive,
                UnsupportedCardTypeForRecharge,
                LimitExceeded,
                ApprovalRequired,
            ]),
        Contract::new::<a::Refunded>(&e::ADMIN_REFUND, "Refund a merchant's payment")
            .takes::<r::AdminRefund>()
            .sensitive()
            .once()
            .refuses(&[
                CardNotActive,
                InvalidRefundAmount,
                MerchantNotFound,
                OriginalTxNotFound,
                OnlyCompletedPaymentRefundable,
                RefundExceedsRemaining,
                LimitExceeded,
            ]),
        Contract::new::<a::Reversed>(&e::ADMIN_REVERSE, "Undo a merchant's order, or block it")
            .takes::<r::AdminReverse>()
            .sensitive()
            .replays()
            .refuses(&[
                CardNotActive,
                MerchantNotFound,
                OnlyCompletedPaymentRefundable,
                ReverseTooLate,
                LimitExceeded,
            ]),
    ]
}
