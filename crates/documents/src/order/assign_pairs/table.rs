//! The table of pairs in the appendix.

use domain::document::{Cell, Column, Table};
use domain::people::MentoringTopic;

use super::{Pair, Participant};
use crate::words::{date, label};

/// The table with a row for each pair.
pub(super) fn of(pairs: &[Pair]) -> Table {
    let several = |side: fn(&Pair) -> usize| pairs.iter().any(|pair| side(pair) > 1);
    let mentors = if several(|pair| pair.mentors.len()) {
        "Наставник (наставники)"
    } else {
        "Наставник"
    };
    let mentees = if several(|pair| pair.mentees.len()) {
        "Наставляемый (наставляемые)"
    } else {
        "Наставляемый"
    };
    let columns = [
        ("№", 10),
        (mentors, 35),
        (mentees, 35),
        ("Форма и вид наставничества", 34),
        ("Срок", 26),
        ("Направления", 30),
    ];
    Table {
        columns: columns
            .map(|(title, share)| Column {
                title: title.to_owned(),
                share,
            })
            .into(),
        rows: pairs
            .iter()
            .enumerate()
            .map(|(index, pair)| row(index, pair))
            .collect(),
    }
}

fn row(index: usize, pair: &Pair) -> Vec<Cell> {
    let formats = pair
        .formats
        .iter()
        .map(|one| label::mentoring_format(*one).to_owned());
    let both = pair.back.as_ref();
    let both = both.map(|_| "в обе стороны".to_owned());
    let form = format!("«{}»", label::role_pair_form(pair.form));
    vec![
        Cell::line((index + 1).to_string()),
        side(&pair.mentors),
        side(&pair.mentees),
        Cell([form].into_iter().chain(formats).chain(both).collect()),
        Cell(date::span(pair.from, pair.until)),
        Cell(directions(pair)),
    ]
}

/// What it is about; in a pair of both directions each way on its own line.
fn directions(pair: &Pair) -> Vec<String> {
    let words = |topics: &[MentoringTopic]| {
        let words: Vec<_> = topics
            .iter()
            .map(|one| label::mentoring_topic(*one))
            .collect();
        words.join("; ")
    };
    let Some(back) = &pair.back else {
        return vec![words(&pair.topics)];
    };
    vec![
        format!("наставник — наставляемому: {}", words(&pair.topics)),
        format!("наставляемый — наставнику: {}", words(back)),
    ]
}

/// Everybody on a side, numbered when they are several.
fn side(people: &[Participant]) -> Cell {
    let several = people.len() > 1;
    let lines = people.iter().enumerate().flat_map(|(index, one)| {
        let mut lines = person(one);
        if let Some(first) = lines.first_mut().filter(|_| several) {
            *first = format!("{})\u{a0}{first}", index + 1);
        }
        lines
    });
    Cell(lines.collect())
}

fn person(side: &Participant) -> Vec<String> {
    let consent = side
        .consent_on
        .map(|day| format!("согласие от\u{a0}{}", date::short(day)));
    let lines = [
        Some(side.name.full()),
        Some(side.position.clone()),
        side.workplace.clone(),
        consent,
    ];
    let lines = lines.into_iter().flatten();
    lines.filter(|line| !line.is_empty()).collect()
}
