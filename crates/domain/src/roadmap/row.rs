//! A row of a roadmap as it is kept: as printed, as it was understood, and as a person checked it.

use std::collections::BTreeSet;

use super::evidence::EvidenceKind;
use super::plan::{Bodies, Doubt, Legend, PlanRow};
use super::term::{self, Assumption, Kind, Period, Reason};

/// No roadmap has more rows.
pub const MAX_ROWS: usize = 1_000;

/// Which reading of a row's term holds.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "choice")]
pub enum Reading {
    /// The first one.
    #[default]
    AsRead,
    /// Another one, which differs in one part for this reason.
    Alternative {
        /// The part's place among those of the schedule.
        part: usize,
        /// In which way it differs.
        reason: Reason,
    },
    /// None: the row has no date.
    NoDate,
}

/// A row of a roadmap.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Row {
    /// The number as printed.
    pub number: Option<String>,
    /// The headings above it, the widest first.
    pub sections: Vec<String>,
    /// What is to be done.
    pub title: String,
    /// When, as printed.
    pub term: String,
    /// Who does it, as printed.
    pub responsible: String,
    /// For whom, as printed.
    pub participants: String,
    /// What comes of it, as printed.
    pub result: String,
    /// What proves it, as printed.
    pub evidence: String,
    /// Who does it, as it was understood.
    pub bodies: Bodies,
    /// The kind of proof that it asks for; of any kind when `None`.
    pub evidence_kind: Option<EvidenceKind>,
    /// Under which condition it is to be done.
    pub condition: Option<String>,
    /// Whether a school may leave it out of its own roadmap.
    pub is_obligatory: bool,
    /// Which reading of the term holds.
    pub reading: Reading,
    /// What a person should look at.
    pub doubts: BTreeSet<Doubt>,
    /// Whether a person has looked.
    pub is_checked: bool,
    /// The rows of the paper that it came from, from 1 on.
    pub places: Vec<u32>,
}

/// The doubts that follow from the texts of a row; the others are about the paper.
const OF_TEXTS: [Doubt; 6] = [
    Doubt::TermMissing,
    Doubt::TermNotUnderstood,
    Doubt::TermUnclear,
    Doubt::OutsidePeriod,
    Doubt::ResponsibleMissing,
    Doubt::ResponsibleUnknown,
];

impl Row {
    /// A row that nobody has written in yet.
    pub fn empty() -> Self {
        Self {
            number: None,
            sections: Vec::new(),
            title: String::new(),
            term: String::new(),
            responsible: String::new(),
            participants: String::new(),
            result: String::new(),
            evidence: String::new(),
            bodies: Bodies::default(),
            evidence_kind: None,
            condition: None,
            is_obligatory: true,
            reading: Reading::AsRead,
            doubts: BTreeSet::new(),
            is_checked: false,
            places: Vec::new(),
        }
    }

    /// A row that the reader of plans found.
    pub fn read(row: PlanRow) -> Self {
        Self {
            number: row.number,
            sections: row.sections,
            title: row.activity,
            term: row.term,
            responsible: row.responsible,
            participants: row.participants,
            result: row.result,
            evidence: row.evidence,
            bodies: row.bodies,
            doubts: row.doubts,
            places: row.places,
            ..Self::empty()
        }
    }

    /// The row, with its bodies read anew from what is printed.
    #[must_use]
    pub fn with_bodies_read(mut self) -> Self {
        self.bodies = Bodies::read(&self.responsible, &Legend::default());
        self
    }

    /// The row, with the doubts that its texts give in a plan of `period`. A reading that was chosen leaves no doubt
    /// about the term.
    #[must_use]
    pub fn doubted_anew(mut self, period: Period) -> Self {
        self.doubts.retain(|doubt| !OF_TEXTS.contains(doubt));
        if self.reading == Reading::AsRead {
            self.doubts.extend(about_term(&self.term, period));
        }
        if self.bodies.known.is_empty() {
            let missing = self.responsible.trim().is_empty();
            self.doubts
                .extend(missing.then_some(Doubt::ResponsibleMissing));
        }
        let unknown = !self.bodies.unknown.is_empty();
        self.doubts
            .extend(unknown.then_some(Doubt::ResponsibleUnknown));
        self
    }
}

fn about_term(text: &str, period: Period) -> BTreeSet<Doubt> {
    let mut doubts = BTreeSet::new();
    let schedule = term::read(text, period);
    if schedule.assumptions.contains(&Assumption::OutsidePeriod) {
        doubts.insert(Doubt::OutsidePeriod);
    }
    if text.trim().is_empty() {
        doubts.insert(Doubt::TermMissing);
    } else if schedule.kind == Kind::NotUnderstood || !schedule.not_understood.is_empty() {
        doubts.insert(Doubt::TermNotUnderstood);
    } else if !schedule.alternatives.is_empty() {
        doubts.insert(Doubt::TermUnclear);
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    fn row(term: &str, responsible: &str) -> Row {
        let row = Row {
            term: term.to_owned(),
            responsible: responsible.to_owned(),
            ..Row::empty()
        };
        row.with_bodies_read()
    }

    fn year() -> Period {
        Period {
            from: day("2026-09-01"),
            to: day("2027-08-31"),
        }
    }

    #[test]
    fn doubts_follow_the_texts_and_those_of_the_paper_stay() {
        let mut torn = row("", "");
        torn.doubts.insert(Doubt::Joined);
        let torn = torn.doubted_anew(year());
        let expected = [Doubt::Joined, Doubt::TermMissing, Doubt::ResponsibleMissing];
        assert_eq!(torn.doubts, expected.into());

        let mended = Row {
            term: "до 1 марта 2027 г.".to_owned(),
            responsible: "куратор".to_owned(),
            ..torn
        };
        let mended = mended.with_bodies_read().doubted_anew(year());
        assert_eq!(mended.doubts, [Doubt::Joined].into());
    }

    #[test]
    fn a_chosen_reading_leaves_no_doubt_about_the_term() {
        let vague = row("на усмотрение", "куратор").doubted_anew(year());
        assert_eq!(vague.doubts, [Doubt::TermNotUnderstood].into());
        let chosen = Row {
            reading: Reading::NoDate,
            ..vague
        };
        assert_eq!(chosen.doubted_anew(year()).doubts, BTreeSet::new());
    }

    #[test]
    fn a_reading_is_kept_as_it_is_told() {
        let told = [
            (Reading::AsRead, r#"{"choice":"AS_READ"}"#),
            (Reading::NoDate, r#"{"choice":"NO_DATE"}"#),
            (
                Reading::Alternative {
                    part: 1,
                    reason: Reason::SchoolYear,
                },
                r#"{"choice":"ALTERNATIVE","part":1,"reason":"SCHOOL_YEAR"}"#,
            ),
        ];
        for (reading, json) in told {
            assert_eq!(serde_json::to_string(&reading).unwrap(), json);
            assert_eq!(serde_json::from_str::<Reading>(json).unwrap(), reading);
        }
    }
}
