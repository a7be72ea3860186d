//! Merchants and their staff, and administrators.

use mps_domain::accounts::{AccountStatus, Admin, Merchant, Staff};
use mps_domain::ids::{MerchantId, StaffId};
use mps_domain::names::folded;

use crate::query::{Conditions, Count, List, Page, Query, anywhere};
use crate::rows::Stored;

/// A filter for merchants.
#[derive(Debug, Clone, Copy, Default)]
pub struct MerchantFilter<'a> {
    /// Only merchants with this in their code or name.
    pub keyword: Option<&'a str>,
    /// Only merchants in this state.
    pub status: Option<AccountStatus>,
}

impl MerchantFilter<'_> {
    fn conditions(&self) -> Conditions {
        let mut conditions = Conditions::default();
        conditions.and_if("m.status = {}", self.status.map(AccountStatus::as_str));
        if let Some(keyword) = self.keyword {
            // There are not many merchants, so this scans all of them.
            let anywhere = anywhere(&folded(keyword));
            conditions.and_with(
                "(mps.folded(m.code) LIKE {1} ESCAPE '\\' OR mps.folded(m.name) LIKE {1} ESCAPE '\\')",
                [anywhere.into()],
            );
        }
        conditions
    }
}

const MERCHANTS: List<Merchant> = List {
    select: "SELECT {} FROM mps.merchants m",
    table: "mps.merchants m",
    order: ("m.created_at", "m.id"),
    read: Merchant::from_row,
};

const STAFF: List<Staff> = List {
    select: "SELECT {} FROM mps.merchant_staff s",
    table: "mps.merchant_staff s",
    order: ("s.created_at", "s.id"),
    read: Staff::from_row,
};

const ADMINS: List<Admin> = List {
    select: "SELECT {} FROM mps.admins a",
    table: "mps.admins a",
    order: ("a.created_at", "a.id"),
    read: Admin::from_row,
};

/// A page of merchants, newest first.
#[must_use]
pub fn page(filter: &MerchantFilter<'_>, page: Page) -> Query<Merchant> {
    MERCHANTS.page(&Merchant::SHAPE.names("m"), filter.conditions(), page)
}

/// The number of merchants that match the filter.
#[must_use]
pub fn count(filter: &MerchantFilter<'_>) -> Count {
    MERCHANTS.count(filter.conditions())
}

/// The merchant with this id.
#[must_use]
pub fn by_id(merchant: MerchantId) -> Query<Merchant> {
    let names = Merchant::SHAPE.names("m");
    let sql = format!("SELECT {names} FROM mps.merchants m WHERE m.id = $1");
    Query::new(sql, [merchant.uuid().into()], Merchant::from_row)
}

fn staff_of(merchant: MerchantId) -> Conditions {
    let mut conditions = Conditions::default();
    conditions.and("s.merchant_id = {}", merchant.uuid());
    conditions
}

/// A page of a merchant's staff, newest first.
#[must_use]
pub fn staff_page(merchant: MerchantId, page: Page) -> Query<Staff> {
    STAFF.page(&Staff::SHAPE.names("s"), staff_of(merchant), page)
}

/// The number of a merchant's staff.
#[must_use]
pub fn staff_count(merchant: MerchantId) -> Count {
    STAFF.count(staff_of(merchant))
}

/// The id of the staff member of this merchant with this login name.
#[must_use]
pub fn staff_by_operator(merchant: MerchantId, operator: &str) -> Query<StaffId> {
    Query::new(
        "SELECT id FROM mps.merchant_staff WHERE merchant_id = $1 AND operator = $2",
        [merchant.uuid().into(), operator.into()],
        |row| Ok(StaffId::new(row.get(0)?)),
    )
}

/// A page of administrators, newest first.
#[must_use]
pub fn admins_page(page: Page) -> Query<Admin> {
    ADMINS.page(&Admin::SHAPE.names("a"), Conditions::default(), page)
}

/// The number of administrators.
#[must_use]
pub fn admins_count() -> Count {
    ADMINS.count(Conditions::default())
}
