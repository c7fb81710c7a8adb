//! Letters with a personal link to a survey.

use domain::survey::SurveyKind;

use super::Letter;

/// A survey that somebody is asked to answer.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// What is asked.
    pub kind: SurveyKind,
    /// The whole link.
    pub link: &'a str,
    /// The last day, as in «20.09.2026».
    pub ends_on: &'a str,
}

/// Asks somebody to answer a survey by their personal link.
pub fn invitation(asked: &Asked<'_>) -> Letter {
    let Asked {
        place,
        kind,
        link,
        ends_on,
    } = asked;
    let (title, what) = match kind {
        SurveyKind::Request => (
            "Опрос о профессиональных запросах",
            "Расскажите, с чем вам нужна помощь коллег. По ответам школа подбирает наставника.",
        ),
        SurveyKind::PotentialMentor => (
            "Анкета будущего наставника",
            "Расскажите, с чем вы готовы помогать коллегам. Стать наставником можно только по вашему согласию.",
        ),
    };
    let body = format!(
        "Здравствуйте!\n\n\
         {what}\n\
         Место: {place}.\n\n\
         Ваша личная ссылка, вход и пароль не нужны:\n{link}\n\n\
         Ответы сохраняются сами, продолжить можно позже. Ссылка действует до {ends_on} включительно. \
         Никому её не пересылайте: по ней видны ваши ответы.\n"
    );
    Letter {
        subject: format!("{title}: {place}"),
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_the_link_on_a_line_of_its_own_and_names_the_last_day() {
        for kind in [SurveyKind::Request, SurveyKind::PotentialMentor] {
            let letter = invitation(&Asked {
                place: "СОШ № 1",
                kind,
                link: "https://example.org/survey/abc",
                ends_on: "20.09.2026",
            });
            assert!(letter.body.contains("\nhttps://example.org/survey/abc\n"));
            assert!(letter.body.contains("до 20.09.2026 включительно"));
            assert!(letter.subject.ends_with(": СОШ № 1"));
        }
    }
}
