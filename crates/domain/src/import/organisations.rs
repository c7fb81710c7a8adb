//! Schools of a municipality, by their short names.

use std::collections::BTreeMap;

use super::reader::Reader;
use super::repeats::{self, Repeat};
use super::step::Changes;
use super::{
    Choice, Draft, Field, Mapping, Planned, Problem, ProblemKind, Sheet, Step, Vocabulary,
};
use crate::clock::Date;
use crate::id::SchoolId;
use crate::org::SchoolKind;
use crate::text::{Title, fold};

/// What a line says of an organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SchoolDraft {
    /// What everybody calls it.
    pub short_name: Title,
    /// The name of its charter.
    pub full_name: Option<Title>,
    /// What kind it is.
    pub kind: SchoolKind,
}

/// A school of the municipality as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownSchool {
    /// Which.
    pub id: SchoolId,
    /// What everybody calls it.
    pub short_name: String,
    /// The name of its charter.
    pub full_name: String,
    /// What kind it is.
    pub kind: SchoolKind,
}

/// Reads the lines of a sheet as organisations. Where no column says of which kind one is, its name does.
pub fn read_organisations(
    sheet: &Sheet,
    mapping: &Mapping,
    vocabulary: &Vocabulary,
    today: Date,
) -> Vec<Draft<SchoolDraft>> {
    let read = |line| {
        let mut reader = Reader::new(line, mapping, vocabulary, today);
        let short_name: Option<Title> = reader.text(Field::ShortName);
        let short_name = reader.required(Field::ShortName, short_name);
        let full_name: Option<Title> = reader.text(Field::FullTitle);
        let named = |name: &Option<Title>| vocabulary.kind_in(name.as_ref()?.as_str());
        let kind = reader.value(Field::OrganisationKind, vocabulary.kinds);
        let kind = kind
            .or_else(|| named(&short_name))
            .or_else(|| named(&full_name));
        let kind = match short_name {
            Some(_) => reader.required(Field::OrganisationKind, kind),
            None => kind,
        };
        let draft = short_name.zip(kind).map(|(short_name, kind)| SchoolDraft {
            short_name,
            full_name,
            kind,
        });
        reader.finish(draft)
    };
    sheet.lines.iter().map(read).collect()
}

/// Compares the lines with each other and with the schools of the municipality.
pub fn plan_organisations(
    drafts: Vec<Draft<SchoolDraft>>,
    known: &[KnownSchool],
    vocabulary: &Vocabulary,
    choices: &BTreeMap<u32, Choice>,
) -> Vec<Planned<SchoolDraft, SchoolId>> {
    let by_name: BTreeMap<String, &KnownSchool> = known
        .iter()
        .map(|school| (fold(&school.short_name), school))
        .collect();
    let repeats = repeats::by_key(&drafts, |draft| fold(draft.short_name.as_str()));
    let one = |draft: Draft<SchoolDraft>| {
        let row = draft.row;
        let Some(value) = draft.value else {
            return Planned::refused(row, draft.problems);
        };
        if choices.get(&row) == Some(&Choice::Skip) {
            return Planned::taken(row, value, None, Step::Skip);
        }
        match repeats.get(&row) {
            Some(Repeat::Contradicts(other)) => {
                return Planned::refused(row, vec![repeats_row(&value, *other)]);
            }
            Some(Repeat::SameAs) => return Planned::taken(row, value, None, Step::Nothing),
            None => {}
        }
        match by_name.get(&fold(value.short_name.as_str())) {
            None => Planned::taken(row, value, None, Step::Add),
            Some(school) => {
                let step = changes(school, &value, vocabulary).step();
                Planned::taken(row, value, Some(school.id), step)
            }
        }
    };
    drafts.into_iter().map(one).collect()
}

fn changes(school: &KnownSchool, draft: &SchoolDraft, words: &Vocabulary) -> Changes {
    let mut changes = Changes::default();
    if let Some(name) = &draft.full_name {
        let (from, to) = (school.full_name.clone(), name.as_str().to_owned());
        changes.note(Field::FullTitle, Some(from), Some(to));
    }
    let label = |kind| Some(Vocabulary::label(words.kinds, kind).to_owned());
    changes.note(
        Field::OrganisationKind,
        label(school.kind),
        label(draft.kind),
    );
    changes
}

fn repeats_row(draft: &SchoolDraft, other: u32) -> Problem {
    Problem {
        field: Field::ShortName,
        column: None,
        kind: ProblemKind::RepeatsRow,
        value: draft.short_name.as_str().to_owned(),
        limit: None,
        row: Some(other),
        candidates: Vec::new(),
    }
}
