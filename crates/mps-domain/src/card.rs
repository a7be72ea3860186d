//! Cards, and who may do what on them.

use crate::calendar::{BusinessDay, Timestamp};
use crate::ids::{CardId, MemberId, TransactionId};
use crate::level::LevelTable;
use crate::money::Money;
use crate::rate::DiscountRate;
use crate::refusal::{Refusal, RefusalCode};
use crate::text_enum;

text_enum! {
    /// The type of a card: a member's value, a discount for a group, or a gift of value.
    CardType {
        /// Created with the member; holds value and points.
        Standard => "standard",
        /// Shared by a group; holds a fixed rate and no value.
        Corporate => "corporate",
        /// Holds value for one charge.
        Voucher => "voucher",
    }
}

text_enum! {
    /// The state of a card. Time alone decides expiry, whatever this state is.
    CardStatus {
        /// May be used.
        Active => "active",
        /// Frozen; may become active again.
        Inactive => "inactive",
        /// Lost for good. Its value moves to the card that replaces it.
        Lost => "lost",
        /// Suspended by an administrator.
        Suspended => "suspended",
        /// A voucher that was charged.
        Used => "used",
        /// Expired when it was imported. Otherwise time decides: see [`Card::status_at`].
        Expired => "expired",
        /// Closed with nothing left on it.
        Closed => "closed",
    }
}

text_enum! {
    /// A member's role on a card, from the least to the most.
    BindingRole {
        /// Sees the card.
        Viewer => "viewer",
        /// Also gets its discount.
        Member => "member",
        /// Also adds and removes those below.
        Manager => "manager",
        /// Also sets the binding password.
        Owner => "owner",
    }
}

text_enum! {
    /// Something that a member may or may not do with a card.
    CardRight {
        /// See it with its balance and transactions.
        See => "see",
        /// Make payment codes for it.
        Pay => "pay",
        /// Put money on it.
        Recharge => "recharge",
        /// Freeze it, as when it is lost.
        Freeze => "freeze",
        /// Get its fixed discount rate on one's own standard card.
        HaveDiscount => "have_discount",
        /// Add and remove members; a manager only those with a lower role.
        ManageBindings => "manage_bindings",
        /// Set the password with which others bind themselves.
        SetBindingPassword => "set_binding_password",
    }
}

/// The rights table: what a role on a card of a type allows. Standard cards and vouchers have only an owner.
#[must_use]
pub fn allows(card_type: CardType, role: BindingRole, right: CardRight) -> bool {
    match card_type {
        CardType::Standard => {
            role == BindingRole::Owner
                && matches!(
                    right,
                    CardRight::See | CardRight::Pay | CardRight::Recharge | CardRight::Freeze
                )
        }
        CardType::Voucher => {
            role == BindingRole::Owner
                && matches!(right, CardRight::See | CardRight::Pay | CardRight::Freeze)
        }
        CardType::Corporate => match right {
            CardRight::See => true,
            CardRight::HaveDiscount => role >= BindingRole::Member,
            CardRight::ManageBindings => role >= BindingRole::Manager,
            CardRight::SetBindingPassword => role == BindingRole::Owner,
            CardRight::Pay | CardRight::Recharge | CardRight::Freeze => false,
        },
    }
}

/// A card as stored. Balance, points and level are a summary of its entries. Summary and entries change in
/// one commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: CardId,
    /// Its number, such as `STD00000001`.
    pub card_no: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Its type.
    pub card_type: CardType,
    /// Its state.
    pub status: CardStatus,
    /// The member whose value it holds; a corporate card has none.
    pub member_id: Option<MemberId>,
    /// The sum of its ledger entries.
    pub balance: Money,
    /// The sum of its point changes; never below zero.
    pub points: i64,
    /// Points that a refund took back when the card no longer had them. Zero while `points` is above zero.
    pub points_debt: i64,
    /// The level of `points`.
    pub level: i16,
    /// The rate of a corporate card.
    pub fixed_rate: Option<DiscountRate>,
    /// When its last entry was made. Time never goes back on a card.
    pub last_entry_at: Option<Timestamp>,
    /// The time from which it is refused, if it has an end.
    pub expires_at: Option<Timestamp>,
    /// The business day that `spent` belongs to.
    pub spent_day: Option<BusinessDay>,
    /// What it paid on that day. Reversals lower it, refunds do not.
    pub spent: Money,
    /// The card that replaced it, if it was lost.
    pub replaced_by: Option<CardId>,
    /// For a voucher: its last charge.
    pub last_payment: Option<TransactionId>,
    /// When it was issued.
    pub created_at: Timestamp,
}

impl Card {
    /// A new, empty standard card of a member.
    #[must_use]
    pub fn new_standard(id: CardId, card_no: String, member_id: MemberId, now: Timestamp) -> Self {
        Self {
            id,
            card_no,
            name: None,
            card_type: CardType::Standard,
            status: CardStatus::Active,
            member_id: Some(member_id),
            balance: Money::ZERO,
            points: 0,
            points_debt: 0,
            level: 0,
            fixed_rate: None,
            last_entry_at: None,
            expires_at: None,
            spent_day: None,
            spent: Money::ZERO,
            replaced_by: None,
            last_payment: None,
            created_at: now,
        }
    }

    /// Whether it is its member's present standard card, in whatever state: neither closed nor replaced. A
    /// member has at most one.
    #[must_use]
    pub fn is_present_standard(&self) -> bool {
        self.card_type == CardType::Standard
            && self.status != CardStatus::Closed
            && self.replaced_by.is_none()
    }

