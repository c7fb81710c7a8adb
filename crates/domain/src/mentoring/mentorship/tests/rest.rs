//! Rest and return.

use super::*;

fn rest(from: &str, expected_back: Option<&str>) -> Suspension {
    Suspension {
        from: day(from),
        expected_back: expected_back.map(day),
        reason: SuspensionReason::Illness,
    }
}

fn resting() -> Mentorship {
    active()
        .suspend(rest("2026-11-02", Some("2026-12-01")), today())
        .unwrap()
}

#[test]
fn only_what_is_in_force_rests_and_only_what_rests_resumes() {
    let states: Vec<(&str, Mentorship)> = every_state()
        .into_iter()
        .chain([("ACTIVE, resting", resting())])
        .collect();
    let names: Vec<&str> = states.iter().map(|(name, _)| *name).collect();
    let columns = ["suspend", "resume", "end"];
    let seen = table(&names, &columns, |row, column| {
        let pair = states[row].1.clone();
        let reason = EndReason::CuratorForceMajeure;
        let after = match column {
            0 => pair
                .suspend(rest("2027-01-11", None), today())
                .map_err(|error| format!("{error:?}")),
            1 => pair
                .resume(day("2026-12-01"), today())
                .map_err(|error| format!("{error:?}")),
            _ => pair
                .terminate(today(), reason, today())
                .map_err(|error| format!("{error:?}")),
        };
        after.map(|pair| match pair.suspension {
            Some(_) => format!("{}+rest", pair.state.kind().code()),
            None => pair.state.kind().code().to_owned(),
        })
    });
    insta::assert_snapshot!(seen, @r"
                               suspend           resume        end
    PROPOSED                   NotActive         NotSuspended  NotActive
    PROPOSED, mentor said yes  NotActive         NotSuspended  NotActive
    DECLINED                   NotActive         NotSuspended  NotActive
    REVOKED                    NotActive         NotSuspended  NotActive
    AGREED                     NotActive         NotSuspended  NotActive
    ORDER_PREPARED             NotActive         NotSuspended  NotActive
    ACTIVE                     → ACTIVE+rest     NotSuspended  → ENDED
    ENDED                      NotActive         NotSuspended  NotActive
    ACTIVE, resting            AlreadySuspended  → ACTIVE      → ENDED
    ");
}

#[test]
fn a_rest_lies_between_the_first_day_and_today() {
    let said = |from, back| active().suspend(rest(from, back), today()).map(|_| ());
    assert_eq!(said("2026-09-10", None), Ok(()));
    assert_eq!(said("2026-09-09", None), Err(SuspendError::BeforeItBegins));
    assert_eq!(said("2027-05-20", Some("2027-05-20")), Ok(()));
    assert_eq!(said("2027-05-21", None), Err(SuspendError::InTheFuture));
    assert_eq!(
        said("2027-01-11", Some("2027-01-10")),
        Err(SuspendError::ReturnsBeforeItRests)
    );
}

#[test]
fn the_return_lies_between_the_rest_and_today() {
    let said = |on: &str| {
        resting()
            .resume(day(on), today())
            .map(|pair| pair.suspension)
    };
    assert_eq!(said("2026-11-02"), Ok(None));
    assert_eq!(said("2026-11-01"), Err(ResumeError::BeforeItRests));
    assert_eq!(said("2027-05-21"), Err(ResumeError::InTheFuture));
}
