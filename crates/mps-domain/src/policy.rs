//! The settings of the business that the rules need.

use crate::account::{Account, Role};
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

/// How long a session lives, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLife {
    /// From its beginning to its end at the latest.
    pub total_secs: i64,
    /// From its last use to its end.
    pub idle_secs: i64,
}

impl SessionLife {
    /// How old the stored time of a session's last use may become while the session is in use, in
    /// seconds. A use is stored only then, so that not every request writes.
    #[must_use]
    pub const fn touch_secs(self) -> i64 {
        self.idle_secs / 10
    }
}

/// How long the sessions of each kind of account live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLives {
    /// Of members (`MEMBER_SESSION_DAYS`, `MEMBER_IDLE_DAYS`).
    pub member: SessionLife,
    /// Of merchants and their staff (`JWT_EXPIRE_HOURS`, `MERCHANT_IDLE_HOURS`).
    pub merchant: SessionLife,
    /// Of administrators (`JWT_EXPIRE_HOURS`, `ADMIN_IDLE_MINUTES`).
    pub admin: SessionLife,
}

impl SessionLives {
    /// How long the sessions of an account live.
    #[must_use]
    pub const fn of(&self, account: Account) -> SessionLife {
        match account {
            Account::Member(_) => self.member,
            Account::Merchant(_) | Account::Staff { .. } => self.merchant,
            Account::Admin(_) | Account::System => self.admin,
        }
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
    /// Above this, a recharge, a payout or an adjustment of points by an administrator takes another one's approval.
    pub approval_above: Option<Money>,
    /// Whether members may recharge through the sandbox provider.
    pub sandbox: bool,
    /// Who may only enrol a second factor while they have none.
    pub totp_required: TotpRequired,
    /// How long sessions live.
    pub sessions: SessionLives,
    /// How long after a proof of identity an administrator may do what makes value or opens accounts, in seconds
    /// (`REAUTHENTICATE_AFTER_MINUTES`).
    pub reauthenticate_after_secs: i64,
}

/// The roles whose accounts must have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TotpRequired {
    /// Administrators.
    pub admins: bool,
    /// Managers, and merchants' own accounts.
    pub managers: bool,
}

impl TotpRequired {
    /// Whether accounts of this role must have one.
    #[must_use]
    pub const fn of(self, role: Role) -> bool {
        match role {
            Role::Admin => self.admins,
            Role::Manager => self.managers,
            Role::Cashier | Role::Member => false,
        }
    }
}
