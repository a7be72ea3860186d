//! What administrators do.

use crate::endpoint as e;
use crate::error::ErrorCode::{
    CardExpired, CardNotActive, CardNotFound, EmailAlreadyUsed, ExternalIdAlreadyBound,
    InvalidRechargeAmount, InvalidRefundAmount, InvalidStateTransition, LimitExceeded,
    MemberNotActive, MemberNotFound, MerchantCodeAlreadyUsed, MerchantNotFound, NotFound,
    OnlyCompletedPaymentRefundable, OriginalTxNotFound, PasswordTooShort, PhoneAlreadyUsed,
    RefundExceedsRemaining, ReverseTooLate, UnsupportedCardTypeForRecharge,
};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    let mut contracts = accounts();
    contracts.extend(cards_and_money());
    contracts
}

fn accounts() -> Vec<Contract> {
    vec![
        Contract::new::<a::MemberCreated>(&e::CREATE_MEMBER, "Create a member with a card")
            .takes::<r::CreateMember>()
            .refuses(&[
                PasswordTooShort,
                PhoneAlreadyUsed,
                EmailAlreadyUsed,
                ExternalIdAlreadyBound,
            ]),
        Contract::new::<a::MemberChanged>(&e::SUSPEND_MEMBER, "Suspend a member")
            .takes::<r::MemberWithReason>()
            .refuses(&[MemberNotFound, InvalidStateTransition]),
        Contract::new::<a::MemberChanged>(&e::ACTIVATE_MEMBER, "Activate a suspended member")
            .takes::<r::MemberWithReason>()
            .refuses(&[MemberNotFound, InvalidStateTransition]),
        Contract::new::<a::Success>(&e::MEMBER_PASSWORD, "Set a member's temporary password")
            .takes::<r::MemberPassword>()
            .refuses(&[PasswordTooShort, MemberNotFound]),
        Contract::new::<a::MerchantCreated>(&e::CREATE_MERCHANT, "Create a merchant")
            .takes::<r::CreateMerchant>()
            .refuses(&[PasswordTooShort, MerchantCodeAlreadyUsed]),
        Contract::new::<a::Success>(&e::MERCHANT_PASSWORD, "Set a merchant's temporary password")
            .takes::<r::MerchantPassword>()
            .refuses(&[PasswordTooShort, MerchantNotFound]),
        Contract::new::<a::AdminCreated>(&e::CREATE_ADMIN, "Create an administrator")
            .takes::<r::CreateAdmin>()
            .refuses(&[PasswordTooShort]),
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
            .once()
            .refuses(&[
                InvalidRechargeAmount,
                CardNotFound,
                CardNotActive,
                CardExpired,
                MemberNotActive,
                UnsupportedCardTypeForRecharge,
                LimitExceeded,
            ]),
        Contract::new::<a::Refunded>(&e::ADMIN_REFUND, "Refund a merchant's payment")
            .takes::<r::AdminRefund>()
            .once()
            .refuses(&[
                CardNotActive,
                InvalidRefundAmount,
                MerchantNotFound,
                OriginalTxNotFound,
                OnlyCompletedPaymentRefundable,
                RefundExceedsRemaining,
            ]),
        Contract::new::<a::Reversed>(&e::ADMIN_REVERSE, "Undo a merchant's order, or block it")
            .takes::<r::AdminReverse>()
            .replays()
            .refuses(&[
                CardNotActive,
                MerchantNotFound,
                OnlyCompletedPaymentRefundable,
                ReverseTooLate,
            ]),
    ]
}
