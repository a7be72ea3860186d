//! Values in PostgreSQL's binary wire format.

use std::error::Error;

use bytes::{BufMut, BytesMut};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

use mps_domain::Timestamp;

use crate::error::StoreError;
use crate::rows::Kind;
use crate::value::{Row, Value};

/// PostgreSQL counts microseconds from 2000-01-01; we from 1970-01-01.
const EPOCH_MICROS: i64 = 946_684_800_000_000;

type BoxError = Box<dyn Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, BoxError> {
        match self {
            Self::Null => return Ok(IsNull::Yes),
            // A literal in the SQL may have a narrower type than ours.
            Self::Int(number) if *ty == Type::INT4 => out.put_i32(i32::try_from(*number)?),
            Self::Int(number) => out.put_i64(*number),
            // Stored text never contains a NUL (`valid` in mps-domain), but a search text may. PostgreSQL
            // accepts no NUL in a text. So it is replaced by a character that no stored text contains either,
            // and nothing is found.
            Self::Text(text) if text.contains('\0') => {
                out.put_slice(text.replace('\0', "\u{FFFF}").as_bytes());
            }
            Self::Text(text) => out.put_slice(text.as_bytes()),
            Self::Bytes(bytes) => out.put_slice(bytes),
            Self::Uuid(uuid) => out.put_slice(uuid.as_bytes()),
            Self::Time(time) => out.put_i64(time.micros().saturating_sub(EPOCH_MICROS)),
            Self::Bool(yes) => out.put_u8(u8::from(*yes)),
        }
        Ok(IsNull::No)
    }

    fn accepts(_ty: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, BoxError> {
        Ok(match *ty {
            Type::INT8 => Self::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Self::Int(i32::from_sql(ty, raw)?.into()),
            Type::TEXT | Type::VARCHAR | Type::NAME => Self::Text(String::from_sql(ty, raw)?),
            Type::BYTEA => Self::Bytes(raw.to_vec()),
            Type::UUID => Self::Uuid(Uuid::from_sql(ty, raw)?),
            Type::TIMESTAMPTZ => {
                let micros = i64::from_sql(&Type::INT8, raw)?;
                Self::Time(Timestamp::from_micros(micros.saturating_add(EPOCH_MICROS)))
            }
            Type::BOOL => Self::Bool(bool::from_sql(ty, raw)?),
            _ => return Err(format!("a column has the unknown type {ty}").into()),
        })
    }

    fn from_sql_null(_ty: &Type) -> Result<Self, BoxError> {
        Ok(Self::Null)
    }

    fn accepts(_ty: &Type) -> bool {
        true
    }
}

/// Converts a row to the store's type.
pub(crate) fn row(row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let values = (0..row.len()).map(|index| row.try_get::<_, Value>(index));
    Ok(Row(values.collect::<Result<_, _>>()?))
}

/// One column of many rows, sent as an array.
#[derive(Debug)]
pub(crate) struct Cells {
    pub(crate) kind: Kind,
    pub(crate) values: Vec<Value>,
}

impl ToSql for Cells {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, BoxError> {
        self.values.as_slice().to_sql(ty, out)
    }

    fn accepts(_ty: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A parameter of a statement.
#[derive(Debug)]
pub(crate) enum Parameter {
    /// One value.
    One(Value),
    /// An array.
    Many(Cells),
}

impl Parameter {
    /// Makes an array of one kind.
    pub(crate) fn many(kind: Kind, values: Vec<Value>) -> Self {
        Self::Many(Cells { kind, values })
    }

    /// Returns the type to declare when the server is not asked for it first.
    pub(crate) fn ty(&self) -> Type {
        match self {
            Self::One(value) => type_of(value),
            Self::Many(cells) => match cells.kind {
                Kind::Uuid => Type::UUID_ARRAY,
                Kind::Text => Type::TEXT_ARRAY,
                Kind::Int => Type::INT8_ARRAY,
                Kind::Bytes => Type::BYTEA_ARRAY,
                Kind::Time => Type::TIMESTAMPTZ_ARRAY,
                Kind::Flag => Type::BOOL_ARRAY,
            },
        }
    }

    /// Returns the value in the library's form.
    pub(crate) fn as_sql(&self) -> &(dyn ToSql + Sync) {
        match self {
            Self::One(value) => value,
            Self::Many(cells) => cells,
        }
    }
}

/// Returns the type of a value. For a null it is the type that the server finds for itself.
pub(crate) fn type_of(value: &Value) -> Type {
    match value {
        Value::Null => Type::UNKNOWN,
        Value::Int(_) => Type::INT8,
        Value::Text(_) => Type::TEXT,
        Value::Bytes(_) => Type::BYTEA,
        Value::Uuid(_) => Type::UUID,
        Value::Time(_) => Type::TIMESTAMPTZ,
        Value::Bool(_) => Type::BOOL,
    }
}
