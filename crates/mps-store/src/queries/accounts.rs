//! Accounts, for signing in.

use mps_domain::Money;
use mps_domain::accounts::{Account, PasswordHash};
use mps_domain::ids::{AdminId, MemberId, MerchantId, StaffId};
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::Query;
use crate::value::{Row, Value};

/// What a password is compared with.
#[derive(Debug)]
pub struct Login {
    /// The account.
    pub account: Account,
    /// Its access epoch: a compare against this hash counts only while the epoch is the same.
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

/// The member with this member number, phone number, e-mail address or id.
#[must_use]
pub fn login_of_member(identifier: &str) -> Query<Login> {
    let id = Uuid::parse_str(identifier).ok();
    Query::new(
        "SELECT id, access_epoch, password_hash FROM mps.member_profiles \
         WHERE id = $1 OR member_no = $2 OR phone = $2 OR email = $3 LIMIT 1",
        [
            id.into(),
            identifier.into(),
            Value::from(identifier.to_lowercase()),
        ],
        member,
    )
}

/// The own account of the merchant with this code.
#[must_use]
pub fn login_of_merchant(code: &str) -> Query<Login> {
    let sql = "SELECT id, access_epoch, password_hash FROM mps.merchants WHERE code = $1";
    Query::new(sql, [code.into()], merchant)
}

/// The member of the staff, with this login name, of the merchant with this code.
#[must_use]
pub fn login_of_staff(code: &str, operator: &str) -> Query<Login> {
    Query::new(
        "SELECT s.id, s.access_epoch, s.password_hash, s.merchant_id \
         FROM mps.merchant_staff s JOIN mps.merchants m ON m.id = s.merchant_id \
         WHERE m.code = $1 AND s.operator = $2",
        [code.into(), operator.into()],
        staff,
    )
}

/// The administrator with this name.
#[must_use]
pub fn login_of_admin(name: &str) -> Query<Login> {
    let sql = "SELECT id, access_epoch, password_hash FROM mps.admins WHERE name = $1";
    Query::new(sql, [name.into()], admin)
}

/// What the password of this account is compared with.
#[must_use]
pub fn login_of(account: Account) -> Query<Login> {
    let by_id = |table: &str, extra: &str| {
        format!("SELECT id, access_epoch, password_hash{extra} FROM mps.{table} WHERE id = $1")
    };
    let id = [account.uuid().into()];
    match account {
        Account::Member(_) => Query::new(by_id("member_profiles", ""), id, member),
        Account::Merchant(_) => Query::new(by_id("merchants", ""), id, merchant),
        Account::Staff { .. } => Query::new(by_id("merchant_staff", ", merchant_id"), id, staff),
        Account::Admin(_) | Account::System => Query::new(by_id("admins", ""), id, admin),
    }
}

/// Whether there is any account at all: one row with how many of the three kinds that stand alone
/// have one. Staff never comes without its merchant.
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

/// What all books hold: members, value on cards, points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BookTotals {
    /// How many members there are.
    pub members: i64,
    /// What all cards hold.
    pub balance: Money,
    /// The points of all cards.
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
