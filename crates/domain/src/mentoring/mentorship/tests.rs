use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::testing::{day, order, person, table};

mod directions;
mod giving;
mod groups;
mod pupils;
mod rest;

const MENTOR: u128 = 1;
const MENTEE: u128 = 2;
const HEAD: u128 = 7;

/// The format, for a teacher who supports a teacher.
fn teachers(format: MentoringFormat) -> (RolePairForm, MentoringFormat) {
    (RolePairForm::TeacherTeacher, format)
}

/// What can happen to a mentorship, with the facts that decide over it.
#[derive(Clone, Copy, Debug)]
enum Event {
    Answer {
        by: u128,
        accept: bool,
    },
    Revoke,
    Prepare {
        order: u128,
        consented: bool,
    },
    Unprepare {
        order: u128,
    },
    Approve {
        order: u128,
        by: u128,
        consented: bool,
    },
    Terminate {
        on: Date,
        reason: EndReason,
    },
    Complete {
        on: Date,
    },
}

fn first_day() -> Date {
    day("2026-09-10")
}

fn today() -> Date {
    day("2027-05-20")
}

/// The mentorship after `event`, or the refusal by its name.
fn happens(pair: Mentorship, event: Event) -> Result<Mentorship, String> {
    fn named<E: std::fmt::Debug>(error: E) -> String {
        format!("{error:?}")
    }
    match event {
        Event::Answer { by, accept } => pair.answer(person(by), accept).map_err(named),
        Event::Revoke => pair.revoke().map_err(named),
        Event::Prepare {
            order: id,
            consented,
        } => pair.prepare(order(id), consented).map_err(named),
        Event::Unprepare { order: id } => pair.unprepare(order(id)).map_err(named),
        Event::Approve {
            order: id,
            by,
            consented,
        } => pair
            .approve(order(id), person(by), first_day(), consented)
            .map_err(named),
        Event::Terminate { on, reason } => pair.terminate(on, reason, today()).map_err(named),
        Event::Complete { on } => pair.complete(on, today()).map_err(named),
    }
}

fn proposed() -> Mentorship {
    Mentorship::propose(
        MentorshipId(Uuid::from_u128(1)),
        &[person(MENTOR)],
        &[person(MENTEE)],
    )
}

fn agreed() -> Mentorship {
    let half = proposed().answer(person(MENTOR), true).unwrap();
    half.answer(person(MENTEE), true).unwrap()
}

fn prepared() -> Mentorship {
    agreed().prepare(order(1), true).unwrap()
}

fn active() -> Mentorship {
    prepared()
        .approve(order(1), person(HEAD), first_day(), true)
        .unwrap()
}

fn ended() -> Mentorship {
    active()
        .terminate(day("2027-01-15"), EndReason::MutualDecision, today())
        .unwrap()
}

