//! Reads real plans that are not part of the project, and compares what was found with what is known of them:
//! `check_seeds [DIRECTORY] [--rows] [--write=DIRECTORY]`. Where the directory is not there, it says so and is content. Each
//! plan is written as Word and Excel files with other headings, another order of columns, merged sections and several
//! pages, and read again; `--write` leaves those files behind, for the browser to bring in.

use std::io::Cursor;
use std::path::Path;
use std::process::ExitCode;

use documents::plan;
use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow};
use domain::clock::Date;
use domain::roadmap::plan::{PlanProblem, PlanReading};
use domain::roadmap::term::Period;
use rust_xlsxwriter::{Format, Workbook};

/// A file by how its name begins, and how many rows of duties its plan has; `None` for a paper without a plan.
const KNOWN: [(&str, Option<usize>); 5] = [
    ("000_", Some(24)),
    ("001_", Some(7)),
    ("002_", None),
    ("003_", Some(24)),
    ("004_", Some(23)),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let said = arguments.iter().find(|argument| !argument.starts_with('-'));
    let directory = said.map_or("../shared/seeds", String::as_str);
    let rows = arguments.iter().any(|argument| argument == "--rows");
    if !Path::new(directory).is_dir() {
        println!("{directory} is not there: nothing to compare");
        return ExitCode::SUCCESS;
    }
    let write = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--write="));
    let write = write.map(Path::new);
    let mut right = true;
    for (prefix, wanted) in KNOWN {
        match check(Path::new(directory), prefix, wanted, rows, write) {
            Ok(said) => println!("{said}"),
            Err(said) => {
                right = false;
                println!("{said}");
            }
        }
    }
    if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn check(
    directory: &Path,
    prefix: &str,
    wanted: Option<usize>,
    rows: bool,
    write: Option<&Path>,
) -> Result<String, String> {
    let files = std::fs::read_dir(directory).map_err(|error| error.to_string())?;
    let mut names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let name = names
        .find(|name| name.starts_with(prefix))
        .ok_or_else(|| format!("{prefix}… is not there"))?;
    let bytes = std::fs::read(directory.join(&name)).map_err(|error| error.to_string())?;
    let day = |year, month, day| Date::from_ymd_opt(year, month, day).unwrap_or_default();
    let assumed = Period {
        from: day(2023, 9, 1),
        to: day(2024, 8, 31),
    };
    match (plan::plan_of(&bytes, &name, assumed), wanted) {
        (Ok(reading), Some(wanted)) => {
            if rows {
                show(&reading);
            }
            let found = reading.draft.rows.len();
            let said = format!("{prefix}… {found} rows of {wanted}, {}", facts(&reading));
            let again = again(&reading, assumed, prefix, write)
                .map_err(|problem| format!("{said}\n    {problem}"))?;
            if found == wanted {
                Ok(format!("{said}\n    {again}"))
            } else {
                Err(said)
            }
        }
        (Ok(reading), None) => Err(format!(
            "{prefix}… has no plan, and {} rows were read",
            reading.draft.rows.len()
        )),
        (Err(PlanProblem::NoTable | PlanProblem::NoHeadings), None) => {
            Ok(format!("{prefix}… has no plan, and none was read"))
        }
        (Err(problem), _) => Err(format!("{prefix}… {problem}")),
    }
}

/// What stands in a line of a plan that is written anew.
enum Line {
    Section(String),
    Row([String; 5]),
}

/// Headings in other words.
const HEADS: [&str; 5] = [
    "№ п/п",
    "Содержание деятельности",
    "Дата проведения",
    "Ответственный исполнитель",
    "Ожидаемые результаты",
];
/// Orders of columns.
const ORDERS: [[usize; 5]; 3] = [[0, 1, 2, 3, 4], [2, 0, 4, 1, 3], [3, 4, 2, 1, 0]];
/// Rows on a page.
const PAGE: usize = 9;

fn lines(reading: &PlanReading) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for row in &reading.draft.rows {
        let same = open.iter().zip(&row.sections);
        let same = same.take_while(|(open, own)| open == own).count();
        lines.extend(row.sections.iter().skip(same).cloned().map(Line::Section));
        open.clone_from(&row.sections);
        lines.push(Line::Row([
            row.number.clone().unwrap_or_default(),
            row.activity.clone(),
            row.term.clone(),
            row.responsible.clone(),
            row.result.clone(),
        ]));
    }
    lines
}

