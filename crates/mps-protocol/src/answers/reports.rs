//! Summaries, statistics and the audit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::amount::Amount;
use crate::page::Pagination;

answers! {
    /// What the transactions of some time come to.
    TransactionSums {
        /// Payments, refunds and recharges.
        total_count: i64,
        /// Payments.
        payment_count: i64,
        /// What was paid.
        payment_amount: Amount,
        /// Refunds.
        refund_count: i64,
        /// What was given back.
        refund_amount: Amount,
        /// What was paid without what was given back.
        net_amount: Amount,
        /// Recharges.
        recharge_count: i64,
        /// What was put on cards.
        recharge_amount: Amount,
        /// Recharges that were cancelled.
        recharge_reversal_count: i64,
        /// What was taken off cards again.
        recharge_reversal_amount: Amount,
        /// How many balances were paid out.
        payout_count: i64,
        /// What they came to.
        payout_amount: Amount,
        /// How many vouchers were issued.
        voucher_issue_count: i64,
        /// What they were worth.
        voucher_issue_amount: Amount,
        /// How often value lapsed, other than with a charge.
        lapse_count: i64,
        /// What it came to.
        lapse_amount: Amount,
    }

    /// What a business day at a merchant's came to.
    DaySums {
        /// Payments and refunds.
        total_count: i64,
        /// Payments.
        payment_count: i64,
        /// Refunds.
        refund_count: i64,
        /// What was paid.
        payment_amount: Amount,
        /// What was given back.
        refund_amount: Amount,
        /// What was paid without what was given back.
        net_amount: Amount,
    }

    /// An hour on the clocks of the business.
    HourSums {
        /// The hour.
        hour: i8,
        /// Payments and refunds.
        count: i64,
        /// What was paid without what was given back.
        amount: Amount,
    }

    /// `GET /merchant/daily-summary`
    DailySummary {
        /// The business day.
        date: String,
        /// What it came to.
        summary: DaySums,
        /// Hour by hour, as far as the day has them.
        hourly_stats: Vec<HourSums>,
    }

    /// How many members there are.
    MemberStats {
        /// All that there ever were.
        total: i64,
        /// Active.
        active: i64,
        /// Inactive.
        inactive: i64,
        /// Suspended.
        suspended: i64,
        /// Deleted.
        deleted: i64,
    }

    /// How many cards there are.
    CardStats {
        /// All that were ever issued.
        total: i64,
        /// Active, and not over their time.
        active: i64,
        /// Standard cards.
        standard: i64,
        /// Corporate cards.
        corporate: i64,
        /// Vouchers.
        voucher: i64,
    }

    /// How many merchants there are.
    MerchantStats {
        /// All.
        total: i64,
        /// Active.
        active: i64,
        /// Inactive.
        inactive: i64,
    }

    /// How many there are of each.
    SystemStats {
        /// Members.
        members: MemberStats,
        /// Cards.
        cards: CardStats,
        /// Merchants.
        merchants: MerchantStats,
    }

    /// The business day so far.
    TodayStats {
        /// The business day.
        date: String,
        /// Its transactions.
        transactions: TransactionSums,
        /// Payment codes that were made.
        qr_generated: i64,
        /// Members who came.
        new_members: i64,
    }

    /// `GET /admin/statistics`
    Statistics {
        /// How many there are.
        system_stats: SystemStats,
        /// The business day so far.
        today_stats: TodayStats,
        /// When this was.
        generated_at: String,
    }

    /// A day, a week or a month.
    Trend {
        /// Its name: `2026-03-02`, `2026-W10` or `2026-03`.
        period: String,
        /// The first of its days that were asked for.
        start_date: String,
        /// The last.
        end_date: String,
        /// Its transactions.
        transactions: TransactionSums,
    }

    /// `GET /admin/statistics/trends`
    Trends {
        /// `day`, `week` or `month`.
        group_by: String,
        /// The first business day.
        start_date: String,
        /// The last business day.
        end_date: String,
        /// All of it in order, also where nothing happened.
        trends: Vec<Trend>,
        /// What all of it comes to.
        total: TransactionSums,
        /// When this was.
        generated_at: String,
    }

    /// An event of the audit.
    AuditEvent {
        /// Its number in the database.
        id: i64,
        /// When.
        at: String,
        /// `member`, `merchant`, `staff`, `admin` or `system`; none when nobody was signed in.
        actor_kind: Option<String>,
        /// The account.
        actor_id: Option<Uuid>,
        /// As what.
        role: Option<String>,
        /// The login name of a member of a merchant's staff.
        operator: Option<String>,
        /// The client's address.
        address: Option<String>,
        /// The request's id.
        request_id: Uuid,
        /// The operation's name.
        operation: String,
        /// The kind of what it was done to.
        object_kind: Option<String>,
        /// What it was done to.
        object_id: Option<Uuid>,
        /// The refusal, when it was not done.
        refusal: Option<String>,
        /// What changed.
        details: Value,
    }

    /// `GET /admin/audit`
    Audit {
        /// The events, newest first.
        events: Vec<AuditEvent>,
        /// Where the page stands.
        pagination: Pagination,
    }
}
