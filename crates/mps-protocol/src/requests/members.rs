//! Members.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::requests::{Secret, present};
use crate::words;

requests! {
    /// `PATCH /member/profile`, `PATCH /admin/members/{id}`: a field that is absent stays.
    UpdateMember {
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: Option<String>,
        /// The phone number; `null` clears it.
        #[serde(default, deserialize_with = "present")]
        #[schemars(regex(pattern = r"^[+]?[0-9]{5,15}$"))]
        phone: Option<Option<String>>,
        /// The e-mail address; `null` clears it.
        #[serde(default, deserialize_with = "present")]
        #[schemars(email, length(max = 254))]
        email: Option<Option<String>>,
    }

    /// `POST /admin/members/identities`
    BindIdentity {
        /// The member.
        member_id: Uuid,
        /// `wechat`, `alipay` or `line`.
        #[schemars(with = "words::Provider")]
        provider: String,
        /// The id there; it takes the place of one that the member had there.
        #[schemars(length(min = 1, max = 200))]
        external_id: String,
    }

    /// An identity at another provider.
    ExternalIdentity {
        /// `wechat`, `alipay` or `line`.
        #[schemars(with = "words::Provider")]
        provider: String,
        /// The id there.
        #[schemars(length(min = 1, max = 200))]
        external_id: String,
    }

    /// `POST /merchant/members`
    EnrolMember {
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: String,
        /// The phone number, which nobody else has and with which the member signs in.
        #[schemars(regex(pattern = r"^[+]?[0-9]{5,15}$"))]
        phone: String,
    }

    /// `POST /admin/activations`: names one account.
    #[schemars(extend("oneOf" = one_account()))]
    CreateActivation {
        /// A member.
        member_id: Option<Uuid>,
        /// A merchant's own account.
        merchant_id: Option<Uuid>,
        /// A member of a merchant's staff.
        staff_id: Option<Uuid>,
        /// An administrator.
        admin_id: Option<Uuid>,
    }

    /// `POST /admin/members`
    CreateMember {
        /// The name.
        #[schemars(length(min = 1, max = 200))]
        name: String,
        /// The phone number, which nobody else has.
        #[schemars(regex(pattern = r"^[+]?[0-9]{5,15}$"))]
        phone: Option<String>,
        /// The e-mail address, which nobody else has.
        #[schemars(email, length(max = 254))]
        email: Option<String>,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Option<Secret>,
        /// An identity elsewhere, which nobody else has.
        external_identity: Option<ExternalIdentity>,
    }

    /// `POST /admin/members/suspend` and `/activate`
    MemberWithReason {
        /// The member.
        member_id: Uuid,
        /// Why.
        #[schemars(length(min = 1, max = 200))]
        reason: Option<String>,
    }

    /// `POST /admin/members/password`
    MemberPassword {
        /// The member.
        member_id: Uuid,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Secret,
    }
}

/// The schema of a request that names exactly one account.
fn one_account() -> Value {
    let names = ["member_id", "merchant_id", "staff_id", "admin_id"];
    let of_one = |one: &&str| {
        let properties = names.map(|name| {
            let kind = if name == *one { "string" } else { "null" };
            (name.to_owned(), json!({ "type": kind }))
        });
        let properties: serde_json::Map<_, _> = properties.into_iter().collect();
        json!({ "required": [one], "properties": properties })
    };
    names.iter().map(of_one).collect()
}
