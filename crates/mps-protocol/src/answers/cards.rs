//! Cards, their payment codes, and the members bound to them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::answers::Transaction;
use crate::page::Pagination;
use crate::requests::Secret;
use crate::words;

answers! {
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
        /// How many may be used now.
        active_cards: i64,
        /// What those hold that may be used.
        total_balance: Amount,
        /// The points of those that may be used.
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
        /// The id by which `GET /member/codes/{id}` says what became of the code.
        code_id: Uuid,
        /// The payment code, 24 digits: show it, and keep it nowhere.
        qr_plain: Secret,
        /// The code as a QR code.
        qr_svg: Secret,
        /// The code as a bar code, Code 128.
        barcode_svg: Secret,
        /// From when on it is refused.
        expires_at: String,
        /// Its real life.
        ttl_seconds: i64,
        /// The card.
        card_info: QrCardInfo,
    }

    /// What became of a payment code.
    CodeState {
        /// The code's id.
        code_id: Uuid,
        /// The card it pays from.
        card_id: Uuid,
        /// The state.
        #[schemars(with = "words::CodeStatus")]
        status: String,
        /// From when on it is refused.
        expires_at: String,
        /// How many seconds are left of its life; 0 when it has ended.
        ttl_seconds: i64,
        /// The last charge that it has paid.
        transaction: Option<Transaction>,
    }

    /// `GET /member/codes/{id}`
    OneCode {
        /// The code.
        code: CodeState,
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
        /// The number of the payout.
        tx_no: String,
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

    /// `POST /member/cards/freeze`, and what administrators do with a card
    CardChanged {
        /// The card.
        card: CardState,
        /// What was done, for people.
        message: String,
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
}
