//! What the papers of roadmaps say.

use domain::roadmap::plan::{Column, Paper, columns};

use super::roadmap_samples::{self as samples, on};
use super::{letters, printed, readable};
use crate::ics::calendar;
use crate::roadmap::{
    Counts, Execution, ExecutionState, Level, PaperColumn, RoadmapReport, events, said,
};
use crate::{paper, plan, roadmap};

fn execution(state: ExecutionState) -> Execution {
    Execution {
        id: "1".to_owned(),
        organisation: None,
        due: on(2026, 11, 1),
        state,
        done_on: None,
        evidence: vec![],
        comment: None,
    }
}

#[test]
fn the_roadmap_of_a_school_reads_as_on_paper() {
    insta::assert_snapshot!(readable(&printed(&paper::roadmap(&samples::school()))));
}

#[test]
fn a_municipal_roadmap_gathers_what_its_schools_have_done() {
    let said = printed(&paper::roadmap(&samples::municipal_on_its_way()));
    insta::assert_snapshot!(readable(&said));
}

#[test]
fn the_report_of_a_school_reads_as_on_paper() {
    let said = printed(&paper::roadmap_report(&samples::school_report()));
    insta::assert_snapshot!(readable(&said));
}

#[test]
fn the_report_of_a_municipality_is_consolidated_by_organisations() {
    let said = printed(&paper::roadmap_report(&samples::municipal_report()));
    insta::assert_snapshot!(readable(&said));
}

#[test]
fn a_draft_has_gaps_and_a_plan_without_execution_no_mark() {
    let mut draft = samples::municipal();
    draft.approval = None;
    let said = readable(&printed(&paper::roadmap(&draft)));
    assert!(
        said.starts_with("УТВЕРЖДЕНО\nприказом от __.__.____ № ______"),
        "{said}"
    );
    assert!(!said.contains("Отметка"), "{said}");
    assert!(!said.contains("СОГЛАСОВАНО"), "{said}");
}

#[test]
fn only_columns_that_a_row_fills_are_printed_and_none_that_a_row_fills_is_lost() {
    let mut paper = samples::municipal();
    paper.columns.retain(|one| one.column != Column::Result);
    paper.columns.push(PaperColumn {
        column: Column::Participants,
        heading: "Участники".to_owned(),
    });
    let headings: Vec<_> = paper.filled().into_iter().map(|one| one.heading).collect();
    assert_eq!(
        headings,
        [
            "№ п/п",
            "Мероприятие",
            "Срок",
            "Ответственные",
            "Ожидаемый результат"
        ]
    );
}

#[test]
fn columns_stand_as_on_the_paper_that_was_brought_in() {
    let text = "Направление\tСроки проведения\t№\tСодержание деятельности\tИсполнитель\nПорядок\tмай 2027\t1\tОтчёт\tУО\n";
    let found = roadmap::printed(&plan::pasted(text).unwrap()).unwrap();
    let headings: Vec<_> = found.iter().map(|one| one.heading.as_str()).collect();
    assert_eq!(
        headings,
        [
            "Сроки проведения",
            "№",
            "Содержание деятельности",
            "Исполнитель"
        ]
    );
    assert_eq!(roadmap::printed(&Paper::default()), None);
}

#[test]
fn no_heading_of_execution_is_one_of_a_plan() {
    for heading in [
        "Отметка об исполнении",
        "Исполнить до",
        "Всего",
        "Исполнено",
        "Просрочено",
        "Просрочено, дней",
        "Организация",
        "Состояние",
        "Материалы",
        "Пояснение",
    ] {
        assert_eq!(columns(&[heading.to_owned()]), [], "{heading}");
    }
    for one in said(&samples::school().rows) {
        assert_eq!(
            columns(std::slice::from_ref(&one.heading)),
            [(0, one.column)]
        );
    }
}

