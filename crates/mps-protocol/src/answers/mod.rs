//! Bodies of answers.

macro_rules! answers {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
    )+};
}

mod app_config;
mod approvals;
mod cards;
mod health;
mod members;
mod merchants;
mod points;
mod reports;
mod sessions;
mod settlements;
mod transactions;

pub use app_config::*;
pub use approvals::*;
pub use cards::*;
pub use health::*;
pub use members::*;
pub use merchants::*;
pub use points::*;
pub use reports::*;
pub use sessions::*;
pub use settlements::*;
pub use transactions::*;
