use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::testing::{day, table};

#[derive(Clone, Copy, Debug)]
enum Event {
    Redraft,
    Agree { side: Side, activities: u32 },
    Approve,
    GiveBack,
    Complete { on: Date, open: u32 },
    Terminate,
}

fn today() -> Date {
    day("2027-05-20")
}

fn draft() -> Programme {
    Programme {
        id: ProgrammeId(Uuid::from_u128(1)),
        mentorship: MentorshipId(Uuid::from_u128(2)),
        starts_on: day("2026-09-15"),
        ends_on: day("2027-05-31"),
        state: ProgrammeState::Draft {
            mentor_agreed: false,
            mentee_agreed: false,
        },
    }
}

fn half() -> Programme {
    draft().agree(Side::Mentor, 5).unwrap()
}

fn agreed() -> Programme {
    half().agree(Side::Mentee, 5).unwrap()
}

fn approved() -> Programme {
    agreed().approve().unwrap()
}

fn every_state() -> [(&'static str, Programme); 6] {
    [
        ("DRAFT", draft()),
        ("DRAFT, mentor agreed", half()),
        ("AGREED", agreed()),
        ("APPROVED", approved()),
        (
            "COMPLETED",
            approved().complete(today(), today(), 0).unwrap(),
        ),
        (
            "TERMINATED",
            approved().terminate(today(), EndReason::MutualDecision),
        ),
    ]
}

fn happens(programme: Programme, event: Event) -> Result<Programme, String> {
    match event {
        Event::Redraft => programme.redraft().map_err(|error| format!("{error:?}")),
        Event::Agree { side, activities } => programme
            .agree(side, activities)
            .map_err(|error| format!("{error:?}")),
        Event::Approve => programme.approve().map_err(|error| format!("{error:?}")),
        Event::GiveBack => programme.give_back().map_err(|error| format!("{error:?}")),
        Event::Complete { on, open } => programme
            .complete(on, today(), open)
            .map_err(|error| format!("{error:?}")),
        Event::Terminate => Ok(programme.terminate(today(), EndReason::MenteeInitiative)),
    }
}

fn steps(columns: &[(&str, Event)]) -> String {
    let states = every_state();
    let names: Vec<&str> = states.iter().map(|(name, _)| *name).collect();
    let titles: Vec<&str> = columns.iter().map(|(title, _)| *title).collect();
    table(&names, &titles, |row, column| {
        happens(states[row].1.clone(), columns[column].1).map(|programme| programme.state)
    })
}

#[test]
fn a_programme_is_agreed_by_both_and_approved_by_the_curator() {
    let agree = |side| Event::Agree {
        side,
        activities: 5,
    };
    insta::assert_snapshot!(steps(&[
        ("edit", Event::Redraft),
        ("mentor agrees", agree(Side::Mentor)),
        ("mentee agrees", agree(Side::Mentee)),
        ("mentee agrees to nothing", Event::Agree { side: Side::Mentee, activities: 0 }),
        ("curator approves", Event::Approve),
        ("curator returns", Event::GiveBack),
    ]), @r"
                          edit      mentor agrees  mentee agrees  mentee agrees to nothing  curator approves  curator returns
    DRAFT                 → Draft   → Draft        → Draft        PlanEmpty                 NotWaiting        NotWaiting
    DRAFT, mentor agreed  → Draft   AlreadyAgreed  → Agreed       PlanEmpty                 NotWaiting        NotWaiting
    AGREED                → Draft   NotWaiting     NotWaiting     NotWaiting                → Approved        → Draft
    APPROVED              NotDraft  NotWaiting     NotWaiting     NotWaiting                NotWaiting        NotWaiting
    COMPLETED             NotDraft  NotWaiting     NotWaiting     NotWaiting                NotWaiting        NotWaiting
    TERMINATED            NotDraft  NotWaiting     NotWaiting     NotWaiting                NotWaiting        NotWaiting
    ");
}

#[test]
fn an_approved_programme_is_completed_or_breaks_off_with_its_pair() {
    let complete = |on: &str, open| Event::Complete { on: day(on), open };
    insta::assert_snapshot!(steps(&[
        ("complete", complete("2027-05-20", 0)),
        ("complete, 1 activity open", complete("2027-05-20", 1)),
        ("complete before it began", complete("2026-09-14", 0)),
        ("complete tomorrow", complete("2027-05-21", 0)),
        ("the pair ends", Event::Terminate),
    ]), @r"
                          complete     complete, 1 activity open  complete before it began  complete tomorrow  the pair ends
    DRAFT                 NotApproved  NotApproved                NotApproved               NotApproved        → Terminated
    DRAFT, mentor agreed  NotApproved  NotApproved                NotApproved               NotApproved        → Terminated
    AGREED                NotApproved  NotApproved                NotApproved               NotApproved        → Terminated
    APPROVED              → Completed  ActivitiesOpen             DayOutside                DayOutside         → Terminated
    COMPLETED             NotApproved  NotApproved                NotApproved               NotApproved        → Completed
    TERMINATED            NotApproved  NotApproved                NotApproved               NotApproved        → Terminated
    ");
}

#[test]
fn a_state_gives_its_name_and_who_agreed() {
    let rows = every_state().map(|(name, programme)| {
        let (mentor, mentee) = programme.state.agreements();
        assert!(name.starts_with(programme.state.kind().code()), "{name}");
        format!("{name}: mentor {mentor}, mentee {mentee}")
    });
    insta::assert_snapshot!(rows.join("\n"), @r"
    DRAFT: mentor false, mentee false
    DRAFT, mentor agreed: mentor true, mentee false
    AGREED: mentor true, mentee true
    APPROVED: mentor true, mentee true
    COMPLETED: mentor true, mentee true
    TERMINATED: mentor false, mentee false
    ");
}

#[test]
fn an_edit_takes_back_both_agreements() {
    assert_eq!(half().redraft().unwrap().state, draft().state);
    assert_eq!(agreed().redraft().unwrap().state, draft().state);
}

#[test]
fn a_return_takes_back_both_agreements() {
    assert_eq!(agreed().give_back().unwrap().state, draft().state);
}

#[test]
fn a_finished_programme_keeps_its_end_when_the_pair_ends_later() {
    let completed = approved().complete(day("2027-05-01"), today(), 0).unwrap();
    let after = completed
        .clone()
        .terminate(today(), EndReason::EmploymentEnded);
    assert_eq!(after, completed);
}

#[test]
fn open_activities_are_counted_in_the_refusal() {
    let refusal = approved().complete(today(), today(), 2).unwrap_err();
    assert_eq!(refusal.to_string(), "2 activities are not accepted yet");
}

#[test]
fn a_programme_may_be_completed_before_its_last_day_and_after_it() {
    assert!(approved().complete(day("2026-09-15"), today(), 0).is_ok());
    let much_later = day("2027-09-01");
    assert!(approved().complete(much_later, much_later, 0).is_ok());
}

mod term {
    use super::*;

    /// The verdict on a term of a one-to-one pair without a reason for a long one.
    fn plain(from: &str, until: &str) -> Result<Option<TermWarning>, DraftError> {
        check_term(day(from), day(until), MentoringFormat::OneToOne, false)
    }

    #[test]
    fn three_months_are_counted_by_dates_not_by_days() {
        assert_eq!(plain("2026-09-01", "2026-11-30"), Ok(None));
        assert_eq!(plain("2026-09-01", "2026-11-29"), Err(DraftError::TooShort));
        assert_eq!(plain("2026-09-15", "2026-12-14"), Ok(None));
        assert_eq!(plain("2026-09-15", "2026-12-13"), Err(DraftError::TooShort));
    }

    #[test]
    fn three_months_from_a_month_end_last_to_the_end_of_a_shorter_month() {
        assert_eq!(
            plain("2026-11-30", "2027-02-27"),
            Ok(None),
            "28 February closes the third month"
        );
        assert_eq!(plain("2026-11-30", "2027-02-26"), Err(DraftError::TooShort));
        assert_eq!(
            plain("2027-11-30", "2028-02-28"),
            Ok(None),
            "29 February in a leap year"
        );
        assert_eq!(plain("2027-11-30", "2028-02-27"), Err(DraftError::TooShort));
        assert_eq!(plain("2026-08-31", "2026-11-29"), Ok(None));
    }

    #[test]
    fn two_months_are_refused_but_for_short_formats() {
        let two_months = |format| check_term(day("2026-09-01"), day("2026-10-31"), format, true);
        use MentoringFormat as Format;
        for format in [
            Format::OneToOne,
            Format::Group,
            Format::Network,
            Format::Reverse,
            Format::Virtual,
        ] {
            assert_eq!(two_months(format), Err(DraftError::TooShort), "{format:?}");
        }
        for format in [
            Format::Flash,
            Format::Speed,
            Format::Situational,
            Format::ShortTermGoalSetting,
        ] {
            assert_eq!(two_months(format), Ok(None), "{format:?}");
        }
    }

    #[test]
    fn twelve_months_pass_and_one_day_more_needs_a_reason() {
        assert_eq!(plain("2026-09-01", "2027-08-31"), Ok(None));
        assert_eq!(
            plain("2026-09-01", "2027-09-01"),
            Err(DraftError::TooLongWithoutReason)
        );
    }

    #[test]
    fn fourteen_months_with_a_reason_are_taken_with_a_warning() {
        let long = |reason| {
            check_term(
                day("2026-09-01"),
                day("2027-10-31"),
                MentoringFormat::OneToOne,
                reason,
            )
        };
        assert_eq!(long(false), Err(DraftError::TooLongWithoutReason));
        assert_eq!(long(true), Ok(Some(TermWarning::LongerThanYear)));
    }

    #[test]
    fn a_short_format_may_not_be_long_without_a_reason_either() {
        let format = MentoringFormat::ShortTermGoalSetting;
        let refusal = check_term(day("2026-09-01"), day("2027-10-31"), format, false);
        assert_eq!(refusal, Err(DraftError::TooLongWithoutReason));
    }

    #[test]
    fn a_reason_does_not_warn_about_a_usual_term() {
        let term = check_term(
            day("2026-09-01"),
            day("2027-05-31"),
            MentoringFormat::OneToOne,
            true,
        );
        assert_eq!(term, Ok(None));
    }

    #[test]
    fn a_year_from_a_leap_day_ends_on_28_february() {
        assert_eq!(plain("2028-02-29", "2029-02-28"), Ok(None));
        assert_eq!(
            plain("2028-02-29", "2029-03-01"),
            Err(DraftError::TooLongWithoutReason)
        );
        assert_eq!(plain("2027-03-01", "2028-02-29"), Ok(None));
    }

    #[test]
    fn the_last_day_does_not_lie_before_the_first() {
        assert_eq!(
            plain("2026-09-01", "2026-08-31"),
            Err(DraftError::EndsBeforeItBegins)
        );
        assert_eq!(plain("2026-09-01", "2026-09-01"), Err(DraftError::TooShort));
        let one_day = check_term(
            day("2026-09-01"),
            day("2026-09-01"),
            MentoringFormat::Flash,
            false,
        );
        assert_eq!(one_day, Ok(None));
    }

    #[test]
    fn the_end_of_the_calendar_is_a_long_term_and_no_crash() {
        let forever = check_term(Date::MIN, Date::MAX, MentoringFormat::OneToOne, false);
        assert_eq!(forever, Err(DraftError::TooLongWithoutReason));
    }

    proptest! {
        #[test]
        fn every_term_of_four_to_eleven_months_is_usual(start in 0..20_000u64, days in 124..335u64) {
            let from = day("2000-01-01") + chrono::Days::new(start);
            let until = from + chrono::Days::new(days);
            prop_assert_eq!(check_term(from, until, MentoringFormat::OneToOne, false), Ok(None));
        }

        #[test]
        fn a_day_more_never_makes_a_term_too_short(start in 0..20_000u64, days in 0..500u64) {
            let from = day("2000-01-01") + chrono::Days::new(start);
            let term = |days| {
                let until = from + chrono::Days::new(days);
                check_term(from, until, MentoringFormat::OneToOne, true)
            };
            prop_assert!(term(days).is_err() || term(days + 1).is_ok());
        }
    }
}

fn event() -> impl Strategy<Value = Event> {
    let side = prop_oneof![Just(Side::Mentor), Just(Side::Mentee)];
    prop_oneof![
        1 => Just(Event::Redraft),
        5 => (side, 0..4u32).prop_map(|(side, activities)| Event::Agree { side, activities }),
        3 => Just(Event::Approve),
        1 => Just(Event::GiveBack),
        1 => (0..400u64, 0..2u32).prop_map(|(days, open)| {
            Event::Complete { on: day("2026-08-01") + chrono::Days::new(days), open }
        }),
        1 => Just(Event::Terminate),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_sequence_of_events_approves_what_was_not_agreed_by_both(
        events in prop::collection::vec(event(), 0..40),
    ) {
        let mut programme = draft();
        let (mut mentor, mut mentee) = (false, false);
        for event in events {
            let before = programme.clone();
            let Ok(after) = happens(programme.clone(), event) else { continue };
            match event {
                Event::Agree { side: Side::Mentor, activities } => mentor = activities > 0,
                Event::Agree { side: Side::Mentee, activities } => mentee = activities > 0,
                Event::Redraft | Event::GiveBack => (mentor, mentee) = (false, false),
                Event::Approve | Event::Complete { .. } | Event::Terminate => {}
            }
            match after.state {
                ProgrammeState::Draft { mentor_agreed, mentee_agreed } => {
                    prop_assert_eq!((mentor_agreed, mentee_agreed), (mentor, mentee));
                    prop_assert!(!(mentor && mentee));
                }
                ProgrammeState::Agreed | ProgrammeState::Approved => prop_assert!(mentor && mentee),
                ProgrammeState::Completed { on } => {
                    prop_assert!(mentor && mentee);
                    prop_assert!(after.starts_on <= on && on <= today());
                }
                ProgrammeState::Terminated { .. } => {}
            }
            let over = matches!(
                before.state,
                ProgrammeState::Completed { .. } | ProgrammeState::Terminated { .. }
            );
            prop_assert!(!over || before == after, "{before:?} was left by {event:?}");
            programme = after;
        }
    }
}
