//! Loading what operations need, row by row on prepared statements.

use mps_domain::books::{Books, Need, NumberBlock};
use mps_domain::code::CodeHash;
use mps_domain::ids::{AdminId, CardId, MemberId, MerchantId, StaffId, TransactionId};
use mps_domain::level::LevelTable;

use crate::error::StoreError;
use crate::queries::cards::LEVELS;
use crate::rows::{KEYS, Stored, key_use_from, key_values, level_from, share_from};
use crate::sqlite::connection::Connection;
use crate::sqlite::persist::Texts;
use crate::value::{FromValue, Row, Value};

/// What loading reads from.
pub(crate) struct Loader<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) texts: &'a Texts,
}

impl Loader<'_> {
    /// Loads one thing into the books.
    pub(crate) fn load(&self, books: &mut Books, need: Need) -> Result<(), StoreError> {
        match need {
            Need::Session(id) => books.load_session(id, self.row(&[id.uuid().into()])?),
            Need::Member(id) => books.load_member(id, self.row(&[id.uuid().into()])?),
            Need::Merchant(id) => books.load_merchant(id, self.row(&[id.uuid().into()])?),
            Need::Staff(id) => books.load_staff(id, self.row(&[id.uuid().into()])?),
            Need::Admin(id) => books.load_admin(id, self.row(&[id.uuid().into()])?),
            Need::Card(id) => books.load_card(id, self.row(&[id.uuid().into()])?),
            Need::Code(hash) => books.load_code(hash, self.row(&[hash.as_bytes().into()])?),
            Need::Transaction(id) => books.load_transaction(id, self.row(&[id.uuid().into()])?),
            Need::Order(id) => {
                let key = [id.owner.id.into(), id.external_order_id.as_str().into()];
                let row = self.row(&key)?;
                books.load_order(id, row);
            }
            Need::Key(id) => {
                let row = self.first(&self.texts.of(&KEYS).select, &key_values(&id))?;
                let key = row.map(|row| key_use_from(&id, &row)).transpose()?;
                books.load_key(id, key);
            }
            Need::Total(id) => {
                let key = [
                    id.account_id.into(),
                    id.kind.as_str().into(),
                    id.day.days().into(),
                ];
                books.load_total(id, self.row(&key)?);
            }
            Need::Identity(id) => {
                let key = [id.0.as_str().into(), id.1.as_str().into()];
                let row = self.row(&key)?;
                books.load_identity(id, row);
            }
            Need::MemberByPhone(phone) => {
                let sql = "SELECT id FROM member_profiles WHERE phone = ?1";
                let id = self.id(sql, &[phone.as_str().into()])?.map(MemberId::new);
                books.load_member_by_phone(phone, id);
            }
            Need::MemberByEmail(email) => {
                let sql = "SELECT id FROM member_profiles WHERE email = ?1";
                let id = self.id(sql, &[email.as_str().into()])?.map(MemberId::new);
                books.load_member_by_email(email, id);
            }
            Need::MerchantByCode(code) => {
                let sql = "SELECT id FROM merchants WHERE code = ?1";
                let id = self.id(sql, &[code.as_str().into()])?.map(MerchantId::new);
                books.load_merchant_by_code(code, id);
            }
            Need::StaffByOperator(login) => {
                let sql = "SELECT id FROM merchant_staff WHERE merchant_id = ?1 AND operator = ?2";
                let key = [login.0.uuid().into(), login.1.as_str().into()];
                let id = self.id(sql, &key)?.map(StaffId::new);
                books.load_staff_by_operator(login, id);
            }
            Need::AdminByName(name) => {
                let sql = "SELECT id FROM admins WHERE name = ?1";
                let id = self.id(sql, &[name.as_str().into()])?.map(AdminId::new);
                books.load_admin_by_name(name, id);
            }
            Need::CardByNo(number) => {
                let sql = "SELECT id FROM member_cards WHERE card_no = ?1";
                let id = self.id(sql, &[number.as_str().into()])?.map(CardId::new);
                books.load_card_by_no(number, id);
            }
            Need::TransactionByNo(number) => {
                let sql = "SELECT id FROM transactions WHERE tx_no = ?1";
                let id = self
                    .id(sql, &[number.as_str().into()])?
                    .map(TransactionId::new);
                books.load_transaction_by_no(number, id);
            }
            Need::LiveCodeOfCard(card) => {
                let sql = "SELECT hash FROM payment_codes WHERE card_id = ?1 AND ended IS NULL";
                let hash = self
                    .id(sql, &[card.uuid().into()])?
                    .map(CodeHash::from_bytes);
                books.load_live_code_of_card(card, hash);
            }
            Need::Shares(member) => {
                let member_id = [member.uuid().into()];
                let rows = self
                    .connection
                    .rows_numbered(&self.texts.shares, &member_id)?;
                let shares = rows.iter().map(share_from).collect::<Result<_, _>>()?;
                books.load_shares(member, shares);
            }
            Need::Levels => {
                let rows = self.connection.rows_numbered(LEVELS, &[])?;
                let levels = rows.iter().map(level_from).collect::<Result<_, _>>()?;
                let levels = LevelTable::new(levels)
                    .map_err(|invalid| StoreError::Corrupt(invalid.to_string()))?;
                books.load_levels(levels);
            }
            Need::Numbers(series) => {
                let sql = "SELECT next FROM number_series WHERE prefix = ?1";
                let next = self.id(sql, &[series.prefix().into()])?;
                let next = next.ok_or_else(|| {
                    StoreError::Corrupt(format!("the series {} is missing", series.prefix()))
                })?;
                books.load_numbers(
                    series,
                    NumberBlock {
                        next,
                        end: i64::MAX,
                    },
                );
            }
        }
        Ok(())
    }

    fn row<T: Stored>(&self, key: &[Value]) -> Result<Option<T>, StoreError> {
        let row = self.first(&self.texts.of(&T::SHAPE).select, key)?;
        row.map(|row| T::from_row(&row)).transpose()
    }

    fn id<T: FromValue>(&self, sql: &str, key: &[Value]) -> Result<Option<T>, StoreError> {
        self.first(sql, key)?.map(|row| row.get(0)).transpose()
    }

    fn first(&self, sql: &str, key: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.connection.rows_numbered(sql, key)?.into_iter().next())
    }
}
