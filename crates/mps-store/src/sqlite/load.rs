//! Loading what operations need, row by row on prepared statements.

use mps_domain::Money;
use mps_domain::card::Entitlement;
use mps_domain::code::CodeHash;
use mps_domain::ids::{AdminId, CardId, MemberId, MerchantId, StaffId, TransactionId};
use mps_domain::level::LevelTable;
use mps_domain::need::Need;
use mps_domain::numbers::Series;
use mps_domain::settlement::Settlement;
use mps_domain::unit_of_work::{NumberBlock, UnitOfWork};

use crate::error::StoreError;
use crate::queries::cards::LEVELS;
use crate::rows::{
    DUE, KEYS, Stored, UNSETTLED, entitlement_from, holder_values, key_use_from, key_values,
    last_settlement, level_from, recount, recovery_key, unsettled_from, unsettled_values,
};
use crate::sqlite::connection::Connection;
use crate::sqlite::persist::Texts;
use crate::value::{FromValue, Row, Value};

const MEMBER_BY_PHONE: &str = "SELECT id FROM member_profiles WHERE phone = ?1";
const MEMBER_BY_EMAIL: &str = "SELECT id FROM member_profiles WHERE email = ?1";
const MERCHANT_BY_CODE: &str =
    "SELECT id FROM merchants WHERE login_key = ?1 ORDER BY twin LIMIT 1";
const STAFF_BY_OPERATOR: &str = "SELECT id FROM merchant_staff \
     WHERE merchant_id = ?1 AND login_key = ?2 ORDER BY twin LIMIT 1";
const ADMIN_BY_NAME: &str = "SELECT id FROM admins WHERE login_key = ?1 ORDER BY twin LIMIT 1";
const CARD_BY_NO: &str = "SELECT id FROM member_cards WHERE card_no = ?1";
const TRANSACTION_BY_NO: &str = "SELECT id FROM transactions WHERE tx_no = ?1";
const LIVE_CODE_OF_CARD: &str =
    "SELECT hash FROM payment_codes WHERE card_id = ?1 AND ended IS NULL";
// As the unique index has it, word by word.
const STANDARD_CARD_OF: &str = "SELECT id FROM member_cards WHERE member_id = ?1 \
     AND card_type = 'standard' AND status <> 'closed' AND replaced_by IS NULL";
const IDENTITY_OF: &str = "SELECT external_id FROM member_external_identities \
                           WHERE member_id = ?1 AND provider = ?2";
const OWNERS: &str = "SELECT member_id FROM card_bindings WHERE card_id = ?1 AND role = 'owner'";
const NEXT_NUMBER: &str = "SELECT next FROM number_series WHERE prefix = ?1";

/// What loading reads from.
pub(crate) struct Loader<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) texts: &'a Texts,
}

