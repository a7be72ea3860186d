//! Names of an earlier version: login names that differ only in case, and search terms that were not folded.

use mps_domain::account::Account;
use mps_domain::names::Region;
use mps_domain::operations::CreateMerchant;
use mps_store::queries::{accounts, search};
use mps_store::{ExecuteError, Page, Query};
use mps_testbed::On;
use rstest::rstest;

use crate::shop::Shop;

/// Returns SQL that undoes the migration.
fn undone(on: On) -> String {
    let indexes = ["admins", "merchants", "merchant_staff"].map(|table| {
        format!(
            "DROP INDEX mps.{table}_by_login; ALTER TABLE mps.{table} DROP COLUMN twin; \
             ALTER TABLE mps.{table} DROP COLUMN login_key;"
        )
    });
    let function = match on {
        On::Sqlite => "",
        On::Postgres => "DROP FUNCTION mps.folded;",
    };
    let forgotten = "DELETE FROM mps.schema_migrations WHERE name = '0015_names';";
    format!("{}{function}{forgotten}", indexes.concat())
}

/// Returns SQL that copies a row with another id and another name.
fn copied(table: &str, columns: &str, name: (&str, &str, &str), id: u8) -> String {
    let (column, from, to) = name;
    format!(
        "INSERT INTO mps.{table} (id, {column}, created_at, {columns}) \
         SELECT {id}, '{to}', created_at, {columns} FROM mps.{table} WHERE {column} = '{from}';",
        id = uuid_text(id),
    )
}

fn uuid_text(id: u8) -> String {
    format!("ID({id:032x})")
}

/// Replaces the ids in the SQL by the form that the database reads.
fn with_ids(on: On, sql: &str) -> String {
    let mut parts = vec![];
    for (place, part) in sql.split("ID(").enumerate() {
        if let (1.., Some((id, rest))) = (place, part.split_once(')')) {
            parts.push(match on {
                On::Sqlite => format!("x'{id}'{rest}"),
                On::Postgres => format!("'{id}'::uuid{rest}"),
            });
        } else {
            parts.push(part.to_owned());
        }
    }
    parts.concat()
}

#[rstest]
#[tokio::test]
async fn two_that_differ_in_case_only_both_stay(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let account = "status, password_hash, password_temporary, access_epoch";
    let of_merchant = format!("name, contact, fee_bps, settlement_mode, {account}");
    let of_staff = format!("merchant_id, name, role, {account}");
    let time = match on {
        On::Sqlite => "1",
        On::Postgres => "'epoch'",
    };
    let admin = format!(
        "INSERT INTO mps.admins (id, name, created_at, {account}) \
         VALUES ({}, 'root', {time}, 'active', NULL, FALSE, 0);",
        uuid_text(0xA0)
    );
    let staff = format!(
        "INSERT INTO mps.merchant_staff (id, operator, created_at, {of_staff}) \
         SELECT {}, 'C1', {time}, id, 'x', 'cashier', {account} FROM mps.merchants;",
        uuid_text(0xB0)
    );
    let before = [
        undone(on),
        admin,
        staff,
        copied("admins", account, ("name", "root", "Root"), 0xA1),
        copied("merchant_staff", &of_staff, ("operator", "C1", "c1"), 0xB1),
        copied("merchants", &of_merchant, ("code", "SHOP", "shop"), 0xC1),
        copied("merchants", &of_merchant, ("code", "SHOP", "Shop"), 0xC2),
    ];
    let before = with_ids(on, &before.concat());
    shop.scratch.execute(&before).unwrap();
    let shop = shop.reopen().await;

    let id_of = async |query: Query<accounts::Login>| {
        let login = shop.store.fetch_one(query).await.unwrap();
        login.map(|login| login.account.uuid().as_u128())
    };
    // Each name is found as it was typed. Another spelling finds the first one.
    assert_eq!(id_of(accounts::login_of_admin("root")).await, Some(0xA0));
    assert_eq!(id_of(accounts::login_of_admin("Root")).await, Some(0xA1));
    assert_eq!(id_of(accounts::login_of_admin("ROOT")).await, Some(0xA0));
    let staff = |operator| accounts::login_of_staff("SHOP", operator);
    assert_eq!(id_of(staff("C1")).await, Some(0xB0));
    assert_eq!(id_of(staff(" c1 ")).await, Some(0xB1));
    assert_eq!(id_of(accounts::login_of_merchant("shop")).await, Some(0xC1));
    assert_eq!(id_of(accounts::login_of_merchant("Shop")).await, Some(0xC2));
    let first = id_of(accounts::login_of_merchant("SHOP")).await;
    assert_eq!(id_of(accounts::login_of_merchant("sHOP")).await, first);
    // The code determines whose staff it is.
    let of_another = accounts::login_of_staff("shop", "C1");
    assert_eq!(id_of(of_another).await, None);

    // A new account must not get such a name, and the database does not allow it either.
    for code in ["SHOP", "sHoP", "shop"] {
        let create = CreateMerchant {
            merchant_id: mps_domain::ids::MerchantId::new(shop.id()),
            code: code.to_owned(),
            name: "x".to_owned(),
            contact: None,
            fee_bps: 0,
            settlement_mode: mps_domain::settlement::SettlementMode::Realtime,
            password: mps_domain::accounts::PasswordHash::new("none".to_owned()),
        };
        let refused = shop
            .execute(mps_domain::decision::Actor::System, create)
            .await;
        assert!(matches!(refused, Err(ExecuteError::Refused(_))), "{code}");
    }
    let again = copied("merchants", &of_merchant, ("code", "SHOP", "sHOP"), 0xC3);
    assert!(shop.scratch.execute(&with_ids(on, &again)).is_err());
    shop.close().await;
}

