use chrono::{TimeZone, Timelike};
use proptest::prelude::*;
use serde::de::IntoDeserializer;
use serde::de::value::Error;
use serde::{Deserialize, Serialize};

use super::*;
use crate::testing;

fn year(first: i32) -> SchoolYear {
    SchoolYear::starting(first).unwrap()
}

#[test]
fn a_school_year_lasts_from_1_september_to_31_august() {
    let shown = |on: &str| SchoolYear::of(testing::day(on)).first_year();
    assert_eq!(shown("2026-08-31"), 2025);
    assert_eq!(shown("2026-09-01"), 2026);
    assert_eq!(shown("2026-12-31"), 2026);
    assert_eq!(shown("2027-01-01"), 2026);
    assert_eq!(shown("2027-08-31"), 2026);
    assert_eq!(year(2026).starts_on(), testing::day("2026-09-01"));
    assert_eq!(year(2026).ends_on(), testing::day("2027-08-31"));
}

#[test]
fn the_system_speaks_of_the_years_2000_to_2100() {
    assert_eq!(SchoolYear::starting(1999), None);
    assert_eq!(year(2000).previous(), year(2000));
    assert_eq!(year(2001).previous(), year(2000));
    assert_eq!(SchoolYear::starting(2101), None);
    assert_eq!(year(2100).ends_on(), testing::day("2101-08-31"));
    assert_eq!(SchoolYear::of(testing::day("1950-01-01")), year(2000));
    assert_eq!(SchoolYear::of(Date::MAX), year(2100));
    assert_eq!(SchoolYear::of(Date::MIN), year(2000));
}

#[test]
fn a_stored_year_outside_the_range_is_not_taken() {
    let read =
        |first: i32| SchoolYear::deserialize(IntoDeserializer::<Error>::into_deserializer(first));
    assert_eq!(read(2026), Ok(year(2026)));
    assert!(read(i32::MAX).is_err());
    assert_eq!(
        SchoolYear::try_from(1812).unwrap_err().to_string(),
        "the school year 1812 is outside 2000–2100"
    );
    struct Printed(SchoolYear);
    impl std::fmt::Display for Printed {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.serialize(f)
        }
    }
    assert_eq!(Printed(year(2026)).to_string(), "2026");
}

#[test]
fn a_span_touches_the_years_in_which_it_has_a_day() {
    let touches = |from: &str, until: Option<&str>| {
        year(2026).overlaps(testing::day(from), until.map(testing::day))
    };
    assert!(touches("2027-08-31", None), "begins on the last day");
    assert!(!touches("2027-09-01", None), "begins the day after");
    assert!(
        touches("2020-01-01", Some("2026-09-01")),
        "ends on the first day"
    );
    assert!(
        !touches("2020-01-01", Some("2026-08-31")),
        "ends the day before"
    );
    assert!(touches("2020-01-01", Some("2030-01-01")), "encloses it");
    assert!(touches("2026-11-01", Some("2026-12-01")), "lies within it");
    assert!(touches("2020-01-01", None), "began before and goes on");
}

#[test]
fn full_years_are_those_whose_anniversary_has_come() {
    let years = |since: &str, on: &str| full_years(testing::day(since), testing::day(on));
    assert_eq!(years("2023-09-01", "2026-08-31"), 2);
    assert_eq!(years("2023-09-01", "2026-09-01"), 3);
    assert_eq!(years("2024-02-29", "2025-02-28"), 0);
    assert_eq!(years("2024-02-29", "2025-03-01"), 1);
    assert_eq!(
        years("2026-09-02", "2026-09-01"),
        0,
        "the future has no years"
    );
}

#[test]
fn months_are_added_to_the_same_day_or_the_last_of_the_month() {
    let moved = |from: &str, months| add_months(testing::day(from), months).to_string();
    assert_eq!(moved("2026-09-01", 3), "2026-12-01");
    assert_eq!(moved("2026-11-30", 3), "2027-02-28");
    assert_eq!(moved("2027-11-30", 3), "2028-02-29");
    assert_eq!(moved("2026-12-31", 0), "2026-12-31");
    assert_eq!(add_months(Date::MAX, 1), Date::MAX);
    assert_eq!(add_months(Date::MIN, u32::MAX), Date::MAX);
}

#[test]
fn a_zone_knows_which_day_it_is() {
    let new_year = Utc.with_ymd_and_hms(2026, 12, 31, 21, 30, 0).unwrap();
    assert_eq!(Zone::default().date(new_year), testing::day("2027-01-01"));
    assert_eq!(
        Zone::named("Europe/Kaliningrad").unwrap().date(new_year),
        testing::day("2026-12-31")
    );
    assert_eq!(
        Zone::named("Asia/Tomsk").unwrap().date(new_year),
        testing::day("2027-01-01")
    );
    assert_eq!(Zone::named("Europe/Sevsk"), None);
    assert_eq!(Zone::named(""), None);
}

#[test]
fn a_day_begins_at_midnight_of_its_zone() {
    let begins = |zone: &str, day: &str| Zone::named(zone).unwrap().begins(testing::day(day));
    assert_eq!(
        begins("Asia/Tomsk", "2026-09-01").to_rfc3339(),
        "2026-08-31T17:00:00+00:00"
    );
    assert_eq!(
        begins("Europe/Moscow", "2026-09-01").to_rfc3339(),
        "2026-08-31T21:00:00+00:00"
    );
    // Brazil put its clocks forward at midnight: the day began at one.
    assert_eq!(
        begins("America/Sao_Paulo", "2018-11-04").to_rfc3339(),
        "2018-11-04T03:00:00+00:00"
    );
    let first = begins("Europe/Kaliningrad", "2026-09-01");
    assert_eq!(
        Zone::named("Europe/Kaliningrad").unwrap().date(first),
        testing::day("2026-09-01")
    );
}

#[test]
fn the_clock_tells_no_more_than_both_databases_keep() {
    let now = SystemClock.now();
    assert_eq!(now.nanosecond() % 1_000, 0);
    assert_eq!(FixedClock(now).now(), now);
}

proptest! {
    #[test]
    fn every_day_of_the_range_lies_in_its_school_year(days in 0..36_000u64) {
        let date = testing::day("2000-09-01") + chrono::Days::new(days);
        let year = SchoolYear::of(date);
        prop_assert!(year.starts_on() <= date && date <= year.ends_on());
        prop_assert!(year.overlaps(date, Some(date)));
        prop_assert!(year.first_year() == 2000 || !year.previous().overlaps(date, Some(date)));
    }
}
