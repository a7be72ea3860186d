//! Draws texts as QR codes in a terminal.

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use crate::error::CliError;
use crate::style::Style;

/// Draws a text with half blocks, two modules in a character, with the quiet zone of four modules that
/// scanners need.
///
/// Scanners want dark on light. With colours, the terminal is set to that. Without them, we assume a
/// dark terminal, as nearly all are, and draw the light modules.
pub(crate) fn draw(text: &str, style: Style) -> Result<String, CliError> {
    let drawing = QrCode::new(text)
        .map_err(|error| CliError::local("the QR code cannot be drawn", &error))?;
    let mut renderer = drawing.render::<Dense1x2>();
    renderer.quiet_zone(true);
    if !style.enabled() {
        renderer
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark);
        return Ok(renderer.build());
    }
    let lines: Vec<String> = renderer
        .build()
        .lines()
        // Black on white by colour number, because themes change the named colours.
        .map(|line| format!("\u{1b}[38;5;16;48;5;231m{line}\u{1b}[0m"))
        .collect();
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcode::Color;

    const CODE: &str = "MPS1.AAAAAAAAAAAAAAAAAAAAAA";
    const QUIET: usize = 4;

    /// Whether a module of the drawing is light.
    fn light(lines: &[Vec<char>], column: usize, row: usize) -> bool {
        match (lines[row / 2][column], row % 2) {
            ('█', _) | ('▀', 0) | ('▄', 1) => true,
            (' ' | '▀' | '▄', _) => false,
            (other, _) => panic!("{other:?} is no half block"),
        }
    }

    #[test]
    fn the_drawing_is_the_code_with_its_quiet_zone() {
        let drawn = draw(CODE, Style::stdout(false)).unwrap();
        let lines: Vec<Vec<char>> = drawn.lines().map(|line| line.chars().collect()).collect();
        let code = QrCode::new(CODE).unwrap();
        let size = code.width() + 2 * QUIET;
        assert_eq!(lines.len(), size.div_ceil(2));
        let colors = code.to_colors();
        for row in 0..size {
            for column in 0..size {
                let inside = |position: usize| (QUIET..QUIET + code.width()).contains(&position);
                let expected = !(inside(row) && inside(column))
                    || colors[(row - QUIET) * code.width() + column - QUIET] == Color::Light;
                assert_eq!(light(&lines, column, row), expected, "{column} {row}");
            }
        }
    }

    #[test]
    fn what_no_drawing_can_hold_is_an_error() {
        assert!(draw(&"x".repeat(5_000), Style::stdout(false)).is_err());
    }
}
