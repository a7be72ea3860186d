//! Errors on the wire: stable codes, one status for each, messages in three languages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A language of messages, chosen by `Accept-Language`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Traditional Chinese, the default.
    #[default]
    ZhHant,
    /// Simplified Chinese.
    ZhHans,
    /// English.
    En,
}

impl Language {
    /// The first language of an `Accept-Language` header that there are messages in, by its
    /// weights (RFC 9110, section 12.5.4).
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut ranges: Vec<(u32, Self)> = header.split(',').filter_map(Self::range).collect();
        // A stable sort, so that the first one written wins among equal weights.
        ranges.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        ranges
            .first()
            .map_or_else(Self::default, |(_, language)| *language)
    }

    fn range(range: &str) -> Option<(u32, Self)> {
        let (tag, parameter) = range.split_once(';').unwrap_or((range, "q=1"));
        let weight = parameter.trim().strip_prefix("q=")?;
        let tag = tag.trim().to_ascii_lowercase();
        let language = match tag.as_str() {
            "zh" | "zh-tw" | "zh-hk" | "zh-mo" | "*" => Self::ZhHant,
            "zh-cn" | "zh-sg" => Self::ZhHans,
            tag if tag.starts_with("zh-hant") => Self::ZhHant,
            tag if tag.starts_with("zh-hans") => Self::ZhHans,
            tag if tag == "en" || tag.starts_with("en-") => Self::En,
            _ => return None,
        };
        // In thousandths: a weight has at most three decimals.
        let (whole, decimals) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
        let thousandths = format!("{whole}{:0<3}", decimals.get(..3).unwrap_or(decimals));
        let weight: u32 = thousandths.parse().ok()?;
        (weight > 0).then_some((weight, language))
    }
}

macro_rules! error_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:literal, $hant:literal, $hans:literal, $en:literal;)+) => {
        /// Every error that an answer can carry.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ErrorCode {
            $($(#[$doc])* #[doc = $en] #[serde(rename = $code)] $name),+
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The code of a text, or `None` when there is no such code.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $($code => Some(Self::$name),)+ _ => None }
            }

            /// The one HTTP status that comes with it.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status),+ }
            }

            /// The message for people.
            #[must_use]
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$name, Language::ZhHant) => $hant,
                        (Self::$name, Language::ZhHans) => $hans,
                        (Self::$name, Language::En) => $en,
                    )+
                }
            }
        }
    };
}

