//! Transactions: everything that moves value or points on a card, each with a number.

use crate::account::Account;
use crate::calendar::Timestamp;
use crate::idempotency::Fingerprint;
use crate::ids::{CardId, MemberId, MerchantId, TransactionId};
use crate::money::{Money, Overflow};
use crate::numbers::Series;
use crate::rate::DiscountRate;
use crate::text_enum;

text_enum! {
    /// What a transaction does.
    TransactionType {
        /// A charge.
        Payment => "payment",
        /// Money of a charge given back, in part or whole.
        Refund => "refund",
        /// Money put on a card.
        Recharge => "recharge",
        /// A recharge taken back because it was wrong.
        RechargeReversal => "recharge_reversal",
        /// The value of a card paid out to its member.
        Payout => "payout",
        /// The value that a voucher was issued with.
        VoucherIssue => "voucher_issue",
        /// Value that lapsed, other than with a charge.
        Lapse => "lapse",
        /// Value and points that moved from a lost card to its successor: one transaction on each.
        Transfer => "transfer",
        /// Value and points that were there before these books were.
        Opening => "opening",
        /// Points given or taken by hand.
        Adjustment => "adjustment",
    }
}

impl TransactionType {
    /// The series that its numbers come from.
    #[must_use]
    pub const fn series(self) -> Series {
        match self {
            Self::Payment => Series::Payment,
            Self::Refund => Series::Refund,
            Self::Recharge => Series::Recharge,
            Self::RechargeReversal => Series::RechargeReversal,
            Self::Payout => Series::Payout,
            Self::VoucherIssue => Series::VoucherIssue,
            Self::Lapse => Series::Lapse,
            Self::Transfer => Series::Transfer,
            Self::Opening => Series::Opening,
            Self::Adjustment => Series::Adjustment,
        }
    }
}

text_enum! {
    /// The state of a transaction.
    TransactionStatus {
        /// Done.
        Completed => "completed",
        /// A payment that was given back in full.
        Refunded => "refunded",
        /// A recharge that was taken back.
        Cancelled => "cancelled",
    }
}

text_enum! {
    /// The way in which money for a recharge came.
    PaymentMethod {
        /// Notes and coins.
        Cash => "cash",
        /// A bank transfer.
        Bank => "bank",
        /// The make-believe provider for trying things out.
        Sandbox => "sandbox",
        /// WeChat Pay.
        Wechat => "wechat",
        /// Alipay.
        Alipay => "alipay",
    }
}

/// A transaction as stored. All but `status`, `refunded_amount` and `points_reversed` is written
/// once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// The id.
    pub id: TransactionId,
    /// The number, such as `PAY0000000001`.
    pub tx_no: String,
    /// What it does.
    pub tx_type: TransactionType,
    /// Its state.
    pub status: TransactionStatus,
    /// The card whose value it moves.
    pub card_id: CardId,
    /// The member whose card it is.
    pub member_id: MemberId,
    /// The merchant, of payments, refunds and recharges at the till.
    pub merchant_id: Option<MerchantId>,
    /// Who asked for it.
    pub operator: Account,
    /// Of a refund: the payment; of a recharge's reversal: the recharge.
    pub original_id: Option<TransactionId>,
    /// The price before discount; the amount itself for refunds and recharges.
    pub raw_amount: Money,
    /// What moved.
    pub final_amount: Money,
    /// The discount rate that applied; full for refunds and recharges.
    pub rate: DiscountRate,
    /// What its card gained (positive) or lost.
    pub change: Money,
    /// What its card held after it.
    pub balance_after: Money,
    /// Points that it gave (positive) or took back (negative).
    pub points: i64,
    /// The card's points less its points debt after it: below zero, the card had a debt.
    pub net_points_after: i64,
    /// The card's level before it.
    pub level: i16,
    /// Of a payment: what was given back so far.
    pub refunded_amount: Money,
    /// Of a payment: points taken back so far.
    pub points_reversed: i64,
    /// Of a refund: what of the payment could still be refunded after it.
    pub remaining_refundable: Option<Money>,
    /// Of a voucher: what lapsed with a payment, or came back with a refund, beside its amount.
    pub breakage: Money,
    /// Of a recharge: how the money came.
    pub payment_method: Option<PaymentMethod>,
    /// Of a payment: the merchant's fee at that moment, in basis points; of a refund, its payment's.
    pub fee_bps: Option<i64>,
    /// The order id that the merchant or member gave.
    pub external_order_id: Option<String>,
    /// What the merchant wanted to remember: a JSON object.
    pub tag: Option<String>,
    /// Why, in the words of who asked.
    pub reason: Option<String>,
    /// What a request must have in common with the one that made it to be the same.
    pub fingerprint: Fingerprint,
    /// When it was done.
    pub created_at: Timestamp,
}

impl Transaction {
    /// The transaction as its first answer told it, whatever was refunded since.
    #[must_use]
    pub fn as_first_answered(mut self) -> Self {
        self.status = TransactionStatus::Completed;
        self.refunded_amount = Money::ZERO;
        self.points_reversed = 0;
        self
    }

    /// What of a payment has not been refunded yet.
    ///
    /// # Errors
    /// [`Overflow`], which no stored transaction gives.
    pub fn remaining(&self) -> Result<Money, Overflow> {
        self.final_amount.minus(self.refunded_amount)
    }

    /// How many of its points are gone once `refunded` in all was given back:
    /// floor(points × refunded / final).
    ///
    /// # Errors
    /// [`Overflow`] when the result does not fit into 64 bits.
    pub fn points_gone(&self, refunded: Money) -> Result<i64, Overflow> {
        let product = i128::from(self.points).checked_mul(i128::from(refunded.minor()));
        let gone = product.and_then(|all| all.checked_div(i128::from(self.final_amount.minor())));
        gone.and_then(|gone| i64::try_from(gone).ok())
            .ok_or(Overflow)
    }
}

/// How a transaction changed the points of its card, as its member sees it: a debt is no points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointChange {
    /// Points before.
    pub before: i64,
    /// Points after.
    pub after: i64,
}

impl Transaction {
    /// How it changed the points of its card.
    #[must_use]
    pub fn point_change(&self) -> PointChange {
        PointChange {
            before: self.net_points_after.saturating_sub(self.points).max(0),
            after: self.net_points_after.max(0),
        }
    }
}

text_enum! {
    /// What changed the points.
    PointReason {
        /// A charge earned them.
        Payment => "payment",
        /// A refund took them back.
        Refund => "refund",
        /// An administrator gave or took them.
        Adjustment => "adjustment",
        /// They were there before these books were.
        Opening => "opening",
        /// They moved from a lost card to the one that replaced it.
        Replacement => "replacement",
    }
}

impl PointReason {
    /// What a transaction of a type changes points for; `None` when it changes none.
    #[must_use]
    pub const fn of(tx_type: TransactionType) -> Option<Self> {
        match tx_type {
            TransactionType::Payment => Some(Self::Payment),
            TransactionType::Refund => Some(Self::Refund),
            TransactionType::Adjustment => Some(Self::Adjustment),
            TransactionType::Opening => Some(Self::Opening),
            TransactionType::Transfer => Some(Self::Replacement),
            TransactionType::Recharge
            | TransactionType::RechargeReversal
            | TransactionType::Payout
            | TransactionType::VoucherIssue
            | TransactionType::Lapse => None,
        }
    }
}