#[test]
fn every_occurrence_is_counted_once_and_overdue_only_while_it_is_open() {
    let (before, after) = (on(2026, 11, 1), on(2026, 11, 2));
    for state in ExecutionState::ALL {
        let one = [execution(state)];
        let (then, now) = (Counts::of(&one, before), Counts::of(&one, after));
        assert_eq!(then.overdue, 0, "{state:?}");
        assert_eq!(now.overdue, u32::from(state.is_open()), "{state:?}");
        let counted = u32::from(state != ExecutionState::Cancelled);
        assert_eq!(now.due() + now.not_applicable, counted, "{state:?}");
    }
    let none = Counts::default();
    assert_eq!(none.percent(), None);
    let most = Counts {
        verified: 199,
        overdue: 1,
        ..none
    };
    assert_eq!(most.percent(), Some(99), "100 % means all");
}

#[test]
fn a_report_counts_what_lies_in_its_period_and_sums_its_organisations() {
    let report = samples::municipal_report();
    let schools = report.organisations();
    let names: Vec<_> = schools.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 12);
    let (ninth, tenth) = (
        names.iter().position(|name| name.contains("№ 9")),
        names.iter().position(|name| name.contains("№ 10")),
    );
    assert!(ninth < tenth, "{names:?}");
    let shorter = RoadmapReport {
        until: on(2026, 9, 30),
        ..report.clone()
    };
    assert!(shorter.counts().due() < report.counts().due());
    assert_eq!(shorter.counts().planned, 0, "all of September is over");
}

#[test]
fn of_organisations_that_are_not_named_sums_alone_are_printed() {
    let mut report = samples::municipal_report();
    report.sums_only = true;
    let rows = report.roadmap.rows.iter_mut();
    for one in rows.flat_map(|row| &mut row.executions) {
        let named = one.organisation.as_ref();
        one.organisation = named.map(|_| "Организации".to_owned());
    }
    // However few they are.
    for row in &mut report.roadmap.rows {
        row.executions.truncate(2);
    }
    let said = readable(&printed(&paper::roadmap_report(&report)));
    assert!(said.contains("по организациям — "), "{said}");
    assert!(!said.contains("Организации: "), "{said}");
    let late = report.late();
    let own = |one: &crate::roadmap::Late<'_>| one.execution.organisation.is_none();
    assert!(late.iter().all(own));
}

#[test]
fn a_report_without_anything_late_says_so() {
    let mut report = samples::school_report();
    for one in report
        .roadmap
        .rows
        .iter_mut()
        .flat_map(|row| &mut row.executions)
    {
        one.state = ExecutionState::Verified;
    }
    let said = readable(&printed(&paper::roadmap_report(&report)));
    assert!(said.contains("Просроченных мероприятий нет."), "{said}");
    assert!(said.contains("(100 %), просроченных нет."), "{said}");
}

#[test]
fn a_calendar_has_what_is_still_to_be_done() {
    let paper = samples::school();
    let found = events(&paper, |id| format!("https://h/duties/{id}"));
    let open = paper.rows.iter().flat_map(|row| &row.executions);
    assert_eq!(found.len(), open.filter(|one| one.state.is_open()).count());
    assert!(found.is_sorted_by_key(|event| event.on));
    assert!(
        found
            .iter()
            .all(|event| event.summary.chars().count() < 260)
    );
    let text = calendar(
        "Дорожная карта",
        &found,
        "2026-11-29T09:00:00Z".parse().unwrap(),
    );
    assert!(text.contains("DTSTART;VALUE=DATE:20261031\r\n"), "{text}");
    assert!(text.contains("URL:https://h/duties/3\r\n"), "{text}");
}

#[test]
fn every_level_and_state_has_words_of_its_own() {
    let levels: std::collections::BTreeSet<_> = Level::ALL.map(Level::words).into();
    let states: std::collections::BTreeSet<_> =
        ExecutionState::ALL.map(ExecutionState::words).into();
    assert_eq!((levels.len(), states.len()), (3, 6));
    assert!(!letters(&levels.into_iter().collect::<String>()).is_empty());
}
