//! Contracts of the endpoints for merchants and their staff.

use crate::endpoint as e;
use crate::error::ErrorCode::{
    CardExpired, CardNotActive, CardNotFound, CorporateCardCannotPay, InsufficientBalance,
    InvalidPrice, InvalidRechargeAmount, InvalidRefundAmount, InvalidStateTransition,
    LimitExceeded, MemberNotActive, MerchantNotActive, NoTransactionsInPeriod,
    OnlyCompletedPaymentRefundable, OrderAlreadyPaid, OrderNotFound, OrderReversed,
    OriginalTxNotFound, PasswordTooCommon, PasswordTooShort, PhoneAlreadyUsed, QrExpiredOrInvalid,
    RefundExceedsRemaining, ReverseTooLate, SettlementNotFound, StaffNotFound, TxNotFound,
    UnsupportedCardTypeForRecharge,
};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    let mut contracts = at_the_till();
    contracts.extend(in_the_office());
    contracts
}

fn at_the_till() -> Vec<Contract> {
    vec![
        Contract::new::<a::MemberEnrolled>(&e::ENROL_MEMBER, "Enrol a member at the till")
            .takes::<r::EnrolMember>()
            .once()
            .refuses(&[PhoneAlreadyUsed]),
        Contract::new::<a::Charged>(&e::CHARGE, "Charge a scanned payment code")
            .takes::<r::Charge>()
            .once()
            .refuses(&[
                InvalidPrice,
                QrExpiredOrInvalid,
                InsufficientBalance,
                CardNotActive,
                CardExpired,
                MemberNotActive,
                CorporateCardCannotPay,
                LimitExceeded,
                OrderReversed,
                OrderAlreadyPaid,
            ]),
        Contract::new::<a::Refunded>(&e::REFUND, "Refund a payment, or a part of it")
            .takes::<r::Refund>()
            .once()
            .refuses(&[
                CardNotActive,
                InvalidRefundAmount,
                OriginalTxNotFound,
                OnlyCompletedPaymentRefundable,
                RefundExceedsRemaining,
                LimitExceeded,
            ]),
        Contract::new::<a::Reversed>(&e::REVERSE, "Undo an order, or block it")
            .takes::<r::Reverse>()
            .replays()
            .refuses(&[
                OnlyCompletedPaymentRefundable,
                ReverseTooLate,
                LimitExceeded,
                CardNotActive,
            ]),
        Contract::new::<a::OneTransaction>(&e::ORDER, "What became of an order")
            .refuses(&[OrderNotFound]),
        Contract::new::<a::Recharged>(&e::MERCHANT_RECHARGE, "Recharge a card for cash")
            .takes::<r::MerchantRecharge>()
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
    ]
}

fn in_the_office() -> Vec<Contract> {
    vec![
        Contract::new::<a::StaffCreated>(&e::CREATE_STAFF, "Add to your own staff")
            .takes::<r::CreateStaff>()
            .refuses(&[PasswordTooCommon, PasswordTooShort, LimitExceeded]),
        Contract::new::<a::ActivationCreated>(
            &e::STAFF_ACTIVATION,
            "Make a link with which somebody on your own staff sets a password",
        )
        .refuses(&[StaffNotFound, MerchantNotActive]),
        Contract::new::<a::OneSettlement>(&e::GENERATE_SETTLEMENT, "Settle what is unsettled")
            .takes::<r::GenerateSettlement>()
            .once()
            .refuses(&[NoTransactionsInPeriod, InvalidStateTransition]),
        Contract::new::<a::OneSettlement>(&e::SETTLEMENT, "A settlement")
            .refuses(&[SettlementNotFound]),
        Contract::new::<a::Settlements>(&e::SETTLEMENTS, "List your own settlements")
            .asks::<r::MerchantSettlements>(),
        Contract::new::<a::OneSettlement>(&e::SETTLEMENT_CSV, "A settlement as a table")
            .gives_table(
                "`tx_no`, `type`, `created_at (UTC)`, `local_time (Asia/Taipei)`, `business_day`, \
                 `operator`, `card_no`, `external_order_id`, `amount`",
            )
            .refuses(&[SettlementNotFound]),
        Contract::new::<a::Transactions>(&e::MERCHANT_TRANSACTIONS, "List your own transactions")
            .asks::<r::MerchantTransactions>(),
        Contract::new::<a::Transactions>(
            &e::MERCHANT_TRANSACTIONS_CSV,
            "The own transactions as a table",
        )
        .asks::<r::MerchantTransactionsCsv>()
        .gives_table(
            "`tx_no`, `type`, `status`, `created_at (UTC)`, `local_time (Asia/Taipei)`, `business_day`, \
             `operator`, `card_no`, `raw_amount`, `final_amount`, `discount`, `points`, `refunded_amount`, \
             `original_tx_no`, `payment_method`, `external_order_id`, `reason`, `tag`",
        ),
        Contract::new::<a::DailySummary>(&e::DAILY_SUMMARY, "A business day in sums")
            .asks::<r::DailySummary>(),
        Contract::new::<a::StaffList>(&e::STAFF, "List your own staff").asks::<r::Plain>(),
        Contract::new::<a::Limits>(&e::MERCHANT_LIMITS, "List the limits of your own staff"),
        Contract::new::<a::Limits>(&e::SET_MERCHANT_LIMITS, "Set limits of your own staff")
            .takes::<r::SetLimits>()
            .refuses(&[StaffNotFound]),
        Contract::new::<a::StaffUpdated>(&e::UPDATE_STAFF, "Change somebody on your own staff")
            .takes::<r::UpdateStaff>()
            .refuses(&[StaffNotFound, PasswordTooCommon, PasswordTooShort]),
        Contract::new::<a::Recharged>(&e::MERCHANT_RECHARGE_CANCEL, "Take a wrong recharge back")
            .takes::<r::CancelRecharge>()
            .once()
            .refuses(&[
                TxNotFound,
                InvalidStateTransition,
                InsufficientBalance,
                ReverseTooLate,
                CardNotActive,
            ]),
    ]
}
