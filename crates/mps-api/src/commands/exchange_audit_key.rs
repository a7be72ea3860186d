//! `mps-api exchange-audit-key`

use std::process::ExitCode;
use std::sync::Arc;

use mps_domain::decision::Actor;
use mps_domain::operations::ExchangeAuditKey;
use mps_store::verify::earlier_streams;
use mps_store::{Access, Store, SystemClock};

use super::{CLOSE, CommandError, execute, print};
use crate::config::Config;
use crate::run::server::store_options;

pub(super) async fn run(config: &Config) -> Result<ExitCode, CommandError> {
    if config.secrets.audit_keys_previous.is_empty() {
        return Err(
            "AUDIT_KEY_PREVIOUS is not set: set it to the key from before and AUDIT_KEY to the new one, \
             restart all servers, then run this again"
                .into(),
        );
    }
    let options = store_options(config, Access::Command, Arc::new(SystemClock))?;
    let store = Store::open(options).await?;
    let message = match earlier_streams(&store).await? {
        Ok(earlier) => {
            let streams = earlier.count;
            let operation = ExchangeAuditKey {
                streams,
                sum: earlier.sum,
            };
            execute(&store, Actor::System, operation).await?;
            Ok(format!(
                "the key of the audit is exchanged: {streams} streams under AUDIT_KEY_PREVIOUS are \
                 recorded as they are. Keep those keys set, for `verify` and for second factors"
            ))
        }
        Err(broken) => {
            let broken: Vec<String> = broken.iter().map(ToString::to_string).collect();
            Err(broken.join("\n"))
        }
    };
    store.close(CLOSE).await?;
    print(&message?)
}
