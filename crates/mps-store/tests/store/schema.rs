//! The schema is the same on both databases, and other roles cannot see it.

use std::collections::BTreeMap;

use mps_testbed::{On, Postgres, Scratch};
use rstest::rstest;

use crate::shop::Shop;

/// Tables that only one of the databases has. Numbers come from a table on SQLite and from sequences on
/// PostgreSQL, and only PostgreSQL has several lanes.
const OF_ONE: [&str; 2] = ["number_series", "lanes"];

/// The columns of all tables: for each table and column, the type and whether it may be empty.
type Columns = BTreeMap<(String, String), (String, bool)>;

fn columns(rows: &[String]) -> Columns {
    let parsed = rows.iter().map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        let key = (cells[0].to_owned(), cells[1].to_owned());
        (key, (cells[2].to_owned(), cells[3] == "1"))
    });
    parsed
        .filter(|((table, _), _)| !OF_ONE.contains(&table.as_str()))
        .collect()
}

fn postgres_columns(scratch: &Scratch) -> Columns {
    columns(&scratch.rows(
        "SELECT table_name, column_name, data_type, \
         CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END \
         FROM information_schema.columns WHERE table_schema = 'mps'",
    ))
}

fn sqlite_columns(scratch: &Scratch) -> Columns {
    columns(&scratch.rows(
        "SELECT m.name, c.name, lower(c.type), \
         CASE WHEN c.\"notnull\" OR c.pk AND c.type = 'INTEGER' THEN 0 ELSE 1 END \
         FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'",
    ))
}

/// Returns SQLite's name for a type of PostgreSQL.
fn on_sqlite(postgres: &str) -> &'static str {
    match postgres {
        "uuid" | "bytea" => "blob",
        "text" => "text",
        "bigint" | "boolean" | "timestamp with time zone" => "integer",
        other => panic!("{other} is no type of ours"),
    }
}

/// Returns all rows of a database, sorted, in a form that both databases share. Leaves out the tables and
/// columns in `without`. The types are read from PostgreSQL.
pub(crate) fn comparable_rows(
    scratch: &Scratch,
    types_of: &Scratch,
    without: &[&str],
) -> Vec<String> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for ((table, column), (kind, _)) in postgres_columns(types_of) {
        let is_serial = column == "id" && kind == "bigint";
        // Each lane begins a new stream.
        let is_chain = table == "audit_heads"
            || table == "audit_log" && ["stream", "seq", "mac"].contains(&column.as_str());
        let is_left_out = without.contains(&table.as_str()) || without.contains(&column.as_str());
        if table == "schema_migrations" || is_serial || is_chain || is_left_out {
            continue;
        }
        let cell = match (kind.as_str(), scratch.on) {
            ("uuid" | "bytea", On::Sqlite) => format!("lower(hex({column}))"),
            ("uuid", On::Postgres) => format!("replace({column}::text, '-', '')"),
            ("bytea", On::Postgres) => format!("encode({column}, 'hex')"),
            ("boolean", On::Postgres) => format!("{column}::int"),
            ("timestamp with time zone", On::Postgres) => {
                format!("(extract(epoch FROM {column}) * 1000000)::bigint")
            }
            _ => column.clone(),
        };
        tables.entry(table).or_default().push(cell);
    }
    let mut rows = Vec::new();
    for (table, cells) in tables {
        let found = scratch.rows(&format!("SELECT {} FROM mps.{table}", cells.join(", ")));
        rows.extend(found.into_iter().map(|row| format!("{table} {row}")));
    }
    rows.sort();
    rows
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, postgres) = (Shop::open(On::Sqlite).await, Shop::open(On::Postgres).await);
    let (sqlite, postgres) = (&sqlite.scratch, &postgres.scratch);
    let translated: Columns = postgres_columns(postgres)
        .into_iter()
        .map(|(key, (kind, nullable))| (key, (on_sqlite(&kind).to_owned(), nullable)))
        .collect();
    assert!(translated.len() > 100, "{} columns", translated.len());
    assert_eq!(sqlite_columns(sqlite), translated);
    let names = "SELECT name FROM mps.schema_migrations ORDER BY name";
    assert_eq!(sqlite.rows(names), postgres.rows(names));
}

