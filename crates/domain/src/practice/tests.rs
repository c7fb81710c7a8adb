use proptest::prelude::*;

use super::*;
use crate::testing::table;

const STATES: [PracticeState; 5] = [
    PracticeState::Draft,
    PracticeState::Submitted,
    PracticeState::SchoolApproved,
    PracticeState::Published,
    PracticeState::Withdrawn,
];
const EVENTS: [PracticeEvent; 6] = [
    PracticeEvent::Edit,
    PracticeEvent::Submit,
    PracticeEvent::ApproveAtSchool,
    PracticeEvent::Publish,
    PracticeEvent::GiveBack,
    PracticeEvent::Withdraw,
];

#[test]
fn a_practice_goes_from_its_school_through_the_municipality_to_everybody() {
    let rows = [
        "DRAFT",
        "SUBMITTED",
        "SCHOOL_APPROVED",
        "PUBLISHED",
        "WITHDRAWN",
    ];
    let columns = [
        "edit",
        "submit",
        "approve at school",
        "publish",
        "give back",
        "withdraw",
    ];
    let shown = table(&rows, &columns, |row, column| {
        STATES[row].after(EVENTS[column])
    });
    insta::assert_snapshot!(shown, @r"
                     edit        submit       approve at school  publish      give back   withdraw
    DRAFT            → Draft     → Submitted  NotWaiting         NotWaiting   NotWaiting  NotWaiting
    SUBMITTED        NotWaiting  NotWaiting   → SchoolApproved   NotWaiting   → Draft     NotWaiting
    SCHOOL_APPROVED  NotWaiting  NotWaiting   NotWaiting         → Published  → Draft     NotWaiting
    PUBLISHED        NotWaiting  NotWaiting   NotWaiting         NotWaiting   NotWaiting  → Withdrawn
    WITHDRAWN        NotWaiting  NotWaiting   NotWaiting         → Published  NotWaiting  NotWaiting
    ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn nothing_is_published_that_the_school_has_not_approved(
        events in prop::collection::vec(prop::sample::select(EVENTS.to_vec()), 0..40),
    ) {
        let mut state = PracticeState::Draft;
        // Since the last time that somebody could change the text.
        let (mut submitted, mut approved) = (false, false);
        for event in events {
            let Ok(next) = state.after(event) else { continue };
            match event {
                PracticeEvent::Edit | PracticeEvent::GiveBack => (submitted, approved) = (false, false),
                PracticeEvent::Submit => submitted = true,
                PracticeEvent::ApproveAtSchool => approved = submitted,
                PracticeEvent::Publish | PracticeEvent::Withdraw => {}
            }
            if next == PracticeState::Published {
                prop_assert!(submitted && approved);
            }
            state = next;
        }
    }

    #[test]
    fn a_text_is_changed_in_a_draft_only(state in prop::sample::select(STATES.to_vec())) {
        prop_assert_eq!(state.after(PracticeEvent::Edit).is_ok(), state == PracticeState::Draft);
    }
}