error_codes! {
    ValidationFailed = "VALIDATION_FAILED", 400, "請求內容有誤", "请求内容有误", "The request is not valid";
    InsufficientBalance = "INSUFFICIENT_BALANCE", 400, "餘額不足，請充值後再試", "余额不足，请充值后再试", "The balance is too low; recharge and try again";
    QrExpiredOrInvalid = "QR_EXPIRED_OR_INVALID", 400, "QR 碼已過期或無效，請重新生成", "QR 码已过期或无效，请重新生成", "The QR code has expired or is not valid; make a new one";
    InvalidPrice = "INVALID_PRICE", 400, "無效的金額", "无效的金额", "The amount is not valid";
    InvalidRefundAmount = "INVALID_REFUND_AMOUNT", 400, "無效的退款金額", "无效的退款金额", "The refund amount is not valid";
    InvalidRechargeAmount = "INVALID_RECHARGE_AMOUNT", 400, "無效的充值金額", "无效的充值金额", "The recharge amount is not valid";
    BindingRefused = "BINDING_REFUSED", 400, "卡號或綁定密碼錯誤", "卡号或绑定密码错误", "Wrong card number or binding password";
    PasswordTooShort = "PASSWORD_TOO_SHORT", 400, "密碼長度不足", "密码长度不足", "The password is too short";
    PasswordTooCommon = "PASSWORD_TOO_COMMON", 400, "這個密碼太容易猜到", "这个密码太容易猜到", "The password is too easy to guess";
    InvalidCredentials = "INVALID_CREDENTIALS", 401, "帳號或密碼錯誤", "账号或密码错误", "Unknown account or wrong password";
    TotpRequired = "TOTP_REQUIRED", 401, "請輸入驗證碼", "请输入验证码", "Enter the code of your authenticator app";
    TokenMissing = "TOKEN_MISSING", 401, "請重新登入", "请重新登录", "Please sign in";
    TokenInvalid = "TOKEN_INVALID", 401, "請重新登入", "请重新登录", "Please sign in again: the token is not valid";
    TokenExpired = "TOKEN_EXPIRED", 401, "請重新登入", "请重新登录", "Please sign in again: the token has expired";
    SessionRevoked = "SESSION_REVOKED", 401, "請重新登入", "请重新登录", "Please sign in again: the session has ended";
    PermissionDenied = "PERMISSION_DENIED", 403, "您沒有執行此操作的權限", "您没有执行此操作的权限", "You are not allowed to do this";
    CrossSiteRequest = "CROSS_SITE_REQUEST", 403, "請求來自其他網站，已拒絕", "请求来自其他网站，已拒绝", "Refused: the request comes from another site's page";
    PasswordChangeRequired = "PASSWORD_CHANGE_REQUIRED", 403, "請先更改密碼", "请先更改密码", "Please change your password first";
    ReauthenticationRequired = "REAUTHENTICATION_REQUIRED", 403, "請再次證明您的身分", "请再次证明您的身份", "Please prove again who you are";
    ApprovalRequired = "APPROVAL_REQUIRED", 403, "此金額須由另一位管理員核准", "此金额须由另一位管理员核准", "Another administrator has to approve this amount";
    PasswordLapsed = "PASSWORD_LAPSED", 403, "臨時密碼已失效，請向設定它的人索取新的", "临时密码已失效，请向设置它的人索取新的", "The temporary password has lapsed; ask whoever set it for a new one";
    ActivationInvalid = "ACTIVATION_INVALID", 404, "連結無效、已使用或已過期，請索取新的連結", "链接无效、已使用或已过期，请索取新的链接", "The link is not valid, was used or has expired; ask for a new one";
    CardNotFound = "CARD_NOT_FOUND", 404, "卡片不存在", "卡片不存在", "There is no such card";
    MemberNotFound = "MEMBER_NOT_FOUND", 404, "會員不存在", "会员不存在", "There is no such member";
    MerchantNotFound = "MERCHANT_NOT_FOUND", 404, "商戶不存在", "商户不存在", "There is no such merchant";
    StaffNotFound = "STAFF_NOT_FOUND", 404, "員工不存在", "员工不存在", "There is no such member of the staff";
    TxNotFound = "TX_NOT_FOUND", 404, "交易不存在", "交易不存在", "There is no such transaction";
    OriginalTxNotFound = "ORIGINAL_TX_NOT_FOUND", 404, "原交易不存在", "原交易不存在", "There is no such payment";
    OrderNotFound = "ORDER_NOT_FOUND", 404, "訂單不存在", "订单不存在", "There is no such order";
    SettlementNotFound = "SETTLEMENT_NOT_FOUND", 404, "結算不存在", "结算不存在", "There is no such settlement";
    NotFound = "NOT_FOUND", 404, "找不到請求的資源", "找不到请求的资源", "There is nothing here";
    MethodNotAllowed = "METHOD_NOT_ALLOWED", 405, "不支援此請求方法", "不支持此请求方法", "This method is not allowed here";
    RequestTimeout = "REQUEST_TIMEOUT", 408, "請求內容傳送過慢", "请求内容传送过慢", "Not done: the request took too long to arrive; send it again";
    CardNotActive = "CARD_NOT_ACTIVE", 409, "卡片未激活", "卡片未激活", "The card is not active";
    CardExpired = "CARD_EXPIRED", 409, "卡片已過期", "卡片已过期", "The card has expired";
    MemberNotActive = "MEMBER_NOT_ACTIVE", 409, "會員狀態異常", "会员状态异常", "The member is not active";
    MerchantNotActive = "MERCHANT_NOT_ACTIVE", 409, "商戶已停用", "商户已停用", "The merchant is not active";
    CorporateCardCannotPay = "CORPORATE_CARD_CANNOT_PAY", 409, "企業卡不能直接支付", "企业卡不能直接支付", "A corporate card cannot pay";
    UnsupportedCardTypeForRecharge = "UNSUPPORTED_CARD_TYPE_FOR_RECHARGE", 409, "此卡片類型不支持充值", "此卡片类型不支持充值", "Cards of this type cannot be recharged";
    UnsupportedCardTypeForPoints = "UNSUPPORTED_CARD_TYPE_FOR_POINTS", 409, "此卡片類型不支持積分", "此卡片类型不支持积分", "Cards of this type have no points";
    CardTypeNotShareable = "CARD_TYPE_NOT_SHAREABLE", 409, "此卡片類型不支持共享", "此卡片类型不支持共享", "Cards of this type cannot be shared";
    CardAlreadyBound = "CARD_ALREADY_BOUND", 409, "已綁定此卡片", "已绑定此卡片", "The member is bound to this card already";
    CannotRemoveLastOwner = "CANNOT_REMOVE_LAST_OWNER", 409, "不能移除最後一個擁有者", "不能移除最后一个拥有者", "The last owner cannot be removed";
    NoTransactionsInPeriod = "NO_TRANSACTIONS_IN_PERIOD", 409, "期間內沒有交易", "期间内没有交易", "There is nothing to settle";
    LevelsInvalid = "LEVELS_INVALID", 409, "等級設定有誤", "等级设置有误", "The levels are not valid";
    OnlyCompletedPaymentRefundable = "ONLY_COMPLETED_PAYMENT_REFUNDABLE", 409, "只能退款已完成的支付交易", "只能退款已完成的支付交易", "Only completed payments can be refunded";
    RefundExceedsRemaining = "REFUND_EXCEEDS_REMAINING", 409, "退款金額超過可退金額", "退款金额超过可退金额", "The refund is more than what is left of the payment";
    ExternalIdAlreadyBound = "EXTERNAL_ID_ALREADY_BOUND", 409, "外部身份已被其他會員綁定", "外部身份已被其他会员绑定", "This identity belongs to another member";
    PhoneAlreadyUsed = "PHONE_ALREADY_USED", 409, "手機號碼已被使用", "手机号码已被使用", "This phone number is in use";
    EmailAlreadyUsed = "EMAIL_ALREADY_USED", 409, "電子郵件已被使用", "电子邮件已被使用", "This e-mail address is in use";
    MerchantCodeAlreadyUsed = "MERCHANT_CODE_ALREADY_USED", 409, "商戶代碼已被使用", "商户代码已被使用", "This merchant code is in use";
    OrderAlreadyPaid = "ORDER_ALREADY_PAID", 409, "此訂單號先前已付款", "此订单号先前已付款", "This order id was paid before; give the sale a new one";
    OrderReversed = "ORDER_REVERSED", 409, "訂單已撤銷", "订单已撤销", "The order was reversed";
    ReverseTooLate = "REVERSE_TOO_LATE", 409, "已超過撤銷時限，請改用退款", "已超过撤销时限，请改用退款", "It is too late to reverse; make a refund instead";
    InvalidStateTransition = "INVALID_STATE_TRANSITION", 409, "狀態不允許此操作", "状态不允许此操作", "The present state does not allow this";
    LimitExceeded = "LIMIT_EXCEEDED", 409, "超過限額", "超过限额", "A limit would be exceeded";
    PayloadTooLarge = "PAYLOAD_TOO_LARGE", 413, "請求內容過大", "请求内容过大", "The request is too large";
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE", 415, "不支援的內容類型", "不支持的内容类型", "Send application/json";
    IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED", 422, "冪等鍵已用於不同的請求", "幂等键已用于不同的请求", "This idempotency key or order id belongs to a different request";
    IdempotencyKeyRequired = "IDEMPOTENCY_KEY_REQUIRED", 422, "請提供冪等鍵或訂單號", "请提供幂等键或订单号", "Send an idempotency key or an order id";
    RateLimited = "RATE_LIMITED", 429, "請求過於頻繁", "请求过于频繁", "Too many requests; try again later";
    AccountLocked = "ACCOUNT_LOCKED", 429, "登入嘗試過多，請稍後再試", "登录尝试过多，请稍后再试", "Too many failed sign-ins; try again later";
    InternalError = "INTERNAL_ERROR", 500, "系統錯誤", "系统错误", "An internal error; the request id finds it in the log";
    ServiceUnavailable = "SERVICE_UNAVAILABLE", 503, "服務暫時不可用", "服务暂时不可用", "Not done: the service is busy; try again";
    ResultUnknown = "RESULT_UNKNOWN", 503, "結果未知，請查詢訂單", "结果未知，请查询订单", "The result is unknown; ask for the order, or reverse it";
}

