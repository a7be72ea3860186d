//! Connections to the server: its address, TLS, and the detection of poolers.

use std::sync::Arc;
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_cert_signed_by_trust_anchor;
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio::net::TcpStream;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::StoreError;
use crate::options::{PostgresOptions, PreparedStatements};
use crate::postgres::connection::Connection;
use crate::postgres::hosts::{are_on_this_machine, one_by_one};

/// The longest time for reaching a server.
pub(crate) const CONNECT: Duration = Duration::from_secs(2);
/// How long the network may be silent before a connection counts as lost.
const SILENCE: Duration = Duration::from_secs(10);

/// The number of statements that stay prepared on a connection. There are more different statements than
/// that: lists with filters, trends over any number of periods, batches that write different tables. Each
/// takes memory here and more on the server, for as long as the connection lives.
pub(crate) const PREPARED_MAX: usize = 256;

/// A server to connect to, or several of which one takes writes.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) config: Config,
    /// The same configuration for each host alone, in their order.
    hosts: Vec<Config>,
    pub(crate) tls: MakeRustlsConnect,
    /// Whether nobody else can answer in the server's place.
    pub(super) proves_identity: bool,
    /// Whether statements are prepared.
    pub(crate) prepared: bool,
    pub(crate) command_timeout: Duration,
}

/// How far a certificate is trusted: the words of `sslmode`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// Any certificate is trusted: the connection is encrypted, but the other end is unknown.
    Anyone,
    /// A certificate of a known authority is trusted, for any name.
    KnownAuthority,
    /// A certificate of a known authority is trusted, for the name that was dialled.
    KnownName,
}

impl Server {
    /// Finds the server of a `DATABASE_URL`, and whether the connection to it is direct.
    pub(crate) async fn find(options: &PostgresOptions) -> Result<Self, StoreError> {
        let mut server = Self::of(options)
            .map_err(|wrong| StoreError::Setting(format!("DATABASE_URL: {wrong}")))?;
        if options.prepared == PreparedStatements::Auto {
            server.prepared = server.is_spoken_to_directly().await?;
            if !server.prepared {
                tracing::info!(
                    "a pooler or proxy is in front of the database: statements are not prepared \
                     (DB_PREPARED_STATEMENTS=on prepares them)"
                );
            }
        }
        Ok(server)
    }

    /// Reads a `DATABASE_URL`, without a look at the server.
    ///
    /// # Errors
    /// What is wrong with it, without any part that may be a password.
    pub(crate) fn of(options: &PostgresOptions) -> Result<Self, String> {
        let (url, ssl_mode, root) = without_tls_parameters(&options.url);
        // The library's error for a wrong URL repeats parts of it, which may be the password.
        let mut config: Config = url
            .parse()
            .map_err(|_| "write it as postgres://user:password@host:5432/database")?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err("it names no host: postgres://user:password@host:5432/database".to_owned());
        }
        let (mode, trust) = match ssl_mode.unwrap_or("prefer") {
            "disable" => (SslMode::Disable, Trust::Anyone),
            "allow" | "prefer" => (SslMode::Prefer, Trust::Anyone),
            "require" if root.is_some() => (SslMode::Require, Trust::KnownAuthority),
            "require" => (SslMode::Require, Trust::Anyone),
            "verify-ca" => (SslMode::Require, Trust::KnownAuthority),
            "verify-full" => (SslMode::Require, Trust::KnownName),
            _ => {
                let words = "sslmode must be disable, prefer, require, verify-ca or verify-full";
                return Err(words.to_owned());
            }
        };
        config
            .ssl_mode(mode)
            .application_name("mps-api")
            .connect_timeout(CONNECT)
            .keepalives_idle(SILENCE)
            .tcp_user_timeout(SILENCE);
        Ok(Self {
            hosts: one_by_one(&config),
            proves_identity: trust == Trust::KnownName || are_on_this_machine(&config),
            config,
            tls: MakeRustlsConnect::new(tls(trust, root)?),
            prepared: options.prepared == PreparedStatements::On,
            command_timeout: options.command_timeout,
        })
    }

    /// Opens a connection to the first host, in their order, that answers.
    pub(crate) async fn connect(&self) -> Result<Connection, StoreError> {
        self.connect_to(None).await
    }

    /// Opens a connection on which rows can be written: to the first host, in their order, that is not a
    /// standby and not read-only.
    pub(crate) async fn connect_to_write(&self) -> Result<Connection, StoreError> {
        self.connect_to(Some(TargetSessionAttrs::ReadWrite)).await
    }

    async fn connect_to(
        &self,
        attrs: Option<TargetSessionAttrs>,
    ) -> Result<Connection, StoreError> {
        let mut failure = None;
        for host in &self.hosts {
            let mut host = host.clone();
            if let Some(attrs) = attrs {
                host.target_session_attrs(attrs);
            }
            // Each host has its own time limit: a host that accepts connections and never answers must not
            // keep us from the next.
            match tokio::time::timeout(CONNECT, host.connect(self.tls.clone())).await {
                Ok(Ok((client, connection))) => {
                    tokio::spawn(connection);
                    return Ok(Connection::new(client, self.prepared));
                }
                Ok(Err(error)) => failure = Some(error.into()),
                Err(_) => failure = Some(no_answer()),
            }
        }
        Err(failure.unwrap_or_else(no_answer))
    }

    /// Whether the server sees this machine's own end of the connection. Behind a pooler it does not. There,
    /// a prepared statement of one program can clash with another's of the same name.
    async fn is_spoken_to_directly(&self) -> Result<bool, StoreError> {
        let mut failure = None;
        for host in &self.hosts {
            match tokio::time::timeout(CONNECT, self.sees_us(host)).await {
                Ok(Ok(sees_us)) => return Ok(sees_us),
                Ok(Err(error)) => failure = Some(error),
                Err(_) => failure = Some(no_answer()),
            }
        }
        Err(failure.unwrap_or_else(no_answer))
    }

    async fn sees_us(&self, config: &Config) -> Result<bool, StoreError> {
        let Some(Host::Tcp(host)) = config.get_hosts().first() else {
            return Ok(false);
        };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let away = |error: std::io::Error| StoreError::NoConnection(error.to_string());
        let stream = TcpStream::connect((host.as_str(), port)).await;
        let stream = stream.map_err(away)?;
        let our_port = stream.local_addr().map_err(away)?.port();
        let mut tls = self.tls.clone();
        let tls = MakeTlsConnect::<TcpStream>::make_tls_connect(&mut tls, host)
            .map_err(|error| StoreError::NoConnection(error.to_string()))?;
        let (client, connection) = config.connect_raw(stream, tls).await?;
        tokio::spawn(connection);
        let rows = client
            .query_typed("SELECT coalesce(inet_client_port(), 0)", &[])
            .await?;
        let their_view: i32 = rows.first().map_or(Ok(0), |row| row.try_get(0))?;
        Ok(their_view == i32::from(our_port))
    }
}

