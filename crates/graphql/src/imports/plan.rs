//! What the lines of a file come to, whatever they are about.

use std::collections::BTreeMap;

use documents::words::import::VOCABULARY;
use domain::id::{MentorshipId, PersonId, SchoolId};
use domain::import::{
    CardDraft, Choice, ImportKind, Mapping, NeedDraft, PersonDraft, Planned, SchoolDraft, Sheet,
    StatedPair, Step, Verdict, plan_cards, plan_needs, plan_organisations, plan_pairs, plan_people,
    read_cards, read_needs, read_organisations, read_pairs, read_people,
};
use persistence::imports::{Known, RunLine};
use uuid::Uuid;

use super::Here;

/// The lines with their steps.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    People(Vec<Planned<PersonDraft, PersonId>>),
    Cards(Vec<Planned<CardDraft, PersonId>>),
    Needs(Vec<Planned<NeedDraft, PersonId>>),
    Pairs(Vec<Planned<StatedPair, MentorshipId>>),
    Schools(Vec<Planned<SchoolDraft, SchoolId>>),
}

impl Plan {
    /// Compares a sheet with what is known.
    pub(super) fn of(
        sheet: &Sheet,
        mapping: &Mapping,
        known: &Known,
        choices: &BTreeMap<u32, Choice>,
        here: &Here,
    ) -> Self {
        let (words, today) = (&VOCABULARY, here.today);
        let names: Vec<&str> = here.names.iter().map(String::as_str).collect();
        match known {
            Known::People(people) => {
                let drafts = read_people(sheet, mapping, words, &names, today);
                Self::People(plan_people(drafts, people, choices, today))
            }
            Known::Cards(people, cards) => {
                let drafts = read_cards(sheet, mapping, words, &names, today);
                let cards: Vec<_> = cards.iter().map(|(known, _)| known.clone()).collect();
                Self::Cards(plan_cards(drafts, people, &cards, words, choices))
            }
            Known::Needs(people, needs) => {
                let drafts = read_needs(sheet, mapping, words, &names, today);
                let needs: Vec<_> = needs.iter().map(|(known, _)| known.clone()).collect();
                Self::Needs(plan_needs(drafts, people, &needs, words, choices))
            }
            Known::Pairs(people, pairs) => {
                let drafts = read_pairs(sheet, mapping, words, &names, today);
                Self::Pairs(plan_pairs(drafts, people, pairs, mapping, choices))
            }
            Known::Schools(schools) => {
                let drafts = read_organisations(sheet, mapping, words, today);
                Self::Schools(plan_organisations(drafts, schools, words, choices))
            }
        }
    }

    /// The lines as they are shown.
    pub(super) fn lines(&self, sheet: &Sheet) -> Vec<RunLine> {
        match self {
            Self::People(lines) => shown(lines, sheet),
            Self::Cards(lines) => shown(lines, sheet),
            Self::Needs(lines) => shown(lines, sheet),
            Self::Pairs(lines) => shown(lines, sheet),
            Self::Schools(lines) => shown(lines, sheet),
        }
    }
}

/// How many lines came to what.
pub(super) fn counts(lines: &[RunLine]) -> BTreeMap<Verdict, u32> {
    let mut counts = BTreeMap::new();
    for line in lines {
        *counts.entry(line.verdict).or_insert(0) += 1;
    }
    counts
}

/// The mapping to begin with: what somebody chose before, else what the headings say.
pub(super) fn first_mapping(
    kind: ImportKind,
    sheet: &Sheet,
    remembered: Option<Vec<(String, domain::import::Field)>>,
) -> Mapping {
    let remembered = remembered.unwrap_or_default();
    Mapping::recall(kind, &sheet.headings, &remembered)
        .unwrap_or_else(|| Mapping::guess(kind, &sheet.headings, &VOCABULARY))
}

fn shown<T, K: Copy + Into<Uuid>>(planned: &[Planned<T, K>], sheet: &Sheet) -> Vec<RunLine> {
    let line = |(planned, line): (&Planned<T, K>, &domain::import::Line)| {
        let (changes, candidates) = match &planned.step {
            Step::Update(changes) => (changes.clone(), Vec::new()),
            Step::Ask(candidates) => (Vec::new(), candidates.clone()),
            Step::Add | Step::Nothing | Step::Skip | Step::Refuse => (Vec::new(), Vec::new()),
        };
        RunLine {
            row: planned.row,
            verdict: planned.verdict(),
            subject: planned.of.map(Into::into),
            cells: line.cells.iter().map(|cell| cell.text.clone()).collect(),
            problems: planned.problems.clone(),
            changes,
            candidates,
        }
    };
    // Drafts come in the order of the sheet.
    planned.iter().zip(&sheet.lines).map(line).collect()
}
