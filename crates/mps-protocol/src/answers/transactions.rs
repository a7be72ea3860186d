//! Charges, refunds, reversals, recharges, and lists of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::amount::Amount;
use crate::page::Pagination;
use crate::words;

answers! {
    /// A recharge.
    RechargeTransaction {
        /// The id.
        tx_id: Uuid,
        /// The number.
        tx_no: String,
        /// The card.
        card_id: Uuid,
        /// How much.
        amount: Amount,
        /// How the money came.
        #[schemars(with = "words::PaymentMethod")]
        payment_method: String,
        /// The state.
        #[schemars(with = "words::TransactionStatus")]
        status: String,
        /// When.
        created_at: String,
    }

    /// `POST /member/recharge`, `/merchant/recharge`, `/admin/recharge`
    Recharged {
        /// Always true.
        success: bool,
        /// The recharge.
        transaction: RechargeTransaction,
    }

    /// A charge.
    ChargeTransaction {
        /// The id.
        tx_id: Uuid,
        /// The number.
        tx_no: String,
        /// The card.
        card_id: Uuid,
        /// The price before discount.
        raw_amount: Amount,
        /// What was paid.
        final_amount: Amount,
        /// The rate, such as `0.950`.
        discount: Amount,
        /// What the discount saved.
        discount_amount: Amount,
        /// Points earned.
        points_earned: i64,
        /// The state.
        #[schemars(with = "words::TransactionStatus")]
        status: String,
        /// When.
        created_at: String,
    }

    /// What the till may know of the customer.
    CustomerInfo {
        /// The card's number.
        card_no: String,
        /// The card's type.
        #[schemars(with = "words::CardType")]
        card_type: String,
        /// The level whose rate applied.
        member_level: i16,
    }

    /// `POST /merchant/charge`
    Charged {
        /// Always true.
        success: bool,
        /// The payment.
        transaction: ChargeTransaction,
        /// The customer.
        customer_info: CustomerInfo,
    }

    /// A refund.
    RefundInfo {
        /// The id.
        refund_tx_id: Uuid,
        /// The number.
        refund_tx_no: String,
        /// How much was given back.
        refunded_amount: Amount,
        /// The number of the payment.
        original_tx_no: String,
        /// Points taken back.
        points_reversed: i64,
        /// The state.
        #[schemars(with = "words::TransactionStatus")]
        status: String,
        /// When.
        created_at: String,
    }

    /// `POST /merchant/refund`, `/admin/refund`
    Refunded {
        /// Always true.
        success: bool,
        /// The refund.
        refund: RefundInfo,
        /// What of the payment can still be refunded.
        remaining_refundable: Amount,
    }

    /// `POST /merchant/reverse`, `/admin/reverse`
    Reversed {
        /// Always true.
        success: bool,
        /// `reversed` when the order had happened, `blocked` when it had not arrived.
        #[schemars(extend("enum" = ["reversed", "blocked"]))]
        outcome: String,
        /// The refund, when something was left to give back.
        refund: Option<RefundInfo>,
    }

    /// A transaction in full.
    Transaction {
        /// The id.
        tx_id: Uuid,
        /// The number.
        tx_no: String,
        /// What it does.
        #[schemars(with = "words::TransactionType")]
        r#type: String,
        /// `completed`, or `refunded` when all was given back.
        #[schemars(with = "words::TransactionStatus")]
        status: String,
        /// The card.
        card_id: Uuid,
        /// The card's number.
        card_no: String,
        /// The merchant, of payments, refunds and recharges at the till.
        merchant_id: Option<Uuid>,
        /// The merchant's name.
        merchant_name: Option<String>,
        /// The price before discount.
        raw_amount: Amount,
        /// What moved.
        final_amount: Amount,
        /// The rate.
        discount: Amount,
        /// What the card gained (positive) or lost (negative).
        change: Amount,
        /// What the card held after it.
        balance_after: Amount,
        /// Points earned (positive) or taken back (negative).
        points: i64,
        /// Of a payment: what was given back so far.
        refunded_amount: Amount,
        /// Of a refund: the payment's number.
        original_tx_no: Option<String>,
        /// Of a recharge: how the money came.
        #[schemars(with = "Option<words::PaymentMethod>")]
        payment_method: Option<String>,
        /// The order id that came with it.
        external_order_id: Option<String>,
        /// What was kept with it.
        tag: Option<Map<String, Value>>,
        /// Why.
        reason: Option<String>,
        /// When.
        created_at: String,
    }

    /// `GET /common/transactions/{tx_no}`, `GET /merchant/orders/{external_order_id}`
    OneTransaction {
        /// The transaction.
        transaction: Transaction,
    }

    /// `GET /member/transactions`
    Transactions {
        /// The transactions, newest first.
        transactions: Vec<Transaction>,
        /// Where the page stands.
        pagination: Pagination,
    }
}
