//! Letters about single meetings without an order.

use domain::text::PersonName;

use super::Letter;

/// A single meeting on its way.
#[derive(Clone, Copy, Debug)]
pub struct OneOffLetter<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// With whom.
    pub other: &'a PersonName,
    /// What it is about.
    pub topic: &'a str,
    /// Where it lies.
    pub link: &'a str,
}

/// Asks one of the two whether they agree.
pub fn proposed(meeting: &OneOffLetter<'_>) -> Letter {
    letter(
        meeting,
        "Разовая встреча",
        "Согласиться или отказаться без объяснения причин",
    )
}

/// Tells that both have agreed.
pub fn agreed(meeting: &OneOffLetter<'_>) -> Letter {
    letter(
        meeting,
        "Разовая встреча согласована",
        "После встречи записать её итог",
    )
}

/// Tells that it will not take place.
pub fn off(meeting: &OneOffLetter<'_>) -> Letter {
    letter(
        meeting,
        "Разовой встречи не будет",
        "Посмотреть свои разовые встречи",
    )
}

fn letter(meeting: &OneOffLetter<'_>, heading: &str, what: &str) -> Letter {
    let OneOffLetter {
        place,
        other,
        topic,
        link,
    } = meeting;
    let body = format!(
        "Здравствуйте!\n\n\
         {heading}.\n\
         Тема: {topic}.\n\
         С кем: {}.\n\
         Организация: {place}.\n\n\
         {what} можно в системе «Наставник»:\n{link}\n",
        other.full()
    );
    Letter {
        subject: format!("{heading}: {topic}"),
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_says_with_whom_and_about_what() {
        let other = PersonName::parse("Ёжиков", "Пётр", Some("Ильич")).unwrap();
        let meeting = OneOffLetter {
            place: "МБОУ «СОШ № 5»",
            other: &other,
            topic: "Как начать урок",
            link: "https://nastavnik.example/me/one-offs",
        };
        let letter = proposed(&meeting);
        insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.body), @r"
        Разовая встреча: Как начать урок

        Здравствуйте!

        Разовая встреча.
        Тема: Как начать урок.
        С кем: Ёжиков Пётр Ильич.
        Организация: МБОУ «СОШ № 5».

        Согласиться или отказаться без объяснения причин можно в системе «Наставник»:
        https://nastavnik.example/me/one-offs
        ");
        assert_eq!(
            agreed(&meeting).subject,
            "Разовая встреча согласована: Как начать урок"
        );
        assert_eq!(
            off(&meeting).subject,
            "Разовой встречи не будет: Как начать урок"
        );
    }
}
