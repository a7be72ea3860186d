//! Messages for people about what was done, in three languages.

use crate::error::Language;

macro_rules! notices {
    ($($(#[$doc:meta])* $name:ident = $hant:literal, $hans:literal, $en:literal;)+) => {
        /// What an administrator or a member is told was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Notice {
            $($(#[$doc])* #[doc = $en] $name),+
        }

        impl Notice {
            /// Every notice.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The words.
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

notices! {
    CardFrozen = "卡片已凍結", "卡片已冻结", "The card is frozen";
    CardUnfrozen = "卡片已解凍", "卡片已解冻", "The card may be used again";
    CardIssued = "卡片已發行", "卡片已发行", "The card is issued";
    CardMarkedLost = "卡片已掛失", "卡片已挂失", "The card is marked as lost";
    CardReplaced = "卡片已補發", "卡片已补发", "A new card has taken over what was on the lost one";
    CardClosed = "卡片已關閉", "卡片已关闭", "The card is closed";
    CardPaidOut = "餘額已退還", "余额已退还", "The balance is booked as paid out";
    BindingPasswordSet = "綁定密碼已設定", "绑定密码已设置", "The binding password is set";
    BindingPasswordCleared = "綁定密碼已取消", "绑定密码已取消", "The card has no binding password any more";
    MemberSuspended = "會員已停用", "会员已停用", "The member is suspended";
    MemberActivated = "會員已啟用", "会员已启用", "The member is active";
    MerchantSuspended = "商戶已停用", "商户已停用", "The merchant is suspended";
    MerchantActivated = "商戶已啟用", "商户已启用", "The merchant is active";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_is_told_in_every_language() {
        for notice in Notice::ALL {
            for language in [Language::ZhHant, Language::ZhHans, Language::En] {
                assert!(!notice.message(language).is_empty(), "{notice:?}");
            }
        }
    }
}
