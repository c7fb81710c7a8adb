//! The table of pairs in the appendix.

use domain::document::{Cell, Column, Table};

use super::{Pair, Participant};
use crate::words::{date, label};

/// The table with a row for each pair.
pub(super) fn of(pairs: &[Pair]) -> Table {
    let columns = [
        ("№", 10),
        ("Наставник", 35),
        ("Наставляемый", 35),
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
    let topics: Vec<_> = pair
        .topics
        .iter()
        .map(|one| label::mentoring_topic(*one))
        .collect();
    let form = format!("«{}»", label::role_pair_form(pair.form));
    vec![
        Cell::line((index + 1).to_string()),
        side(&pair.mentor),
        side(&pair.mentee),
        Cell([form].into_iter().chain(formats).collect()),
        Cell(date::span(pair.from, pair.until)),
        Cell::line(topics.join("; ")),
    ]
}

fn side(side: &Participant) -> Cell {
    let consent = side
        .consent_on
        .map(|day| format!("согласие от\u{a0}{}", date::short(day)));
    let lines = [
        Some(side.name.full()),
        Some(side.position.clone()),
        side.workplace.clone(),
        consent,
    ];
    Cell(
        lines
            .into_iter()
            .flatten()
            .filter(|line| !line.is_empty())
            .collect(),
    )
}