#[rstest]
#[tokio::test]
async fn terms_from_before_are_folded(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    for name in ["Ｗａｎｇ ﾀﾅｶ", "plain"] {
        shop.member_called(name).await;
    }
    let terms = "SELECT term, shared FROM mps.member_search_terms ORDER BY term";
    let expected = shop.scratch.rows(terms);
    // The earlier version wrote search terms like this: full-width letters stay full-width, in lower case.
    let before = format!(
        "{} DELETE FROM mps.member_search_terms WHERE member_id IN (SELECT id FROM mps.member_profiles \
         WHERE member_no = 'M00000001'); \
         INSERT INTO mps.member_search_terms (term, member_id, created_at, shared) \
         SELECT 'ｗａｎｇ ﾀﾅｶ', id, created_at, 0 FROM mps.member_profiles WHERE member_no = 'M00000001';",
        undone(on)
    );
    shop.scratch.execute(&before).unwrap();
    assert_ne!(shop.scratch.rows(terms), expected);
    let shop = shop.reopen().await;
    assert_eq!(shop.scratch.rows(terms), expected);
    let page = Page {
        limit: 10,
        offset: 0,
        after: None,
    };
    for keyword in ["wang", "ＷＡＮＧ", "タナ", "ﾅｶ"] {
        let found = shop.store.fetch(search::page(keyword, None, page)).await;
        assert_eq!(found.unwrap().len(), 1, "{keyword}");
    }
    shop.close().await;
}

/// All forms of a number are looked up at once; the query has room for all of them.
#[rstest]
#[tokio::test]
async fn every_form_of_a_number_is_looked_up(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    let buyer = shop.buyer(0).await;
    let region = Region::from_code("TW");
    let forms = [
        "+886912345678",
        "886912345678",
        "00886912345678",
        "912345678",
        "+912345678",
        "0912345678",
        "  0912 345 678",
    ];
    for stored in forms {
        let set = format!("UPDATE mps.member_profiles SET phone = '{stored}'");
        shop.scratch.execute(&set).unwrap();
        for typed in &forms[..6] {
            // No earlier version stored blanks.
            let is_known = !stored.contains(' ');
            let query = accounts::login_of_member(typed, region);
            let login = shop.store.fetch_one(query).await.unwrap();
            let found = login.map(|login| login.account);
            let expected = is_known.then_some(Account::Member(buyer.member_id));
            assert_eq!(found, expected, "{typed} for {stored}");
        }
    }
    shop.close().await;
}
