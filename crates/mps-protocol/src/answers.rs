//! Bodies of answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::amount::Amount;
use crate::page::Pagination;
use crate::requests::Secret;
use crate::words;

macro_rules! answers {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
    )+};
}

answers! {
    /// It was done.
    Success {
        /// Always true; failures have a status and an error.
        success: bool,
    }

    /// Who is signed in.
    UserInfo {
        /// The account's id.
        id: Uuid,
        /// `member`, `merchant` or `admin`.
        #[schemars(extend("enum" = ["member", "merchant", "admin"]))]
        role: String,
        /// The name.
        name: String,
        /// What the account may do.
        #[schemars(with = "Vec<words::Permission>")]
        permissions: Vec<String>,
        /// For a member of a merchant's staff: the login name.
        operator: Option<String>,
        /// For a merchant's account or staff: the merchant.
        merchant_id: Option<Uuid>,
        /// Everything but changing the password is refused until it is changed.
        must_change_password: bool,
    }

    /// `POST /auth/login`, and `/auth/password`, which begins a new session
    SignedIn {
        /// Always true.
        success: bool,
        /// The token, for `Authorization: Bearer`.
        token: Secret,
        /// Who signed in.
        user_info: UserInfo,
        /// From when on the token is refused.
        expires_at: String,
    }

    /// When a session began and ends.
    SessionInfo {
        /// Its id.
        id: Uuid,
        /// When it began.
        issued_at: String,
        /// When it ends.
        expires_at: String,
        /// Whether it is the asker's own at this moment.
        current: bool,
    }

    /// `GET /auth/me`
    Me {
        /// Who asks.
        user_info: UserInfo,
        /// The session with which.
        session_info: SessionInfo,
    }

    /// `GET /auth/sessions`
    Sessions {
        /// The asker's live sessions, newest first.
        sessions: Vec<SessionInfo>,
    }

    /// A card as its member sees it.
    Card {
        /// The id.
        id: Uuid,
        /// The number.
        card_no: String,
        /// `standard`, `corporate` or `voucher`.
        #[schemars(with = "words::CardType")]
        card_type: String,
        /// What it is called.
        name: String,
        /// What it holds.
        balance: Amount,
        /// Its points.
        points: i64,
        /// Its level.
        level: i16,
        /// The level's name.
        level_name: String,
        /// The rate that a charge would have now, such as `0.950`.
        discount_rate: Amount,
        /// The best rate of the member's corporate cards; it counts when it beats the level's.
        corporate_discount: Option<Amount>,
        /// The state.
        #[schemars(with = "words::CardStatus")]
        status: String,
        /// The member's role on it.
        #[schemars(with = "words::BindingRole")]
        role: String,
        /// When it ends, if it does.
        expires_at: Option<String>,
        /// When it was issued.
        created_at: String,
    }

    /// What all cards of a member come to.
    CardsSummary {
        /// How many.
        total_cards: i64,
        /// How many may be used.
        active_cards: i64,
        /// What they hold.
        total_balance: Amount,
        /// Their points.
        total_points: i64,
    }

    /// `GET /member/cards`
    Cards {
        /// The cards, oldest first.
        cards: Vec<Card>,
        /// What they come to.
        summary: CardsSummary,
    }

    /// The card of a payment code.
    QrCardInfo {
        /// The number.
        card_no: String,
        /// The type.
        #[schemars(with = "words::CardType")]
        card_type: String,
        /// What it holds.
        balance: Amount,
    }

    /// `POST /member/qr/generate`
    QrGenerated {
        /// The payment code: show it, and keep it nowhere.
        qr_plain: Secret,
        /// From when on it is refused.
        expires_at: String,
        /// Its real life.
        ttl_seconds: i64,
        /// The card.
        card_info: QrCardInfo,
    }

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
        /// `payment`, `refund` or `recharge`.
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

    /// A card as a till may know it.
    ValidCard {
        /// The number.
        card_no: String,
        /// The type.
        #[schemars(with = "words::CardType")]
        card_type: String,
        /// The state.
        #[schemars(with = "words::CardStatus")]
        status: String,
    }

    /// `POST /common/qr/validate`
    QrValidated {
        /// Whether the code is live.
        valid: bool,
        /// The card, when it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        card_info: Option<ValidCard>,
        /// Whether the card covers the price; told for at most 3 prices a code.
        #[serde(skip_serializing_if = "Option::is_none")]
        sufficient: Option<bool>,
    }

    /// A card's state after it was changed.
    CardState {
        /// The id.
        id: Uuid,
        /// The number.
        card_no: String,
        /// The type.
        #[schemars(with = "words::CardType")]
        card_type: String,
        /// The state.
        #[schemars(with = "words::CardStatus")]
        status: String,
        /// What it holds.
        balance: Amount,
        /// When it ends, if it does.
        expires_at: Option<String>,
    }

    /// `POST /admin/cards/replace`
    CardReplaced {
        /// The lost card.
        card: CardState,
        /// The card that took over what was on it.
        new_card: CardState,
        /// What was done, for people.
        message: String,
    }

    /// `POST /admin/cards/payout`
    CardPaidOut {
        /// The card.
        card: CardState,
        /// What was paid out.
        amount: Amount,
        /// What was done, for people.
        message: String,
    }

    /// A member's role on a shared card.
    Binding {
        /// The card.
        card_id: Uuid,
        /// The card's number.
        card_no: String,
        /// The member.
        member_id: Uuid,
        /// The role.
        #[schemars(with = "words::BindingRole")]
        role: String,
        /// Since when.
        created_at: String,
    }

    /// Binding a member to a card, and unbinding: the role that is, or was.
    BindingChanged {
        /// The role.
        binding: Binding,
    }

    /// How points changed by hand.
    PointsAdjustment {
        /// The card.
        card_id: Uuid,
        /// The card's number.
        card_no: String,
        /// Points before.
        points_before: i64,
        /// Points after.
        points_after: i64,
        /// How they changed, really.
        delta_points: i64,
        /// The level before.
        level_before: i16,
        /// The level after.
        level_after: i16,
    }

    /// `POST /admin/points/adjust`
    PointsAdjusted {
        /// What became of them.
        adjustment: PointsAdjustment,
    }

    /// `PATCH /member/profile`, `PATCH /admin/members/{id}`
    MemberUpdated {
        /// The member as it is now.
        member: Member,
    }

    /// `POST /admin/members/identities`
    IdentityBound {
        /// The member.
        member_id: Uuid,
        /// Who issued the identity.
        #[schemars(with = "words::Provider")]
        provider: String,
        /// The id there.
        external_id: String,
    }

    /// `POST /admin/merchants/suspend` and `/activate`
    MerchantChanged {
        /// The merchant as it is now.
        merchant: Merchant,
        /// What was done, for people.
        message: String,
    }

    /// `PATCH /admin/merchants/{id}`
    MerchantUpdated {
        /// The merchant as it is now.
        merchant: Merchant,
    }

    /// `PATCH /merchant/staff/{id}`
    StaffUpdated {
        /// The member of the staff as it is now.
        staff: Staff,
    }

    /// `PATCH /admin/admins/{id}`
    AdminUpdated {
        /// The administrator as it is now.
        admin: Admin,
    }

    /// A limit in force.
    LimitInForce {
        /// What is limited.
        #[schemars(with = "words::LimitKind")]
        kind: String,
        /// The merchant or the account of its staff; `null` for all who have none of their own.
        object_id: Option<Uuid>,
        /// How much; `null` for no limit.
        amount: Option<Amount>,
    }

    /// `GET` and `PUT /admin/limits`, `GET` and `PUT /merchant/limits`
    Limits {
        /// All limits, those for all first.
        limits: Vec<LimitInForce>,
    }

    /// A settlement.
    Settlement {
        /// The id.
        id: Uuid,
        /// The number.
        settlement_no: String,
        /// Whose.
        merchant_id: Uuid,
        /// From when on; a label.
        period_start: String,
        /// Before when.
        period_end: String,
        /// How it came about.
        #[schemars(with = "words::SettlementMode")]
        mode: String,
        /// How many payments.
        payment_count: i64,
        /// What they came to.
        payment_amount: Amount,
        /// How many refunds.
        refund_count: i64,
        /// What they came to.
        refund_amount: Amount,
        /// How many recharges for cash, and how many of them taken back.
        recharge_count: i64,
        /// Cash taken less cash given back.
        recharge_amount: Amount,
        /// The fee.
        fee_amount: Amount,
        /// What the one before left to it: zero or less.
        carried_in: Amount,
        /// What it leaves to the next: zero or less.
        carried_out: Amount,
        /// What is paid to the merchant.
        total_amount: Amount,
        /// How many transactions it takes.
        total_tx_count: i64,
        /// The state.
        #[schemars(with = "words::SettlementStatus")]
        status: String,
        /// When it was made.
        created_at: String,
    }

    /// `POST /merchant/settlements`, `GET /merchant/settlements/{id}`,
    /// `POST /admin/settlements/{id}/status`
    OneSettlement {
        /// The settlement.
        settlement: Settlement,
    }

    /// `GET /merchant/settlements`, `GET /admin/settlements`
    Settlements {
        /// The settlements, newest first.
        settlements: Vec<Settlement>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// What ending live codes did.
    BatchResult {
        /// How many cards had a live code, which is over now.
        affected_cards: i64,
        /// The life that was asked for, if one was.
        ttl_seconds: Option<i64>,
        /// When.
        executed_at: String,
    }

    /// `POST /admin/qr/batch-rotate`
    BatchRotated {
        /// What it did.
        result: BatchResult,
    }

    /// `POST /member/cards/freeze`, and what administrators do with a card
    CardChanged {
        /// The card.
        card: CardState,
        /// What was done, for people.
        message: String,
    }

    /// A member as administrators see one.
    Member {
        /// The id.
        member_id: Uuid,
        /// The number.
        member_no: String,
        /// The name.
        name: String,
        /// The phone number.
        phone: Option<String>,
        /// The e-mail address.
        email: Option<String>,
        /// The state.
        #[schemars(with = "words::MemberStatus")]
        status: String,
        /// When the member was created.
        created_at: String,
    }

    /// The standard card of a new member.
    DefaultCard {
        /// The id.
        card_id: Uuid,
        /// The number.
        card_no: String,
    }

    /// `POST /admin/members`
    MemberCreated {
        /// The member.
        member: Member,
        /// The standard card.
        default_card: DefaultCard,
    }

    /// `POST /admin/members/import`
    MembersImported {
        /// Whether nothing was to be done but to say what would happen.
        dry_run: bool,
        /// How many members the list has.
        total_count: i64,
        /// How many were created: all of them, or none.
        created_count: i64,
        /// The members that were created, in the order of the list.
        created: Vec<ImportedMember>,
        /// How many lines are wrong. Nothing is created while there are any.
        error_count: i64,
        /// What is wrong with them.
        errors: Vec<LineError>,
    }

    /// A member who was created from a list.
    ImportedMember {
        /// The member's id.
        member_id: Uuid,
        /// The member's number.
        member_no: String,
        /// The name.
        name: String,
        /// The number of the standard card.
        card_no: String,
    }

    /// What is wrong with a line of a list.
    LineError {
        /// The line, as an editor counts: the heading is the first.
        line: u64,
        /// The error's code.
        code: String,
        /// What is wrong, for people.
        message: String,
        /// The column that is wrong, if it is one.
        field: Option<String>,
        /// The way out, where there is one to name.
        suggestion: Option<String>,
    }

    /// `POST /admin/members/suspend` and `/activate`
    MemberChanged {
        /// The member.
        member: Member,
        /// What was done, for people.
        message: String,
    }

    /// A merchant as administrators see it.
    Merchant {
        /// The id.
        merchant_id: Uuid,
        /// The code.
        code: String,
        /// The name.
        name: String,
        /// How to reach it.
        contact: Option<String>,
        /// What it pays for the service, in basis points of payments less refunds.
        fee_bps: i64,
        /// When it is settled.
        #[schemars(with = "words::SettlementMode")]
        settlement_mode: String,
        /// The state.
        #[schemars(with = "words::AccountStatus")]
        status: String,
        /// When it was created.
        created_at: String,
    }

    /// `POST /admin/merchants`
    MerchantCreated {
        /// The merchant.
        merchant: Merchant,
    }

    /// A member of a merchant's staff.
    Staff {
        /// The id.
        id: Uuid,
        /// The login name.
        operator: String,
        /// The name.
        name: String,
        /// `cashier` or `manager`.
        #[schemars(extend("enum" = ["cashier", "manager"]))]
        role: String,
        /// The state.
        #[schemars(with = "words::AccountStatus")]
        status: String,
        /// When the account was created.
        created_at: String,
    }

    /// `POST /merchant/staff`
    StaffCreated {
        /// Who was added.
        staff: Staff,
    }

    /// An administrator.
    Admin {
        /// The id.
        id: Uuid,
        /// The login name.
        name: String,
        /// The state.
        #[schemars(with = "words::AccountStatus")]
        status: String,
        /// When the account was created.
        created_at: String,
    }

    /// `POST /admin/admins`
    AdminCreated {
        /// Who was added.
        admin: Admin,
    }

    /// The state of what the server stands on.
    Services {
        /// `connected` or `disconnected`.
        #[schemars(extend("enum" = ["connected", "disconnected"]))]
        database: String,
        /// `connected`, `disconnected` or `not_configured`.
        #[schemars(extend("enum" = ["connected", "disconnected", "not_configured"]))]
        redis: String,
    }

    /// `GET /health`
    Health {
        /// `healthy`, `degraded` or `unhealthy`.
        #[schemars(extend("enum" = ["healthy", "degraded", "unhealthy"]))]
        status: String,
        /// The time of the server.
        timestamp: String,
        /// The version of the server.
        version: String,
        /// What it stands on.
        services: Services,
    }

    /// `GET /ready`
    Ready {
        /// `ready`, or why not.
        status: String,
        /// The time of the server.
        timestamp: String,
    }

    /// What a member is known as elsewhere.
    Identity {
        /// `wechat`, `alipay` or `line`.
        provider: String,
        /// The id there.
        external_id: String,
    }

    /// `GET /member/profile`
    Profile {
        /// The member.
        member: Member,
        /// What the member is known as elsewhere.
        identities: Vec<Identity>,
    }

    /// `GET /admin/members`
    Members {
        /// The members, newest first.
        members: Vec<Member>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// `GET /admin/members/{id}`
    MemberDetail {
        /// The member.
        member: Member,
        /// The cards that the member is bound to, oldest first.
        cards: Vec<Card>,
        /// What the member is known as elsewhere.
        identities: Vec<Identity>,
    }

    /// A card as administrators see it.
    AdminCard {
        /// The id.
        id: Uuid,
        /// The number.
        card_no: String,
        /// `standard`, `corporate` or `voucher`.
        card_type: String,
        /// What it is called.
        name: String,
        /// Its owner, unless it is shared.
        member_id: Option<Uuid>,
        /// What it holds.
        balance: Amount,
        /// Its points.
        points: i64,
        /// Points that the next ones pay first.
        points_debt: i64,
        /// Its level.
        level: i16,
        /// The level's name.
        level_name: String,
        /// The fixed rate of a corporate card.
        fixed_rate: Option<Amount>,
        /// The state; `expired` by time, whatever is stored.
        status: String,
        /// When it ends, if it does.
        expires_at: Option<String>,
        /// The card that took over what was on it.
        replaced_by: Option<Uuid>,
        /// When it was issued.
        created_at: String,
    }

    /// `GET /admin/cards`
    AdminCards {
        /// The cards, newest first.
        cards: Vec<AdminCard>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// Somebody who is bound to a card.
    BoundMember {
        /// The member.
        member_id: Uuid,
        /// The member's number.
        member_no: String,
        /// The member's name.
        name: String,
        /// The role on the card.
        role: String,
        /// Since when.
        created_at: String,
    }

    /// `GET /admin/cards/{id}`
    AdminCardDetail {
        /// The card.
        card: AdminCard,
        /// Who is bound to it, in the order in which they came, at most 1 000.
        bindings: Vec<BoundMember>,
    }

    /// `GET /member/cards/{id}/bindings`
    Bindings {
        /// Who is bound to the card, newest first.
        bindings: Vec<BoundMember>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// `GET /admin/merchants`
    Merchants {
        /// The merchants, newest first.
        merchants: Vec<Merchant>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// `GET /merchant/staff`
    StaffList {
        /// The staff, newest first.
        staff: Vec<Staff>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// `GET /admin/admins`
    Admins {
        /// The administrators, newest first.
        admins: Vec<Admin>,
        /// Where the page stands.
        pagination: Pagination,
    }

    /// A level.
    Level {
        /// Its number.
        level: i16,
        /// Its name.
        name: String,
        /// From how many points on.
        min_points: i64,
        /// Up to how many points; no end for the highest.
        max_points: Option<i64>,
        /// Its rate.
        discount_rate: Amount,
    }

    /// `GET` and `PUT /admin/levels`
    Levels {
        /// The levels, lowest first.
        levels: Vec<Level>,
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

    /// A change of a card's points.
    PointEntry {
        /// By how much the points changed.
        change: i64,
        /// The points before.
        balance_before: i64,
        /// The points after.
        balance_after: i64,
        /// `payment`, `refund`, `adjustment`, `opening` or `replacement`.
        reason: String,
        /// Why, in words, when it was done by hand.
        note: Option<String>,
        /// The number of the transaction.
        tx_no: Option<String>,
        /// When.
        created_at: String,
    }

    /// The level above.
    NextLevel {
        /// Its number.
        level: i16,
        /// Its name.
        name: String,
        /// From how many points on.
        min_points: i64,
        /// How many points are missing.
        points_needed: i64,
    }

    /// `GET /member/points`
    Points {
        /// The card.
        card_id: Uuid,
        /// Its points.
        points: i64,
        /// Points that the next ones pay first.
        points_debt: i64,
        /// Its level.
        level: i16,
        /// The level's name.
        level_name: String,
        /// The level above, if there is one.
        next_level: Option<NextLevel>,
        /// The changes, newest first.
        entries: Vec<PointEntry>,
        /// Where the page stands.
        pagination: Pagination,
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
        /// Active by what is stored, whether or not they have expired.
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

    /// What the transactions of some time come to.
    TransactionSums {
        /// All transactions.
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

    /// One thing that was looked at.
    HealthCheck {
        /// What.
        name: String,
        /// `ok`, `info` or `warning`.
        status: String,
        /// How many; counted up to 1 000.
        count: i64,
        /// What to do about it.
        recommendation: Option<String>,
    }

    /// `GET /admin/health`
    SystemHealth {
        /// `healthy` or `attention`.
        status: String,
        /// What the server stands on.
        services: Services,
        /// What was looked at.
        checks: Vec<HealthCheck>,
        /// What to do, most urgent first.
        recommendations: Vec<String>,
        /// The version of the server.
        version: String,
        /// When this was.
        generated_at: String,
    }
}
