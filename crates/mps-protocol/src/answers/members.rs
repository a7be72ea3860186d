//! Members.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::answers::Card;
use crate::page::Pagination;
use crate::requests::Secret;
use crate::words;

answers! {
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

    /// A link for setting a password. Whoever has it can use it, once.
    Activation {
        /// The secret of the link, shown this one time.
        token: Secret,
        /// From when on it is refused.
        expires_at: String,
    }

    /// `POST /admin/activations`, `/merchant/staff/{id}/activation`
    ActivationCreated {
        /// The link.
        activation: Activation,
    }

    /// `POST /merchant/members`
    MemberEnrolled {
        /// The member.
        member: Member,
        /// The standard card.
        default_card: DefaultCard,
        /// The link with which the member sets a password.
        activation: Activation,
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
}
