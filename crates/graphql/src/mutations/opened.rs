//! What an operation on a pair begins with: the lock on the pair's school, and only then the rows that it decides by.

use domain::access::Denied;
use domain::id::{ActivityId, MentorshipId, ProgrammeChangeId, ProgrammeId, SchoolId};
use persistence::mentorships::Mentorship;
use persistence::programme_changes::ProgrammeChange;
use persistence::programmes::{Activity, Programme};
use persistence::schools::LocatedSchool;
use persistence::{Failure, UnitOfWork};

/// A pair whose school is locked.
pub(crate) struct OpenedPair {
    /// The school, with its zone.
    pub located: LocatedSchool,
    /// The pair.
    pub pair: Mentorship,
}

/// A programme whose school is locked.
pub(crate) struct OpenedProgramme {
    /// The school, with its zone.
    pub located: LocatedSchool,
    /// The pair.
    pub pair: Mentorship,
    /// Its programme.
    pub programme: Programme,
}

/// Opens the pair with this id; an id that never was is hidden.
pub(crate) async fn pair<R>(work: &UnitOfWork, id: MentorshipId) -> Result<OpenedPair, Failure<R>> {
    let found = work.mentorships().find(id).await?.ok_or(Denied::Hidden)?;
    let located = lock(work, Some(found.at.school)).await?;
    // Read again: it may have changed while the lock was waited for.
    let pair = work.mentorships().find(id).await?.ok_or(Denied::Hidden)?;
    Ok(OpenedPair { located, pair })
}

/// Opens the programme with this id; an id that never was is hidden.
pub(crate) async fn programme<R>(
    work: &UnitOfWork,
    id: ProgrammeId,
) -> Result<OpenedProgramme, Failure<R>> {
    let school = work.programmes().school_of(id).await?;
    let located = lock(work, school).await?;
    let programme = work.programmes().find(id).await?.ok_or(Denied::Hidden)?;
    let pair = work.mentorships().find(programme.plan.mentorship).await?;
    Ok(OpenedProgramme {
        located,
        pair: pair.ok_or(Denied::Hidden)?,
        programme,
    })
}

/// Opens the activity with this id; an id that never was is hidden.
pub(crate) async fn activity<R>(
    work: &UnitOfWork,
    id: ActivityId,
) -> Result<(OpenedProgramme, Activity), Failure<R>> {
    let found = work
        .programmes()
        .activity(id)
        .await?
        .ok_or(Denied::Hidden)?;
    let opened = programme(work, found.programme).await?;
    let activity = work.programmes().activity(id).await?;
    Ok((opened, activity.ok_or(Denied::Hidden)?))
}

/// Opens the change of a programme with this id; an id that never was is hidden.
pub(crate) async fn change<R>(
    work: &UnitOfWork,
    id: ProgrammeChangeId,
) -> Result<(OpenedProgramme, ProgrammeChange), Failure<R>> {
    let changes = work.programme_changes();
    let found = changes.find(id).await?.ok_or(Denied::Hidden)?;
    let opened = programme(work, found.programme).await?;
    let change = work.programme_changes().find(id).await?;
    Ok((opened, change.ok_or(Denied::Hidden)?))
}

/// Locks the school that a thing belongs to; a thing without one never was.
pub(crate) async fn lock<R>(
    work: &UnitOfWork,
    school: Option<SchoolId>,
) -> Result<LocatedSchool, Failure<R>> {
    let school = school.ok_or(Denied::Hidden)?;
    let located = work.schools().lock(school).await?;
    Ok(located.ok_or(Denied::Hidden)?)
}
