//! The hosts of a `DATABASE_URL` with several hosts, one by one.

use std::net::IpAddr;

use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// Returns the same configuration for each host alone, in their order. The library can try all hosts by
/// itself, but it bounds only the time for each host to accept a connection, not the time to answer on it.
pub(super) fn one_by_one(config: &Config) -> Vec<Config> {
    let (hosts, addresses) = (config.get_hosts(), config.get_hostaddrs());
    let ports = config.get_ports();
    (0..hosts.len().max(addresses.len()))
        .map(|index| {
            let mut one = without_hosts(config);
            match hosts.get(index) {
                Some(Host::Tcp(host)) => {
                    one.host(host);
                }
                #[cfg(unix)]
                Some(Host::Unix(folder)) => {
                    one.host_path(folder);
                }
                None => {}
            }
            if let Some(address) = addresses.get(index) {
                one.hostaddr(*address);
            }
            // One port may be given for all hosts.
            if let Some(port) = ports.get(index).or(ports.first()) {
                one.port(*port);
            }
            one
        })
        .collect()
}

/// Whether connections to the hosts never leave this machine.
pub(super) fn are_on_this_machine(config: &Config) -> bool {
    let is_local = |host: &Host| match host {
        Host::Tcp(name) => {
            let address: Option<IpAddr> = name.parse().ok();
            name == "localhost" || address.is_some_and(|address| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    // An address is dialled instead of the host's name.
    let addresses = config.get_hostaddrs();
    if addresses.is_empty() {
        config.get_hosts().iter().all(is_local)
    } else {
        addresses.iter().all(IpAddr::is_loopback)
    }
}

fn without_hosts(config: &Config) -> Config {
    let mut one = Config::new();
    if let Some(user) = config.get_user() {
        one.user(user);
    }
    if let Some(password) = config.get_password() {
        one.password(password);
    }
    if let Some(name) = config.get_dbname() {
        one.dbname(name);
    }
    if let Some(options) = config.get_options() {
        one.options(options);
    }
    if let Some(name) = config.get_application_name() {
        one.application_name(name);
    }
    if let Some(timeout) = config.get_connect_timeout() {
        one.connect_timeout(*timeout);
    }
    if let Some(timeout) = config.get_tcp_user_timeout() {
        one.tcp_user_timeout(*timeout);
    }
    if let Some(interval) = config.get_keepalives_interval() {
        one.keepalives_interval(interval);
    }
    if let Some(retries) = config.get_keepalives_retries() {
        one.keepalives_retries(retries);
    }
    one.ssl_mode(config.get_ssl_mode())
        .ssl_negotiation(config.get_ssl_negotiation())
        .keepalives(config.get_keepalives())
        .keepalives_idle(config.get_keepalives_idle())
        .target_session_attrs(config.get_target_session_attrs())
        .channel_binding(config.get_channel_binding());
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_has_its_port_and_all_else() {
        let config: Config = "postgres://u:p%40@one:5433,two,three:5435/d?connect_timeout=3\
                              &target_session_attrs=read-write&application_name=x"
            .parse()
            .unwrap();
        let each = one_by_one(&config);
        assert_eq!(each.len(), 3);
        for (one, (host, port)) in each
            .iter()
            .zip([("one", 5433), ("two", 5432), ("three", 5435)])
        {
            let alone = format!(
                "postgres://u:p%40@{host}:{port}/d?connect_timeout=3\
                 &target_session_attrs=read-write&application_name=x"
            );
            assert_eq!(*one, alone.parse().unwrap());
        }
    }
}
