//! The number of an order, as the school's register has it: «90-од», «131-ОД», «279».

use std::fmt;

use crate::text::fold;

/// An order's number: 1–30 characters, letters, digits, `/`, `-` and `.`, with at least one digit.
///
/// Kept as written but for spaces and dashes: registers spell one number as «166 - ОД», «166–ОД» and «166-ОД».
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderNumber(String);

/// Why a text is not an order's number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OrderNumberError {
    /// Nothing is left after the sign «№» and the spaces.
    #[error("the order number is empty")]
    Empty,
    /// More characters than a number has.
    #[error("the order number is longer than {} characters", OrderNumber::MAX)]
    TooLong,
    /// A character that numbers do not have; a space between two words is one of them.
    #[error("the order number contains {character:?}")]
    Character {
        /// The first such character.
        character: char,
    },
    /// Letters and signs only, such as «б/н»: an order without a number cannot be referred to.
    #[error("the order number has no digit")]
    NoDigit,
}

impl OrderNumber {
    /// The most characters that a number has.
    pub const MAX: usize = 30;

    /// Takes a number as people write it; a leading «№» is dropped, as papers print it themselves.
    pub fn parse(raw: &str) -> Result<Self, OrderNumberError> {
        let text = raw.trim().trim_start_matches('№').trim_start();
        let text = tighten(text);
        if text.is_empty() {
            return Err(OrderNumberError::Empty);
        }
        if text.chars().count() > Self::MAX {
            return Err(OrderNumberError::TooLong);
        }
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.');
        if let Some(character) = text.chars().find(|c| !fits(*c)) {
            return Err(OrderNumberError::Character { character });
        }
        if !text.chars().any(|c| c.is_ascii_digit()) {
            return Err(OrderNumberError::NoDigit);
        }
        Ok(Self(text))
    }

    /// The number as the paper prints it, without «№».
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two numbers of one register are the same one: «90-ОД» is «90-од».
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

/// Every dash as a hyphen, and no spaces around hyphens and slashes.
fn tighten(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        let c = if matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '−') {
            '-'
        } else {
            c
        };
        if gap && !matches!(c, '-' | '/') && !out.ends_with(['-', '/']) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for OrderNumber {
    type Error = OrderNumberError;

    fn try_from(raw: String) -> Result<Self, OrderNumberError> {
        Self::parse(&raw)
    }
}

impl From<OrderNumber> for String {
    fn from(number: OrderNumber) -> String {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(raw: &str) -> String {
        OrderNumber::parse(raw).unwrap().as_str().to_owned()
    }

    #[test]
    fn numbers_of_real_orders_are_taken() {
        for number in [
            "279", "90-од", "131-ОД", "933-ОД", "01-10/45", "12/1-к", "3.4-лс",
        ] {
            assert_eq!(kept(number), number);
        }
    }

    #[test]
    fn spelling_variants_of_one_number_become_one() {
        for variant in [
            "166-ОД",
            " 166 - ОД ",
            "166–ОД",
            "166 —ОД",
            "№ 166-ОД",
            "№166‑ОД",
        ] {
            assert_eq!(kept(variant), "166-ОД", "{variant}");
        }
    }

    #[test]
    fn letter_case_does_not_make_a_new_number() {
        let (upper, lower) = (
            OrderNumber::parse("90-ОД").unwrap(),
            OrderNumber::parse("90-од").unwrap(),
        );
        assert_ne!(upper, lower, "each is printed as it was written");
        assert_eq!(upper.folded(), lower.folded());
    }

    #[test]
    fn what_is_not_a_number_is_refused_by_name() {
        use OrderNumberError::{Character, Empty, NoDigit, TooLong};
        assert_eq!(OrderNumber::parse(" № "), Err(Empty));
        assert_eq!(OrderNumber::parse("б/н"), Err(NoDigit));
        assert_eq!(
            OrderNumber::parse("90 од"),
            Err(Character { character: ' ' })
        );
        assert_eq!(
            OrderNumber::parse("90-од; DROP"),
            Err(Character { character: ';' })
        );
        assert_eq!(
            OrderNumber::parse("90\u{0}"),
            Err(Character { character: '\u{0}' })
        );
        assert_eq!(
            OrderNumber::parse("#let x"),
            Err(Character { character: '#' })
        );
        assert_eq!(OrderNumber::parse(&"9".repeat(31)), Err(TooLong));
        assert_eq!(
            OrderNumber::parse(&"9".repeat(30)).unwrap().as_str().len(),
            30
        );
    }
}
