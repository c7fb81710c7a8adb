use proptest::prelude::*;

use super::*;
use crate::id::SchoolId;
use crate::mentoring::{EndReason, ProgrammeStateKind};
use crate::people::{CardState, Employment};
use crate::testing::{day, person};

fn year() -> SchoolYear {
    SchoolYear::starting(2026).unwrap()
}

fn pair() -> PairAtYearsEnd {
    PairAtYearsEnd {
        since: day("2025-10-01"),
        last_meeting: Some(day("2026-05-20")),
        programme: Some((ProgrammeStateKind::Approved, day("2027-05-31"))),
        someone_leaves: false,
        ending_proposed: None,
    }
}

fn of_outlook(outlook: PairOutlook) -> PairAtYearsEnd {
    let programme = |state, last| PairAtYearsEnd {
        programme: Some((state, day(last))),
        ..pair()
    };
    match outlook {
        PairOutlook::ProgrammeRuns => pair(),
        PairOutlook::ResultMissing => programme(ProgrammeStateKind::Approved, "2026-05-31"),
        PairOutlook::ProgrammeNotApproved => programme(ProgrammeStateKind::Draft, "2027-05-31"),
        PairOutlook::ProgrammeMissing => PairAtYearsEnd {
            programme: None,
            ..pair()
        },
        PairOutlook::EndingProposed => PairAtYearsEnd {
            ending_proposed: Some(EndReason::ConsentWithdrawn),
            ..pair()
        },
        PairOutlook::ParticipantLeaves => PairAtYearsEnd {
            someone_leaves: true,
            ..pair()
        },
    }
}

#[test]
fn the_season_is_from_may_to_december() {
    let on = |date| Season::of(year(), day(date));

    let opens_on = day("2026-05-01");
    assert_eq!(on("2026-04-30"), Season::NotYet { opens_on });
    assert_eq!(on("2026-05-01"), Season::Open);
    assert_eq!(on("2026-12-31"), Season::Open);
    let closed_on = day("2026-12-31");
    assert_eq!(on("2027-01-01"), Season::Over { closed_on });
}

#[test]
fn the_year_to_roll_over_into_is_the_one_whose_season_is_or_comes() {
    let next = |date| Season::next(day(date)).first_year();

    assert_eq!(next("2026-04-30"), 2026);
    assert_eq!(next("2026-08-31"), 2026);
    assert_eq!(next("2026-09-01"), 2026);
    assert_eq!(next("2026-12-31"), 2026);
    assert_eq!(next("2027-01-01"), 2027);
}

proptest! {
    #[test]
    fn the_year_to_roll_over_into_is_never_one_whose_season_is_over(days in 0_i32..20_000) {
        let today = day("2010-01-01") + chrono::TimeDelta::days(i64::from(days));
        let year = Season::next(today);
        let over = matches!(Season::of(year, today), Season::Over { .. });
        prop_assert!(!over, "{today}: {year:?}");
        // And there is no season of another year that is open.
        let open = |first| SchoolYear::starting(first).map(|year| Season::of(year, today));
        for other in [year.first_year() - 1, year.first_year() + 1] {
            prop_assert_ne!(open(other), Some(Season::Open));
        }
    }
}

#[test]
fn each_pair_has_the_outlook_of_the_worst_that_is_known() {
    for outlook in PairOutlook::ALL {
        assert_eq!(of_outlook(outlook).outlook(year()), outlook);
    }
    let programme = |state, last: &str| {
        let programme = Some((state, day(last)));
        PairAtYearsEnd {
            programme,
            ..pair()
        }
        .outlook(year())
    };
    use PairOutlook::{ProgrammeMissing, ProgrammeNotApproved, ProgrammeRuns, ResultMissing};
    for (state, past, future) in [
        (
            ProgrammeStateKind::Draft,
            ProgrammeNotApproved,
            ProgrammeNotApproved,
        ),
        (
            ProgrammeStateKind::Agreed,
            ProgrammeNotApproved,
            ProgrammeNotApproved,
        ),
        (ProgrammeStateKind::Approved, ResultMissing, ProgrammeRuns),
        (
            ProgrammeStateKind::Completed,
            ProgrammeMissing,
            ProgrammeMissing,
        ),
        (
            ProgrammeStateKind::Terminated,
            ProgrammeMissing,
            ProgrammeMissing,
        ),
    ] {
        assert_eq!(programme(state, "2026-08-31"), past, "{state:?}");
        assert_eq!(programme(state, "2026-09-01"), future, "{state:?}");
    }
    let worst = PairAtYearsEnd {
        someone_leaves: true,
        ..of_outlook(PairOutlook::EndingProposed)
    };
    assert_eq!(worst.outlook(year()), PairOutlook::ParticipantLeaves);
}

