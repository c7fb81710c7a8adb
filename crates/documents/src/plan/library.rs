//! The library of ready plans: four kinds of plan that a municipality, a centre or a school takes over for its own years.
//!
//! Each is a table in a text file and is read by the same reader as a paper that somebody brings, so that a ready plan is
//! nothing of its own kind. The rows say in our own words what the published plans named by [`ReadyPlan::source`] provide
//! for; numbers, terms and bodies are theirs.

use domain::clock::SchoolYear;
use domain::roadmap::plan::{PlanProblem, PlanReading};
use domain::roadmap::shifted_years;
use domain::roadmap::term::Period;

use super::plan_of_pasted;

/// Whose plan it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ReadyFor {
    /// A municipality's: its rows bind its offices and its organisations.
    Municipality,
    /// A school's own.
    School,
}

/// A plan of the library.
#[derive(Clone, Copy, Debug)]
pub struct ReadyPlan {
    /// What it is called in addresses and in the interface's catalogues.
    pub code: &'static str,
    /// Whose plan it is.
    pub level: ReadyFor,
    /// After what it was drawn up, for the reader.
    pub source: &'static str,
    /// The first and the last school year of its terms, by the year in which each begins.
    pub school_years: (i32, i32),
    text: &'static str,
}

impl ReadyPlan {
    /// Every plan of the library, those of municipalities first.
    pub const ALL: [Self; 4] = [
        Self {
            code: "CITY",
            level: ReadyFor::Municipality,
            source: "Дорожная карта муниципальной программы города, 2021 год",
            school_years: (2021, 2024),
            text: include_str!("library/city.tsv"),
        },
        Self {
            code: "DISTRICT",
            level: ReadyFor::Municipality,
            source: "План мероприятий муниципального района, 2022 год",
            school_years: (2022, 2024),
            text: include_str!("library/district.tsv"),
        },
        Self {
            code: "CENTRE",
            level: ReadyFor::Municipality,
            source: "План муниципального центра наставничества, 2020 год",
            school_years: (2020, 2020),
            text: include_str!("library/centre.tsv"),
        },
        Self {
            code: "SCHOOL",
            level: ReadyFor::School,
            source: "Дорожная карта школы к положению о наставничестве, 2023 год",
            school_years: (2023, 2023),
            text: include_str!("library/school.tsv"),
        },
    ];

    /// The plan of that code.
    pub fn of_code(code: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|plan| plan.code == code)
    }

    /// Its title, with the years of its source.
    pub fn title(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default()
    }

    /// How many rows its table has: lines with as many cells as the headings that begin with a number.
    pub fn rows(&self) -> i32 {
        let numbered = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit());
        let cells = self.text.lines().filter(numbered);
        let filled =
            cells.filter(|line| line.split('\t').filter(|cell| !cell.is_empty()).count() > 2);
        i32::try_from(filled.count()).unwrap_or(i32::MAX)
    }

    /// Its table as text, with every year moved so that it begins in the school year `first`.
    pub fn text_for(&self, first: SchoolYear) -> String {
        shifted_years(self.text, first.first_year() - self.school_years.0)
    }

    /// Reads it; its title names its period, `assumed` stands in where it does not.
    ///
    /// # Errors
    /// Never for the plans of the library, as a test of each shows.
    pub fn read(&self, assumed: Period) -> Result<PlanReading, PlanProblem> {
        plan_of_pasted(self.text, assumed)
    }
}

#[cfg(test)]
mod tests {
    use domain::clock::Date;
    use domain::roadmap::plan::Doubt;

    use super::*;

    fn read(plan: &ReadyPlan) -> PlanReading {
        let day = |year, month, day| Date::from_ymd_opt(year, month, day).unwrap();
        let (first, last) = plan.school_years;
        let assumed = Period {
            from: day(first, 9, 1),
            to: day(last + 1, 8, 31),
        };
        plan.read(assumed).unwrap()
    }

    #[test]
    fn every_plan_is_read_whole() {
        let rows: Vec<_> = ReadyPlan::ALL
            .iter()
            .map(|plan| (plan.code, read(plan).draft.rows.len()))
            .collect();
        let counted = ReadyPlan::ALL.iter().map(|plan| (plan.code, plan.rows()));
        let counted: Vec<_> = counted.map(|(code, rows)| (code, rows as usize)).collect();
        assert_eq!(rows, counted);
        assert_eq!(
            rows,
            [
                ("CITY", 24),
                ("DISTRICT", 23),
                ("CENTRE", 24),
                ("SCHOOL", 7)
            ]
        );
    }

    #[test]
    fn taken_for_another_year_the_same_rows_fall_in_that_year() {
        let plan = ReadyPlan::of_code("DISTRICT").unwrap();
        let moved = plan.text_for(SchoolYear::starting(2026).unwrap());
        let assumed = read(plan).period;
        let moved = plan_of_pasted(&moved, assumed).unwrap();
        assert_eq!(moved.draft.rows.len(), 23);
        let title = moved.head.title.unwrap().value;
        assert!(title.ends_with("на 2026–2028 годы"), "{title}");
        let report = &moved.draft.rows[7];
        assert_eq!(report.term, "Июнь 2027, 2028");
    }

    #[test]
    fn no_row_leaves_open_who_does_it_or_when() {
        for plan in &ReadyPlan::ALL {
            for row in read(plan).draft.rows {
                let open = row.doubts.iter().find(|doubt| {
                    !matches!(
                        doubt,
                        Doubt::TermUnclear | Doubt::OutsidePeriod | Doubt::NumberRepeated
                    )
                });
                assert_eq!(
                    open, None,
                    "{} {:?} {}",
                    plan.code, row.number, row.activity
                );
                assert!(
                    !row.bodies.known.is_empty(),
                    "{} {}",
                    plan.code,
                    row.activity
                );
            }
        }
    }
}
