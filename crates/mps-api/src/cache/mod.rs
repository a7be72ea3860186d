//! Caches of what was read from the books.

mod card_list;
mod cards;
mod cards_in_memory;
mod cards_in_redis;
mod remembered;
mod reports;

pub(crate) use card_list::CardList;
pub(crate) use cards::{Cards, Place};
pub(crate) use remembered::Cache;
pub(crate) use reports::{Reports, Total};
