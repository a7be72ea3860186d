//! Creates a town's accounts through the store: without HTTP, and without waiting for Argon2.

use std::sync::OnceLock;

use mps_api::App;
use mps_domain::access::Bearer;
use mps_domain::account::Account;
use mps_domain::account::Role;
use mps_domain::accounts::PasswordHash;
use mps_domain::audit::RequestOrigin;
use mps_domain::code::CodeHash;
use mps_domain::decision::{Actor, Command};
use mps_domain::ids::{
    AdminId, CardId, CodeId, MemberId, MerchantId, SessionId, StaffId, TransactionId,
};
use mps_domain::operations::{
    AdminRecharge, Charge, CreateAdmin, CreateMember, CreateMerchant, CreateStaff, GenerateCode,
    Keys, MemberCreated, NewSession, SignIn, SignOut,
};
use mps_domain::second_factor::SecondProof;
use mps_domain::transaction::PaymentMethod;
use mps_domain::{Money, Operation};
use uuid::Uuid;

use crate::support::{ADMIN, PASSWORD, Who};

/// Returns the hash of [`PASSWORD`], computed only once because it is slow.
fn hash() -> PasswordHash {
    static HASH: OnceLock<PasswordHash> = OnceLock::new();
    HASH.get_or_init(|| mps_api::hash_password(PASSWORD).unwrap())
        .clone()
}

/// Creates the accounts of a town.
pub(super) struct Settlers<'a> {
    pub(super) app: &'a App,
}

impl Settlers<'_> {
    fn id(&self) -> Uuid {
        mps_api::random::id(self.app.store().clock().now()).unwrap()
    }

    async fn execute<O: Operation>(&self, actor: Actor, operation: O) -> O::Receipt {
        let origin = RequestOrigin {
            request_id: self.id(),
            address: None,
        };
        let command = Command {
            actor,
            origin,
            operation,
        };
        self.app.store().execute(command).await.unwrap()
    }

    pub(super) async fn admin(&self) {
        let operation = CreateAdmin {
            admin_id: AdminId::new(self.id()),
            name: ADMIN.identifier.to_owned(),
            password: Some(hash()),
        };
        self.execute(Actor::System, operation).await;
    }

    /// Creates a merchant with a manager and a cashier.
    pub(super) async fn merchant(&self, code: &str) -> (MerchantId, Account) {
        let merchant_id = MerchantId::new(self.id());
        let operation = CreateMerchant {
            merchant_id,
            code: code.to_owned(),
            name: format!("The shop {code}"),
            contact: None,
            fee_bps: 0,
            settlement_mode: mps_domain::settlement::SettlementMode::Realtime,
            password: hash(),
        };
        self.execute(Actor::System, operation).await;
        self.staff(merchant_id, "manager", Role::Manager).await;
        let cashier = self.staff(merchant_id, "cashier", Role::Cashier).await;
        (merchant_id, cashier)
    }

    pub(super) async fn staff(&self, merchant: MerchantId, operator: &str, role: Role) -> Account {
        let id = StaffId::new(self.id());
        let operation = CreateStaff {
            staff_id: id,
            merchant_id: Some(merchant),
            operator: operator.to_owned(),
            name: operator.to_owned(),
            role,
            password: Some(hash()),
        };
        self.execute(Actor::System, operation).await;
        Account::Staff { id, merchant }
    }

    pub(super) async fn member(&self, who: Who, email: &str, units: i64) -> MemberCreated {
        let operation = CreateMember {
            member_id: MemberId::new(self.id()),
            card_id: CardId::new(self.id()),
            name: who.identifier.to_owned(),
            phone: Some(who.identifier.to_owned()),
            email: Some(email.to_owned()),
            password: Some(hash()),
            external_identity: None,
            keys: self.keys(),
        };
        let created = self.execute(Actor::System, operation).await;
        let operation = AdminRecharge {
            transaction_id: TransactionId::new(self.id()),
            card_id: created.card.id,
            amount: self.money(units),
            payment_method: PaymentMethod::Bank,
            reason: "opening".to_owned(),
            keys: self.keys(),
        };
        self.execute(Actor::System, operation).await;
        created
    }

    pub(super) async fn purchase(&self, buyer: &MemberCreated, cashier: Account, units: i64) {
        let code = CodeHash::of("the first purchase");
        let buyer_signed_in = self.actor(Account::Member(buyer.member.id)).await;
        let operation = GenerateCode {
            code_id: CodeId::new(self.id()),
            card_id: buyer.card.id,
            code,
            ttl_secs: None,
        };
        self.execute(buyer_signed_in, operation).await;
        let operation = Charge {
            transaction_id: TransactionId::new(self.id()),
            code,
            amount: self.money(units),
            tag: None,
            keys: self.keys(),
        };
        let cashier_signed_in = self.actor(cashier).await;
        self.execute(cashier_signed_in, operation).await;
        for actor in [buyer_signed_in, cashier_signed_in] {
            self.execute(actor, SignOut).await;
        }
    }

    fn money(&self, units: i64) -> Money {
        let per_unit = self.app.store().policy().currency.minor_per_unit();
        Money::from_minor(units.saturating_mul(per_unit))
    }

    fn keys(&self) -> Keys {
        Keys {
            idempotency_key: Some(self.id().to_string()),
            external_order_id: None,
        }
    }

    async fn actor(&self, account: Account) -> Actor {
        let session = NewSession {
            session_id: SessionId::new(self.id()),
            token_id: self.id(),
        };
        let operation = SignIn {
            ends: Vec::new(),
            account: Some(account),
            password_is_right: true,
            upgraded_password: None,
            second_proof: SecondProof::Absent,
            epoch: 0,
            session,
        };
        self.execute(Actor::Anonymous, operation).await;
        Actor::Bearer(Bearer {
            session_id: session.session_id,
            token_id: session.token_id,
            account,
        })
    }
}
