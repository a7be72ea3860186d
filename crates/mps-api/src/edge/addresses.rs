//! The real address of a client behind proxies, and requests from pages of other sites (CORS).

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Once;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::config::Edge;

static FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// How long a browser may cache the answer to a preflight request, in seconds.
const PREFLIGHT_SECS: u64 = 600;

/// The warning of what proxies write, once for each start: clients decide how often it happens.
static UNREADABLE: Once = Once::new();

/// Returns the address of a client. That is the peer, unless the peer is a trusted proxy: then it
/// is the last address in `X-Forwarded-For` that is not a trusted proxy's. What an untrusted client
/// writes into the header is ignored.
///
/// A trusted proxy that names nobody asks for itself, as its health checks do. `None` when it names
/// somebody in a way that cannot be read: then nobody may count as the proxy, behind which all
/// others are.
pub(crate) fn client_address(peer: IpAddr, headers: &HeaderMap, edge: &Edge) -> Option<IpAddr> {
    let mut client = peer;
    let lists: Vec<&[u8]> = headers
        .get_all(&FORWARDED_FOR)
        .iter()
        .map(HeaderValue::as_bytes)
        .collect();
    let comma = |byte: &u8| *byte == b',';
    let hops = lists.iter().rev().flat_map(|list| list.rsplit(comma));
    // A list may have empty elements (RFC 9110, section 5.6.1).
    let mut named = hops.filter(|hop| !hop.trim_ascii().is_empty());
    while edge.trusts(client) {
        match named.next() {
            Some(hop) => {
                let Some(address) = hop_address(hop) else {
                    UNREADABLE.call_once(|| {
                        tracing::warn!(
                            proxy = %client,
                            "a trusted proxy names a client in an X-Forwarded-For that cannot be \
                             read: all such clients share their limits"
                        );
                    });
                    return None;
                };
                client = address;
            }
            None => break,
        }
    }
    Some(client.to_canonical())
}

/// Returns the address of one hop: alone, in brackets, or with a port behind it, as some proxies
/// write it.
fn hop_address(hop: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(hop).ok()?.trim();
    if let Ok(address) = text.parse() {
        return Some(address);
    }
    if let Ok(address) = text.parse::<SocketAddr>() {
        return Some(address.ip());
    }
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6)
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
        let of_bytes = |peer: &str, named: &[&[u8]]| {
            let mut headers = HeaderMap::new();
            for list in named {
                let list = HeaderValue::from_bytes(list).unwrap();
                headers.append(&FORWARDED_FOR, list);
            }
            let client = client_address(peer.parse().unwrap(), &headers, &edge);
            client.map_or_else(|| "nobody".to_owned(), |client| client.to_string())
        };
        let client = |peer: &str, named: &[&str]| {
            let named: Vec<&[u8]> = named.iter().map(|list| list.as_bytes()).collect();
            of_bytes(peer, &named)
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
        // A proxy that names somebody whom nobody understands does not ask for itself.
        for nobody in [
            "nonsense",
            "nonsense, 10.0.0.2",
            "198.51.100.7:x",
            "[198.51.100.7]",
        ] {
            assert_eq!(client("10.0.0.1", &[nobody]), "nobody", "{nobody}");
        }
        assert_eq!(client("10.0.0.1", &[""]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &["198.51.100.7, ,"]), "198.51.100.7");
        // With a port or in brackets, as some proxies write it.
        for (named, address) in [
            ("198.51.100.7:51234", "198.51.100.7"),
            ("[2001:db9::1]", "2001:db9::1"),
            ("[2001:db9::1]:443", "2001:db9::1"),
            (
                "1.1.1.1, 198.51.100.7:443 , [2001:db8::7]:443",
                "198.51.100.7",
            ),
        ] {
            assert_eq!(client("10.0.0.1", &[named]), address, "{named}");
        }
        // What a client wrote in other bytes hides nothing that the proxy added.
        let mixed = b"caf\xe9, 198.51.100.7".as_slice();
        assert_eq!(of_bytes("10.0.0.1", &[mixed]), "198.51.100.7");
        assert_eq!(of_bytes("10.0.0.1", &[b"caf\xe9"]), "nobody");
    }
}
