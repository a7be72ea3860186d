//! Loading what a batch needs: one statement for each kind of thing, all sent at once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use mps_domain::accounts::Provider;
use mps_domain::code::CodeHash;
use mps_domain::ids::{AdminId, CardId, MemberId, MerchantId, StaffId, TransactionId};
use mps_domain::level::LevelTable;
use mps_domain::need::Need;
use mps_domain::numbers::Series;
use mps_domain::totals::TotalKind;
use mps_domain::unit_of_work::{NumberBlock, UnitOfWork};
use mps_domain::{Money, Timestamp, access::Session};

use crate::error::StoreError;
use crate::postgres::connection::Request;
use crate::postgres::values::{Parameter, array_of};
use crate::queries::cards::LEVELS;
use crate::rows::{
    Column, DUE, KEYS, Kind, Shape, Stored, UNSETTLED, entitlement_from, holder_values,
    key_use_from, key_values, last_settlement, level_from, recount, recovery_key, unsettled_from,
    unsettled_values,
};
use crate::value::{FromValue, Row, Value};

/// Puts the rows that were found for needs into the books.
type Take = fn(&mut UnitOfWork, Vec<Need>, Vec<Row>) -> Result<(), StoreError>;

/// Things of one kind, and how they are asked for and taken in.
pub(crate) struct Load {
    request: Request,
    needs: Vec<Need>,
    take: Take,
}

impl Load {
    /// How it is asked for: to be sent, once.
    pub(crate) fn request(&mut self) -> Request {
        std::mem::take(&mut self.request)
    }

    /// Puts what was found into the books, and what was not as absent.
    pub(crate) fn take(self, work: &mut UnitOfWork, rows: Vec<Row>) -> Result<(), StoreError> {
        (self.take)(work, self.needs, rows)
    }
}

/// Whether the rows are locked as they are read.
pub(crate) const fn is_locked(need: &Need) -> bool {
    matches!(need, Need::Card(_) | Need::Admin(_))
}

/// What the needs ask for, those that are locked first, in the order of their ids: what is read behind
/// them is as it was when the last lock was there.
pub(crate) fn loads(needs: impl IntoIterator<Item = Need>) -> Vec<Load> {
    let mut kinds: BTreeMap<u8, Vec<Need>> = BTreeMap::new();
    for need in needs {
        kinds.entry(rank(&need)).or_default().push(need);
    }
    kinds.into_values().filter_map(load).collect()
}

const fn rank(need: &Need) -> u8 {
    match need {
        Need::Card(_) => 0,
        Need::Admin(_) => 1,
        Need::Session(_) => 2,
        Need::Member(_) => 3,
        Need::Merchant(_) => 4,
        Need::Staff(_) => 5,
        Need::Code(_) => 6,
        Need::Transaction(_) => 7,
        Need::Order(_) => 8,
        Need::Key(_) => 9,
        Need::Total(_) => 10,
        Need::Identity(_) => 11,
        Need::Lease(_) => 12,
        Need::MemberByPhone(_) => 13,
        Need::MemberByEmail(_) => 14,
        Need::MerchantByCode(_) => 15,
        Need::StaffByOperator(_) => 16,
        Need::AdminByName(_) => 17,
        Need::CardByNo(_) => 18,
        Need::TransactionByNo(_) => 19,
        Need::LiveCodeOfCard(_) => 20,
        Need::Entitlements(_) => 21,
        Need::Levels => 22,
        Need::ImportPosition(_) => 23,
        Need::Binding(_) => 24,
        Need::Owners(_) => 25,
        Need::IdentityOf(_) => 26,
        Need::Limit(_) => 27,
        Need::Settlement(_) => 28,
        Need::Unsettled(_) => 29,
        Need::LastSettlement(_) => 30,
        Need::SecondFactor(_) => 31,
        Need::RecoveryCode(_) => 32,
        Need::Milestone(_) => 33,
        Need::Due(_) => 34,
        Need::Recount(_) => 35,
        Need::StandardCardOf(_) => 36,
        Need::Numbers(series, _) => 37 + *series as u8,
    }
}