/// Returns the error for a server that did not answer in time.
pub(crate) fn no_answer() -> StoreError {
    StoreError::NoConnection("no answer".to_owned())
}

/// Returns the URL without `sslmode` and `sslrootcert`, and their values: the library knows fewer words than
/// the tools of PostgreSQL.
pub(super) fn without_tls_parameters(url: &str) -> (String, Option<&str>, Option<&str>) {
    let Some((base, query)) = url.split_once('?') else {
        return (url.to_owned(), None, None);
    };
    let (mut mode, mut root, mut others) = (None, None, Vec::new());
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslmode", value)) => mode = Some(value),
            Some(("sslrootcert", value)) => root = Some(value),
            _ => others.push(pair),
        }
    }
    let url = if others.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", others.join("&"))
    };
    (url, mode, root)
}

fn tls(trust: Trust, root: Option<&str>) -> Result<ClientConfig, String> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    let config = match trust {
        Trust::KnownName => builder.with_root_certificates(roots(root)?),
        Trust::Anyone | Trust::KnownAuthority => {
            let authorities = match trust {
                Trust::KnownAuthority => Some(roots(root)?),
                Trust::Anyone | Trust::KnownName => None,
            };
            let verifier = AnyName {
                authorities,
                provider,
            };
            builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(verifier))
        }
    };
    Ok(config.with_no_client_auth())
}

/// Returns the authorities of a file, or those that the machine trusts.
fn roots(file: Option<&str>) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    match file {
        Some(file) => {
            let unreadable = |error: &dyn std::fmt::Display| {
                format!("sslrootcert={file} cannot be read: {error}")
            };
            let certificates = CertificateDer::pem_file_iter(file).map_err(|e| unreadable(&e))?;
            for certificate in certificates {
                let certificate = certificate.map_err(|error| unreadable(&error))?;
                roots.add(certificate).map_err(|error| unreadable(&error))?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err(
            "this machine knows no certificate authority; name the database's with sslrootcert=FILE"
                .to_owned(),
        );
    }
    Ok(roots)
}

/// A verifier that accepts a certificate for any name. This is what `sslmode=require` and `verify-ca` mean in
/// PostgreSQL's own tools.
#[derive(Debug)]
struct AnyName {
    /// The authorities that may have signed it; `None` for any signer.
    authorities: Option<RootCertStore>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if let Some(authorities) = &self.authorities {
            let certificate = ParsedCertificate::try_from(end_entity)?;
            let algorithms = self.provider.signature_verification_algorithms.all;
            verify_server_cert_signed_by_trust_anchor(
                &certificate,
                authorities,
                intermediates,
                now,
                algorithms,
            )?;
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use mps_testbed::Postgres;

    use super::*;

    /// The first host accepts connections, as the kernel does for a process that hangs, and never answers on
    /// them.
    #[tokio::test]
    async fn a_host_that_says_nothing_does_not_keep_us_from_the_next() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let silent = listener.local_addr().unwrap().port();
        let options = PostgresOptions {
            url: format!(
                "postgres://postgres@127.0.0.1:{silent},127.0.0.1:{}/postgres",
                Postgres::shared().port()
            ),
            pool_min: 0,
            pool_max: 1,
            command_timeout: Duration::from_mins(1),
            prepared: PreparedStatements::Off,
            lanes: 1,
        };
        let server = Server::find(&options).await.unwrap();
        let writer = server.connect_to_write().await.unwrap();
        writer.run("SELECT 1").await.unwrap();
    }

    #[test]
    fn the_words_of_tls_are_taken_out_of_a_url() {
        let url =
            "postgres://u:p@h:5432/d?sslmode=verify-full&connect_timeout=3&sslrootcert=/a.pem";
        assert_eq!(
            without_tls_parameters(url),
            (
                "postgres://u:p@h:5432/d?connect_timeout=3".to_owned(),
                Some("verify-full"),
                Some("/a.pem")
            )
        );
        assert_eq!(
            without_tls_parameters("postgres://h/d?sslmode=disable"),
            ("postgres://h/d".to_owned(), Some("disable"), None)
        );
    }
}
