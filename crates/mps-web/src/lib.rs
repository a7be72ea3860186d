//! The pages of the web app: the files that `web/` was built to, inside the binary, and the headers with
//! which a browser gets them.
//!
//! Depends on no other crate of ours.

mod encoding;
mod headers;
mod site;

pub use site::{Site, is_known};

/// A file of the web app.
#[derive(Debug)]
pub struct File {
    /// The path below the address of the server, without a slash at its beginning.
    path: &'static str,
    /// A part of the SHA-256 of the contents.
    hash: &'static str,
    /// The contents.
    plain: &'static [u8],
    /// The contents, compressed with Brotli.
    br: Option<&'static [u8]>,
    /// The contents, compressed with gzip.
    gzip: Option<&'static [u8]>,
}

/// The files of this binary; none when it was built without the web app.
static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The web app of this binary.
pub static SITE: Site = Site::new(FILES);
