//! Transactions: everything that moves value or points on a card. Each has a number.

use crate::account::Account;
use crate::calendar::Timestamp;
use crate::idempotency::Fingerprint;
use crate::ids::{CardId, MemberId, MerchantId, TransactionId};
use crate::money::{Money, Overflow};
use crate::numbers::Series;
use crate::rate::DiscountRate;
use crate::text_enum;

text_enum! {
    /// The type of a transaction.
    TransactionType {
        /// A charge.
        Payment => "payment",
        /// A refund of all or part of a charge.
        Refund => "refund",
        /// Money put on a card.
        Recharge => "recharge",
        /// The cancellation of a wrong recharge.
        RechargeReversal => "recharge_reversal",
        /// The payout of a card's value to its member.
        Payout => "payout",
        /// The value with which a voucher was issued.
        VoucherIssue => "voucher_issue",
        /// Value that lapsed, other than with a charge.
        Lapse => "lapse",
        /// Value and points that moved from a lost card to its replacement: one transaction on each card.
        Transfer => "transfer",
        /// Value and points from before these books.
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
        /// A payment that was refunded in full.
        Refunded => "refunded",
        /// A recharge that was cancelled.
        Cancelled => "cancelled",
    }
}

text_enum! {
    /// How the money for a recharge was paid.
    PaymentMethod {
        /// Notes and coins.
        Cash => "cash",
        /// A bank transfer.
        Bank => "bank",
        /// The sandbox provider, for trying things out.
        Sandbox => "sandbox",
        /// WeChat Pay.
        Wechat => "wechat",
        /// Alipay.
        Alipay => "alipay",
    }
}

/// A transaction as stored. All fields except `status`, `refunded_amount` and `points_reversed` are written
/// once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// The id.
    pub id: TransactionId,
    /// The number, such as `PAY0000000001`.
    pub tx_no: String,
    /// Its type.
    pub tx_type: TransactionType,
    /// Its state.
    pub status: TransactionStatus,
    /// The card whose value it moves.
    pub card_id: CardId,
    /// The member whose card it is.
    pub member_id: MemberId,
    /// The merchant, for payments, refunds and recharges at the till.
    pub merchant_id: Option<MerchantId>,
    /// The account that requested it.
    pub operator: Account,
    /// For a refund: the payment. For the reversal of a recharge: the recharge.
    pub original_id: Option<TransactionId>,
    /// The price before discount; the amount itself for refunds and recharges.
    pub raw_amount: Money,
    /// The amount that moved.
    pub final_amount: Money,
    /// The discount rate that applied; full for refunds and recharges.
    pub rate: DiscountRate,
    /// What its card gained (positive) or lost (negative).
    pub change: Money,
    /// The balance of its card after it.
    pub balance_after: Money,
    /// Points that it gave (positive) or took back (negative).
    pub points: i64,
    /// The card's points minus its points debt after it; negative when the card has a debt.
    pub net_points_after: i64,
    /// The card's level before it.
    pub level: i16,
    /// For a payment: the amount refunded so far.
    pub refunded_amount: Money,
    /// For a payment: points taken back so far.
    pub points_reversed: i64,
    /// For a refund: how much of the payment could still be refunded after it.
    pub remaining_refundable: Option<Money>,
    /// For a voucher: what lapsed with a payment, or came back with a refund, besides its amount.
    pub breakage: Money,
    /// For a recharge: how the money was paid.
    pub payment_method: Option<PaymentMethod>,
    /// For a payment: the merchant's fee at that moment, in basis points. For a refund: the fee of its
    /// payment.
    pub fee_bps: Option<i64>,
    /// The order id from the merchant or the member.
    pub external_order_id: Option<String>,
    /// Data that the merchant wants to store: a JSON object.
    pub tag: Option<String>,
    /// The reason, in the words of the actor.
    pub reason: Option<String>,
    /// The fingerprint of the request. A retry must have the same.
    pub fingerprint: Fingerprint,
    /// When it was done.
    pub created_at: Timestamp,
}

impl Transaction {
    /// The transaction as its first answer contained it, without later refunds.
    #[must_use]
    pub fn as_first_answered(mut self) -> Self {
        self.status = TransactionStatus::Completed;
        self.refunded_amount = Money::ZERO;
        self.points_reversed = 0;
        self
    }

    /// How much of a payment has not been refunded yet.
    ///
    /// # Errors
    /// [`Overflow`], which cannot happen for a stored transaction.
    pub fn remaining(&self) -> Result<Money, Overflow> {
        self.final_amount.minus(self.refunded_amount)
    }

    /// How many of its points are taken back once `refunded` in total was refunded:
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

/// How a transaction changed the points of its card, as its member sees it: a debt counts as zero points.
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
    /// Why points changed.
    PointReason {
        /// A charge earned them.
        Payment => "payment",
        /// A refund took them back.
        Refund => "refund",
        /// An administrator gave or took them.
        Adjustment => "adjustment",
        /// They come from before these books.
        Opening => "opening",
        /// They moved from a lost card to its replacement.
        Replacement => "replacement",
    }
}

impl PointReason {
    /// The reason for which a transaction of a type changes points; `None` when it changes none.
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
