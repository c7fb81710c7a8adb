//! Supply and demand of mentors by subject (A-030, D-2.2).

use std::collections::BTreeMap;

use crate::text::fold;

/// A mentor's free places, and what they teach.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The subjects of the card.
    pub subjects: Vec<String>,
    /// How many more mentees they take.
    pub free: u32,
}

/// How many wait for a mentor of a subject, and how many places there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubjectDemand {
    /// The subject as most write it; `None` for those who teach none.
    pub subject: Option<String>,
    /// People of the bank of mentees without a pair.
    pub waiting: u32,
    /// Free places of mentors of the subject; who teaches two of them has the place in both.
    pub places: u32,
    /// Mentors with such a place.
    pub mentors: u32,
}

#[derive(Default)]
struct Line {
    spellings: BTreeMap<String, u32>,
    waiting: u32,
    places: u32,
    mentors: u32,
}

/// Subjects by who waits (their subject) and who has places, the greatest shortage first. Spellings that differ by case, ё or
/// spaces are one subject.
pub fn demand(waiting: &[Option<String>], offers: &[Offer]) -> Vec<SubjectDemand> {
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for subject in waiting {
        let subject = subject.as_deref().unwrap_or_default();
        line(&mut lines, subject).waiting += 1;
    }
    for offer in offers.iter().filter(|offer| offer.free > 0) {
        let mut own: Vec<String> = offer.subjects.iter().map(|one| fold(one)).collect();
        own.sort();
        own.dedup();
        for subject in &offer.subjects {
            // A subject that the card names twice gives the places once.
            let Ok(at) = own.binary_search(&fold(subject)) else {
                continue;
            };
            own.remove(at);
            let line = line(&mut lines, subject);
            line.places = line.places.saturating_add(offer.free);
            line.mentors += 1;
        }
    }
    let mut found: Vec<SubjectDemand> = lines.into_values().map(SubjectDemand::from).collect();
    found.sort_by(|one, other| {
        let shortage = |of: &SubjectDemand| i64::from(of.waiting) - i64::from(of.places);
        let rank = |of: &SubjectDemand| (std::cmp::Reverse(shortage(of)), of.subject.is_none());
        rank(one)
            .cmp(&rank(other))
            .then_with(|| one.subject.cmp(&other.subject))
    });
    found
}

fn line<'l>(lines: &'l mut BTreeMap<String, Line>, subject: &str) -> &'l mut Line {
    let subject = subject.trim();
    let line = lines.entry(fold(subject)).or_default();
    *line.spellings.entry(subject.to_owned()).or_default() += 1;
    line
}

impl From<Line> for SubjectDemand {
    fn from(line: Line) -> Self {
        // Of equal ones the first of the alphabet.
        let most = line
            .spellings
            .into_iter()
            .rev()
            .max_by_key(|(_, many)| *many);
        Self {
            subject: most.map(|(name, _)| name).filter(|name| !name.is_empty()),
            waiting: line.waiting,
            places: line.places,
            mentors: line.mentors,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn offer(subjects: &[&str], free: u32) -> Offer {
        Offer {
            subjects: subjects.iter().map(|one| (*one).to_owned()).collect(),
            free,
        }
    }

    fn waits(subjects: &[&str]) -> Vec<Option<String>> {
        let subject = |one: &&str| (!one.is_empty()).then(|| (*one).to_owned());
        subjects.iter().map(subject).collect()
    }

    #[test]
    fn the_greatest_shortage_comes_first_and_spellings_are_one() {
        let waiting = waits(&["физика", "Физика", "Физика", "Химия", "", "Черчение"]);
        let offers = [
            offer(&["физика", "Физика", "Химия"], 2),
            offer(&["Химия"], 0),
            offer(&["История"], 3),
        ];
        let said = demand(&waiting, &offers);
        let said: Vec<_> = said
            .iter()
            .map(|line| {
                (
                    line.subject.as_deref(),
                    line.waiting,
                    line.places,
                    line.mentors,
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                (Some("Физика"), 3, 2, 1),
                (Some("Черчение"), 1, 0, 0),
                (None, 1, 0, 0),
                (Some("Химия"), 1, 2, 1),
                (Some("История"), 0, 3, 1),
            ]
        );
    }

    proptest! {
        #[test]
        fn everybody_who_waits_stands_in_one_line(subjects in proptest::collection::vec(proptest::option::of("[А-Яа-яёЁ ]{0,6}"), 0..40)) {
            let lines = demand(&subjects, &[]);
            let sum: u32 = lines.iter().map(|line| line.waiting).sum();
            prop_assert_eq!(sum as usize, subjects.len());
            prop_assert!(lines.windows(2).all(|two| two[0].waiting >= two[1].waiting));
        }
    }
}
