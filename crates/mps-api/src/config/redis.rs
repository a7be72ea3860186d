//! The address of Redis, if there is one.

use std::fmt;

use redis::cluster::ClusterClient;
use redis::{Client, ConnectionAddr, ConnectionInfo, IntoConnectionInfo};

use crate::config::AppEnv;
use crate::config::edge::is_this_machine;
use crate::config::read::Reader;

/// Redis: one server, or the nodes of a cluster. Its password is never printed.
#[derive(Clone)]
pub struct RedisOptions {
    pub(crate) target: Target,
    /// One client for each node.
    pub(crate) nodes: Vec<Client>,
    addresses: String,
    database: i64,
}

/// What to connect to.
#[derive(Clone)]
pub(crate) enum Target {
    /// One server.
    Single(Box<Client>),
    /// Several nodes that share the keys.
    Cluster(Box<ClusterClient>),
}

impl fmt::Debug for RedisOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.addresses)
    }
}

/// Reads the Redis of `REDIS_URL`.
pub(super) fn read(read: &mut Reader<'_>, app_env: AppEnv) -> Option<RedisOptions> {
    let may_be_anybody = read.flag("REDIS_INSECURE");
    let database: i64 = read.between("REDIS_DB", 0, 0, 1_000_000);
    let password = read.text("REDIS_PASSWORD");
    let urls = read.text("REDIS_URL")?;
    let nodes: Option<Vec<ConnectionInfo>> = urls.split(',').map(node).collect();
    // The addresses may contain a password, so they are never repeated.
    let Some(mut nodes) = nodes else {
        let fix = "redis://host:6379 or rediss://host:6379 (encrypted), or several with commas \
                   between them for the nodes of a cluster";
        read.mistake_with("REDIS_URL", "****", fix);
        return None;
    };
    for node in &mut nodes {
        let mut settings = node.redis_settings().clone();
        if database != 0 {
            settings = settings.set_db(database);
        }
        if let Some(password) = &password {
            settings = settings.set_password(password);
        }
        *node = node.clone().set_redis_settings(settings);
    }
    let is_open = |node: &ConnectionInfo| {
        let (is_local, is_proven) = match node.addr() {
            ConnectionAddr::Tcp(host, _) => (is_this_machine(host), false),
            ConnectionAddr::TcpTls { host, insecure, .. } => (is_this_machine(host), !insecure),
            _ => (true, true),
        };
        !(is_local || is_proven && node.redis_settings().password().is_some())
    };
    if app_env == AppEnv::Production && !may_be_anybody && nodes.iter().any(is_open) {
        let fix = "anybody on the way could read and change what is in Redis: use rediss:// and a \
                   REDIS_PASSWORD; or say with REDIS_INSECURE=true that the network between is yours alone";
        read.mistake_with("REDIS_URL", "****", fix);
    }
    let database = nodes.iter().map(|node| node.redis_settings().db()).max();
    let database = database.unwrap_or_default();
    if nodes.len() > 1 && database != 0 {
        read.mistake("REDIS_DB", "a cluster has only database 0; remove it");
        return None;
    }
    let addresses: Vec<String> = nodes
        .iter()
        .map(|node| format!("redis://****@{}", node.addr()))
        .collect();
    let clients: Result<Vec<Client>, _> = nodes.iter().cloned().map(Client::open).collect();
    let target = clients.and_then(|clients| {
        let target = if let [one] = clients.as_slice() {
            Target::Single(Box::new(one.clone()))
        } else {
            Target::Cluster(Box::new(ClusterClient::new(nodes)?))
        };
        Ok((target, clients))
    });
    let Ok((target, nodes)) = target else {
        let fix = "one user and one password for all nodes; REDIS_PASSWORD sets it";
        read.mistake_with("REDIS_URL", "****", fix);
        return None;
    };
    Some(RedisOptions {
        target,
        nodes,
        addresses: addresses.join(","),
        database,
    })
}

fn node(url: &str) -> Option<ConnectionInfo> {
    let url = url.trim();
    let known = url.starts_with("redis://") || url.starts_with("rediss://");
    known.then(|| url.into_connection_info().ok()).flatten()
}

/// Returns the settings in force.
pub(super) fn describe(options: Option<&RedisOptions>) -> Vec<(&'static str, String)> {
    let Some(options) = options else {
        return vec![("REDIS_URL", "(not set)".to_owned())];
    };
    vec![
        ("REDIS_URL", options.addresses.clone()),
        ("REDIS_DB", options.database.to_string()),
    ]
}
