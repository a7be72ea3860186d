//! Refusals: why a well-formed request is not carried out.

use crate::money::{AmountError, Currency, LARGEST_AMOUNT};
use crate::text_enum;

text_enum! {
    /// Every refusal that the rules can return. The server gives each one HTTP status.
    RefusalCode {
        /// The request has a form that cannot be valid.
        ValidationFailed => "VALIDATION_FAILED",
        /// The card holds less than the charge.
        InsufficientBalance => "INSUFFICIENT_BALANCE",
        /// The payment code is unknown, used, expired or revoked; only the log contains which.
        QrExpiredOrInvalid => "QR_EXPIRED_OR_INVALID",
        /// The amount of a charge is out of bounds.
        InvalidPrice => "INVALID_PRICE",
        /// The amount of a refund is out of bounds.
        InvalidRefundAmount => "INVALID_REFUND_AMOUNT",
        /// The amount of a recharge is out of bounds.
        InvalidRechargeAmount => "INVALID_RECHARGE_AMOUNT",
        /// Unknown card, a card without a binding password, or a wrong password.
        BindingRefused => "BINDING_REFUSED",
        /// Unknown account or wrong password.
        InvalidCredentials => "INVALID_CREDENTIALS",
        /// The password is right, but a code of the second factor is required as well.
        TotpRequired => "TOTP_REQUIRED",
        /// The token has expired.
        TokenExpired => "TOKEN_EXPIRED",
        /// The session has ended.
        SessionRevoked => "SESSION_REVOKED",
        /// The role does not have the permission.
        PermissionDenied => "PERMISSION_DENIED",
        /// The actor has to prove again who they are.
        ReauthenticationRequired => "REAUTHENTICATION_REQUIRED",
        /// Another administrator has to approve it.
        ApprovalRequired => "APPROVAL_REQUIRED",
        /// The password is temporary and must be changed first.
        PasswordChangeRequired => "PASSWORD_CHANGE_REQUIRED",
        /// The password is right, but it was temporary and its time is over.
        PasswordLapsed => "PASSWORD_LAPSED",
        /// The link for setting a password is unknown, used or old.
        ActivationInvalid => "ACTIVATION_INVALID",
        /// No such card, or not the actor's.
        CardNotFound => "CARD_NOT_FOUND",
        /// No such member.
        MemberNotFound => "MEMBER_NOT_FOUND",
        /// No such merchant.
        MerchantNotFound => "MERCHANT_NOT_FOUND",
        /// No such member of the staff.
        StaffNotFound => "STAFF_NOT_FOUND",
        /// No such payment to refund, or another merchant's.
        OriginalTxNotFound => "ORIGINAL_TX_NOT_FOUND",
        /// No such transaction.
        TxNotFound => "TX_NOT_FOUND",
        /// No such settlement.
        SettlementNotFound => "SETTLEMENT_NOT_FOUND",
        /// No such object, where no other code fits.
        NotFound => "NOT_FOUND",
        /// The card is frozen, lost, closed, …
        CardNotActive => "CARD_NOT_ACTIVE",
        /// The card has expired.
        CardExpired => "CARD_EXPIRED",
        /// The member is suspended or inactive.
        MemberNotActive => "MEMBER_NOT_ACTIVE",
        /// The merchant or the member of its staff is not active.
        MerchantNotActive => "MERCHANT_NOT_ACTIVE",
        /// A corporate card holds no value.
        CorporateCardCannotPay => "CORPORATE_CARD_CANNOT_PAY",
        /// Only standard cards are recharged.
        UnsupportedCardTypeForRecharge => "UNSUPPORTED_CARD_TYPE_FOR_RECHARGE",
        /// Only standard cards have points.
        UnsupportedCardTypeForPoints => "UNSUPPORTED_CARD_TYPE_FOR_POINTS",
        /// Only corporate cards are shared.
        CardTypeNotShareable => "CARD_TYPE_NOT_SHAREABLE",
        /// The member has a role on the card already.
        CardAlreadyBound => "CARD_ALREADY_BOUND",
        /// A shared card must keep an owner.
        CannotRemoveLastOwner => "CANNOT_REMOVE_LAST_OWNER",
        /// Only completed payments are refunded.
        OnlyCompletedPaymentRefundable => "ONLY_COMPLETED_PAYMENT_REFUNDABLE",
        /// More than the payment has left.
        RefundExceedsRemaining => "REFUND_EXCEEDS_REMAINING",
        /// The external identity belongs to another member.
        ExternalIdAlreadyBound => "EXTERNAL_ID_ALREADY_BOUND",
        /// The phone number belongs to another member.
        PhoneAlreadyUsed => "PHONE_ALREADY_USED",
        /// The e-mail address belongs to another member.
        EmailAlreadyUsed => "EMAIL_ALREADY_USED",
        /// The code belongs to another merchant.
        MerchantCodeAlreadyUsed => "MERCHANT_CODE_ALREADY_USED",
        /// The order was paid more than a day ago, and no key shows that this is the same request.
        OrderAlreadyPaid => "ORDER_ALREADY_PAID",
        /// The order was reversed, which is final.
        OrderReversed => "ORDER_REVERSED",
        /// The time for reversing is over; a refund is still possible.
        ReverseTooLate => "REVERSE_TOO_LATE",
        /// The object's state does not allow the operation.
        InvalidStateTransition => "INVALID_STATE_TRANSITION",
        /// There is nothing to settle.
        NoTransactionsInPeriod => "NO_TRANSACTIONS_IN_PERIOD",
        /// Levels that leave points without a level, or give them two.
        LevelsInvalid => "LEVELS_INVALID",
        /// A total over time or a maximum would be exceeded.
        LimitExceeded => "LIMIT_EXCEEDED",
        /// The key, or key and order together, belong to a different request.
        IdempotencyKeyReused => "IDEMPOTENCY_KEY_REUSED",
        /// Neither an idempotency key nor an order id.
        IdempotencyKeyRequired => "IDEMPOTENCY_KEY_REQUIRED",
    }
}

