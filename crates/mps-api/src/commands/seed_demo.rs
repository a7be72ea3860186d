//! `mps-api seed-demo`: creates a small shop in an empty database.

use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clap::Args;
use mps_domain::Money;
use mps_domain::access::Bearer;
use mps_domain::account::Account;
use mps_domain::account::Role;
use mps_domain::decision::Actor;
use mps_domain::ids::{
    AdminId, CardId, CodeId, MemberId, MerchantId, SessionId, StaffId, TransactionId,
};
use mps_domain::operations::{
    AdminRecharge, Charge, CreateAdmin, CreateMember, CreateMerchant, CreateStaff, GenerateCode,
    Keys, MemberCreated, NewSession, SignIn, SignOut,
};
use mps_domain::second_factor::SecondProof;
use mps_domain::transaction::PaymentMethod;
use mps_store::{Store, queries};
use serde_json::{Value, json};

use super::{CLOSE, CommandError, execute, new_id, open, print};
use crate::config::{Config, describe_database};
use crate::identity::passwords;
use crate::random as new_values;

#[derive(Args)]
pub(super) struct Arguments {
    /// Print the accounts as one JSON object
    #[arg(long)]
    json: bool,

    /// Also write the accounts to this file, as JSON
    #[arg(long, value_name = "FILE")]
    json_file: Option<std::path::PathBuf>,
}

/// The members: name, phone, first recharge of the card, and an earlier purchase, in whole units.
const MEMBERS: [(&str, &str, i64, i64); 3] = [
    ("林小美", "0912000001", 2200, 1200),
    ("陳大文", "0912000002", 500, 0),
    ("王雅婷", "0912000003", 3000, 650),
];

pub(super) async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, CommandError> {
    let store = open(config).await?;
    if store
        .fetch_one(queries::accounts::any())
        .await?
        .unwrap_or_default()
        > 0
    {
        return Err(format!(
            "{} has accounts already; demo data is only for an empty database",
            describe_database(&config.database)
        )
        .into());
    }
    let accounts = seed(&store).await?;
    store.close(CLOSE).await?;
    if let Some(file) = &arguments.json_file {
        std::fs::write(file, accounts.to_string())
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    print(&if arguments.json {
        accounts.to_string()
    } else {
        as_text(&accounts)
    })
}

/// Creates a small shop in the empty books of a store. Returns its accounts with their passwords.
///
/// # Errors
/// The error of the store.
pub async fn seed(store: &Store) -> Result<Value, CommandError> {
    Seeder { store }.seed().await
}

struct Seeder<'a> {
    store: &'a Store,
}

