//! Accounts, for signing in.

use mps_domain::account::Account;
use mps_domain::accounts::PasswordHash;
use mps_domain::activation::{Activation, ActivationHash};
use mps_domain::ids::{AdminId, MemberId, MerchantId, StaffId};
use mps_domain::names::{self, Phone, Region};
use mps_domain::{Money, Timestamp};
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::Query;
use crate::rows::Stored;
use crate::value::{Row, Value};

/// What is needed to check a password.
#[derive(Debug)]
pub struct Login {
    /// The account.
    pub account: Account,
    /// The account's access epoch. A comparison with this hash counts only while the epoch is the same.
    pub epoch: i64,
    /// The hash, if the account has a password.
    pub password: Option<PasswordHash>,
}

fn login(row: &Row, account: Account) -> Result<Login, StoreError> {
    let hash: Option<String> = row.get(2)?;
    Ok(Login {
        account,
        epoch: row.get(1)?,
        password: hash.map(PasswordHash::new),
    })
}

fn member(row: &Row) -> Result<Login, StoreError> {
    login(row, Account::Member(MemberId::new(row.get(0)?)))
}

fn merchant(row: &Row) -> Result<Login, StoreError> {
    login(row, Account::Merchant(MerchantId::new(row.get(0)?)))
}

fn staff(row: &Row) -> Result<Login, StoreError> {
    let (id, merchant) = (StaffId::new(row.get(0)?), MerchantId::new(row.get(3)?));
    login(row, Account::Staff { id, merchant })
}

fn admin(row: &Row) -> Result<Login, StoreError> {
    login(row, Account::Admin(AdminId::new(row.get(0)?)))
}

/// The number of forms in which a phone number is looked up: as it was typed, and all its known forms.
const PHONES: usize = 8;

/// The member with this member number, phone number, e-mail address or id, in any spelling. A member whose
/// stored number is exactly as typed comes first: two members of an earlier version may have the same number
/// in two forms.
#[must_use]
pub fn login_of_member(identifier: &str, region: Option<Region>) -> Query<Login> {
    let typed = identifier.trim();
    let phone = Phone::read(typed, region);
    let forms = phone.as_ref().map_or(&[][..], Phone::forms);
    let forms = forms.iter().map(String::as_str);
    let mut phones: Vec<Value> = std::iter::once(typed)
        .chain(forms)
        .map(Into::into)
        .collect();
    phones.resize(PHONES, typed.into());
    let mut parameters = vec![
        Uuid::parse_str(typed).ok().into(),
        names::number(typed).into(),
        typed.to_lowercase().into(),
        names::email(typed).into(),
    ];
    parameters.extend(phones);
    Query::new(
        "SELECT id, access_epoch, password_hash FROM mps.member_profiles \
         WHERE id = $1 OR member_no = $2 OR email = $3 OR email = $4 \
         OR phone IN ($5, $6, $7, $8, $9, $10, $11, $12) \
         ORDER BY CASE phone WHEN $5 THEN 0 WHEN $6 THEN 1 ELSE 2 END, created_at, id LIMIT 1",
        parameters,
        member,
    )
}

/// Returns the condition that a name matches the typed one, and the order that puts the best match first. Two
/// names may differ only in case if they were created before names ignored case. A name that is typed exactly
/// finds its own account. `at` is the number of the first of the two parameters.
fn by_login(name: &str, at: usize) -> String {
    let exact = at.saturating_add(1);
    format!(
        "(login_key = ${at} OR {name} = ${exact}) \
         ORDER BY CASE {name} WHEN ${exact} THEN 0 ELSE 1 END, twin LIMIT 1"
    )
}

/// Returns the parameters of [`by_login`].
fn login_values(typed: &str) -> [Value; 2] {
    let key = names::login_key(&names::login(typed));
    [key.into(), typed.trim().into()]
}

/// The merchant's own account, by the merchant's code.
#[must_use]
pub fn login_of_merchant(code: &str) -> Query<Login> {
    let by_code = by_login("code", 1);
    let sql = format!("SELECT id, access_epoch, password_hash FROM mps.merchants WHERE {by_code}");
    Query::new(sql, login_values(code), merchant)
}

