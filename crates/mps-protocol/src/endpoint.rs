//! The table of endpoints: which exist, who may call them, and on whose data.
//!
//! The server's routes, the client, the documents and the authorization test are made from it, so an
//! endpoint cannot exist in one and be missing in another.

use std::fmt;

use mps_domain::Permission;

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Does.
    Post,
    /// Sets.
    Put,
    /// Changes in part.
    Patch,
    /// Ends.
    Delete,
}

impl Method {
    /// As it stands in a request.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Public,
    /// Anybody who is signed in, even with a temporary password.
    SignedIn,
    /// Anybody who is signed in with a password of their own, and a second factor where one is wanted.
    OwnPassword,
    /// Whoever may have a second factor: administrators and merchants' managers, with a password of
    /// their own.
    SecondFactor,
    /// Whoever has the permission.
    Permission(Permission),
}

/// One endpoint.
#[derive(Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The endpoint's own name; an operation may have several endpoints.
    pub name: &'static str,
    /// The operation's name in metrics, logs and the audit.
    pub operation: &'static str,
    /// The method.
    pub method: Method,
    /// The path, with `{name}` where something is filled in.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// To whose objects it reaches, in words.
    pub ownership: &'static str,
}

impl Endpoint {
    /// The path with all its `{name}`s filled in with one value, escaped.
    #[must_use]
    pub fn path_with(&self, value: &str) -> String {
        self.path_with_all(&[value])
    }

    /// The path with its `{name}`s filled in, escaped: each with the next value, or with the last.
    #[must_use]
    pub fn path_with_all(&self, values: &[&str]) -> String {
        let mut values = values.iter().copied();
        let mut value = "";
        let parts = self.path.split('/').map(|part| {
            // The text after the name, such as `.csv`, belongs to the path.
            match part.strip_prefix('{').and_then(|part| part.split_once('}')) {
                Some((_, rest)) => {
                    value = values.next().unwrap_or(value);
                    escape(value) + rest
                }
                None => part.to_owned(),
            }
        });
        let parts: Vec<String> = parts.collect();
        parts.join("/")
    }
}

