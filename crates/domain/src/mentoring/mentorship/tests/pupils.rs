//! Pairs whose mentees are pupils.

use super::*;

fn pupils(mentees: &[u128]) -> Mentorship {
    let mentees: Vec<PersonId> = mentees.iter().map(|id| person(*id)).collect();
    let id = MentorshipId(Uuid::from_u128(1));
    Mentorship::propose(id, &[person(MENTOR)], &mentees).for_pupils()
}

#[test]
fn the_mentor_of_a_pupil_is_the_only_one_who_is_asked() {
    let pair = pupils(&[MENTEE]);
    assert_eq!(pair.state, MentorshipState::Proposed);
    assert_eq!(
        pair.clone().answer(person(MENTEE), true),
        Err(AnswerError::AlreadyAnswered)
    );
    let agreed = pair.answer(person(MENTOR), true).unwrap();
    assert_eq!(agreed.state, MentorshipState::Agreed);
    let named: Vec<PersonId> = agreed.accepted().collect();
    assert_eq!(named, [person(MENTOR), person(MENTEE)]);
}

#[test]
fn a_group_of_pupils_waits_for_its_mentor_and_a_no_closes_it() {
    let group = pupils(&[MENTEE, 3, 4]);
    assert_eq!(group.cell(), Cell::Group);
    assert!(group.mentees_are_pupils());
    let declined = group.answer(person(MENTOR), false).unwrap();
    assert_eq!(declined.state, MentorshipState::Declined);
}

#[test]
fn only_who_is_no_pupil_speaks() {
    let pair = pupils(&[MENTEE]);
    let voices = |side| pair.speaking(side).collect::<Vec<_>>();
    assert_eq!(voices(Side::Mentor), [person(MENTOR)]);
    assert_eq!(voices(Side::Mentee), []);
    assert!(!proposed().mentees_are_pupils());
}

#[test]
fn the_form_is_for_pupils_when_all_mentees_are() {
    let said = |form, mentors: &[u128], mentees: &[u128], pupils: &[u128]| {
        let people = |ids: &[u128]| ids.iter().map(|id| person(*id)).collect::<Vec<_>>();
        let terms = (form, MentoringFormat::Network);
        check_people(&people(mentors), &people(mentees), terms, &people(pupils))
    };
    let wrong = Err(ProposeError::FormDoesNotFit);
    use RolePairForm::{TeacherPupil, TeacherTeacher};
    assert_eq!(said(TeacherPupil, &[1], &[2, 3], &[2, 3]), Ok(()));
    assert_eq!(said(TeacherPupil, &[1], &[2, 3], &[2]), wrong);
    assert_eq!(said(TeacherTeacher, &[1], &[2, 3], &[2]), wrong);
    assert_eq!(said(TeacherTeacher, &[1], &[2], &[2]), wrong);
    assert_eq!(said(TeacherTeacher, &[1], &[2], &[1]), wrong);
    assert_eq!(said(TeacherPupil, &[1], &[2], &[1, 2]), wrong);
    assert_eq!(said(TeacherTeacher, &[1], &[2], &[]), Ok(()));
}