#[test]
fn every_outlook_meets_every_choice() {
    let choices = [
        None,
        Some(PairChoice::GoOn),
        Some(PairChoice::End(EndReason::MutualDecision)),
        Some(PairChoice::End(EndReason::PlanCompleted)),
    ];
    let line = |outlook| {
        let pair = of_outlook(outlook);
        let said = choices.map(
            |choice| match pair.decide(choice, year(), day("2026-06-15")) {
                Ok(PairFate::GoesOn) => "→ goes on".to_owned(),
                Ok(PairFate::Ends { on, .. }) => format!("→ ends {on}"),
                Err(refusal) => format!("{refusal:?}"),
            },
        );
        (said, pair.suggestion(year()))
    };
    let (goes_on, ends) = ("→ goes on", "→ ends 2026-06-15");
    let (undecided, complete) = ("Undecided", "CompletedByProgramme");
    let end = |reason| Some(PairChoice::End(reason));
    for (outlook, said, suggested) in [
        (
            PairOutlook::ProgrammeRuns,
            [goes_on, goes_on, ends, complete],
            Some(PairChoice::GoOn),
        ),
        (
            PairOutlook::ResultMissing,
            [undecided, goes_on, ends, complete],
            None,
        ),
        (
            PairOutlook::ProgrammeNotApproved,
            [undecided, goes_on, ends, complete],
            None,
        ),
        (
            PairOutlook::ProgrammeMissing,
            [undecided, goes_on, ends, complete],
            None,
        ),
        (
            PairOutlook::EndingProposed,
            [undecided, goes_on, ends, complete],
            end(EndReason::ConsentWithdrawn),
        ),
        (
            PairOutlook::ParticipantLeaves,
            [undecided, "ParticipantLeaves", ends, complete],
            end(EndReason::EmploymentEnded),
        ),
    ] {
        assert_eq!(
            line(outlook),
            (said.map(str::to_owned), suggested),
            "{outlook:?}"
        );
    }
}

#[test]
fn what_is_suggested_can_always_be_done() {
    for outlook in PairOutlook::ALL {
        let pair = of_outlook(outlook);
        if let Some(choice) = pair.suggestion(year()) {
            let done = pair.decide(Some(choice), year(), day("2026-06-15"));
            assert!(done.is_ok(), "{outlook:?}: {done:?}");
        }
    }
}

#[test]
fn the_last_day_is_today_in_june_and_the_end_of_august_in_september() {
    let last = |today| pair().last_day(year(), day(today));

    assert_eq!(last("2026-06-15"), Some(day("2026-06-15")));
    assert_eq!(last("2026-08-31"), Some(day("2026-08-31")));
    assert_eq!(last("2026-09-10"), Some(day("2026-08-31")));

    let met_since = PairAtYearsEnd {
        last_meeting: Some(day("2026-09-07")),
        ..pair()
    };
    let last = met_since.last_day(year(), day("2026-09-10"));
    assert_eq!(last, Some(day("2026-09-07")));

    let of_new_year = PairAtYearsEnd {
        since: day("2026-09-01"),
        last_meeting: None,
        ..pair()
    };
    assert_eq!(of_new_year.last_day(year(), day("2026-09-10")), None);
    let choice = Some(PairChoice::End(EndReason::MutualDecision));
    assert_eq!(
        of_new_year.decide(choice, year(), day("2026-09-10")),
        Err(PairRefusal::BeganInNewYear)
    );
    assert_eq!(
        of_new_year.decide(None, year(), day("2026-09-10")),
        Ok(PairFate::GoesOn)
    );
}

proptest! {
    #[test]
    fn no_pair_ends_before_it_began_or_met_or_after_today(
        since in 0_i64..700, met in proptest::option::of(0_i64..700), today in 0_i64..700,
    ) {
        let on = |days| day("2025-01-01") + chrono::TimeDelta::days(days);
        let today = on(today);
        let pair = PairAtYearsEnd {
            since: on(since),
            last_meeting: met.map(on),
            ..pair()
        };
        if let Some(last) = pair.last_day(year(), today) {
            prop_assert!(pair.since <= last && last <= today);
            prop_assert!(pair.last_meeting.is_none_or(|met| met <= last));
        }
    }
}

