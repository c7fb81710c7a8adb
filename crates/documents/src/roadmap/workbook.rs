//! A roadmap as a workbook: the plan on one sheet, each day of its execution on another.

use domain::clock::Date;
use domain::roadmap::plan::Column as PlanColumn;

use super::columns::cell;
use super::{Counts, Execution, ExecutionState, RoadmapPaper, RoadmapRow, mark::mark};
use crate::DocumentError;
use crate::table::{Book, Column, Layout, Value};
use crate::words::date;

/// The .xlsx of a roadmap.
///
/// With execution ([`RoadmapPaper::on`]) the plan has figures and the nearest day of each row, and a second sheet has a line
/// for each day; both have a filter, and their headings stay in sight. What people typed is a text, whatever it begins with.
///
/// # Errors
/// [`DocumentError::Xlsx`] when the workbook is not written.
pub fn workbook(paper: &RoadmapPaper) -> Result<Vec<u8>, DocumentError> {
    let plan = Plan::of(paper);
    let mut book = Book::begin(Some("План"), &plan.layout())?;
    plan.write(&mut book)?;
    if let Some(on) = paper.on {
        book.another("Исполнение", &executions(paper, on))?;
        for row in &paper.rows {
            for one in &row.executions {
                book.row(&execution(row, one, on))?;
            }
        }
    }
    book.finish()
}

/// How the plan is laid out: its innermost headings stand in a column, to be filtered by; wider ones over the rows.
struct Plan<'p> {
    paper: &'p RoadmapPaper,
    columns: Vec<super::PaperColumn>,
    /// How many headings stand above a row at most.
    depth: usize,
}

impl<'p> Plan<'p> {
    fn of(paper: &'p RoadmapPaper) -> Self {
        let depths = paper.rows.iter().map(|row| row.sections.len());
        Self {
            paper,
            columns: paper.filled(),
            depth: depths.max().unwrap_or(0),
        }
    }

    fn layout(&self) -> Layout {
        let mut columns = Vec::new();
        if self.depth > 0 {
            columns.push(column("Раздел", 22));
        }
        columns.extend(
            self.columns
                .iter()
                .map(|one| column(&one.heading, width(one.column))),
        );
        if self.paper.on.is_some() {
            columns.extend([
                column("Исполнить до", 13),
                column("Всего", 8),
                column("Исполнено", 12),
                column("Просрочено", 13),
                column("Отметка об исполнении", 38),
            ]);
        }
        Layout {
            title: self.paper.title.clone(),
            remarks: remarks(self.paper),
            columns,
        }
    }

    fn write(&self, book: &mut Book) -> Result<(), DocumentError> {
        let outer = self.depth.saturating_sub(1);
        let mut open: &[String] = &[];
        for row in &self.paper.rows {
            let over = row.sections.get(..outer).unwrap_or(&row.sections);
            let same = over
                .iter()
                .zip(open)
                .take_while(|(one, other)| one == other);
            for title in over.iter().skip(same.count()) {
                book.over(title)?;
            }
            open = over;
            book.row(&self.values(row))?;
        }
        Ok(())
    }

    fn values(&self, row: &RoadmapRow) -> Vec<Value> {
        let mut values = Vec::new();
        if self.depth > 0 {
            let own = row.sections.get(self.depth - 1);
            values.push(Value::text(own.map(String::as_str)));
        }
        values.extend(self.columns.iter().map(|one| said(row, one.column)));
        if let Some(on) = self.paper.on {
            let open = row.executions.iter().filter(|one| one.state.is_open());
            let counts = Counts::of(&row.executions, on);
            values.extend([
                Value::day(open.map(|one| one.due).min()),
                Value::Number(f64::from(counts.due())),
                Value::Number(f64::from(counts.fulfilled())),
                Value::Number(f64::from(counts.overdue)),
                text(&mark(&row.executions, on).join("; ")),
            ]);
        }
        values
    }
}

/// What a row says in a column: a term that is printed as a day is one.
fn said(row: &RoadmapRow, column: PlanColumn) -> Value {
    let said = cell(row, column);
    let day = date::parse(said).filter(|day| date::short(*day) == said);
    match day.filter(|_| column == PlanColumn::Term) {
        Some(day) => Value::Day(day),
        None => text(said),
    }
}

/// Of which paper the file is. What follows the title ends it for who reads the file again.
fn remarks(paper: &RoadmapPaper) -> Vec<String> {
    let approved = match &paper.approval {
        Some(approval) => format!("Утверждено {}", approval.lines().join(", ")),
        None => "Утверждено: ещё нет".to_owned(),
    };
    let agreed = paper.agreed.as_ref().map(|agreed| {
        let on = date::short(agreed.on);
        format!("Согласовано: {}, {on}", agreed.by)
    });
    let mut lines = vec![approved];
    lines.extend(agreed);
    lines.push(format!("{}: {}", paper.level.words(), paper.owner));
    lines.push(format!(
        "Период: с {} по {}",
        date::short(paper.period.from),
        date::short(paper.period.to)
    ));
    lines.extend(
        paper
            .on
            .map(|on| format!("Исполнение показано на {}", date::short(on))),
    );
    lines
}

/// The sheet of days. None of its headings is one of a plan's, so that it is not taken for a second plan.
fn executions(paper: &RoadmapPaper, on: Date) -> Layout {
    Layout {
        title: format!("Исполнение на {}", date::short(on)),
        remarks: std::iter::once(paper.title.clone())
            .chain(remarks(paper))
            .collect(),
        columns: vec![
            column("№ п/п", 9),
            column("Мероприятие", 52),
            column("Организация", 30),
            column("Исполнить до", 13),
            column("Состояние", 22),
            column("Исполнено", 13),
            column("Просрочено, дней", 13),
            column("Материалы", 36),
            column("Пояснение", 32),
        ],
    }
}

fn execution(row: &RoadmapRow, one: &Execution, on: Date) -> Vec<Value> {
    let overdue = one.overdue(on);
    let state = match (one.state, overdue) {
        (_, Some(_)) => "просрочено",
        (state, None) => ExecutionState::words(state),
    };
    vec![
        text(row.number.as_deref().unwrap_or_default()),
        text(&row.activity),
        Value::text(one.organisation.as_deref()),
        Value::Day(one.due),
        text(state),
        Value::day(one.done_on),
        overdue.map_or(Value::Blank, |days| Value::Number(days as f64)),
        text(&one.evidence.join("; ")),
        Value::text(one.comment.as_deref()),
    ]
}

fn text(text: &str) -> Value {
    match text.trim() {
        "" => Value::Blank,
        text => Value::Text(text.to_owned()),
    }
}

fn width(column: PlanColumn) -> u16 {
    match column {
        PlanColumn::Number => 8,
        PlanColumn::Stage | PlanColumn::Participants | PlanColumn::Evidence => 22,
        PlanColumn::Activity => 50,
        PlanColumn::Term => 20,
        PlanColumn::Responsible => 26,
        PlanColumn::Result => 28,
    }
}

fn column(heading: &str, width: u16) -> Column {
    Column {
        heading: heading.to_owned(),
        width,
    }
}