fn every_state() -> [(&'static str, Mentorship); 8] {
    [
        ("PROPOSED", proposed()),
        (
            "PROPOSED, mentor said yes",
            proposed().answer(person(MENTOR), true).unwrap(),
        ),
        (
            "DECLINED",
            proposed().answer(person(MENTEE), false).unwrap(),
        ),
        ("REVOKED", proposed().revoke().unwrap()),
        ("AGREED", agreed()),
        ("ORDER_PREPARED", prepared()),
        ("ACTIVE", active()),
        ("ENDED", ended()),
    ]
}

fn steps(columns: &[(&str, Event)]) -> String {
    let states = every_state();
    let names: Vec<&str> = states.iter().map(|(name, _)| *name).collect();
    let titles: Vec<&str> = columns.iter().map(|(title, _)| *title).collect();
    table(&names, &titles, |row, column| {
        happens(states[row].1.clone(), columns[column].1).map(|pair| pair.state)
    })
}

#[test]
fn answers_are_taken_from_participants_while_the_proposal_is_open() {
    let yes = |by| Event::Answer { by, accept: true };
    let no = |by| Event::Answer { by, accept: false };
    insta::assert_snapshot!(steps(&[
        ("mentor: yes", yes(MENTOR)),
        ("mentee: yes", yes(MENTEE)),
        ("mentee: no", no(MENTEE)),
        ("the head: yes", yes(HEAD)),
        ("revoke", Event::Revoke),
    ]), @r"
                               mentor: yes      mentee: yes  mentee: no  the head: yes   revoke
    PROPOSED                   → Proposed       → Proposed   → Declined  NotParticipant  → Revoked
    PROPOSED, mentor said yes  AlreadyAnswered  → Agreed     → Declined  NotParticipant  → Revoked
    DECLINED                   Closed           Closed       Closed      Closed          RevokeError
    REVOKED                    Closed           Closed       Closed      Closed          RevokeError
    AGREED                     Closed           Closed       Closed      Closed          → Revoked
    ORDER_PREPARED             Closed           Closed       Closed      Closed          RevokeError
    ACTIVE                     Closed           Closed       Closed      Closed          RevokeError
    ENDED                      Closed           Closed       Closed      Closed          RevokeError
    ");
}

#[test]
fn an_order_is_prepared_for_agreed_pairs_with_all_consents() {
    insta::assert_snapshot!(steps(&[
        ("prepare", Event::Prepare { order: 2, consented: true }),
        ("prepare, consent missing", Event::Prepare { order: 2, consented: false }),
        ("cancel its order", Event::Unprepare { order: 1 }),
        ("cancel another order", Event::Unprepare { order: 2 }),
    ]), @r"
                               prepare          prepare, consent missing  cancel its order  cancel another order
    PROPOSED                   NotAgreed        NotAgreed                 NoOrder           NoOrder
    PROPOSED, mentor said yes  NotAgreed        NotAgreed                 NoOrder           NoOrder
    DECLINED                   NotAgreed        NotAgreed                 NoOrder           NoOrder
    REVOKED                    NotAgreed        NotAgreed                 NoOrder           NoOrder
    AGREED                     → OrderPrepared  ConsentMissing            NoOrder           NoOrder
    ORDER_PREPARED             OrderExists      OrderExists               → Agreed          NoOrder
    ACTIVE                     OrderExists      OrderExists               NoOrder           NoOrder
    ENDED                      OrderExists      OrderExists               NoOrder           NoOrder
    ");
}

#[test]
fn the_head_puts_a_prepared_pair_into_force() {
    let approve = |order, by, consented| Event::Approve {
        order,
        by,
        consented,
    };
    insta::assert_snapshot!(steps(&[
        ("sign", approve(1, HEAD, true)),
        ("sign, consent gone", approve(1, HEAD, false)),
        ("sign another order", approve(2, HEAD, true)),
        ("the mentor signs", approve(1, MENTOR, true)),
        ("the mentee signs", approve(1, MENTEE, true)),
    ]), @r"
                               sign      sign, consent gone  sign another order  the mentor signs    the mentee signs
    PROPOSED                   NoOrder   NoOrder             NoOrder             SignsForThemselves  SignsForThemselves
    PROPOSED, mentor said yes  NoOrder   NoOrder             NoOrder             SignsForThemselves  SignsForThemselves
    DECLINED                   NoOrder   NoOrder             NoOrder             SignsForThemselves  SignsForThemselves
    REVOKED                    NoOrder   NoOrder             NoOrder             SignsForThemselves  SignsForThemselves
    AGREED                     NoOrder   NoOrder             NoOrder             SignsForThemselves  SignsForThemselves
    ORDER_PREPARED             → Active  ConsentMissing      NoOrder             SignsForThemselves  SignsForThemselves
    ACTIVE                     NoOrder   NoOrder             NoOrder             SignsForThemselves  SignsForThemselves
    ENDED                      NoOrder   NoOrder             NoOrder             SignsForThemselves  SignsForThemselves
    ");
}

#[test]
fn a_pair_in_force_ends_on_a_day_between_its_first_and_today() {
    let early = |on: &str| Event::Terminate {
        on: day(on),
        reason: EndReason::MentorInitiative,
    };
    insta::assert_snapshot!(steps(&[
        ("end on its first day", early("2026-09-10")),
        ("end today", early("2027-05-20")),
        ("end before it began", early("2026-09-09")),
        ("end tomorrow", early("2027-05-21")),
        ("complete today", Event::Complete { on: today() }),
    ]), @r"
                               end on its first day  end today  end before it began  end tomorrow     complete today
    PROPOSED                   NotActive             NotActive  NotActive            NotActive        NotActive
    PROPOSED, mentor said yes  NotActive             NotActive  NotActive            NotActive        NotActive
    DECLINED                   NotActive             NotActive  NotActive            NotActive        NotActive
    REVOKED                    NotActive             NotActive  NotActive            NotActive        NotActive
    AGREED                     NotActive             NotActive  NotActive            NotActive        NotActive
    ORDER_PREPARED             NotActive             NotActive  NotActive            NotActive        NotActive
    ACTIVE                     → Ended               → Ended    EndsBeforeItBegins   EndsInTheFuture  → Ended
    ENDED                      NotActive             NotActive  NotActive            NotActive        NotActive
    ");
}

#[test]
fn a_decline_closes_the_proposal_for_the_other_side_too() {
    let declined = proposed().answer(person(MENTEE), false).unwrap();
    assert_eq!(
        declined.clone().answer(person(MENTOR), true),
        Err(AnswerError::Closed)
    );
    assert_eq!(
        declined.participant(person(MENTOR)).unwrap().answer,
        Answer::Pending
    );
}

#[test]
fn a_yes_is_not_taken_back_by_answering_again() {
    let half = proposed().answer(person(MENTOR), true).unwrap();
    assert_eq!(
        half.answer(person(MENTOR), false),
        Err(AnswerError::AlreadyAnswered)
    );
}

#[test]
fn a_group_waits_for_its_last_member() {
    let mut group = proposed();
    group
        .participants
        .push(Participant::asked(person(3), Side::Mentee));
    let two = group
        .answer(person(MENTOR), true)
        .unwrap()
        .answer(person(MENTEE), true)
        .unwrap();
    assert_eq!(two.state, MentorshipState::Proposed);
    assert_eq!(
        two.answer(person(3), true).unwrap().state,
        MentorshipState::Agreed
    );
}

#[test]
fn a_pair_remembers_its_order_and_days_to_the_end() {
    insta::assert_debug_snapshot!(ended().state, @r"
    Ended {
        order: OrderId(
            00000000-0000-0000-0000-000000000001,
        ),
        since: 2026-09-10,
        on: 2027-01-15,
        reason: MutualDecision,
    }
    ");
}

#[test]
fn completion_is_not_claimed_by_ending_early() {
    let refusal = active().terminate(today(), EndReason::PlanCompleted, today());
    assert_eq!(refusal, Err(EndError::CompletedByProgramme));
    let MentorshipState::Ended { reason, .. } = active().complete(today(), today()).unwrap().state
    else {
        panic!("a completed pair is ended");
    };
    assert_eq!(reason, EndReason::PlanCompleted);
}

#[test]
fn every_coded_reason_but_completion_ends_a_pair_early() {
    for reason in [
        EndReason::MentorInitiative,
        EndReason::MenteeInitiative,
        EndReason::MutualDecision,
        EndReason::CuratorImproperExecution,
        EndReason::CuratorForceMajeure,
        EndReason::EmploymentEnded,
        EndReason::ConsentWithdrawn,
    ] {
        assert!(
            active().terminate(today(), reason, today()).is_ok(),
            "{reason:?}"
        );
    }
}

#[test]
fn a_pair_has_a_mentor_and_another_person_as_mentee() {
    let pair = proposed();
    assert_eq!(
        pair.on_side(Side::Mentor).collect::<Vec<_>>(),
        [person(MENTOR)]
    );
    assert_eq!(
        pair.on_side(Side::Mentee).collect::<Vec<_>>(),
        [person(MENTEE)]
    );
    let alone = [person(MENTOR)];
    let alone = check_people(&alone, &alone, teachers(MentoringFormat::OneToOne), &[]);
    assert_eq!(alone, Err(ProposeError::SamePerson));
}

#[test]
fn a_full_mentor_is_refused_with_the_numbers() {
    let asked = |taken, capacity| check_places(taken, 1, capacity);
    assert_eq!(asked(2, 3), Ok(()));
    assert_eq!(
        asked(3, 3),
        Err(ProposeError::MentorFull {
            taken: 3,
            capacity: 3
        })
    );
    assert_eq!(
        asked(4, 3),
        Err(ProposeError::MentorFull {
            taken: 4,
            capacity: 3
        })
    );
    assert_eq!(
        asked(0, 0),
        Err(ProposeError::MentorFull {
            taken: 0,
            capacity: 0
        })
    );
    assert_eq!(
        asked(3, 3).unwrap_err().to_string(),
        "the mentor has 3 mentees of 3"
    );
}

#[test]
fn a_pair_that_has_not_begun_cannot_be_ended_yet() {
    let later = prepared()
        .approve(order(1), person(HEAD), day("2027-06-01"), true)
        .unwrap();
    let reason = EndReason::ConsentWithdrawn;
    assert_eq!(
        later.clone().terminate(today(), reason, today()),
        Err(EndError::EndsBeforeItBegins)
    );
    let on_its_first_day = later.terminate(day("2027-06-01"), reason, today());
    assert_eq!(on_its_first_day, Err(EndError::EndsInTheFuture));
}

fn any_date() -> impl Strategy<Value = Date> {
    (0..400u64).prop_map(|days| day("2026-08-01") + chrono::Days::new(days))
}

fn event() -> impl Strategy<Value = Event> {
    let anybody = prop_oneof![Just(MENTOR), Just(MENTEE), Just(3), Just(HEAD)];
    let reason = prop_oneof![
        Just(EndReason::PlanCompleted),
        Just(EndReason::MentorInitiative),
        Just(EndReason::ConsentWithdrawn),
    ];
    let mostly = prop::bool::weighted(0.9);
    prop_oneof![
        4 => (anybody.clone(), mostly).prop_map(|(by, accept)| Event::Answer { by, accept }),
        1 => Just(Event::Revoke),
        2 => (1..3u128, mostly).prop_map(|(order, consented)| Event::Prepare { order, consented }),
        1 => (1..3u128).prop_map(|order| Event::Unprepare { order }),
        3 => (1..3u128, anybody, mostly)
            .prop_map(|(order, by, consented)| Event::Approve { order, by, consented }),
        1 => (any_date(), reason).prop_map(|(on, reason)| Event::Terminate { on, reason }),
        1 => any_date().prop_map(|on| Event::Complete { on }),
    ]
}

/// A pair, or a group of one mentor and two mentees.
fn proposal() -> impl Strategy<Value = Mentorship> {
    any::<bool>().prop_map(|group| {
        let mut made = proposed();
        if group {
            made.participants
                .push(Participant::asked(person(3), Side::Mentee));
        }
        made
    })
}

fn in_force_or_past_it(state: MentorshipState) -> bool {
    match state {
        MentorshipState::Proposed | MentorshipState::Declined | MentorshipState::Revoked => false,
        MentorshipState::Agreed
        | MentorshipState::OrderPrepared { .. }
        | MentorshipState::Active { .. }
        | MentorshipState::Ended { .. } => true,
    }
}

fn is_final(state: MentorshipState) -> bool {
    match state {
        MentorshipState::Declined | MentorshipState::Revoked | MentorshipState::Ended { .. } => {
            true
        }
        MentorshipState::Proposed
        | MentorshipState::Agreed
        | MentorshipState::OrderPrepared { .. }
        | MentorshipState::Active { .. } => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Whatever happens in whatever order.
    #[test]
    fn no_sequence_of_events_breaks_the_legal_chain(
        start in proposal(),
        events in prop::collection::vec(event(), 0..40),
    ) {
        let mut pair = start;
        for event in events {
            let before = pair.clone();
            let Ok(after) = happens(pair.clone(), event) else { continue };

            prop_assert!(!is_final(before.state), "{before:?} was left by {event:?}");
            let all_accepted = after.members().all(|line| line.answer == Answer::Accepted);
            prop_assert!(all_accepted || !in_force_or_past_it(after.state), "{after:?}");
            for (was, is) in before.participants.iter().zip(&after.participants) {
                prop_assert_eq!((was.person, was.side), (is.person, is.side));
                prop_assert!(was.answer == is.answer || was.answer == Answer::Pending);
                prop_assert!(was.answer == is.answer || before.state == MentorshipState::Proposed);
            }
            if let MentorshipState::Active { order, since } = after.state {
                let Event::Approve { by, consented: true, .. } = event else {
                    return Err(TestCaseError::fail(format!("in force by {event:?}")));
                };
                prop_assert!(after.participant(person(by)).is_none(), "a participant signed");
                prop_assert_eq!(before.state, MentorshipState::OrderPrepared { order });
                prop_assert_eq!(since, first_day());
            }
            if let MentorshipState::Ended { order, since, on, .. } = after.state {
                prop_assert_eq!(before.state, MentorshipState::Active { order, since });
                prop_assert!(since <= on && on <= today());
            }
            pair = after;
        }
    }
}

#[test]
fn a_state_gives_its_name_and_the_facts_that_it_carries() {
    let rows = every_state().map(|(name, pair)| {
        let state = pair.state;
        assert!(
            name.starts_with(state.kind().code()),
            "{name} is stored as {}",
            state.kind().code()
        );
        format!(
            "{name}: order {}, since {:?}, end {:?}",
            state.order().is_some(),
            state.since(),
            state.end()
        )
    });
    insta::assert_snapshot!(rows.join("\n"), @r"
    PROPOSED: order false, since None, end None
    PROPOSED, mentor said yes: order false, since None, end None
    DECLINED: order false, since None, end None
    REVOKED: order false, since None, end None
    AGREED: order false, since None, end None
    ORDER_PREPARED: order true, since None, end None
    ACTIVE: order true, since Some(2026-09-10), end None
    ENDED: order true, since Some(2026-09-10), end Some((2027-01-15, MutualDecision))
    ");
}

#[test]
fn a_place_with_the_mentor_is_taken_from_the_proposal_to_the_end() {
    let taking = every_state()
        .into_iter()
        .filter(|(_, pair)| MentorshipStateKind::TAKING_A_PLACE.contains(&pair.state.kind()));
    assert_eq!(
        taking.map(|(name, _)| name).collect::<Vec<_>>(),
        [
            "PROPOSED",
            "PROPOSED, mentor said yes",
            "AGREED",
            "ORDER_PREPARED",
            "ACTIVE"
        ]
    );
}

#[test]
fn each_side_consents_to_processing_and_to_its_own_part() {
    use crate::consent::ConsentPurpose::{MenteeParticipation, MentorDuty, PersonalDataProcessing};
    assert_eq!(
        Side::Mentor.required_consents(),
        [PersonalDataProcessing, MentorDuty]
    );
    assert_eq!(
        Side::Mentee.required_consents(),
        [PersonalDataProcessing, MenteeParticipation]
    );
}
