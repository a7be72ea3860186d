//! A real S3 store, in a folder of its own.

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use tempfile::TempDir;
use tokio::net::TcpListener;

/// A store with one bucket.
pub(crate) struct S3 {
    address: std::net::SocketAddr,
    serving: tokio::task::JoinHandle<()>,
    _folder: TempDir,
}

impl S3 {
    /// The id of its only key.
    pub(crate) const ID: &str = "AKIATEST";
    /// The key's secret.
    pub(crate) const SECRET: &str = "a secret of the store of these tests";

    pub(crate) async fn start(bucket: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(bucket)).unwrap();
        let mut builder = S3ServiceBuilder::new(FileSystem::new(folder.path()).unwrap());
        builder.set_auth(SimpleAuth::from_single(Self::ID, Self::SECRET));
        let service = builder.build();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let connections = Builder::new(TokioExecutor::new());
                    let stream = TokioIo::new(stream);
                    let _ = connections.serve_connection(stream, service).await;
                });
            }
        });
        Self {
            address,
            serving,
            _folder: folder,
        }
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
