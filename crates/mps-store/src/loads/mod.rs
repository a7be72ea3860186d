//! How the database finds what a unit of work needs: one entry for each kind of need.
//!
//! A need is answered by a [`Lookup`], by a query of its own, or, for numbers to give out, by each database
//! in its own way. What the rows mean is the same for both databases. To add a kind of row: implement
//! [`Stored`] for it in `rows`, and add its line to the list below.

mod lookup;

use mps_domain::Money;
use mps_domain::access::Session;
use mps_domain::accounts::{Admin, ExternalIdentity, Member, Merchant, Staff};
use mps_domain::activation::Activation;
use mps_domain::approval::Approval;
use mps_domain::attempts::{Attempts, KnownNetwork};
use mps_domain::card::{Binding, Card};
use mps_domain::code::{CodeHash, CodeRow};
use mps_domain::idempotency::Order;
use mps_domain::ids::{AdminId, CardId, MemberId, MerchantId, StaffId, TransactionId};
use mps_domain::lease::Lease;
use mps_domain::level::LevelTable;
use mps_domain::limits::Limit;
use mps_domain::milestone::Milestone;
use mps_domain::need::Need;
use mps_domain::numbers::Series;
use mps_domain::second_factor::{RecoveryCode, SecondFactor};
use mps_domain::settlement::Settlement;
use mps_domain::totals::DayTotal;
use mps_domain::transaction::Transaction;
use mps_domain::unit_of_work::{ImportPosition, UnitOfWork};

pub(crate) use lookup::Lookup;

use crate::error::StoreError;
use crate::rows::{
    Column, DUE, KEYS, Stored, UNSETTLED, entitlement_from, holder_values, key_use_from,
    key_values, last_settlement, level_from, recount, recovery_key, text, unsettled_from,
    unsettled_values, uuid,
};
use crate::value::{FromValue, Row, Value};

/// How a need is answered.
pub(crate) enum Load {
    /// By a lookup, whose place in the list says when it comes: locks first.
    Lookup(Kind, &'static Lookup),
    /// By a query of its own.
    Query(String, Vec<Value>),
    /// By drawing that many numbers of a series.
    Numbers(Series, i64),
}

/// The list. An entry says which need it answers, where its rows are, by which values, and what the rows
/// of one need are to the unit of work.
macro_rules! lookups {
    (($work:ident, $rows:ident, $quarter_after:ident)
     others { $($other:pat => $load_other:expr, $take_other:expr;)+ }
     $($kind:ident: $need:pat => $lookup:expr, by $key:expr, $take:expr;)+) => {
        /// The lookups in the order in which they are sent.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Kind {
            $($kind,)+
        }

        /// How a need is answered. `quarter_after` is the time a quarter of an hour after that of a payment
        /// `p`, in the SQL of the database.
        #[expect(unused_variables, reason = "a lookup is the same for every need of its kind")]
        pub(crate) fn load_of(need: &Need, $quarter_after: &str) -> Load {
            match need {
                $($need => {
                    static LOOKUP: Lookup = $lookup;
                    Load::Lookup(Kind::$kind, &LOOKUP)
                })+
                $($other => $load_other,)+
            }
        }

        /// The values by which a need is looked up.
        pub(crate) fn key_of(need: &Need) -> Vec<Value> {
            match need {
                $($need => Vec::from($key),)+
                _ => Vec::new(),
            }
        }

        /// Puts the rows that were found for a need into the unit of work.
        ///
        /// # Errors
        /// [`StoreError::Corrupt`] when a row is not what it should be.
        #[expect(unused_variables, reason = "numbers are not taken from rows")]
        pub(crate) fn take(
            $work: &mut UnitOfWork,
            need: Need,
            $rows: &[Row],
        ) -> Result<(), StoreError> {
            match need {
                $($need => $take,)+
                $($other => $take_other,)+
            }
            Ok(())
        }
    };
}

