//! Pictures of QR codes and bar codes: black on white, with the margin that readers need.

use std::fmt::Write as _;

use barcoders::sym::code128::Code128;
use qrcode::{Color, EcLevel, QrCode};

use crate::error::ApiError;

/// White modules around a QR code (ISO/IEC 18004, section 9.1).
const QR_MARGIN: usize = 4;
/// White modules before and after a bar code (ISO/IEC 15417, section 4.2).
const BAR_CODE_MARGIN: usize = 10;
/// The height of a bar code in modules.
const BAR_CODE_HEIGHT: usize = 48;
/// The start of code set C, in which a symbol holds two digits.
const CODE_SET_C: char = '\u{106}';
/// Pixels per module.
const SCALE: usize = 8;

/// A picture, as black and white modules.
pub(crate) struct Picture {
    /// The modules of a line, from the left, without margin: true is black.
    lines: Vec<Vec<bool>>,
    /// How many modules high a line is.
    line_height: usize,
    /// White modules to the left and right.
    beside: usize,
    /// White modules above and below.
    above: usize,
}

impl Picture {
    /// Draws a text as a QR code.
    pub(crate) fn qr(text: &str) -> Result<Self, ApiError> {
        let qr = QrCode::new(text).map_err(ApiError::internal)?;
        Ok(Self::of(&qr))
    }

    /// Draws a payment code as a QR code of version 1, which holds 27 digits and reads well with a
    /// quarter of it damaged.
    pub(crate) fn qr_of_code(digits: &str) -> Result<Self, ApiError> {
        let qr = QrCode::with_error_correction_level(digits, EcLevel::Q);
        Ok(Self::of(&qr.map_err(ApiError::internal)?))
    }

    fn of(qr: &QrCode) -> Self {
        let colors = qr.to_colors();
        let lines = colors.chunks(qr.width().max(1));
        let is_dark = |color: &Color| *color == Color::Dark;
        Self {
            lines: lines
                .map(|line| line.iter().map(is_dark).collect())
                .collect(),
            line_height: 1,
            beside: QR_MARGIN,
            above: QR_MARGIN,
        }
    }

    /// Draws an even number of digits as a bar code, Code 128 in code set C.
    pub(crate) fn bar_code(digits: &str) -> Result<Self, ApiError> {
        let text = format!("{CODE_SET_C}{digits}");
        let code = Code128::new(text).map_err(|error| ApiError::internal(format!("{error:?}")))?;
        Ok(Self {
            lines: vec![code.encode().iter().map(|bar| *bar == 1).collect()],
            line_height: BAR_CODE_HEIGHT,
            beside: BAR_CODE_MARGIN,
            above: 0,
        })
    }

    /// The size in modules with the margin: width and height.
    fn size(&self) -> (usize, usize) {
        let longest = self.lines.iter().map(Vec::len).max().unwrap_or_default();
        let high = self.lines.len().saturating_mul(self.line_height);
        let with = |modules: usize, margin: usize| modules.saturating_add(margin.saturating_mul(2));
        (with(longest, self.beside), with(high, self.above))
    }

    /// The picture as SVG.
    pub(crate) fn svg(&self) -> String {
        let (width, height) = self.size();
        let mut path = String::new();
        for (line, modules) in self.lines.iter().enumerate() {
            let top = line
                .saturating_mul(self.line_height)
                .saturating_add(self.above);
            let mut left = self.beside;
            for run in modules.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    let (wide, high) = (run.len(), self.line_height);
                    // Cannot fail: it is a string.
                    let _ = write!(path, "M{left} {top}h{wide}v{high}h-{wide}z");
                }
                left = left.saturating_add(run.len());
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{}\" height=\"{}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/><path d=\"{path}\"/></svg>",
            width.saturating_mul(SCALE),
            height.saturating_mul(SCALE),
        )
    }

    /// The picture as PNG, one bit a pixel.
    pub(crate) fn png(&self) -> Result<Vec<u8>, ApiError> {
        let (width, height) = self.size();
        let (width, height) = (width.saturating_mul(SCALE), height.saturating_mul(SCALE));
        let mut pixels = Vec::new();
        for y in 0..height {
            for byte in 0..width.div_ceil(8) {
                let bits = (0..8).fold(0_u8, |bits, bit| {
                    let x = byte.saturating_mul(8).saturating_add(bit);
                    (bits << 1) | u8::from(!self.is_dark(x, y))
                });
                pixels.push(bits);
            }
        }
        let size = |pixels: usize| u32::try_from(pixels).map_err(ApiError::internal);
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, size(width)?, size(height)?);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header().map_err(ApiError::internal)?;
        writer
            .write_image_data(&pixels)
            .map_err(ApiError::internal)?;
        writer.finish().map_err(ApiError::internal)?;
        Ok(file)
    }

    /// Whether a pixel is black.
    fn is_dark(&self, x: usize, y: usize) -> bool {
        let module = |pixel: usize, margin: usize| (pixel / SCALE).checked_sub(margin);
        let (Some(column), Some(row)) = (module(x, self.beside), module(y, self.above)) else {
            return false;
        };
        let line = row.checked_div(self.line_height);
        let line = line.and_then(|line| self.lines.get(line));
        line.and_then(|line| line.get(column)) == Some(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "900123456789987654321055";

    #[test]
    fn a_payment_code_is_a_qr_of_version_1_and_a_bar_code_of_code_set_c() {
        let qr = Picture::qr_of_code(CODE).unwrap();
        assert_eq!(qr.size(), (21 + 8, 21 + 8));
        // Start, 12 symbols of two digits, check symbol and stop.
        let bar_code = Picture::bar_code(CODE).unwrap();
        assert_eq!(bar_code.size(), (11 * 14 + 13 + 20, 48));
        assert!(bar_code.svg().contains("viewBox=\"0 0 187 48\""));
    }

    #[test]
    fn the_pictures_show_the_same_modules() {
        for picture in [
            Picture::qr_of_code(CODE).unwrap(),
            Picture::bar_code(CODE).unwrap(),
        ] {
            let (width, height) = picture.size();
            let mut dark = 0;
            for y in 0..height {
                for x in 0..width {
                    dark += usize::from(picture.is_dark(x * SCALE + 3, y * SCALE + 3));
                }
            }
            // The area of the path: each part is "M{x} {y}h{wide}v{high}h-{wide}z".
            let svg = picture.svg();
            let path = svg.rsplit("d=\"").next().unwrap();
            let parts = path.split('z').filter(|part| part.starts_with('M'));
            let area = parts.map(|part| {
                let (_, rest) = part.split_once('h').unwrap();
                let (wide, rest) = rest.split_once('v').unwrap();
                let (high, _) = rest.split_once('h').unwrap();
                wide.parse::<usize>().unwrap() * high.parse::<usize>().unwrap()
            });
            assert_eq!(dark, area.sum::<usize>());
            assert!(dark > 0);
        }
    }
}
