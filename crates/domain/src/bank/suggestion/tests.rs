use super::*;
use crate::testing::{self, day};

fn school(number: u128) -> SchoolId {
    SchoolId(uuid::Uuid::from_u128(number))
}

fn job(at: u128, started: &str, teaching_since: Option<&str>) -> Employment {
    Employment {
        person: testing::person(1),
        school: school(at),
        started_on: day(started),
        ended_on: None,
        teaching_since: teaching_since.map(day),
        pedagogical_education: true,
        transferred: false,
    }
}

fn said(jobs: &[Employment], today: &str) -> String {
    let found = suggestions(jobs, school(1), day(today));
    let words = found
        .iter()
        .map(|one| format!("{:?} {}", one.category, one.since));
    words.collect::<Vec<_>>().join(", ")
}

#[test]
fn each_way_into_a_post_suggests_its_category() {
    let graduate = job(1, "2026-09-01", Some("2026-09-01"));
    assert_eq!(
        said(&[graduate], "2026-10-01"),
        "YoungSpecialist 2026-09-01"
    );

    let moved = Employment {
        transferred: true,
        ..job(1, "2026-09-01", Some("2005-09-01"))
    };
    assert_eq!(
        said(&[moved], "2026-10-01"),
        "Transferred 2026-09-01, NewlyAppointed 2026-09-01"
    );

    let returned = job(1, "2026-09-01", Some("2005-09-01"));
    assert_eq!(said(&[returned], "2026-10-01"), "NewlyAppointed 2026-09-01");

    let before = Employment {
        ended_on: Some(day("2026-08-31")),
        ..job(1, "2015-09-01", Some("2005-09-01"))
    };
    let promoted = job(1, "2026-09-01", Some("2005-09-01"));
    assert_eq!(
        said(&[promoted, before], "2026-10-01"),
        "NewDutiesOrTechnology 2026-09-01"
    );
}

#[test]
fn what_is_old_elsewhere_or_not_a_teachers_suggests_nothing() {
    assert_eq!(
        said(&[job(1, "2020-09-01", Some("2005-09-01"))], "2026-10-01"),
        ""
    );
    assert_eq!(
        said(&[job(2, "2026-09-01", Some("2026-09-01"))], "2026-10-01"),
        ""
    );
    assert_eq!(said(&[job(1, "2026-09-01", None)], "2026-10-01"), "");
    let gone = Employment {
        ended_on: Some(day("2026-09-20")),
        ..job(1, "2026-09-01", Some("2026-09-01"))
    };
    assert_eq!(said(&[gone], "2026-10-01"), "");
    assert_eq!(
        said(&[job(1, "2026-11-01", Some("2026-11-01"))], "2026-10-01"),
        ""
    );
}

#[test]
fn of_two_jobs_that_say_the_same_the_later_one_counts() {
    let one = job(1, "2025-09-01", Some("2025-09-01"));
    let other = job(1, "2026-09-01", Some("2025-09-01"));
    assert_eq!(
        said(&[one, other], "2026-10-01"),
        "YoungSpecialist 2026-09-01, NewDutiesOrTechnology 2026-09-01"
    );
}
