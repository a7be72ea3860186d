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
    /// What the database has, once `row` is ahead of it.
    stored: Option<V>,
    changed: bool,
}

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write<V> {
    /// The database does not have it yet.
    Insert(V),
    /// The database has an older state of it.
    Update {
        /// That state.
        before: V,
        /// The state to be written.
        after: V,
    },
    /// The database has it, and is to have it no more.
    Delete(V),
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
        self.slots.entry(key).or_insert(Slot {
            row,
            stored: None,
            changed: false,
        });
    }

    /// The rows that are there.
    pub fn rows(&self) -> impl Iterator<Item = &V> {
        self.slots.values().filter_map(|slot| slot.row.as_ref())
    }

    /// Puts a new state of a row.
    pub fn put(&mut self, key: K, row: V) {
        let empty = Slot {
            row: None,
            stored: None,
            changed: false,
        };
        let slot = self.slots.entry(key.clone()).or_insert(empty);
        let before = slot.row.replace(row);
        if !slot.changed {
            slot.changed = true;
            slot.stored = before;
            self.changed.push(key);
        }
    }

    /// Takes a row that was loaded away.
    pub fn remove(&mut self, key: K) {
        let Some(slot) = self.slots.get_mut(&key) else {
            return;
        };
        let before = slot.row.take();
        if !slot.changed {
            slot.changed = true;
            slot.stored = before;
            self.changed.push(key);
        }
    }

    /// The changed rows, in the order of their first change, as they are to be written.
    pub fn writes(&self) -> impl Iterator<Item = Write<&V>> {
        let slots = self.changed.iter().filter_map(|key| self.slots.get(key));
        slots.filter_map(|slot| match (&slot.stored, &slot.row) {
            (Some(before), Some(after)) => Some(Write::Update { before, after }),
            (None, Some(after)) => Some(Write::Insert(after)),
            (Some(before), None) => Some(Write::Delete(before)),
            // It came and went within the batch.
            (None, None) => None,
        })
    }

    /// Takes it that all changes are in the database. Of the changed rows only those stay that are
    /// worth it, and none when there are more than `at_most` rows in all.
    pub fn written(&mut self, at_most: usize, is_worth_it: impl Fn(&V) -> bool) {
        for key in std::mem::take(&mut self.changed) {
            let Some(slot) = self.slots.get_mut(&key) else {
                continue;
            };
            slot.stored = None;
            slot.changed = false;
            if !slot.row.as_ref().is_some_and(&is_worth_it) {
                self.slots.remove(&key);
            }
        }
        if self.slots.len() > at_most {
            // With the room that they took.
            self.slots = HashMap::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_ahead_of_the_database() {
        let mut table = Table::default();
        table.load("a", Some(1));
        table.put("a", 5);
        table.load("a", Some(1));
        table.put("a", 2);
        table.put("b", 3);
        table.load("c", None);
        assert_eq!(table.get(&"a"), Some(Some(&2)));
        assert_eq!(table.get(&"c"), Some(None));
        assert_eq!(table.get(&"d"), None);
        assert_eq!(
            table.writes().collect::<Vec<_>>(),
            vec![
                Write::Update {
                    before: &1,
                    after: &2
                },
                Write::Insert(&3)
            ]
        );
    }

    #[test]
    fn what_is_written_stays_as_it_was_written() {
        let mut table = Table::default();
        table.load("read", Some(1));
        table.load("absent", None);
        table.load("changed", Some(2));
        table.put("changed", 3);
        table.put("useless", 100);
        table.load("deleted", Some(4));
        table.remove("deleted");
        table.written(10, |row| *row < 100);
        assert_eq!(table.writes().count(), 0);
        assert_eq!(table.get(&"read"), Some(Some(&1)));
        assert_eq!(table.get(&"absent"), Some(None));
        assert_eq!(table.get(&"useless"), None);
        assert_eq!(table.get(&"deleted"), None);
        table.put("changed", 5);
        let update = Write::Update {
            before: &3,
            after: &5,
        };
        assert_eq!(table.writes().collect::<Vec<_>>(), vec![update]);
        table.written(2, |_| true);
        assert_eq!(table.get(&"changed"), None);
    }

    #[test]
    fn what_is_removed_is_deleted_if_the_database_has_it() {
        let mut table = Table::default();
        table.load("stored", Some(1));
        table.put("stored", 2);
        table.remove("stored");
        table.put("new", 3);
        table.remove("new");
        table.load("back", Some(4));
        table.remove("back");
        table.put("back", 5);
        assert_eq!(table.get(&"stored"), Some(None));
        let back = Write::Update {
            before: &4,
            after: &5,
        };
        let writes: Vec<_> = table.writes().collect();
        assert_eq!(writes, vec![Write::Delete(&1), back]);
    }
}