fn card(state: CardState, written_on: &str, owner_stays: bool) -> CardAtYearsEnd {
    CardAtYearsEnd {
        state,
        written_on: day(written_on),
        owner_stays,
    }
}

#[test]
fn every_card_meets_every_choice() {
    let choices = [
        None,
        Some(CardChoice::Keep),
        Some(CardChoice::Pause),
        Some(CardChoice::Archive),
    ];
    let line = |state, written_on, stays| {
        let card = card(state, written_on, stays);
        let said = choices.map(|choice| match card.decide(choice, year()) {
            Ok(CardDecision::Stays) => "→ stays".to_owned(),
            Ok(CardDecision::Becomes(state)) => format!("→ {state:?}"),
            Err(refusal) => format!("{refusal:?}"),
        });
        (said, card.outlook(year()))
    };
    let (fresh, stale) = (("2025-09-01", true), ("2025-08-31", true));
    let leaves = ("2026-05-01", false);
    let (stays, left, no) = ("→ stays", "→ Left", "OwnerLeaves");
    for (state, (written_on, stay), said, outlook) in [
        (
            CardState::InBank,
            fresh,
            [stays, stays, "→ Paused", left],
            Some(CardOutlook::Fresh),
        ),
        (
            CardState::InBank,
            stale,
            [stays, stays, "→ Paused", left],
            Some(CardOutlook::Stale),
        ),
        (
            CardState::InBank,
            leaves,
            [left, no, no, left],
            Some(CardOutlook::OwnerLeaves),
        ),
        (
            CardState::Paused,
            fresh,
            [stays, stays, stays, left],
            Some(CardOutlook::Fresh),
        ),
        (
            CardState::Paused,
            stale,
            [stays, stays, stays, left],
            Some(CardOutlook::Stale),
        ),
        (
            CardState::Paused,
            leaves,
            [left, no, no, left],
            Some(CardOutlook::OwnerLeaves),
        ),
        (
            CardState::Left,
            fresh,
            [stays, stays, "LeftBefore", "LeftBefore"],
            None,
        ),
        (
            CardState::Left,
            stale,
            [stays, stays, "LeftBefore", "LeftBefore"],
            None,
        ),
        (
            CardState::Left,
            leaves,
            [stays, stays, "LeftBefore", "LeftBefore"],
            None,
        ),
    ] {
        let expected = (said.map(str::to_owned), outlook);
        assert_eq!(
            line(state, written_on, stay),
            expected,
            "{state:?} {written_on}"
        );
    }
}

fn job(from: &str, until: Option<&str>, teaching_since: &str) -> Employment {
    Employment {
        person: person(1),
        school: SchoolId(uuid::Uuid::nil()),
        started_on: day(from),
        ended_on: until.map(day),
        teaching_since: Some(day(teaching_since)),
        pedagogical_education: true,
        transferred: false,
    }
}

#[test]
fn who_has_three_full_years_in_september_is_young_no_longer() {
    let turn = |since| turn_of(&[job("2023-09-01", None, since)], year());

    assert_eq!(turn("2023-09-01"), Some(PersonTurn::CeasesToBeYoung));
    assert_eq!(turn("2023-09-02"), None);
    // Young neither before nor after.
    assert_eq!(turn("2022-09-01"), None);
    let other_staff = Employment {
        teaching_since: None,
        ..job("2023-09-01", None, "2023-09-01")
    };
    assert_eq!(turn_of(&[other_staff], year()), None);
}

#[test]
fn who_worked_in_the_old_year_and_does_not_in_september_leaves() {
    let old = "2010-09-01";
    let turn = |jobs: &[Employment]| turn_of(jobs, year());

    let ended = |on| job("2020-09-01", Some(on), old);
    assert_eq!(turn(&[ended("2026-08-31")]), Some(PersonTurn::Leaves));
    assert_eq!(turn(&[ended("2025-09-01")]), Some(PersonTurn::Leaves));
    // Gone before the old year; still there on the first day; another job goes on; only comes.
    assert_eq!(turn(&[ended("2025-08-31")]), None);
    assert_eq!(turn(&[ended("2026-09-01")]), None);
    assert_eq!(
        turn(&[ended("2026-05-31"), job("2026-06-01", None, old)]),
        None
    );
    assert_eq!(turn(&[job("2026-09-01", None, old)]), None);
    assert_eq!(turn(&[]), None);
}