impl Loader<'_> {
    /// Loads one thing into the books.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of thing; each says how it is read"
    )]
    pub(crate) fn load(&self, work: &mut UnitOfWork, need: Need) -> Result<(), StoreError> {
        match need {
            Need::Session(id) => work.load_session(id, self.row(&[id.uuid().into()])?),
            Need::Member(id) => work.load_member(id, self.row(&[id.uuid().into()])?),
            Need::Merchant(id) => work.load_merchant(id, self.row(&[id.uuid().into()])?),
            Need::Staff(id) => work.load_staff(id, self.row(&[id.uuid().into()])?),
            Need::Admin(id) => work.load_admin(id, self.row(&[id.uuid().into()])?),
            Need::SecondFactor(holder) => {
                work.load_second_factor(holder, self.row(&holder_values(holder))?);
            }
            Need::RecoveryCode(id) => work.load_recovery_code(id, self.row(&recovery_key(id))?),
            Need::Card(id) => work.load_card(id, self.row(&[id.uuid().into()])?),
            Need::Code(hash) => work.load_code(hash, self.row(&[hash.as_bytes().into()])?),
            Need::Transaction(id) => work.load_transaction(id, self.row(&[id.uuid().into()])?),
            Need::Order(id) => {
                let key = [id.owner.id.into(), id.external_order_id.as_str().into()];
                let row = self.row(&key)?;
                work.load_order(id, row);
            }
            Need::Key(id) => {
                let row = self.first(&self.texts.select(&KEYS), &key_values(&id))?;
                let key = row.map(|row| key_use_from(&id, &row)).transpose()?;
                work.load_key(id, key);
            }
            Need::Total(id) => {
                let key = [
                    id.account_id.into(),
                    id.kind.as_str().into(),
                    id.day.days().into(),
                ];
                work.load_total(id, self.row(&key)?);
            }
            Need::Identity(id) => {
                let key = [id.0.as_str().into(), id.1.as_str().into()];
                let row = self.row(&key)?;
                work.load_identity(id, row);
            }
            Need::Lease(name) => {
                let row = self.row(&[name.as_str().into()])?;
                work.load_lease(name, row);
            }
            Need::Binding(id) => {
                let row = self.row(&[id.0.uuid().into(), id.1.uuid().into()])?;
                work.load_binding(id, row);
            }
            Need::IdentityOf(key) => {
                let values = [key.0.uuid().into(), key.1.as_str().into()];
                work.load_identity_of(key, self.id(IDENTITY_OF, &values)?);
            }
            Need::Owners(card) => {
                let rows = self
                    .connection
                    .adapted_rows(OWNERS, &[card.uuid().into()])?;
                let owners = rows.iter().map(|row| row.get(0).map(MemberId::new));
                work.load_owners(card, owners.collect::<Result<_, _>>()?);
            }
            Need::Settlement(id) => work.load_settlement(id, self.row(&[id.uuid().into()])?),
            Need::LastSettlement(merchant) => {
                let rows = self
                    .connection
                    .rows(&last_settlement(), &[merchant.uuid().into()])?;
                let last = rows.first().map(Settlement::from_row).transpose()?;
                work.load_last_settlement(merchant, last);
            }
            Need::Unsettled(key) => {
                let rows = self.connection.rows(UNSETTLED, &unsettled_values(&key))?;
                work.load_unsettled(key, unsettled_from(&rows)?);
            }
            Need::Due(merchant) => {
                let due: Option<i64> = self.shared(DUE, &[merchant.uuid().into()])?;
                work.load_due(merchant, Money::from_minor(due.unwrap_or_default()));
            }
            Need::Recount(of) => {
                let (sql, values) = recount(&of, "p.created_at + 900000000");
                let sum: Option<i64> = self.shared(&sql, &values)?;
                work.load_recount(of, Money::from_minor(sum.unwrap_or_default()));
            }
            Need::Limit(id) => {
                let row = self.row(&[id.kind.as_str().into(), id.object.into()])?;
                work.load_limit(id, row);
            }
            Need::Milestone(name) => {
                let row = self.row(&[name.as_str().into()])?;
                work.load_milestone(name, row);
            }
            Need::ImportPosition(list) => {
                let row = self.row(&[list.as_str().into()])?;
                work.load_import_position(list, row);
            }
            Need::MemberByPhone(phone) => {
                let id = self
                    .id(MEMBER_BY_PHONE, &[phone.as_str().into()])?
                    .map(MemberId::new);
                work.load_member_by_phone(phone, id);
            }
            Need::MemberByEmail(email) => {
                let id = self
                    .id(MEMBER_BY_EMAIL, &[email.as_str().into()])?
                    .map(MemberId::new);
                work.load_member_by_email(email, id);
            }
            Need::MerchantByCode(code) => {
                let id = self
                    .id(MERCHANT_BY_CODE, &[code.as_str().into()])?
                    .map(MerchantId::new);
                work.load_merchant_by_code(code, id);
            }
            Need::StaffByOperator(login) => {
                let key = [login.0.uuid().into(), login.1.as_str().into()];
                let id = self.id(STAFF_BY_OPERATOR, &key)?.map(StaffId::new);
                work.load_staff_by_operator(login, id);
            }
            Need::AdminByName(name) => {
                let id = self
                    .id(ADMIN_BY_NAME, &[name.as_str().into()])?
                    .map(AdminId::new);
                work.load_admin_by_name(name, id);
            }
            Need::CardByNo(number) => {
                let id = self
                    .id(CARD_BY_NO, &[number.as_str().into()])?
                    .map(CardId::new);
                work.load_card_by_no(number, id);
            }
            Need::TransactionByNo(number) => {
                let id = self
                    .id(TRANSACTION_BY_NO, &[number.as_str().into()])?
                    .map(TransactionId::new);
                work.load_transaction_by_no(number, id);
            }
            Need::StandardCardOf(member) => {
                let id = self
                    .id(STANDARD_CARD_OF, &[member.uuid().into()])?
                    .map(CardId::new);
                work.load_standard_card_of(member, id);
            }
            Need::LiveCodeOfCard(card) => {
                let hash = self
                    .id(LIVE_CODE_OF_CARD, &[card.uuid().into()])?
                    .map(CodeHash::from_bytes);
                work.load_live_code_of_card(card, hash);
            }
            Need::Entitlements(member) => {
                work.load_entitlements(member, self.entitlements(member)?);
            }
            Need::Levels => work.load_levels(self.levels()?),
            Need::Numbers(series, _) => work.load_numbers(series, self.numbers(series)?),
        }
        Ok(())
    }

    fn entitlements(&self, member: MemberId) -> Result<Vec<Entitlement>, StoreError> {
        let rows = self
            .connection
            .adapted_rows(&self.texts.entitlements, &[member.uuid().into()])?;
        rows.iter().map(entitlement_from).collect()
    }

    fn levels(&self) -> Result<LevelTable, StoreError> {
        let rows = self.connection.rows(LEVELS, &[])?;
        let levels = rows.iter().map(level_from).collect::<Result<_, _>>()?;
        LevelTable::new(levels).map_err(|invalid| StoreError::Corrupt(invalid.to_string()))
    }

    /// On SQLite there is one writer, so that the rest of the series is the batch's.
    fn numbers(&self, series: Series) -> Result<NumberBlock, StoreError> {
        let next = self
            .id(NEXT_NUMBER, &[series.prefix().into()])?
            .ok_or_else(|| {
                StoreError::Corrupt(format!("the series {} is missing", series.prefix()))
            })?;
        Ok(NumberBlock {
            next,
            end: i64::MAX,
        })
    }

    fn row<T: Stored>(&self, key: &[Value]) -> Result<Option<T>, StoreError> {
        let row = self.first(&self.texts.select(T::SHAPE), key)?;
        row.map(|row| T::from_row(&row)).transpose()
    }

    fn id<T: FromValue>(&self, sql: &str, key: &[Value]) -> Result<Option<T>, StoreError> {
        self.first(sql, key)?.map(|row| row.get(0)).transpose()
    }

    /// The one value of a shared text.
    fn shared<T: FromValue>(&self, sql: &str, values: &[Value]) -> Result<Option<T>, StoreError> {
        let rows = self.connection.rows(sql, values)?;
        rows.first().map(|row| row.get(0)).transpose()
    }

    fn first(&self, sql: &str, key: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.connection.adapted_rows(sql, key)?.into_iter().next())
    }
}
