//! Letters about cases of consultation, agreement and mediation. They say neither what a case is about nor who is in it: a
//! letter lies open where a case does not.

use domain::clock::Date;

use super::Letter;
use crate::words::date;

/// A case on its way.
#[derive(Clone, Copy, Debug)]
pub struct MediationLetter<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// Where it lies.
    pub link: &'a str,
}

/// Asks who is addressed to take it.
pub fn opened(case: &MediationLetter<'_>, answer_by: Date) -> Letter {
    let until = date::long(answer_by);
    letter(
        case,
        "Новое обращение",
        &format!(
            "К вам обратились за консультацией, согласованием или медиацией. Принять обращение нужно не позднее {until}"
        ),
    )
}

/// Tells the parties that a mediator is at it.
pub fn taken(case: &MediationLetter<'_>) -> Letter {
    letter(
        case,
        "Обращение принято",
        "Обращение, в котором вы участвуете, принято в работу.",
    )
}

/// Asks the parties whether they agree to the outcome.
pub fn proposed(case: &MediationLetter<'_>) -> Letter {
    letter(
        case,
        "Предложен итог обращения",
        "По обращению, в котором вы участвуете, предложен итог: согласитесь с ним или откажитесь.",
    )
}

/// Tells that it ended.
pub fn ended(case: &MediationLetter<'_>) -> Letter {
    letter(
        case,
        "Обращение завершено",
        "Обращение, в котором вы участвуете, завершено.",
    )
}

fn letter(case: &MediationLetter<'_>, heading: &str, what: &str) -> Letter {
    let MediationLetter { place, link } = case;
    Letter {
        subject: heading.to_owned(),
        body: format!(
            "Здравствуйте!\n\n\
             {what}\n\
             Организация: {place}.\n\n\
             Открыть в системе «Наставник»:\n{link}\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_tells_neither_topic_nor_names() {
        let case = MediationLetter {
            place: "СОШ № 7",
            link: "https://nastavnik.example/mediations/1",
        };
        let day = Date::from_ymd_opt(2026, 11, 18).unwrap();
        let asked = opened(&case, day);
        let until = format!("не позднее {}\n", date::long(day));
        assert!(asked.body.contains(&until), "{}", asked.body);
        for letter in [asked, taken(&case), proposed(&case), ended(&case)] {
            assert!(letter.body.contains("СОШ № 7"));
            assert!(
                letter
                    .body
                    .contains("https://nastavnik.example/mediations/1")
            );
            assert!(!letter.subject.is_empty());
        }
    }
}
