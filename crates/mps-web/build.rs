//! Puts the files of `web/dist` into the binary. Without the folder the table is empty, and the server says
//! so: `make web` makes it. With `MPS_WEB_REQUIRED` set, a build without it fails.

#![expect(clippy::panic, reason = "a build script fails by falling over")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let dist = here.join("../../web/dist");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=MPS_WEB_REQUIRED");
    let mut paths = Vec::new();
    if dist.is_dir() {
        println!("cargo:rerun-if-changed={}", dist.display());
        collect(&dist, &mut paths);
    } else if env::var_os("MPS_WEB_REQUIRED").is_some() {
        panic!("web/dist is missing and MPS_WEB_REQUIRED is set: run `make web` first");
    }
    paths.sort();
    let mut table = String::from("&[\n");
    for path in &paths {
        let is_encoding =
            ["br", "gz"].map(|end| path.extension().is_some_and(|other| other == end));
        if is_encoding.contains(&true) {
            continue;
        }
        let name = path.strip_prefix(&dist).unwrap_or(path).to_string_lossy();
        let hash = Sha256::digest(fs::read(path).unwrap_or_else(|why| panic!("{name}: {why}")));
        let hash = hash
            .iter()
            .take(16)
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let encoded = |end: &str| {
            let mut file = path.clone().into_os_string();
            file.push(end);
            let file = PathBuf::from(file);
            if file.is_file() {
                format!("Some({})", included(&file))
            } else {
                "None".to_owned()
            }
        };
        // Cannot fail: it is a string.
        let _ = writeln!(
            table,
            "File {{ path: {name:?}, hash: {hash:?}, plain: {}, \
             br: {}, gzip: {} }},",
            included(path),
            encoded(".br"),
            encoded(".gz"),
        );
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("files.rs");
    fs::write(&out, table).unwrap_or_else(|why| panic!("{}: {why}", out.display()));
}

/// The expression for the contents of a file.
fn included(path: &Path) -> String {
    format!("include_bytes!({:?})", path.to_string_lossy())
}

/// Adds all files below a folder.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        // Notes of the build for itself.
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, paths);
        } else {
            paths.push(path);
        }
    }
}
