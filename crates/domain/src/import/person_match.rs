//! Who is meant by a line: somebody who is known, perhaps somebody who is known, or nobody yet.

use std::collections::HashMap;

use super::{Candidate, Choice, Field, KnownPerson, NameInCell, Problem, ProblemKind};
use crate::clock::Date;
use crate::text::{Email, PersonName, fold};

/// Whom a line is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whose {
    /// What they are called.
    pub name: NameInCell,
    /// When they were born.
    pub birth_date: Option<Date>,
    /// Their e-mail.
    pub email: Option<Email>,
}

/// What comes of looking for somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Match {
    /// Nobody is known who could be meant.
    Nobody,
    /// It is this one, by index.
    Sure(usize),
    /// It may be one of these, by index.
    Doubtful(Vec<usize>),
}

/// The same once somebody was asked.
pub(super) enum Found<'k> {
    /// Nobody is known who is meant.
    Nobody,
    /// It is this one.
    One(&'k KnownPerson),
    /// Somebody has to choose.
    Ask(Vec<Candidate>),
}

/// The known people, found by last name and e-mail.
pub(super) struct Register<'k> {
    people: &'k [KnownPerson],
    by_last: HashMap<String, Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
}

/// How sure it is that two are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Not,
    Perhaps,
    Surely,
}

impl<'k> Register<'k> {
    pub(super) fn of(people: &'k [KnownPerson]) -> Self {
        let mut by_last: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_email: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, person) in people.iter().enumerate() {
            by_last
                .entry(fold(person.name.last()))
                .or_default()
                .push(index);
            if let Some(email) = &person.email {
                by_email
                    .entry(email.to_lowercase())
                    .or_default()
                    .push(index);
            }
        }
        Self {
            people,
            by_last,
            by_email,
        }
    }

    /// Looks for whom a line is about.
    pub(super) fn find(&self, whose: &Whose) -> Match {
        let last = match &whose.name {
            NameInCell::Whole(name) => fold(name.last()),
            NameInCell::Initials { last, .. } => fold(last),
            NameInCell::TwoPeople => return Match::Nobody,
        };
        let namesakes = self.by_last.get(&last).into_iter().flatten();
        let email = whose.email.as_ref().map(Email::folded);
        let addressed = email.and_then(|email| self.by_email.get(&email));
        let mut found: Vec<(usize, Likeness)> = namesakes
            .chain(addressed.into_iter().flatten())
            .filter_map(|index| Some((*index, self.likeness(whose, self.people.get(*index)?))))
            .filter(|(_, likeness)| *likeness > Likeness::Not)
            .collect();
        found.sort_unstable();
        found.dedup();
        let surely = |(_, likeness): &&(usize, Likeness)| *likeness == Likeness::Surely;
        match found.iter().filter(surely).collect::<Vec<_>>().as_slice() {
            [(only, _)] => Match::Sure(*only),
            [] if found.is_empty() => Match::Nobody,
            _ => Match::Doubtful(found.into_iter().map(|(index, _)| index).collect()),
        }
    }

    /// What was found, with what somebody said of it. A choice that is none of those shown is asked anew.
    pub(super) fn chosen(&self, found: Match, choice: Option<Choice>) -> Found<'k> {
        let one = |index: usize| self.people.get(index).map_or(Found::Nobody, Found::One);
        match (found, choice) {
            (Match::Nobody, _) | (Match::Doubtful(_), Some(Choice::New)) => Found::Nobody,
            (Match::Sure(index), _) => one(index),
            (Match::Doubtful(some), Some(Choice::Same(person))) => {
                let is_it =
                    |index: &&usize| self.people.get(**index).is_some_and(|k| k.id == person);
                match some.iter().find(is_it) {
                    Some(index) => one(*index),
                    None => Found::Ask(self.candidates(&some)),
                }
            }
            (Match::Doubtful(some), Some(Choice::Skip) | None) => {
                Found::Ask(self.candidates(&some))
            }
        }
    }

    /// Those who may be meant, as they are shown.
    pub(super) fn candidates(&self, indexes: &[usize]) -> Vec<Candidate> {
        let shown = |index: &usize| {
            let person = self.people.get(*index)?;
            Some(Candidate {
                person: person.id,
                name: person.name.full(),
                birth_date: person.birth_date,
                position: person.job.as_ref().map(|job| job.position.clone()),
            })
        };
        indexes.iter().filter_map(shown).collect()
    }

    fn likeness(&self, whose: &Whose, known: &KnownPerson) -> Likeness {
        let here = known.job.is_some();
        let born = match (whose.birth_date, known.birth_date) {
            (Some(one), Some(other)) => Some(one == other),
            _ => None,
        };
        let email = known.email.as_deref().map(str::to_lowercase);
        let same_email = email.is_some() && whose.email.as_ref().map(Email::folded) == email;
        match (&whose.name, name_likeness(&whose.name, &known.name)) {
            (_, Likeness::Surely) => match (born, here) {
                // By name and birth date; by name and address; by name and organisation.
                (Some(true), true) | (None, true) => Likeness::Surely,
                (Some(true), false) => Likeness::Perhaps,
                (None, false) => Likeness::Perhaps,
                // A namesake, or a slip of the pen: at one school somebody has to look.
                (Some(false), true) => Likeness::Perhaps,
                (Some(false), false) => Likeness::Not,
            },
            (NameInCell::Initials { .. }, Likeness::Perhaps) if here && born != Some(false) => {
                Likeness::Surely
            }
            (_, Likeness::Perhaps) => match born {
                Some(true) if here => Likeness::Surely,
                Some(true) => Likeness::Perhaps,
                // As for the whole name: what another line said of them meanwhile must not make a new person of this one.
                Some(false) if here => Likeness::Perhaps,
                Some(false) => Likeness::Not,
                None if here || same_email => Likeness::Perhaps,
                None => Likeness::Not,
            },
            (_, Likeness::Not) => {
                let same_last = match &whose.name {
                    NameInCell::Whole(name) => fold(name.last()) == fold(known.name.last()),
                    NameInCell::Initials { .. } | NameInCell::TwoPeople => false,
                };
                if (same_last && born == Some(true)) || (same_email && born != Some(false)) {
                    Likeness::Perhaps
                } else {
                    Likeness::Not
                }
            }
        }
    }
}

