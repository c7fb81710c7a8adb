use chrono::Duration;
use proptest::prelude::*;

use super::*;
use crate::testing::day;

fn asked(
    first_meeting: Option<&str>,
    answered: &[Occasion],
    today: &str,
) -> Option<(PulseKind, String)> {
    let found = due(
        day("2026-09-01"),
        first_meeting.map(day),
        answered,
        day(today),
    );
    found.map(|occasion| (occasion.kind, occasion.asked_on.to_string()))
}

#[test]
fn the_fit_check_comes_with_the_first_meeting_and_goes_after_a_month() {
    assert_eq!(asked(None, &[], "2026-09-20"), None);
    let fit = Some((PulseKind::FitCheck, "2026-09-10".to_owned()));
    assert_eq!(asked(Some("2026-09-10"), &[], "2026-09-10"), fit);
    assert_eq!(asked(Some("2026-09-10"), &[], "2026-10-10"), fit);
    let pulse = Some((PulseKind::Pulse, "2026-10-01".to_owned()));
    assert_eq!(asked(Some("2026-09-10"), &[], "2026-10-11"), pulse);
    let answered = [Occasion {
        kind: PulseKind::FitCheck,
        asked_on: day("2026-09-10"),
    }];
    assert_eq!(asked(Some("2026-09-10"), &answered, "2026-09-12"), None);
    // An earlier meeting that was written down later does not ask again.
    assert_eq!(asked(Some("2026-09-08"), &answered, "2026-09-12"), None);
}

#[test]
fn the_pulse_is_asked_at_thirty_days_and_then_every_sixty() {
    let days = [
        "2026-09-30",
        "2026-10-01",
        "2026-11-29",
        "2026-11-30",
        "2027-01-29",
    ];
    let found = days.map(|today| asked(None, &[], today).map(|(_, on)| on));
    let on = |text: &str| Some(text.to_owned());
    assert_eq!(
        found,
        [
            None,
            on("2026-10-01"),
            on("2026-10-01"),
            on("2026-11-30"),
            on("2027-01-29")
        ]
    );
    let answered = [Occasion {
        kind: PulseKind::Pulse,
        asked_on: day("2026-10-01"),
    }];
    assert_eq!(asked(None, &answered, "2026-11-29"), None);
    assert_eq!(
        asked(None, &answered, "2026-11-30").map(|(_, on)| on),
        on("2026-11-30")
    );
}

#[test]
fn a_score_is_one_to_ten_and_four_is_low() {
    let taken: Vec<_> = (-1..=12).filter_map(Score::new).map(Score::value).collect();
    assert_eq!(taken, (1..=10).collect::<Vec<u8>>());
    let low: Vec<_> = (1..=10)
        .filter_map(Score::new)
        .filter(|score| score.is_low())
        .collect();
    assert_eq!(low.len(), 4);
}

proptest! {
    /// Whatever is asked was due before, and what was answered is not asked again.
    #[test]
    fn an_answer_settles_what_was_asked(day_of in 0i64..2000, met in prop::option::of(0i64..400)) {
        let since = day("2026-09-01");
        let today = since + Duration::days(day_of);
        let first = met.map(|days| since + Duration::days(days));
        let mut answered = Vec::new();
        while let Some(occasion) = due(since, first, &answered, today) {
            prop_assert!(occasion.asked_on <= today);
            prop_assert!(!answered.contains(&occasion));
            answered.push(occasion);
        }
        prop_assert!(answered.len() <= 2);
    }
}
