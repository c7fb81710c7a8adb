//! Groups, and several mentors of one mentee: who may drop out, and what becomes of the others.

use super::*;

const SECOND: u128 = 3;
const THIRD: u128 = 4;
const ANOTHER_MENTOR: u128 = 5;
const STRANGER: u128 = 9;

fn asked(mentors: &[u128], mentees: &[u128]) -> Mentorship {
    let people = |numbers: &[u128]| {
        numbers
            .iter()
            .map(|n| person(*n))
            .collect::<Vec<PersonId>>()
    };
    Mentorship::propose(
        MentorshipId(Uuid::from_u128(1)),
        &people(mentors),
        &people(mentees),
    )
}

fn all_agree(mut asked: Mentorship) -> Mentorship {
    let pending = asked
        .members()
        .filter(|line| line.answer == Answer::Pending)
        .map(|line| line.person)
        .collect::<Vec<_>>();
    for member in pending {
        asked = asked.answer(member, true).unwrap();
    }
    asked
}

fn in_force(asked: Mentorship) -> Mentorship {
    all_agree(asked)
        .prepare(order(1), true)
        .unwrap()
        .approve(order(1), person(HEAD), first_day(), true)
        .unwrap()
}

/// Every make-up that the rules tell apart.
fn every_kind() -> [(&'static str, Mentorship); 5] {
    [
        ("1 : 1", asked(&[MENTOR], &[MENTEE])),
        ("2 : 1", asked(&[MENTOR, ANOTHER_MENTOR], &[MENTEE])),
        ("1 : 2", asked(&[MENTOR], &[MENTEE, SECOND])),
        ("1 : 3", asked(&[MENTOR], &[MENTEE, SECOND, THIRD])),
        (
            "2 : 3",
            asked(&[MENTOR, ANOTHER_MENTOR], &[MENTEE, SECOND, THIRD]),
        ),
    ]
}

fn steps(of: impl Fn(Mentorship, u128) -> Result<MentorshipState, String>) -> String {
    let kinds = every_kind();
    let names: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
    let who = [
        ("the mentor", MENTOR),
        ("the other mentor", ANOTHER_MENTOR),
        ("a mentee", MENTEE),
        ("another mentee", SECOND),
        ("a stranger", STRANGER),
    ];
    table(&names, &who.map(|(title, _)| title), |row, column| {
        of(kinds[row].1.clone(), who[column].1)
    })
}

#[test]
fn who_declines_leaves_the_proposal_or_closes_it() {
    let no = |asked: Mentorship, by| {
        asked
            .answer(person(by), false)
            .map(|after| after.state)
            .map_err(|error| format!("{error:?}"))
    };
    insta::assert_snapshot!(steps(no), @r"
           the mentor  the other mentor  a mentee    another mentee  a stranger
    1 : 1  → Declined  NotParticipant    → Declined  NotParticipant  NotParticipant
    2 : 1  → Proposed  → Proposed        → Declined  NotParticipant  NotParticipant
    1 : 2  → Declined  NotParticipant    → Declined  → Declined      NotParticipant
    1 : 3  → Declined  NotParticipant    → Proposed  → Proposed      NotParticipant
    2 : 3  → Proposed  → Proposed        → Proposed  → Proposed      NotParticipant
    ");
    let others_agreed = |asked: Mentorship, by: u128| {
        let others: Vec<PersonId> = asked
            .members()
            .map(|line| line.person)
            .filter(|id| *id != person(by))
            .collect();
        let mut half = asked;
        for other in others {
            half = half
                .answer(other, true)
                .map_err(|error| format!("{error:?}"))?;
        }
        no(half, by)
    };
    insta::assert_snapshot!(steps(others_agreed), @r"
           the mentor  the other mentor  a mentee    another mentee  a stranger
    1 : 1  → Declined  Closed            → Declined  Closed          Closed
    2 : 1  → Agreed    → Agreed          → Declined  Closed          Closed
    1 : 2  → Declined  Closed            → Declined  → Declined      Closed
    1 : 3  → Declined  Closed            → Agreed    → Agreed        Closed
    2 : 3  → Agreed    → Agreed          → Agreed    → Agreed        Closed
    ");
}

#[test]
fn who_leaves_lets_the_others_go_on_or_may_not_leave_alone() {
    let leave = |asked: Mentorship, by: u128| {
        let leaving = Leaving {
            on: day("2027-01-15"),
            reason: EndReason::EmploymentEnded,
        };
        in_force(asked)
            .leave(person(by), leaving, today())
            .map(|after| after.state)
            .map_err(|error| format!("{error:?}"))
    };
    insta::assert_snapshot!(steps(leave), @r"
           the mentor    the other mentor  a mentee      another mentee  a stranger
    1 : 1  TooFewRemain  NotParticipant    TooFewRemain  NotParticipant  NotParticipant
    2 : 1  → Active      → Active          TooFewRemain  NotParticipant  NotParticipant
    1 : 2  TooFewRemain  NotParticipant    TooFewRemain  TooFewRemain    NotParticipant
    1 : 3  TooFewRemain  NotParticipant    → Active      → Active        NotParticipant
    2 : 3  → Active      → Active          → Active      → Active        NotParticipant
    ");
}

#[test]
fn only_a_group_in_force_is_left() {
    let states = [
        ("PROPOSED", asked(&[MENTOR], &[MENTEE, SECOND, THIRD])),
        (
            "DECLINED",
            asked(&[MENTOR], &[MENTEE, SECOND])
                .answer(person(MENTEE), false)
                .unwrap(),
        ),
        (
            "REVOKED",
            asked(&[MENTOR], &[MENTEE, SECOND, THIRD]).revoke().unwrap(),
        ),
        (
            "AGREED",
            all_agree(asked(&[MENTOR], &[MENTEE, SECOND, THIRD])),
        ),
        (
            "ORDER_PREPARED",
            all_agree(asked(&[MENTOR], &[MENTEE, SECOND, THIRD]))
                .prepare(order(1), true)
                .unwrap(),
        ),
        (
            "ACTIVE",
            in_force(asked(&[MENTOR], &[MENTEE, SECOND, THIRD])),
        ),
        (
            "ENDED",
            in_force(asked(&[MENTOR], &[MENTEE, SECOND, THIRD]))
                .terminate(today(), EndReason::MutualDecision, today())
                .unwrap(),
        ),
    ];
    let leavings = [
        ("today", "2027-05-20", EndReason::MenteeInitiative),
        ("before it began", "2026-09-09", EndReason::MenteeInitiative),
        ("tomorrow", "2027-05-21", EndReason::MenteeInitiative),
        ("for completion", "2027-05-20", EndReason::PlanCompleted),
    ];
    let names = states.clone().map(|(name, _)| name);
    let seen = table(
        &names,
        &leavings.map(|(title, _, _)| title),
        |row, column| {
            let (_, on, reason) = leavings[column];
            let leaving = Leaving {
                on: day(on),
                reason,
            };
            states[row]
                .1
                .clone()
                .leave(person(MENTEE), leaving, today())
                .map(|after| after.state)
        },
    );
    insta::assert_snapshot!(seen, @r"
                    today      before it began     tomorrow         for completion
    PROPOSED        NotActive  NotActive           NotActive        NotActive
    DECLINED        NotActive  NotActive           NotActive        NotActive
    REVOKED         NotActive  NotActive           NotActive        NotActive
    AGREED          NotActive  NotActive           NotActive        NotActive
    ORDER_PREPARED  NotActive  NotActive           NotActive        NotActive
    ACTIVE          → Active   EndsBeforeItBegins  EndsInTheFuture  CompletedByProgramme
    ENDED           NotActive  NotActive           NotActive        NotActive
    ");
}

#[test]
fn who_left_may_neither_answer_nor_leave_again_and_stays_in_the_record() {
    let four = asked(&[MENTOR], &[MENTEE, SECOND, THIRD]);
    let three = four.answer(person(THIRD), false).unwrap();
    assert_eq!(three.state, MentorshipState::Proposed);
    assert_eq!(
        three.clone().answer(person(THIRD), true),
        Err(AnswerError::AlreadyAnswered)
    );
    let group = in_force(three);
    assert_eq!(group.cell(), Cell::Group);
    assert_eq!(
        group.former().map(|line| line.person).collect::<Vec<_>>(),
        [person(THIRD)]
    );
    assert_eq!(
        group.accepted().count(),
        3,
        "the order does not name who declined"
    );
    let leaving = Leaving {
        on: today(),
        reason: EndReason::MenteeInitiative,
    };
    let refusal = group.clone().leave(person(THIRD), leaving, today());
    assert_eq!(refusal, Err(LeaveError::NotParticipant));
    let refusal = group.leave(person(SECOND), leaving, today());
    assert_eq!(
        refusal,
        Err(LeaveError::TooFewRemain),
        "a group has two mentees"
    );
}

#[test]
fn a_head_who_declined_may_sign_for_the_others() {
    let asked = asked(&[MENTOR], &[MENTEE, SECOND, HEAD]);
    let group = all_agree(asked.answer(person(HEAD), false).unwrap())
        .prepare(order(1), true)
        .unwrap();
    assert!(
        group
            .approve(order(1), person(HEAD), first_day(), true)
            .is_ok()
    );
}

#[test]
fn a_format_says_for_how_many_it_is() {
    let fits = |format: MentoringFormat| {
        [(1, 1), (2, 1), (1, 2), (2, 3), (0, 1), (1, 0)]
            .map(|(mentors, mentees)| format.fits(mentors, mentees))
    };
    assert_eq!(
        fits(MentoringFormat::OneToOne),
        [true, false, false, false, false, false]
    );
    assert_eq!(
        fits(MentoringFormat::Group),
        [false, false, true, true, false, false]
    );
    assert_eq!(
        fits(MentoringFormat::Virtual),
        [true, true, true, true, false, false]
    );
    let mentors = [person(MENTOR)];
    let group = [person(MENTEE), person(SECOND)];
    assert_eq!(
        check_people(&mentors, &group, teachers(MentoringFormat::OneToOne), &[]),
        Err(ProposeError::FormatDoesNotFit)
    );
    assert_eq!(
        check_people(&mentors, &group, teachers(MentoringFormat::Flash), &[]),
        Err(ProposeError::OneOffFormat)
    );
    assert_eq!(
        check_people(&mentors, &group, teachers(MentoringFormat::Group), &[]),
        Ok(())
    );
    assert_eq!(
        check_people(&group, &group, teachers(MentoringFormat::Network), &[]),
        Err(ProposeError::SamePerson)
    );
}

#[test]
fn a_group_takes_a_place_for_each_mentee() {
    assert_eq!(check_places(1, 2, 3), Ok(()));
    assert_eq!(
        check_places(2, 2, 3),
        Err(ProposeError::MentorFull {
            taken: 2,
            capacity: 3
        })
    );
    assert!(check_places(u32::MAX, 2, 3).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// However the asked say no and leave, what is left has enough on both sides, or is closed.
    #[test]
    fn no_mentorship_goes_on_with_too_few(
        mentors in 1..4_u128,
        mentees in 1..5_u128,
        events in prop::collection::vec((0..15_u128, any::<bool>()), 0..20),
    ) {
        let mentors: Vec<u128> = (0..mentors).collect();
        let mentees: Vec<u128> = (10..10 + mentees).collect();
        let mut group = asked(&mentors, &mentees);
        let least = group.cell().least(Side::Mentee);
        for (by, yes) in events {
            let leaving = Leaving { on: today(), reason: EndReason::MenteeInitiative };
            let after = match group.state {
                MentorshipState::Proposed => group.clone().answer(person(by), yes).ok(),
                MentorshipState::Active { .. } => group.clone().leave(person(by), leaving, today()).ok(),
                MentorshipState::Agreed => Some(in_force(group.clone())),
                MentorshipState::Declined
                | MentorshipState::Revoked
                | MentorshipState::OrderPrepared { .. }
                | MentorshipState::Ended { .. } => None,
            };
            group = after.unwrap_or(group);
            if group.state != MentorshipState::Declined {
                prop_assert!(group.on_side(Side::Mentor).count() >= 1, "{group:?}");
                prop_assert!(group.on_side(Side::Mentee).count() >= least, "{group:?}");
            }
            let known = group.members().count() + group.former().count();
            prop_assert_eq!(known, group.participants.len(), "nobody is forgotten");
        }
    }
}
