//! A shop in a temporary database.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use mps_domain::access::Bearer;
use mps_domain::account::Account;
use mps_domain::accounts::PasswordHash;
use mps_domain::audit::RequestOrigin;
use mps_domain::calendar::BusinessCalendar;
use mps_domain::code::{CodeHash, CodePrefix};
use mps_domain::decision::{Actor, Command};
use mps_domain::ids::{CardId, CodeId, MemberId, MerchantId, SessionId, TransactionId};
use mps_domain::operations::{
    AdminRecharge, Charge, Charged, CreateMember, CreateMerchant, GenerateCode, Keys, NewSession,
    SignIn,
};
use mps_domain::policy::{PointsBasis, RefundPoints, SessionLife, SessionLives, TotpRequired};
use mps_domain::second_factor::SecondProof;
use mps_domain::transaction::PaymentMethod;
use mps_domain::{Currency, Money, Operation, Policy, Timestamp};
use mps_store::{
    Access, AuditKey, AuditKeys, Database, ExecuteError, ManualClock, PostgresOptions,
    PreparedStatements, Store, StoreOptions, queries,
};
use mps_testbed::{On, Scratch};
use uuid::Uuid;

pub(crate) struct Shop {
    pub(crate) store: Arc<Store>,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) scratch: Scratch,
    next: AtomicU64,
    pub(crate) merchant: Actor,
}

pub(crate) struct Buyer {
    pub(crate) card_id: CardId,
    pub(crate) card_no: String,
    pub(crate) member_id: MemberId,
    pub(crate) actor: Actor,
}

/// How long sessions live: longer than a test passes.
const LIFE: SessionLife = SessionLife {
    total_secs: 1_000_000,
    idle_secs: 1_000_000,
};

pub(crate) fn policy() -> Policy {
    Policy {
        currency: Currency::CNY,
        phone_region: None,
        calendar: BusinessCalendar::utc(),
        points_basis: PointsBasis::Raw,
        refund_points: RefundPoints::Reverse,
        code_ttl_secs: 900,
        code_prefix: CodePrefix::DEFAULT,
        code_reuse: false,
        recharge_min: Money::from_minor(1),
        recharge_max: Money::from_minor(500_000),
        card_balance_max: Money::from_minor(1_000_000),
        cash_recharge_daily_limit: Money::from_minor(500_000),
        voucher_refund_grace_secs: 30 * 24 * 60 * 60,
        approval_above: None,
        sandbox: false,
        totp_required: TotpRequired::default(),
        sessions: SessionLives {
            member: LIFE,
            merchant: LIFE,
            admin: LIFE,
        },
        reauthenticate_after_secs: 30 * 60,
    }
}

/// Returns the options for a PostgreSQL database in tests.
pub(crate) fn postgres(url: String) -> Database {
    Database::Postgres(PostgresOptions {
        url,
        pool_min: 0,
        pool_max: 8,
        command_timeout: Duration::from_mins(1),
        prepared: PreparedStatements::Auto,
        lanes: 1,
    })
}

/// Returns the usual options. There is one lane, so that a test knows which commands share a batch.
pub(crate) fn options(scratch: &Scratch, clock: Arc<ManualClock>) -> StoreOptions {
    StoreOptions {
        database: match scratch.on {
            On::Sqlite => Database::Sqlite(scratch.file()),
            On::Postgres => postgres(scratch.url()),
        },
        access: Access::Serve,
        batch_max: 256,
        queue_max: 4096,
        policy: policy(),
        clock,
        audit_keys: AuditKeys {
            current: AuditKey::new(b"a key for the audit of the tests"),
            previous: Vec::new(),
        },
        listener: None,
        watcher: None,
    }
}

impl Shop {
    pub(crate) async fn open(on: On) -> Self {
        Self::open_with(on, |_| {}).await
    }

    /// Opens a shop in a PostgreSQL database that the caller provides.
    pub(crate) async fn open_at(url: String) -> Self {
        Self::open_with(On::Sqlite, |options| {
            options.database = postgres(url);
        })
        .await
    }

    pub(crate) async fn open_with(on: On, change: impl FnOnce(&mut StoreOptions)) -> Self {
        let scratch = Scratch::new(on);
        let start = Timestamp::parse("2026-03-01T08:00:00Z").unwrap();
        let clock = Arc::new(ManualClock::new(start));
        let mut options = options(&scratch, Arc::clone(&clock));
        change(&mut options);
        let store = Arc::new(Store::open(options).await.unwrap());
        let next = AtomicU64::new(1);
        let mut shop = Self {
            store,
            clock,
            scratch,
            next,
            merchant: Actor::Anonymous,
        };
        let merchant_id = MerchantId::new(shop.id());
        let create = CreateMerchant {
            merchant_id,
            code: "SHOP".to_owned(),
            name: "shop".to_owned(),
            contact: None,
            fee_bps: 0,
            settlement_mode: mps_domain::settlement::SettlementMode::Realtime,
            password: PasswordHash::new("none".to_owned()),
        };
        shop.execute(Actor::System, create).await.unwrap();
        shop.merchant = shop.sign_in(Account::Merchant(merchant_id), 0).await;
        shop
    }

