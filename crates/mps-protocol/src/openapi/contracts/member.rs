//! Contracts of the members' endpoints.

use crate::endpoint as e;
use crate::error::ErrorCode::{
    BindingRefused, CannotRemoveLastOwner, CardAlreadyBound, CardExpired, CardNotActive,
    CardNotFound, CardTypeNotShareable, CorporateCardCannotPay, EmailAlreadyUsed,
    InvalidRechargeAmount, InvalidStateTransition, LimitExceeded, MemberNotActive, MemberNotFound,
    NotFound, OrderAlreadyPaid, PasswordTooCommon, PasswordTooShort, PhoneAlreadyUsed,
    UnsupportedCardTypeForRecharge,
};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    vec![
        Contract::new::<a::Cards>(&e::MEMBER_CARDS, "List your own cards"),
        Contract::new::<a::QrGenerated>(&e::QR_GENERATE, "Make a payment code")
            .takes::<r::GenerateQr>()
            .or_pictures(&["image/svg+xml", "image/png"])
            .refuses(&[
                CardNotFound,
                CardNotActive,
                CardExpired,
                CorporateCardCannotPay,
            ]),
        Contract::new::<a::OneCode>(&e::MEMBER_CODE, "What became of a payment code")
            .asks::<r::MemberCode>()
            .refuses(&[NotFound]),
        Contract::new::<a::Success>(&e::QR_REVOKE, "End a card's payment code")
            .takes::<r::OneCard>()
            .refuses(&[CardNotFound]),
        Contract::new::<a::Recharged>(&e::MEMBER_RECHARGE, "Recharge an own card")
            .takes::<r::MemberRecharge>()
            .once()
            .refuses(&[
                InvalidRechargeAmount,
                CardNotFound,
                CardNotActive,
                CardExpired,
                MemberNotActive,
                UnsupportedCardTypeForRecharge,
                LimitExceeded,
                OrderAlreadyPaid,
            ]),
        Contract::new::<a::Transactions>(&e::MEMBER_TRANSACTIONS, "List your own transactions")
            .asks::<r::MemberTransactions>(),
        Contract::new::<a::Points>(
            &e::MEMBER_POINTS,
            "List the changes of an own card's points",
        )
        .asks::<r::MemberPoints>()
        .refuses(&[CardNotFound]),
        Contract::new::<a::Profile>(&e::MEMBER_PROFILE, "The own profile"),
        Contract::new::<a::CardChanged>(&e::MEMBER_FREEZE, "Report an own card lost")
            .takes::<r::CardWithReason>()
            .refuses(&[CardNotFound, InvalidStateTransition]),
        Contract::new::<a::BindingChanged>(&e::BIND_CARD, "Bind oneself to a shared card")
            .takes::<r::BindCard>()
            .refuses(&[BindingRefused, CardAlreadyBound, CardNotActive, CardExpired]),
        Contract::new::<a::BindingChanged>(&e::UNBIND_CARD, "Leave a shared card")
            .takes::<r::UnbindCard>()
            .refuses(&[
                CardNotFound,
                CardTypeNotShareable,
                MemberNotFound,
                CannotRemoveLastOwner,
            ]),
        Contract::new::<a::Bindings>(&e::BINDINGS, "List who is bound to a card")
            .asks::<r::Plain>()
            .refuses(&[CardNotFound]),
        Contract::new::<a::BindingChanged>(&e::SHARE_CARD, "Give a member a role on a shared card")
            .takes::<r::ShareCard>()
            .refuses(&[
                CardNotFound,
                CardTypeNotShareable,
                CardNotActive,
                MemberNotFound,
                CardAlreadyBound,
                CannotRemoveLastOwner,
            ]),
        Contract::new::<a::BindingChanged>(&e::UNSHARE_CARD, "Take a role on a shared card away")
            .refuses(&[
                CardNotFound,
                CardTypeNotShareable,
                MemberNotFound,
                CannotRemoveLastOwner,
            ]),
        Contract::new::<a::CardChanged>(
            &e::BINDING_PASSWORD,
            "Set or clear a shared card's binding password",
        )
        .takes::<r::BindingPassword>()
        .refuses(&[
            CardNotFound,
            CardTypeNotShareable,
            PasswordTooCommon,
            PasswordTooShort,
        ]),
        Contract::new::<a::MemberUpdated>(&e::UPDATE_PROFILE, "Change your own profile")
            .takes::<r::UpdateMember>()
            .refuses(&[MemberNotActive, PhoneAlreadyUsed, EmailAlreadyUsed]),
    ]
}
