//! One function for each endpoint that the terminal program, the load programs or the tests call.

use mps_protocol::endpoint as e;
use mps_protocol::{answers as a, requests as r};
use uuid::Uuid;

use crate::client::{Client, Outgoing, Sent};
use crate::error::ClientError;

macro_rules! posts {
    ($($name:ident($endpoint:path, $request:ty) -> $answer:ty;)+) => {$(
        #[doc = concat!("Calls [`", stringify!($endpoint), "`](mps_protocol::endpoint).")]
        ///
        /// # Errors
        /// [`ClientError`].
        pub async fn $name(&self, request: &$request) -> Result<$answer, ClientError> {
            self.post(&$endpoint, request).await
        }
    )+};
}

macro_rules! posts_once {
    ($($name:ident($endpoint:path, $request:ty) -> $answer:ty;)+) => {$(
        #[doc = concat!("Calls [`", stringify!($endpoint), "`](mps_protocol::endpoint), once for a key.")]
        ///
        /// # Errors
        /// [`ClientError`]; when [`ClientError::is_unknown`], call again with the same key.
        pub async fn $name(
            &self,
            request: &$request,
            key: &str,
        ) -> Result<Sent<$answer>, ClientError> {
            self.post_once(&$endpoint, request, key).await
        }
    )+};
}

macro_rules! gets {
    ($($name:ident($endpoint:path) -> $answer:ty;)+) => {$(
        #[doc = concat!("Calls [`", stringify!($endpoint), "`](mps_protocol::endpoint).")]
        ///
        /// # Errors
        /// [`ClientError`].
        pub async fn $name(&self) -> Result<$answer, ClientError> {
            self.get(&$endpoint, $endpoint.path.to_owned()).await
        }
    )+};
}

impl Client {
    posts! {
        login(e::LOGIN, r::Login) -> a::SignedIn;
        change_password(e::PASSWORD, r::ChangePassword) -> a::SignedIn;
        enrol_totp(e::TOTP, r::EnrolTotp) -> a::TotpEnrolled;
        confirm_totp(e::TOTP_CONFIRM, r::ConfirmTotp) -> a::TotpConfirmed;
        remove_totp(e::TOTP_REMOVE, r::RemoveTotp) -> a::Success;
        reauthenticate(e::REAUTHENTICATE, r::Reauthenticate) -> a::Success;
        generate_qr(e::QR_GENERATE, r::GenerateQr) -> a::QrGenerated;
        revoke_qr(e::QR_REVOKE, r::OneCard) -> a::Success;
        validate_qr(e::QR_VALIDATE, r::ValidateQr) -> a::QrValidated;
        report_lost(e::MEMBER_FREEZE, r::CardWithReason) -> a::CardChanged;
        freeze_card(e::FREEZE_CARD, r::CardWithReason) -> a::CardChanged;
        unfreeze_card(e::UNFREEZE_CARD, r::CardWithReason) -> a::CardChanged;
        issue_standard_card(e::ISSUE_STANDARD_CARD, r::IssueStandardCard) -> a::CardChanged;
        create_staff(e::CREATE_STAFF, r::CreateStaff) -> a::StaffCreated;
        suspend_member(e::SUSPEND_MEMBER, r::MemberWithReason) -> a::MemberChanged;
        activate_member(e::ACTIVATE_MEMBER, r::MemberWithReason) -> a::MemberChanged;
        set_member_password(e::MEMBER_PASSWORD, r::MemberPassword) -> a::Success;
        create_merchant(e::CREATE_MERCHANT, r::CreateMerchant) -> a::MerchantCreated;
        set_merchant_password(e::MERCHANT_PASSWORD, r::MerchantPassword) -> a::Success;
        create_admin(e::CREATE_ADMIN, r::CreateAdmin) -> a::AdminCreated;
    }

    posts_once! {
        charge(e::CHARGE, r::Charge) -> a::Charged;
        refund(e::REFUND, r::Refund) -> a::Refunded;
        admin_refund(e::ADMIN_REFUND, r::AdminRefund) -> a::Refunded;
        reverse(e::REVERSE, r::Reverse) -> a::Reversed;
        admin_reverse(e::ADMIN_REVERSE, r::AdminReverse) -> a::Reversed;
        member_recharge(e::MEMBER_RECHARGE, r::MemberRecharge) -> a::Recharged;
        merchant_recharge(e::MERCHANT_RECHARGE, r::MerchantRecharge) -> a::Recharged;
        admin_recharge(e::ADMIN_RECHARGE, r::AdminRecharge) -> a::Recharged;
        create_member(e::CREATE_MEMBER, r::CreateMember) -> a::MemberCreated;
    }

    gets! {
        me(e::ME) -> a::Me;
        sessions(e::SESSIONS) -> a::Sessions;
        member_cards(e::MEMBER_CARDS) -> a::Cards;
        health(e::HEALTH) -> a::Health;
        ready(e::READY) -> a::Ready;
    }

    /// Ends this session.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn logout(&self) -> Result<a::Success, ClientError> {
        self.post(&e::LOGOUT, &serde_json::json!({})).await
    }

    /// Ends all sessions and payment codes of this account.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn logout_all(&self) -> Result<a::Success, ClientError> {
        self.post(&e::LOGOUT_ALL, &serde_json::json!({})).await
    }

    /// Ends a session of any account.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn end_session(&self, id: Uuid) -> Result<a::Success, ClientError> {
        let outgoing = Outgoing::<()> {
            endpoint: &e::END_SESSION,
            path: e::END_SESSION.path_with(&id.to_string()),
            body: None,
            idempotency_key: None,
            repeatable: true,
        };
        Ok(self.send(outgoing).await?.answer)
    }

    /// A page of the member's own transactions.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn member_transactions(
        &self,
        which: &r::MemberTransactions,
    ) -> Result<a::Transactions, ClientError> {
        let query = serde_urlencoded::to_string(which)
            .map_err(|error| ClientError::Unreadable(error.to_string()))?;
        let path = format!("{}?{query}", e::MEMBER_TRANSACTIONS.path);
        self.get(&e::MEMBER_TRANSACTIONS, path).await
    }

    /// A transaction by its number.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn transaction(&self, tx_no: &str) -> Result<a::OneTransaction, ClientError> {
        self.get(&e::TRANSACTION, e::TRANSACTION.path_with(tx_no))
            .await
    }

    /// The transaction for an order of the caller's merchant.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn order(&self, external_order_id: &str) -> Result<a::OneTransaction, ClientError> {
        self.get(&e::ORDER, e::ORDER.path_with(external_order_id))
            .await
    }
}