impl Seeder<'_> {
    async fn seed(&self) -> Result<Value, CommandError> {
        let (admin_password, hash) = password()?;
        let admin_id = AdminId::new(new_id(self.store)?);
        let name = "admin".to_owned();
        self.system(CreateAdmin {
            admin_id,
            name,
            password: Some(hash),
        })
        .await?;

        let merchant_id = MerchantId::new(new_id(self.store)?);
        let (merchant_password, hash) = password()?;
        self.system(CreateMerchant {
            merchant_id,
            code: "SHOP001".to_owned(),
            name: "晨光咖啡".to_owned(),
            contact: Some("02-2345-6789".to_owned()),
            fee_bps: 60,
            settlement_mode: mps_domain::settlement::SettlementMode::Realtime,
            password: hash,
        })
        .await?;
        let (_, manager_password) = self
            .staff(merchant_id, "manager", "張店長", Role::Manager)
            .await?;
        let (cashier, cashier_password) = self
            .staff(merchant_id, "cashier", "李小姐", Role::Cashier)
            .await?;

        let mut members = Vec::new();
        for (name, phone, recharged, spent) in MEMBERS {
            let (created, password) = self.member(name, phone).await?;
            self.recharge(created.card.id, recharged).await?;
            if spent > 0 {
                self.purchase(&created, cashier, spent).await?;
            }
            members.push(json!({
                "member_no": created.member.member_no,
                "phone": phone,
                "password": password,
                "card_id": created.card.id.uuid(),
                "card_no": created.card.card_no,
            }));
        }
        Ok(json!({
            "admin": { "identifier": "admin", "password": admin_password },
            "merchant": {
                "code": "SHOP001",
                "password": merchant_password,
                "manager": { "operator": "manager", "password": manager_password },
                "cashier": { "operator": "cashier", "password": cashier_password },
            },
            "members": members,
        }))
    }

    async fn system<O: mps_domain::Operation>(
        &self,
        operation: O,
    ) -> Result<O::Receipt, CommandError> {
        execute(self.store, Actor::System, operation).await
    }

    async fn staff(
        &self,
        merchant: MerchantId,
        operator: &str,
        name: &str,
        role: Role,
    ) -> Result<(Account, String), CommandError> {
        let (password, hash) = password()?;
        let operation = CreateStaff {
            staff_id: StaffId::new(new_id(self.store)?),
            merchant_id: Some(merchant),
            operator: operator.to_owned(),
            name: name.to_owned(),
            role,
            password: Some(hash),
        };
        let staff = self.system(operation).await?;
        Ok((
            Account::Staff {
                id: staff.id,
                merchant,
            },
            password,
        ))
    }

    async fn member(
        &self,
        name: &str,
        phone: &str,
    ) -> Result<(MemberCreated, String), CommandError> {
        let (password, hash) = password()?;
        let operation = CreateMember {
            member_id: MemberId::new(new_id(self.store)?),
            card_id: CardId::new(new_id(self.store)?),
            name: name.to_owned(),
            phone: Some(phone.to_owned()),
            email: None,
            password: Some(hash),
            external_identity: None,
            keys: Keys::default(),
        };
        Ok((self.system(operation).await?, password))
    }

    fn units(&self, units: i64) -> Money {
        let per_unit = self.store.policy().currency.minor_per_unit();
        Money::from_minor(units.saturating_mul(per_unit))
    }

    async fn recharge(&self, card_id: CardId, units: i64) -> Result<(), CommandError> {
        let operation = AdminRecharge {
            transaction_id: TransactionId::new(new_id(self.store)?),
            card_id,
            amount: self.units(units),
            payment_method: PaymentMethod::Bank,
            reason: "開卡儲值".to_owned(),
            keys: Keys {
                idempotency_key: Some(new_id(self.store)?.to_string()),
                external_order_id: None,
            },
        };
        self.system(operation).await?;
        Ok(())
    }

    /// Makes a purchase like any other: the member creates a code, the cashier charges it.
    async fn purchase(
        &self,
        buyer: &MemberCreated,
        cashier: Account,
        units: i64,
    ) -> Result<(), CommandError> {
        let code = new_values::payment_code(self.store.policy().code_prefix)?;
        let card_id = buyer.card.id;
        let member = self.sign_in(Account::Member(buyer.member.id)).await?;
        let generate = GenerateCode {
            code_id: CodeId::new(new_id(self.store)?),
            card_id,
            code: code.hash(),
            ttl_secs: None,
        };
        execute(self.store, member, generate).await?;
        execute(self.store, member, SignOut).await?;

        let cashier = self.sign_in(cashier).await?;
        let charge = Charge {
            transaction_id: TransactionId::new(new_id(self.store)?),
            code: code.hash(),
            amount: self.units(units),
            tag: None,
            keys: Keys {
                idempotency_key: None,
                external_order_id: Some(format!("DEMO-{}", buyer.member.member_no)),
            },
        };
        execute(self.store, cashier, charge).await?;
        execute(self.store, cashier, SignOut).await?;
        Ok(())
    }

    /// Signs in as an account whose password was created just now.
    async fn sign_in(&self, account: Account) -> Result<Actor, CommandError> {
        let session = NewSession {
            session_id: SessionId::new(new_id(self.store)?),
            token_id: new_id(self.store)?,
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
        execute(self.store, Actor::Anonymous, operation).await?;
        let (session_id, token_id) = (session.session_id, session.token_id);
        Ok(Actor::Bearer(Bearer {
            session_id,
            token_id,
            account,
        }))
    }
}

/// Creates a random password and its hash: demo accounts must not have passwords that everybody
/// knows.
fn password() -> Result<(String, mps_domain::accounts::PasswordHash), CommandError> {
    let text = URL_SAFE_NO_PAD.encode(new_values::bytes::<9>()?);
    let hash = passwords::hash(&text)?;
    Ok((text, hash))
}

fn as_text(accounts: &Value) -> String {
    let text = |pointer: &str| {
        let value = accounts.pointer(pointer).and_then(Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    let mut rows = vec![["app", "sign in as", "password"].map(str::to_owned)];
    for index in 0..MEMBERS.len() {
        let of = |field: &str| text(&format!("/members/{index}/{field}"));
        rows.push(["wallet".to_owned(), of("phone"), of("password")]);
    }
    let code = text("/merchant/code");
    for staff in ["cashier", "manager"] {
        let password = text(&format!("/merchant/{staff}/password"));
        rows.push([
            "till".to_owned(),
            format!("{code}, operator {staff}"),
            password,
        ]);
    }
    let password = text("/merchant/password");
    rows.push(["till".to_owned(), format!("{code}, no operator"), password]);
    let of_admin = [
        "console",
        &text("/admin/identifier"),
        &text("/admin/password"),
    ];
    rows.push(of_admin.map(str::to_owned));
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(String::len).max().unwrap_or_default()
    };
    let widths = [width(0), width(1)];
    let lines = rows.iter().map(|[app, name, password]| {
        format!("{app:0$}  {name:1$}  {password}", widths[0], widths[1])
    });
    lines.collect::<Vec<_>>().join("\n")
}
