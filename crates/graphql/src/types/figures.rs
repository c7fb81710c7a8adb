//! Figures of a place in a school year, as the viewer may see them.

use async_graphql::{Object, SimpleObject};
use domain::clock::SchoolYear;
use domain::monitoring::{Indicator as Of, Shown, shown, shown_people_sum};
use persistence::figures::Tally;

use super::enums::Indicator;

/// A count. "No data" is `null` with `withheld: false`; one to four people are `null` with `withheld: true` for who
/// may see only counts.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Count {
    /// What is counted.
    pub indicator: Indicator,
    /// How many; `null` when nobody has counted yet or when the number is withheld.
    pub value: Option<i32>,
    /// Whether the number is withheld because it stands for one to four people.
    pub withheld: bool,
}

/// Who looks at the figures of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Somebody who may see the people behind them.
    Names,
    /// Somebody who may see only counts.
    Counts,
}

/// Figures of a place in one school year.
#[derive(Clone, Debug)]
pub struct Figures {
    year: SchoolYear,
    tally: Option<Tally>,
    sight: Sight,
    /// What is withheld whatever it is: it would tell what is withheld of a part.
    telling: Vec<Of>,
}

impl Figures {
    /// Figures from counters; `None` when the place was never counted in that year.
    pub fn new(year: SchoolYear, tally: Option<Tally>, sight: Sight) -> Self {
        Self {
            year,
            tally,
            sight,
            telling: Vec::new(),
        }
    }

    /// Figures of a place that is made of `parts`, each of which the viewer sees in counts alone; none when none was counted.
    pub fn over<'t>(year: SchoolYear, parts: impl IntoIterator<Item = &'t Tally>) -> Self {
        let parts: Vec<&Tally> = parts.into_iter().collect();
        let mut sum = Tally::default();
        parts.iter().for_each(|part| sum.add(part));
        let counts = |of: Of| parts.iter().map(move |part| part.count(of));
        let tells =
            |of: &Of| of.counts_people() && shown_people_sum(counts(*of)) == Shown::Withheld;
        Self {
            year,
            tally: (!parts.is_empty()).then_some(sum),
            sight: Sight::Counts,
            telling: Of::ALL.into_iter().filter(tells).collect(),
        }
    }

    fn show(&self, of: Of) -> Count {
        let indicator = Indicator::from(of);
        let Some(tally) = &self.tally else {
            return Count {
                indicator,
                value: None,
                withheld: false,
            };
        };
        let exact = tally.count(of);
        let seen = match self.sight {
            Sight::Names => Shown::Exact(exact),
            Sight::Counts if self.telling.contains(&of) => Shown::Withheld,
            Sight::Counts => shown(of, exact),
        };
        match seen {
            Shown::Exact(count) => Count {
                indicator,
                value: i32::try_from(count).ok(),
                withheld: false,
            },
            Shown::Withheld => Count {
                indicator,
                value: None,
                withheld: true,
            },
        }
    }
}

/// Figures of a place in one school year, from counters that are kept with every change.
#[Object]
impl Figures {
    /// The calendar year in which the school year begins: 2026 stands for 2026/27.
    async fn school_year(&self) -> i32 {
        self.year.first_year()
    }

    /// Every count.
    async fn counts(&self) -> Vec<Count> {
        Of::ALL.into_iter().map(|of| self.show(of)).collect()
    }

    /// One count.
    async fn count(&self, #[graphql(desc = "What is counted.")] indicator: Indicator) -> Count {
        self.show(indicator.into())
    }

    /// The share of young teachers (fewer than three full years on 1 September) who were mentored in the year, 0–1.
    /// `null` when nobody is young, nobody has counted, or one of the two numbers is withheld.
    async fn young_teacher_coverage(&self) -> Option<f64> {
        let young = self
            .show(Of::YoungTeachers)
            .value
            .filter(|count| *count > 0)?;
        let mentored = self.show(Of::YoungTeachersMentored).value?;
        Some(f64::from(mentored) / f64::from(young))
    }
}
