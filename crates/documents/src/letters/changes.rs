//! Letters about a proposed change of a programme in force.

use domain::text::PersonName;

use super::Letter;

/// A change on its way.
#[derive(Clone, Copy, Debug)]
pub struct ProposedChange<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// Who takes part in the pair, the mentor first.
    pub pair: &'a [PersonName],
    /// Who proposed or decided.
    pub by: &'a PersonName,
    /// The reason of the proposal, or the remark to the decision.
    pub words: Option<&'a str>,
    /// The page of the programme.
    pub link: &'a str,
}

/// What came of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeOutcome {
    /// In force.
    Approved,
    /// The curator said no.
    Refused,
    /// One of the pair said no.
    Declined,
    /// Taken back.
    Withdrawn,
}

/// Asks one of the pair for the consent.
pub fn asks(change: &ProposedChange<'_>) -> Letter {
    let next =
        "Изменение вступит в силу, только если согласятся все участники и его утвердит куратор.";
    letter(
        change,
        "Предложено изменить программу наставничества",
        "Предложение",
        next,
    )
}

/// Tells the curator that all have consented.
pub fn waits(change: &ProposedChange<'_>) -> Letter {
    let next = "Все участники согласны. Изменение ждёт вашего решения.";
    letter(
        change,
        "Изменение программы ждёт утверждения",
        "Последнее согласие",
        next,
    )
}

/// Tells the pair what came of it.
pub fn decided(change: &ProposedChange<'_>, outcome: ChangeOutcome) -> Letter {
    let (heading, next) = match outcome {
        ChangeOutcome::Approved => (
            "Изменение программы утверждено",
            "Действует новая редакция программы.",
        ),
        ChangeOutcome::Refused => (
            "Изменение программы не утверждено",
            "Программа действует в прежней редакции.",
        ),
        ChangeOutcome::Declined => (
            "Изменение программы отклонено участником",
            "Программа действует в прежней редакции.",
        ),
        ChangeOutcome::Withdrawn => (
            "Предложение изменить программу отозвано",
            "Программа действует в прежней редакции.",
        ),
    };
    letter(change, heading, "Решение", next)
}

fn letter(change: &ProposedChange<'_>, heading: &str, whose: &str, next: &str) -> Letter {
    let ProposedChange {
        place,
        pair,
        by,
        words,
        link,
    } = change;
    let short: Vec<_> = pair.iter().map(PersonName::with_initials).collect();
    let words = words.map(|text| format!("{text}\n")).unwrap_or_default();
    let body = format!(
        "Здравствуйте!\n\n\
         {heading}.\n\
         Организация: {place}.\n\
         Участники: {}\n\
         {whose}: {}.\n\
         {words}\n\
         {next}\n\n\
         Прочитать, что меняется, можно в системе «Наставник»:\n{link}\n",
        short.join(", "),
        by.full(),
    );
    Letter {
        subject: format!("{heading}: {}", short.join(" — ")),
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(last: &str, first: &str, patronymic: &str) -> PersonName {
        PersonName::parse(last, first, Some(patronymic)).unwrap()
    }

    fn printed(write: impl Fn(&ProposedChange<'_>) -> Letter) -> String {
        let pair = [
            name("Щёткина", "Жанна", "Юрьевна"),
            name("Ёжиков", "Пётр", "Ильич"),
        ];
        let letter = write(&ProposedChange {
            place: "МБОУ «СОШ № 5»",
            pair: &pair,
            by: &pair[0],
            words: Some("Болезнь, пропущен месяц."),
            link: "https://nastavnik.example/programmes/1",
        });
        format!("{}\n\n{}", letter.subject, letter.body)
    }

    #[test]
    fn who_is_asked_reads_who_proposes_and_why() {
        insta::assert_snapshot!(printed(asks), @r"
        Предложено изменить программу наставничества: Щёткина Ж. Ю. — Ёжиков П. И.

        Здравствуйте!

        Предложено изменить программу наставничества.
        Организация: МБОУ «СОШ № 5».
        Участники: Щёткина Ж. Ю., Ёжиков П. И.
        Предложение: Щёткина Жанна Юрьевна.
        Болезнь, пропущен месяц.

        Изменение вступит в силу, только если согласятся все участники и его утвердит куратор.

        Прочитать, что меняется, можно в системе «Наставник»:
        https://nastavnik.example/programmes/1
        ");
    }

    #[test]
    fn each_outcome_has_its_heading() {
        use ChangeOutcome::{Approved, Declined, Refused, Withdrawn};
        let headings = [Approved, Refused, Declined, Withdrawn].map(|outcome| {
            let text = printed(|change| decided(change, outcome));
            text.split(':').next().unwrap_or_default().to_owned()
        });
        assert_eq!(
            headings,
            [
                "Изменение программы утверждено",
                "Изменение программы не утверждено",
                "Изменение программы отклонено участником",
                "Предложение изменить программу отозвано",
            ]
        );
        assert!(printed(waits).contains("ждёт вашего решения"));
    }
}
