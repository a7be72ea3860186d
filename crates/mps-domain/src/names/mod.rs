//! How names and identifiers are written, stored and compared. Pure functions on texts.

mod phone;
mod text;

pub use phone::{Phone, Region};
pub use text::{cleaned, composed, folded, is_plain, text};

use text::typed;

use crate::numbers::Series;

/// The key of a login name, a merchant's code or an operator's name, the same for all of its spellings. The
/// databases store the same key beside the name. New names are ASCII.
#[must_use]
pub fn login_key(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// A login name as typed, in the form in which the books may contain it.
#[must_use]
pub fn login(name: &str) -> String {
    typed(name)
}

/// The one form of an e-mail address. Not every such text is an address.
#[must_use]
pub fn email(address: &str) -> String {
    folded(&typed(address))
}

/// The prefix of the numbers of cards that were imported from legacy books.
const PREPAID: &str = "PPD";
/// From how many digits on a letter with digits is searched as a member's number instead of a name.
const NUMBER_DIGITS: usize = 4;

/// The number of a member, a card or the like in its usual form. It may have been typed in small letters and
/// with blanks. Any other text stays as it is, without blanks around it.
#[must_use]
pub fn number(value: &str) -> String {
    let prefixes = Series::ALL.iter().map(|series| series.prefix());
    let mut found = prefixes
        .chain([PREPAID])
        .filter_map(|prefix| dense(value, prefix));
    found.next().unwrap_or_else(|| value.trim().to_owned())
}

/// A text as a number with this prefix, if it is one.
fn dense(value: &str, prefix: &str) -> Option<String> {
    let dense: String = typed(value).split_whitespace().collect();
    let dense = dense.to_ascii_uppercase();
    let digits = dense.strip_prefix(prefix)?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(dense)
}

/// The key under which a member's sign-in identifier is counted: the same for all its spellings.
#[must_use]
pub fn member_key(identifier: &str, region: Option<Region>) -> String {
    Phone::read(identifier, region).map_or_else(
        || email(&number(identifier)),
        |phone| phone.canonical().to_owned(),
    )
}

/// The text to search members by. For a phone number, it is what all its forms have in common; for a member's
/// number, the number.
#[must_use]
pub fn keyword(value: &str, region: Option<Region>) -> String {
    let number = || dense(value, Series::Member.prefix()).filter(|no| no.len() > NUMBER_DIGITS);
    phone::keyword(value, region)
        .or_else(number)
        .unwrap_or_else(|| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_any_case_and_with_blanks() {
        assert_eq!(number(" m 0000 0001"), "M00000001");
        assert_eq!(number("ｓｔｄ00000001"), "STD00000001");
        assert_eq!(number("ppd 00000003"), "PPD00000003");
        assert_eq!(number("Main street 1 "), "Main street 1");
        assert_eq!(number("m"), "m");
    }

    #[test]
    fn a_name_with_a_digit_is_searched_as_a_name() {
        let keyword = |value| keyword(value, Region::from_code("CN"));
        assert_eq!(keyword("m 0000 0001"), "M00000001");
        for name in ["m 1", "zola 1", "0%", "Set 2", "王 1"] {
            assert_eq!(keyword(name), name);
        }
        assert_eq!(keyword("138 0013"), "1380013");
    }

    #[test]
    fn spellings_of_one_are_counted_as_one() {
        let region = Region::from_code("CN");
        let key = |identifier| member_key(identifier, region);
        assert_eq!(key("138 0013 8000"), key("+8613800138000"));
        assert_eq!(key("m 0000 0001"), key("M00000001"));
        assert_eq!(key(" Ann@Example.com"), key("ann＠example.com"));
        assert_ne!(key("13800138000"), key("13800138001"));
        assert_eq!(login_key(&login(" ＳＨＯＰ1 ")), "shop1");
    }
}
