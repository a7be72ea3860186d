//! A small town for tests: two merchants with their staff, two members, an administrator, and a
//! server in this process. The clock stands still until a test moves it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use mps_api::App;
use mps_domain::Timestamp;
use mps_domain::account::Role;
use mps_domain::ids::MerchantId;
use mps_domain::operations::MemberCreated;
use mps_protocol::answers;
use mps_protocol::endpoint::{self, Endpoint, Method};
use mps_store::verify::verify;
use mps_store::{Clock, ManualClock};
use mps_testbed::{On, Scratch};
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use tokio::sync::oneshot;
use uuid::Uuid;

use crate::answer::Answer;
use crate::neighbour::Neighbour;
use crate::settlers::Settlers;
use crate::watch::Watched;

/// The password of all accounts.
pub(crate) const PASSWORD: &str = "correct horse battery staple";
/// The initial time of the clock: noon in Taipei.
pub(crate) const NOON: &str = "2026-03-02T04:00:00Z";

/// An account that can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Who {
    role: &'static str,
    pub(crate) identifier: &'static str,
    operator: Option<&'static str>,
}

const fn who(role: &'static str, identifier: &'static str, operator: Option<&'static str>) -> Who {
    Who {
        role,
        identifier,
        operator,
    }
}

/// The administrator.
pub(crate) const ADMIN: Who = who("admin", "root", None);
/// The first merchant's own account.
pub(crate) const SHOP: Who = who("merchant", "SHOP-A", None);
/// The first merchant's manager.
pub(crate) const MANAGER: Who = who("merchant", "SHOP-A", Some("manager"));
/// The first merchant's cashier.
pub(crate) const CASHIER: Who = who("merchant", "SHOP-A", Some("cashier"));
/// Another cashier of the first merchant.
pub(crate) const COLLEAGUE: Who = who("merchant", "SHOP-A", Some("colleague"));
/// The other merchant's manager.
pub(crate) const RIVAL: Who = who("merchant", "SHOP-B", Some("manager"));
/// The other merchant's cashier.
pub(crate) const RIVAL_CASHIER: Who = who("merchant", "SHOP-B", Some("cashier"));
/// A member with 1 000.00 and no points.
pub(crate) const LIN: Who = who("member", "0912000001", None);
/// A member with 4 000.00 and 1 000 points, which make her silver.
pub(crate) const CHEN: Who = who("member", "0912000002", None);

impl Who {
    /// Returns the body of a sign-in.
    pub(crate) fn login(self, password: &str) -> Value {
        let mut body = json!({
            "role": self.role, "identifier": self.identifier, "password": password,
        });
        if let Some(operator) = self.operator {
            body["operator"] = operator.into();
        }
        body
    }
}

/// The town.
pub(crate) struct Town {
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) app: App,
    pub(crate) base: String,
    pub(crate) http: reqwest::Client,
    pub(crate) lin: MemberCreated,
    pub(crate) chen: MemberCreated,
    /// The first merchant.
    pub(crate) shop: MerchantId,
    /// The other merchant.
    pub(crate) rival: MerchantId,
    tokens: Mutex<HashMap<Who, String>>,
    scratch: Scratch,
    _end: oneshot::Sender<()>,
    /// What has been logged since the town was created.
    pub(crate) log: Watched,
}

/// Creates a new idempotency key.
pub(crate) fn key() -> String {
    Uuid::new_v4().to_string()
}

impl Town {
    /// Creates a town with the usual settings.
    pub(crate) async fn on(on: On) -> Self {
        Self::with(on, &[]).await
    }

