//! The past of a shop that has been open for a while.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use mps_api::commands::seed_demo;
use mps_api::{Config, config::Environment, run::server::store_options};
use mps_domain::Money;
use mps_domain::access::Bearer;
use mps_domain::decision::Actor;
use mps_domain::ids::{SessionId, TransactionId};
use mps_domain::operations::{Keys, MerchantRecharge, NewSession, SignIn};
use mps_domain::second_factor::SecondProof;
use mps_store::queries::accounts;
use mps_store::{Access, Clock, ManualClock, Store, SystemClock};
use serde_json::{Value, json};

use crate::secrets::AUDIT_KEY;
use crate::shop::{execute, id};

/// How long ago the last recharge was, because anything younger than 10 minutes is not settled yet.
const AGO_SECS: i64 = 3600;

/// Makes the demo data in an empty database, and this many cash recharges at its shop, a second apart,
/// the last one an hour ago. Returns the accounts with `periods`: for each recharge, the end of a
/// period just after it.
pub(super) async fn make(database_url: &str, recharges: i64) -> Result<Value> {
    let settings = [("DATABASE_URL", database_url), ("AUDIT_KEY", AUDIT_KEY)];
    let config = Config::from_environment(&Environment::of(&settings))?;
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    clock.advance_secs(recharges.saturating_add(AGO_SECS).saturating_neg());
    let time: Arc<dyn Clock> = Arc::<ManualClock>::clone(&clock);
    let store = Store::open(store_options(&config, Access::Serve, time)?).await?;
    let demo = seed_demo(&store).await;
    let mut demo = demo.map_err(|error| anyhow!("{error}"))?;

    let card_no = demo.pointer("/members/0/card_no").and_then(Value::as_str);
    let card_no = card_no.context("a member without a card")?.to_owned();
    let manager = sign_in_manager(&store).await?;
    let mut periods = Vec::new();
    for _ in 0..recharges {
        let transaction_id = TransactionId::new(id(&store)?);
        let recharge = MerchantRecharge {
            transaction_id,
            card_no: card_no.clone(),
            amount: Money::from_minor(100),
            keys: Keys {
                idempotency_key: Some(transaction_id.uuid().to_string()),
                external_order_id: None,
            },
        };
        execute(&store, manager, recharge).await?;
        clock.advance_secs(1);
        periods.push(clock.now().to_string());
    }
    store.close(Duration::from_mins(1)).await?;
    let accounts = demo.as_object_mut().context("no accounts")?;
    accounts.insert("periods".to_owned(), json!(periods));
    Ok(demo)
}

async fn sign_in_manager(store: &Store) -> Result<Actor> {
    let login = accounts::login_of_staff("SHOP001", "manager");
    let login = store.fetch_one(login).await?.context("no manager")?;
    let session = NewSession {
        session_id: SessionId::new(id(store)?),
        token_id: id(store)?,
    };
    let sign_in = SignIn {
        ends: Vec::new(),
        account: Some(login.account),
        password_is_right: true,
        upgraded_password: None,
        second_proof: SecondProof::Absent,
        epoch: login.epoch,
        session,
    };
    execute(store, Actor::Anonymous, sign_in).await?;
    Ok(Actor::Bearer(Bearer {
        session_id: session.session_id,
        token_id: session.token_id,
        account: login.account,
    }))
}