/// Surely: the same name. Perhaps: nothing that is said contradicts the other.
fn name_likeness(said: &NameInCell, known: &PersonName) -> Likeness {
    match said {
        NameInCell::TwoPeople => Likeness::Not,
        NameInCell::Whole(name) if name.folded() == known.folded() => Likeness::Surely,
        NameInCell::Whole(name) => {
            let same = fold(name.last()) == fold(known.last())
                && fold(name.first()) == fold(known.first());
            let silent = name.patronymic().is_none() || known.patronymic().is_none();
            if same && silent {
                Likeness::Perhaps
            } else {
                Likeness::Not
            }
        }
        NameInCell::Initials {
            last,
            first,
            patronymic,
        } => {
            let begins = |part: &str, letter: char| {
                fold(part).chars().next() == fold(&letter.to_string()).chars().next()
            };
            let same = fold(last) == fold(known.last()) && begins(known.first(), *first);
            let second = match (known.patronymic(), patronymic) {
                (Some(part), Some(letter)) => begins(part, *letter),
                (None, _) | (_, None) => true,
            };
            if same && second {
                Likeness::Perhaps
            } else {
                Likeness::Not
            }
        }
    }
}

pub(super) fn repeats_row(whose: &Whose, other: u32) -> Problem {
    about_name(whose, ProblemKind::RepeatsRow, Some(other))
}

pub(super) fn about_name(whose: &Whose, kind: ProblemKind, row: Option<u32>) -> Problem {
    Problem {
        field: Field::FullName,
        column: None,
        kind,
        value: whose.name.printed(),
        limit: None,
        row,
        candidates: Vec::new(),
    }
}
