use uuid::Uuid;

use super::*;
use crate::testing::{day, person};

/// A teacher of the diploma, in the job since `started`, teaching since `since`.
fn teacher(started: &str, since: Option<&str>) -> Employment {
    Employment {
        person: person(1),
        school: SchoolId(Uuid::from_u128(1)),
        started_on: day(started),
        ended_on: None,
        teaching_since: since.map(day),
        pedagogical_education: true,
        transferred: false,
    }
}

fn year(first: i32) -> SchoolYear {
    SchoolYear::starting(first).unwrap()
}

#[test]
fn a_teacher_is_young_for_three_school_years() {
    let job = teacher("2024-09-01", Some("2024-09-01"));
    let young = [2023, 2024, 2025, 2026, 2027].map(|first| job.is_young_in(year(first)));
    assert_eq!(young, [false, true, true, true, false]);
}

#[test]
fn three_full_years_on_1_september_are_not_young_and_a_day_less_is() {
    assert!(!teacher("2023-09-01", Some("2023-09-01")).is_young_in(year(2026)));
    assert!(teacher("2023-09-02", Some("2023-09-02")).is_young_in(year(2026)));
}

#[test]
fn who_is_hired_in_the_middle_of_the_year_counts_in_it() {
    let job = teacher("2027-02-01", Some("2027-02-01"));
    assert!(job.is_young_in(year(2026)));
    assert!(
        job.is_young_in(year(2029)),
        "two years and seven months on 1 September 2029"
    );
    assert!(!job.is_young_in(year(2030)));
}

#[test]
fn seniority_counts_from_all_jobs_not_from_this_one() {
    assert!(!teacher("2026-09-01", Some("2010-09-01")).is_young_in(year(2026)));
}

#[test]
fn who_has_left_before_the_year_does_not_count_in_it() {
    let left = Employment {
        ended_on: Some(day("2026-08-31")),
        ..teacher("2025-09-01", Some("2025-09-01"))
    };
    assert!(left.is_young_in(year(2025)));
    assert!(!left.is_young_in(year(2026)));
    let left_on_the_first_day = Employment {
        ended_on: Some(day("2026-09-01")),
        ..left
    };
    assert!(left_on_the_first_day.is_young_in(year(2026)));
}

#[test]
fn staff_who_do_not_teach_are_not_young_teachers() {
    assert!(!teacher("2026-09-01", None).is_young_in(year(2026)));
    assert_eq!(
        teacher("2026-09-01", None).teaching_years(day("2030-01-01")),
        None
    );
}

#[test]
fn who_begins_to_teach_later_is_not_a_young_teacher_of_the_years_before() {
    let job = teacher("2024-09-01", Some("2026-10-01"));
    assert!(!job.is_young_in(year(2025)));
    assert!(job.is_young_in(year(2026)));
}

#[test]
fn a_job_goes_on_from_its_first_day_to_its_last() {
    let job = Employment {
        ended_on: Some(day("2027-06-30")),
        ..teacher("2026-09-01", None)
    };
    let current = ["2026-08-31", "2026-09-01", "2027-06-30", "2027-07-01"];
    assert_eq!(
        current.map(|on| job.is_current(day(on))),
        [false, true, true, false]
    );
    assert!(teacher("2026-09-01", None).is_current(day("2050-01-01")));
}

#[test]
fn the_job_suggests_why_somebody_may_need_support() {
    let today = day("2026-10-01");
    let graduate = teacher("2026-09-01", Some("2026-09-01"));
    assert_eq!(
        suggested_categories(&graduate, today),
        [MenteeCategory::YoungSpecialist]
    );

    let engineer = Employment {
        pedagogical_education: false,
        ..graduate.clone()
    };
    assert_eq!(
        suggested_categories(&engineer, today),
        [
            MenteeCategory::YoungSpecialist,
            MenteeCategory::NonPedagogicalEducation
        ]
    );

    let moved = Employment {
        transferred: true,
        ..teacher("2026-09-01", Some("2005-09-01"))
    };
    assert_eq!(
        suggested_categories(&moved, today),
        [MenteeCategory::Transferred]
    );
    assert_eq!(
        suggested_categories(&moved, day("2027-09-01")),
        [],
        "a year later nobody is new"
    );

    let experienced = teacher("2005-09-01", Some("2005-09-01"));
    assert_eq!(suggested_categories(&experienced, today), []);

    let secretary = Employment {
        pedagogical_education: false,
        ..teacher("2026-09-01", None)
    };
    assert_eq!(
        suggested_categories(&secretary, today),
        [],
        "an office needs no pedagogical diploma"
    );
}
