//! Administrators.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::requests::Secret;

requests! {
    /// `POST /admin/admins`
    CreateAdmin {
        /// The login name, unique.
        #[schemars(regex(pattern = r"^[A-Za-z0-9_.-]{1,50}$"))]
        name: String,
        /// A temporary password, 8 characters or more; without one, an activation sets the password.
        #[schemars(length(min = 8, max = 1024))]
        password: Option<Secret>,
    }

    /// `PATCH /admin/admins/{id}`: a field that is absent stays.
    UpdateAdmin {
        /// The state.
        #[schemars(extend("enum" = ["active", "inactive", null]))]
        status: Option<String>,
        /// A temporary password, 8 characters or more.
        #[schemars(length(min = 8, max = 1024))]
        password: Option<Secret>,
    }
}
