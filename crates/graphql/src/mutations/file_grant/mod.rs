//! Grants to read a mentee's file: asked for, granted, refused, closed, used.

mod ask;
mod close;
mod grant;
mod read;
mod refuse;

use async_graphql::{Enum, MergedObject};
use documents::letters::Letter;
use documents::letters::file_grants::FileGrantLetter;
use domain::access::rules::file_grant::FileGrantFacts;
use domain::access::{Deed, Denied, Permit};
use domain::clock::Date;
use domain::id::{FileGrantId, PersonId};
use domain::mentoring::{MentorshipStateKind, Side};
use domain::people::{FileGrantError, FileGrantState};
use persistence::file_grants::FileGrant;
use persistence::mentorships::Mentorship;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::mutations::{letters, opened};

/// Mutations of grants.
#[derive(MergedObject, Default)]
pub struct FileGrantMutation(
    ask::AskForFileMutation,
    grant::GrantFileMutation,
    refuse::RefuseFileMutation,
    close::CloseFileGrantMutation,
    read::ReadFileMutation,
);

/// Where one reads who may see what of oneself.
const PAGE: &str = "/me/data";

/// Why a step of a grant was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum FileGrantRefusal {
    /// The head has decided, or nobody asks any more.
    AlreadyDecided,
    /// It was refused, its last day has passed, it was given up or taken back, or the pair is not in force.
    NotInForce,
    /// A consent that the pupil's representative signed does not hold.
    RepresentativeConsentMissing,
}

impl From<FileGrantError> for FileGrantRefusal {
    fn from(error: FileGrantError) -> Self {
        match error {
            FileGrantError::AlreadyDecided => Self::AlreadyDecided,
            FileGrantError::NotInForce => Self::NotInForce,
        }
    }
}

/// A grant whose school is locked, with its pair.
struct Opened {
    here: LocatedSchool,
    row: FileGrant,
    pair: Mentorship,
    facts: FileGrantFacts,
}

/// Opens the grant with this id; an id that never was is hidden.
async fn open<R>(work: &UnitOfWork, id: FileGrantId) -> Result<Opened, Failure<R>> {
    let found = work.file_grants().find(id).await?.ok_or(Denied::Hidden)?;
    let opened = opened::pair(work, found.mentorship).await?;
    let row = work.file_grants().find(id).await?.ok_or(Denied::Hidden)?;
    let facts = row.facts(opened.located.school.at);
    Ok(Opened {
        here: opened.located,
        row,
        pair: opened.pair,
        facts,
    })
}

/// Whether the pair is in force with these two in it.
fn runs(pair: &Mentorship, mentor: PersonId, mentee: PersonId) -> bool {
    pair.pair.state.kind() == MentorshipStateKind::Active
        && pair.pair.mentors_of(mentee).any(|id| id == mentor)
}

/// Whether `mentee` is no pupil, or the consents that the representative signed hold at the pair's school.
async fn may_be_shown(
    work: &UnitOfWork,
    pair: &Mentorship,
    mentee: PersonId,
    today: Date,
) -> Result<bool, StoreError> {
    if work.pupils().find(mentee).await?.is_none() {
        return Ok(true);
    }
    let mentorships = work.mentorships();
    let held = mentorships.consents_held(&[mentee], today).await?;
    let held = held.get(&(mentee, pair.at.school));
    Ok(held.is_some_and(|held| held.missing(&Side::Mentee.required_consents()).is_empty()))
}

impl Opened {
    /// Writes a step into the trail, which tells nothing of the file.
    async fn note<D: Deed>(
        &self,
        work: &UnitOfWork,
        permit: &Permit<D>,
        after: FileGrantState,
    ) -> Result<(), StoreError> {
        let change = Change {
            school: Some(self.row.school),
            from: Some(self.row.state.code()),
            to: Some(after.code()),
            why: None,
        };
        work.note(permit, self.row.id, change).await
    }

    /// Tells both, but who did it.
    async fn tell(
        &self,
        work: &UnitOfWork,
        by: PersonId,
        letter: impl Fn(&FileGrantLetter<'_>) -> Letter,
        link: &str,
    ) -> Result<(), StoreError> {
        let about = FileGrantLetter {
            place: &self.here.school.short_name,
            link,
        };
        let both = [self.row.mentor, self.row.mentee];
        let told = both.into_iter().filter(|id| *id != by);
        letters::send(work, told, &letter(&about)).await
    }
}
