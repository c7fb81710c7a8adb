//! Letters about requests for correction of personal data.

use domain::clock::Date;
use domain::text::PersonName;

use super::Letter;
use crate::words::date;

/// A request on its way.
#[derive(Clone, Copy, Debug)]
pub struct CorrectionLetter<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// Whose data.
    pub person: &'a PersonName,
    /// The address of the system, without a slash at the end.
    pub link: &'a str,
}

/// Tells who keeps the school's mentoring.
pub fn filed(
    about: &CorrectionLetter<'_>,
    correct_by: Date,
    answer_by: Date,
    path: &str,
) -> Letter {
    let name = about.person.full();
    Letter {
        subject: format!("Просьба исправить данные: {}", about.person.with_initials()),
        body: format!(
            "Здравствуйте!\n\n\
             {name} просит исправить данные о себе.\n\
             Организация: {}.\n\
             Исправить нужно не позднее {}, ответить – не позднее {}.\n\n\
             Прочитать и ответить можно в системе «Наставник»:\n{}{path}\n",
            about.place,
            date::long(correct_by),
            date::long(answer_by),
            about.link
        ),
    }
}

/// Tells who asked.
pub fn answered(about: &CorrectionLetter<'_>, corrected: bool) -> Letter {
    let what = if corrected {
        "Данные о вас исправлены"
    } else {
        "В исправлении данных отказано"
    };
    Letter {
        subject: what.to_owned(),
        body: format!(
            "Здравствуйте!\n\n\
             {what}.\n\
             Организация: {}.\n\n\
             Прочитать ответ можно в системе «Наставник»:\n{}/me/data\n",
            about.place, about.link
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_days_are_named_and_an_answer_says_which_way_it_went() {
        let person = PersonName::parse("Ёжиков", "Пётр", Some("Ильич")).unwrap();
        let about = CorrectionLetter {
            place: "СОШ № 5",
            person: &person,
            link: "https://nastavnik.example",
        };
        let day = |day| Date::from_ymd_opt(2026, 11, day).unwrap();
        let letter = filed(&about, day(11), day(16), "/s/1/corrections");
        assert_eq!(
            letter.subject,
            "Просьба исправить данные: Ёжиков\u{a0}П.\u{a0}И."
        );
        assert!(
            letter.body.contains("не позднее 11\u{a0}ноября"),
            "{}",
            letter.body
        );
        assert!(
            letter
                .body
                .contains("https://nastavnik.example/s/1/corrections")
        );
        assert_ne!(
            answered(&about, true).subject,
            answered(&about, false).subject
        );
    }
}
