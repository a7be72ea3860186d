//! The settings of the business that the rules need.

use crate::calendar::BusinessCalendar;
use crate::code::CodePrefix;
use crate::money::{Currency, Money};
use crate::names::Region;
use crate::text_enum;

text_enum! {
    /// The amount from which a charge earns points (`POINTS_BASIS`).
    PointsBasis {
        /// The price before discount.
        Raw => "raw",
        /// The paid amount.
        Paid => "paid",
    }
}

text_enum! {
    /// What a refund does with the points of its payment (`REFUND_POINTS`).
    RefundPoints {
        /// Takes them back.
        Reverse => "reverse",
        /// Leaves them: the legacy rule.
        Keep => "keep",
    }
}

/// The settings of the business. The same for all instances of a deployment.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The currency.
    pub currency: Currency,
    /// The region whose phone numbers are written without a country code, if there is one.
    pub phone_region: Option<Region>,
    /// The business calendar.
    pub calendar: BusinessCalendar,
    /// The amount from which points are earned.
    pub points_basis: PointsBasis,
    /// What a refund does with points.
    pub refund_points: RefundPoints,
    /// The lifetime of a payment code when none is requested, in seconds.
    pub code_ttl_secs: i64,
    /// The first two digits of payment codes.
    pub code_prefix: CodePrefix,
    /// Whether payment codes may be used until they expire.
    pub code_reuse: bool,
    /// The smallest recharge.
    pub recharge_min: Money,
    /// The largest recharge.
    pub recharge_max: Money,
    /// The largest balance that a recharge may result in.
    pub card_balance_max: Money,
    /// The most cash that one member of a merchant's staff may take for recharges in a day.
    pub cash_recharge_daily_limit: Money,
    /// How long a voucher stays valid when its charge is refunded after its end, in seconds.
    pub voucher_refund_grace_secs: i64,
    /// Whether members may recharge through the sandbox provider.
    pub sandbox: bool,
    /// Whether an administrator without a second factor may only enrol one.
    pub totp_required_for_admins: bool,
}