/// The highest cost of a legacy password hash (bcrypt's, `$2b$12$…`); `None` when there are no such hashes.
#[must_use]
pub fn legacy_cost() -> Query<Option<u32>> {
    let sql = "SELECT max(substr(h.password_hash, 5, 2)) FROM ( \
               SELECT password_hash FROM mps.member_profiles WHERE password_hash LIKE $1 \
               UNION ALL SELECT password_hash FROM mps.merchants WHERE password_hash LIKE $1) h";
    Query::new(sql, ["$2%".into()], |row| {
        let cost: Option<String> = row.get(0)?;
        Ok(cost.and_then(|cost| cost.parse().ok()))
    })
}

/// The staff member with this login name, at the merchant with this code.
#[must_use]
pub fn login_of_staff(code: &str, operator: &str) -> Query<Login> {
    let (by_code, by_operator) = (by_login("code", 1), by_login("operator", 3));
    let sql = format!(
        "SELECT id, access_epoch + (SELECT m.staff_epoch FROM mps.merchants m WHERE m.id = merchant_id), \
         password_hash, merchant_id FROM mps.merchant_staff \
         WHERE merchant_id = (SELECT id FROM mps.merchants WHERE {by_code}) AND {by_operator}"
    );
    let values = [login_values(code), login_values(operator)];
    Query::new(sql, values.concat(), staff)
}

/// The administrator with this name.
#[must_use]
pub fn login_of_admin(name: &str) -> Query<Login> {
    let by_name = by_login("name", 1);
    let sql = format!("SELECT id, access_epoch, password_hash FROM mps.admins WHERE {by_name}");
    Query::new(sql, login_values(name), admin)
}

/// The password hash of this account, with its epoch.
#[must_use]
pub fn login_of(account: Account) -> Query<Login> {
    let by_id = |table: &str| {
        format!("SELECT id, access_epoch, password_hash FROM mps.{table} WHERE id = $1")
    };
    let of_staff = "SELECT s.id, s.access_epoch + m.staff_epoch, s.password_hash, s.merchant_id \
                    FROM mps.merchant_staff s JOIN mps.merchants m ON m.id = s.merchant_id \
                    WHERE s.id = $1";
    let id = [account.uuid().into()];
    match account {
        Account::Member(_) => Query::new(by_id("member_profiles"), id, member),
        Account::Merchant(_) => Query::new(by_id("merchants"), id, merchant),
        Account::Staff { .. } => Query::new(of_staff, id, staff),
        Account::Admin(_) | Account::System => Query::new(by_id("admins"), id, admin),
    }
}

/// Whether there is any account. The result is one row with the number of kinds, of three, that have an
/// account. Staff is not looked at: it always belongs to a merchant.
#[must_use]
pub fn any() -> Query<i64> {
    Query::new(
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM mps.admins LIMIT 1) a) \
              + (SELECT count(*) FROM (SELECT 1 FROM mps.merchants LIMIT 1) m) \
              + (SELECT count(*) FROM (SELECT 1 FROM mps.member_profiles LIMIT 1) p)",
        [],
        |row| row.get(0),
    )
}

/// Totals of the whole books: members, balances and points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BookTotals {
    /// The number of members.
    pub members: i64,
    /// The sum of all card balances.
    pub balance: Money,
    /// The sum of all cards' points.
    pub points: i64,
}

/// The [`BookTotals`]. Reads all cards.
#[must_use]
pub fn book_totals() -> Query<BookTotals> {
    let sql = "SELECT (SELECT count(*) FROM mps.member_profiles), \
         CAST(coalesce(sum(balance), 0) AS BIGINT), CAST(coalesce(sum(points), 0) AS BIGINT) \
         FROM mps.member_cards";
    Query::new(sql, [], |row| {
        Ok(BookTotals {
            members: row.get(0)?,
            balance: Money::from_minor(row.get(1)?),
            points: row.get(2)?,
        })
    })
}

/// The member with this number, in any case and with blanks.
#[must_use]
pub fn member_of_no(member_no: &str) -> Query<MemberId> {
    let sql = "SELECT id FROM mps.member_profiles WHERE member_no = $1";
    Query::new(sql, [names::number(member_no).into()], |row| {
        row.get(0).map(MemberId::new)
    })
}

/// The account of an activation that was not used and has not expired by `now`.
#[must_use]
pub fn of_activation(activation: ActivationHash, now: Timestamp) -> Query<Account> {
    let sql = format!(
        "SELECT {} FROM mps.activations a \
         WHERE a.hash = $1 AND a.used_at IS NULL AND a.expires_at > $2",
        Activation::SHAPE.names("a")
    );
    Query::new(sql, [activation.as_bytes().into(), now.into()], |row| {
        Activation::from_row(row).map(|activation| activation.account)
    })
}
