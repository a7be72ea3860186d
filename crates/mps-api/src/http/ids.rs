//! Ids in paths.

use mps_protocol::ErrorCode;
use uuid::Uuid;

use crate::http::ApiError;

/// The id in a path.
pub(crate) fn id_in_path(text: &str) -> Result<Uuid, ApiError> {
    let wrong = || ApiError::of(ErrorCode::ValidationFailed, "id").suggest("a UUID");
    Uuid::parse_str(text).map_err(|_| wrong())
}
