//! TLS to the database: how far `sslmode` trusts a certificate.

use std::path::Path;
use std::process::Command;

use std::sync::Arc;
use std::time::Duration;

use mps_domain::Timestamp;
use mps_store::{ManualClock, Store, StoreError};
use mps_testbed::{On, Postgres, Scratch};

use crate::shop::{options, postgres};

/// Creates a self-signed certificate for a name. Returns the paths of the certificate and its key.
fn certificate(folder: &Path, name: &str, file: &str) -> (String, String) {
    let path = |kind: &str| folder.join(format!("{file}.{kind}")).display().to_string();
    let (certificate, key) = (path("crt"), path("key"));
    let names = format!("subjectAltName=DNS:{name}");
    let made = Command::new("openssl")
        .args([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
        ])
        .args(["-subj", &format!("/CN={name}"), "-addext", &names])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-out", &certificate, "-keyout", &key])
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    (certificate, key)
}

/// Starts a server with a TLS certificate for `name`. Returns it with the path of the certificate.
fn server(folder: &Path, name: &str) -> (Postgres, String) {
    let (certificate, key) = certificate(folder, name, "server");
    // PostgreSQL accepts a key file only if it belongs to the server's user or to root and others cannot read
    // it.
    let readable = Command::new("sh")
        .args([
            "-c",
            "chmod 755 \"$1\"; id -u postgres >/dev/null && chown postgres \"$2\"",
        ])
        .args(["sh", &folder.display().to_string(), &key])
        .output();
    assert!(readable.unwrap().status.success());
    let settings = [
        ("fsync", "off"),
        ("ssl", "on"),
        ("ssl_cert_file", certificate.as_str()),
        ("ssl_key_file", key.as_str()),
    ];
    let server = Postgres::start_with(&settings);
    (server, certificate)
}

async fn open(url: String) -> Result<Store, StoreError> {
    let start = Timestamp::parse("2026-03-01T08:00:00Z").unwrap();
    let clock = Arc::new(ManualClock::new(start));
    let mut options = options(&Scratch::new(On::Sqlite), clock);
    options.database = postgres(url);
    Store::open(options).await
}

async fn close(store: Store) {
    store.close(Duration::from_secs(10)).await.unwrap();
}

#[tokio::test]
async fn the_line_is_encrypted_and_certificates_are_believed_as_far_as_sslmode_says() {
    let folder = tempfile::tempdir().unwrap();
    let (server, authority) = server(folder.path(), "localhost");
    let (stranger, _) = certificate(folder.path(), "localhost", "stranger");
    let name = server.create_database();
    let by_address = server.url(&name);
    let by_name = by_address.replace("127.0.0.1", "localhost");
    let encrypted = "SELECT count(*) FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) \
                     WHERE a.application_name = 'mps-api' AND s.ssl";
    let plain = encrypted.replace("AND s.ssl", "AND NOT s.ssl");
    let counts = || {
        (
            server.psql("postgres", encrypted),
            server.psql("postgres", &plain),
        )
    };

    for words in [
        "sslmode=require".to_owned(),
        "sslmode=prefer".to_owned(),
        format!("sslmode=verify-ca&sslrootcert={authority}"),
    ] {
        let store = open(format!("{by_address}?{words}")).await.unwrap();
        let (secret, open) = counts();
        assert!(secret != "0" && open == "0", "{words}: {secret} and {open}");
        close(store).await;
    }
    let full = format!("sslmode=verify-full&sslrootcert={authority}");
    close(open(format!("{by_name}?{full}")).await.unwrap()).await;
    for (url, words) in [
        (&by_address, full.clone()),
        (
            &by_name,
            format!("sslmode=verify-full&sslrootcert={stranger}"),
        ),
        (
            &by_name,
            format!("sslmode=verify-ca&sslrootcert={stranger}"),
        ),
        (
            &by_name,
            "sslmode=verify-full&sslrootcert=/nowhere.pem".to_owned(),
        ),
        (&by_name, "sslmode=perhaps".to_owned()),
    ] {
        let refused = open(format!("{url}?{words}")).await;
        assert!(refused.is_err(), "{words}");
    }
    let store = open(format!("{by_address}?sslmode=disable")).await.unwrap();
    assert_eq!(counts().0, "0");
    close(store).await;
}
