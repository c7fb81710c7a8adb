//! Letters about a pair on its way: the proposal, the answers, the order that waits.

use domain::mentoring::Side;
use domain::text::PersonName;

use super::Letter;

/// The two of a proposed pair.
#[derive(Clone, Copy, Debug)]
pub struct ProposedPair<'a> {
    /// The school, in the nominative: «МБОУ «СОШ № 5»».
    pub place: &'a str,
    /// Who is to give support.
    pub mentor: &'a PersonName,
    /// Who is to receive it.
    pub mentee: &'a PersonName,
    /// The page on which it lies.
    pub link: &'a str,
}

/// What came of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Yes, and the other has not answered yet.
    Waiting,
    /// Yes, and all have agreed.
    Agreed,
    /// No. Nobody asks why (B-015).
    Declined,
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
    let asked = match side {
        Side::Mentor => "Вам предлагают стать наставником",
        Side::Mentee => "Вам предлагают наставника",
    };
    let body = format!(
        "Здравствуйте!\n\n\
         {asked}.\n\
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

/// Tells the curator what `answered` said.
pub fn answer(pair: &ProposedPair<'_>, answered: &PersonName, outcome: Outcome) -> Letter {
    let (heading, word, next) = match outcome {
        Outcome::Waiting => (
            "Получено согласие",
            "согласие",
            "Второй участник ещё не ответил.",
        ),
        Outcome::Agreed => (
            "Пара согласована",
            "согласие",
            "Согласились оба участника. Дальше нужны их письменные согласия и приказ о закреплении пары.",
        ),
        Outcome::Declined => (
            "Отказ от участия в паре",
            "отказ",
            "Предложение закрыто. Причину отказа участники не указывают; эту пару нельзя предложить ещё раз.",
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
    let (mentor, mentee) = (pair.mentor.with_initials(), pair.mentee.with_initials());
    Letter {
        subject: format!("{heading}: {mentor} — {mentee}"),
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

fn members(pair: &ProposedPair<'_>) -> String {
    format!(
        "Организация: {}.\nНаставник: {}.\nНаставляемый: {}.\n",
        pair.place,
        pair.mentor.full(),
        pair.mentee.full()
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
            mentor: &name("Щёткина Жанна Юрьевна"),
            mentee: &name("Ёжиков Пётр Ильич"),
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
