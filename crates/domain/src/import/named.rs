//! People whom a line names beside others, with what tells namesakes apart.

use chrono::Datelike;

use super::cell::plain;
use super::person_match::{Match, Register};
use super::{KnownPerson, NameInCell, ProblemKind, Whose};
use crate::clock::Date;
use crate::id::PersonId;
use crate::text::Line;

/// When somebody was born, as far as it is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Born {
    /// That day.
    On(Date),
    /// Some day of that year.
    In(i32),
}

/// Somebody as a line names them, with what tells namesakes apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// What they are called.
    pub name: NameInCell,
    /// When they were born.
    pub born: Option<Born>,
    /// What they work as.
    pub position: Option<Line<200>>,
}

/// The one who is meant. Of namesakes the one whose birth or position is that of the line; otherwise it is not clear, and
/// who may be meant is named.
pub(super) fn find(
    register: &Register<'_>,
    here: &[KnownPerson],
    named: &Named,
) -> Result<PersonId, (ProblemKind, Vec<usize>)> {
    let whose = Whose {
        name: named.name.clone(),
        birth_date: match named.born {
            Some(Born::On(day)) => Some(day),
            Some(Born::In(_)) | None => None,
        },
        email: None,
    };
    let one = |index: usize| here.get(index).filter(|person| is_told(named, person));
    match register.find(&whose) {
        Match::Nobody => Err((ProblemKind::UnknownPerson, Vec::new())),
        Match::Sure(index) => match here.get(index) {
            Some(person) if was_born(named, person) != Some(false) => Ok(person.id),
            Some(_) | None => Err((ProblemKind::UnclearPerson, vec![index])),
        },
        Match::Doubtful(some) => {
            let told: Vec<PersonId> = some
                .iter()
                .filter_map(|index| Some(one(*index)?.id))
                .collect();
            match told.as_slice() {
                [only] => Ok(*only),
                _ => Err((ProblemKind::UnclearPerson, some)),
            }
        }
    }
}

/// Whether something beside the name says that it is this one, and nothing says that it is not.
fn is_told(named: &Named, person: &KnownPerson) -> bool {
    let job = person.job.as_ref();
    let works = named.position.as_ref().map(|said| {
        let said = plain(said.as_str());
        job.is_some_and(|job| {
            let kept = plain(&job.position);
            let subject = plain(job.subject.as_deref().unwrap_or_default());
            said == kept || said == format!("{kept} {subject}")
        })
    });
    let said = [was_born(named, person), works];
    said.contains(&Some(true)) && !said.contains(&Some(false))
}

/// Whether the person was born when the line says; nothing when one of them is silent.
fn was_born(named: &Named, person: &KnownPerson) -> Option<bool> {
    let kept = person.birth_date?;
    named.born.map(|born| match born {
        Born::On(day) => day == kept,
        Born::In(year) => year == kept.year(),
    })
}
