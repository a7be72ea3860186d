//! The real address of a client behind proxies, and requests from pages of other sites (CORS).

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, Method, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::config::Edge;

static FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// How long a browser may cache the answer to a preflight request, in seconds.
const PREFLIGHT_SECS: u64 = 600;

/// Returns the address of a client. That is the peer, unless the peer is a trusted proxy: then it
/// is the last address in `X-Forwarded-For` that is not a trusted proxy's. What an untrusted client
/// writes into the header is ignored.
pub(crate) fn client_address(peer: IpAddr, headers: &HeaderMap, edge: &Edge) -> IpAddr {
    let mut client = peer;
    let named = headers.get_all(&FORWARDED_FOR).iter();
    let named: Vec<&str> = named.filter_map(|value| value.to_str().ok()).collect();
    let mut named = named.iter().rev().flat_map(|list| list.split(',').rev());
    while edge.trusts(client) {
        let next = named.next().and_then(|text| text.trim().parse().ok());
        match next {
            Some(address) => client = address,
            None => break,
        }
    }
    client.to_canonical()
}

/// The CORS layer: which sites' pages may call the server, and how. `None` if there are no such
/// sites, so that `OPTIONS` is not answered at all.
pub(crate) fn cors(edge: &Edge) -> Option<CorsLayer> {
    if edge.cors_origins.is_empty() {
        return None;
    }
    let any = edge.cors_origins.iter().any(|origin| origin == "*");
    let origins = if any {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(edge.cors_origins.clone())
    };
    let layer = CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::ACCEPT_LANGUAGE,
            HeaderName::from_static("idempotency-key"),
            HeaderName::from_static("x-request-id"),
        ])
        .expose_headers([
            header::RETRY_AFTER,
            HeaderName::from_static("x-request-id"),
            HeaderName::from_static("idempotent-replayed"),
            HeaderName::from_static("ratelimit"),
            HeaderName::from_static("ratelimit-policy"),
        ])
        .max_age(std::time::Duration::from_secs(PREFLIGHT_SECS));
    Some(layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_believed_proxies_say_whose_a_request_is() {
        let edge = Edge {
            trusted_proxies: vec![
                "10.0.0.0/8".parse().unwrap(),
                "2001:db8::/32".parse().unwrap(),
            ],
            ..Edge::default()
        };
        let client = |peer: &str, named: &[&str]| {
            let mut headers = HeaderMap::new();
            for list in named {
                headers.append(&FORWARDED_FOR, list.parse().unwrap());
            }
            client_address(peer.parse().unwrap(), &headers, &edge).to_string()
        };
        assert_eq!(client("203.0.113.9", &["198.51.100.7"]), "203.0.113.9");
        assert_eq!(client("10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("::ffff:10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("2001:db8::1", &["198.51.100.7"]), "198.51.100.7");
        // What the client wrote itself stands before what the proxy added.
        assert_eq!(
            client("10.0.0.1", &["1.1.1.1, 198.51.100.7"]),
            "198.51.100.7"
        );
        assert_eq!(
            client("10.0.0.1", &["1.1.1.1", "198.51.100.7"]),
            "198.51.100.7"
        );
        assert_eq!(
            client("10.0.0.1", &["1.1.1.1, 198.51.100.7, 10.2.3.4"]),
            "198.51.100.7"
        );
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &["nonsense"]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &["nonsense, 10.0.0.2"]), "10.0.0.2");
    }
}