    /// Creates a town with some settings of its own.
    pub(crate) async fn with(on: On, settings: &[(&str, &str)]) -> Self {
        let scratch = Scratch::new(on);
        let clock = Arc::new(ManualClock::new(Timestamp::parse(NOON).unwrap()));
        let Neighbour {
            app,
            base,
            end,
            log,
            ..
        } = Neighbour::start(&scratch, &clock, settings).await;
        let settlers = Settlers { app: &app };
        let (shop, cashier) = settlers.merchant("SHOP-A").await;
        let (rival, _) = settlers.merchant("SHOP-B").await;
        settlers.staff(shop, "colleague", Role::Cashier).await;
        settlers.admin().await;
        let lin = settlers.member(LIN, "lin@example.com", 1000).await;
        let chen = settlers.member(CHEN, "chen@example.com", 5000).await;
        settlers.purchase(&chen, cashier, 1000).await;
        Self {
            clock,
            app,
            base,
            http: reqwest::Client::new(),
            lin,
            chen,
            shop,
            rival,
            tokens: Mutex::default(),
            scratch,
            _end: end,
            log,
        }
    }

    /// Starts another server on the town's books. Only PostgreSQL allows this.
    pub(crate) async fn neighbour(&self, settings: &[(&str, &str)]) -> Neighbour {
        Neighbour::start(&self.scratch, &self.clock, settings).await
    }