lookups! {
    (work, rows, quarter_after)
    others {
        Need::LastSettlement(merchant) =>
            Load::Query(last_settlement(), vec![merchant.uuid().into()]),
            work.load_last_settlement(merchant, row(rows)?);
        Need::Unsettled(of) => Load::Query(UNSETTLED.to_owned(), unsettled_values(of).into()),
            work.load_unsettled(of, unsettled_from(rows)?);
        Need::Due(merchant) => Load::Query(DUE.to_owned(), vec![merchant.uuid().into()]),
            work.load_due(merchant, sum(rows)?);
        Need::Recount(of) => {
                let (sql, values) = recount(of, quarter_after);
                Load::Query(sql, values)
            },
            work.load_recount(of, sum(rows)?);
        Need::Numbers(series, count) => Load::Numbers(*series, *count), {};
    }

    Card: Need::Card(id) => Lookup::rows(Card::SHAPE).locked(), by [id.uuid().into()],
        work.load_card(id, row(rows)?);
    // Administrators decide about each other: two who stop each other at once must not both be right.
    Admin: Need::Admin(id) => Lookup::rows(Admin::SHAPE).locked(), by [id.uuid().into()],
        work.load_admin(id, row(rows)?);
    // Attempts at the same moment wait for each other: nothing is gained when one of two is carried out again.
    Attempts: Need::Attempts(key) => Lookup::rows(Attempts::SHAPE).locked(),
        by [key.as_bytes().into()],
        work.load_attempts(key, row(rows)?);
    KnownNetwork: Need::KnownNetwork(key) => Lookup::rows(KnownNetwork::SHAPE),
        by [key.as_bytes().into()],
        work.load_known_network(key, row(rows)?);
    Session: Need::Session(id) => Lookup::rows(Session::SHAPE), by [id.uuid().into()],
        work.load_session(id, row(rows)?);
    Member: Need::Member(id) => Lookup::rows(Member::SHAPE), by [id.uuid().into()],
        work.load_member(id, row(rows)?);
    Merchant: Need::Merchant(id) => Lookup::rows(Merchant::SHAPE), by [id.uuid().into()],
        work.load_merchant(id, row(rows)?);
    Staff: Need::Staff(id) => Lookup::rows(Staff::SHAPE), by [id.uuid().into()],
        work.load_staff(id, row(rows)?);
    Code: Need::Code(hash) => Lookup::rows(CodeRow::SHAPE), by [hash.as_bytes().into()],
        work.load_code(hash, row(rows)?);
    Transaction: Need::Transaction(id) => Lookup::rows(Transaction::SHAPE), by [id.uuid().into()],
        work.load_transaction(id, row(rows)?);
    Key: Need::Key(id) => Lookup::rows(&KEYS).last(), by key_values(id), {
        let key = rows.first().map(|row| key_use_from(&id, row)).transpose()?;
        work.load_key(id, key);
    };
    // After the keys: a request that is carried out in between is found by its order then, and its key is a conflict. The
    // other way round, a key without its order would look like that of another request.
    Order: Need::Order(id) => Lookup::rows(Order::SHAPE).last(),
        by [id.owner.id.into(), id.external_order_id.as_str().into()],
        work.load_order(id, row(rows)?);
    Total: Need::Total(id) => Lookup::rows(DayTotal::SHAPE),
        by [id.account_id.into(), id.kind.as_str().into(), id.day.days().into()],
        work.load_total(id, row(rows)?);
    Identity: Need::Identity(id) => Lookup::rows(ExternalIdentity::SHAPE),
        by [id.0.as_str().into(), id.1.as_str().into()],
        work.load_identity(id, row(rows)?);
    Lease: Need::Lease(name) => Lookup::rows(Lease::SHAPE), by [name.as_str().into()],
        work.load_lease(name, row(rows)?);
    Binding: Need::Binding(id) => Lookup::rows(Binding::SHAPE),
        by [id.0.uuid().into(), id.1.uuid().into()],
        work.load_binding(id, row(rows)?);
    Limit: Need::Limit(id) => Lookup::rows(Limit::SHAPE),
        by [id.kind.as_str().into(), id.object.into()],
        work.load_limit(id, row(rows)?);
    Settlement: Need::Settlement(id) => Lookup::rows(Settlement::SHAPE), by [id.uuid().into()],
        work.load_settlement(id, row(rows)?);
    SecondFactor: Need::SecondFactor(holder) => Lookup::rows(SecondFactor::SHAPE),
        by holder_values(*holder),
        work.load_second_factor(holder, row(rows)?);
    RecoveryCode: Need::RecoveryCode(id) => Lookup::rows(RecoveryCode::SHAPE),
        by recovery_key(*id),
        work.load_recovery_code(id, row(rows)?);
    Activation: Need::Activation(hash) => Lookup::rows(Activation::SHAPE),
        by [hash.as_bytes().into()],
        work.load_activation(hash, row(rows)?);
    Approval: Need::Approval(id) => Lookup::rows(Approval::SHAPE), by [id.uuid().into()],
        work.load_approval(id, row(rows)?);
    Milestone: Need::Milestone(name) => Lookup::rows(Milestone::SHAPE), by [name.as_str().into()],
        work.load_milestone(name, row(rows)?);
    ImportPosition: Need::ImportPosition(list) => Lookup::rows(ImportPosition::SHAPE),
        by [list.as_str().into()],
        work.load_import_position(list, row(rows)?);

    MemberByPhone: Need::MemberByPhone(phone) =>
        Lookup::columns("member_profiles", &[text("phone")], "t.id"), by [phone.as_str().into()],
        work.load_member_by_phone(phone, found(rows, 1, MemberId::new)?);
    MemberByEmail: Need::MemberByEmail(email) =>
        Lookup::columns("member_profiles", &[text("email")], "t.id"), by [email.as_str().into()],
        work.load_member_by_email(email, found(rows, 1, MemberId::new)?);
    // Of names that differ in case alone, the one that was first signs in (`twin`).
    MerchantByCode: Need::MerchantByCode(code) =>
        Lookup::columns("merchants", &[text("login_key")], "t.id").ordered("t.twin"),
        by [code.as_str().into()],
        work.load_merchant_by_code(code, found(rows, 1, MerchantId::new)?);
    StaffByOperator: Need::StaffByOperator(login) =>
        Lookup::columns("merchant_staff", &[uuid("merchant_id"), text("login_key")], "t.id")
            .ordered("t.twin"),
        by [login.0.uuid().into(), login.1.as_str().into()],
        work.load_staff_by_operator(login, found(rows, 2, StaffId::new)?);
    AdminByName: Need::AdminByName(name) =>
        Lookup::columns("admins", &[text("login_key")], "t.id").ordered("t.twin"),
        by [name.as_str().into()],
        work.load_admin_by_name(name, found(rows, 1, AdminId::new)?);
    CardByNo: Need::CardByNo(number) =>
        Lookup::columns("member_cards", &[text("card_no")], "t.id"), by [number.as_str().into()],
        work.load_card_by_no(number, found(rows, 1, CardId::new)?);
    TransactionByNo: Need::TransactionByNo(number) =>
        Lookup::columns("transactions", &[text("tx_no")], "t.id"), by [number.as_str().into()],
        work.load_transaction_by_no(number, found(rows, 1, TransactionId::new)?);
    // As the unique index has it, word by word.
    StandardCardOf: Need::StandardCardOf(member) =>
        Lookup::columns("member_cards", &[uuid("member_id")], "t.id")
            .only(" AND t.card_type = 'standard' AND t.status <> 'closed' AND t.replaced_by IS NULL"),
        by [member.uuid().into()],
        work.load_standard_card_of(member, found(rows, 1, CardId::new)?);
    LiveCodeOfCard: Need::LiveCodeOfCard(card) =>
        Lookup::columns("payment_codes", &[uuid("card_id")], "t.hash").only(" AND t.ended IS NULL"),
        by [card.uuid().into()],
        work.load_live_code_of_card(card, found(rows, 1, CodeHash::from_bytes)?);
    IdentityOf: Need::IdentityOf(of) =>
        Lookup::columns(
            "member_external_identities",
            &[uuid("member_id"), text("provider")],
            "t.external_id",
        ),
        by [of.0.uuid().into(), of.1.as_str().into()],
        work.load_identity_of(of, found(rows, 2, |id: String| id)?);
    Owners: Need::Owners(card) =>
        Lookup::columns("card_bindings", &[uuid("card_id")], "t.member_id")
            .only(" AND t.role = 'owner'"),
        by [card.uuid().into()], {
            let owners = rows.iter().map(|row| row.get(1).map(MemberId::new));
            work.load_owners(card, owners.collect::<Result<_, _>>()?);
        };
    Entitlements: Need::Entitlements(member) => entitlements(), by [member.uuid().into()], {
            let entitlements = rows.iter().map(entitlement_from);
            work.load_entitlements(member, entitlements.collect::<Result<_, _>>()?);
        };
    Levels: Need::Levels => levels(), by [], {
            let levels = rows.iter().map(level_from).collect::<Result<_, _>>()?;
            let levels = LevelTable::new(levels)
                .map_err(|invalid| StoreError::Corrupt(invalid.to_string()))?;
            work.load_levels(levels);
        };
}

