//! The lists of merchants, staff and administrators, and the table of levels.

use mps_protocol::answers;
use mps_testbed::On;
use rstest::rstest;

use crate::rows::{all, cells, sorted};
use crate::support::{ADMIN, CASHIER, MANAGER, RIVAL, Town};

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn merchants_staff_administrators_and_levels_are_listed(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let merchants = async |query: &str| {
        let rows = all(
            &town,
            ADMIN,
            &format!("/admin/merchants?{query}"),
            "merchants",
        )
        .await;
        sorted(&rows, "code")
    };
    assert_eq!(merchants("").await, ["SHOP-A", "SHOP-B"]);
    assert_eq!(merchants("keyword=shop-a").await, ["SHOP-A"]);
    assert_eq!(merchants("keyword=THE%20SHOP").await.len(), 2);
    assert_eq!(merchants("keyword=_").await.len(), 0);
    assert_eq!(merchants("status=active").await.len(), 2);
    assert_eq!(merchants("status=inactive").await.len(), 0);

    let staff = async |who| {
        sorted(
            &all(&town, who, "/merchant/staff", "staff").await,
            "operator",
        )
    };
    assert_eq!(staff(MANAGER).await, ["cashier", "colleague", "manager"]);
    assert_eq!(staff(RIVAL).await, ["cashier", "manager"]);
    town.get(CASHIER, "/merchant/staff")
        .await
        .refused(403, "PERMISSION_DENIED");

    let admins = all(&town, ADMIN, "/admin/admins", "admins").await;
    assert_eq!(cells(&admins, "name"), ["root"]);
    let text = town.get(ADMIN, "/admin/admins").await.text();
    assert!(!text.contains("hash") && !text.contains("argon2"), "{text}");

    let levels: answers::Levels = town.get(ADMIN, "/admin/levels").await.read();
    let levels: Vec<_> = levels
        .levels
        .iter()
        .map(|level| {
            (
                level.level,
                level.min_points,
                level.max_points,
                level.discount_rate.as_str(),
            )
        })
        .collect();
    assert_eq!(
        levels,
        [
            (0, 0, Some(999), "1.000"),
            (1, 1000, Some(4999), "0.950"),
            (2, 5000, Some(9999), "0.900"),
            (3, 10000, None, "0.850"),
        ]
    );
}
