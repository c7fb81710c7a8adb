use proptest::prelude::*;

use super::*;
use crate::clock::{Date, is_working_day};
use crate::testing::{day, table};
use crate::text::PersonName;

fn content(months: i32, due: &[u16]) -> TemplateContent {
    let line = |due_day: &u16| TemplateActivity {
        title: Title::parse("Посещение урока").unwrap(),
        kind: ActivityKind::LessonVisit,
        due_day: *due_day,
        expected_result: Note::default(),
    };
    TemplateContent {
        title: TemplateTitle::parse("Вхождение в профессию").unwrap(),
        purpose: TemplatePurpose::default(),
        form: None,
        categories: vec![MenteeCategory::Transferred, MenteeCategory::YoungSpecialist],
        deficits: vec![DeficitKind::Methodical, DeficitKind::Methodical],
        topics: Vec::new(),
        months: TemplateMonths::of(months).unwrap(),
        goal: Note::parse("Войти в профессию").unwrap(),
        expected_result: Note::default(),
        activities: due.iter().map(line).collect(),
    }
}

#[test]
fn every_state_takes_the_steps_that_it_may() {
    let steps = [
        "edit",
        "edit to nothing",
        "put in use",
        "put nothing in use",
        "retire",
    ];
    let step = |state: usize, step: usize| {
        let state = TemplateState::ALL[state];
        match step {
            0 => state.edit(1),
            1 => state.edit(0),
            2 => state.put_in_use(1),
            3 => state.put_in_use(0),
            _ => state.retire(),
        }
    };
    let names = TemplateState::ALL.map(TemplateState::code);
    insta::assert_snapshot!(table(&names, &steps, step), @r"
             edit     edit to nothing  put in use  put nothing in use  retire
    DRAFT    → Draft  → Draft          → InUse     PlanEmpty           → Retired
    IN_USE   → InUse  PlanEmpty        NotWaiting  NotWaiting          → Retired
    RETIRED  Retired  Retired          → InUse     PlanEmpty           NotWaiting
    ");
}

#[test]
fn a_template_lasts_three_to_twelve_months() {
    for wrong in [i32::MIN, -1, 0, 2, 13, 300, i32::MAX] {
        assert_eq!(TemplateMonths::of(wrong), None, "{wrong}");
    }
    for months in 3..=12 {
        let found = TemplateMonths::of(months).unwrap();
        assert_eq!(i32::from(found.get()), months);
    }
}

#[test]
fn a_line_beyond_the_end_is_named() {
    assert_eq!(
        content(3, &[0, 92, 93]).checked(),
        Err(TemplateError::DueOutside { at: 2 })
    );
    assert_eq!(
        content(3, &[0; 61]).checked(),
        Err(TemplateError::TooManyActivities)
    );
}

#[test]
fn what_it_suits_is_kept_once_and_in_order() {
    let kept = content(3, &[]).checked().unwrap();
    assert_eq!(
        kept.categories,
        [MenteeCategory::YoungSpecialist, MenteeCategory::Transferred]
    );
    assert_eq!(kept.deficits, [DeficitKind::Methodical]);
}

#[test]
fn a_term_ends_the_day_before_the_same_day_of_the_month() {
    let of = |months, first: &str| lay_out(&content(months, &[]), day(first)).ends_on;
    assert_eq!(of(3, "2026-09-01"), day("2026-11-30"));
    assert_eq!(of(3, "2026-11-30"), day("2027-02-27"));
    assert_eq!(of(12, "2028-02-29"), day("2029-02-27"));
    assert_eq!(of(9, "2026-09-01"), day("2027-05-31"));
}

#[test]
fn a_day_off_moves_to_the_next_working_day() {
    // 1 September 2026 is a Tuesday; four days on is a Saturday.
    let laid = lay_out(&content(3, &[0, 4, 5, 6, 91]), day("2026-09-01"));
    let planned = laid.planned_on.iter().map(Date::to_string);
    insta::assert_snapshot!(planned.collect::<Vec<_>>().join(" "), @"2026-09-01 2026-09-07 2026-09-07 2026-09-07 2026-11-30");
}

#[test]
fn a_day_off_at_the_very_end_moves_back() {
    // The term ends on Sunday, 28 February 2027.
    let laid = lay_out(&content(3, &[89]), day("2026-12-01"));
    assert_eq!(laid.ends_on, day("2027-02-28"));
    assert_eq!(laid.planned_on, [day("2027-02-26")]);
}

#[test]
fn weeks_are_counted_from_one() {
    assert_eq!([0, 6, 7, 14, 20].map(week_of), [1, 1, 2, 3, 3]);
}

#[test]
fn a_term_takes_as_many_months_as_cover_it() {
    let of = |first: &str, last: &str| months_of(day(first), day(last)).get();
    assert_eq!(of("2026-09-01", "2026-11-30"), 3);
    assert_eq!(of("2026-09-01", "2026-12-01"), 4);
    assert_eq!(of("2026-09-01", "2026-09-20"), 3);
    assert_eq!(of("2026-09-01", "2029-09-20"), 12);
}

#[test]
fn names_go_in_every_case_and_words_stay() {
    let people = [
        PersonName::parse("Белова", "Мария", Some("Петровна")).unwrap(),
        PersonName::parse("Ким", "Ян", None).unwrap(),
    ];
    let without = |text: &str| without_names(text, &people);
    insta::assert_snapshot!(without("Помочь Беловой Марии Петровне, молодому учителю."), @"Помочь …, молодому учителю.");
    insta::assert_snapshot!(without("Урок М. П. Беловой (5 «Б»)"), @"Урок … (5 «Б»)");
    insta::assert_snapshot!(without("Урок Белова\u{a0}М.\u{a0}П. и белого медведя"), @"Урок … и белого медведя");
    insta::assert_snapshot!(without("Ким, Ян и Киму: анализ"), @"…, … и …: анализ");
    insta::assert_snapshot!(without("Первая строка\nвторая: Мария"), @"
    Первая строка
    вторая: …
    ");
    insta::assert_snapshot!(without("Изучить ФГОС И. к 1.09"), @"Изучить ФГОС И. к 1.09");
}

fn first_day() -> impl Strategy<Value = Date> {
    (0..4_000_u64).prop_map(|days| day("2024-01-01") + chrono::Days::new(days))
}

proptest! {
    #[test]
    fn every_line_lies_inside_the_term(first in first_day(), months in 3..=12_i32, due in proptest::collection::vec(0..366_u16, 0..8)) {
        let content = content(months, &due);
        let laid = lay_out(&content, first);
        prop_assert_eq!(laid.planned_on.len(), due.len());
        for planned in &laid.planned_on {
            prop_assert!((laid.starts_on..=laid.ends_on).contains(planned));
            prop_assert!(is_working_day(*planned).0, "{planned}");
        }
    }

    #[test]
    fn the_order_of_days_is_kept(first in first_day(), months in 3..=12_i32, mut due in proptest::collection::vec(0..366_u16, 2..8)) {
        due.sort_unstable();
        let laid = lay_out(&content(months, &due), first);
        prop_assert!(laid.planned_on.is_sorted());
    }

    #[test]
    fn a_programme_becomes_the_template_that_it_came_from(first in first_day(), months in 3..=12_i32, due in 0..366_u16) {
        let content = content(months, &[due]);
        let laid = lay_out(&content, first);
        prop_assert_eq!(months_of(laid.starts_on, laid.ends_on), content.months);
        // Laid out again onto the same day, what was read back gives the same dates.
        let read = due_day(first, laid.planned_on[0], content.months);
        let again = lay_out(&self::content(months, &[read]), first);
        prop_assert_eq!(again, laid);
    }

    #[test]
    fn nothing_is_taken_out_of_a_text_without_people(text in "[а-яА-Я .,\n]{0,60}") {
        prop_assert_eq!(without_names(&text, &[]), text);
    }
}
