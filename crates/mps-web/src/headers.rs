//! The headers of a file, by what it is.

/// What a page may do: everything from this server, nothing from elsewhere and nothing inline. A picture
/// may come from memory, as payment codes do.
const PAGE: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
     connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";
/// Only the worker that reads codes from the camera may compile WebAssembly.
const SCANNER: &str =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
/// The beginning of the scanner's file name.
const SCANNER_FILE: &str = "assets/scan-worker-";

/// The media type of a file.
pub(crate) fn content_type(path: &str) -> &'static str {
    known_type(path).unwrap_or("application/octet-stream")
}

/// The media type of a file, where its ending is one that the web app has.
pub(crate) fn known_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// Whether a file is a page.
pub(crate) fn is_page(path: &str) -> bool {
    content_type(path).starts_with("text/html")
}

/// How long a file may be kept. The name of an asset changes with its contents.
pub(crate) fn cache_control(path: &str) -> &'static str {
    if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// What the browser may do with a file.
pub(crate) fn policies(path: &str) -> Vec<(&'static str, &'static str)> {
    let is_page = is_page(path);
    let policy = if path.starts_with(SCANNER_FILE) {
        SCANNER
    } else {
        PAGE
    };
    let mut all = vec![("content-security-policy", policy)];
    if is_page {
        // Only the till has a camera to read codes with.
        let camera = if path == "pos.html" {
            "camera=(self)"
        } else {
            "camera=()"
        };
        all.push(("permissions-policy", camera));
        all.push(("cross-origin-opener-policy", "same-origin"));
    }
    all
}
