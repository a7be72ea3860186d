//! Work that waits for the disk or for a program.

use crate::error::StoreError;

/// Runs such work on a thread where it does not block other tasks.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| StoreError::Io {
        what: "working in the background".to_owned(),
        source: std::io::Error::other(error),
    })?
}
