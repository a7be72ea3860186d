//! The settings of the business, as the rules need them.

use crate::calendar::BusinessCalendar;
use crate::money::{Currency, Money};
use crate::names::Region;
use crate::text_enum;

text_enum! {
    /// From which amount a charge earns points (`POINTS_BASIS`).
    PointsBasis {
        /// From the price before discount.
        Raw => "raw",
        /// From what was paid.
        Paid => "paid",
    }
}

text_enum! {
    /// What a refund does with the points of its payment (`REFUND_POINTS`).
    RefundPoints {
        /// Takes them back.
        Reverse => "reverse",
        /// Leaves them: the older rule.
        Keep => "keep",
    }
}

/// The settings of the business. The same for all instances of a deployment.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The currency.
    pub currency: Currency,
    /// Whose phone numbers are written without a country's code, if any are.
    pub phone_region: Option<Region>,
    /// The business calendar.
    pub calendar: BusinessCalendar,
    /// From which amount points are earned.
    pub points_basis: PointsBasis,
    /// What a refund does with points.
    pub refund_points: RefundPoints,
    /// The life of a payment code when none is asked for, in seconds.
    pub code_ttl_secs: i64,
    /// Payment codes may be used until they expire.
    pub code_reuse: bool,
    /// The least that a recharge may bring.
    pub recharge_min: Money,
    /// The most that a recharge may bring.
    pub recharge_max: Money,
    /// The most that a recharge may fill a card to.
    pub card_balance_max: Money,
    /// The most cash that one member of a merchant's staff may take for recharges in a day.
    pub cash_recharge_daily_limit: Money,
    /// How long a voucher lives on when its charge is refunded after its end, in seconds.
    pub voucher_refund_grace_secs: i64,
    /// Members may recharge through the make-believe provider.
    pub sandbox: bool,
    /// An administrator without a second factor may do nothing but enrol one.
    pub totp_required_for_admins: bool,
}
