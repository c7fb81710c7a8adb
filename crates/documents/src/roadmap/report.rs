//! The report on the execution of a roadmap (E-2.6): what it counts.

use std::collections::BTreeMap;

use domain::clock::Date;
use domain::document::{Letterhead, Signatory};

use super::{Agreement, Counts, Execution, RoadmapPaper, RoadmapRow};

/// What the report is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoadmapReport {
    /// Whose report it is.
    pub letterhead: Letterhead,
    /// The roadmap with its executions, and at each row what the report says of it. A roadmap whose executions name
    /// organisations is reported by organisations, too.
    pub roadmap: RoadmapPaper,
    /// First day that the report is about.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// The day on which it is made: what is overdue is so on this day.
    pub on: Date,
    /// What it says in its own words, a paragraph each; may be empty.
    pub summary: Vec<String>,
    /// The organisations, by name, whose figures are not in it: they have handed in no report that was accepted. That is
    /// said, and never counted as zero.
    pub absent: Vec<String>,
    /// Whether of organisations sums alone are printed: who reads it may know of no single execution of theirs.
    pub sums_only: bool,
    /// Who accepted it and when; `None` before.
    pub accepted: Option<Agreement>,
    /// Who signs.
    pub signatory: Signatory,
    /// When it was signed; a gap is printed before.
    pub signed_on: Option<Date>,
}

/// An occurrence that is late, with its row.
pub(crate) struct Late<'r> {
    pub row: &'r RoadmapRow,
    pub execution: &'r Execution,
    pub days: i64,
}

impl RoadmapReport {
    /// The executions of a row whose day lies in the reported period.
    pub(crate) fn within(&self, row: &RoadmapRow) -> Vec<Execution> {
        let within = |one: &&Execution| (self.from..=self.until).contains(&one.due);
        row.executions.iter().filter(within).cloned().collect()
    }

    fn all(&self) -> impl Iterator<Item = &Execution> {
        let executions = self.roadmap.rows.iter().flat_map(|row| &row.executions);
        executions.filter(|one| (self.from..=self.until).contains(&one.due))
    }

    /// What is counted over the whole roadmap.
    pub fn counts(&self) -> Counts {
        Counts::of(self.all(), self.on)
    }

    /// What is counted for each organisation, by name; empty for a roadmap that names none.
    pub fn organisations(&self) -> Vec<(String, Counts)> {
        let mut groups: BTreeMap<&str, Vec<&Execution>> = BTreeMap::new();
        for one in self.all() {
            if let Some(name) = one.organisation.as_deref() {
                groups.entry(name).or_default().push(one);
            }
        }
        let mut counted: Vec<(String, Counts)> = groups
            .into_iter()
            .map(|(name, executions)| (name.to_owned(), Counts::of(executions, self.on)))
            .collect();
        counted.sort_by_cached_key(|(name, _)| in_order(name));
        counted
    }

    /// What is late, the longest first; of organisations nothing where sums alone are printed of them.
    pub(crate) fn late(&self) -> Vec<Late<'_>> {
        let mut late = Vec::new();
        for row in &self.roadmap.rows {
            for execution in &row.executions {
                let told = !self.sums_only || execution.organisation.is_none();
                let within = told && (self.from..=self.until).contains(&execution.due);
                if let Some(days) = execution.overdue(self.on).filter(|_| within) {
                    late.push(Late {
                        row,
                        execution,
                        days,
                    });
                }
            }
        }
        // Stable: of the same day in the order of the paper.
        late.sort_by_key(|one| one.execution.due);
        late
    }
}

/// Names in the order in which people look for them: «СОШ № 9» before «СОШ № 10».
fn in_order(name: &str) -> String {
    let mut key = String::new();
    let mut figures = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_digit() {
            figures.push(c);
            continue;
        }
        if !figures.is_empty() {
            key.push_str(&format!("{figures:0>6}"));
            figures.clear();
        }
        key.push(c);
    }
    if !figures.is_empty() {
        key.push_str(&format!("{figures:0>6}"));
    }
    key
}
