use super::*;
use crate::testing::{person, table};

fn proposed(by: u128) -> OneOff {
    OneOff::propose(person(1), person(2), MentoringFormat::Flash, person(by)).unwrap()
}

fn in_state(state: OneOffState) -> OneOff {
    OneOff {
        state,
        ..proposed(9)
    }
}

#[test]
fn every_step_in_every_state() {
    let names = OneOffState::ALL.map(OneOffState::code);
    let seen = table(
        &names,
        &["yes", "no", "hold", "rate", "close", "cancel"],
        |row, column| {
            let one = in_state(OneOffState::ALL[row]);
            let after = match column {
                0 => one.answer(Side::Mentor, true),
                1 => one.answer(Side::Mentor, false),
                2 => one.hold(),
                3 => one.rate(Side::Mentee),
                4 => one.close(),
                _ => one.cancel(),
            };
            after.map(|one| one.state)
        },
    );
    insta::assert_snapshot!(seen);
}

#[test]
fn who_proposes_and_takes_part_has_said_yes() {
    let by_mentee = proposed(2);
    assert_eq!(by_mentee.mentee.answer, Answer::Accepted);
    let again = by_mentee.answer(Side::Mentee, true);
    assert_eq!(again, Err(OneOffError::AlreadyAnswered));
    let agreed = by_mentee.answer(Side::Mentor, true).unwrap();
    assert_eq!(agreed.state, OneOffState::Agreed);
    let by_curator = proposed(9).answer(Side::Mentor, true).unwrap();
    assert_eq!(
        by_curator.state,
        OneOffState::Proposed,
        "the other one is asked, too"
    );
    let refused = by_curator.answer(Side::Mentee, false).unwrap();
    assert_eq!(refused.state, OneOffState::Declined);
}

#[test]
fn it_closes_when_both_have_said_how_it_was() {
    let held = in_state(OneOffState::Held);
    let one = held.rate(Side::Mentor).unwrap();
    assert_eq!(one.state, OneOffState::Feedback);
    assert_eq!(one.rate(Side::Mentor), Err(OneOffError::AlreadyRated));
    let both = one.rate(Side::Mentee).unwrap();
    assert_eq!(both.state, OneOffState::Closed);
    assert!(both.mentor.rated && both.mentee.rated);
}

#[test]
fn nobody_meets_themselves_and_a_pair_is_no_one_off() {
    let alone = OneOff::propose(person(1), person(1), MentoringFormat::Speed, person(1));
    assert_eq!(alone, Err(OneOffError::SamePerson));
    let pair = OneOff::propose(person(1), person(2), MentoringFormat::OneToOne, person(1));
    assert_eq!(pair, Err(OneOffError::NotAOneOff));
    let one = proposed(1);
    assert_eq!(one.side_of(person(1)), Some(Side::Mentor));
    assert_eq!(one.side_of(person(2)), Some(Side::Mentee));
    assert_eq!(one.side_of(person(3)), None);
}
