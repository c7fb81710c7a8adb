use super::*;
use crate::testing::{day, person, table};

fn pair() -> [PersonId; 2] {
    [person(1), person(2)]
}

fn states() -> [(&'static str, ChangeState); 7] {
    let on = day("2026-12-01");
    let open = |who: &[u128]| ChangeState::Open {
        consented: who.iter().copied().map(person).collect(),
    };
    [
        ("open, nobody yet", open(&[])),
        ("open, 1 consented", open(&[1])),
        ("consented", ChangeState::Consented),
        ("approved", ChangeState::Approved { on, edition: 2 }),
        ("refused", ChangeState::Refused { on }),
        ("declined", ChangeState::Declined { on, by: person(2) }),
        ("withdrawn", ChangeState::Withdrawn { on }),
    ]
}

#[test]
fn every_event_in_every_state() {
    let columns = [
        "revise by 1",
        "consent of 1",
        "consent of 2",
        "decline",
        "withdraw",
        "approve",
        "refuse",
    ];
    let all = states();
    let rows = all.clone().map(|(name, _)| name);
    let on = day("2026-12-05");
    let shown = table(&rows, &columns, |row, column| {
        let state = all[row].1.clone();
        let after = match column {
            0 => state.revise(person(1), &pair()),
            1 => state.consent(person(1), &pair()),
            2 => state.consent(person(2), &pair()),
            3 => state.decline(person(2), on),
            4 => state.withdraw(on),
            5 => state.approve(on, 3),
            _ => state.refuse(on),
        };
        after.map(|state| state.kind())
    });
    insta::assert_snapshot!(shown, @r"
                       revise by 1  consent of 1      consent of 2  decline     withdraw     approve     refuse
    open, nobody yet   → Open       → Open            → Open        → Declined  → Withdrawn  NotWaiting  → Refused
    open, 1 consented  → Open       AlreadyConsented  → Consented   → Declined  → Withdrawn  NotWaiting  → Refused
    consented          → Open       NotWaiting        NotWaiting    → Declined  → Withdrawn  → Approved  → Refused
    approved           NotWaiting   NotWaiting        NotWaiting    NotWaiting  NotWaiting   NotWaiting  NotWaiting
    refused            NotWaiting   NotWaiting        NotWaiting    NotWaiting  NotWaiting   NotWaiting  NotWaiting
    declined           NotWaiting   NotWaiting        NotWaiting    NotWaiting  NotWaiting   NotWaiting  NotWaiting
    withdrawn          NotWaiting   NotWaiting        NotWaiting    NotWaiting  NotWaiting   NotWaiting  NotWaiting
    ");
}

#[test]
fn who_proposes_consents_when_they_are_of_the_pair_and_the_curator_does_not() {
    let consented = |by| match ChangeState::proposed(by, &pair()) {
        ChangeState::Open { consented } => consented.len(),
        ChangeState::Consented
        | ChangeState::Approved { .. }
        | ChangeState::Refused { .. }
        | ChangeState::Declined { .. }
        | ChangeState::Withdrawn { .. } => panic!("just proposed"),
    };
    assert_eq!(consented(person(1)), 1);
    assert_eq!(consented(person(9)), 0);
}

#[test]
fn both_consents_are_needed_whoever_comes_first() {
    for (first, second) in [(1, 2), (2, 1)] {
        let state = ChangeState::proposed(person(9), &pair());
        let state = state.consent(person(first), &pair()).unwrap();
        assert_eq!(state.kind(), ChangeStateKind::Open);
        let state = state.consent(person(second), &pair()).unwrap();
        assert_eq!(state, ChangeState::Consented);
    }
}

#[test]
fn an_edit_takes_the_consents_back_but_the_editors_own() {
    let state = ChangeState::Consented.revise(person(2), &pair()).unwrap();
    let own = [person(2)].into();
    assert_eq!(state, ChangeState::Open { consented: own });
}

#[test]
fn a_change_lapses_with_its_programme_unless_it_was_decided() {
    let columns = ["APPROVED", "COMPLETED", "TERMINATED"];
    let all = states();
    let rows = all.clone().map(|(name, _)| name);
    let shown = table(&rows, &columns, |row, column| {
        let programme = [
            ProgrammeStateKind::Approved,
            ProgrammeStateKind::Completed,
            ProgrammeStateKind::Terminated,
        ][column];
        Ok::<_, ChangeError>(all[row].1.beside(programme))
    });
    insta::assert_snapshot!(shown, @r"
                       APPROVED     COMPLETED    TERMINATED
    open, nobody yet   → Open       → Lapsed     → Lapsed
    open, 1 consented  → Open       → Lapsed     → Lapsed
    consented          → Consented  → Lapsed     → Lapsed
    approved           → Approved   → Approved   → Approved
    refused            → Refused    → Refused    → Refused
    declined           → Declined   → Declined   → Declined
    withdrawn          → Withdrawn  → Withdrawn  → Withdrawn
    ");
}