/// What is wrong in particular.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorDetails {
    /// The field of the request, or the setting, that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Its value, where it is no secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The way out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// An error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorBody {
    /// The stable code.
    pub code: String,
    /// The message for people.
    pub message: String,
    /// What is wrong in particular.
    #[serde(default)]
    pub details: ErrorDetails,
    /// When.
    pub timestamp: String,
    /// The request, as the log knows it.
    pub request_id: Uuid,
}

/// The body of every answer that is a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorAnswer {
    /// The error.
    pub error: ErrorBody,
}

#[cfg(test)]
mod tests {
    use super::*;
    use mps_domain::RefusalCode;

    #[test]
    fn every_refusal_has_its_code_on_the_wire() {
        for refusal in RefusalCode::ALL {
            assert!(
                ErrorCode::from_text(refusal.as_str()).is_some(),
                "{refusal}"
            );
        }
    }

    #[test]
    fn every_code_has_a_message_in_every_language() {
        for code in ErrorCode::ALL {
            for language in [Language::ZhHant, Language::ZhHans, Language::En] {
                assert!(!code.message(language).is_empty(), "{}", code.as_str());
            }
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }

    #[test]
    fn languages_are_chosen_by_weight() {
        assert_eq!(Language::accepted("en-GB,en;q=0.9"), Language::En);
        assert_eq!(
            Language::accepted("fr, zh-CN;q=0.5, en;q=0.8"),
            Language::En
        );
        assert_eq!(Language::accepted("zh-Hans-CN"), Language::ZhHans);
        assert_eq!(Language::accepted("en;q=0, zh-CN;q=0.1"), Language::ZhHans);
        assert_eq!(Language::accepted("en; q=0.8"), Language::En);
        assert_eq!(Language::accepted("fr"), Language::ZhHant);
        assert_eq!(Language::accepted(";;;q=x"), Language::ZhHant);
    }
}
