//! Whether newcomers stay at their school, with a mentor and without one (A-014, C-042).

use chrono::Months;

use crate::clock::Date;

/// How long a newcomer's stay is looked at, in months.
pub const TERMS: [u32; 3] = [12, 24, 36];
/// Within how many months of the beginning a mentor has to come to be one of a newcomer.
const MENTOR_WITHIN: u32 = 12;

/// The stay of a young teacher at a school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stay {
    /// The first day.
    pub began: Date,
    /// The last day, once it is over.
    pub left: Option<Date>,
    /// When the first pair at this school began in which they were supported.
    pub mentored: Option<Date>,
}

/// How many of some people stayed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stayed {
    /// How many they are.
    pub of: u32,
    /// How many of them were there at the end of the term.
    pub stayed: u32,
}

/// Who stayed for a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Retention {
    /// The term, in months from the first day.
    pub months: u32,
    /// Those who got a mentor in their first year.
    pub mentored: Stayed,
    /// The others.
    pub alone: Stayed,
}

/// Who stayed for each of the [`TERMS`], of those whose term has passed on `today`.
pub fn retention(stays: &[Stay], today: Date) -> [Retention; 3] {
    TERMS.map(|months| {
        let mut line = Retention {
            months,
            mentored: Stayed::default(),
            alone: Stayed::default(),
        };
        for stay in stays {
            let Some(end) = after(stay.began, months).filter(|end| *end <= today) else {
                continue;
            };
            let group = if stay.has_mentor() {
                &mut line.mentored
            } else {
                &mut line.alone
            };
            group.of += 1;
            group.stayed += u32::from(stay.left.is_none_or(|left| left >= end));
        }
        line
    })
}

impl Stay {
    fn has_mentor(&self) -> bool {
        let until = after(self.began, MENTOR_WITHIN);
        self.mentored
            .is_some_and(|on| on >= self.began && until.is_some_and(|until| on < until))
    }
}

fn after(day: Date, months: u32) -> Option<Date> {
    day.checked_add_months(Months::new(months))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::day;

    fn stay(began: &str, left: Option<&str>, mentored: Option<&str>) -> Stay {
        Stay {
            began: day(began),
            left: left.map(day),
            mentored: mentored.map(day),
        }
    }

    #[test]
    fn a_term_counts_when_it_has_passed() {
        let stays = [
            stay("2023-09-01", None, Some("2023-10-01")),
            stay("2023-09-01", Some("2025-08-31"), None),
            stay("2023-09-01", Some("2025-09-01"), Some("2024-08-31")),
            // The mentor came too late, the term has not passed.
            stay("2025-12-01", None, Some("2026-12-01")),
        ];
        let lines = retention(&stays, day("2026-11-30"));
        let said = lines.map(|line| {
            let pair = |group: Stayed| (group.stayed, group.of);
            (line.months, pair(line.mentored), pair(line.alone))
        });
        assert_eq!(
            said,
            [
                (12, (2, 2), (1, 1)),
                (24, (2, 2), (0, 1)),
                (36, (1, 2), (0, 1))
            ]
        );
        let [year, ..] = retention(&stays, day("2026-12-01"));
        assert_eq!(year.alone, Stayed { of: 2, stayed: 2 });
    }

    prop_compose! {
        fn any_stay()(began in 0i64..2000, length in proptest::option::of(0i64..2000), wait in proptest::option::of(0i64..800))
            -> Stay {
            let began = day("2020-01-01") + chrono::Duration::days(began);
            Stay {
                began,
                left: length.map(|days| began + chrono::Duration::days(days)),
                mentored: wait.map(|days| began + chrono::Duration::days(days)),
            }
        }
    }

    proptest! {
        #[test]
        fn who_stayed_longer_stayed_shorter_too(stays in proptest::collection::vec(any_stay(), 0..60)) {
            // Long after everybody's terms, all lines are of the same people.
            let lines = retention(&stays, day("2040-01-01"));
            for group in [|line: &Retention| line.mentored, |line: &Retention| line.alone] {
                prop_assert!(lines.windows(2).all(|two| group(&two[0]).stayed >= group(&two[1]).stayed));
                prop_assert!(lines.windows(2).all(|two| group(&two[0]).of == group(&two[1]).of));
                prop_assert!(lines.iter().all(|line| group(line).stayed <= group(line).of));
            }
            let [year, ..] = lines;
            prop_assert_eq!((year.mentored.of + year.alone.of) as usize, stays.len());
        }
    }
}
