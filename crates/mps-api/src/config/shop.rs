//! How the shop presents itself in the web app.

use crate::config::read::Reader;

/// The longest name, in characters: more would be cut on a phone.
const LONGEST_NAME: usize = 40;

/// The shop as its members and cashiers see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShopLook {
    /// `SHOP_NAME`
    pub name: Option<String>,
    /// `SHOP_COLOR`: `#rrggbb`.
    pub color: Option<String>,
}

pub(super) fn read(read: &mut Reader<'_>) -> ShopLook {
    let name = read.text("SHOP_NAME");
    if name
        .as_ref()
        .is_some_and(|name| name.chars().count() > LONGEST_NAME)
    {
        read.mistake("SHOP_NAME", format!("at most {LONGEST_NAME} characters"));
    }
    let color = read
        .text("SHOP_COLOR")
        .map(|color| color.to_ascii_lowercase());
    let is_color = |text: &String| {
        let digits = text.strip_prefix('#').unwrap_or_default();
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if color.as_ref().is_some_and(|color| !is_color(color)) {
        read.mistake("SHOP_COLOR", "a color such as #0a7d5a");
    }
    ShopLook { name, color }
}

/// Returns the settings in force.
pub(super) fn describe(shop: &ShopLook) -> Vec<(&'static str, String)> {
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "(none)".to_owned());
    vec![
        ("SHOP_NAME", shown(&shop.name)),
        ("SHOP_COLOR", shown(&shop.color)),
    ]
}
