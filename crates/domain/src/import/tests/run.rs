use crate::import::{RunEvent, RunState, Stuck};

/// Every state × every event.
#[test]
fn a_file_goes_its_way_and_no_other() {
    use RunEvent::*;
    use RunState::*;
    let events = [
        Preview,
        GiveUpReading,
        Remap,
        Apply,
        Finish,
        FallBack,
        Discard,
    ];
    let allowed = [
        (Waiting, Preview, Previewed),
        (Waiting, GiveUpReading, Unreadable),
        (Waiting, Discard, Discarded),
        (Previewed, Remap, Waiting),
        (Previewed, Apply, Applying),
        (Previewed, Discard, Discarded),
        (Unreadable, Discard, Discarded),
        (Applying, Finish, Applied),
        (Applying, FallBack, Waiting),
    ];
    for state in RunState::ALL {
        for event in events {
            let found = allowed
                .iter()
                .find(|(from, by, _)| (*from, *by) == (state, event));
            let wanted = found.map(|(_, _, to)| *to).ok_or(Stuck(state));
            assert_eq!(state.after(event), wanted, "{state:?} {event:?}");
        }
    }
    let due: Vec<_> = RunState::ALL
        .into_iter()
        .filter(|state| state.is_due())
        .collect();
    assert_eq!(due, [Waiting, Applying]);
}
