//! Copies of a SQLite database, and databases restored from them.

use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use mps_domain::Timestamp;
use rusqlite::backup::Backup;
use tempfile::NamedTempFile;

use crate::contents::{COUNTS, Contents, GAP, LONG_GAP, QUESTIONS, contents};
use crate::error::StoreError;
use crate::sqlite::connection::Connection;
use crate::sqlite::file::{folder_of, parts};
use crate::value::Value;

/// The prefix of the names of unfinished copies.
const SCRATCH: &str = ".mps-copy-";
/// How long ago an abandoned copy was last written.
const LEFT_BEHIND: Duration = Duration::from_hours(1);

/// Copies the database into `out`: all pages of one committed state, whatever is written meanwhile.
///
/// The copy is first made in a file beside the database, since a file that changes cannot be streamed.
pub(crate) fn copy<W: Write>(path: &Path, mut out: W) -> Result<(Contents, W), StoreError> {
    if !path.exists() {
        let missing = format!("there are no books at {}", path.display());
        return Err(StoreError::Setting(missing));
    }
    let mut scratch = beside(path)?;
    let source = Connection::open_reader(path)?;
    let mut target = rusqlite::Connection::open(scratch.path())?;
    {
        let backup = Backup::new(source.inner(), &mut target)?;
        // All pages are copied in one step, which reads one snapshot. The writer goes on writing its log.
        backup.step(-1)?;
    }
    drop(source);
    // Like the original, the copy is marked as having a log beside it. This removes the mark.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    target.close().map_err(|(_, error)| error)?;
    let copy = Connection::open_reader(scratch.path())?;
    let questions = COUNTS.iter().map(|(_, sql)| *sql).chain(QUESTIONS);
    let rows = questions.map(|sql| copy.rows(sql, &[]));
    let contents = contents(rows.collect::<Result<_, _>>()?)?;
    drop(copy);
    let file = scratch.as_file_mut();
    file.rewind().map_err(io("reading the copy of", path))?;
    std::io::copy(file, &mut out).map_err(io("writing the copy of", path))?;
    Ok((contents, out))
}

/// Restores a database from a copy. The file gets its name only when it is complete and on the disk.
pub(crate) fn restore<R: Read>(path: &Path, mut copy: R, now: Timestamp) -> Result<(), StoreError> {
    std::fs::create_dir_all(folder_of(path)).map_err(io("creating the folder of", path))?;
    // A log that was left behind would be read into the restored books.
    for part in parts(path) {
        if part.exists() {
            return Err(StoreError::Setting(format!(
                "there are books already, and they are not overwritten: {}; name another \
                 DATABASE_URL, or move them away, with their -wal and -shm, first",
                part.display()
            )));
        }
    }
    let mut scratch = beside(path)?;
    std::io::copy(&mut copy, scratch.as_file_mut()).map_err(io("reading the backup for", path))?;
    let restored = Connection::open_writer(scratch.path())?;
    end_what_is_live(&restored, now)?;
    // Everything must be in the file itself, because only the file gets its name.
    restored.rows("PRAGMA journal_mode = DELETE", &[])?;
    drop(restored);
    scratch.as_file().sync_all().map_err(io("writing", path))?;
    scratch
        .persist_noclobber(path)
        .map_err(|error| io("naming", path)(error.error))?;
    let folder = std::fs::File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    folder.map_err(io("writing the folder of", path))
}

/// Ends the sessions and codes that were live when the copy was made. Moves the numbers on, so that those
/// given out since the copy are not given out twice.
fn end_what_is_live(books: &Connection, now: Timestamp) -> Result<(), StoreError> {
    books.run("BEGIN IMMEDIATE")?;
    let ended = "UPDATE sessions SET ended_at = ?1 WHERE ended_at IS NULL";
    books.execute(ended, &[now.into()])?;
    books.run("UPDATE payment_codes SET ended = 'revoked' WHERE ended IS NULL")?;
    // A link may have been used since the copy. A copy of an earlier version has no links.
    let links = "SELECT 1 FROM sqlite_master WHERE name = 'activations'";
    if !books.rows(links, &[])?.is_empty() {
        let used = "UPDATE activations SET used_at = ?1 WHERE used_at IS NULL";
        books.execute(used, &[now.into()])?;
    }
    // Another administrator may have approved it since the copy. A copy of an earlier version has none.
    let approvals = "SELECT 1 FROM sqlite_master WHERE name = 'approvals'";
    if !books.rows(approvals, &[])?.is_empty() {
        let refused =
            "UPDATE approvals SET status = 'refused', decided_at = ?1 WHERE status = 'pending'";
        books.execute(refused, &[now.into()])?;
    }
    books.execute(
        "UPDATE number_series SET next = next + \
         CASE WHEN prefix IN ('M', 'STD', 'COR', 'VCH') THEN ?1 ELSE ?2 END",
        &[Value::from(GAP), Value::from(LONG_GAP)],
    )?;
    books.run("COMMIT")
}

/// Creates a temporary file on the same disk, readable by its owner alone. Nobody looks for its name.
fn beside(path: &Path) -> Result<NamedTempFile, StoreError> {
    let folder = folder_of(path);
    if let Err(error) = sweep(folder) {
        let folder = folder.display();
        tracing::warn!(%error, "the remains of a copy that was killed may take room in {folder}");
    }
    let mut builder = tempfile::Builder::new();
    let file = builder.prefix(SCRATCH).tempfile_in(folder);
    file.map_err(io("making room beside", path))
}

/// Removes the files of killed copies. Each is as large as the database.
fn sweep(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let is_scratch = entry.file_name().to_string_lossy().starts_with(SCRATCH);
        // An unfinished copy is written all the time. A finished one is open and does not need its name.
        let age = |modified: SystemTime| modified.elapsed().unwrap_or_default();
        if is_scratch && age(entry.metadata()?.modified()?) > LEFT_BEHIND {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn io(what: &str, path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let what = format!("{what} {}", path.display());
    move |source| StoreError::Io { what, source }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    #[test]
    fn only_copies_that_were_left_behind_are_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        for (name, is_old) in [
            (".mps-copy-old", true),
            (".mps-copy-new", false),
            ("mps.db", true),
        ] {
            let file = File::create(folder.path().join(name)).unwrap();
            if is_old {
                file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
            }
        }
        let scratch = beside(&folder.path().join("mps.db")).unwrap();
        let is_there = |name: &str| folder.path().join(name).exists();
        assert!(!is_there(".mps-copy-old"));
        assert!(is_there(".mps-copy-new") && is_there("mps.db"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
        drop(scratch);
    }
}
