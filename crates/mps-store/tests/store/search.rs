//! Searching members by keyword: by search terms, and by the rows of the newest members.

use std::collections::BTreeSet;

use mps_domain::accounts::{Member, MemberStatus};
use mps_domain::decision::Actor;
use mps_domain::ids::{CardId, MemberId};
use mps_domain::operations::CreateMember;
use mps_store::queries::search;
use mps_store::{Page, Query};
use mps_testbed::On;
use rstest::rstest;

use crate::shop::Shop;

/// Names, phone numbers and addresses that have much in common.
const MEMBERS: [(&str, &str, &str); 9] = [
    ("Ｗａｎｇ ﾀﾅｶ", "0278880022", "ｗａｎｇ@tanaka.example"),
    ("王小明", "0912000789", "wang.ming@mail.example"),
    ("王王", "0912000788", "Wang@Mail.Example"),
    ("Wang 100%", "+886912000", "100_percent@mail.example"),
    ("WANG_ANG", "0278880000", "ang@ang.example"),
    ("Émile Ñandú", "0278880001", "emile@mail.example"),
    ("émile", "0278880002", "m00000003@mail.example"),
    ("0000", "0000000000", "a@b.cd"),
    ("back\\slash", "0278880012", "back@mail.example"),
];

const FIRST: Page = Page {
    limit: 100,
    offset: 0,
    after: None,
};

/// Both ways find the same members, for every part of their texts and for some texts that nearly occur.
#[rstest]
#[tokio::test]
async fn terms_and_rows_find_the_same(#[values(On::Sqlite, On::Postgres)] on: On) {
    let shop = Shop::open(on).await;
    for (name, phone, email) in MEMBERS {
        let create = CreateMember {
            member_id: MemberId::new(shop.id()),
            card_id: CardId::new(shop.id()),
            name: name.to_owned(),
            phone: Some(phone.to_owned()),
            email: Some(email.to_owned()),
            password: None,
            external_identity: None,
            keys: shop.new_key(),
        };
        shop.execute(Actor::System, create).await.unwrap();
        shop.clock.advance_secs(1);
    }
    let mut keywords = BTreeSet::new();
    for (name, phone, email) in MEMBERS {
        for text in [name, phone, email, "M00000003", "00000003", "x%", "_9"] {
            let letters: Vec<char> = text.chars().collect();
            for from in 0..letters.len() {
                for until in from + 1..=letters.len() {
                    keywords.insert(letters[from..until].iter().collect::<String>());
                }
            }
        }
    }
    let numbers = async |query: Query<Member>| -> Vec<String> {
        let found = shop.store.fetch(query).await.unwrap();
        found.into_iter().map(|member| member.member_no).collect()
    };
    let (mut by_both, mut by_terms) = (0, BTreeSet::new());
    for keyword in &keywords {
        let found = numbers(search::page(keyword, None, FIRST)).await;
        let count = shop.store.fetch_one(search::count(keyword, None)).await;
        let count = usize::try_from(count.unwrap().unwrap()).unwrap();
        assert_eq!(count, found.len(), "{keyword}");
        let active = MemberStatus::Active;
        let in_state = numbers(search::page(keyword, Some(active), FIRST)).await;
        assert_eq!(in_state, found, "{keyword}");
        let count = search::count(keyword, Some(active));
        let count = shop.store.fetch_one(count).await.unwrap();
        assert_eq!(count, i64::try_from(found.len()).ok(), "{keyword}");
        if let Some(newest) = search::page_among_newest(keyword, None, FIRST, 8) {
            // There are nine members, so this looks at all of them.
            assert_eq!(numbers(newest).await, found, "{keyword}");
            let newest = search::page_among_newest(keyword, Some(active), FIRST, 8);
            assert_eq!(numbers(newest.unwrap()).await, found, "{keyword}");
            by_both += 1;
        } else {
            by_terms.extend(keyword.chars().filter(|letter| !letter.is_ascii()));
        }
    }
    assert!(by_both > 500, "{by_both}");
    assert_eq!(by_terms, BTreeSet::from(['É', 'é', 'Ñ', 'ú']));

    // With a lower number, only the newest are looked at; with a higher number, all are.
    let look = |among| search::page_among_newest("a", None, FIRST, among).unwrap();
    assert_eq!(numbers(look(0)).await, ["M00000009"]);
    let all = numbers(search::page("a", None, FIRST)).await;
    assert_eq!(numbers(look(9)).await, all);
    shop.close().await;
}