    /// Creates a request without a token.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.base);
        match method {
            Method::Get => self.http.get(url),
            Method::Post => self.http.post(url),
            Method::Put => self.http.put(url),
            Method::Patch => self.http.patch(url),
            Method::Delete => self.http.delete(url),
        }
    }

    /// Creates a request with an account's token.
    pub(crate) async fn request_by(&self, who: Who, method: Method, path: &str) -> RequestBuilder {
        let token = self.token(who).await;
        self.request(method, path).bearer_auth(token)
    }

    /// Returns an account's token. Signs in the first time.
    pub(crate) async fn token(&self, who: Who) -> String {
        let known = self.tokens.lock().unwrap().get(&who).cloned();
        if let Some(token) = known {
            return token;
        }
        let token = self.sign_in(who).await;
        self.tokens.lock().unwrap().insert(who, token.clone());
        token
    }

    /// Begins another session.
    pub(crate) async fn sign_in(&self, who: Who) -> String {
        let answer = self.login(&who.login(PASSWORD)).await;
        let signed_in: answers::SignedIn = answer.read();
        signed_in.token().to_owned()
    }

    /// Proves again who somebody is, after a time in which that is forgotten.
    pub(crate) async fn prove(&self, who: Who) {
        let proof = json!({ "password": PASSWORD });
        self.post(who, &endpoint::REAUTHENTICATE, &proof)
            .await
            .read::<answers::Success>();
    }

    /// Tries to sign in.
    pub(crate) async fn login(&self, body: &Value) -> Answer {
        Answer::to(self.request(Method::Post, "/auth/login").json(body)).await
    }

    /// Sends a `GET` request.
    pub(crate) async fn get(&self, who: Who, path: &str) -> Answer {
        Answer::to(self.request_by(who, Method::Get, path).await).await
    }

    /// Sends a `POST` request without an idempotency key.
    pub(crate) async fn post(&self, who: Who, endpoint: &Endpoint, body: &Value) -> Answer {
        let request = self.request_by(who, Method::Post, endpoint.path).await;
        Answer::to(request.json(body)).await
    }

    /// Sends a request to an endpoint with ids in its path.
    pub(crate) async fn send(
        &self,
        who: Who,
        endpoint: &Endpoint,
        ids: &[&str],
        body: &Value,
    ) -> Answer {
        let path = endpoint.path_with_all(ids);
        let request = self.request_by(who, endpoint.method, &path).await;
        let request = if body.is_null() {
            request
        } else {
            request.json(body)
        };
        Answer::to(request).await
    }

    /// Sends a request with an idempotency key.
    pub(crate) async fn once(
        &self,
        who: Who,
        endpoint: &Endpoint,
        key: &str,
        body: &Value,
    ) -> Answer {
        let request = self.request_by(who, Method::Post, endpoint.path).await;
        Answer::to(request.header("Idempotency-Key", key).json(body)).await
    }

    /// Returns the row and the card of a member.
    pub(crate) fn holder(&self, who: Who) -> &MemberCreated {
        if who == LIN { &self.lin } else { &self.chen }
    }

    /// Returns the id of a member's card.
    pub(crate) fn card_id(&self, who: Who) -> Uuid {
        self.holder(who).card.id.uuid()
    }

    /// Returns a member's card as the member sees it.
    pub(crate) async fn card(&self, who: Who) -> answers::Card {
        let cards: answers::Cards = self.get(who, "/member/cards").await.read();
        cards.cards[0].clone()
    }

    /// Returns the balance of a member's card.
    pub(crate) async fn balance(&self, who: Who) -> String {
        self.card(who).await.balance.to_string()
    }

    /// Generates a new payment code for a member.
    pub(crate) async fn code(&self, who: Who) -> String {
        let body = json!({ "card_id": self.card_id(who) });
        let answer = self.post(who, &endpoint::QR_GENERATE, &body).await;
        let generated: answers::QrGenerated = answer.read();
        generated.qr_plain.reveal().to_owned()
    }

    /// The cashier charges a code.
    pub(crate) async fn charge(&self, code: &str, amount: &str, key: &str) -> Answer {
        let body = json!({ "qr_plain": code, "amount": amount });
        self.once(CASHIER, &endpoint::CHARGE, key, &body).await
    }

    /// A member pays at the first merchant's.
    pub(crate) async fn pay(&self, who: Who, amount: &str) -> answers::ChargeTransaction {
        let code = self.code(who).await;
        let charged: answers::Charged = self.charge(&code, amount, &key()).await.read();
        charged.transaction
    }

    /// The first merchant's manager makes a refund.
    pub(crate) async fn refund(&self, tx_no: &str, amount: &str, key: &str) -> Answer {
        let body = json!({ "original_tx_no": tx_no, "refund_amount": amount });
        self.once(MANAGER, &endpoint::REFUND, key, &body).await
    }

    /// The administrator recharges a member's card.
    pub(crate) async fn top_up(&self, who: Who, amount: &str) -> Answer {
        let body = json!({
            "card_id": self.card_id(who), "amount": amount, "payment_method": "bank",
            "reason": "test",
        });
        self.once(ADMIN, &endpoint::ADMIN_RECHARGE, &key(), &body)
            .await
    }

    /// Returns the books as a text: every table except the audit, the sessions and those that are
    /// not business data, such as who cleans up and how often somebody tried a password.
    pub(crate) fn books(&self) -> String {
        let books = self.scratch.dump(&[
            "audit_log",
            "audit_heads",
            "sessions",
            "lanes",
            "leases",
            "attempts",
            "known_networks",
            "period_sums",
            "period_increments",
            "merchant_dues",
        ]);
        assert!(books.contains("member_cards") && books.contains("ledger_entries"));
        books
    }

    /// Asserts that the books have not changed.
    #[track_caller]
    pub(crate) fn assert_books(&self, before: &str, after_what: &str) {
        assert!(self.books() == before, "{after_what}: the books changed");
    }

    /// Returns the time.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Returns the rows of a query, each as a text.
    pub(crate) fn rows(&self, sql: &str) -> Vec<String> {
        self.scratch.rows(sql)
    }

    /// Returns the database of the books.
    pub(crate) const fn scratch(&self) -> &Scratch {
        &self.scratch
    }

    /// Changes the books behind the server's back.
    pub(crate) fn change_books(&self, sql: &str) {
        self.scratch.execute(sql).unwrap();
    }

    /// Asserts that every balance and every point total is the sum of its entries.
    pub(crate) async fn assert_balanced(&self) {
        let report = verify(self.app.store()).await.unwrap();
        assert_eq!(report.violations, []);
    }
}

/// The cashier charges a code with only an order id.
pub(crate) async fn sell(town: &Town, code: &str, amount: &str, order: &str) -> Answer {
    let body = json!({ "qr_plain": code, "amount": amount, "external_order_id": order });
    town.post(CASHIER, &endpoint::CHARGE, &body).await
}
