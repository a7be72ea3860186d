//! The part between the server and its clients: connections, proxies, pages of other sites.

mod addresses;
pub(crate) mod connections;

pub(crate) use addresses::{client_address, cors};
