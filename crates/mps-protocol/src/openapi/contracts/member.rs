//! What members do.

use crate::endpoint as e;
use crate::error::ErrorCode::{
    CardExpired, CardNotActive, CardNotFound, CorporateCardCannotPay, InvalidRechargeAmount,
    InvalidStateTransition, LimitExceeded, MemberNotActive, UnsupportedCardTypeForRecharge,
};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    vec![
        Contract::new::<a::Cards>(&e::MEMBER_CARDS, "List the own cards"),
        Contract::new::<a::QrGenerated>(&e::QR_GENERATE, "Make a payment code")
            .takes::<r::GenerateQr>()
            .or_pictures(&["image/svg+xml", "image/png"])
            .refuses(&[
                CardNotFound,
                CardNotActive,
                CardExpired,
                CorporateCardCannotPay,
            ]),
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
            ]),
        Contract::new::<a::Transactions>(&e::MEMBER_TRANSACTIONS, "List the own transactions")
            .asks::<r::MemberTransactions>(),
        Contract::new::<a::CardChanged>(&e::MEMBER_FREEZE, "Report an own card lost")
            .takes::<r::CardWithReason>()
            .refuses(&[CardNotFound, InvalidStateTransition]),
    ]
}
