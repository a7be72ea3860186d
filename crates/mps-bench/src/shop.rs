//! A shop with many members, made through the store before the server starts.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use mps_api::random;
use mps_api::{Config, config::Environment, run::server::store_options};
use mps_domain::access::Bearer;
use mps_domain::account::Account;
use mps_domain::accounts::PasswordHash;
use mps_domain::audit::RequestOrigin;
use mps_domain::decision::{Actor, Command};
use mps_domain::ids::{CardId, CodeId, MemberId, MerchantId, SessionId, TransactionId};
use mps_domain::limits::{LimitId, LimitKind};
use mps_domain::operations::{
    AdminRecharge, CreateMember, CreateMerchant, GenerateCode, Keys, NewSession, SetLimits, SignIn,
};
use mps_domain::second_factor::SecondProof;
use mps_domain::transaction::PaymentMethod;
use mps_domain::{Money, Operation};
use mps_protocol::requests::{Login, Secret};
use mps_store::{Access, Store, SystemClock};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::secrets::{AUDIT_KEY, PASSWORD};
use crate::server::Server;

/// How many members are made at once: enough to fill batches.
const AT_ONCE: usize = 256;

const MERCHANT: &str = "BENCH";

/// A shop.
pub(crate) struct Shop {
    /// The cards that are charged.
    pub(crate) cards: Vec<ChargedCard>,
    /// How many transactions there are before the first charge.
    pub(crate) transactions: u64,
}

/// A card with its reusable code, which is valid for 900 seconds.
pub(crate) struct ChargedCard {
    pub(crate) code: String,
    pub(crate) card_no: String,
    pub(crate) member_no: String,
    pub(crate) member_id: MemberId,
    pub(crate) code_id: Uuid,
    /// A session of the card's member.
    pub(crate) session: NewSession,
}

/// Makes a shop in a database: `charged` cards with money and a reusable code each, and `others` with a
/// live code that nobody uses.
pub(crate) async fn make(database_url: &str, charged: usize, others: usize) -> Result<Shop> {
    let environment = Environment::of(&[
        ("DATABASE_URL", database_url),
        ("PAYMENT_CODE_REUSE", "true"),
        ("CARD_BALANCE_MAX", "9999999999.99"),
        ("AUDIT_KEY", AUDIT_KEY),
    ]);
    let config = Config::from_environment(&environment)?;
    let options = store_options(&config, Access::Serve, Arc::new(SystemClock))?;
    let store = Arc::new(Store::open(options).await?);
    let password = mps_api::hash_password(PASSWORD).map_err(|error| anyhow!("{error}"))?;
    let merchant_id = MerchantId::new(id(&store)?);
    let merchant = CreateMerchant {
        merchant_id,
        code: MERCHANT.to_owned(),
        name: "bench".to_owned(),
        contact: None,
        fee_bps: 0,
        settlement_mode: mps_domain::settlement::SettlementMode::Realtime,
        password: password.clone(),
    };
    execute(&store, Actor::System, merchant).await?;
    // This shop takes cash as fast as machines can, all day.
    let kinds = [LimitKind::MerchantCashDay, LimitKind::MerchantCredit];
    let limits = kinds.map(|kind| (LimitId::of_all(kind), None)).into();
    execute(&store, Actor::System, SetLimits { limits }).await?;

    let mut cards = Vec::with_capacity(charged);
    let mut tasks = JoinSet::new();
    for number in 0..charged.saturating_add(others) {
        if tasks.len() >= AT_ONCE
            && let Some(card) = tasks.join_next().await
        {
            cards.extend(card??);
        }
        let store = Arc::clone(&store);
        let password = password.clone();
        tasks.spawn(async move { member(&store, number < charged, password).await });
    }
    while let Some(card) = tasks.join_next().await {
        cards.extend(card??);
    }
    let store = Arc::into_inner(store).context("somebody still uses the store")?;
    store.close(Duration::from_mins(1)).await?;
    let transactions = u64::try_from(charged)?;
    Ok(Shop {
        cards,
        transactions,
    })
}

/// Signs in as the merchant, whose own account has a manager's rights. Returns the token.
pub(crate) async fn sign_in(server: &Server) -> Result<String> {
    sign_in_as(server, "merchant", MERCHANT).await
}

/// Signs in as a member. Returns the token.
pub(crate) async fn sign_in_member(server: &Server, member_no: &str) -> Result<String> {
    sign_in_as(server, "member", member_no).await
}

async fn sign_in_as(server: &Server, role: &str, identifier: &str) -> Result<String> {
    let login = Login {
        role: role.to_owned(),
        identifier: identifier.to_owned(),
        operator: None,
        password: Secret::new(PASSWORD),
        totp: None,
    };
    Ok(server.client()?.login(&login).await?.token().to_owned())
}

/// Makes a member with a live code; returns the card if it will be charged.
async fn member(
    store: &Store,
    charged: bool,
    password: PasswordHash,
) -> Result<Option<ChargedCard>> {
    let (member_id, card_id) = (MemberId::new(id(store)?), CardId::new(id(store)?));
    let create = CreateMember {
        member_id,
        card_id,
        name: "bench".to_owned(),
        phone: None,
        email: None,
        password: Some(password),
        external_identity: None,
        keys: Keys {
            idempotency_key: Some(card_id.to_string()),
            external_order_id: None,
        },
    };
    let created = execute(store, Actor::System, create).await?;
    if charged {
        let recharge = AdminRecharge {
            transaction_id: TransactionId::new(id(store)?),
            card_id,
            amount: Money::from_minor(500_000),
            payment_method: PaymentMethod::Bank,
            reason: "bench".to_owned(),
            keys: Keys {
                idempotency_key: Some(card_id.to_string()),
                external_order_id: None,
            },
        };
        execute(store, Actor::System, recharge).await?;
    }
    let session = NewSession {
        session_id: SessionId::new(id(store)?),
        token_id: id(store)?,
    };
    let account = Account::Member(member_id);
    let sign_in = SignIn {
        ends: Vec::new(),
        account: Some(account),
        password_is_right: true,
        upgraded_password: None,
        second_proof: SecondProof::Absent,
        epoch: 0,
        session,
    };
    execute(store, Actor::Anonymous, sign_in).await?;
    let (session_id, token_id) = (session.session_id, session.token_id);
    let actor = Actor::Bearer(Bearer {
        session_id,
        token_id,
        account,
    });
    let code = random::payment_code(store.policy().code_prefix)?;
    let code_id = id(store)?;
    let generate = GenerateCode {
        code_id: CodeId::new(code_id),
        card_id,
        code: code.hash(),
        ttl_secs: Some(900),
    };
    execute(store, actor, generate).await?;
    Ok(charged.then(|| ChargedCard {
        code: code.reveal().to_owned(),
        card_no: created.card.card_no,
        member_no: created.member.member_no,
        member_id,
        code_id,
        session,
    }))
}

pub(crate) fn id(store: &Store) -> Result<Uuid> {
    Ok(random::id(store.clock().now())?)
}

pub(crate) async fn execute<O: Operation>(
    store: &Store,
    actor: Actor,
    operation: O,
) -> Result<O::Receipt> {
    let origin = RequestOrigin {
        request_id: id(store)?,
        address: None,
    };
    Ok(store
        .execute(Command {
            actor,
            origin,
            operation,
        })
        .await?)
}
