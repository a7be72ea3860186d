//! Names and identifiers: their stored forms, and that all spellings of one identifier are the
//! same.

use mps_protocol::{answers, endpoint as e};
use mps_testbed::On;
use rstest::rstest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::support::{ADMIN, CASHIER, CHEN, LIN, MANAGER, PASSWORD, Town, key, sell};

/// Invisible characters and line separators: zero width space, word joiner, byte order mark,
/// right-to-left override, Hangul filler, soft hyphen, combining grapheme joiner, a variation
/// selector and joiners that join nothing, braille blank.
const HIDDEN: [&str; 11] = [
    "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{202E}", "\u{3164}", "\u{00AD}", "\u{034F}", "\u{FE0F}",
    "\u{200D}", "\u{200C}", "\u{2800}",
];
/// The same within a name.
const WITHIN: [&str; 8] = [
    "王\u{2028}小明",
    "王\u{2029}小明",
    "王\u{200B}小明",
    "王\u{202E}小明",
    "王\u{2060}小明",
    "a\u{200D}b",
    "a\u{200C}b",
    "王\u{0085}小明",
];

/// Creates a member with a permanent password.
pub(crate) async fn create(
    town: &Town,
    name: &str,
    phone: Option<&str>,
    email: Option<&str>,
) -> Answer {
    let body = json!({ "name": name, "phone": phone, "email": email, "password": PASSWORD });
    town.once(ADMIN, &e::CREATE_MEMBER, &key(), &body).await
}

/// Signs a member in and returns the member's id.
async fn member_of(town: &Town, identifier: &str) -> String {
    let body = json!({ "role": "member", "identifier": identifier, "password": PASSWORD });
    let answer = town.login(&body).await;
    assert_eq!(answer.status, 200, "{identifier:?}: {}", answer.text());
    let signed_in: Value = answer.read();
    signed_in["user_info"]["id"].as_str().unwrap().to_owned()
}

