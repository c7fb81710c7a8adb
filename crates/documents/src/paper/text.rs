//! Text that is fit for print, whoever typed it.

/// One line of printable text.
///
/// Control characters would break the XML of a Word file, and marks that turn the direction of writing could make
/// a signed paper read otherwise than its stored text; both are left out. A sign such as «№» stays with its number.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize)]
#[serde(transparent)]
pub(crate) struct Text(String);

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: AsRef<str>> From<S> for Text {
    fn from(raw: S) -> Self {
        let mut text = String::with_capacity(raw.as_ref().len());
        for c in raw.as_ref().chars() {
            match c {
                c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => space(&mut text),
                c if c.is_control() || is_invisible(c) => {}
                c => text.push(c),
            }
        }
        text.truncate(text.trim_end().len());
        Self(bind(&text))
    }
}

/// One space between words, none at the beginning.
fn space(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Direction marks, and the two code points that XML 1.0 forbids besides control characters.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Keeps together what a line's end must not tear: «№ 5», «г. Северск», «закон «О …», and a dash with what it follows.
fn bind(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    let mut before = "";
    for word in text.split(' ') {
        if !before.is_empty() {
            bound.push(if belong_together(before, word) {
                '\u{a0}'
            } else {
                ' '
            });
        }
        bound.push_str(word);
        before = word;
    }
    bound
}

fn belong_together(before: &str, word: &str) -> bool {
    let named = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let kind = before.trim_start_matches(['(', '«']);
    matches!(word, "—" | "–")
        || before.ends_with('№')
        || before == "«О"
        || (named
            && matches!(
                kind,
                "г." | "с." | "п." | "пос." | "дер." | "ул." | "д." | "ст."
            ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(raw: &str) -> String {
        Text::from(raw).as_str().to_owned()
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(printed("Ива\u{0}но\u{1b}ва\u{fffe}"), "Иванова");
    }

    #[test]
    fn marks_that_turn_the_direction_are_left_out() {
        assert_eq!(printed("от\u{202e}мена\u{202c}"), "отмена");
    }

    #[test]
    fn lines_typed_one_under_another_become_one() {
        assert_eq!(
            printed("  Методика\r\n\tпреподавания \n"),
            "Методика преподавания"
        );
    }

    #[test]
    fn a_number_stays_with_its_sign() {
        assert_eq!(printed("МБОУ «СОШ № 5»"), "МБОУ «СОШ №\u{a0}5»");
        assert_eq!(printed("г. Северск"), "г.\u{a0}Северск");
        assert_eq!(printed("педагог – педагог"), "педагог\u{a0}– педагог");
        assert_eq!(
            printed("область, г. Северск, ул. Лесная"),
            "область, г.\u{a0}Северск, ул.\u{a0}Лесная"
        );
        assert_eq!(
            printed("с 1 мая 2027 г. вести учёт"),
            "с 1 мая 2027 г. вести учёт"
        );
    }
}