/// Escapes all but RFC 3986's unreserved characters.
fn escape(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

macro_rules! endpoints {
    ($($name:ident = $method:ident $path:literal, $operation:literal, $access:expr, $ownership:literal;)+) => {
        $(
            #[doc = concat!("`", stringify!($method), " ", $path, "`: ", $operation)]
            pub const $name: Endpoint = Endpoint {
                name: stringify!($name),
                operation: $operation,
                method: Method::$method,
                path: $path,
                access: $access,
                ownership: $ownership,
            };
        )+

        /// Every endpoint.
        pub const ALL: &[&Endpoint] = &[$(&$name),+];
    };
}

use Access::{OwnPassword, Public, SecondFactor, SignedIn};
use Permission as P;

/// Shorthand for the table.
const fn may(permission: Permission) -> Access {
    Access::Permission(permission)
}

endpoints! {
    LOGIN = Post "/auth/login", "sign_in", Public, "the account that the password proves";
    ACTIVATE = Post "/auth/activate", "activate_account", Public, "the account that the link is for";
    LOGOUT = Post "/auth/logout", "sign_out", SignedIn, "own session";
    LOGOUT_ALL = Post "/auth/logout-all", "sign_out_everywhere", SignedIn, "own sessions and codes";
    PASSWORD = Post "/auth/password", "change_password", SignedIn, "own account";
    TOTP = Post "/auth/totp", "enrol_totp", SecondFactor, "own account";
    TOTP_CONFIRM = Post "/auth/totp/confirm", "confirm_totp", SecondFactor, "own account";
    TOTP_REMOVE = Post "/auth/totp/remove", "remove_totp", SecondFactor, "own account";
    REAUTHENTICATE = Post "/auth/reauthenticate", "reauthenticate", OwnPassword, "own session";
    ME = Get "/auth/me", "get_me", SignedIn, "own account";
    SESSIONS = Get "/auth/sessions", "list_sessions", OwnPassword, "own sessions";
    END_OWN_SESSION = Delete "/auth/sessions/{id}", "end_own_session", SignedIn, "own session; another's is NOT_FOUND";

    MEMBER_CARDS = Get "/member/cards", "get_member_cards", may(P::MemberReadCards), "cards bound to the member";
    QR_GENERATE = Post "/member/qr/generate", "rotate_card_qr", may(P::MemberGenerateQr), "own card; another's is CARD_NOT_FOUND";
    MEMBER_CODE = Get "/member/codes/{id}", "get_payment_code", may(P::MemberGenerateQr), "own code; another's is NOT_FOUND";
    QR_REVOKE = Post "/member/qr/revoke", "revoke_card_qr", may(P::MemberGenerateQr), "own card; another's is CARD_NOT_FOUND";
    MEMBER_RECHARGE = Post "/member/recharge", "user_recharge_card", may(P::MemberRecharge), "own card; another's is CARD_NOT_FOUND";
    MEMBER_TRANSACTIONS = Get "/member/transactions", "get_member_transactions", may(P::MemberReadTransactions), "own transactions";
    MEMBER_POINTS = Get "/member/points", "get_member_points", may(P::MemberReadTransactions), "own card; another's is CARD_NOT_FOUND";
    MEMBER_PROFILE = Get "/member/profile", "get_member_profile", may(P::MemberManageProfile), "own profile";
    MEMBER_FREEZE = Post "/member/cards/freeze", "freeze_card", may(P::MemberManageProfile), "own card; another's is CARD_NOT_FOUND";

    BIND_CARD = Post "/member/bind-card", "bind_member_to_card", may(P::MemberBindCard), "shared cards whose binding password the member knows";
    UNBIND_CARD = Post "/member/unbind-card", "unbind_member_from_card", may(P::MemberUnbindCard), "own binding; a card that the member is not bound to is CARD_NOT_FOUND";
    BINDINGS = Get "/member/cards/{id}/bindings", "list_card_bindings", may(P::MemberBindCard), "cards that the member owns or manages; a card that the member is not bound to is CARD_NOT_FOUND";
    SHARE_CARD = Post "/member/cards/{id}/bindings", "bind_member_to_card", may(P::MemberBindCard), "shared cards that the member owns or manages; others are CARD_NOT_FOUND";
    UNSHARE_CARD = Delete "/member/cards/{id}/bindings/{member_id}", "unbind_member_from_card", may(P::MemberBindCard), "shared cards that the member owns or manages; others are CARD_NOT_FOUND";
    BINDING_PASSWORD = Put "/member/cards/{id}/binding-password", "set_card_binding_password", may(P::MemberBindCard), "shared cards that the member owns; others are CARD_NOT_FOUND";
    UPDATE_PROFILE = Patch "/member/profile", "update_member_profile", may(P::MemberManageProfile), "own profile";

    CHARGE = Post "/merchant/charge", "merchant_charge_by_qr", may(P::MerchantCharge), "own merchant";
    REFUND = Post "/merchant/refund", "merchant_refund_tx", may(P::MerchantRefund), "own merchant's payments; another's is ORIGINAL_TX_NOT_FOUND";
    REVERSE = Post "/merchant/reverse", "merchant_reverse_order", may(P::MerchantReverse), "own merchant's orders; a cashier's own of 15 minutes, a manager's of 24 hours";
    ORDER = Get "/merchant/orders/{external_order_id}", "get_order", may(P::MerchantReadTransactions), "own merchant's orders; another's is ORDER_NOT_FOUND";
    MERCHANT_RECHARGE = Post "/merchant/recharge", "merchant_recharge_card", may(P::MerchantRechargeCash), "any member's standard card, against their own till";
    MERCHANT_RECHARGE_CANCEL = Post "/merchant/recharge/cancel", "cancel_recharge", may(P::MerchantRechargeCash), "own merchant's recharges; another's is TX_NOT_FOUND";
    UPDATE_STAFF = Patch "/merchant/staff/{id}", "update_staff", may(P::MerchantManageStaff), "own merchant's staff; another's is STAFF_NOT_FOUND";
    GENERATE_SETTLEMENT = Post "/merchant/settlements", "generate_settlement", may(P::MerchantGenerateSettlement), "own merchant";
    SETTLEMENT = Get "/merchant/settlements/{id}", "get_settlement", may(P::MerchantReadSettlements), "own merchant's settlements; another's is SETTLEMENT_NOT_FOUND";
    SETTLEMENTS = Get "/merchant/settlements", "list_settlements", may(P::MerchantReadSettlements), "own merchant's settlements";
    SETTLEMENT_CSV = Get "/merchant/settlements/{id}.csv", "export_settlement", may(P::MerchantReadSettlements), "own merchant's settlements; another's is SETTLEMENT_NOT_FOUND";
    MERCHANT_LIMITS = Get "/merchant/limits", "get_limits", may(P::MerchantManageStaff), "own merchant's staff";
    SET_MERCHANT_LIMITS = Put "/merchant/limits", "set_limits", may(P::MerchantManageStaff), "own merchant's staff; another's is STAFF_NOT_FOUND";
    MERCHANT_TRANSACTIONS = Get "/merchant/transactions", "get_merchant_transactions", may(P::MerchantReadTransactions), "own merchant's transactions";
    MERCHANT_TRANSACTIONS_CSV = Get "/merchant/transactions.csv", "export_merchant_transactions", may(P::MerchantReadTransactions), "own merchant's transactions";
    DAILY_SUMMARY = Get "/merchant/daily-summary", "get_daily_summary", may(P::MerchantReadSummary), "own merchant";
    STAFF = Get "/merchant/staff", "list_staff", may(P::MerchantManageStaff), "own merchant's staff";
    CREATE_STAFF = Post "/merchant/staff", "create_staff", may(P::MerchantManageStaff), "own merchant";
    STAFF_ACTIVATION = Post "/merchant/staff/{id}/activation", "create_activation", may(P::MerchantManageStaff), "own merchant's staff; another's is STAFF_NOT_FOUND";
    ENROL_MEMBER = Post "/merchant/members", "enrol_member", may(P::MerchantEnrolMember), "own merchant";

    MEMBERS = Get "/admin/members", "list_members", may(P::AdminCreateMember), "all";
    ONE_MEMBER = Get "/admin/members/{id}", "get_member", may(P::AdminCreateMember), "all";
    ADMIN_CARDS = Get "/admin/cards", "list_cards", may(P::AdminManageCards), "all";
    ADMIN_CARD = Get "/admin/cards/{id}", "get_card", may(P::AdminManageCards), "all";
    MERCHANTS = Get "/admin/merchants", "list_merchants", may(P::AdminManageMerchants), "all";
    ADMINS = Get "/admin/admins", "list_admins", may(P::AdminManageAdmins), "all";
    LEVELS = Get "/admin/levels", "get_levels", may(P::AdminManageLevels), "all";
    ADMIN_TRANSACTIONS = Get "/admin/transactions", "list_transactions", may(P::AdminReadTransactions), "all";
    AUDIT = Get "/admin/audit", "search_audit", may(P::AdminReadAudit), "all";
    STATISTICS = Get "/admin/statistics", "get_system_statistics", may(P::AdminReadStatistics), "all";
    TRENDS = Get "/admin/statistics/trends", "get_transaction_trends", may(P::AdminReadStatistics), "all";
    SYSTEM_HEALTH = Get "/admin/health", "system_health_check", may(P::AdminSystemMaintenance), "all";
    CREATE_MEMBER = Post "/admin/members", "create_member_profile", may(P::AdminCreateMember), "all";
    CREATE_MEMBERS = Post "/admin/members/import", "create_members", may(P::AdminCreateMember), "all";
    SUSPEND_MEMBER = Post "/admin/members/suspend", "admin_suspend_member", may(P::AdminSuspendMember), "all";
    ACTIVATE_MEMBER = Post "/admin/members/activate", "admin_activate_member", may(P::AdminSuspendMember), "all";
    MEMBER_PASSWORD = Post "/admin/members/password", "set_member_password", may(P::AdminSuspendMember), "all";
    CREATE_MERCHANT = Post "/admin/merchants", "create_merchant", may(P::AdminManageMerchants), "all";
    MERCHANT_PASSWORD = Post "/admin/merchants/password", "set_merchant_password", may(P::AdminManageMerchants), "all";
    CREATE_ACTIVATION = Post "/admin/activations", "create_activation", may(P::AdminSuspendMember), "all";
    CREATE_ADMIN = Post "/admin/admins", "create_admin", may(P::AdminManageAdmins), "all";
    END_SESSION = Delete "/admin/sessions/{id}", "end_session", may(P::AdminManageAdmins), "all";
    FREEZE_CARD = Post "/admin/cards/freeze", "freeze_card", may(P::AdminManageCards), "all";
    UNFREEZE_CARD = Post "/admin/cards/unfreeze", "unfreeze_card", may(P::AdminManageCards), "all";
    ISSUE_STANDARD_CARD = Post "/admin/cards/standard", "issue_standard_card", may(P::AdminManageCards), "all";
    CREATE_CORPORATE_CARD = Post "/admin/cards/corporate", "create_corporate_card", may(P::AdminManageCards), "all";
    CREATE_VOUCHER = Post "/admin/cards/voucher", "create_voucher_card", may(P::AdminManageCards), "all";
    MARK_CARD_LOST = Post "/admin/cards/lost", "mark_card_lost", may(P::AdminManageCards), "all";
    REPLACE_CARD = Post "/admin/cards/replace", "replace_card", may(P::AdminManageCards), "all";
    CLOSE_CARD = Post "/admin/cards/close", "close_card", may(P::AdminManageCards), "all";
    PAY_OUT_CARD = Post "/admin/cards/payout", "pay_out_card", may(P::AdminManageCards), "all";
    ADMIN_BINDING_PASSWORD = Post "/admin/cards/binding-password", "set_card_binding_password", may(P::AdminManageCards), "all";
    ADMIN_BIND = Post "/admin/cards/bindings", "bind_member_to_card", may(P::AdminManageCards), "all";
    ADMIN_UNBIND = Delete "/admin/cards/{id}/bindings/{member_id}", "unbind_member_from_card", may(P::AdminManageCards), "all";
    ADJUST_POINTS = Post "/admin/points/adjust", "update_points_and_level", may(P::AdminAdjustPoints), "all";
    SETTLEMENT_STATUS = Post "/admin/settlements/{id}/status", "update_settlement_status", may(P::AdminManageSettlements), "all";
    ADMIN_SETTLEMENTS = Get "/admin/settlements", "list_settlements", may(P::AdminManageSettlements), "all";
    LIMITS = Get "/admin/limits", "get_limits", may(P::AdminManageLimits), "all";
    SET_LIMITS = Put "/admin/limits", "set_limits", may(P::AdminManageLimits), "all";
    SET_LEVELS = Put "/admin/levels", "set_levels", may(P::AdminManageLevels), "all";
    UPDATE_MEMBER = Patch "/admin/members/{id}", "update_member_profile", may(P::AdminCreateMember), "all";
    BIND_IDENTITY = Post "/admin/members/identities", "bind_external_identity", may(P::AdminCreateMember), "all";
    UPDATE_MERCHANT = Patch "/admin/merchants/{id}", "update_merchant", may(P::AdminManageMerchants), "all";
    SUSPEND_MERCHANT = Post "/admin/merchants/suspend", "admin_suspend_merchant", may(P::AdminManageMerchants), "all";
    ACTIVATE_MERCHANT = Post "/admin/merchants/activate", "admin_activate_merchant", may(P::AdminManageMerchants), "all";
    UPDATE_ADMIN = Patch "/admin/admins/{id}", "update_admin", may(P::AdminManageAdmins), "all but oneself";
    BATCH_ROTATE = Post "/admin/qr/batch-rotate", "cron_rotate_qr_tokens", may(P::AdminBatchOperations), "all";
    ADMIN_RECHARGE_CANCEL = Post "/admin/recharge/cancel", "cancel_recharge", may(P::AdminRecharge), "all";
    ADMIN_RECHARGE = Post "/admin/recharge", "admin_recharge_card", may(P::AdminRecharge), "all";
    APPROVALS = Get "/admin/approvals", "list_approvals", may(P::AdminRecharge), "all";
    REQUEST_APPROVAL = Post "/admin/approvals", "request_approval", may(P::AdminRecharge), "all";
    APPROVE = Post "/admin/approvals/{id}/approve", "decide_approval", may(P::AdminRecharge), "all but one's own";
    REFUSE_APPROVAL = Post "/admin/approvals/{id}/refuse", "decide_approval", may(P::AdminRecharge), "all";
    ADMIN_REFUND = Post "/admin/refund", "merchant_refund_tx", may(P::AdminRefund), "payments of the named merchant";
    ADMIN_REVERSE = Post "/admin/reverse", "merchant_reverse_order", may(P::AdminRefund), "orders of the named merchant";

    QR_VALIDATE = Post "/common/qr/validate", "validate_qr_plain", may(P::MerchantCharge), "any code";
    TRANSACTION = Get "/common/transactions/{tx_no}", "get_transaction_detail", OwnPassword, "its member, its merchant, administrators; to others TX_NOT_FOUND";

    APP_CONFIG = Get "/app/config", "get_app_config", Public, "nobody's";
    HEALTH = Get "/health", "health", Public, "nobody's";
    READY = Get "/ready", "ready", Public, "nobody's";
    LIVE = Get "/live", "live", Public, "nobody's";
    METRICS = Get "/metrics", "metrics", Public, "nobody's; with METRICS_TOKEN set, for who has it";
    OPENAPI = Get "/openapi.json", "openapi", Public, "nobody's";
    DOCS = Get "/docs", "docs", Public, "nobody's";
}

/// What load balancers and operators ask, as often as they like: requests are not counted.
pub const UNLIMITED: &[&Endpoint] = &[&HEALTH, &READY, &LIVE, &METRICS];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_filled_in_and_escaped() {
        assert_eq!(ORDER.path_with("A 1/2"), "/merchant/orders/A%201%2F2");
        assert_eq!(
            TRANSACTION.path_with("PAY0000000001"),
            "/common/transactions/PAY0000000001"
        );
        assert_eq!(
            UNSHARE_CARD.path_with_all(&["a", "b"]),
            "/member/cards/a/bindings/b"
        );
        assert_eq!(SETTLEMENT_CSV.path_with("a"), "/merchant/settlements/a.csv");
    }

    #[test]
    fn no_two_endpoints_are_the_same() {
        for (index, endpoint) in ALL.iter().enumerate() {
            let same =
                |other: &&&Endpoint| other.method == endpoint.method && other.path == endpoint.path;
            assert_eq!(ALL.iter().position(|other| same(&other)), Some(index));
        }
    }
}
