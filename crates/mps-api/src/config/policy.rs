//! The settings of the business.

use std::net::IpAddr;

use mps_domain::calendar::BusinessCalendar;
use mps_domain::code::CodePrefix;
use mps_domain::names::Region;
use mps_domain::policy::{PointsBasis, RefundPoints, TotpRequired};
use mps_domain::{Currency, Money, Policy};

use crate::config::AppEnv;
use crate::config::read::Reader;
use crate::config::sessions;

const DAY_SECS: i64 = 24 * 60 * 60;

pub(super) fn read(read: &mut Reader<'_>, app_env: AppEnv, host: IpAddr) -> Policy {
    let fallback_currency = Currency::CNY;
    let currency = read
        .text("CURRENCY")
        .map_or(Some(fallback_currency), |code| {
            let currency = Currency::from_code(&code);
            if currency.is_none() {
                read.mistake(
                    "CURRENCY",
                    "an ISO 4217 code of a currency with 0 or 2 decimals: CNY, TWD, JPY",
                );
            }
            currency
        });
    let currency = currency.unwrap_or(fallback_currency);
    let phone_region = match read.text("PHONE_REGION") {
        None => Region::of(currency),
        Some(code) => {
            let region = Region::from_code(&code);
            if region.is_none() {
                read.mistake("PHONE_REGION", "an ISO 3166 code of a country: CN, TW, HK");
            }
            region
        }
    };
    let zone = read
        .text("BUSINESS_TZ")
        .unwrap_or_else(|| "Asia/Taipei".to_owned());
    let calendar = BusinessCalendar::from_zone(&zone).unwrap_or_else(|| {
        read.mistake("BUSINESS_TZ", "an IANA time zone such as Asia/Taipei");
        BusinessCalendar::utc()
    });
    let mut money = |variable, units: i64, minor: i64| {
        let per_unit = currency.minor_per_unit();
        let default = units
            .saturating_mul(per_unit)
            .saturating_add(minor.min(per_unit));
        read.money(variable, currency, Money::from_minor(default))
    };
    let recharge_min = money("RECHARGE_MIN", 0, 1);
    let recharge_max = money("RECHARGE_MAX", 5000, 0);
    let card_balance_max = money("CARD_BALANCE_MAX", 10_000, 0);
    let cash_recharge_daily_limit = money("CASH_RECHARGE_DAILY_LIMIT", 5000, 0);
    let grace_days: i64 = read.between("VOUCHER_REFUND_GRACE", 30, 0, 3650);
    let voucher_refund_grace_secs = grace_days.saturating_mul(DAY_SECS);
    if recharge_min > recharge_max {
        read.mistake("RECHARGE_MIN", "not more than RECHARGE_MAX");
    }
    let sandbox = read.flag("PAYMENT_SANDBOX");
    if sandbox && (app_env == AppEnv::Production || !host.is_loopback()) {
        read.mistake(
            "PAYMENT_SANDBOX",
            "simulated money is never allowed in production, nor with an API_HOST other than \
             loopback; remove it",
        );
    }
    let code_prefix = match read.text("PAYMENT_CODE_PREFIX") {
        None => CodePrefix::DEFAULT,
        Some(text) => CodePrefix::from_text(&text).unwrap_or_else(|| {
            read.mistake(
                "PAYMENT_CODE_PREFIX",
                "two digits that no other payment code begins with: not 10 to 15 (WeChat Pay), 25 \
                 to 30 (Alipay) or 62 (UnionPay)",
            );
            CodePrefix::DEFAULT
        }),
    };
    Policy {
        currency,
        phone_region,
        calendar,
        points_basis: read.choice(
            "POINTS_BASIS",
            ("raw", PointsBasis::Raw),
            &[("paid", PointsBasis::Paid)],
        ),
        refund_points: read.choice(
            "REFUND_POINTS",
            ("reverse", RefundPoints::Reverse),
            &[("keep", RefundPoints::Keep)],
        ),
        code_ttl_secs: read.between("QR_TTL_SECONDS", 900, 60, 86_400),
        code_prefix,
        code_reuse: read.flag("PAYMENT_CODE_REUSE"),
        recharge_min,
        recharge_max,
        card_balance_max,
        cash_recharge_daily_limit,
        voucher_refund_grace_secs,
        approval_above: read.optional_money("APPROVAL_ABOVE", currency),
        sandbox,
        totp_required: TotpRequired {
            admins: read.flag_or("TOTP_REQUIRED_FOR_ADMINS", app_env == AppEnv::Production),
            managers: read.flag("TOTP_REQUIRED_FOR_MANAGERS"),
        },
        sessions: sessions::read(read),
        reauthenticate_after_secs: sessions::read_reauthentication(read),
    }
}

pub(super) fn describe(policy: &Policy) -> Vec<(&'static str, String)> {
    let money = |money| policy.currency.format(money);
    vec![
        ("CURRENCY", policy.currency.to_string()),
        (
            "PHONE_REGION",
            policy
                .phone_region
                .map_or_else(String::new, |region| region.code().to_owned()),
        ),
        ("BUSINESS_TZ", policy.calendar.zone().to_owned()),
        ("POINTS_BASIS", policy.points_basis.to_string()),
        ("REFUND_POINTS", policy.refund_points.to_string()),
        ("QR_TTL_SECONDS", policy.code_ttl_secs.to_string()),
        ("PAYMENT_CODE_PREFIX", policy.code_prefix.to_string()),
        ("PAYMENT_CODE_REUSE", policy.code_reuse.to_string()),
        ("PAYMENT_SANDBOX", policy.sandbox.to_string()),
        (
            "TOTP_REQUIRED_FOR_ADMINS",
            policy.totp_required.admins.to_string(),
        ),
        (
            "TOTP_REQUIRED_FOR_MANAGERS",
            policy.totp_required.managers.to_string(),
        ),
        ("RECHARGE_MIN", money(policy.recharge_min)),
        ("RECHARGE_MAX", money(policy.recharge_max)),
        ("CARD_BALANCE_MAX", money(policy.card_balance_max)),
        (
            "CASH_RECHARGE_DAILY_LIMIT",
            money(policy.cash_recharge_daily_limit),
        ),
        (
            "APPROVAL_ABOVE",
            policy
                .approval_above
                .map_or_else(|| "(none)".to_owned(), money),
        ),
        (
            "VOUCHER_REFUND_GRACE",
            (policy.voucher_refund_grace_secs / DAY_SECS).to_string(),
        ),
    ]
}
