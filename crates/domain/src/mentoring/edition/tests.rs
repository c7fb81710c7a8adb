use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::testing::day;

fn line(number: u128, planned_on: &str) -> PlannedActivity {
    PlannedActivity {
        id: ActivityId(Uuid::from_u128(number)),
        title: format!("Дело {number}"),
        kind: ActivityKind::LessonVisit,
        planned_on: day(planned_on),
        expected_result: "Запись".to_owned(),
    }
}

fn content() -> ProgrammeContent {
    ProgrammeContent {
        goal: "Уверенный урок".to_owned(),
        expected_result: "Открытый урок".to_owned(),
        starts_on: day("2026-09-01"),
        ends_on: day("2027-01-31"),
        long_term_reason: None,
        deficits: vec![],
        plan: vec![
            line(1, "2026-10-01"),
            line(2, "2026-12-10"),
            line(3, "2027-01-20"),
        ],
    }
}

fn amended(edit: impl FnOnce(&mut ProgrammeContent)) -> ProgrammeContent {
    let mut after = content();
    edit(&mut after);
    after
}

fn check(
    after: &ProgrammeContent,
    states: &[(u128, ActivityState)],
) -> Result<Option<TermWarning>, AmendError> {
    let states = states
        .iter()
        .map(|(number, state)| (ActivityId(Uuid::from_u128(*number)), *state))
        .collect();
    let today = day("2026-12-01");
    content().check_amendment(after, &states, MentoringFormat::OneToOne, today)
}

#[test]
fn an_extension_moves_what_is_open_and_still_ahead() {
    let open = [1, 2, 3].map(|number| ActivityId(Uuid::from_u128(number)));
    let from = Some(day("2026-12-01"));
    let after = content().extended(day("2027-03-02"), &open[..2], from);
    let days: Vec<_> = after.plan.iter().map(|line| line.planned_on).collect();
    // The first is overdue, the third was done already.
    assert_eq!(
        days,
        [day("2026-10-01"), day("2027-01-09"), day("2027-01-20")]
    );
    let kept = content().extended(day("2027-03-02"), &open, None);
    assert_eq!(kept.plan, content().plan);
    assert_eq!(content().days_until_end_of(&kept), 30);
}

#[test]
fn differences_are_said_in_the_order_of_reading() {
    let after = amended(|after| {
        after.goal = "Спокойный урок".to_owned();
        after.ends_on = day("2027-02-28");
        after.deficits.push(NamedDeficit {
            id: DeficitId(Uuid::from_u128(7)),
            area: "Оценивание".to_owned(),
        });
        after.plan.remove(1);
        after.plan[1].title = "Открытое дело".to_owned();
        after.plan[1].planned_on = day("2027-02-20");
        after.plan.insert(0, line(4, "2026-12-20"));
    });
    let said: Vec<String> = content()
        .differences(&after)
        .into_iter()
        .map(|difference| match difference {
            Difference::Words {
                part,
                before,
                after,
                ..
            } => format!("{part:?}: {before} → {after}"),
            Difference::Day {
                activity,
                before,
                after,
            } => {
                format!(
                    "{}: {before} → {after}",
                    activity.unwrap_or_else(|| "end".to_owned())
                )
            }
            Difference::Kind { activity, .. } => format!("kind of {activity}"),
            Difference::ActivityAdded(line) => format!("+ {}", line.title),
            Difference::ActivityDropped(line) => format!("- {}", line.title),
            Difference::Reordered => "order".to_owned(),
            Difference::DeficitAdded(deficit) => format!("+ {}", deficit.area),
            Difference::DeficitDropped(deficit) => format!("- {}", deficit.area),
        })
        .collect();
    assert_eq!(
        said,
        [
            "Goal: Уверенный урок → Спокойный урок",
            "end: 2027-01-31 → 2027-02-28",
            "+ Оценивание",
            "+ Дело 4",
            "ActivityTitle: Дело 3 → Открытое дело",
            "Открытое дело: 2027-01-20 → 2027-02-20",
            "- Дело 2",
        ]
    );
}

#[test]
fn another_order_is_a_difference_of_its_own() {
    let after = amended(|after| after.plan.swap(0, 2));
    assert_eq!(content().differences(&after), [Difference::Reordered]);
}