/// Writes and reads the plan in each order of columns, and compares what is read with what was.
fn again(
    reading: &PlanReading,
    assumed: Period,
    prefix: &str,
    write: Option<&Path>,
) -> Result<String, String> {
    let said = |reading: &PlanReading| -> Vec<_> {
        let rows = reading.draft.rows.iter();
        rows.map(|row| {
            (
                row.sections.clone(),
                row.number.clone(),
                row.activity.clone(),
                row.term.clone(),
                row.responsible.clone(),
            )
        })
        .collect()
    };
    let title = reading.head.title.as_ref();
    let title = title.map_or("План мероприятий", |title| {
        title.value.as_str()
    });
    let lines = lines(reading);
    let wanted = said(reading);
    for (nth, order) in ORDERS.into_iter().enumerate() {
        for (kind, bytes) in [
            ("docx", word(title, &lines, order)?),
            ("xlsx", excel(title, &lines, order)?),
        ] {
            if let Some(directory) = write {
                let path = directory.join(format!("{prefix}{nth}.{kind}"));
                std::fs::write(path, &bytes).map_err(|error| error.to_string())?;
            }
            let period = reading.period;
            let period = Period {
                from: period.from.min(assumed.from),
                ..period
            };
            let read =
                plan::plan_of(&bytes, kind, period).map_err(|problem| problem.to_string())?;
            let read = said(&read);
            if let Some((own, other)) = wanted.iter().zip(&read).find(|(own, other)| own != other) {
                return Err(format!(
                    "as .{kind} {order:?}: {own:?}\n    became {other:?}"
                ));
            }
            if read.len() != wanted.len() {
                return Err(format!("as .{kind} {order:?}: {} rows", read.len()));
            }
        }
    }
    Ok(format!(
        "the same as .docx and .xlsx in {} orders of columns",
        ORDERS.len()
    ))
}

fn word(title: &str, lines: &[Line], order: [usize; 5]) -> Result<Vec<u8>, String> {
    let text = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let cell = |said: &str| TableCell::new().add_paragraph(text(said));
    let heads = || TableRow::new(order.map(|at| cell(HEADS[at])).to_vec());
    let mut docx = Docx::new().add_paragraph(text(title));
    for page in lines.chunks(PAGE) {
        let mut rows = vec![heads()];
        rows.extend(page.iter().map(|line| match line {
            Line::Section(title) => TableRow::new(vec![cell(title).grid_span(5)]),
            Line::Row(cells) => TableRow::new(order.map(|at| cell(&cells[at])).to_vec()),
        }));
        docx = docx.add_table(Table::new(rows));
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build()
        .pack(&mut bytes)
        .map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

fn excel(title: &str, lines: &[Line], order: [usize; 5]) -> Result<Vec<u8>, String> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut fill = || -> Result<(), rust_xlsxwriter::XlsxError> {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 4, title, &plain)?;
        for (column, at) in (0_u16..).zip(order) {
            sheet.write_string(2, column, HEADS[at])?;
        }
        for (row, line) in (3_u32..).zip(lines) {
            match line {
                Line::Section(title) => {
                    sheet.merge_range(row, 0, row, 4, title, &plain)?;
                }
                Line::Row(cells) => {
                    for (column, at) in (0_u16..).zip(order) {
                        sheet.write_string(row, column, &cells[at])?;
                    }
                }
            }
        }
        Ok(())
    };
    fill()
        .and_then(|()| book.save_to_buffer())
        .map_err(|error| error.to_string())
}

fn facts(reading: &PlanReading) -> String {
    let head = &reading.head;
    let short = |text: &str| text.chars().take(90).collect::<String>();
    format!(
        "doubts {}\n    title {:?}\n    organisation {:?}\n    order {:?} of {:?}\n    period {:?}, stages {:?}",
        reading
            .draft
            .rows
            .iter()
            .filter(|row| !row.doubts.is_empty())
            .count(),
        head.title.as_ref().map(|title| short(&title.value)),
        head.organisation.as_ref().map(|name| short(&name.value)),
        head.order_number.as_ref().map(|number| &number.value),
        head.order_date.as_ref().map(|date| date.value.to_string()),
        head.period
            .as_ref()
            .map(|period| (period.value.from.to_string(), period.value.to.to_string())),
        head.stages
            .iter()
            .map(|stage| &stage.value)
            .collect::<Vec<_>>(),
    )
}

fn show(reading: &PlanReading) {
    for row in &reading.draft.rows {
        let activity: String = row.activity.chars().take(50).collect();
        println!(
            "  {:?} {:?} {} | {activity} | {} | {:?} | {:?} unknown {:?} | {:?}",
            row.places,
            row.sections
                .iter()
                .map(|title| title.chars().take(25).collect::<String>())
                .collect::<Vec<_>>(),
            row.number.as_deref().unwrap_or("–"),
            row.term,
            row.schedule.kind,
            row.bodies
                .known
                .iter()
                .map(|body| (body.kind, body.school))
                .collect::<Vec<_>>(),
            row.bodies.unknown,
            row.doubts,
        );
    }
}