/// Hosted databases hand out tables of which the rows are not protected.
#[tokio::test]
async fn the_rows_of_every_table_are_closed_to_other_roles() {
    let shop = Shop::open(On::Postgres).await;
    let open = "SELECT relname FROM pg_class WHERE relnamespace = 'mps'::regnamespace \
                AND relkind IN ('r', 'p') AND NOT relrowsecurity ORDER BY relname";
    assert_eq!(shop.scratch.rows(open), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_at_once_migrate_once() {
    let scratch = Scratch::new(On::Postgres);
    let start = mps_domain::Timestamp::parse("2026-03-01T08:00:00Z").unwrap();
    let clock = std::sync::Arc::new(mps_store::ManualClock::new(start));
    let opened = (0..6).map(|_| {
        let options = crate::shop::options(&scratch, std::sync::Arc::clone(&clock));
        tokio::spawn(mps_store::Store::open(options))
    });
    for store in futures::future::join_all(opened).await {
        store.unwrap().unwrap();
    }
    let names = scratch.rows("SELECT name FROM mps.schema_migrations ORDER BY name");
    assert_eq!(
        names,
        [
            "0001_books",
            "0002_many_servers",
            "0003_more_accounts",
            "0004_lists",
            "0005_limits",
            "0006_settlements",
            "0007_audit_chain",
            "0008_settlement_lists",
            "0009_second_factors",
            "0010_marks",
            "0011_search_by_age",
            "0012_member_states",
            "0013_pairs_by_age",
            "0014_numbered_transactions",
            "0015_names",
            "0016_expired",
            "0017_no_pairs",
            "0018_codes_by_id",
            "0019_activations",
            "0020_idle_sessions",
            "0021_attempts",
            "0022_temporary_passwords",
            "0023_approvals",
            "0024_reauthentication",
        ]
    );
}

/// During a rolling update, a server of the earlier version writes search terms in its own way.
#[tokio::test]
async fn search_terms_of_the_version_before_are_completed() {
    let shop = Shop::open(On::Postgres).await;
    let buyer = shop.buyer(0).await;
    let id = buyer.member_id.uuid();
    let insert = "INSERT INTO mps.member_search_terms (member_id, term)";
    let values = format!("{insert} VALUES ('{id}', 'of the version before')");
    shop.scratch.execute(&values).unwrap();
    let ages = "SELECT t.created_at = p.created_at FROM mps.member_search_terms t \
                JOIN mps.member_profiles p ON p.id = t.member_id \
                WHERE t.term IN ('of the version before', lower(p.member_no))";
    assert_eq!(shop.scratch.rows(ages), ["t", "t"]);
}

/// During a rolling update, a server of the earlier version makes payment codes without an id.
#[tokio::test]
async fn codes_of_the_version_before_get_an_id_and_pay() {
    let shop = Shop::open(On::Postgres).await;
    let buyer = shop.buyer(1000).await;
    let code = mps_domain::code::CodeHash::of("a code of the version before");
    let bytes = code.as_bytes().iter();
    let hash = bytes.fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let insert = format!(
        "INSERT INTO mps.payment_codes (hash, card_id, member_id, access_epoch, created_at, expires_at, \
         amounts_asked, uses) VALUES ('\\x{hash}', '{}', '{}', 0, '2026-03-01T08:00:00Z', \
         '2026-03-02T08:00:00Z', 0, 0)",
        buyer.card_id.uuid(),
        buyer.member_id.uuid(),
    );
    shop.scratch.execute(&insert).unwrap();
    shop.send(shop.charge(code, 100)).await.unwrap();
    let ids = shop
        .scratch
        .rows("SELECT count(id) FROM mps.payment_codes WHERE uses = 1");
    assert_eq!(ids, ["1"]);
}

/// The database counts members by state, whichever program writes them. A migration counts those that exist
/// already.
#[rstest]
#[tokio::test]
async fn members_are_counted_by_their_states(#[values(On::Sqlite, On::Postgres)] on: On) {
    let mut shop = Shop::open(on).await;
    for _ in 0..3 {
        shop.buyer(0).await;
    }
    let states = |shop: &Shop| {
        let counted = "SELECT status, members FROM mps.member_states ORDER BY status";
        shop.scratch.rows(counted)
    };
    let set = |status: &str, which: &str| {
        let members = format!("UPDATE mps.member_profiles SET status = '{status}'");
        format!("{members} WHERE member_no {which} 'M00000002'")
    };
    shop.scratch.execute(&set("active", "<")).unwrap();
    assert_eq!(states(&shop), [""; 0]);
    shop.scratch.execute(&set("suspended", ">=")).unwrap();
    assert_eq!(states(&shop), ["suspended|2"]);
    shop.scratch.execute(&set("deleted", "=")).unwrap();
    assert_eq!(states(&shop), ["deleted|1", "suspended|1"]);
    shop.scratch.execute(&set("active", "=")).unwrap();
    assert_eq!(states(&shop), ["deleted|0", "suspended|1"]);
    let columns = "id, member_no, name, status, password_temporary, access_epoch, created_at";
    let another = format!(
        "INSERT INTO mps.member_profiles ({columns}) SELECT (SELECT id FROM mps.merchants), 'M9', name, \
         'suspended', password_temporary, access_epoch, created_at FROM mps.member_profiles LIMIT 1"
    );
    shop.scratch.execute(&another).unwrap();
    assert_eq!(states(&shop), ["deleted|0", "suspended|2"]);

    let as_before = match on {
        On::Sqlite => {
            "DROP TRIGGER member_profiles_state_new; DROP TRIGGER member_profiles_state_left; \
             DROP TRIGGER member_profiles_state_entered; DROP TABLE member_states;"
        }
        On::Postgres => {
            "DROP FUNCTION mps.count_member_states CASCADE; DROP TABLE mps.member_states;"
        }
    };
    let forgotten = "DELETE FROM mps.schema_migrations WHERE name = '0012_member_states'";
    let as_before = format!("{as_before} {forgotten}");
    shop.scratch.execute(&as_before).unwrap();
    shop = shop.reopen().await;
    assert_eq!(states(&shop), ["suspended|2"]);
}

/// Supabase grants rights on `public` to the roles of its Data API. Our schema is elsewhere and grants
/// nothing.
#[tokio::test]
async fn other_roles_of_the_database_see_nothing() {
    let roles = ["anon", "authenticated", "somebody"];
    let server = Postgres::start_with(&[("fsync", "off")]);
    for role in roles {
        server.psql("postgres", &format!("CREATE ROLE {role} NOLOGIN"));
    }
    let name = server.create_database();
    server.psql(
        &name,
        "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO anon, authenticated; \
         ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO anon, authenticated; \
         ALTER DEFAULT PRIVILEGES GRANT ALL ON FUNCTIONS TO anon, authenticated",
    );
    let shop = Shop::open_at(server.url(&name)).await;
    shop.buyer(10_000).await;
    let tables = server.psql(
        &name,
        "SELECT tablename FROM pg_tables WHERE schemaname = 'mps'",
    );
    assert!(tables.lines().count() > 15, "{tables}");
    for role in roles {
        for table in tables.lines() {
            for sql in [
                format!("SELECT * FROM mps.{table}"),
                format!("DELETE FROM mps.{table}"),
            ] {
                let refused = server.try_psql(&name, &format!("SET ROLE {role}; {sql}"));
                let refused = refused.unwrap_err();
                assert!(
                    refused.contains("permission denied"),
                    "{role} {sql}: {refused}"
                );
            }
        }
        let number = format!("SET ROLE {role}; SELECT nextval('mps.numbers_pay')");
        assert!(server.try_psql(&name, &number).is_err(), "{role}");
    }
    // If a role gets into the schema by mistake, row-level security still shows it no row.
    server.psql(
        &name,
        "GRANT USAGE ON SCHEMA mps TO somebody; GRANT SELECT ON ALL TABLES IN SCHEMA mps TO somebody",
    );
    for table in tables.lines() {
        let sql = format!("SET ROLE somebody; SELECT count(*) FROM mps.{table}");
        assert_eq!(server.psql(&name, &sql), "0", "{table}");
    }
}
