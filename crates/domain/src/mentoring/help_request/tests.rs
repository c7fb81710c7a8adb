use super::*;
use crate::testing::{person, table};

fn at(minute: u32) -> Timestamp {
    format!("2026-11-15T09:{minute:02}:00Z").parse().unwrap()
}

#[test]
fn every_step_in_every_state() {
    let rating = Score::new(9).unwrap();
    let states = [
        ("NEW", HelpState::New),
        ("TAKEN by 1", HelpState::Taken { by: person(1) }),
        (
            "ANSWERED",
            HelpState::Answered {
                by: person(1),
                at: at(5),
            },
        ),
        (
            "CLOSED",
            HelpState::Closed {
                by: person(1),
                at: at(5),
                rating,
            },
        ),
        ("WITHDRAWN", HelpState::Withdrawn),
    ];
    let columns = [
        "take by 1",
        "take by 2",
        "give back by 1",
        "give back by 2",
        "answer of 1",
        "answer of 2",
        "close",
        "withdraw",
    ];
    let shown = table(&states.map(|(name, _)| name), &columns, |row, column| {
        let (_, state) = states[row];
        let after = match column {
            0 => state.take(person(1)),
            1 => state.take(person(2)),
            2 => state.give_back(person(1)),
            3 => state.give_back(person(2)),
            4 => state.answer(person(1), at(9)),
            5 => state.answer(person(2), at(9)),
            6 => state.close(rating),
            _ => state.withdraw(),
        };
        after.map(HelpState::kind)
    });
    insta::assert_snapshot!(shown);
}

#[test]
fn the_time_to_the_answer_is_counted_from_the_question() {
    let waited = |state: HelpState| state.response_time(at(0)).map(|time| time.num_minutes());
    assert_eq!(waited(HelpState::New), None);
    assert_eq!(waited(HelpState::Taken { by: person(1) }), None);
    let answered = HelpState::New.answer(person(1), at(25)).unwrap();
    assert_eq!(waited(answered), Some(25));
    assert_eq!(
        waited(answered.close(Score::new(10).unwrap()).unwrap()),
        Some(25)
    );
}
