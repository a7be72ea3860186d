//! Values that both databases share: the parameters of a statement and the columns of a row.

use mps_domain::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;

/// One value of a row or a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A UUID.
    Uuid(Uuid),
    /// A point in time.
    Time(Timestamp),
    /// Yes or no.
    Bool(bool),
}

/// A row of a query's result.
#[derive(Debug)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// Returns the number of columns.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the value of the column at `index`.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when there is no such column or its value does not fit the type.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, StoreError> {
        let value = self.0.get(index).unwrap_or(&Value::Null);
        T::from_value(value).ok_or_else(|| {
            let wanted = std::any::type_name::<T>();
            StoreError::Corrupt(format!("column {index} of a row is not a {wanted}"))
        })
    }

    /// Returns the value of the column at `index`, converted from its text or number by `read`.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when `read` does not know the value.
    pub fn read<V: FromValue, T>(
        &self,
        index: usize,
        read: impl FnOnce(V) -> Option<T>,
    ) -> Result<T, StoreError> {
        read(self.get(index)?).ok_or_else(|| {
            let wanted = std::any::type_name::<T>();
            StoreError::Corrupt(format!("column {index} of a row is not a {wanted}"))
        })
    }

    /// Does the same as [`Row::read`] for a column that may be empty.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when `read` does not know the value.
    pub fn read_opt<V: FromValue, T>(
        &self,
        index: usize,
        read: impl FnOnce(V) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        if self.0.get(index).is_none_or(|value| *value == Value::Null) {
            return Ok(None);
        }
        self.read(index, read).map(Some)
    }
}

/// A type that a column's value can be read as.
pub trait FromValue: Sized {
    /// Returns the value as this type, or `None` when it is of another type.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }
}

macro_rules! narrow {
    ($($type:ty),+) => {$(
        impl FromValue for $type {
            fn from_value(value: &Value) -> Option<Self> {
                i64::from_value(value).and_then(|number| Self::try_from(number).ok())
            }
        }
    )+};
}
narrow!(i16, i32, u16, u64);

impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(*yes),
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => bytes.as_slice().try_into().ok(),
            _ => None,
        }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes.clone()),
            _ => None,
        }
    }
}

impl FromValue for Uuid {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Uuid(uuid) => Some(*uuid),
            Value::Bytes(bytes) => Self::from_slice(bytes).ok(),
            _ => None,
        }
    }
}

impl FromValue for Timestamp {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Time(time) => Some(*time),
            Value::Int(micros) => Some(Self::from_micros(*micros)),
            _ => None,
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

macro_rules! into_value {
    ($($type:ty => |$value:ident| $make:expr;)+) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                $make
            }
        }
    )+};
}

into_value! {
    i64 => |value| Self::Int(value);
    i32 => |value| Self::Int(value.into());
    i16 => |value| Self::Int(value.into());
    u16 => |value| Self::Int(value.into());
    bool => |value| Self::Bool(value);
    &str => |value| Self::Text(value.to_owned());
    String => |value| Self::Text(value);
    Uuid => |value| Self::Uuid(value);
    Timestamp => |value| Self::Time(value);
    &[u8; 16] => |value| Self::Bytes(value.to_vec());
    &[u8; 32] => |value| Self::Bytes(value.to_vec());
    &[u8] => |value| Self::Bytes(value.to_vec());
    mps_domain::Money => |value| Self::Int(value.minor());
    mps_domain::DiscountRate => |value| Self::Int(value.thousandths().into());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