async fn found(town: &Town, keyword: &str) -> Vec<String> {
    let request = town
        .request_by(ADMIN, mps_protocol::Method::Get, "/admin/members")
        .await;
    let answer = Answer::to(request.query(&[("keyword", keyword)])).await;
    let members: answers::Members = answer.read();
    members.members.into_iter().map(|m| m.name).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_number_is_one_in_all_its_forms(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let created = create(&town, "王小明", Some("138 0013 8000"), None).await;
    let created: answers::MemberCreated = created.read();
    let stored = created.member.phone.as_deref();
    assert_eq!(stored, Some("+8613800138000"));
    let id = created.member.member_id.to_string();
    for form in [
        "13800138000",
        "+13800138000",
        "+8613800138000",
        "8613800138000",
        "008613800138000",
        " 13800138000",
        "138-0013-8000",
        "(138) 0013.8000",
        "+86 138 0013 8000",
        "１３８００１３８０００",
        "＋８６１３８００１３８０００",
        "\u{202D}138 0013 8000\u{202C}",
    ] {
        assert_eq!(member_of(&town, form).await, id, "{form:?}");
        assert_eq!(found(&town, form).await, ["王小明"], "{form:?}");
        let refused = create(&town, "twin", Some(form), None).await;
        refused.refused(409, "PHONE_ALREADY_USED");
    }
    for part in ["1380013", "138 0013", "0138 001", "+861380", "8000"] {
        assert_eq!(found(&town, part).await, ["王小明"], "{part:?}");
    }

    // A text that is not a number of the region is stored as its digits, and is the same with or
    // without +.
    for (form, stored, again) in [
        ("12-345", "12345", "+12345"),
        ("0912 000 777", "0912000777", "０９１２000777"),
        ("+99 9 99", "99999", "99999"),
        ("+886 955 123 456", "+886955123456", "00886955123456"),
        ("886955123457", "+886955123457", "+886955123457"),
    ] {
        let created: answers::MemberCreated = create(&town, form, Some(form), None).await.read();
        assert_eq!(created.member.phone.as_deref(), Some(stored));
        let refused = create(&town, "twin", Some(again), None).await;
        refused.refused(409, "PHONE_ALREADY_USED");
        let id = created.member.member_id.to_string();
        assert_eq!(member_of(&town, again).await, id, "{again:?}");
        assert_eq!(found(&town, again).await, [form], "{again:?}");
    }
    for wrong in [
        "1234",
        "12ab56",
        "+",
        "1234567890123456",
        "138 0013 8000 ext",
        "",
    ] {
        let refused = create(&town, "wrong", Some(wrong), None).await;
        let error = refused.refused(400, "VALIDATION_FAILED");
        assert_eq!(error.details.field.as_deref(), Some("phone"), "{wrong:?}");
    }

    // A member's own change is parsed in the same way, and does not conflict with the own number.
    let phone = json!({ "phone": "+86 13800138001" });
    let id = town.lin.member.id.uuid().to_string();
    for form in ["13800138001", "0086 138 0013 8001"] {
        let changed = town.send(ADMIN, &e::UPDATE_MEMBER, &[&id], &phone).await;
        let changed: Value = changed.read();
        assert_eq!(changed["member"]["phone"], "+8613800138001", "{form}");
        assert_eq!(member_of(&town, form).await, id);
    }
    let taken = json!({ "phone": "8613800138000" });
    let refused = town.send(ADMIN, &e::UPDATE_MEMBER, &[&id], &taken).await;
    refused.refused(409, "PHONE_ALREADY_USED");
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_region_says_which_numbers_need_no_country(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::with(on, &[("CURRENCY", "CNY"), ("PHONE_REGION", "TW")]).await;
    let id = town.lin.member.id.uuid().to_string();
    assert_eq!(town.lin.member.phone.as_deref(), Some("+886912000001"));
    for form in [
        "0912-000-001",
        "+886 912 000 001",
        "00886912000001",
        "886912000001",
    ] {
        assert_eq!(member_of(&town, form).await, id, "{form:?}");
        assert_eq!(found(&town, form).await, ["0912000001"], "{form:?}");
    }
    // Staff type the number from its beginning.
    for part in ["0912", "0912 000", "91200"] {
        assert_eq!(found(&town, part).await.len(), 2, "{part:?}");
    }
}

/// Legacy members are found by every form. Two with the same number keep their forms.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_from_before_are_found_in_all_forms(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let lin = town.lin.member.id.uuid().to_string();
    let chen = town.chen.member.id.uuid().to_string();
    let set = |who: &str, phone: &str| {
        town.change_books(&format!(
            "UPDATE mps.member_profiles SET phone = '{phone}' WHERE member_no = '{who}'"
        ));
    };
    let forms = [
        "13800138000",
        "+13800138000",
        "8613800138000",
        "008613800138000",
        "+8613800138000",
    ];
    for stored in forms {
        set("M00000001", stored);
        for typed in forms {
            assert_eq!(member_of(&town, typed).await, lin, "{typed} for {stored}");
        }
        let refused = create(&town, "twin", Some("138 0013 8000"), None).await;
        refused.refused(409, "PHONE_ALREADY_USED");
    }
    set("M00000001", "8613800138000");
    set("M00000002", "13800138000");
    assert_eq!(member_of(&town, "8613800138000").await, lin);
    assert_eq!(member_of(&town, "13800138000").await, chen);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_and_numbers_are_read_as_people_type_them(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let town = Town::on(on).await;
    let created = create(&town, "Ann", None, Some("  Ann@Example.com ")).await;
    let created: answers::MemberCreated = created.read();
    assert_eq!(created.member.email.as_deref(), Some("ann@example.com"));
    let (id, number) = (
        created.member.member_id.to_string(),
        created.member.member_no,
    );
    let spaced = format!(" m {} {}", &number[1..5], &number[5..]);
    for identifier in [
        "ANN@example.com",
        " ann@example.com ",
        "ann＠ｅｘａｍｐｌｅ．com",
        &number.to_lowercase(),
        &spaced,
    ] {
        assert_eq!(member_of(&town, identifier).await, id, "{identifier:?}");
    }
    for keyword in [spaced.as_str(), &number.to_lowercase(), "ANN＠example"] {
        assert_eq!(found(&town, keyword).await, ["Ann"], "{keyword:?}");
    }
    let hidden = create(&town, "Ann", None, Some("an\u{200B}n@example.com")).await;
    let error = hidden.refused(400, "VALIDATION_FAILED");
    assert_eq!(error.details.field.as_deref(), Some("email"));

    // All spellings of a card's number at the till are the same request.
    let (card, lower) = (town.lin.card.card_no.clone(), "std 0000 0001");
    assert_eq!(card, "STD00000001");
    let (once, mut numbers) = (key(), Vec::new());
    for typed in [lower, "ＳＴＤ00000001", &card] {
        let body = json!({ "card_no": typed, "amount": "10.00", "payment_method": "cash" });
        let done = town
            .once(MANAGER, &e::MERCHANT_RECHARGE, &once, &body)
            .await;
        let done: Value = done.read();
        numbers.push(done["transaction"]["tx_no"].clone());
        let cards = town
            .request_by(ADMIN, mps_protocol::Method::Get, "/admin/cards")
            .await;
        let cards = Answer::to(cards.query(&[("keyword", typed)])).await;
        let cards: answers::AdminCards = cards.read();
        assert_eq!(cards.cards[0].card_no, card, "{typed:?}");
    }
    numbers.dedup();
    assert_eq!(numbers.len(), 1);

    let body = json!({ "discount_rate": "0.6", "binding_password": "join the company",
        "owner_member_id": town.lin.member.id.uuid() });
    let issued = town
        .once(ADMIN, &e::CREATE_CORPORATE_CARD, &key(), &body)
        .await;
    let issued: answers::CardChanged = issued.read();
    let typed = issued.card.card_no.replace("COR", "cor ");
    let bind = json!({ "card_no": typed, "binding_password": "join the company" });
    town.post(CHEN, &e::BIND_CARD, &bind).await.read::<Value>();
    let unbind = json!({ "card_no": typed });
    town.post(CHEN, &e::UNBIND_CARD, &unbind)
        .await
        .read::<Value>();
    let share = json!({ "member_no": spaced, "role": "viewer" });
    let shared = town
        .send(LIN, &e::SHARE_CARD, &[&issued.card.id.to_string()], &share)
        .await;
    shared.read::<Value>();
}

/// Sends a text to every endpoint that takes one for people. Returns the answers, each with the
/// field that is named for a wrong text.
async fn name_everything(town: &Town, text: &str) -> Vec<(&'static str, Answer)> {
    let lin = town.lin.member.id.uuid();
    let (card, shop) = (town.card_id(LIN), town.shop.uuid());
    let merchant =
        json!({ "code": format!("X{}", &key()[..8]), "name": text, "password": PASSWORD });
    let contact = json!({ "contact": text });
    let staff = json!({ "operator": format!("x{}", &key()[..8]), "name": text, "role": "cashier",
        "password": PASSWORD });
    let levels = json!({ "levels": [
        { "level": 0, "name": text, "min_points": 0, "discount_rate": "1.000" },
    ] });
    let voucher = json!({ "member_id": lin, "amount": "1.00", "expires_at": "2027-01-31",
        "name": text });
    let company = json!({ "discount_rate": "0.9", "name": text });
    let points = json!({ "card_id": card, "delta_points": 1, "reason": text });
    let freeze = json!({ "card_id": town.card_id(CHEN), "reason": text });
    let suspend = json!({ "merchant_id": town.rival.uuid(), "reason": text });
    let identity = json!({ "member_id": lin, "provider": "line", "external_id": text });
    let [shop, lin] = [shop, lin].map(|id| id.to_string());
    vec![
        ("name", create(town, text, None, None).await),
        (
            "name",
            town.send(ADMIN, &e::UPDATE_MEMBER, &[&lin], &json!({ "name": text }))
                .await,
        ),
        (
            "name",
            town.post(ADMIN, &e::CREATE_MERCHANT, &merchant).await,
        ),
        (
            "contact",
            town.send(ADMIN, &e::UPDATE_MERCHANT, &[&shop], &contact)
                .await,
        ),
        ("name", town.post(MANAGER, &e::CREATE_STAFF, &staff).await),
        (
            "levels",
            town.send(ADMIN, &e::SET_LEVELS, &[], &levels).await,
        ),
        (
            "name",
            town.once(ADMIN, &e::CREATE_VOUCHER, &key(), &voucher).await,
        ),
        (
            "name",
            town.post(ADMIN, &e::CREATE_CORPORATE_CARD, &company).await,
        ),
        (
            "reason",
            town.once(ADMIN, &e::ADJUST_POINTS, &key(), &points).await,
        ),
        ("reason", town.post(ADMIN, &e::FREEZE_CARD, &freeze).await),
        (
            "reason",
            town.post(ADMIN, &e::SUSPEND_MERCHANT, &suspend).await,
        ),
        (
            "external_id",
            town.post(ADMIN, &e::BIND_IDENTITY, &identity).await,
        ),
    ]
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_is_seen_and_on_one_line(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let books = town.books();
    for hidden in HIDDEN.into_iter().chain(WITHIN) {
        for (field, answer) in name_everything(&town, hidden).await {
            let error = answer.refused(400, "VALIDATION_FAILED");
            let named = error.details.field.as_deref();
            assert_eq!(named, Some(field), "{}", hidden.escape_unicode());
        }
    }
    town.assert_books(&books, "names that nobody sees");

    // Characters that writing systems need stay: families and flags, Persian, Sinhala and Bengali
    // words, a variant of a character, a wide blank. Decomposed letters are stored composed.
    for (typed, stored) in [
        ("👨\u{200D}👩\u{200D}👧 林", "👨\u{200D}👩\u{200D}👧 林"),
        ("🏳\u{FE0F}\u{200D}🌈", "🏳\u{FE0F}\u{200D}🌈"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("ශ\u{0DCA}\u{200D}රී", "ශ\u{0DCA}\u{200D}රී"),
        ("র\u{200D}\u{09CD}যাব", "র\u{200D}\u{09CD}যাব"),
        ("葛\u{E0100}城", "葛\u{E0100}城"),
        ("王\u{3000}小明", "王\u{3000}小明"),
        ("  Zoe\u{0301} ", "Zo\u{00E9}"),
    ] {
        let created = create(&town, typed, None, None).await;
        assert_eq!(created.status, 200, "{}", typed.escape_unicode());
        let created: answers::MemberCreated = created.read();
        assert_eq!(created.member.name, stored);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_id_is_seen_and_taken_as_it_is(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let (code, books) = (town.code(LIN).await, town.books());
    for id in [
        " ",
        "\u{200B}",
        "\u{3000}",
        " A1",
        "A1 ",
        "A\u{2028}1",
        "A\u{200D}1",
        "e\u{301}",
    ] {
        let charge = sell(&town, &code, "1.00", id).await;
        let reverse = json!({ "external_order_id": id });
        let reversed = town.post(CASHIER, &e::REVERSE, &reverse).await;
        for answer in [charge, reversed] {
            let error = answer.refused(400, "VALIDATION_FAILED");
            assert_eq!(error.details.field.as_deref(), Some("external_order_id"));
        }
        let path = "/merchant/orders/".to_owned() + &id.replace(' ', "%20");
        town.get(CASHIER, &path)
            .await
            .refused(404, "ORDER_NOT_FOUND");
    }
    town.assert_books(&books, "order ids that nobody sees");
    let charged = sell(&town, &code, "1.00", "單號 A-1").await;
    charged.read::<answers::Charged>();
    let found = town.get(CASHIER, "/merchant/orders/單號 A-1").await;
    found.read::<Value>();
    // A key is visible ASCII, as the header allows.
    let card = json!({ "card_no": "STD00000001", "amount": "1.00", "payment_method": "cash" });
    for key in [" ", "a b", "\u{A0}"] {
        let wrong = town.once(MANAGER, &e::MERCHANT_RECHARGE, key, &card).await;
        wrong.refused(400, "VALIDATION_FAILED");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_folds_case_and_width(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    for name in [
        "Ｗａｎｇ 王",
        "ﾀﾅｶ ﾊﾅｺ",
        "ガーデン",
        "株式会社１２３",
        "Zoë",
    ] {
        create(&town, name, None, None).await.read::<Value>();
    }
    for (keyword, expected) in [
        ("wang", "Ｗａｎｇ 王"),
        ("ＷＡＮＧ", "Ｗａｎｇ 王"),
        ("ａｎｇ 王", "Ｗａｎｇ 王"),
        ("タナカ", "ﾀﾅｶ ﾊﾅｺ"),
        ("ﾊﾅｺ", "ﾀﾅｶ ﾊﾅｺ"),
        ("ｶﾞｰﾃﾞﾝ", "ガーデン"),
        ("会社123", "株式会社１２３"),
        ("社１２", "株式会社１２３"),
        ("ZOE\u{308}", "Zoë"),
    ] {
        assert_eq!(found(&town, keyword).await, [expected], "{keyword}");
        let query = [("keyword", keyword), ("status", "active")];
        let request = town
            .request_by(ADMIN, mps_protocol::Method::Get, "/admin/members")
            .await;
        let members: answers::Members = Answer::to(request.query(&query)).await.read();
        assert_eq!(members.members.len(), 1, "{keyword}");
    }
    let merchant = json!({ "code": "SHOP-C", "name": "ｶﾌｪ Ａ", "password": PASSWORD });
    town.post(ADMIN, &e::CREATE_MERCHANT, &merchant)
        .await
        .read::<Value>();
    for keyword in ["カフェ", "ｶﾌｪ a", "ｓｈｏｐ-c"] {
        let request = town
            .request_by(ADMIN, mps_protocol::Method::Get, "/admin/merchants")
            .await;
        let merchants = Answer::to(request.query(&[("keyword", keyword)])).await;
        let merchants: answers::Merchants = merchants.read();
        assert_eq!(merchants.merchants.len(), 1, "{keyword}");
    }
}

/// A list of new members is parsed like a single new member.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_has_each_number_once_in_whatever_form(#[values(On::Sqlite, On::Postgres)] on: On) {
    let town = Town::on(on).await;
    let import = async |csv: &'static str| -> answers::MembersImported {
        let path = e::CREATE_MEMBERS.path;
        let request = town.request_by(ADMIN, e::CREATE_MEMBERS.method, path).await;
        let request = request.header("Content-Type", "text/csv; charset=utf-8");
        Answer::to(request.body(csv)).await.read()
    };
    let tried = import("name,phone\na,138 0013 8000\nb,+8613800138000\nc,008613800138000\n").await;
    let errors = tried.errors.iter().map(|error| {
        let hint = error.suggestion.clone().unwrap_or_default();
        (error.line, error.code.clone(), hint)
    });
    let twice = |line: u64| {
        let hint = format!("line {} has it too", line - 1);
        (line, "PHONE_ALREADY_USED".to_owned(), hint)
    };
    assert_eq!(errors.collect::<Vec<_>>(), [twice(3), twice(4)]);
    let done = import("name,phone,email\na,１３８ 0013 8000,\u{3000}A@b.example\u{3000}\n").await;
    assert_eq!((done.created_count, done.error_count), (1, 0));
    assert_eq!(found(&town, "+8613800138000").await, ["a"]);
    assert_eq!(found(&town, "a@b.example").await, ["a"]);
}
