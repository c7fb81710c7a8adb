//! Consents of minors: a legal representative signs, and somebody looks again at 14 and at 18 (152-ФЗ art. 9 part 6).

use chrono::NaiveDate;

use crate::clock::Date;
use crate::text::PersonName;

/// What the representative is to the pupil.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Relation {
    /// Mother or father.
    Parent,
    /// Adoptive mother or father.
    AdoptiveParent,
    /// Guardian of a child under 14 (опекун).
    Guardian,
    /// Trustee of a child from 14 to 18 (попечитель).
    Trustee,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 4] = [
        Self::Parent,
        Self::AdoptiveParent,
        Self::Guardian,
        Self::Trustee,
    ];
}

/// Who signs for a minor. Nothing else about them is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Representative {
    /// Their name.
    pub name: PersonName,
    /// What they are to the pupil.
    pub relation: Relation,
}

/// From this age on a pupil signs together with the representative.
const SIGNS_TOO: i32 = 14;
/// From this age on nobody signs for them.
const OF_AGE: i32 = 18;

/// The next day on which a consent for somebody born in `birth_year` is to be looked at again, or `None`.
///
/// It is the first day of the year in which they turn 14 or 18: only the year of birth is kept, and a day too early harms
/// nobody. There is none once they are of age.
pub fn next_review(birth_year: i32, after: Date) -> Option<Date> {
    [SIGNS_TOO, OF_AGE]
        .into_iter()
        .filter_map(|age| NaiveDate::from_ymd_opt(birth_year.checked_add(age)?, 1, 1))
        .find(|day| *day > after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::day;

    #[test]
    fn a_pupils_consent_is_looked_at_at_14_and_at_18() {
        assert_eq!(
            next_review(2015, day("2026-11-15")),
            Some(day("2029-01-01"))
        );
        assert_eq!(
            next_review(2015, day("2029-01-01")),
            Some(day("2033-01-01"))
        );
        assert_eq!(next_review(2015, day("2033-01-01")), None);
        assert_eq!(next_review(i32::MAX, day("2026-11-15")), None);
    }

    proptest! {
        #[test]
        fn a_review_comes_after_today_and_never_after_they_are_of_age(
            birth in 1900..2100_i32, year in 1990..2150_i32, month in 1..=12_u32,
        ) {
            let today = NaiveDate::from_ymd_opt(year, month, 15).unwrap();
            match next_review(birth, today) {
                Some(review) => {
                    prop_assert!(review > today);
                    prop_assert!(review <= NaiveDate::from_ymd_opt(birth + OF_AGE, 1, 1).unwrap());
                }
                None => prop_assert!(year >= birth + OF_AGE),
            }
        }
    }
}
