//! There is always an administrator, even when two deactivate each other at the same moment.

use mps_protocol::{Method, answers, endpoint as e};
use mps_testbed::On;
use reqwest::RequestBuilder;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::{Answer, with_status};
use crate::support::{ADMIN, PASSWORD, Town, key};

const NEW: &str = "a password of one's own";

/// Creates another administrator, who has signed in and set a password. Returns the id and the
/// token.
async fn deputy(town: &Town) -> (String, String) {
    let body = json!({ "name": "deputy", "password": PASSWORD });
    let made = town.once(ADMIN, &e::CREATE_ADMIN, &key(), &body).await;
    let made: answers::AdminCreated = made.read();
    let login = json!({ "role": "admin", "identifier": "deputy", "password": PASSWORD });
    let signed_in: answers::SignedIn = town.login(&login).await.read();
    let change = json!({ "current_password": PASSWORD, "new_password": NEW });
    let change = town
        .request(Method::Post, e::PASSWORD.path)
        .bearer_auth(signed_in.token())
        .json(&change);
    let changed: Value = Answer::to(change).await.read();
    let token = changed["token"].as_str().unwrap().to_owned();
    (made.admin.id.to_string(), token)
}

fn stop(town: &Town, base: &str, token: &str, id: &str) -> RequestBuilder {
    let url = format!("{base}{}", e::UPDATE_ADMIN.path_with(id));
    let request = town.http.patch(url).bearer_auth(token);
    request.json(&json!({ "status": "inactive" }))
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_stop_each_other_at_once_one_stays(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("STORE_LANES", "1")]).await;
    let (id, token) = deputy(&town).await;
    let me: answers::Me = town.get(ADMIN, "/auth/me").await.read();
    let (own, root) = (me.user_info.id.to_string(), town.token(ADMIN).await);
    let answers = match on {
        On::Sqlite => {
            let both = vec![
                stop(&town, &town.base, &root, &id),
                stop(&town, &town.base, &token, &own),
            ];
            town.in_one_batch(both).await
        }
        On::Postgres => {
            // On two servers: each has read and decided before the other one writes.
            let other = town.neighbour(&[("STORE_LANES", "1")]).await;
            let held = town.scratch().hold();
            let one = tokio::spawn(Answer::to(stop(&town, &town.base, &root, &id)));
            let two = tokio::spawn(Answer::to(stop(&town, &other.base, &token, &own)));
            town.until_held_up(2).await;
            held.release();
            vec![one.await.unwrap(), two.await.unwrap()]
        }
    };
    let left = "SELECT count(*) FROM mps.admins WHERE status = 'active'";
    assert_eq!(town.rows(left), ["1"]);
    assert_eq!(with_status(&answers, 200).len(), 1, "{answers:?}");
    town.assert_balanced().await;
}