    pub(crate) fn id(&self) -> Uuid {
        Uuid::from_u128(self.next.fetch_add(1, Ordering::SeqCst).into())
    }

    pub(crate) async fn execute<O: Operation>(
        &self,
        actor: Actor,
        operation: O,
    ) -> Result<O::Receipt, ExecuteError> {
        // Two commands never arrive in the same microsecond.
        self.clock.advance_micros(1);
        let origin = RequestOrigin {
            request_id: self.id(),
            address: None,
        };
        self.store
            .execute(Command {
                actor,
                origin,
                operation,
            })
            .await
    }

    /// Signs in with the right password, at this access epoch.
    pub(crate) async fn sign_in(&self, account: Account, epoch: i64) -> Actor {
        let session = NewSession {
            session_id: SessionId::new(self.id()),
            token_id: self.id(),
        };
        let sign_in = SignIn {
            ends: Vec::new(),
            account: Some(account),
            password_is_right: true,
            upgraded_password: None,
            second_proof: SecondProof::Absent,
            epoch,
            session,
        };
        self.execute(Actor::Anonymous, sign_in).await.unwrap();
        let (session_id, token_id) = (session.session_id, session.token_id);
        Actor::Bearer(Bearer {
            session_id,
            token_id,
            account,
        })
    }

    /// Returns the access epoch of an account.
    pub(crate) async fn epoch_of(&self, account: Account) -> i64 {
        let login = self.store.fetch_one(queries::accounts::login_of(account));
        login.await.unwrap().unwrap().epoch
    }

    /// Creates a member whose card has this balance in cents.
    pub(crate) async fn buyer(&self, cents: i64) -> Buyer {
        let (member_id, card_id) = (MemberId::new(self.id()), CardId::new(self.id()));
        let create = CreateMember {
            member_id,
            card_id,
            name: "member".to_owned(),
            phone: None,
            email: None,
            password: None,
            external_identity: None,
            keys: self.new_key(),
        };
        let created = self.execute(Actor::System, create).await.unwrap();
        if cents > 0 {
            let recharge = AdminRecharge {
                transaction_id: TransactionId::new(self.id()),
                card_id,
                amount: Money::from_minor(cents),
                payment_method: PaymentMethod::Bank,
                reason: "test".to_owned(),
                keys: self.new_key(),
            };
            self.execute(Actor::System, recharge).await.unwrap();
        }
        let actor = self.sign_in(Account::Member(member_id), 0).await;
        Buyer {
            card_id,
            card_no: created.card.card_no,
            member_id,
            actor,
        }
    }

    /// Creates a member with a name only.
    pub(crate) async fn member_called(&self, name: &str) {
        let create = CreateMember {
            member_id: MemberId::new(self.id()),
            card_id: CardId::new(self.id()),
            name: name.to_owned(),
            phone: None,
            email: None,
            password: None,
            external_identity: None,
            keys: self.new_key(),
        };
        self.execute(Actor::System, create).await.unwrap();
    }

    pub(crate) fn new_key(&self) -> Keys {
        Keys {
            idempotency_key: Some(self.id().to_string()),
            external_order_id: None,
        }
    }

    pub(crate) async fn code(&self, buyer: &Buyer) -> CodeHash {
        let code = CodeHash::of(&self.id().to_string());
        let generate = GenerateCode {
            code_id: CodeId::new(self.id()),
            card_id: buyer.card_id,
            code,
            ttl_secs: None,
        };
        self.execute(buyer.actor, generate).await.unwrap();
        code
    }

    /// Returns a charge command that has not been sent.
    pub(crate) fn charge(&self, code: CodeHash, cents: i64) -> Charge {
        Charge {
            transaction_id: TransactionId::new(self.id()),
            code,
            amount: Money::from_minor(cents),
            tag: None,
            keys: self.new_key(),
        }
    }

    pub(crate) async fn send(&self, charge: Charge) -> Result<Charged, ExecuteError> {
        self.execute(self.merchant, charge).await
    }

    /// Restarts the store and returns the same shop.
    pub(crate) async fn reopen(self) -> Self {
        self.reopen_for(Access::Serve).await
    }

    pub(crate) async fn reopen_for(self, access: Access) -> Self {
        self.store.close(Duration::from_secs(10)).await.unwrap();
        let Self {
            store,
            clock,
            scratch,
            next,
            merchant,
        } = self;
        drop(store);
        let mut options = options(&scratch, Arc::clone(&clock));
        options.access = access;
        let store = Arc::new(Store::open(options).await.unwrap());
        Self {
            store,
            clock,
            scratch,
            next,
            merchant,
        }
    }

    pub(crate) async fn close(self) -> Scratch {
        self.store.close(Duration::from_secs(10)).await.unwrap();
        self.scratch
    }
}
