//! Pictures of QR codes.

use qrcode::{Color, QrCode};

use crate::error::ApiError;

/// White modules around the code, which readers need (ISO/IEC 18004, section 9.1).
const QUIET_ZONE: usize = 4;
/// Pixels per module.
const SCALE: usize = 8;

/// Draws a text as SVG.
pub(crate) fn svg(text: &str) -> Result<String, ApiError> {
    let qr = QrCode::new(text).map_err(ApiError::internal)?;
    Ok(qr
        .render::<qrcode::render::svg::Color<'_>>()
        .min_dimensions(240, 240)
        .build())
}

/// Draws a text as PNG: one bit a pixel, black on white.
pub(crate) fn png(text: &str) -> Result<Vec<u8>, ApiError> {
    let qr = QrCode::new(text).map_err(ApiError::internal)?;
    let modules = qr.width();
    let colors = qr.to_colors();
    let side = (modules.saturating_add(2 * QUIET_ZONE)).saturating_mul(SCALE);
    let is_dark = |pixel_x: usize, pixel_y: usize| {
        let module = |pixel: usize| (pixel / SCALE).checked_sub(QUIET_ZONE);
        let (Some(x), Some(y)) = (module(pixel_x), module(pixel_y)) else {
            return false;
        };
        let index = y.saturating_mul(modules).saturating_add(x);
        x < modules && y < modules && colors.get(index) == Some(&Color::Dark)
    };
    let mut pixels = Vec::new();
    for y in 0..side {
        for byte in 0..side.div_ceil(8) {
            let bits = (0..8).fold(0_u8, |bits, bit| {
                let light = !is_dark(byte.saturating_mul(8).saturating_add(bit), y);
                (bits << 1) | u8::from(light)
            });
            pixels.push(bits);
        }
    }
    let width = u32::try_from(side).map_err(ApiError::internal)?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, width);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().map_err(ApiError::internal)?;
    writer
        .write_image_data(&pixels)
        .map_err(ApiError::internal)?;
    writer.finish().map_err(ApiError::internal)?;
    Ok(file)
}