/// Why an operation was not carried out, in words for the caller. It contains no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code.
    pub code: RefusalCode,
    /// The field of the request that is wrong, if one is.
    pub field: Option<&'static str>,
    /// What the caller can do instead, if there is something.
    pub suggestion: Option<String>,
    /// A further reason, for the log only.
    pub log_reason: Option<&'static str>,
}

impl From<RefusalCode> for Refusal {
    fn from(code: RefusalCode) -> Self {
        Self {
            code,
            field: None,
            suggestion: None,
            log_reason: None,
        }
    }
}

impl RefusalCode {
    /// The refusal of an amount of money in a field: `VALIDATION_FAILED` instead of this code when the text
    /// is not a number.
    #[must_use]
    pub fn of_amount(self, field: &'static str, error: AmountError, currency: Currency) -> Refusal {
        let largest = currency.format(LARGEST_AMOUNT);
        match error {
            AmountError::NotANumber => Self::ValidationFailed
                .of(field)
                .suggest("a decimal number such as 299.00, without exponent or separators"),
            AmountError::TooManyDecimals => self.of(field).suggest(format!(
                "{currency} amounts have at most {} decimals",
                currency.decimals()
            )),
            AmountError::NotPositive => self.of(field).suggest("an amount above zero"),
            AmountError::TooLarge => self.of(field).suggest(format!("at most {largest}")),
        }
    }

    /// This refusal with a suggestion.
    #[must_use]
    pub fn suggestion(self, suggestion: impl Into<String>) -> Refusal {
        Refusal::from(self).suggest(suggestion)
    }

    /// This refusal for one field of the request.
    #[must_use]
    pub fn of(self, field: &'static str) -> Refusal {
        Refusal {
            field: Some(field),
            ..self.into()
        }
    }
}

impl Refusal {
    /// The same refusal with a suggestion.
    #[must_use]
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The same refusal with a reason that only the log contains.
    #[must_use]
    pub fn because(mut self, log_reason: &'static str) -> Self {
        self.log_reason = Some(log_reason);
        self
    }
}