    /// Its state at `now`. A card past its end is expired, whatever is stored. A closed card stays closed,
    /// because nothing is left on it that could expire.
    #[must_use]
    pub fn status_at(&self, now: Timestamp) -> CardStatus {
        let is_over = self.expires_at.is_some_and(|end| now >= end);
        if is_over && self.status != CardStatus::Closed {
            CardStatus::Expired
        } else {
            self.status
        }
    }

    /// Checks that the card may be used at `now`.
    ///
    /// # Errors
    /// `CARD_NOT_ACTIVE` or `CARD_EXPIRED`.
    pub fn check_usable(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.status == CardStatus::Expired || self.expires_at.is_some_and(|end| now >= end) {
            return Err(RefusalCode::CardExpired.into());
        }
        if self.status != CardStatus::Active {
            return Err(RefusalCode::CardNotActive.into());
        }
        Ok(())
    }

    /// Points minus debt: a charge adds to it, and a refund takes from it.
    ///
    /// # Errors
    /// [`crate::money::Overflow`] when the sum does not fit.
    pub fn net_points(&self) -> Result<i64, crate::money::Overflow> {
        self.points
            .checked_sub(self.points_debt)
            .ok_or(crate::money::Overflow)
    }

    /// Sets points, debt and level from points minus debt.
    pub fn set_net_points(&mut self, net: i64, levels: &LevelTable) {
        self.points = net.max(0);
        self.points_debt = net.min(0).saturating_neg();
        self.level = levels.for_points(self.points).0;
    }
}

/// A member's role on a card, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The card.
    pub card_id: CardId,
    /// The member.
    pub member_id: MemberId,
    /// The role.
    pub role: BindingRole,
    /// When the member was bound.
    pub created_at: Timestamp,
}

/// A corporate card that may give one member a discount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlement {
    /// The corporate card.
    pub card_id: CardId,
    /// The member's role on it.
    pub role: BindingRole,
    /// The card's state.
    pub status: CardStatus,
    /// The card's rate.
    pub rate: DiscountRate,
    /// The card's end, if it has one.
    pub expires_at: Option<Timestamp>,
}

/// The best rate of a member's corporate cards at `now`, if any gives one.
#[must_use]
pub fn best_corporate_rate(entitlements: &[Entitlement], now: Timestamp) -> Option<DiscountRate> {
    entitlements
        .iter()
        .filter(|share| share.status == CardStatus::Active)
        .filter(|share| share.expires_at.is_none_or(|end| now < end))
        .filter(|share| allows(CardType::Corporate, share.role, CardRight::HaveDiscount))
        .map(|share| share.rate)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn share(role: BindingRole, thousandths: u16) -> Entitlement {
        Entitlement {
            card_id: CardId::new(Uuid::nil()),
            role,
            status: CardStatus::Active,
            rate: DiscountRate::from_thousandths(thousandths).unwrap(),
            expires_at: Some(Timestamp::from_micros(100)),
        }
    }

    #[test]
    fn the_best_corporate_rate_ignores_viewers_and_dead_cards() {
        let now = Timestamp::from_micros(0);
        let mut frozen = share(BindingRole::Owner, 500);
        frozen.status = CardStatus::Inactive;
        let entitlements = [
            share(BindingRole::Viewer, 300),
            frozen,
            share(BindingRole::Member, 800),
            share(BindingRole::Owner, 900),
        ];
        assert_eq!(
            best_corporate_rate(&entitlements, now),
            DiscountRate::from_thousandths(800)
        );
        assert_eq!(
            best_corporate_rate(&entitlements, Timestamp::from_micros(100)),
            None
        );
    }

    #[test]
    fn a_card_is_expired_from_its_end_on_unless_it_was_closed() {
        let id = |number| Uuid::from_u128(number);
        let (at, number) = (Timestamp::from_micros, "VCH00000001".to_owned());
        let mut card = Card::new_standard(CardId::new(id(1)), number, MemberId::new(id(2)), at(0));
        assert_eq!(card.status_at(at(1_000)), CardStatus::Active);
        card.expires_at = Some(at(100));
        for status in CardStatus::ALL {
            card.status = *status;
            assert_eq!(card.status_at(at(99)), *status);
            let over = if *status == CardStatus::Closed {
                CardStatus::Closed
            } else {
                CardStatus::Expired
            };
            assert_eq!(card.status_at(at(100)), over);
        }
    }

    #[test]
    fn only_the_owner_of_a_standard_card_or_voucher_has_rights_on_it() {
        for card_type in [CardType::Standard, CardType::Voucher] {
            for right in CardRight::ALL {
                for role in [
                    BindingRole::Viewer,
                    BindingRole::Member,
                    BindingRole::Manager,
                ] {
                    assert!(
                        !allows(card_type, role, *right),
                        "{card_type} {role} {right}"
                    );
                }
            }
            assert!(allows(card_type, BindingRole::Owner, CardRight::Pay));
        }
        assert!(!allows(
            CardType::Voucher,
            BindingRole::Owner,
            CardRight::Recharge
        ));
        for role in BindingRole::ALL {
            assert!(!allows(CardType::Corporate, *role, CardRight::Pay));
        }
        assert!(!allows(
            CardType::Corporate,
            BindingRole::Manager,
            CardRight::SetBindingPassword
        ));
        assert!(allows(
            CardType::Corporate,
            BindingRole::Owner,
            CardRight::SetBindingPassword
        ));
    }
}
