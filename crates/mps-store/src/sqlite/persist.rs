//! Writing what a batch changed, parents before children.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use mps_domain::access::{Role, Session};
use mps_domain::accounts::{Account, Admin, ExternalIdentity, Member, Merchant, Staff};
use mps_domain::audit::AuditEvent;
use mps_domain::books::{Books, NewPassword, Write};
use mps_domain::card::{Binding, Card};
use mps_domain::code::CodeRow;
use mps_domain::idempotency::Order;
use mps_domain::ledger::Posting;
use mps_domain::refusal::RefusalCode;
use mps_domain::totals::DayTotal;
use mps_domain::transaction::Transaction;

use crate::error::StoreError;
use crate::queries::cards::SHARES;
use crate::rows::{Changed, KEYS, Shape, Stored, entry_values, key_use_values, point_values};
use crate::sqlite::connection::{Connection, numbered};
use crate::value::Value;

/// The texts of a table's statements.
#[derive(Debug)]
pub(crate) struct TableTexts {
    pub(crate) select: String,
    insert: String,
}

/// The texts of all tables' statements, made once.
#[derive(Debug)]
pub(crate) struct Texts {
    tables: HashMap<&'static str, TableTexts>,
    none: TableTexts,
    pub(crate) shares: String,
    /// Texts of updates, by table and columns; made when they are first needed.
    updates: RefCell<HashMap<(&'static str, Changed), Arc<str>>>,
}

impl Texts {
    /// Makes the texts.
    pub(crate) fn new() -> Self {
        let shapes = [
            Admin::SHAPE,
            Binding::SHAPE,
            Card::SHAPE,
            CodeRow::SHAPE,
            DayTotal::SHAPE,
            ExternalIdentity::SHAPE,
            KEYS,
            Member::SHAPE,
            Merchant::SHAPE,
            Order::SHAPE,
            Session::SHAPE,
            Staff::SHAPE,
            Transaction::SHAPE,
        ];
        let texts = |shape: &Shape| TableTexts {
            select: numbered(&shape.select()),
            insert: numbered(&shape.insert()),
        };
        let tables = shapes
            .iter()
            .map(|shape| (shape.table, texts(shape)))
            .collect();
        let none = TableTexts {
            select: String::new(),
            insert: String::new(),
        };
        Self {
            tables,
            none,
            shares: numbered(SHARES),
            updates: RefCell::default(),
        }
    }

    /// The texts of a table.
    pub(crate) fn of(&self, shape: &Shape) -> &TableTexts {
        self.tables.get(shape.table).unwrap_or(&self.none)
    }

    fn update(&self, shape: &Shape, changed: Changed) -> Arc<str> {
        let mut updates = self.updates.borrow_mut();
        let text = updates
            .entry((shape.table, changed))
            .or_insert_with(|| numbered(&shape.update(changed)).into());
        Arc::clone(text)
    }
}

/// What writing writes to.
pub(crate) struct Persister<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) texts: &'a Texts,
}

impl Persister<'_> {
    /// Writes all changes of the books.
    pub(crate) fn persist(&self, books: &mut Books) -> Result<(), StoreError> {
        self.rows(books.take_admins())?;
        self.rows(books.take_merchants())?;
        self.rows(books.take_staff())?;
        self.rows(books.take_members())?;
        self.rows(books.take_identities())?;
        self.rows(books.take_cards())?;
        for binding in books.take_bindings() {
            self.insert(&binding)?;
        }
        self.rows(books.take_codes())?;
        self.rows(books.take_transactions())?;
        for posting in books.take_postings() {
            self.posting(&posting)?;
        }
        for points in books.take_points() {
            let sql = "INSERT INTO point_ledger (card_id, transaction_id, change, debt_change, \
                       balance_before, balance_after, reason, created_at) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
            self.connection.execute(sql, &point_values(&points))?;
        }
        self.rows(books.take_orders())?;
        for write in books.take_keys() {
            let (Write::Insert(key) | Write::Update { after: key, .. }) = write;
            self.connection
                .execute(&self.texts.of(&KEYS).insert, &key_use_values(&key))?;
        }
        self.rows(books.take_totals())?;
        self.rows(books.take_sessions())?;
        for password in books.take_passwords() {
            self.password(&password)?;
        }
        for event in books.take_audit() {
            self.event(&event)?;
        }
        for (series, block) in books.number_blocks() {
            let sql = "UPDATE number_series SET next = ?2 WHERE prefix = ?1 AND next <> ?2";
            self.connection
                .execute(sql, &[series.prefix().into(), block.next.into()])?;
        }
        Ok(())
    }

    fn rows<T: Stored>(&self, writes: Vec<Write<T>>) -> Result<(), StoreError> {
        let shape = T::SHAPE;
        for write in writes {
            match write {
                Write::Insert(row) => self.insert(&row)?,
                Write::Update { before, after } => {
                    // Columns that stay are left out: what an index is made of must not be
                    // written again with every charge.
                    let (before, mut values) = (before.values(), after.values());
                    let changed = shape.changed(&before, &values);
                    if changed.is_empty() {
                        continue;
                    }
                    let mut column = 0..;
                    values.retain(|_| {
                        column
                            .next()
                            .is_some_and(|n| n < shape.key.len() || changed.has(n))
                    });
                    self.connection
                        .execute(&self.texts.update(&shape, changed), &values)?;
                }
            }
        }
        Ok(())
    }

    fn insert<T: Stored>(&self, row: &T) -> Result<(), StoreError> {
        self.connection
            .execute(&self.texts.of(&T::SHAPE).insert, &row.values())?;
        Ok(())
    }

    fn posting(&self, posting: &Posting) -> Result<(), StoreError> {
        let sql = "INSERT INTO ledger_entries (transaction_id, line, account_kind, account_id, \
                   method, amount, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        for (line, entry) in (1..).zip(posting.entries()) {
            self.connection
                .execute(sql, &entry_values(posting, line, entry))?;
        }
        Ok(())
    }

    fn password(&self, password: &NewPassword) -> Result<(), StoreError> {
        let table = match password.account {
            Account::Member(_) => "member_profiles",
            Account::Merchant(_) => "merchants",
            Account::Staff { .. } => "merchant_staff",
            Account::Admin(_) => "admins",
            Account::System => return Ok(()),
        };
        let sql = format!("UPDATE {table} SET password_hash = ?2 WHERE id = ?1");
        let values = [
            password.account.uuid().into(),
            password.hash.reveal().into(),
        ];
        self.connection.execute(&sql, &values)?;
        Ok(())
    }

    fn event(&self, event: &AuditEvent) -> Result<(), StoreError> {
        let sql = "INSERT INTO audit_log (at, actor_kind, actor_id, role, operator, address, \
                   request_id, operation, object_kind, object_id, refusal, details) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        let values: [Value; 12] = [
            event.at.into(),
            event.actor.map(|actor| actor.kind().as_str()).into(),
            event.actor.map(Account::uuid).into(),
            event.role.map(Role::as_str).into(),
            event.operator.clone().into(),
            event.origin.address.clone().into(),
            event.origin.request_id.into(),
            event.operation.into(),
            event.object.map(|(kind, _)| kind).into(),
            event.object.map(|(_, id)| id).into(),
            event.refusal.map(RefusalCode::as_str).into(),
            event.details.to_string().into(),
        ];
        self.connection.execute(sql, &values)?;
        Ok(())
    }
}
