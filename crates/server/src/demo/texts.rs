//! What people write: needs, plans, meetings, practices. Invented, in the words of the trade.

use std::sync::LazyLock;

use serde::Deserialize;

/// A theme with everything that is written about it.
#[derive(Deserialize)]
pub struct Theme {
    /// What the mentee asks for.
    pub request: String,
    /// The deficit's kind on the wire.
    pub deficit: String,
    /// The deficit's area.
    pub area: String,
    /// The topic on the wire.
    pub topic: String,
    /// The goal of the programme.
    pub goal: String,
    /// What it should bring.
    pub expected: String,
    /// The activities of the plan.
    pub activities: Vec<Step>,
    /// The practice's title.
    pub title: String,
    /// What it brought.
    pub result: String,
    /// As what both of them work.
    pub position: String,
    /// What they teach, when it is one subject.
    pub subject: Option<String>,
    /// Whether it belongs to a kindergarten.
    pub preschool: bool,
}

/// An activity of a plan.
#[derive(Deserialize)]
pub struct Step {
    /// What is done.
    pub title: String,
    /// Its kind on the wire.
    pub kind: String,
    /// What it should bring.
    pub expected: String,
}

/// The themes.
#[expect(
    clippy::expect_used,
    reason = "the file is part of the program, and a test reads it"
)]
pub static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("themes.json")).expect("themes.json is well-formed")
});

/// What is written about meetings: topic, summary, goals until the next one.
pub const MEETINGS: &[(&str, &str, &str)] = &[
    (
        "Знакомство и ожидания",
        "Договорились о времени встреч и о том, что считать успехом.",
        "Выбрать класс и тему для первого урока",
    ),
    (
        "Разбор урока",
        "Обсудили начало урока и вопросы, на которые дети отвечали неохотно.",
        "Переписать три вопроса так, чтобы на них нельзя было ответить одним словом",
    ),
    (
        "Планирование четверти",
        "Сверили план с программой, нашли два лишних часа на повторение.",
        "Принести лист критериев",
    ),
    (
        "Обсуждение открытого урока",
        "Выбрали класс и приём, распределили роли.",
        "Сделать план-конспект",
    ),
    (
        "Итоги месяца",
        "Посмотрели, что получилось, и что мешает.",
        "Записать одну удачу и одну трудность недели",
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::THEMES;

    #[test]
    fn every_theme_has_a_title_of_its_own_and_both_kinds_of_schools_have_several() {
        let titles: BTreeSet<&str> = THEMES.iter().map(|theme| theme.title.as_str()).collect();
        assert_eq!(titles.len(), THEMES.len());
        let preschool = THEMES.iter().filter(|theme| theme.preschool).count();
        assert!(preschool >= 3 && THEMES.len() - preschool >= 10);
        assert!(THEMES.iter().all(|theme| theme.activities.len() >= 3));
    }
}
