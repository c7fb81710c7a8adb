//! Reverse pairs of both directions, and pairs that an order on paper names.

use super::*;
use crate::consent::ConsentPurpose::{MenteeParticipation, MentorDuty, PersonalDataProcessing};

fn both_ways() -> Mentorship {
    proposed().in_both_directions()
}

fn acting(pair: &Mentorship, side: Side) -> Vec<PersonId> {
    pair.acting(side).collect()
}

#[test]
fn each_of_the_two_is_mentor_and_mentee_and_nobody_their_own() {
    let (one, other) = (person(MENTOR), person(MENTEE));
    let pair = both_ways();
    assert!(pair.is_two_way());
    assert_eq!(acting(&pair, Side::Mentor), [one, other]);
    assert_eq!(acting(&pair, Side::Mentee), [one, other]);
    assert_eq!(pair.mentors_of(one).collect::<Vec<_>>(), [other]);
    assert_eq!(pair.mentors_of(other).collect::<Vec<_>>(), [one]);
    assert_eq!(pair.on_side(Side::Mentor).collect::<Vec<_>>(), [one]);

    let pair = proposed();
    assert!(!pair.is_two_way());
    assert_eq!(acting(&pair, Side::Mentor), [one]);
    assert_eq!(acting(&pair, Side::Mentee), [other]);
    assert_eq!(pair.mentors_of(one).count(), 0);
    assert_eq!(pair.mentors_of(person(HEAD)).count(), 0);
}

#[test]
fn both_duties_are_consented_to_and_processing_once() {
    let required =
        |pair: &Mentorship, who| pair.participant(person(who)).unwrap().required_consents();
    let all = [PersonalDataProcessing, MentorDuty, MenteeParticipation];
    assert_eq!(required(&both_ways(), MENTOR), all);
    assert_eq!(required(&both_ways(), MENTEE), all);
    assert_eq!(required(&proposed(), MENTOR), all[..2]);
    assert_eq!(
        required(&proposed(), MENTEE),
        [PersonalDataProcessing, MenteeParticipation]
    );
}

#[test]
fn nobody_checks_what_they_handed_in_themselves() {
    let (one, other) = (person(MENTOR), person(MENTEE));
    assert!(!both_ways().may_check(one, Some(one)));
    assert!(both_ways().may_check(one, Some(other)));
    // A mentor hands in for pupils, and checks.
    assert!(proposed().may_check(one, Some(one)));
    assert!(proposed().may_check(one, None));
}

#[test]
fn only_a_reverse_pair_of_employees_runs_in_both_directions() {
    use MentoringFormat::*;
    let formats = [
        OneToOne,
        Group,
        Flash,
        Speed,
        Network,
        Reverse,
        Virtual,
        Situational,
        ShortTermGoalSetting,
    ];
    for format in formats {
        for form in [RolePairForm::TeacherTeacher, RolePairForm::TeacherPupil] {
            let fits = format == Reverse && form == RolePairForm::TeacherTeacher;
            assert_eq!(
                check_two_way(form, format).is_ok(),
                fits,
                "{form:?} {format:?}"
            );
        }
    }
}

#[test]
fn every_step_leads_where_it_leads_in_one_direction() {
    let (on, reason) = (day("2027-01-15"), EndReason::MutualDecision);
    let mut events = vec![
        Event::Revoke,
        Event::Unprepare { order: 1 },
        Event::Terminate { on, reason },
        Event::Complete { on },
    ];
    for yes in [true, false] {
        for by in [MENTOR, MENTEE, HEAD] {
            events.push(Event::Answer { by, accept: yes });
            events.push(Event::Approve {
                order: 1,
                by,
                consented: yes,
            });
        }
        events.push(Event::Prepare {
            order: 1,
            consented: yes,
        });
    }
    for (name, one_way) in every_state() {
        for event in &events {
            let two_way = one_way.clone().in_both_directions();
            let wanted = happens(one_way.clone(), *event).map(|pair| pair.state);
            let found = happens(two_way, *event).map(|pair| pair.state);
            assert_eq!(found, wanted, "{name}: {event:?}");
        }
    }
}

#[test]
fn what_an_order_on_paper_names_is_agreed_and_still_waits_for_consents() {
    let pair = proposed().agreed_on_paper();
    assert_eq!(pair.state, MentorshipState::Agreed);
    assert!(pair.members().all(|line| line.answer == Answer::Accepted));
    assert_eq!(
        pair.clone().prepare(order(1), false),
        Err(PrepareError::ConsentMissing)
    );
    assert_eq!(
        pair.clone()
            .approve(order(1), person(HEAD), first_day(), true),
        Err(ApproveError::NoOrder)
    );
    assert!(pair.revoke().is_ok());
}
