//! Which versions of TLS are spoken, asked with openssl, since rustls knows no old ones.

use std::process::{Output, Stdio};

use anyhow::{Context, Result, ensure};
use tokio::process::Command;

pub(super) async fn versions(port: u16) -> Result<()> {
    for old in ["-tls1", "-tls1_1"] {
        let output = shake_hands(port, old).await?;
        let message = String::from_utf8_lossy(&output.stderr);
        // The refusal must be nginx's, not that of a client which cannot.
        ensure!(
            !output.status.success() && message.contains("alert protocol version"),
            "{old}: {message}"
        );
    }
    for new in ["-tls1_2", "-tls1_3"] {
        let output = shake_hands(port, new).await?;
        let message = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{new}: {message}");
    }
    Ok(())
}

async fn shake_hands(port: u16, version: &str) -> Result<Output> {
    let mut openssl = Command::new("openssl");
    openssl
        .args([
            "s_client",
            "-connect",
            &format!("127.0.0.1:{port}"),
            version,
        ])
        // Without this it would not even offer the old ones.
        .args(["-cipher", "ALL:@SECLEVEL=0"])
        .stdin(Stdio::null())
        .kill_on_drop(true);
    openssl.output().await.context("openssl does not start")
}
