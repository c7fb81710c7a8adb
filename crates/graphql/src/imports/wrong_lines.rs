//! The wrong lines of a file as a file, each with what is to be put right: corrected, it can be brought again.

use documents::table::{Column, Layout, TableFormat, TableWriter, Value};
use documents::words::import;
use domain::id::ImportId;
use domain::import::{Problem, Verdict};
use persistence::Access;
use persistence::imports::{LineFilter, RunLine};
use persistence::page::{Direction, Slice};

use crate::error::GqlError;
use crate::types::import_run::ImportRun;
use crate::viewer::Viewer;

/// The wrong lines of a file, for who may take it over.
pub async fn wrong_lines(viewer: &Viewer, id: ImportId) -> Result<Vec<u8>, GqlError> {
    let person = viewer.person()?;
    ImportRun::seen(viewer, id)
        .await?
        .ok_or(GqlError::NotFound)?;
    let imports = viewer.store().imports();
    let run = imports.find(id).await?.ok_or(GqlError::NotFound)?;
    let access = Access {
        deed: "Export",
        kind: "import",
        subject: id.0,
        detail: Some("WRONG_LINES"),
    };
    viewer.store().note_access(person, access).await?;

    let column = |heading: &str, width| Column {
        heading: heading.to_owned(),
        width,
    };
    let mut columns: Vec<_> = run
        .headings
        .iter()
        .map(|kept| column(&kept.text, 24))
        .collect();
    columns.push(column("Что исправить", 70));
    columns.push(column("Строка исходного файла", 12));
    let layout = Layout {
        title: "Строки с ошибками".to_owned(),
        remarks: vec![run.file_name.clone()],
        columns,
    };
    let mut writer = TableWriter::begin(TableFormat::Xlsx, &layout)?;
    let filter = LineFilter {
        verdicts: vec![Verdict::Wrong],
    };
    let mut slice = Some(Slice::first(500));
    while let Some(page) = slice {
        let window = imports.lines(id, &filter, &page).await?;
        for (_, line) in &window.rows {
            let cell = |column: u32| {
                let text = line.cells.get(usize::try_from(column).ok()?);
                text.map(String::as_str)
            };
            let mut values: Vec<_> = run
                .headings
                .iter()
                .map(|kept| Value::text(cell(kept.column)))
                .collect();
            values.push(Value::Text(remedies(line)));
            values.push(Value::Number(line.row.into()));
            writer.row(&values)?;
        }
        let last = window.rows.last().filter(|_| window.has_next);
        slice = last.map(|(cursor, _)| Slice {
            limit: 500,
            direction: Direction::Forward,
            beyond: Some(cursor.clone()),
        });
    }
    Ok(writer.finish()?)
}

fn remedies(line: &RunLine) -> String {
    let told: Vec<String> = line
        .problems
        .iter()
        .map(|problem: &Problem| import::problem(problem))
        .collect();
    told.join("\n")
}
