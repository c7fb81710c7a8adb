//! Files of roadmaps: what is printed is read again, and stays on the sheet.

use domain::roadmap::plan::PlanReading;

use super::roadmap_samples::{self as samples, on};
use super::{letters, printed};
use crate::roadmap::{Execution, ExecutionState, RoadmapPaper, RoadmapRow, workbook};
use crate::{docx, paper, pdf, plan};

fn read(bytes: &[u8]) -> PlanReading {
    plan::plan_of(bytes, "", samples::year()).unwrap()
}

fn rows(reading: &PlanReading) -> Vec<RoadmapRow> {
    reading.draft.rows.iter().map(RoadmapRow::from).collect()
}

fn plain(paper: &RoadmapPaper) -> Vec<RoadmapRow> {
    let rows = paper.rows.iter().map(|row| RoadmapRow {
        executions: Vec::new(),
        comment: String::new(),
        ..row.clone()
    });
    rows.collect()
}

#[test]
fn what_is_printed_is_read_again_row_by_row() {
    for paper in [
        samples::municipal(),
        samples::municipal_on_its_way(),
        samples::school(),
    ] {
        assert!(paper.rows.len() >= 14);
        for (form, bytes) in [
            ("docx", docx::roadmap(&paper).unwrap()),
            ("xlsx", workbook(&paper).unwrap()),
        ] {
            let reading = read(&bytes);
            assert_eq!(rows(&reading), plain(&paper), "{form}");
            let head = &reading.head;
            let approval = paper.approval.as_ref().unwrap();
            assert_eq!(
                head.order_number.as_ref().unwrap().value,
                approval.number,
                "{form}"
            );
            assert_eq!(head.order_date.as_ref().unwrap().value, approval.date);
            let title = &head.title.as_ref().unwrap().value;
            assert!(title.starts_with(&paper.title), "{form}: {title}");
        }
    }
}

#[test]
fn thirty_rows_have_long_titles_merged_sections_and_shared_activities() {
    let rows = samples::rows();
    assert_eq!(rows.len(), 30);
    let words = |row: &RoadmapRow| row.activity.split_whitespace().count();
    assert!(rows.iter().any(|row| words(row) >= 40));
    assert!(
        rows.iter()
            .any(|row| row.activity.contains('ё') || row.activity.contains('Ё'))
    );
    let doubts = read(&docx::roadmap(&samples::municipal()).unwrap());
    let shared = doubts.draft.rows.iter().filter(|row| {
        row.doubts
            .contains(&domain::roadmap::plan::Doubt::ActivityShared)
    });
    assert_eq!(shared.count(), 3, "1.1 has two terms, 2.3 has three");
}

#[test]
fn columns_in_another_order_under_other_headings_are_read_again() {
    let mut paper = samples::school();
    paper.columns.reverse();
    for one in &mut paper.columns {
        one.heading = one.heading.to_uppercase();
    }
    assert_eq!(rows(&read(&docx::roadmap(&paper).unwrap())), plain(&paper));
    assert_eq!(rows(&read(&workbook(&paper).unwrap())), plain(&paper));
}

#[test]
fn days_of_execution_are_no_second_plan_whatever_their_texts_are() {
    let mut paper = samples::school();
    for row in &mut paper.rows {
        row.activity = format!("Мероприятия по пункту {}", row.number.as_deref().unwrap());
        row.executions[0].evidence = vec!["Приказ об ответственных и сроках".to_owned()];
    }
    assert_eq!(rows(&read(&workbook(&paper).unwrap())), plain(&paper));
}

#[test]
fn what_looks_like_a_formula_or_a_command_is_text() {
    let mut paper = samples::school();
    paper.rows[0].activity = "=HYPERLINK(\"http://h\";\"Отчёт\")".to_owned();
    paper.rows[1].activity = "#panic(\"нет\") *жирный* </w:t> & <b>".to_owned();
    let bytes = workbook(&paper).unwrap();
    assert_eq!(rows(&read(&bytes)), plain(&paper));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let mut sheet = String::new();
        let mut part = archive.by_name(name).unwrap();
        std::io::Read::read_to_string(&mut part, &mut sheet).unwrap();
        assert!(!sheet.contains("<f>"), "{name}");
        assert!(sheet.contains("<autoFilter"), "{name}");
        assert!(sheet.contains("state=\"frozen\""), "{name}");
    }
    assert_eq!(rows(&read(&docx::roadmap(&paper).unwrap())), plain(&paper));
    assert!(pdf::roadmap(&paper).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_workbook_has_real_dates_and_no_second_sheet_without_execution() {
    use calamine::{Data, Reader, Xlsx};
    let open = |paper: &RoadmapPaper| {
        let bytes = workbook(paper).unwrap();
        Xlsx::new(std::io::Cursor::new(bytes)).unwrap()
    };
    let mut book = open(&samples::municipal_on_its_way());
    assert_eq!(book.sheet_names(), ["План", "Исполнение"]);
    let days = book.worksheet_range("Исполнение").unwrap();
    let dated = days
        .rows()
        .filter(|row| matches!(row.get(3), Some(Data::DateTime(_))));
    let all = samples::municipal_on_its_way();
    let all = all
        .rows
        .iter()
        .map(|row| row.executions.len())
        .sum::<usize>();
    assert_eq!(dated.count(), all);
    let mut book = open(&samples::municipal());
    assert_eq!(book.sheet_names(), ["План"]);
    let plan = book.worksheet_range("План").unwrap();
    let printed = plan.rows().flatten();
    let dates = printed.filter(|cell| matches!(cell, Data::DateTime(_)));
    assert_eq!(dates.count(), 1, "one term is printed as a day");
}

#[test]
fn a_pdf_says_everything_that_the_paper_says() {
    use super::pdf_files::{laid_out, text};
    for paper in [
        paper::roadmap(&samples::municipal_on_its_way()),
        paper::roadmap(&samples::school()),
        paper::roadmap_report(&samples::municipal_report()),
        paper::roadmap_report(&samples::school_report()),
    ] {
        let set = text(&laid_out(&paper));
        for line in printed(&paper) {
            assert!(
                set.contains(&letters(&line)),
                "{line}\nis missing in\n{set}"
            );
        }
    }
}

#[test]
fn a_row_of_four_hundred_executions_has_few_lines() {
    let mut paper = samples::school();
    paper.rows[0].executions = (0..400)
        .map(|id| Execution {
            id: id.to_string(),
            organisation: Some(format!("Школа № {id}")),
            due: on(2026, 11, 1),
            state: ExecutionState::Planned,
            done_on: None,
            evidence: vec![],
            comment: None,
        })
        .collect();
    let lines = crate::roadmap::mark::mark(&paper.rows[0].executions, on(2026, 11, 29));
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].ends_with("и\u{a0}ещё 395"), "{lines:?}");
}
