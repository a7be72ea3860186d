//! Phone numbers: one number in all the forms in which people write it.

use std::fmt;

use phonenumber::metadata::DATABASE;
use phonenumber::{Metadata, Mode, PhoneNumber, country, is_valid, parse};

use super::text::typed;
use crate::money::Currency;

/// How many digits a number may have if the library does not know it.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;
/// From how many digits on a number may begin with a country code without `+` or `00` before it.
const ABROAD: usize = 10;
/// The shortest part of a number that is searched, in digits.
const SHORTEST_PART: usize = 3;
/// The prefix that is dialled in most places before a country code.
const INTERNATIONAL: &str = "00";

/// A country whose numbers are written without its code (`PHONE_REGION`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Region(country::Id);

impl Region {
    /// The region of an ISO 3166 code of two capital letters, if the library knows its numbers.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let region = Self(code.parse().ok()?);
        region.metadata().map(|_| region)
    }

    /// The region whose currency this is: its code begins with the region's. Some currencies belong to no
    /// single country.
    #[must_use]
    pub fn of(currency: Currency) -> Option<Self> {
        Self::from_code(currency.code().get(..2)?)
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> &str {
        self.0.as_ref()
    }

    fn metadata(self) -> Option<&'static Metadata> {
        DATABASE.by_id(self.code())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Region({})", self.code())
    }
}

/// A phone number. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone {
    canonical: String,
    forms: Vec<String>,
}

impl fmt::Debug for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Phone(personal)")
    }
}

impl Phone {
    /// Reads a number in any usual form: with blanks, hyphens and brackets, with full-width digits, with or
    /// without the country code. A number that the library knows is stored in E.164, any other as its digits.
    /// `None` for a text that cannot be a number.
    #[must_use]
    pub fn read(value: &str, region: Option<Region>) -> Option<Self> {
        let dialled = Dialled::read(value)?;
        if !DIGITS.contains(&dialled.digits.len()) {
            return None;
        }
        let Some(number) = dialled.known(region) else {
            let canonical = dialled.digits;
            let forms = vec![canonical.clone(), format!("+{canonical}")];
            return Some(Self { canonical, forms });
        };
        let canonical = e164(&number);
        let mut forms = forms(&number, &canonical, region);
        // A form that is somebody else's number when it stands alone is not a form of this one.
        forms.retain(|form| {
            let read = Dialled::read(form).and_then(|dialled| dialled.known(region));
            read.is_some_and(|read| e164(&read) == canonical)
        });
        Some(Self { canonical, forms })
    }

    /// The stored form.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The stored form, and the other forms that may have been stored before there was one form.
    #[must_use]
    pub fn forms(&self) -> &[String] {
        &self.forms
    }
}

/// What all forms of a number, or of a part of one, have in common; `None` when the text is neither.
pub(super) fn keyword(value: &str, region: Option<Region>) -> Option<String> {
    let dialled = Dialled::read(value)?;
    if dialled.digits.len() < SHORTEST_PART {
        return None;
    }
    if let Some(number) = dialled.known(region) {
        return Some(national(&number, &e164(&number)).to_owned());
    }
    // The beginning of a number: in E.164 it has no prefix.
    let digits = dialled.digits.as_str();
    let prefix = prefix_of(region).unwrap_or("0");
    let rest = digits
        .strip_prefix(INTERNATIONAL)
        .or_else(|| digits.strip_prefix(prefix))
        // Members' numbers have many leading zeros.
        .filter(|rest| rest.len() >= SHORTEST_PART && !rest.starts_with('0'));
    Some(rest.unwrap_or(digits).to_owned())
}

/// The digits that somebody would dial.
struct Dialled {
    /// Whether a `+` marks the beginning as a country code.
    plus: bool,
    digits: String,
}

impl Dialled {
    /// `None` when the text contains more than digits and their separators.
    fn read(value: &str) -> Option<Self> {
        let mut dialled = Self {
            plus: false,
            digits: String::new(),
        };
        for letter in typed(value).chars() {
            match letter {
                '0'..='9' => dialled.digits.push(letter),
                '+' if dialled.digits.is_empty() && !dialled.plus => dialled.plus = true,
                '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
                _ if letter.is_whitespace() => {}
                _ => return None,
            }
        }
        (!dialled.digits.is_empty()).then_some(dialled)
    }

    /// The number as the library knows it.
    fn known(&self, region: Option<Region>) -> Option<PhoneNumber> {
        let digits = self.digits.as_str();
        let at_home = || {
            let number = parse(Some(region?.0), digits).ok()?;
            is_valid(&number).then_some(number)
        };
        if self.plus {
            return abroad(digits).or_else(at_home);
        }
        at_home()
            .or_else(|| abroad(digits.strip_prefix(INTERNATIONAL)?))
            .or_else(|| (digits.len() >= ABROAD).then(|| abroad(digits))?)
    }
}

/// The number, if these digits begin with its country code.
fn abroad(digits: &str) -> Option<PhoneNumber> {
    let number = parse(None, format!("+{digits}")).ok()?;
    is_valid(&number).then_some(number)
}

fn e164(number: &PhoneNumber) -> String {
    number.format().mode(Mode::E164).to_string()
}

/// A number without its country code, from its form in E.164.
fn national<'a>(number: &PhoneNumber, e164: &'a str) -> &'a str {
    let code = format!("+{}", number.code().value());
    e164.strip_prefix(&code).unwrap_or(e164)
}

/// The prefix that is dialled in a region before a number from another part of it.
fn prefix_of(region: Option<Region>) -> Option<&'static str> {
    region?.metadata()?.national_prefix()
}

