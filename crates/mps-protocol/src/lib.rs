//! The types on the wire: requests, answers, error codes, pages, and the table of endpoints.
//!
//! One set of types serves the server, the client library and the terminal program. May depend on
//! `mps-domain` for ids, money and the texts of enumerations, and on no other crate of the project.

pub mod amount;
pub mod answers;
pub mod endpoint;
pub mod error;
pub mod notice;
pub mod openapi;
pub mod page;
pub mod requests;
mod words;

pub use amount::Amount;
pub use endpoint::{Access, Endpoint, Method};
pub use error::{ErrorAnswer, ErrorBody, ErrorCode, ErrorDetails, Language};
pub use notice::Notice;
pub use page::Pagination;
