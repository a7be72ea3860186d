//! What every command needs: settings, tokens, output and the server's address.

use std::net::IpAddr;

use mps_client::{Client, ClientOptions};

use crate::arguments::Arguments;
use crate::error::CliError;
use crate::output::Output;
use crate::settings::Settings;
use crate::token::{SignIn, TokenStore};

/// What every command needs.
#[derive(Debug)]
pub(crate) struct Context {
    /// The settings in force.
    pub(crate) settings: Settings,
    /// The tokens on disk.
    pub(crate) tokens: TokenStore,
    /// How output is printed.
    pub(crate) output: Output,
    options: ClientOptions,
}

impl Context {
    /// Applies the arguments over the settings.
    pub(crate) fn new(arguments: &Arguments) -> Result<Self, CliError> {
        let settings = Settings::read()?;
        let base_url = arguments.base_url.as_deref();
        let base_url = base_url.unwrap_or(&settings.base_url).trim();
        let base_url = base_url.trim_end_matches('/').to_owned();
        let is_web_address = ["http://", "https://"].iter().any(|scheme| {
            base_url
                .strip_prefix(scheme)
                .is_some_and(|rest| !rest.is_empty())
        });
        if !is_web_address {
            return Err(CliError::wrong_use_try(
                format!("{base_url:?} is not the address of a server"),
                "give it as http://127.0.0.1:8000 or https://pay.example",
            ));
        }
        Ok(Self {
            tokens: TokenStore::new(settings.home.clone()),
            output: Output::new(arguments.json, settings.colors),
            options: ClientOptions {
                base_url,
                timeout: settings.timeout,
                retries: settings.retries,
                language: arguments.lang.tag().to_owned(),
            },
            settings,
        })
    }

    /// The server's address.
    pub(crate) fn base_url(&self) -> &str {
        &self.options.base_url
    }

    /// The options for reaching the server.
    pub(crate) const fn options(&self) -> &ClientOptions {
        &self.options
    }

    /// A client that is not signed in.
    pub(crate) fn client(&self) -> Result<Client, CliError> {
        Ok(Client::new(self.options.clone())?)
    }

    /// A client that is signed in, and its sign-in.
    pub(crate) fn signed_in(&self) -> Result<(Client, SignIn), CliError> {
        let sign_in = self.tokens.load(self.base_url())?;
        let sign_in = sign_in.ok_or_else(|| CliError::NotSignedIn {
            base_url: self.base_url().to_owned(),
        })?;
        let client = self.client()?.with_token(sign_in.token.reveal());
        Ok((client, sign_in))
    }

    /// Whether others can read the requests on their way.
    pub(crate) fn protection(&self) -> Protection {
        protection(self.base_url())
    }
}

/// Whether others can read the requests on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protection {
    /// TLS.
    Encrypted,
    /// No encryption, but nothing leaves this machine.
    Loopback,
    /// No encryption.
    Readable,
}

fn protection(base_url: &str) -> Protection {
    let Some(rest) = base_url.strip_prefix("http://") else {
        return Protection::Encrypted;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let place = authority.rsplit('@').next().unwrap_or(authority);
    let host = match place.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => place.split(':').next().unwrap_or(place),
    };
    let address: Result<IpAddr, _> = host.parse();
    if host == "localhost" || address.is_ok_and(|address| address.is_loopback()) {
        Protection::Loopback
    } else {
        Protection::Readable
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_machines_need_encryption() {
        for (base_url, expected) in [
            ("https://pay.example", Protection::Encrypted),
            ("http://127.0.0.1:8000", Protection::Loopback),
            ("http://localhost", Protection::Loopback),
            ("http://[::1]:8000/api", Protection::Loopback),
            ("http://pay.example", Protection::Readable),
            ("http://127.0.0.1@pay.example", Protection::Readable),
            ("http://localhost.example:80", Protection::Readable),
        ] {
            assert_eq!(protection(base_url), expected, "{base_url}");
        }
    }
}
