//! Letters about a pair on its way: the proposal, the answers, the order that waits.

use domain::mentoring::Side;
use domain::text::PersonName;

use super::Letter;

/// Who is proposed to whom.
#[derive(Clone, Copy, Debug)]
pub struct ProposedPair<'a> {
    /// The school, in the nominative: «МБОУ «СОШ № 5»».
    pub place: &'a str,
    /// Who are to give support; at least one.
    pub mentors: &'a [PersonName],
    /// Who are to receive it; at least one.
    pub mentees: &'a [PersonName],
    /// Whether each of the two supports the other (A-020).
    pub two_way: bool,
    /// The page on which it lies.
    pub link: &'a str,
}

/// What came of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Yes, and somebody has not answered yet.
    Waiting,
    /// Yes, and all have agreed.
    Agreed,
    /// No. Nobody asks why (B-015).
    Declined,
    /// No, and the others go on without them.
    Left,
}

/// What the school that gives a mentor to another one is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GivenStep {
    /// The mentees' school proposes the pair.
    Proposed,
    /// The pair is over.
    Ended,
}

/// An order that waits for its signature.
#[derive(Clone, Copy, Debug)]
pub struct WaitingOrder<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// «О закреплении …».
    pub title: &'a str,
    /// Who drew it up.
    pub prepared_by: &'a PersonName,
    /// The page on which it lies.
    pub link: &'a str,
}

/// Asks the participant on `side` whether they agree.
pub fn proposal(pair: &ProposedPair<'_>, side: Side) -> Letter {
    let asked = match (side, pair.is_of_two(), pair.mentees.len() > 1) {
        (Side::Mentor, _, true) => "Вам предлагают стать наставником группы",
        (Side::Mentor, _, false) => "Вам предлагают стать наставником",
        (Side::Mentee, _, true) => "Вам предлагают участие в наставнической группе",
        (Side::Mentee, true, false) => "Вам предлагают наставника",
        (Side::Mentee, false, false) => "Вам предлагают наставников",
    };
    let both = if pair.two_way {
        "Пара работает в обе стороны: каждый из вас и наставник, и наставляемый.\n"
    } else {
        ""
    };
    let body = format!(
        "Здравствуйте!\n\n\
         {asked}.\n\
         {both}\
         {}\n\
         Согласиться или отказаться можно в системе «Наставник»:\n{}\n\n\
         Участие добровольное. Причину отказа указывать не нужно.\n",
        members(pair),
        pair.link
    );
    Letter {
        subject: asked.to_owned(),
        body,
    }
}

/// Tells those who take part that the school has entered their pair from an order on paper, which `ground` names.
pub fn recorded(pair: &ProposedPair<'_>, ground: &str) -> Letter {
    let body = format!(
        "Здравствуйте!\n\n\
         Школа внесла вашу наставническую пару по бумажному приказу.\n\
         {}\
         Основание: {ground}.\n\n\
         Чтобы пара начала действовать здесь, нужны письменные согласия участников и приказ. Подписать согласие \
         можно в системе «Наставник»:\n{}\n\n\
         Если в паре ошибка, скажите об этом куратору.\n",
        members(pair),
        pair.link
    );
    Letter {
        subject: "Ваша наставническая пара внесена по приказу".to_owned(),
        body,
    }
}

/// Tells the curator what `answered` said.
pub fn answer(pair: &ProposedPair<'_>, answered: &PersonName, outcome: Outcome) -> Letter {
    let (heading, word, next) = match outcome {
        Outcome::Waiting if pair.is_of_two() => (
            "Получено согласие",
            "согласие",
            "Второй участник ещё не ответил.",
        ),
        Outcome::Waiting => (
            "Получено согласие",
            "согласие",
            "Ответили ещё не все участники.",
        ),
        Outcome::Agreed if pair.is_of_two() => (
            "Пара согласована",
            "согласие",
            "Согласились оба участника. Дальше нужны их письменные согласия и приказ о закреплении пары.",
        ),
        Outcome::Agreed => (
            "Все участники согласны",
            "согласие",
            "Согласились все участники. Дальше нужны их письменные согласия и приказ о закреплении.",
        ),
        Outcome::Declined if pair.is_of_two() => (
            "Отказ от участия в паре",
            "отказ",
            "Предложение закрыто. Причину отказа участники не указывают; эту пару нельзя предложить ещё раз.",
        ),
        Outcome::Declined => (
            "Отказ от участия",
            "отказ",
            "Без этого участника группы нет: предложение закрыто. Причину отказа участники не указывают.",
        ),
        Outcome::Left => (
            "Отказ от участия",
            "отказ",
            "Остальным предложение остаётся в силе. Причину отказа участники не указывают.",
        ),
    };
    let body = format!(
        "Здравствуйте!\n\n\
         {} — {word}.\n\
         {next}\n\n\
         {}\n\
         Открыть в системе «Наставник»:\n{}\n",
        answered.full(),
        members(pair),
        pair.link
    );
    let (mentors, mentees) = (in_short(pair.mentors), in_short(pair.mentees));
    Letter {
        subject: format!("{heading}: {mentors} — {mentees}"),
        body,
    }
}

