//! Reminders of duties, and the one letter a day that gathers what is new.

use domain::clock::Date;

use super::Letter;
use crate::words::{count, date};

/// What is expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DutyName {
    /// Say yes or no to a proposed pair.
    AnswerProposal,
    /// Agree the programme of a pair in force.
    AgreeProgramme,
    /// Hand in the result of an activity.
    SubmitActivity,
    /// Sign a drafted order.
    SignOrder,
    /// Give the next consent before the one that holds ends.
    RenewConsent,
    /// Correct what somebody said is wrong in their data.
    AnswerCorrection,
    /// Take a case of consultation, agreement or mediation.
    AnswerMediation,
    /// Agree to a school's roadmap that was handed in, or send it back.
    ReviewRoadmap,
}

impl DutyName {
    /// Every duty.
    pub const ALL: [Self; 8] = [
        Self::AnswerProposal,
        Self::AgreeProgramme,
        Self::SubmitActivity,
        Self::SignOrder,
        Self::RenewConsent,
        Self::AnswerCorrection,
        Self::AnswerMediation,
        Self::ReviewRoadmap,
    ];

    fn words(self) -> &'static str {
        match self {
            Self::AnswerProposal => "ответить на предложение пары",
            Self::AgreeProgramme => "согласовать программу пары",
            Self::SubmitActivity => "сдать мероприятие программы",
            Self::SignOrder => "подписать приказ",
            Self::RenewConsent => "продлить согласие",
            Self::AnswerCorrection => "ответить на просьбу исправить личные данные",
            Self::AnswerMediation => "принять обращение о консультации, согласовании или медиации",
            Self::ReviewRoadmap => "принять решение по дорожной карте организации",
        }
    }
}

/// One step of a duty's escalation. It bears no names: it goes to levels that see none.
#[derive(Clone, Copy, Debug)]
pub struct DutyLetter<'a> {
    /// What is expected.
    pub duty: DutyName,
    /// The school, in the nominative.
    pub place: &'a str,
    /// By when.
    pub due: Date,
    /// Days from the due day; before it when negative.
    pub days: i64,
    /// The page where it is dealt with.
    pub link: &'a str,
}

/// Reminds of a duty before its day, on it, or after it.
pub fn reminder(letter: &DutyLetter<'_>) -> Letter {
    let duty = letter.duty.words();
    let (heading, when) = match letter.days {
        days if days < 0 => ("Срок подходит", format!("через {}", count::days(-days))),
        0 => ("Срок сегодня", "сегодня".to_owned()),
        days => (
            "Срок прошёл",
            format!("просрочено на {}", count::days(days)),
        ),
    };
    Letter {
        subject: format!("{heading}: {duty}"),
        body: format!(
            "Здравствуйте!\n\n\
             Нужно {duty}: {when} (срок {}).\n\
             Организация: {}.\n\n\
             Открыть в системе «Наставник»:\n{}\n",
            date::long(letter.due),
            letter.place,
            letter.link
        ),
    }
}

/// Gathers the titles of what is new since the last letter.
pub fn digest(titles: &[&str], link: &str) -> Letter {
    let lines: Vec<String> = titles.iter().map(|title| format!("— {title}")).collect();
    Letter {
        subject: format!("«Наставник»: новое за день, {}", titles.len()),
        body: format!(
            "Здравствуйте!\n\n\
             Новое в системе «Наставник»:\n\
             {}\n\n\
             Прочитать:\n{link}\n\n\
             Такое письмо приходит не чаще раза в день. Что присылать и как, можно выбрать на той же странице.\n",
            lines.join("\n")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(duty: DutyName, days: i64) -> Letter {
        reminder(&DutyLetter {
            duty,
            place: "СОШ № 5",
            due: Date::from_ymd_opt(2026, 10, 15).unwrap(),
            days,
            link: "https://nastavnik.example/pairs/1",
        })
    }

    #[test]
    fn a_reminder_says_how_far_the_day_is() {
        assert_eq!(
            letter(DutyName::SignOrder, -14).subject,
            "Срок подходит: подписать приказ"
        );
        assert!(
            letter(DutyName::SignOrder, -14)
                .body
                .contains("через 14\u{a0}дней")
        );
        assert!(
            letter(DutyName::SignOrder, -3)
                .body
                .contains("через 3\u{a0}дня")
        );
        assert!(
            letter(DutyName::SignOrder, 0)
                .subject
                .starts_with("Срок сегодня")
        );
        assert!(
            letter(DutyName::SignOrder, 20)
                .body
                .contains("просрочено на 20\u{a0}дней")
        );
    }

    #[test]
    fn every_duty_has_words_of_its_own() {
        let subjects: std::collections::BTreeSet<_> =
            DutyName::ALL.map(|duty| letter(duty, 0).subject).into();
        assert_eq!(subjects.len(), DutyName::ALL.len());
    }

    #[test]
    fn the_daily_letter_lists_what_is_new() {
        let letter = digest(
            &["Срок сегодня: подписать приказ", "Пара согласована"],
            "https://h/me/notifications",
        );
        assert_eq!(letter.subject, "«Наставник»: новое за день, 2");
        assert!(
            letter
                .body
                .contains("— Срок сегодня: подписать приказ\n— Пара согласована\n")
        );
    }
}
