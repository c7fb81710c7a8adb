use super::*;
use crate::testing::{day, table};

#[test]
fn every_step_in_every_state() {
    let states = [
        CorrectionState::Open,
        CorrectionState::Corrected,
        CorrectionState::Declined,
        CorrectionState::Withdrawn,
    ];
    let names = states.map(CorrectionState::code);
    let seen = table(
        &names,
        &["correct", "decline", "withdraw"],
        |row, column| {
            let state = states[row];
            match column {
                0 => state.answer(true),
                1 => state.answer(false),
                _ => state.withdraw(),
            }
        },
    );
    insta::assert_snapshot!(seen);
}

#[test]
fn seven_working_days_to_correct_and_ten_to_answer() {
    let filed = day("2026-10-30");
    let calendar = WorkingDaysGround::ProductionCalendar;
    // The fourth of November is a holiday.
    assert_eq!(correct_by(filed), (day("2026-11-11"), calendar));
    assert_eq!(answer_by(filed), (day("2026-11-16"), calendar));
    assert_eq!(correct_by(day("2031-03-03")).1, WorkingDaysGround::LawAlone);
}
