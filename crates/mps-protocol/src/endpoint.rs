//! The table of endpoints: what there is, who may, and whose.
//!
//! The server's routes, the client, the documents and the authorization test are made from it, so
//! that an endpoint cannot exist in one and be missing in another.

use std::fmt;

use mps_domain::Permission;

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Does.
    Post,
    /// Ends.
    Delete,
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        })
    }
}

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Public,
    /// Anybody who is signed in, even with a temporary password.
    SignedIn,
    /// Anybody who is signed in with a password of their own.
    OwnPassword,
    /// Whoever has the permission.
    Permission(Permission),
}

/// One endpoint.
#[derive(Debug, PartialEq, Eq)]
pub struct Endpoint {
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
    /// The path with its one `{name}` filled in, escaped.
    #[must_use]
    pub fn path_with(&self, value: &str) -> String {
        let escaped = escape(value);
        match (self.path.find('{'), self.path.find('}')) {
            (Some(start), Some(end)) => {
                let (before, rest) = self.path.split_at(start);
                let after = rest.get(end.saturating_sub(start).saturating_add(1)..);
                format!("{before}{escaped}{}", after.unwrap_or_default())
            }
            _ => self.path.to_owned(),
        }
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

use Access::{OwnPassword, Public, SignedIn};
use Permission as P;

/// Shorthand for the table.
const fn may(permission: Permission) -> Access {
    Access::Permission(permission)
}

endpoints! {
    LOGIN = Post "/auth/login", "sign_in", Public, "the account that the password proves";
    LOGOUT = Post "/auth/logout", "sign_out", SignedIn, "own session";
    LOGOUT_ALL = Post "/auth/logout-all", "sign_out_everywhere", SignedIn, "own sessions and codes";
    PASSWORD = Post "/auth/password", "change_password", SignedIn, "own account";
    ME = Get "/auth/me", "get_me", SignedIn, "own account";
    SESSIONS = Get "/auth/sessions", "list_sessions", OwnPassword, "own sessions";

    MEMBER_CARDS = Get "/member/cards", "get_member_cards", may(P::MemberReadCards), "cards bound to the member";
    QR_GENERATE = Post "/member/qr/generate", "rotate_card_qr", may(P::MemberGenerateQr), "own card; another's is CARD_NOT_FOUND";
    QR_REVOKE = Post "/member/qr/revoke", "revoke_card_qr", may(P::MemberGenerateQr), "own card; another's is CARD_NOT_FOUND";
    MEMBER_RECHARGE = Post "/member/recharge", "user_recharge_card", may(P::MemberRecharge), "own card; another's is CARD_NOT_FOUND";
    MEMBER_TRANSACTIONS = Get "/member/transactions", "get_member_transactions", may(P::MemberReadTransactions), "own transactions";
    MEMBER_POINTS = Get "/member/points", "get_member_points", may(P::MemberReadTransactions), "own card; another's is CARD_NOT_FOUND";
    MEMBER_PROFILE = Get "/member/profile", "get_member_profile", may(P::MemberManageProfile), "own profile";
    MEMBER_FREEZE = Post "/member/cards/freeze", "freeze_card", may(P::MemberManageProfile), "own card; another's is CARD_NOT_FOUND";

    CHARGE = Post "/merchant/charge", "merchant_charge_by_qr", may(P::MerchantCharge), "own merchant";
    REFUND = Post "/merchant/refund", "merchant_refund_tx", may(P::MerchantRefund), "own merchant's payments; another's is ORIGINAL_TX_NOT_FOUND";
    REVERSE = Post "/merchant/reverse", "merchant_reverse_order", may(P::MerchantReverse), "own merchant's orders; a cashier's own of 15 minutes, a manager's of 24 hours";
    ORDER = Get "/merchant/orders/{external_order_id}", "get_order", may(P::MerchantReadTransactions), "own merchant's orders; another's is ORDER_NOT_FOUND";
    MERCHANT_RECHARGE = Post "/merchant/recharge", "merchant_recharge_card", may(P::MerchantRechargeCash), "any member's standard card, against the own till";
    MERCHANT_TRANSACTIONS = Get "/merchant/transactions", "get_merchant_transactions", may(P::MerchantReadTransactions), "own merchant's transactions";
    MERCHANT_TRANSACTIONS_CSV = Get "/merchant/transactions.csv", "export_merchant_transactions", may(P::MerchantReadTransactions), "own merchant's transactions";
    DAILY_SUMMARY = Get "/merchant/daily-summary", "get_daily_summary", may(P::MerchantReadSummary), "own merchant";
    STAFF = Get "/merchant/staff", "list_staff", may(P::MerchantManageStaff), "own merchant's staff";
    CREATE_STAFF = Post "/merchant/staff", "create_staff", may(P::MerchantManageStaff), "own merchant";

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
    SUSPEND_MEMBER = Post "/admin/members/suspend", "admin_suspend_member", may(P::AdminSuspendMember), "all";
    ACTIVATE_MEMBER = Post "/admin/members/activate", "admin_activate_member", may(P::AdminSuspendMember), "all";
    MEMBER_PASSWORD = Post "/admin/members/password", "set_member_password", may(P::AdminSuspendMember), "all";
    CREATE_MERCHANT = Post "/admin/merchants", "create_merchant", may(P::AdminManageMerchants), "all";
    MERCHANT_PASSWORD = Post "/admin/merchants/password", "set_merchant_password", may(P::AdminManageMerchants), "all";
    CREATE_ADMIN = Post "/admin/admins", "create_admin", may(P::AdminManageAdmins), "all";
    END_SESSION = Delete "/admin/sessions/{id}", "end_session", may(P::AdminManageAdmins), "all";
    FREEZE_CARD = Post "/admin/cards/freeze", "freeze_card", may(P::AdminManageCards), "all";
    UNFREEZE_CARD = Post "/admin/cards/unfreeze", "unfreeze_card", may(P::AdminManageCards), "all";
    ADMIN_RECHARGE = Post "/admin/recharge", "admin_recharge_card", may(P::AdminRecharge), "all";
    ADMIN_REFUND = Post "/admin/refund", "merchant_refund_tx", may(P::AdminRefund), "payments of the named merchant";
    ADMIN_REVERSE = Post "/admin/reverse", "merchant_reverse_order", may(P::AdminRefund), "orders of the named merchant";

    QR_VALIDATE = Post "/common/qr/validate", "validate_qr_plain", may(P::MerchantCharge), "any code";
    TRANSACTION = Get "/common/transactions/{tx_no}", "get_transaction_detail", OwnPassword, "its member, its merchant, administrators; to others TX_NOT_FOUND";

    HEALTH = Get "/health", "health", Public, "nobody's";
    READY = Get "/ready", "ready", Public, "nobody's";
    LIVE = Get "/live", "live", Public, "nobody's";
}

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
