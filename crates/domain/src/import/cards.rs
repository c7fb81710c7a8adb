//! The two banks: what mentors offer, what mentees need. Only who works at the school can have a card there.

use std::collections::BTreeMap;

use super::person_match::{Found, Register, about_name, repeats_row};
use super::reader::Reader;
use super::repeats::{self, Repeat};
use super::step::Changes;
use super::vocabulary::Words;
use super::{
    Choice, Draft, Field, KnownPerson, Mapping, Planned, ProblemKind, Sheet, Step, Vocabulary,
    Whose,
};
use crate::clock::Date;
use crate::id::PersonId;
use crate::mentoring::MentoringFormat;
use crate::people::{MAX_CAPACITY, MenteeCategory, MentoringTopic};
use crate::text::{Line, Prose};

/// What a line says of a mentor. What it is silent about stays as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardDraft {
    /// Whom it is about.
    pub whose: Whose,
    /// What they are good at.
    pub competences: Option<Vec<Line<200>>>,
    /// The subjects they teach.
    pub subjects: Option<Vec<Line<200>>>,
    /// What they mentor about.
    pub topics: Option<Vec<MentoringTopic>>,
    /// How they like to work.
    pub formats: Option<Vec<MentoringFormat>>,
    /// The most mentees at a time.
    pub capacity: Option<u8>,
}

/// What a line says of a mentee. What it is silent about stays as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NeedDraft {
    /// Whom it is about.
    pub whose: Whose,
    /// What is asked for.
    pub request: Prose<5_000>,
    /// What it is about.
    pub topics: Option<Vec<MentoringTopic>>,
    /// How they would like to work.
    pub formats: Option<Vec<MentoringFormat>>,
    /// Why they are supported.
    pub categories: Option<Vec<MenteeCategory>>,
}

/// A mentor's card as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownCard {
    /// Whose it is.
    pub person: PersonId,
    /// What they are good at.
    pub competences: Vec<String>,
    /// The subjects they teach.
    pub subjects: Vec<String>,
    /// What they mentor about.
    pub topics: Vec<MentoringTopic>,
    /// How they like to work.
    pub formats: Vec<MentoringFormat>,
    /// The most mentees at a time.
    pub capacity: u8,
}

/// A need as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownNeed {
    /// Whose it is.
    pub person: PersonId,
    /// What is asked for.
    pub request: String,
    /// What it is about.
    pub topics: Vec<MentoringTopic>,
    /// How they would like to work.
    pub formats: Vec<MentoringFormat>,
    /// Why they are supported.
    pub categories: Vec<MenteeCategory>,
}

/// Reads the lines of a sheet as mentors' cards.
pub fn read_cards(
    sheet: &Sheet,
    mapping: &Mapping,
    vocabulary: &Vocabulary,
    school: &[&str],
    today: Date,
) -> Vec<Draft<CardDraft>> {
    let read = |line| {
        let mut reader = Reader::new(line, mapping, vocabulary, today);
        let whose = reader.whose();
        let competences = reader.words(Field::Competences);
        let subjects = reader.words(Field::Subjects);
        let topics = reader.values(Field::Topics, vocabulary.topics);
        let formats = reader.values(Field::Formats, vocabulary.formats);
        let capacity = reader.count(Field::Capacity, 1, u32::from(MAX_CAPACITY));
        reader.same_school(school);
        let draft = whose.map(|whose| CardDraft {
            whose,
            competences,
            subjects,
            topics,
            formats,
            capacity: capacity.and_then(|count| u8::try_from(count).ok()),
        });
        reader.finish(draft)
    };
    sheet.lines.iter().map(read).collect()
}

/// Reads the lines of a sheet as needs.
pub fn read_needs(
    sheet: &Sheet,
    mapping: &Mapping,
    vocabulary: &Vocabulary,
    school: &[&str],
    today: Date,
) -> Vec<Draft<NeedDraft>> {
    let read = |line| {
        let mut reader = Reader::new(line, mapping, vocabulary, today);
        let whose = reader.whose();
        let request = reader.prose(Field::Request);
        let request = reader.required(Field::Request, request);
        let topics = reader.values(Field::Topics, vocabulary.topics);
        let formats = reader.values(Field::Formats, vocabulary.formats);
        let categories = reader.values(Field::Categories, vocabulary.categories);
        reader.same_school(school);
        let draft = whose.zip(request).map(|(whose, request)| NeedDraft {
            whose,
            request,
            topics,
            formats,
            categories,
        });
        reader.finish(draft)
    };
    sheet.lines.iter().map(read).collect()
}

/// Compares the lines with who works at the school and with the cards that they have.
pub fn plan_cards(
    drafts: Vec<Draft<CardDraft>>,
    people: &[KnownPerson],
    cards: &[KnownCard],
    vocabulary: &Vocabulary,
    choices: &BTreeMap<u32, Choice>,
) -> Vec<Planned<CardDraft, PersonId>> {
    let cards: BTreeMap<PersonId, &KnownCard> =
        cards.iter().map(|card| (card.person, card)).collect();
    plan(
        drafts,
        people,
        choices,
        |draft| &draft.whose,
        |draft, person| {
            cards
                .get(&person)
                .map(|card| card_changes(card, draft, vocabulary))
        },
    )
}

