use uuid::Uuid;

use super::*;
use crate::testing::{day, person, table};

const STATES: [RequestState; 6] = [
    RequestState::Filed,
    RequestState::Considered,
    RequestState::Granted,
    RequestState::Refused,
    RequestState::Withdrawn,
    RequestState::Executed,
];

fn in_state(state: RequestState) -> Request {
    let (id, mentorship) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let filed = Request::file(
        RequestId(id),
        MentorshipId(mentorship),
        RequestKind::Resign,
        person(1),
    );
    Request { state, ..filed }
}

#[test]
fn a_request_goes_from_its_author_over_the_curator_to_the_head() {
    let names = STATES.map(RequestState::code);
    let columns = ["consider", "grant", "refuse", "withdraw", "execute"];
    let seen = table(&names, &columns, |row, column| {
        let request = in_state(STATES[row]);
        let after = match column {
            0 => request.consider(),
            1 => request.decide(true),
            2 => request.decide(false),
            3 => request.withdraw(),
            _ => request.execute(),
        };
        after.map(|request| request.state)
    });
    insta::assert_snapshot!(seen, @r"
                consider      grant         refuse        withdraw      execute
    FILED       → Considered  → Granted     → Refused     → Withdrawn   RequestError
    CONSIDERED  RequestError  → Granted     → Refused     → Withdrawn   RequestError
    GRANTED     RequestError  RequestError  RequestError  RequestError  → Executed
    REFUSED     RequestError  RequestError  RequestError  RequestError  RequestError
    WITHDRAWN   RequestError  RequestError  RequestError  RequestError  RequestError
    EXECUTED    RequestError  RequestError  RequestError  RequestError  RequestError
    ");
}

#[test]
fn what_is_open_still_waits_for_somebody() {
    for state in STATES {
        let request = in_state(state);
        let waits = request.decide(true).is_ok() || request.execute().is_ok();
        assert_eq!(RequestState::OPEN.contains(&state), waits, "{state:?}");
    }
}

#[test]
fn a_mentee_asks_for_another_mentor_and_a_mentor_for_release() {
    let asks = |kind: RequestKind| [Side::Mentor, Side::Mentee].map(|side| kind.is_for(side));
    assert_eq!(asks(RequestKind::ReplaceMentor), [false, true]);
    assert_eq!(asks(RequestKind::Resign), [true, false]);
    assert_eq!(asks(RequestKind::End), [true, true]);
}

#[test]
fn a_notice_runs_three_working_days() {
    let until = notice_runs_until(day("2026-11-13"));
    let calendar = WorkingDaysGround::ProductionCalendar;
    assert_eq!(
        until,
        (day("2026-11-18"), calendar),
        "from Friday to Wednesday"
    );
}