/// How the corporate cards that bear on a member's discount are found.
pub(crate) const fn entitlements() -> Lookup {
    const KEY: &[Column] = &[uuid("member_id")];
    Lookup::columns(
        "card_bindings",
        KEY,
        "t.card_id, t.role, c.status, c.fixed_rate, c.expires_at",
    )
    .joined(" JOIN mps.member_cards c ON c.id = t.card_id")
    .only(" AND c.card_type = 'corporate'")
}

/// How the levels are found, lowest first.
pub(crate) const fn levels() -> Lookup {
    Lookup::columns(
        "membership_levels",
        &[],
        "t.level, t.name, t.min_points, t.rate",
    )
    .ordered("t.level")
}

/// The one row of a type, if it was found.
fn row<T: Stored>(rows: &[Row]) -> Result<Option<T>, StoreError> {
    rows.first().map(T::from_row).transpose()
}

/// The value of a column of the first row, if there is one.
fn found<V: FromValue, T>(
    rows: &[Row],
    column: usize,
    of: impl FnOnce(V) -> T,
) -> Result<Option<T>, StoreError> {
    rows.first().map(|row| row.get(column).map(of)).transpose()
}

/// The sum that one row has.
fn sum(rows: &[Row]) -> Result<Money, StoreError> {
    let minor: Option<i64> = rows.first().map(|row| row.get(0)).transpose()?;
    Ok(Money::from_minor(minor.unwrap_or_default()))
}
