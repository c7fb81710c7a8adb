//! When municipalities hold campaigns: the documents disagree on the months, so a rhythm is chosen (Q-31, rows 9, 41, 49).

use serde::{Deserialize, Serialize};

use super::campaign::CampaignKind;
use crate::clock::{Date, SchoolYear};

/// In which months a municipality holds campaigns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Rhythm {
    /// One interim campaign in November.
    November,
    /// In December how it is carried out, in May what it does.
    DecemberAndMay,
    /// How it is carried out, in December and in June.
    DecemberAndJune,
}

/// A campaign that a rhythm asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// What it looks at.
    pub kind: CampaignKind,
    /// The first day that it is about: the first of the school year.
    pub from: Date,
    /// The last day that it is about, and the last day to answer: the end of its month.
    pub until: Date,
    /// The first day to answer.
    pub opens: Date,
}

impl Rhythm {
    /// Every rhythm.
    pub const ALL: [Self; 3] = [Self::November, Self::DecemberAndMay, Self::DecemberAndJune];

    fn months(self) -> &'static [(u32, CampaignKind)] {
        match self {
            Self::November => &[(11, CampaignKind::Interim)],
            Self::DecemberAndMay => &[(12, CampaignKind::Process), (5, CampaignKind::Impact)],
            Self::DecemberAndJune => &[(12, CampaignKind::Process), (6, CampaignKind::Process)],
        }
    }

    /// The campaigns of `year` whose month is not over on `today`, in their order.
    pub fn suggestions(self, year: SchoolYear, today: Date) -> Vec<Suggestion> {
        let of = |(month, kind): &(u32, CampaignKind)| {
            let calendar_year = year.first_year() + i32::from(*month < 9);
            let opens = Date::from_ymd_opt(calendar_year, *month, 1)?;
            let until = opens
                .checked_add_months(chrono::Months::new(1))?
                .pred_opt()?;
            Some(Suggestion {
                kind: *kind,
                from: year.starts_on(),
                until,
                opens,
            })
        };
        let all = self.months().iter().filter_map(of);
        all.filter(|one| one.until >= today).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[test]
    fn a_rhythm_names_the_last_days_of_its_months() {
        let year = SchoolYear::starting(2026).unwrap();
        let days = |rhythm: Rhythm| {
            let all = rhythm.suggestions(year, day("2026-09-01"));
            all.into_iter()
                .map(|one| (one.opens.to_string(), one.until.to_string()))
                .collect::<Vec<_>>()
        };
        let pair = |opens: &str, until: &str| (opens.to_owned(), until.to_owned());
        let december = pair("2026-12-01", "2026-12-31");
        assert_eq!(days(Rhythm::November), [pair("2026-11-01", "2026-11-30")]);
        assert_eq!(
            days(Rhythm::DecemberAndMay),
            [december.clone(), pair("2027-05-01", "2027-05-31")]
        );
        assert_eq!(
            days(Rhythm::DecemberAndJune),
            [december, pair("2027-06-01", "2027-06-30")]
        );
    }

    #[test]
    fn a_month_that_is_over_is_not_suggested() {
        let year = SchoolYear::starting(2026).unwrap();
        let left = |today| Rhythm::November.suggestions(year, day(today)).len();
        assert_eq!((left("2026-11-30"), left("2026-12-01")), (1, 0));
    }
}