/// The ways to write a number without separators.
fn forms(number: &PhoneNumber, canonical: &str, region: Option<Region>) -> Vec<String> {
    let digits = canonical.trim_start_matches('+');
    let mut forms = vec![
        canonical.to_owned(),
        digits.to_owned(),
        format!("{INTERNATIONAL}{digits}"),
    ];
    let home = region.and_then(Region::metadata);
    if home.is_some_and(|home| home.country_code() == number.code().value()) {
        let national = national(number, canonical);
        let prefix = prefix_of(region).unwrap_or_default();
        forms.extend([
            national.to_owned(),
            format!("+{national}"),
            format!("{prefix}{national}"),
        ]);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(region: &str, value: &str) -> Option<Phone> {
        Phone::read(value, Region::from_code(region))
    }

    fn canonical(region: &str, value: &str) -> Option<String> {
        read(region, value).map(|phone| phone.canonical)
    }

    #[test]
    fn one_number_is_kept_in_one_form() {
        for form in [
            "13800138000",
            "+13800138000",
            "+8613800138000",
            "8613800138000",
            "008613800138000",
            "138 0013 8000",
            "013800138000",
            "１３８－００１３－８０００",
            "＋86 (138) 0013.8000",
        ] {
            assert_eq!(
                canonical("CN", form).as_deref(),
                Some("+8613800138000"),
                "{form}"
            );
        }
        for (region, form, expected) in [
            ("TW", "0912-345-678", "+886912345678"),
            ("TW", "00886912345678", "+886912345678"),
            ("CN", "00886912345678", "+886912345678"),
            ("CN", "886912345678", "+886912345678"),
            ("TW", "8613800138000", "+8613800138000"),
            ("HK", "5123 4567", "+85251234567"),
            ("HK", "0085251234567", "+85251234567"),
            ("IT", "06 1234 5678", "+390612345678"),
        ] {
            assert_eq!(canonical(region, form).as_deref(), Some(expected), "{form}");
        }
    }

    #[test]
    fn what_is_not_known_is_kept_as_its_digits() {
        for (form, expected) in [
            ("0912 000 001", "0912000001"),
            ("+0912000001", "0912000001"),
            ("+99 9-99", "99999"),
            ("12345", "12345"),
            // Not a number of Saint Helena.
            ("29022345", "29022345"),
        ] {
            assert_eq!(canonical("CN", form).as_deref(), Some(expected), "{form}");
        }
        for wrong in [
            "",
            "1234",
            "1234567890123456",
            "12ab34",
            "1+2345",
            "++12345",
            "#12345",
        ] {
            assert_eq!(canonical("CN", wrong), None, "{wrong}");
        }
    }

    /// However a number is written, reading its stored form changes nothing more.
    #[test]
    fn what_is_kept_is_read_as_itself() {
        let digits = [
            "13800138000",
            "0912345678",
            "2065550100",
            "51234567",
            "0612345678",
            "99912345",
        ];
        for region in ["CN", "TW", "HK", "US", "IT", "JP"] {
            for digits in digits {
                for before in ["", "+", "00", "0", "+86", "886", "0039", "+1"] {
                    let form = format!("{before}{digits}");
                    let Some(phone) = read(region, &form) else {
                        continue;
                    };
                    assert_eq!(
                        read(region, phone.canonical()),
                        Some(phone.clone()),
                        "{form}"
                    );
                    assert!(phone.forms.contains(&phone.canonical), "{form}");
                }
            }
        }
    }

    #[test]
    fn a_form_that_is_another_number_is_none_of_this_one() {
        let here = read("US", "206 555 0100").unwrap();
        assert!(here.forms.contains(&"12065550100".to_owned()));
        assert!(here.forms.contains(&"2065550100".to_owned()));
        for form in &here.forms {
            assert_eq!(read("US", form).unwrap().canonical, here.canonical);
        }
        let there = read("CN", "+886912345678").unwrap();
        assert!(!there.forms.contains(&"0912345678".to_owned()));
    }

    #[test]
    fn a_part_of_a_number_is_looked_for_in_all_forms() {
        let part = |region: &str, value| keyword(value, Region::from_code(region));
        assert_eq!(part("CN", "138 0013").as_deref(), Some("1380013"));
        assert_eq!(
            part("CN", "+86 138 0013 8000").as_deref(),
            Some("13800138000")
        );
        assert_eq!(part("TW", "0912").as_deref(), Some("912"));
        assert_eq!(part("TW", "00886912").as_deref(), Some("886912"));
        assert_eq!(part("TW", "+8869").as_deref(), Some("8869"));
        assert_eq!(part("TW", "00000003").as_deref(), Some("00000003"));
        assert_eq!(part("TW", "12"), None);
        assert_eq!(part("TW", "0%"), None);
    }

    #[test]
    fn a_currency_is_of_a_country_or_of_none() {
        let of = |code: &str| Currency::from_code(code).and_then(Region::of);
        for (code, region) in [
            ("CNY", "CN"),
            ("TWD", "TW"),
            ("HKD", "HK"),
            ("GBP", "GB"),
            ("USD", "US"),
        ] {
            assert_eq!(
                of(code).map(|region| region.code().to_owned()).as_deref(),
                Some(region)
            );
        }
        assert_eq!(of("EUR"), None);
        assert_eq!(of("XAF"), None);
        assert_eq!(
            Phone::read("+8613800138000", None).unwrap().canonical(),
            "+8613800138000"
        );
        assert_eq!(
            Phone::read("13800138000", None).unwrap().canonical(),
            "13800138000"
        );
    }
}
