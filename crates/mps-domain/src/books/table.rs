//! Rows of one kind, by key.

use std::collections::HashMap;
use std::hash::Hash;

/// Rows of one kind: what was loaded, what is known to be absent, and what changed since.
#[derive(Debug)]
pub struct Table<K, V> {
    slots: HashMap<K, Slot<V>>,
    /// Keys in the order of their first change.
    changed: Vec<K>,
}

#[derive(Debug)]
struct Slot<V> {
    row: Option<V>,
    stored: bool,
    changed: bool,
}

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write<V> {
    /// The database does not have it yet.
    Insert(V),
    /// The database has an older state of it.
    Update(V),
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self {
            slots: HashMap::new(),
            changed: Vec::new(),
        }
    }
}

impl<K: Eq + Hash + Clone, V> Table<K, V> {
    /// Whether the key has been loaded or put.
    pub fn has(&self, key: &K) -> bool {
        self.slots.contains_key(key)
    }

    /// `None` when it has not been loaded, `Some(None)` when it is known to be absent.
    pub fn get(&self, key: &K) -> Option<Option<&V>> {
        self.slots.get(key).map(|slot| slot.row.as_ref())
    }

    /// Takes what the database has, unless memory is ahead of it.
    pub fn load(&mut self, key: K, row: Option<V>) {
        let stored = row.is_some();
        self.slots.entry(key).or_insert(Slot {
            row,
            stored,
            changed: false,
        });
    }

    /// Puts a new state of a row, and gives the state before.
    pub fn put(&mut self, key: K, row: V) -> Option<V> {
        let slot = self.slots.entry(key.clone()).or_insert(Slot {
            row: None,
            stored: false,
            changed: false,
        });
        if !slot.changed {
            slot.changed = true;
            self.changed.push(key);
        }
        slot.row.replace(row)
    }

    /// The changed rows, in the order of their first change. The table is empty afterwards.
    pub fn take_writes(&mut self) -> Vec<Write<V>> {
        let mut writes = Vec::with_capacity(self.changed.len());
        for key in std::mem::take(&mut self.changed) {
            if let Some(Slot {
                row: Some(row),
                stored,
                ..
            }) = self.slots.remove(&key)
            {
                writes.push(if stored {
                    Write::Update(row)
                } else {
                    Write::Insert(row)
                });
            }
        }
        self.slots.clear();
        writes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_ahead_of_the_database() {
        let mut table = Table::default();
        table.load("a", Some(1));
        table.put("a", 2);
        table.load("a", Some(1));
        table.put("b", 3);
        table.load("c", None);
        assert_eq!(table.get(&"a"), Some(Some(&2)));
        assert_eq!(table.get(&"c"), Some(None));
        assert_eq!(table.get(&"d"), None);
        assert_eq!(
            table.take_writes(),
            vec![Write::Update(2), Write::Insert(3)]
        );
    }
}
