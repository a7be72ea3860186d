//! Which form of a file a browser gets.

use http::HeaderMap;
use http::header::ACCEPT_ENCODING;

use crate::File;

/// A form of a file, with the word for it in `Content-Encoding`.
pub(crate) struct Form {
    pub(crate) encoding: Option<&'static str>,
    pub(crate) bytes: &'static [u8],
}

impl File {
    /// The smallest form that the browser accepts.
    pub(crate) fn form(&self, headers: &HeaderMap) -> Form {
        let forms = [("br", self.br), ("gzip", self.gzip)];
        let accepted = forms.into_iter().find_map(|(encoding, bytes)| {
            let bytes = bytes.filter(|_| accepts(headers, encoding))?;
            let encoding = Some(encoding);
            Some(Form { encoding, bytes })
        });
        accepted.unwrap_or(Form {
            encoding: None,
            bytes: self.plain,
        })
    }
}

/// Whether an encoding is in `Accept-Encoding` with a weight above 0 (RFC 9110, section 12.5.3).
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let lists = headers.get_all(ACCEPT_ENCODING).iter();
    let mut items = lists
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','));
    items.any(|item| {
        let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
        let weight = parameters.trim().strip_prefix("q=");
        let is_refused = weight.is_some_and(|weight| weight.trim().parse() == Ok(0.0_f32));
        name.trim().eq_ignore_ascii_case(encoding) && !is_refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_accepted_form_is_taken() {
        let file = File {
            path: "assets/a.js",
            hash: "00",
            plain: b"plain",
            br: Some(b"br"),
            gzip: Some(b"gzip"),
        };
        for (accepted, encoding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip", Some("gzip")),
            ("br;q=0, gzip;q=0.5", Some("gzip")),
            ("identity", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, accepted.parse().unwrap());
            assert_eq!(file.form(&headers).encoding, encoding, "{accepted}");
        }
        assert_eq!(file.form(&HeaderMap::new()).bytes, b"plain");
    }
}
