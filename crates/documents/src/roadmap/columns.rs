//! Which columns a roadmap is printed with.

use domain::roadmap::plan::{Column, Merged, Paper, columns, is_plan};

use super::{RoadmapPaper, RoadmapRow};

/// A column of the printed table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperColumn {
    /// What it holds.
    pub column: Column,
    /// How it is headed on the paper.
    pub heading: String,
}

/// The columns as they are printed on the paper that was brought in, with their own headings; `None` where the paper has no
/// plan. Stages are left out: they stand over the rows.
pub fn printed(paper: &Paper) -> Option<Vec<PaperColumn>> {
    let rows = paper.tables().flat_map(|(_, table)| &table.rows);
    let heads = rows.map(|row| {
        let cells = row.cells.iter().map(|cell| match cell.merged {
            Merged::Left => String::new(),
            Merged::No | Merged::Above => cell.text.clone(),
        });
        cells.collect::<Vec<String>>()
    });
    let mut found = heads.map(|head| (columns(&head), head));
    let (places, head) = found.find(|(places, _)| is_plan(places))?;
    let places = places
        .into_iter()
        .filter(|(_, column)| *column != Column::Stage);
    let column = |(place, column): (usize, Column)| PaperColumn {
        column,
        heading: head.get(place).cloned().unwrap_or_default(),
    };
    Some(places.map(column).collect())
}

/// The columns that at least one row fills, in the usual order under the usual headings.
pub fn said(rows: &[RoadmapRow]) -> Vec<PaperColumn> {
    let filled = |column: Column| rows.iter().any(|row| !cell(row, column).trim().is_empty());
    let wanted = USUAL.iter().filter(|(column, _)| filled(*column));
    let column = |(column, heading): &(Column, &str)| PaperColumn {
        column: *column,
        heading: (*heading).to_owned(),
    };
    wanted.map(column).collect()
}

const USUAL: [(Column, &str); 7] = [
    (Column::Number, "№ п/п"),
    (Column::Activity, "Мероприятие"),
    (Column::Term, "Срок"),
    (Column::Responsible, "Ответственные"),
    (Column::Participants, "Участники"),
    (Column::Result, "Ожидаемый результат"),
    (Column::Evidence, "Вид документа"),
];

/// What a row says in a column.
pub(crate) fn cell(row: &RoadmapRow, column: Column) -> &str {
    match column {
        Column::Number => row.number.as_deref().unwrap_or_default(),
        Column::Stage => row.sections.last().map_or("", String::as_str),
        Column::Activity => &row.activity,
        Column::Term => &row.term,
        Column::Responsible => &row.responsible,
        Column::Participants => &row.participants,
        Column::Result => &row.result,
        Column::Evidence => &row.evidence,
    }
}

impl RoadmapPaper {
    /// The columns that are printed: those asked for that some row fills, and those that rows fill and nobody asked for,
    /// so that nothing of a row is lost.
    pub(crate) fn filled(&self) -> Vec<PaperColumn> {
        let said = said(&self.rows);
        let has = |columns: &[PaperColumn], wanted: Column| {
            columns.iter().any(|one| one.column == wanted)
        };
        let asked = self.columns.iter().filter(|one| has(&said, one.column));
        let mut columns: Vec<PaperColumn> = asked.cloned().collect();
        for one in &said {
            if !has(&columns, one.column) {
                columns.push(one.clone());
            }
        }
        columns
    }
}

/// Whether a row shares number and activity with the one above it: one activity, another term for somebody else. Only such
/// rows are read again as two.
pub(crate) fn is_shared(above: &RoadmapRow, row: &RoadmapRow) -> bool {
    let whole = |row: &RoadmapRow| !row.term.is_empty() && !row.responsible.is_empty();
    above.sections == row.sections
        && above.number == row.number
        && above.activity == row.activity
        && whole(above)
        && whole(row)
}