/// Tells the school whose mentors work with another school's mentees how far it has come (Q-12).
pub fn given(pair: &ProposedPair<'_>, step: GivenStep) -> Letter {
    let (heading, next) = match step {
        GivenStep::Proposed => (
            "Наставника приглашают в другую организацию",
            "Когда участники согласятся, понадобится приказ вашей организации: его проект появится вместе с приказом \
             организации наставляемого. Письменные согласия наставника оформляет ваша организация.",
        ),
        GivenStep::Ended => (
            "Работа наставника в другой организации завершена",
            "Приказ вашей организации для этого не нужен.",
        ),
    };
    let body = format!(
        "Здравствуйте!\n\n\
         {heading}.\n\
         {next}\n\n\
         {}\n\
         Открыть в системе «Наставник»:\n{}\n",
        members(pair),
        pair.link
    );
    Letter {
        subject: format!("{heading}: {}", in_short(pair.mentors)),
        body,
    }
}

/// Tells the head that an order waits for the signature.
pub fn order_waits(order: &WaitingOrder<'_>) -> Letter {
    let WaitingOrder {
        place,
        title,
        prepared_by,
        link,
    } = order;
    let body = format!(
        "Здравствуйте!\n\n\
         Приказ «{title}» составлен и ждёт подписи.\n\
         Организация: {place}.\n\
         Проект подготовлен: {}.\n\n\
         Прочитать, распечатать и подписать его можно в системе «Наставник»:\n{link}\n",
        prepared_by.full()
    );
    Letter {
        subject: format!("Ждёт подписи приказ «{title}»"),
        body,
    }
}

impl ProposedPair<'_> {
    fn is_of_two(&self) -> bool {
        self.mentors.len() == 1 && self.mentees.len() == 1
    }
}

/// The first of them with initials, and how many more: «Ёжиков П. И. +2».
fn in_short(people: &[PersonName]) -> String {
    let first = people.first().map(PersonName::with_initials);
    let more = people.len().saturating_sub(1);
    let more = (more > 0).then(|| format!("+{more}"));
    [first, more]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\u{a0}")
}