/// The rows of a table whose key columns are among the needs' keys.
fn rows_of(shape: &Shape, keys: Vec<Vec<Value>>, lock: bool) -> Request {
    let names = shape.names("t");
    let suffix = if lock {
        " ORDER BY t.id FOR NO KEY UPDATE"
    } else {
        ""
    };
    lookup(&names, shape.table, shape.key, keys, suffix)
}

/// `SELECT what FROM table t` where the columns are among the keys.
fn lookup(
    what: &str,
    table: &str,
    columns: &[Column],
    keys: Vec<Vec<Value>>,
    suffix: &str,
) -> Request {
    let sql = if let [only] = columns {
        format!(
            "SELECT {what} FROM mps.{table} t WHERE t.{} = ANY($1){suffix}",
            only.name
        )
    } else {
        let arrays: Vec<String> = (1..)
            .zip(columns)
            .map(|(number, column)| format!("${number}::{}", array_of(column.kind)))
            .collect();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let on: Vec<String> = names
            .iter()
            .map(|name| format!("t.{name} = k.{name}"))
            .collect();
        format!(
            "SELECT {what} FROM unnest({}) AS k({}) JOIN mps.{table} t ON {}{suffix}",
            arrays.join(", "),
            names.join(", "),
            on.join(" AND ")
        )
    };
    Request {
        sql: sql.into(),
        parameters: transposed(columns.iter().map(|column| column.kind), keys),
    }
}

