//! What passwords and sessions are allowed to be: no password that is guessed at once, no temporary one that lies
//! about, not more sessions than somebody has devices.

use mps_protocol::answers;
use mps_protocol::endpoint::{self as e, Method};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::authenticator::post;
use crate::support::{ADMIN, LIN, MANAGER, PASSWORD, Town};

const NEW: &str = "tulip-cement-orbit";
const DAY: i64 = 24 * 60 * 60;

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_password_lapses_after_three_days_and_one_of_ones_own_does_not(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let set = json!({ "member_id": town.lin.member.id.uuid(), "password": NEW });
    town.post(ADMIN, &e::MEMBER_PASSWORD, &set)
        .await
        .read::<Value>();
    town.clock.advance_secs(3 * DAY - 60);
    let signed_in: answers::SignedIn = town.login(&LIN.login(NEW)).await.read();
    assert!(signed_in.user_info.must_change_password);
    town.clock.advance_secs(120);
    let books = town.books();
    town.login(&LIN.login(NEW))
        .await
        .refused(403, "PASSWORD_LAPSED");
    // A stranger learns nothing of it.
    let wrong = town.login(&LIN.login("another one of these")).await;
    wrong.refused(401, "INVALID_CREDENTIALS");
    town.assert_books(&books, "sign-ins that were refused");

    // Another one has its own time, and a changed one has none.
    let office = town.sign_in(ADMIN).await;
    let again = post(&town, &office, &e::MEMBER_PASSWORD, &set).await;
    again.read::<Value>();
    let signed_in: answers::SignedIn = town.login(&LIN.login(NEW)).await.read();
    let change = json!({ "current_password": NEW, "new_password": PASSWORD });
    let changed = post(&town, signed_in.token(), &e::PASSWORD, &change).await;
    changed.read::<Value>();
    town.clock.advance_secs(30 * DAY);
    town.login(&LIN.login(PASSWORD)).await.read::<Value>();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_that_is_tried_first_is_refused_wherever_one_is_set() {
    let town = Town::with(On::Sqlite, &[("SHOP_NAME", "Riverside")]).await;
    let change = |new: &str| json!({ "current_password": PASSWORD, "new_password": new });
    let token = town.token(LIN).await;
    for common in ["password1", "Riverside1"] {
        let member = json!({ "name": "Mo", "phone": "0911222333", "password": common });
        let staff = json!({
            "operator": "till9", "name": "Mo", "role": "cashier", "password": common,
        });
        let set = json!({ "member_id": town.lin.member.id.uuid(), "password": common });
        let books = town.books();
        for answer in [
            post(&town, &token, &e::PASSWORD, &change(common)).await,
            town.post(ADMIN, &e::CREATE_MEMBER, &member).await,
            town.post(MANAGER, &e::CREATE_STAFF, &staff).await,
            town.post(ADMIN, &e::MEMBER_PASSWORD, &set).await,
        ] {
            answer.refused(400, "PASSWORD_TOO_COMMON");
        }
        town.assert_books(&books, common);
    }
    // One's own name and number are the first that somebody tries who knows one.
    let own = json!({ "name": "Mo", "phone": "0911222333", "password": "0911222333" });
    let answer = town.post(ADMIN, &e::CREATE_MEMBER, &own).await;
    answer.refused(400, "PASSWORD_TOO_COMMON");
    post(&town, &token, &e::PASSWORD, &change(NEW))
        .await
        .read::<Value>();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_twenty_first_session_ends_the_oldest(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let get = async |token: &str, path: &str| {
        let request = town.request(Method::Get, path).bearer_auth(token);
        Answer::to(request).await
    };
    let mut tokens = Vec::new();
    for _ in 0..20 {
        town.clock.advance_secs(1);
        tokens.push(town.sign_in(LIN).await);
    }
    // The server remembers it, and must not answer from that.
    get(&tokens[0], e::ME.path).await.read::<Value>();
    tokens.push(town.sign_in(LIN).await);
    let newest = tokens.last().unwrap();
    let listed: answers::Sessions = get(newest, e::SESSIONS.path).await.read();
    assert_eq!(listed.sessions.len(), 20);
    get(&tokens[0], e::ME.path)
        .await
        .refused(401, "SESSION_REVOKED");
    get(&tokens[1], e::ME.path).await.read::<Value>();
}