fn members(pair: &ProposedPair<'_>) -> String {
    let side = |people: &[PersonName], one: &str, several: &str| {
        let names: Vec<String> = people.iter().map(PersonName::full).collect();
        let what = if people.len() > 1 { several } else { one };
        format!("{what}: {}.\n", names.join(", "))
    };
    format!(
        "Организация: {}.\n{}{}",
        pair.place,
        side(pair.mentors, "Наставник", "Наставники"),
        side(pair.mentees, "Наставляемый", "Наставляемые"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(full: &str) -> PersonName {
        let mut parts = full.split(' ');
        let (last, first) = (parts.next().unwrap(), parts.next().unwrap());
        PersonName::parse(last, first, parts.next()).unwrap()
    }

    fn printed(write: impl Fn(&ProposedPair<'_>) -> Letter) -> String {
        let letter = write(&ProposedPair {
            place: "МБОУ «СОШ № 5»",
            mentors: &[name("Щёткина Жанна Юрьевна")],
            mentees: &[name("Ёжиков Пётр Ильич")],
            two_way: false,
            link: "https://nastavnik.example",
        });
        format!("{}\n\n{}", letter.subject, letter.body)
    }

    #[test]
    fn a_proposal_asks_without_asking_for_reasons() {
        insta::assert_snapshot!(printed(|pair| proposal(pair, Side::Mentor)), @r"
        Вам предлагают стать наставником

        Здравствуйте!

        Вам предлагают стать наставником.
        Организация: МБОУ «СОШ № 5».
        Наставник: Щёткина Жанна Юрьевна.
        Наставляемый: Ёжиков Пётр Ильич.

        Согласиться или отказаться можно в системе «Наставник»:
        https://nastavnik.example

        Участие добровольное. Причину отказа указывать не нужно.
        ");
        assert!(
            printed(|pair| proposal(pair, Side::Mentee)).starts_with("Вам предлагают наставника\n")
        );
    }

    #[test]
    fn the_curator_reads_who_said_what_and_what_comes_next() {
        let mentee = name("Ёжиков Пётр Ильич");
        let said = |outcome| printed(|pair| answer(pair, &mentee, outcome));
        insta::assert_snapshot!(said(Outcome::Agreed), @r"
        Пара согласована: Щёткина Ж. Ю. — Ёжиков П. И.

        Здравствуйте!

        Ёжиков Пётр Ильич — согласие.
        Согласились оба участника. Дальше нужны их письменные согласия и приказ о закреплении пары.

        Организация: МБОУ «СОШ № 5».
        Наставник: Щёткина Жанна Юрьевна.
        Наставляемый: Ёжиков Пётр Ильич.

        Открыть в системе «Наставник»:
        https://nastavnik.example
        ");
        insta::assert_snapshot!(said(Outcome::Declined), @r"
        Отказ от участия в паре: Щёткина Ж. Ю. — Ёжиков П. И.

        Здравствуйте!

        Ёжиков Пётр Ильич — отказ.
        Предложение закрыто. Причину отказа участники не указывают; эту пару нельзя предложить ещё раз.

        Организация: МБОУ «СОШ № 5».
        Наставник: Щёткина Жанна Юрьевна.
        Наставляемый: Ёжиков Пётр Ильич.

        Открыть в системе «Наставник»:
        https://nastavnik.example
        ");
        assert!(said(Outcome::Waiting).contains("Второй участник ещё не ответил."));
    }

    #[test]
    fn a_group_is_asked_by_name_and_goes_on_without_who_declines() {
        let mentees = [
            "Ёжиков Пётр Ильич",
            "Зимина Анна Олеговна",
            "Котов Лев Юрьевич",
        ]
        .map(name);
        let pair = ProposedPair {
            place: "МБОУ «СОШ № 5»",
            mentors: &[name("Щёткина Жанна Юрьевна")],
            mentees: &mentees,
            two_way: false,
            link: "https://nastavnik.example",
        };
        let asked = proposal(&pair, Side::Mentee);
        assert_eq!(
            asked.subject,
            "Вам предлагают участие в наставнической группе"
        );
        assert!(
            asked.body.contains(
                "Наставляемые: Ёжиков Пётр Ильич, Зимина Анна Олеговна, Котов Лев Юрьевич."
            )
        );
        assert_eq!(
            proposal(&pair, Side::Mentor).subject,
            "Вам предлагают стать наставником группы"
        );
        let left = answer(&pair, &mentees[0], Outcome::Left);
        assert!(
            left.body.contains("Остальным предложение остаётся в силе."),
            "{}",
            left.body
        );
        assert!(
            left.subject.ends_with("Ёжиков\u{a0}П.\u{a0}И.\u{a0}+2"),
            "{}",
            left.subject
        );
    }

    #[test]
    fn the_head_reads_which_order_waits() {
        let letter = order_waits(&WaitingOrder {
            place: "МБОУ «СОШ № 5»",
            title: "О закреплении наставнической пары на\u{a0}2026/2027 учебный год",
            prepared_by: &name("Кураторова Вера Сергеевна"),
            link: "https://nastavnik.example",
        });
        insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.body), @r"
        Ждёт подписи приказ «О закреплении наставнической пары на 2026/2027 учебный год»

        Здравствуйте!

        Приказ «О закреплении наставнической пары на 2026/2027 учебный год» составлен и ждёт подписи.
        Организация: МБОУ «СОШ № 5».
        Проект подготовлен: Кураторова Вера Сергеевна.

        Прочитать, распечатать и подписать его можно в системе «Наставник»:
        https://nastavnik.example
        ");
    }
}
