use super::*;
use crate::testing::{person, table};

fn opened(kind: MediationKind, by: u128) -> Option<Mediation> {
    let members = [(person(1), Side::Mentor), (person(2), Side::Mentee)];
    Mediation::open(kind, person(by), &members)
}

fn in_state(state: MediationState) -> Mediation {
    Mediation {
        state,
        ..opened(MediationKind::Mediation, 1).unwrap()
    }
}

#[test]
fn every_step_in_every_state() {
    let names = MediationState::ALL.map(MediationState::code);
    let steps = ["take", "note", "propose", "yes", "no", "close", "withdraw"];
    let seen = table(&names, &steps, |row, column| {
        let state = MediationState::ALL[row];
        let case = in_state(state);
        match column {
            0 => state.take(),
            1 => state.note(),
            2 => case.propose().map(|after| after.state),
            3 => case.answer(person(1), true).map(|after| after.state),
            4 => case.answer(person(1), false).map(|after| after.state),
            5 => state.close(),
            _ => state.withdraw(),
        }
    });
    insta::assert_snapshot!(seen);
}

#[test]
fn a_consultation_is_the_openers_alone() {
    let case = opened(MediationKind::Consultation, 2).unwrap();
    assert!(case.party(person(2)).is_some());
    assert_eq!(case.party(person(1)), None);
    assert_eq!(
        opened(MediationKind::Consultation, 9),
        None,
        "a curator asks themselves nothing"
    );
    let both = opened(MediationKind::Agreement, 9).unwrap();
    assert_eq!(both.parties.len(), 2);
}

#[test]
fn the_last_yes_settles_it_and_a_no_asks_everybody_again() {
    let proposed = in_state(MediationState::InProgress).propose().unwrap();
    let one = proposed.answer(person(1), true).unwrap();
    assert_eq!(one.state, MediationState::Proposed);
    let twice = one.clone().answer(person(1), true);
    assert_eq!(twice, Err(MediationError::AlreadyAgreed));
    let agreed = one.clone().answer(person(2), true).unwrap();
    assert_eq!(agreed.state, MediationState::Agreed);
    let refused = one.clone().answer(person(2), false).unwrap();
    assert_eq!(refused.state, MediationState::InProgress);
    assert!(refused.parties.iter().all(|party| !party.agreed));
    let reworded = one.propose().unwrap();
    assert!(
        reworded.parties.iter().all(|party| !party.agreed),
        "they agreed to other words"
    );
}

#[test]
fn nobody_else_answers() {
    let proposed = in_state(MediationState::Proposed);
    let answer = proposed.answer(person(9), true);
    assert_eq!(answer, Err(MediationError::NothingProposed));
}

#[test]
fn it_is_taken_within_three_working_days() {
    let friday = Date::from_ymd_opt(2026, 11, 13).unwrap();
    let wednesday = Date::from_ymd_opt(2026, 11, 18).unwrap();
    assert_eq!(take_by(friday).0, wednesday);
}
