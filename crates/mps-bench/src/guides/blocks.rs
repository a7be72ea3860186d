//! The shell blocks of a guide.

use anyhow::{Context, Result, bail, ensure};

/// What a block may need that the test machine lacks. Such a block follows a line `<!-- needs: … -->`,
/// with commas between several needs.
const NEEDS: [&str; 6] = [
    "a cluster",
    "a container engine",
    "a release build",
    "root",
    "systemd",
    "the internet",
];
/// The languages of blocks that are not commands. A misspelt language would silently skip a block, so
/// any other one is an error.
const NO_COMMANDS: [&str; 2] = ["ini", "mermaid"];
/// Texts that start an editor.
const EDITORS: [&str; 2] = ["sudoedit ", "${EDITOR"];

/// A block of commands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The number of its section, such as `2.1`.
    pub(crate) section: String,
    /// The line of its first command.
    pub(crate) line: usize,
    pub(crate) needs: Vec<String>,
    pub(crate) text: String,
}

impl Block {
    /// The commands without comments, because each language has its own comments.
    pub(crate) fn commands(&self) -> Vec<&str> {
        let lines = self.text.lines().map(without_comment);
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Whether an editor, if any, is started only by the last command.
    fn leaves_editors_alone(&self) -> bool {
        let commands = self.commands();
        let mut before_the_last = commands.iter().rev().skip(1);
        !before_the_last.any(|line| EDITORS.iter().any(|editor| line.contains(editor)))
    }
}

/// Cuts off a comment, which begins with `# ` where a word could begin. No command of the guides has
/// that in quotes.
fn without_comment(line: &str) -> &str {
    let begins = |at: &usize| {
        let before = line.get(..*at).unwrap_or_default();
        before.is_empty() || before.ends_with(' ')
    };
    let at = line.match_indices("# ").map(|(at, _)| at).find(begins);
    line.get(..at.unwrap_or(line.len()))
        .unwrap_or_default()
        .trim_end()
}

/// The command blocks of a guide, in their order.
pub(crate) fn read(guide: &str) -> Result<Vec<Block>> {
    let mut blocks = Vec::new();
    let mut section = String::new();
    let mut needs: Option<Vec<String>> = None;
    let mut lines = guide.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(heading) = line.strip_prefix("##") {
            let word = heading.trim_start_matches('#').split_whitespace().next();
            word.unwrap_or_default()
                .trim_end_matches('.')
                .clone_into(&mut section);
        }
        let line_number = number.saturating_add(1);
        let language = line.strip_prefix("```");
        if needs.is_some() {
            let marked = language == Some("sh") || line.is_empty();
            ensure!(marked, "line {line_number}: a mark without its block");
        }
        let Some(language) = language else {
            if let Some(mark) = line.strip_prefix("<!-- needs: ") {
                let mark = mark.strip_suffix(" -->");
                let mark = mark.with_context(|| format!("line {line_number}: half a mark"))?;
                needs = Some(known(mark).with_context(|| format!("line {line_number}"))?);
            }
            continue;
        };
        let text: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        if language == "sh" {
            let block = Block {
                section: section.clone(),
                line: line_number.saturating_add(1),
                needs: needs.take().unwrap_or_default(),
                text: text.join("\n"),
            };
            ensure!(
                block.leaves_editors_alone(),
                "line {line_number}: what is pasted after an editor's name lands in the editor"
            );
            blocks.push(block);
        } else if !NO_COMMANDS.contains(&language) {
            bail!(
                "line {line_number}: a block of {language:?}, of which nobody knows whether to run it"
            );
        }
    }
    Ok(blocks)
}

fn known(mark: &str) -> Result<Vec<String>> {
    let needs: Vec<String> = mark.split(", ").map(str::to_owned).collect();
    match needs.iter().find(|need| !NEEDS.contains(&need.as_str())) {
        Some(need) => bail!("{need:?} is none of {NEEDS:?}"),
        None => Ok(needs),
    }
}

/// Fails unless two guides have the same commands, so that running one guide is enough.
pub(crate) fn compare(one: &[Block], other: &[Block]) -> Result<()> {
    for (left, right) in one.iter().zip(other) {
        ensure!(
            left.commands() == right.commands()
                && left.needs == right.needs
                && left.section == right.section,
            "{} (line {}) and {} (line {}) are not the same:\n{}\n---\n{}",
            left.section,
            left.line,
            right.section,
            right.line,
            left.text,
            right.text
        );
    }
    ensure!(
        one.len() == other.len(),
        "{} blocks in one guide, {} in the other",
        one.len(),
        other.len()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = "## 1. One\n\n```sh\necho 1     # one\n# two\n```\n\n### 1.1 More\n\n\
        <!-- needs: root, systemd -->\n```sh\necho \"#2\"\n```\n\n```ini\na = 1\n```\n";

    #[test]
    fn blocks_have_their_section_line_and_marks() {
        let blocks = read(GUIDE).unwrap();
        let of = |block: &Block| (block.section.clone(), block.line, block.needs.len());
        assert_eq!(
            blocks.iter().map(of).collect::<Vec<_>>(),
            [("1".to_owned(), 4, 0), ("1.1".to_owned(), 12, 2)]
        );
        assert_eq!(blocks[0].commands(), ["echo 1"]);
        assert_eq!(blocks[1].commands(), ["echo \"#2\""]);
    }

    #[test]
    fn only_comments_may_differ() {
        let blocks = read(GUIDE).unwrap();
        let same = |from, to| compare(&blocks, &read(&GUIDE.replace(from, to)).unwrap()).is_ok();
        assert!(same("# one", "# uno"));
        assert!(!same("echo 1", "echo 2"));
        assert!(!same("root, systemd", "root"));
        assert!(!same("### 1.1", "### 1.2"));
        assert!(compare(&blocks, &blocks[..1]).is_err());
    }

    #[test]
    fn no_block_gets_past_by_its_name_or_its_mark() {
        for (from, to) in [
            ("```ini", "```bash"),
            ("```ini", "```"),
            ("root, systemd", "time"),
            ("systemd -->\n", "systemd -->\nText.\n"),
            ("echo 1", "sudoedit file\necho 1"),
        ] {
            assert!(read(&GUIDE.replace(from, to)).is_err(), "{to}");
        }
    }
}
