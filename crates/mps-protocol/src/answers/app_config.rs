//! What an app needs to know before anybody signs in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::words;

answers! {
    /// Between what amounts and by what means members recharge.
    RechargeTerms {
        /// The smallest amount.
        min: Amount,
        /// The largest amount.
        max: Amount,
        /// By what means; empty when members cannot recharge themselves.
        #[schemars(with = "Vec<words::PaymentMethod>")]
        methods: Vec<String>,
    }

    /// How the shop presents itself.
    ShopLook {
        /// Its name, where one is set.
        name: Option<String>,
        /// Its color, `#rrggbb`, where one is set.
        color: Option<String>,
    }

    /// `GET /app/config`
    AppConfig {
        /// The currency, by its ISO 4217 code.
        currency: String,
        /// How many decimals its amounts have.
        decimals: u8,
        /// The time zone of business days, by its IANA name.
        business_tz: String,
        /// The region whose phone numbers are written without a country code, if there is one.
        phone_region: Option<String>,
        /// How members recharge.
        recharge: RechargeTerms,
        /// The largest balance that a recharge may lead to.
        card_balance_max: Amount,
        /// The life of a payment code when none is asked for, in seconds.
        code_ttl_seconds: i64,
        /// The first two digits of payment codes.
        code_prefix: String,
        /// Whether recharges are simulated.
        sandbox: bool,
        /// The version of the server.
        version: String,
        /// The shop.
        shop: ShopLook,
    }
}
