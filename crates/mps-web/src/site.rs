//! The answers to requests for pages and their files.

use bytes::Bytes;
use http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, VARY,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, Uri};

use crate::File;
use crate::headers::{cache_control, content_type, is_page, known_type, policies};

/// The apps, each with the page that it consists of.
const APPS: [(&str, &str); 2] = [("wallet", "wallet.html"), ("pos", "pos.html")];
/// The page at the address of the server.
const FRONT: &str = "index.html";
/// What a browser shows when there is no web app in the binary.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><title>MPS</title>\
     <p>This binary was built without the web app: <code>make web</code>, then build again.</p></html>";

/// A web app.
#[derive(Debug)]
pub struct Site {
    files: &'static [File],
}

impl Site {
    /// The web app of some files.
    pub(crate) const fn new(files: &'static [File]) -> Self {
        Self { files }
    }

    /// Whether there is a web app in the binary.
    #[must_use]
    pub const fn is_built(&self) -> bool {
        !self.files.is_empty()
    }

    /// Answers a request for a page or a file. `None` when it is for neither: then it is an API request
    /// to nothing, and no page may take its place.
    #[must_use]
    pub fn answer(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Option<Response<Bytes>> {
        if method != Method::GET && method != Method::HEAD {
            return None;
        }
        let path = uri.path().strip_prefix('/')?;
        if let Some(file) = self.file(path).filter(|file| !is_page(file.path)) {
            return Some(answer(file, headers));
        }
        let page = page(path).filter(|_| is_navigation(headers))?;
        if APPS.iter().any(|(app, _)| *app == path) {
            return redirect(path, uri.query());
        }
        match self.file(page) {
            Some(file) => Some(answer(file, headers)),
            None if self.is_built() => None,
            None => Some(not_built()),
        }
    }

    fn file(&self, path: &str) -> Option<&'static File> {
        self.files.iter().find(|file| file.path == path)
    }
}

/// The page that stands at a path.
fn page(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some(FRONT);
    }
    let first = path.split('/').next()?;
    let app = APPS.iter().find(|(app, _)| *app == first);
    // A path that ends like a file is a file that is not there. The name of an order may have a dot.
    let is_file = path.contains('.') && known_type(path).is_some();
    app.filter(|_| !is_file).map(|(_, page)| *page)
}

/// Whether a browser opens a page, rather than a script asking for something: scripts ask for anything.
/// `Sec-Fetch-Dest` does not tell, since a navigation that goes through a service worker has `empty` there.
fn is_navigation(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

fn answer(file: &'static File, headers: &HeaderMap) -> Response<Bytes> {
    let form = file.form(headers);
    let tag = match form.encoding {
        Some(encoding) => format!("\"{}-{encoding}\"", file.hash),
        None => format!("\"{}\"", file.hash),
    };
    let is_known = is_known(headers, &tag);
    let mut response = Response::new(Bytes::new());
    let fields = response.headers_mut();
    for (name, value) in policies(file.path) {
        fields.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    let cache = HeaderValue::from_static(cache_control(file.path));
    fields.insert(CACHE_CONTROL, cache);
    fields.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        fields.insert(ETAG, tag);
    }
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    let kind = HeaderValue::from_static(content_type(file.path));
    fields.insert(CONTENT_TYPE, kind);
    if let Some(encoding) = form.encoding {
        fields.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    *response.body_mut() = Bytes::from_static(form.bytes);
    response
}

/// Whether a client says that it has the answer of this `ETag` (RFC 9110, 13.1.2). A proxy that compresses
/// marks tags as weak, which makes no difference here.
#[must_use]
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let same = |one: &str| {
        let one = one.trim();
        one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag
    };
    known.is_some_and(|known| known.split(',').any(same))
}

/// Sends a browser from `/wallet` to `/wallet/`, where the app's addresses begin.
fn redirect(app: &str, query: Option<&str>) -> Option<Response<Bytes>> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let place = HeaderValue::from_str(&format!("/{app}/{query}")).ok()?;
    response.headers_mut().insert(LOCATION, place);
    Some(response)
}

