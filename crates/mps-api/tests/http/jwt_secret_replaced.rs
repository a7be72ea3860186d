//! Tokens while the secret that signs them is replaced.

use mps_protocol::answers;
use mps_testbed::On;
use rstest::rstest;

use crate::answer::Answer;
use crate::place::Place;

#[rstest]
#[tokio::test]
async fn tokens_under_the_previous_secret_count_while_it_is_set(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let seeded = place.seed();
    let member = &seeded["members"][0];
    let (old, new) = (
        (
            "JWT_SECRET",
            "the first secret, of thirty-two bytes or more",
        ),
        (
            "JWT_SECRET",
            "the second secret, of thirty-two bytes or more",
        ),
    );
    let previous = ("JWT_SECRET_PREVIOUS", old.1);
    let served = place.serve(&[old]).await;
    let before = served.sign_in_member(member).await;
    served.stop().await;
    let me = async |served: &crate::place::Served<'_>, token: &str| {
        Answer::to(served.http.get(served.url("/auth/me")).bearer_auth(token)).await
    };
    let served = place.serve(&[new, previous]).await;
    me(&served, &before).await.read::<answers::Me>();
    let after = served.sign_in_member(member).await;
    me(&served, &after).await.read::<answers::Me>();
    served.stop().await;
    // New tokens are signed with the new secret.
    let served = place.serve(&[new]).await;
    me(&served, &after).await.read::<answers::Me>();
    me(&served, &before).await.refused(401, "TOKEN_INVALID");
    served.stop().await;
}
