//! Checks the supported TLS versions, with openssl, because rustls does not support old versions.

use std::process::{Output, Stdio};

use anyhow::{Context, Result, ensure};
use tokio::process::Command;

pub(super) async fn versions(port: u16) -> Result<()> {
    for old in ["-tls1", "-tls1_1"] {
        let output = shake_hands(port, old).await?;
        let message = String::from_utf8_lossy(&output.stderr);
        // nginx must refuse; a client that cannot speak the version does not count.
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
        // Without this, openssl would not even offer the old versions.
        .args(["-cipher", "ALL:@SECLEVEL=0"])
        .stdin(Stdio::null())
        .kill_on_drop(true);
    openssl.output().await.context("openssl does not start")
}
