//! The settings of the edge: trusted proxies, sites whose pages may call the server, and who may
//! read the metrics.

use std::net::IpAddr;

use axum::http::{HeaderValue, Uri};
use ipnet::IpNet;

use crate::config::read::Reader;
use crate::config::{AppEnv, Purpose};

/// The shortest token for the metrics, in characters.
const SHORTEST_TOKEN: usize = 16;

/// The settings of the edge.
#[derive(Clone, Default)]
pub struct Edge {
    /// `TRUSTED_PROXIES`: the proxies whose `X-Forwarded-For` is trusted.
    pub trusted_proxies: Vec<IpNet>,
    /// `CORS_ORIGINS`: the sites whose pages may call the server; `*` for all.
    pub cors_origins: Vec<HeaderValue>,
    /// `PUBLIC_ORIGIN`: the address under which people open the web app.
    pub public_origin: Option<String>,
    /// `METRICS_ENABLED`
    pub metrics: bool,
    /// `METRICS_TOKEN`: the token that readers of the metrics have to send.
    pub metrics_token: Option<String>,
}

impl std::fmt::Debug for Edge {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Edge")
    }
}

impl Edge {
    /// Whether an address is a trusted proxy's.
    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        let mut proxies = self.trusted_proxies.iter();
        proxies.any(|network| network.contains(&address))
    }
}

/// Whether connections to a host never leave this machine.
pub(super) fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let address: Option<IpAddr> = bare.parse().ok();
    bare == "localhost" || address.is_some_and(|address| address.is_loopback())
}

pub(super) fn read(read: &mut Reader<'_>, app_env: AppEnv, purpose: Purpose) -> Edge {
    let is_production = app_env == AppEnv::Production;
    let metrics = read.choice(
        "METRICS_ENABLED",
        ("true", true),
        &[("false", false), ("1", true), ("0", false)],
    );
    let metrics_token = read.text("METRICS_TOKEN");
    match &metrics_token {
        Some(token) if token.chars().count() < SHORTEST_TOKEN => {
            let fix = format!("{SHORTEST_TOKEN} characters or more");
            read.mistake_with("METRICS_TOKEN", "****", fix);
        }
        None if metrics && is_production && purpose == Purpose::Serve => read.mistake(
            "METRICS_TOKEN",
            "production requires a token for its metrics; set it, or METRICS_ENABLED=false",
        ),
        _ => {}
    }
    Edge {
        trusted_proxies: trusted_proxies(read),
        cors_origins: cors_origins(read, is_production),
        public_origin: public_origin(read, is_production),
        metrics,
        metrics_token,
    }
}

fn trusted_proxies(read: &mut Reader<'_>) -> Vec<IpNet> {
    let text = read.text("TRUSTED_PROXIES").unwrap_or_default();
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let networks = parts.map(|part| {
        let address = part.parse::<IpAddr>().map(IpNet::from);
        address.or_else(|_| part.parse::<IpNet>())
    });
    let Ok(networks) = networks.collect::<Result<Vec<IpNet>, _>>() else {
        let fix = "addresses and networks with commas between them: 10.0.0.7, 10.1.0.0/16";
        read.mistake("TRUSTED_PROXIES", fix);
        return Vec::new();
    };
    if networks.iter().any(|network| network.prefix_len() < 8) {
        let fix = "your own proxies alone: from a network as wide as this, anybody could invent addresses";
        read.mistake("TRUSTED_PROXIES", fix);
    }
    networks
}

fn cors_origins(read: &mut Reader<'_>, is_production: bool) -> Vec<HeaderValue> {
    let Some(text) = read.text("CORS_ORIGINS") else {
        return Vec::new();
    };
    let origins: Option<Vec<String>> = serde_json::from_str(&text).ok();
    // Some people write `*` without a list.
    let origins = origins.or_else(|| (text == "*").then(|| vec![text.clone()]));
    let is_origin = |origin: &String| {
        let rest = origin
            .strip_prefix("https://")
            .or_else(|| origin.strip_prefix("http://"));
        origin == "*" || rest.is_some_and(|host| !host.is_empty() && !host.contains('/'))
    };
    let Some(origins) = origins.filter(|origins| origins.iter().all(is_origin)) else {
        let fix = "a JSON list of origins without paths: [\"https://shop.example\"]";
        read.mistake("CORS_ORIGINS", fix);
        return Vec::new();
    };
    if is_production && origins.iter().any(|origin| origin == "*") {
        let fix = "production lists the sites whose pages may ask; * would allow all";
        read.mistake("CORS_ORIGINS", fix);
    }
    let origins = origins.iter();
    origins
        .filter_map(|origin| HeaderValue::from_str(origin).ok())
        .collect()
}

fn public_origin(read: &mut Reader<'_>, is_production: bool) -> Option<String> {
    let text = read.text("PUBLIC_ORIGIN")?;
    let uri: Option<Uri> = text.parse().ok();
    let origin = uri.and_then(|uri| {
        let scheme = uri
            .scheme_str()
            .filter(|scheme| ["http", "https"].contains(scheme))?;
        Some(format!("{scheme}://{}", uri.authority()?).to_lowercase())
    });
    // Anything else, such as a slash at the end, would never be equal to what browsers send.
    if origin.as_ref() != Some(&text) {
        let fix = "the address that people open, without a path: https://mps.shop.example";
        read.mistake("PUBLIC_ORIGIN", fix);
        return None;
    }
    if is_production && text.starts_with("http:") {
        let fix = "production needs https, since browsers keep no session over plain HTTP";
        read.mistake("PUBLIC_ORIGIN", fix);
    }
    Some(text)
}

pub(super) fn describe(edge: &Edge) -> Vec<(&'static str, String)> {
    let proxies: Vec<String> = edge.trusted_proxies.iter().map(IpNet::to_string).collect();
    let origins = edge.cors_origins.iter();
    let origins: Vec<&str> = origins.filter_map(|origin| origin.to_str().ok()).collect();
    let token = edge.metrics_token.as_ref().map_or("(none)", |_| "****");
    vec![
        ("TRUSTED_PROXIES", or_none(&proxies.join(", "))),
        ("CORS_ORIGINS", or_none(&origins.join(", "))),
        (
            "PUBLIC_ORIGIN",
            or_none(edge.public_origin.as_deref().unwrap_or_default()),
        ),
        ("METRICS_ENABLED", edge.metrics.to_string()),
        ("METRICS_TOKEN", token.to_owned()),
    ]
}

fn or_none(text: &str) -> String {
    if text.is_empty() { "(none)" } else { text }.to_owned()
}
