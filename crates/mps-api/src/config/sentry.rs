//! Where errors are reported.

use std::fmt;

use sentry::types::Dsn;

use crate::config::read::Reader;

/// The Sentry of `SENTRY_DSN`. Its key is never printed.
#[derive(Clone)]
pub struct SentryOptions {
    pub(crate) dsn: Dsn,
}

impl fmt::Debug for SentryOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}://****@{}:{}",
            self.dsn.scheme(),
            self.dsn.host(),
            self.dsn.port()
        )
    }
}

pub(super) fn read(read: &mut Reader<'_>) -> Option<SentryOptions> {
    let text = read.text("SENTRY_DSN")?;
    let dsn = text.parse::<Dsn>().ok();
    if dsn.is_none() {
        let fix = "the DSN of a project, as Sentry shows it: https://KEY@HOST/PROJECT; without one \
                   nothing is reported";
        read.mistake_with("SENTRY_DSN", "****", fix);
    }
    dsn.map(|dsn| SentryOptions { dsn })
}

pub(super) fn describe(options: Option<&SentryOptions>) -> Vec<(&'static str, String)> {
    let shown = options.map_or_else(|| "(none)".to_owned(), |options| format!("{options:?}"));
    vec![("SENTRY_DSN", shown)]
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Environment};

    #[test]
    fn a_wrong_address_is_named_and_none_is_shown() {
        let read = |dsn| Config::from_environment(&Environment::of(&[("SENTRY_DSN", dsn)]));
        for wrong in [
            "s3cr3t-k3y",
            "ftp://s3cr3t-k3y@sentry.example/1",
            "https://sentry.example/1",
        ] {
            let text = read(wrong).unwrap_err().to_string();
            assert!(
                text.contains("SENTRY_DSN=****: the DSN of a project"),
                "{text}"
            );
            assert!(!text.contains("s3cr3t-k3y"), "{text}");
        }
        let config = read("https://s3cr3t-k3y@sentry.example/1").unwrap();
        let shown = format!("{:?} {config:?}", config.describe());
        assert!(shown.contains("https://****@sentry.example:443"), "{shown}");
        assert!(!shown.contains("s3cr3t-k3y"), "{shown}");
    }
}
