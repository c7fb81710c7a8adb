//! Letters about requests for help.

use domain::text::PersonName;

use super::Letter;

/// A request on its way.
#[derive(Clone, Copy, Debug)]
pub struct HelpLetter<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// Who asks, or who answered.
    pub person: &'a PersonName,
    /// The question in a line.
    pub topic: &'a str,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// Where it lies.
    pub link: &'a str,
}

/// Tells those whom a question is for.
pub fn asked(help: &HelpLetter<'_>) -> Letter {
    let heading = if help.urgent {
        "Срочный вопрос"
    } else {
        "Вопрос"
    };
    letter(help, heading, "Спрашивает", "Взять вопрос и ответить")
}

/// Tells who asked.
pub fn answered(help: &HelpLetter<'_>) -> Letter {
    letter(
        help,
        "Ответ на ваш вопрос",
        "Отвечает",
        "Прочитать ответ и оценить его",
    )
}

fn letter(help: &HelpLetter<'_>, heading: &str, who: &str, what: &str) -> Letter {
    let HelpLetter {
        place,
        person,
        topic,
        link,
        ..
    } = help;
    let body = format!(
        "Здравствуйте!\n\n\
         {heading}: {topic}.\n\
         Организация: {place}.\n\
         {who}: {}.\n\n\
         {what} можно в системе «Наставник»:\n{link}\n",
        person.full()
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
    fn a_question_and_its_answer_name_the_person_and_the_topic() {
        let person = PersonName::parse("Ёжиков", "Пётр", Some("Ильич")).unwrap();
        let help = HelpLetter {
            place: "МБОУ «СОШ № 5»",
            person: &person,
            topic: "Как начать урок",
            urgent: true,
            link: "https://nastavnik.example/me/help",
        };
        let letter = asked(&help);
        insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.body), @r"
        Срочный вопрос: Как начать урок

        Здравствуйте!

        Срочный вопрос: Как начать урок.
        Организация: МБОУ «СОШ № 5».
        Спрашивает: Ёжиков Пётр Ильич.

        Взять вопрос и ответить можно в системе «Наставник»:
        https://nastavnik.example/me/help
        ");
        assert_eq!(
            answered(&help).subject,
            "Ответ на ваш вопрос: Как начать урок"
        );
    }
}
