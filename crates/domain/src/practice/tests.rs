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

#[test]
fn a_summary_ends_where_a_sentence_does() {
    let text = "Провели урок в школе им. Пушкина. Дети\nответили на «5».  Учитель А. С. Петров доволен! Планируем ещё.";
    assert_eq!(
        summary(text, 300),
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    assert_eq!(
        summary(text, 90),
        "Провели урок в школе им. Пушкина. Дети ответили на «5». Учитель А. С. Петров доволен!"
    );
    assert_eq!(
        summary(text, 60),
        "Провели урок в школе им. Пушкина. Дети ответили на «5»."
    );
    assert_eq!(summary(text, 40), "Провели урок в школе им. Пушкина.");
}

#[test]
fn a_summary_of_one_long_sentence_is_cut_between_words() {
    assert_eq!(summary("один два три", 12), "один два три");
    assert_eq!(summary("один два три", 11), "один два…");
    assert_eq!(summary("один два три", 8), "один…");
    assert_eq!(summary("один два три", 4), "оди…");
    assert_eq!(summary("", 5), "");
}

proptest! {
    #[test]
    fn a_summary_never_outgrows_its_room(text in "[а-яА-Я .!«»]{0,400}", max in 1_usize..350) {
        prop_assert!(summary(&text, max).chars().count() <= max);
    }
}