fn not_built() -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(NOT_BUILT.as_bytes()));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let kind = HeaderValue::from_static(content_type(FRONT));
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn file(path: &'static str) -> File {
        File {
            path,
            hash: "abc",
            plain: b"plain",
            br: Some(b"small"),
            gzip: None,
        }
    }

    static FILES: [File; 6] = [
        file("assets/main-1.js"),
        file("assets/scan-worker-1.js"),
        file("index.html"),
        file("pos.html"),
        file("pos/sw.js"),
        file("wallet.html"),
    ];
    static BUILT: Site = Site::new(&FILES);

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs.iter().map(|(name, value)| {
            let name = HeaderName::from_static(name);
            (name, HeaderValue::from_static(value))
        });
        pairs.collect()
    }

    fn opens() -> HeaderMap {
        headers(&[("accept", "text/html,*/*;q=0.8")])
    }

    fn get(path: &'static str, headers: &HeaderMap) -> Option<Response<Bytes>> {
        BUILT.answer(&Method::GET, &Uri::from_static(path), headers)
    }

    fn header<'a>(response: &'a Response<Bytes>, name: &str) -> &'a str {
        response
            .headers()
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn pages_are_for_navigations_and_nothing_takes_the_place_of_a_missing_file() {
        for path in [
            "/",
            "/wallet/",
            "/wallet/cards/1",
            "/pos/",
            "/pos/sales/A.1",
        ] {
            let page = get(path, &opens()).unwrap();
            assert_eq!(page.status(), 200, "{path}");
            assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
            assert_eq!(header(&page, "cache-control"), "no-cache");
        }
        let moved = get("/pos", &opens()).unwrap();
        assert_eq!(
            (moved.status().as_u16(), header(&moved, "location")),
            (308, "/pos/")
        );
        let moved = get("/wallet?type=recharge", &opens()).unwrap();
        assert_eq!(header(&moved, "location"), "/wallet/?type=recharge");
        let fetches = headers(&[("accept", "*/*")]);
        for (path, headers) in [
            ("/wallet/", &fetches),
            ("/assets/gone-1.js", &opens()),
            ("/pos/gone.js", &opens()),
            ("/member/cards", &opens()),
            ("/pos/sales/sw.js", &opens()),
            ("/pos.html", &fetches),
            ("/posx/", &opens()),
        ] {
            assert!(get(path, headers).is_none(), "{path}");
        }
        let wallet = Uri::from_static("/wallet/");
        assert!(BUILT.answer(&Method::POST, &wallet, &opens()).is_none());
    }

    #[test]
    fn assets_stay_for_a_year_and_are_sent_compressed_and_once() {
        let wants = headers(&[("accept-encoding", "br")]);
        let asset = get("/assets/main-1.js", &wants).unwrap();
        assert_eq!(asset.body().as_ref(), b"small");
        assert_eq!(header(&asset, "content-encoding"), "br");
        assert_eq!(
            header(&asset, "cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(header(&asset, "etag"), "\"abc-br\"");
        for tag in ["\"abc-br\"", "\"old\", W/\"abc-br\"", "*"] {
            let knows = headers(&[("accept-encoding", "br"), ("if-none-match", tag)]);
            let again = get("/assets/main-1.js", &knows).unwrap();
            assert_eq!((again.status().as_u16(), again.body().len()), (304, 0));
        }
        let worker = get("/pos/sw.js", &wants).unwrap();
        assert_eq!(header(&worker, "cache-control"), "no-cache");
    }

    #[test]
    fn only_the_scanner_compiles_and_only_the_till_has_the_camera() {
        let policy = |path: &'static str| {
            let response = get(path, &opens()).unwrap();
            let of = |name| header(&response, name).to_owned();
            (of("content-security-policy"), of("permissions-policy"))
        };
        for path in [
            "/",
            "/wallet/",
            "/pos/",
            "/assets/main-1.js",
            "/assets/scan-worker-1.js",
        ] {
            let (content, camera) = policy(path);
            let compiles = content.contains("wasm-unsafe-eval");
            assert_eq!(compiles, path.contains("scan-worker"), "{path}");
            assert!(!content.contains("unsafe-inline") && !content.contains("'unsafe-eval'"));
            assert_eq!(camera.contains("(self)"), path == "/pos/", "{path}");
        }
    }

    #[test]
    fn a_binary_without_the_web_app_says_how_to_get_it() {
        static EMPTY: Site = Site::new(&[]);
        let answer = |path| EMPTY.answer(&Method::GET, &Uri::from_static(path), &opens());
        let page = answer("/wallet/").unwrap();
        assert_eq!(page.status(), 503);
        assert!(
            std::str::from_utf8(page.body())
                .unwrap()
                .contains("make web")
        );
        assert!(answer("/assets/a.js").is_none());
        assert!(!EMPTY.is_built() && BUILT.is_built());
    }
}