/// Rows of values as one array for each column.
pub(crate) fn transposed(
    kinds: impl Iterator<Item = Kind>,
    rows: Vec<Vec<Value>>,
) -> Vec<Parameter> {
    let mut columns: Vec<(Kind, Vec<Value>)> = kinds
        .map(|kind| (kind, Vec::with_capacity(rows.len())))
        .collect();
    for row in rows {
        for ((_, column), value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
    }
    columns
        .into_iter()
        .map(|(kind, values)| Parameter::many(kind, values))
        .collect()
}

/// Rows by their key.
fn by<'a, K: Eq + Hash, T>(
    rows: &'a [Row],
    read: impl Fn(&'a Row) -> Result<(K, T), StoreError>,
) -> Result<HashMap<K, T>, StoreError> {
    rows.iter().map(read).collect()
}

/// Rows of a type with a table of its own, by their key.
fn stored<K: Eq + Hash, T: Stored>(
    rows: &[Row],
    key: fn(&T) -> K,
) -> Result<HashMap<K, T>, StoreError> {
    by(rows, |row| {
        let row = T::from_row(row)?;
        Ok((key(&row), row))
    })
}

/// Ids by a text: `text, id`.
fn ids<T: FromValue>(rows: &[Row]) -> Result<HashMap<String, T>, StoreError> {
    by(rows, |row| Ok((row.get(0)?, row.get(1)?)))
}

macro_rules! each {
    ($needs:ident, $pattern:pat => $body:expr) => {
        for need in $needs {
            if let $pattern = need {
                $body
            }
        }
        return Ok(());
    };
}

/// `[Need::X(id), …]` as keys of one UUID.
macro_rules! keys {
    ($needs:ident, $pattern:pat => [$($value:expr),+]) => {
        $needs.iter().filter_map(|need| match need {
            $pattern => Some(vec![$($value),+]),
            _ => None,
        }).collect()
    };
}

/// A kind whose rows are found by their own key.
macro_rules! by_key {
    ($needs:ident, $variant:ident, $type:ty, $lock:expr, |$k:ident| $key:expr, |$r:ident| $of:expr, $load:ident) => {
        Some(Load {
            request: rows_of(
                <$type>::SHAPE,
                keys!($needs, Need::$variant($k) => [$key.into()]),
                $lock,
            ),
            needs: $needs,
            take: |work, needs, rows| {
                let mut found = stored(&rows, |$r: &$type| $of)?;
                each!(needs, Need::$variant(key) => {
                    let row = found.remove(&key);
                    work.$load(key, row);
                });
            },
        })
    };
}

/// A kind that finds an id by one text column.
macro_rules! by_text {
    ($needs:ident, $variant:ident, $table:literal, $column:literal, $id:ty, $load:ident) => {
        Some(Load {
            request: lookup(
                concat!("t.", $column, ", t.id"),
                $table,
                &[Column {
                    name: $column,
                    kind: Kind::Text,
                }],
                keys!($needs, Need::$variant(text) => [text.as_str().into()]),
                "",
            ),
            needs: $needs,
            take: |work, needs, rows| {
                let mut found = ids(&rows)?;
                each!(needs, Need::$variant(text) => {
                    let id = found.remove(&text).map(<$id>::new);
                    work.$load(text, id);
                });
            },
        })
    };
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each kind of thing; each says how it is asked for and taken in"
)]
fn load(needs: Vec<Need>) -> Option<Load> {
    use mps_domain::accounts::{Admin, ExternalIdentity, Member, Merchant, Staff};
    use mps_domain::card::{Binding, Card};
    use mps_domain::code::CodeRow;
    use mps_domain::idempotency::Order;
    use mps_domain::lease::Lease;
    use mps_domain::limits::Limit;
    use mps_domain::milestone::Milestone;
    use mps_domain::second_factor::{Holder, RecoveryCode, RecoveryCodeId, SecondFactor};
    use mps_domain::settlement::Settlement;
    use mps_domain::totals::DayTotal;
    use mps_domain::transaction::Transaction;
    use mps_domain::unit_of_work::ImportPosition;

    match needs.first()? {
        Need::Card(_) => {
            by_key!(needs, Card, Card, true, |id| id.uuid(), |r| r.id, load_card)
        }
        Need::Session(_) => by_key!(
            needs,
            Session,
            Session,
            false,
            |id| id.uuid(),
            |r| r.id,
            load_session
        ),
        Need::Member(_) => by_key!(
            needs,
            Member,
            Member,
            false,
            |id| id.uuid(),
            |r| r.id,
            load_member
        ),
        Need::Merchant(_) => by_key!(
            needs,
            Merchant,
            Merchant,
            false,
            |id| id.uuid(),
            |r| r.id,
            load_merchant
        ),
        Need::Staff(_) => by_key!(
            needs,
            Staff,
            Staff,
            false,
            |id| id.uuid(),
            |r| r.id,
            load_staff
        ),
        // Locked, since administrators decide about each other: two who stop each other at once must not
        // both be right.
        Need::Admin(_) => by_key!(
            needs,
            Admin,
            Admin,
            true,
            |id| id.uuid(),
            |r| r.id,
            load_admin
        ),
        Need::Code(_) => by_key!(
            needs,
            Code,
            CodeRow,
            false,
            |hash| hash.as_bytes(),
            |r| r.hash,
            load_code
        ),
        Need::Transaction(_) => by_key!(
            needs,
            Transaction,
            Transaction,
            false,
            |id| id.uuid(),
            |r| r.id,
            load_transaction
        ),
        Need::Lease(_) => by_key!(
            needs,
            Lease,
            Lease,
            false,
            |name| name.as_str(),
            |r| r.name.clone(),
            load_lease
        ),
        Need::Milestone(_) => by_key!(
            needs,
            Milestone,
            Milestone,
            false,
            |name| name.as_str(),
            |r| r.name.clone(),
            load_milestone
        ),
        Need::ImportPosition(_) => by_key!(
            needs,
            ImportPosition,
            ImportPosition,
            false,
            |list| list.as_str(),
            |r| r.name.clone(),
            load_import_position
        ),
        Need::MemberByPhone(_) => {
            by_text!(
                needs,
                MemberByPhone,
                "member_profiles",
                "phone",
                MemberId,
                load_member_by_phone
            )
        }
        Need::MemberByEmail(_) => {
            by_text!(
                needs,
                MemberByEmail,
                "member_profiles",
                "email",
                MemberId,
                load_member_by_email
            )
        }
        Need::MerchantByCode(_) => {
            by_text!(
                needs,
                MerchantByCode,
                "merchants",
                "login_key",
                MerchantId,
                load_merchant_by_code
            )
        }
        Need::AdminByName(_) => {
            by_text!(
                needs,
                AdminByName,
                "admins",
                "login_key",
                AdminId,
                load_admin_by_name
            )
        }
        Need::CardByNo(_) => {
            by_text!(
                needs,
                CardByNo,
                "member_cards",
                "card_no",
                CardId,
                load_card_by_no
            )
        }
        Need::TransactionByNo(_) => {
            by_text!(
                needs,
                TransactionByNo,
                "transactions",
                "tx_no",
                TransactionId,
                load_transaction_by_no
            )
        }
        Need::Order(_) => Some(Load {
            request: rows_of(
                Order::SHAPE,
                keys!(needs, Need::Order(id) => [id.owner.id.into(), id.external_order_id.as_str().into()]),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                let mut found = stored(&rows, |order: &Order| order.id.clone())?;
                each!(needs, Need::Order(id) => {
                    let order = found.remove(&id);
                    work.load_order(id, order);
                });
            },
        }),
        Need::Key(_) => Some(Load {
            request: rows_of(
                &KEYS,
                needs
                    .iter()
                    .filter_map(|need| match need {
                        Need::Key(id) => Some(key_values(id)),
                        _ => None,
                    })
                    .collect(),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                let mut found = by(&rows, |row| {
                    let key: (uuid::Uuid, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                    Ok((key, row))
                })?;
                each!(needs, Need::Key(id) => {
                    let key = (id.owner.id, id.operation.to_owned(), id.key.clone());
                    let row = found.remove(&key);
                    let row = row.map(|row| key_use_from(&id, row)).transpose()?;
                    work.load_key(id, row);
                });
            },
        }),
        Need::Total(_) => Some(Load {
            request: rows_of(
                DayTotal::SHAPE,
                keys!(needs, Need::Total(id) => [
                    id.account_id.into(), id.kind.as_str().into(), id.day.days().into()
                ]),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                type Key = (uuid::Uuid, TotalKind, i64);
                let mut found: HashMap<Key, DayTotal> = stored(&rows, |total: &DayTotal| {
                    (
                        total.id.account_id,
                        total.id.kind,
                        total.id.day.days().into(),
                    )
                })?;
                each!(needs, Need::Total(id) => {
                    let total = found.remove(&(id.account_id, id.kind, id.day.days().into()));
                    work.load_total(id, total);
                });
            },
        }),
        Need::Identity(_) => Some(Load {
            request: rows_of(
                ExternalIdentity::SHAPE,
                keys!(needs, Need::Identity((provider, id)) => [
                    provider.as_str().into(), id.as_str().into()
                ]),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                type Key = (Provider, String);
                let mut found: HashMap<Key, ExternalIdentity> =
                    stored(&rows, |row: &ExternalIdentity| {
                        (row.provider, row.external_id.clone())
                    })?;
                each!(needs, Need::Identity(id) => {
                    let row = found.remove(&id);
                    work.load_identity(id, row);
                });
            },
        }),
        Need::StaffByOperator(_) => Some(Load {
            request: lookup(
                "t.merchant_id, t.login_key, t.id",
                "merchant_staff",
                &[
                    Column {
                        name: "merchant_id",
                        kind: Kind::Uuid,
                    },
                    Column {
                        name: "login_key",
                        kind: Kind::Text,
                    },
                ],
                keys!(needs, Need::StaffByOperator((merchant, operator)) => [
                    merchant.uuid().into(), operator.as_str().into()
                ]),
                "",
            ),
            needs,
            take: |work, needs, rows| {
                let mut found = by(&rows, |row| {
                    let login: (MerchantId, String) = (MerchantId::new(row.get(0)?), row.get(1)?);
                    Ok((login, StaffId::new(row.get(2)?)))
                })?;
                each!(needs, Need::StaffByOperator(login) => {
                    let id = found.remove(&login);
                    work.load_staff_by_operator(login, id);
                });
            },
        }),
        Need::StandardCardOf(_) => Some(Load {
            request: lookup(
                "t.member_id, t.id",
                "member_cards",
                &[Column {
                    name: "member_id",
                    kind: Kind::Uuid,
                }],
                keys!(needs, Need::StandardCardOf(member) => [member.uuid().into()]),
                // As the unique index has it, word by word.
                " AND t.card_type = 'standard' AND t.status <> 'closed' AND t.replaced_by IS NULL",
            ),
            needs,
            take: |work, needs, rows| {
                let mut found = by(&rows, |row| {
                    Ok((MemberId::new(row.get(0)?), CardId::new(row.get(1)?)))
                })?;
                each!(needs, Need::StandardCardOf(member) => {
                    let id = found.remove(&member);
                    work.load_standard_card_of(member, id);
                });
            },
        }),
        Need::LiveCodeOfCard(_) => Some(Load {
            request: lookup(
                "t.card_id, t.hash",
                "payment_codes",
                &[Column {
                    name: "card_id",
                    kind: Kind::Uuid,
                }],
                keys!(needs, Need::LiveCodeOfCard(card) => [card.uuid().into()]),
                " AND t.ended IS NULL",
            ),
            needs,
            take: |work, needs, rows| {
                let mut found = by(&rows, |row| {
                    Ok((CardId::new(row.get(0)?), CodeHash::from_bytes(row.get(1)?)))
                })?;
                each!(needs, Need::LiveCodeOfCard(card) => {
                    let hash = found.remove(&card);
                    work.load_live_code_of_card(card, hash);
                });
            },
        }),
        Need::Settlement(_) => by_key!(
            needs,
            Settlement,
            Settlement,
            false,
            |id| id.uuid(),
            |r| r.id,
            load_settlement
        ),
        Need::LastSettlement(merchant) => Some(Load {
            request: Request {
                sql: last_settlement().into(),
                parameters: vec![Parameter::One(merchant.uuid().into())],
            },
            needs,
            take: |work, needs, rows| {
                let last = rows.first().map(Settlement::from_row).transpose()?;
                if let Some(Need::LastSettlement(merchant)) = needs.first() {
                    work.load_last_settlement(*merchant, last);
                }
                Ok(())
            },
        }),
        Need::Unsettled(of) => Some(Load {
            request: Request {
                sql: UNSETTLED.into(),
                parameters: unsettled_values(of).map(Parameter::One).into(),
            },
            needs,
            take: |work, needs, rows| {
                if let Some(Need::Unsettled(key)) = needs.first() {
                    work.load_unsettled(*key, unsettled_from(&rows)?);
                }
                Ok(())
            },
        }),
        Need::Due(merchant) => Some(Load {
            request: Request {
                sql: DUE.into(),
                parameters: vec![Parameter::One(merchant.uuid().into())],
            },
            needs,
            take: |work, needs, rows| {
                if let Some(Need::Due(merchant)) = needs.first() {
                    work.load_due(*merchant, money_in(&rows)?);
                }
                Ok(())
            },
        }),
        Need::Recount(of) => {
            let (sql, values) = recount(of, "p.created_at + INTERVAL '15 minutes'");
            Some(Load {
                request: Request {
                    sql: sql.into(),
                    parameters: values.into_iter().map(Parameter::One).collect(),
                },
                // One is asked for at a time; the others are when they are missed.
                needs: needs.into_iter().take(1).collect(),
                take: |work, needs, rows| {
                    if let Some(Need::Recount(of)) = needs.first() {
                        work.load_recount(*of, money_in(&rows)?);
                    }
                    Ok(())
                },
            })
        }
        Need::Limit(_) => Some(Load {
            request: rows_of(
                Limit::SHAPE,
                keys!(needs, Need::Limit(id) => [id.kind.as_str().into(), id.object.into()]),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                let mut found = stored(&rows, |limit: &Limit| limit.id)?;
                each!(needs, Need::Limit(id) => {
                    let limit = found.remove(&id);
                    work.load_limit(id, limit);
                });
            },
        }),
        Need::SecondFactor(_) => Some(Load {
            request: rows_of(
                SecondFactor::SHAPE,
                needs
                    .iter()
                    .filter_map(|need| match need {
                        Need::SecondFactor(holder) => Some(holder_values(*holder).to_vec()),
                        _ => None,
                    })
                    .collect(),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                let mut found: HashMap<Holder, SecondFactor> =
                    stored(&rows, |row: &SecondFactor| row.holder)?;
                each!(needs, Need::SecondFactor(holder) => {
                    let row = found.remove(&holder);
                    work.load_second_factor(holder, row);
                });
            },
        }),
        Need::RecoveryCode(_) => Some(Load {
            request: rows_of(
                RecoveryCode::SHAPE,
                needs
                    .iter()
                    .filter_map(|need| match need {
                        Need::RecoveryCode(id) => Some(recovery_key(*id).to_vec()),
                        _ => None,
                    })
                    .collect(),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                let mut found: HashMap<RecoveryCodeId, RecoveryCode> =
                    stored(&rows, |row: &RecoveryCode| row.id)?;
                each!(needs, Need::RecoveryCode(id) => {
                    let row = found.remove(&id);
                    work.load_recovery_code(id, row);
                });
            },
        }),
        Need::Binding(_) => Some(Load {
            request: rows_of(
                Binding::SHAPE,
                keys!(needs, Need::Binding((member, card)) => [
                    member.uuid().into(), card.uuid().into()
                ]),
                false,
            ),
            needs,
            take: |work, needs, rows| {
                let mut found: HashMap<(MemberId, CardId), Binding> =
                    stored(&rows, |row: &Binding| (row.member_id, row.card_id))?;
                each!(needs, Need::Binding(id) => {
                    let row = found.remove(&id);
                    work.load_binding(id, row);
                });
            },
        }),
        Need::IdentityOf(_) => Some(Load {
            request: lookup(
                "t.member_id, t.provider, t.external_id",
                "member_external_identities",
                &[
                    Column {
                        name: "member_id",
                        kind: Kind::Uuid,
                    },
                    Column {
                        name: "provider",
                        kind: Kind::Text,
                    },
                ],
                keys!(needs, Need::IdentityOf((member, provider)) => [
                    member.uuid().into(), provider.as_str().into()
                ]),
                "",
            ),
            needs,
            take: |work, needs, rows| {
                let mut found: HashMap<(MemberId, String), String> = by(&rows, |row| {
                    Ok(((MemberId::new(row.get(0)?), row.get(1)?), row.get(2)?))
                })?;
                each!(needs, Need::IdentityOf((member, provider)) => {
                    let id = found.remove(&(member, provider.as_str().to_owned()));
                    work.load_identity_of((member, provider), id);
                });
            },
        }),
        Need::Owners(_) => Some(Load {
            request: lookup(
                "t.card_id, t.member_id",
                "card_bindings",
                &[Column {
                    name: "card_id",
                    kind: Kind::Uuid,
                }],
                keys!(needs, Need::Owners(card) => [card.uuid().into()]),
                " AND t.role = 'owner'",
            ),
            needs,
            take: |work, needs, rows| {
                let mut found: HashMap<CardId, HashSet<MemberId>> = HashMap::new();
                for row in &rows {
                    let owners = found.entry(CardId::new(row.get(0)?)).or_default();
                    owners.insert(MemberId::new(row.get(1)?));
                }
                each!(needs, Need::Owners(card) => {
                    let owners = found.remove(&card).unwrap_or_default();
                    work.load_owners(card, owners);
                });
            },
        }),
        Need::Entitlements(_) => Some(Load {
            request: Request {
                sql: ENTITLEMENTS_OF_MANY.into(),
                parameters: vec![Parameter::many(
                    Kind::Uuid,
                    needs
                        .iter()
                        .filter_map(|need| match need {
                            Need::Entitlements(member) => Some(member.uuid().into()),
                            _ => None,
                        })
                        .collect(),
                )],
            },
            needs,
            take: |work, needs, rows| {
                let mut found: HashMap<MemberId, Vec<_>> = HashMap::new();
                for row in &rows {
                    let member = MemberId::new(row.get(5)?);
                    found
                        .entry(member)
                        .or_default()
                        .push(entitlement_from(row)?);
                }
                each!(needs, Need::Entitlements(member) => {
                    let entitlements = found.remove(&member).unwrap_or_default();
                    work.load_entitlements(member, entitlements);
                });
            },
        }),
        Need::Levels => Some(Load {
            request: Request {
                sql: LEVELS.into(),
                parameters: Vec::new(),
            },
            needs,
            take: |work, _, rows| {
                let levels = rows.iter().map(level_from).collect::<Result<_, _>>()?;
                let levels = LevelTable::new(levels)
                    .map_err(|invalid| StoreError::Corrupt(invalid.to_string()))?;
                work.load_levels(levels);
                Ok(())
            },
        }),
        Need::Numbers(series, _) => Some(Load {
            request: Request {
                sql: numbers_sql(*series),
                parameters: vec![Parameter::One(count_of(&needs).into())],
            },
            needs,
            take: |work, needs, rows| {
                let Some(Need::Numbers(series, _)) = needs.first() else {
                    return Ok(());
                };
                for row in &rows {
                    let next: i64 = row.get(0)?;
                    let end = next.saturating_add(block_len(*series));
                    work.load_numbers(*series, NumberBlock { next, end });
                }
                Ok(())
            },
        }),
    }
}

/// [`ENTITLEMENTS`](crate::queries::cards::SHARES) of many members at once.
const ENTITLEMENTS_OF_MANY: &str = "SELECT b.card_id, b.role, c.status, c.fixed_rate, c.expires_at, b.member_id \
     FROM mps.card_bindings b JOIN mps.member_cards c ON c.id = b.card_id \
     WHERE b.member_id = ANY($1) AND c.card_type = 'corporate'";

/// How many numbers one value of a series' sequence stands for: the increment in the schema.
/// Members, cards and reversals are few; of the others a lane keeps some in hand.
pub(crate) const fn block_len(series: Series) -> i64 {
    match series {
        Series::Member
        | Series::StandardCard
        | Series::CorporateCard
        | Series::Voucher
        | Series::RechargeReversal
        | Series::Payout
        | Series::VoucherIssue
        | Series::Lapse
        | Series::Transfer
        | Series::Opening
        | Series::Adjustment
        | Series::Settlement => 1,
        Series::Payment | Series::Refund | Series::Recharge => 32,
    }
}

/// The sum that one row has.
fn money_in(rows: &[Row]) -> Result<Money, StoreError> {
    let minor = rows.first().map_or(Ok(0), |row| row.get(0))?;
    Ok(Money::from_minor(minor))
}

/// How many numbers are wanted.
fn count_of(needs: &[Need]) -> i64 {
    let counts = needs.iter().map(|need| match need {
        Need::Numbers(_, count) => *count,
        _ => 0,
    });
    counts.fold(0, i64::saturating_add)
}

/// Blocks of as many numbers as the commands of the batch asked for.
fn numbers_sql(series: Series) -> Arc<str> {
    let len = block_len(series);
    let prefix = series.prefix().to_lowercase();
    format!(
        "SELECT nextval('mps.numbers_{prefix}') \
         FROM generate_series(1, ($1::bigint + {len} - 1) / {len})"
    )
    .into()
}

/// The database's time.
pub(crate) fn time() -> Request {
    Request {
        sql: "SELECT clock_timestamp()".into(),
        parameters: Vec::new(),
    }
}

/// The time from the answer to [`time`].
pub(crate) fn time_from(rows: &[Row]) -> Result<Timestamp, StoreError> {
    rows.first()
        .ok_or_else(|| StoreError::Corrupt("the database does not say the time".to_owned()))?
        .get(0)
}
