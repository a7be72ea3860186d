//! Cards, the members bound to them, and their codes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::amount::Amount;
use crate::requests::{Rate, Secret, one_name_of_a_card};
use crate::words;

requests! {
    /// `POST /member/qr/generate`
    GenerateQr {
        /// The card to pay from.
        card_id: Uuid,
        /// The life asked for, in seconds; clamped to 60 to 86 400.
        ttl_seconds: Option<i64>,
        /// The picture for who accepts only a picture: `qr` (the default) or `barcode`.
        #[schemars(with = "Option<words::Symbol>")]
        symbol: Option<String>,
    }

    /// `POST /common/qr/validate`
    ValidateQr {
        /// The scanned payment code.
        qr_plain: Secret,
        /// A price: is it covered?
        amount: Option<Amount>,
    }

    /// `POST /admin/qr/batch-rotate`
    BatchRotate {
        /// Echoed in the answer: the life that members' next codes will be asked to have.
        ttl_seconds: Option<i64>,
        /// Only the codes of cards of this type.
        #[schemars(with = "Option<words::CardType>")]
        card_type: Option<String>,
    }

    /// A request about one card: `POST /member/qr/revoke`.
    OneCard {
        /// The card.
        card_id: Uuid,
    }

    /// A request about one card, with a reason, such as freezing it.
    CardWithReason {
        /// The card.
        card_id: Uuid,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: Option<String>,
    }

    /// `POST /admin/cards/payout`
    PayOutCard {
        /// The card.
        card_id: Uuid,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }

    /// `POST /admin/cards/standard`
    IssueStandardCard {
        /// Whose it is: a member who has none any more.
        member_id: Uuid,
    }

    /// `POST /admin/cards/corporate`
    CreateCorporateCard {
        /// What it is called.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
        /// Its rate, 0.100 to 1.000: 0.800 means that 80 % is paid.
        #[schemars(with = "Rate")]
        discount_rate: Amount,
        /// Its end: an instant, or the last business day on which it counts.
        expires_at: Option<String>,
        /// Its first owner.
        owner_member_id: Option<Uuid>,
        /// The password by which members bind themselves, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        binding_password: Option<Secret>,
    }

    /// `POST /admin/cards/voucher`
    CreateVoucher {
        /// Whose it is.
        member_id: Uuid,
        /// What it is worth.
        amount: Amount,
        /// Its end: an instant, or the last business day on which it counts.
        expires_at: String,
        /// What it is called.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
    }

    /// `POST /admin/cards/binding-password`
    AdminBindingPassword {
        /// The shared card.
        card_id: Uuid,
        /// The password by which members bind themselves, 8 characters or more; `null` for none.
        #[schemars(length(min = 8, max = 1024))]
        binding_password: Option<Secret>,
    }

    /// `PUT /member/cards/{id}/binding-password`
    BindingPassword {
        /// The password by which members bind themselves, 8 characters or more; `null` for none.
        #[schemars(length(min = 8, max = 1024))]
        binding_password: Option<Secret>,
    }

    /// `POST /admin/cards/bindings`
    AdminBind {
        /// The shared card.
        card_id: Uuid,
        /// Who gets the role.
        member_id: Uuid,
        /// The role.
        #[schemars(with = "words::BindingRole")]
        role: String,
    }

    /// `POST /member/cards/{id}/bindings`
    ShareCard {
        /// The number of the member who gets the role.
        member_no: String,
        /// The role, below the own; an owner gives any.
        #[schemars(with = "words::BindingRole")]
        role: String,
    }

    /// `POST /member/bind-card`
    #[schemars(extend("oneOf" = one_name_of_a_card()))]
    BindCard {
        /// The card's id, if not its number.
        card_id: Option<Uuid>,
        /// The card's number, if not its id.
        card_no: Option<String>,
        /// The card's binding password.
        binding_password: Secret,
    }

    /// `POST /member/unbind-card`
    #[schemars(extend("oneOf" = one_name_of_a_card()))]
    UnbindCard {
        /// The card's id, if not its number.
        card_id: Option<Uuid>,
        /// The card's number, if not its id.
        card_no: Option<String>,
    }

    /// `POST /admin/points/adjust`
    AdjustPoints {
        /// The card.
        card_id: Uuid,
        /// How many points, negative to take; not 0.
        #[schemars(
            range(min = -1_000_000_000, max = 1_000_000_000),
            extend("not" = { "const": 0 }),
        )]
        delta_points: i64,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: String,
    }
}