#[test]
fn a_change_that_changes_nothing_or_leaves_nothing_is_refused() {
    assert_eq!(check(&content(), &[]), Err(AmendError::NothingChanged));
    let empty = amended(|after| after.plan.clear());
    assert_eq!(check(&empty, &[]), Err(AmendError::PlanEmpty));
}

#[test]
fn work_that_was_handed_in_or_accepted_stays_as_it_is() {
    use ActivityState::{Accepted, Planned, Returned, Submitted};
    let moved = amended(|after| after.plan[0].planned_on = day("2026-12-24"));
    let dropped = amended(|after| drop(after.plan.remove(0)));
    for after in [moved, dropped] {
        for state in [Submitted, Accepted] {
            assert_eq!(
                check(&after, &[(1, state)]),
                Err(AmendError::TouchesWorkDone)
            );
        }
        for state in [Planned, Returned] {
            assert_eq!(check(&after, &[(1, state)]), Ok(None));
        }
    }
}

#[test]
fn the_term_is_held_to_three_to_twelve_months_and_not_ended_yesterday() {
    let until = |text: &str| check(&amended(|after| after.ends_on = day(text)), &[]);
    assert_eq!(until("2026-11-30"), Err(AmendError::EndsInThePast));
    assert_eq!(until("2027-08-31"), Ok(None));
    assert_eq!(until("2027-09-01"), Ok(Some(TermWarning::LongerThanYear)));
    let short = ProgrammeContent {
        starts_on: day("2026-11-01"),
        ..amended(|after| after.ends_on = day("2027-01-15"))
    };
    assert_eq!(check(&short, &[]), Err(AmendError::TooShort));
}

#[test]
fn more_than_a_year_asks_for_the_curators_reason_when_it_becomes_longer() {
    let long = amended(|after| after.ends_on = day("2027-10-31"));
    let warning = Some(TermWarning::LongerThanYear);
    assert_eq!(
        content().check_reason(&long, warning),
        Err(AmendError::TooLongWithoutReason)
    );
    let told = ProgrammeContent {
        long_term_reason: Some("Отпуск по болезни".to_owned()),
        ..long.clone()
    };
    assert_eq!(content().check_reason(&told, warning), Ok(()));
    assert_eq!(long.check_reason(&long, warning), Ok(()));
    assert_eq!(content().check_reason(&content(), None), Ok(()));
}

proptest! {
    /// Whatever moves, moves by the same number of days and stays within the longer term.
    #[test]
    fn an_extension_keeps_distances_and_stays_inside(
        offsets in prop::collection::vec(0i64..150, 1..12), days in 1i64..400, from in 0i64..150,
    ) {
        let mut before = content();
        let on = |offset: i64| before.starts_on + Duration::days(offset);
        let plan: Vec<_> = (0u128..).zip(&offsets).map(|(number, offset)| PlannedActivity {
            planned_on: on(*offset), ..line(number, "2026-10-01")
        }).collect();
        let from = on(from);
        before.plan = plan;
        let open: Vec<_> = before.plan.iter().map(|line| line.id).collect();
        let after = before.extended(before.ends_on + Duration::days(days), &open, Some(from));
        for (old, new) in before.plan.iter().zip(&after.plan) {
            let moved = new.planned_on.signed_duration_since(old.planned_on).num_days();
            prop_assert_eq!(moved, if old.planned_on >= from { days } else { 0 });
            prop_assert!(new.planned_on <= after.ends_on);
        }
        prop_assert_eq!(before.days_until_end_of(&after), days);
    }

    /// Two wordings without a difference are the same wording.
    #[test]
    fn nothing_hides_from_the_differences(keep in prop::collection::vec(any::<bool>(), 3), swap in any::<bool>(),
        goal in "[аб]{1,2}") {
        let after = amended(|after| {
            let mut keep = keep.iter();
            after.plan.retain(|_| *keep.next().unwrap());
            if swap { after.plan.reverse(); }
            after.goal = goal;
        });
        prop_assert_eq!(content().differences(&after).is_empty(), content() == after);
    }
}
