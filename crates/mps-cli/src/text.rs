//! Rows and tables for a terminal.

/// Makes a text from elsewhere safe to print: replaces characters that could control the terminal.
pub(crate) fn clean(text: &str) -> String {
    let steers = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .map(|character| {
            if steers(character) {
                char::REPLACEMENT_CHARACTER
            } else {
                character
            }
        })
        .collect()
}

/// A timestamp for people: to the second, and still in UTC.
pub(crate) fn moment(timestamp: &str) -> String {
    let is_utc = timestamp.ends_with('Z');
    match timestamp.get(..19) {
        Some(seconds) if is_utc => format!("{}Z", seconds.replace('T', " ")),
        _ => timestamp.to_owned(),
    }
}

/// An optional text; a dash when there is none.
pub(crate) fn or_dash(text: Option<&str>) -> &str {
    text.unwrap_or("-")
}

/// A heading, and one line for each label and value.
pub(crate) fn fields(heading: &str, rows: &[(&str, &str)]) -> String {
    let longest = rows.iter().map(|(label, _)| width(label)).max();
    let mut lines = vec![heading.to_owned()];
    lines.extend(rows.iter().map(|(label, value)| {
        let label = pad(label, longest.unwrap_or(0), Side::Left);
        format!("  {label}  {}", clean(value))
    }));
    lines.join("\n")
}

/// The side of its column to which a text is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// For texts.
    Left,
    /// For numbers.
    Right,
}

/// A table: columns with their sides, and rows.
pub(crate) fn table(columns: &[(&str, Side)], rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| clean(cell)).collect())
        .collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, (heading, _))| {
            let cells = rows.iter().filter_map(|row| row.get(index));
            cells
                .map(|cell| width(cell))
                .chain([width(heading)])
                .max()
                .unwrap_or(0)
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(columns)
            .zip(&widths)
            .map(|((cell, (_, side)), width)| pad(cell, *width, *side))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut lines = vec![line(&mut columns.iter().map(|(heading, _)| *heading))];
    lines.extend(
        rows.iter()
            .map(|row| line(&mut row.iter().map(String::as_str))),
    );
    lines.join("\n")
}

fn pad(text: &str, to: usize, side: Side) -> String {
    let missing = " ".repeat(to.saturating_sub(width(text)));
    match side {
        Side::Left => format!("{text}{missing}"),
        Side::Right => format!("{missing}{text}"),
    }
}

/// The width of a text in columns: Chinese characters take two.
fn width(text: &str) -> usize {
    let columns = |character: char| match character {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    };
    text.chars().map(columns).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_line_up_with_chinese_names_too() {
        let table = table(
            &[("level", Side::Left), ("balance", Side::Right)],
            &[
                vec!["銀卡會員".to_owned(), "1000.00".to_owned()],
                vec!["silver".to_owned(), "7.50".to_owned()],
            ],
        );
        let widths: Vec<usize> = table.lines().map(width).collect();
        assert_eq!(widths, [17, 17, 17], "{table}");
    }

    #[test]
    fn nothing_from_elsewhere_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}"), "a\u{fffd}[31mb\u{fffd}");
    }

    #[test]
    fn moments_are_cut_to_the_second() {
        assert_eq!(
            moment("2026-01-31T08:09:10.123456Z"),
            "2026-01-31 08:09:10Z"
        );
        assert_eq!(moment("soon"), "soon");
    }
}
