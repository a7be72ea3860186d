//! Texts for people: in one normal form, on one line, without invisible characters.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{
    CanonicalCombiningClass, DefaultIgnorableCodePoint, EmojiModifier, ExtendedPictographic,
    GeneralCategory, GeneralCategoryGroup, JoiningType, NoncharacterCodePoint, VariationSelector,
};
use icu_properties::{CodePointMapData, CodePointSetData};

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';

/// A text in its normal form (NFC) and without blanks around it. `None` when it contains a line break or an
/// invisible character that writing has no use for, or when nothing in it is visible.
#[must_use]
pub fn text(value: &str) -> Option<String> {
    let value = ComposingNormalizerBorrowed::new_nfc().normalize(value.trim());
    // The composition may have made a blank.
    let value = value.trim();
    (value.chars().any(is_visible) && !has_hidden(value)).then(|| value.to_owned())
}

/// Whether a text can be stored as somebody else's name for something, such as an order. It must equal its
/// own [`text`] and contain no invisible character, not even where writing has a use for one.
#[must_use]
pub fn is_plain(value: &str) -> bool {
    text(value).is_some_and(|canonical| canonical == value) && !value.chars().any(is_hidden)
}

/// A text that another system accepted, without invisible characters and on one line; `None` when nothing in
/// it is visible.
#[must_use]
pub fn cleaned(value: &str) -> Option<String> {
    if let Some(text) = text(value) {
        return Some(text);
    }
    let shown = value.chars().filter_map(|letter| match letter {
        _ if letter.is_whitespace() => Some(' '),
        _ => (!is_hidden(letter)).then_some(letter),
    });
    text(&shown.collect::<String>())
}

/// A secret text in its normal form (NFC), otherwise as it is. Keyboards differ in how they write the same accent
/// or syllable (RFC 8265, section 4.2).
#[must_use]
pub fn composed(value: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(value)
}

/// A typed or pasted text in compatibility form (NFKC). Full-width letters become the usual ones, and
/// direction marks that were copied with a number are removed.
#[must_use]
pub(super) fn typed(value: &str) -> String {
    let value = ComposingNormalizerBorrowed::new_nfkc().normalize(value);
    let shown = value.chars().filter(|letter| !is_hidden(*letter));
    shown.collect::<String>().trim().to_owned()
}

/// The form in which texts are compared in a search: without case, and in compatibility form (NFKC), in which
/// full-width letters and half-width katakana are the usual ones.
#[must_use]
pub fn folded(value: &str) -> String {
    if value.is_ascii() {
        return value.to_ascii_lowercase();
    }
    let form = ComposingNormalizerBorrowed::new_nfkc();
    let lower = form.normalize(value).to_lowercase();
    form.normalize(&lower).into_owned()
}

/// Whether a character is invisible or begins a new line.
fn is_hidden(letter: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(letter)
        || CodePointSetData::new::<NoncharacterCodePoint>().contains(letter)
        || matches!(
            category,
            GeneralCategory::Control
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
        )
        // Annotation marks, which stand for nothing themselves.
        || matches!(letter, '\u{FFF9}'..='\u{FFFB}')
}

/// Whether a character is visible by itself.
fn is_visible(letter: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    // A Braille blank and a musical one are symbols by their category.
    let is_blank = letter.is_whitespace() || matches!(letter, '\u{2800}' | '\u{1D159}');
    !is_blank && !is_hidden(letter) && !GeneralCategoryGroup::Mark.contains(category)
}

/// Whether a text contains an invisible character where writing has no use for it.
fn has_hidden(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    let mut before = None;
    // The last character that is neither a variation selector nor a colour of the one before it.
    let mut base = None;
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        if is_hidden(letter) && !has_use(letter, before, base, after) {
            return true;
        }
        let is_variation = CodePointSetData::new::<VariationSelector>().contains(letter)
            || CodePointSetData::new::<EmojiModifier>().contains(letter);
        if !is_variation {
            base = Some(letter);
        }
        before = Some(letter);
    }
    false
}