/// Compares the lines with who works at the school and with the needs that they have.
pub fn plan_needs(
    drafts: Vec<Draft<NeedDraft>>,
    people: &[KnownPerson],
    needs: &[KnownNeed],
    vocabulary: &Vocabulary,
    choices: &BTreeMap<u32, Choice>,
) -> Vec<Planned<NeedDraft, PersonId>> {
    let needs: BTreeMap<PersonId, &KnownNeed> =
        needs.iter().map(|need| (need.person, need)).collect();
    plan(
        drafts,
        people,
        choices,
        |draft| &draft.whose,
        |draft, person| {
            needs
                .get(&person)
                .map(|need| need_changes(need, draft, vocabulary))
        },
    )
}

/// The way that both banks share: `changes` tells what a line changes of the card that a person has.
fn plan<T: PartialEq>(
    drafts: Vec<Draft<T>>,
    people: &[KnownPerson],
    choices: &BTreeMap<u32, Choice>,
    whose: impl Fn(&T) -> &Whose,
    changes: impl Fn(&T, PersonId) -> Option<Changes>,
) -> Vec<Planned<T, PersonId>> {
    let here: Vec<KnownPerson> = people
        .iter()
        .filter(|person| person.job.is_some())
        .cloned()
        .collect();
    let register = Register::of(&here);
    let repeats = repeats::of_people(&drafts, &whose);
    let one = |draft: Draft<T>| {
        let row = draft.row;
        let Some(value) = draft.value else {
            return Planned::refused(row, draft.problems);
        };
        let choice = choices.get(&row).copied();
        if choice == Some(Choice::Skip) {
            return Planned::taken(row, value, None, Step::Skip);
        }
        match repeats.get(&row) {
            Some(Repeat::Contradicts(other)) => {
                return Planned::refused(row, vec![repeats_row(whose(&value), *other)]);
            }
            Some(Repeat::SameAs) => return Planned::taken(row, value, None, Step::Nothing),
            None => {}
        }
        match register.chosen(register.find(whose(&value)), choice) {
            Found::One(person) => {
                let step = changes(&value, person.id).map_or(Step::Add, Changes::step);
                Planned::taken(row, value, Some(person.id), step)
            }
            Found::Nobody => {
                let problem = about_name(whose(&value), ProblemKind::UnknownPerson, None);
                Planned::refused(row, vec![problem])
            }
            Found::Ask(candidates) => Planned::taken(row, value, None, Step::Ask(candidates)),
        }
    };
    let planned = drafts.into_iter().map(one).collect();
    repeats::refuse_contradictions(planned, &whose)
}

fn card_changes(card: &KnownCard, draft: &CardDraft, words: &Vocabulary) -> Changes {
    let mut changes = Changes::default();
    note_words(
        &mut changes,
        Field::Competences,
        &card.competences,
        draft.competences.as_deref(),
    );
    note_words(
        &mut changes,
        Field::Subjects,
        &card.subjects,
        draft.subjects.as_deref(),
    );
    note_values(
        &mut changes,
        Field::Topics,
        words.topics,
        &card.topics,
        draft.topics.as_deref(),
    );
    note_values(
        &mut changes,
        Field::Formats,
        words.formats,
        &card.formats,
        draft.formats.as_deref(),
    );
    if let Some(capacity) = draft.capacity {
        let (from, to) = (card.capacity.to_string(), capacity.to_string());
        changes.note(Field::Capacity, Some(from), Some(to));
    }
    changes
}

fn need_changes(need: &KnownNeed, draft: &NeedDraft, words: &Vocabulary) -> Changes {
    let mut changes = Changes::default();
    let request = draft.request.as_str().to_owned();
    changes.note(Field::Request, Some(need.request.clone()), Some(request));
    note_values(
        &mut changes,
        Field::Topics,
        words.topics,
        &need.topics,
        draft.topics.as_deref(),
    );
    note_values(
        &mut changes,
        Field::Formats,
        words.formats,
        &need.formats,
        draft.formats.as_deref(),
    );
    note_values(
        &mut changes,
        Field::Categories,
        words.categories,
        &need.categories,
        draft.categories.as_deref(),
    );
    changes
}

fn note_words(changes: &mut Changes, field: Field, kept: &[String], said: Option<&[Line<200>]>) {
    let Some(said) = said else { return };
    let said: Vec<&str> = said.iter().map(Line::as_str).collect();
    changes.note(field, Some(kept.join("; ")), Some(said.join("; ")));
}

/// Values are a set: their order says nothing.
fn note_values<T: Copy + PartialEq>(
    changes: &mut Changes,
    field: Field,
    list: &[(T, Words)],
    kept: &[T],
    said: Option<&[T]>,
) {
    let Some(said) = said else { return };
    let labels = |values: &[T]| {
        let mut labels: Vec<&str> = values
            .iter()
            .map(|value| Vocabulary::label(list, *value))
            .collect();
        labels.sort_unstable();
        labels.join("; ")
    };
    changes.note(field, Some(labels(kept)), Some(labels(said)));
}