/// Whether writing has a use for an invisible character between these: a variation selector after a
/// character, or a joiner within a word or an emoji.
fn has_use(letter: char, before: Option<char>, base: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    if CodePointSetData::new::<VariationSelector>().contains(letter) {
        return !before.is_whitespace() && !is_hidden(before);
    }
    if !matches!(letter, JOINER | NON_JOINER) {
        return false;
    }
    // In the scripts of India a joiner stands beside the virama, the sign that removes a vowel.
    let is_virama = |letter| {
        let class = CodePointMapData::<CanonicalCombiningClass>::new().get(letter);
        class == CanonicalCombiningClass::Virama
    };
    if is_virama(before) || !is_hidden(before) && after.is_some_and(is_virama) {
        return true;
    }
    let Some(after) = after else { return false };
    let joining = CodePointMapData::<JoiningType>::new();
    let joins_on = |letter| {
        let kind = joining.get(letter);
        kind == JoiningType::DualJoining || kind == JoiningType::RightJoining
    };
    if joins_on(after) && !is_hidden(before) && joining.get(before) != JoiningType::NonJoining {
        return true;
    }
    let is_picture = |letter| CodePointSetData::new::<ExtendedPictographic>().contains(letter);
    letter == JOINER && base.is_some_and(is_picture) && is_picture(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_seen_on_one_line_in_one_form() {
        assert_eq!(text("  林小美 ").as_deref(), Some("林小美"));
        assert_eq!(text("Zoe\u{301}").as_deref(), Some("Zo\u{E9}"));
        assert_eq!(text("王\u{3000}明").as_deref(), Some("王\u{3000}明"));
        for hidden in [
            "",
            " \t ",
            "a\nb",
            "a\u{2028}b",
            "a\u{2029}b",
            "\u{200B}",
            "a\u{200B}b",
            "\u{2060}",
            "\u{FEFF}",
            "a\u{FEFF}",
            "\u{202E}a",
            "a\u{2066}b\u{2069}",
            "\u{3164}",
            "\u{FFA0}",
            "a\u{AD}b",
            "\u{FE0F}",
            " \u{FE0F}a",
            "a\u{FE0F}\u{FE0F}",
            "\u{2800}",
            "\u{301}",
            "a\u{200D}b",
            "a\u{200D}",
            "\u{200D}a",
            "王\u{200C}明",
            "\u{E0041}",
            "a\u{FFFA}b",
            "a\u{10FFFF}",
            "\u{1F468}\u{200D}",
            "\u{1F468}\u{200D}a",
            "\u{115F}",
        ] {
            assert_eq!(text(hidden), None, "{}", hidden.escape_unicode());
        }
    }

    #[test]
    fn what_writing_has_a_use_for_stays() {
        for good in [
            // A family, a flag, a couple with a heart, a person with a skin colour.
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
            "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}",
            "\u{1F469}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F468}",
            "\u{1F9D1}\u{1F3FD}\u{200D}\u{2696}\u{FE0F}",
            "1\u{FE0F}\u{20E3}",
            // Persian, Sinhala, Bengali, Malayalam, a variant of a Japanese character.
            "می\u{200C}خواهم",
            "ශ\u{DCA}\u{200D}රී",
            "র\u{200D}\u{9CD}যাব",
            "അവന\u{D4D}\u{200D}",
            "葛\u{E0100}城",
        ] {
            assert_eq!(
                text(good).as_deref(),
                Some(good),
                "{}",
                good.escape_unicode()
            );
        }
    }

    #[test]
    fn a_plain_text_is_what_it_looks_like() {
        assert!(is_plain("單號 A-1"));
        for other in [
            "",
            " ",
            " A",
            "A ",
            "e\u{301}",
            "葛\u{E0100}",
            "A\u{200B}",
            "A\tB",
        ] {
            assert!(!is_plain(other), "{}", other.escape_unicode());
        }
    }

    #[test]
    fn what_others_let_through_is_cleaned() {
        let name = "\u{202E}王\u{2028}小\u{200B}明\u{FEFF}";
        assert_eq!(cleaned(name).as_deref(), Some("王 小明"));
        assert_eq!(cleaned("\u{200B}\u{3164}"), None);
        assert_eq!(
            cleaned("می\u{200C}خواهم").as_deref(),
            Some("می\u{200C}خواهم")
        );
    }

    #[test]
    fn folding_leaves_one_form_and_is_done_after_once() {
        for (given, expected) in [
            ("Ｗａｎｇ", "wang"),
            ("ﾀﾅｶ ｶﾞ", "タナカ ガ"),
            ("ÉMILE", "émile"),
            ("e\u{301}", "\u{E9}"),
            ("㍿１２３", "株式会社123"),
        ] {
            assert_eq!(folded(given), expected);
            assert_eq!(folded(expected), expected);
        }
    }
}
