//! Single meetings without an order: proposed, answered, held, rated, closed, called off.

mod answer;
mod cancel;
mod close;
mod hold;
mod propose;
mod rate;

use async_graphql::MergedObject;
use documents::letters::Letter;
use documents::letters::one_offs::OneOffLetter;
use domain::access::rules::one_off::OneOffFacts;
use domain::access::{Actor, Deed, Denied, Permit};
use domain::id::OneOffId;
use domain::mentoring::{OneOff, OneOffState, Side};
use persistence::one_offs::KeptOneOff;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::mutations::{letters, opened};

/// Mutations of single meetings.
#[derive(MergedObject, Default)]
pub struct OneOffMutation(
    propose::ProposeOneOffMutation,
    answer::AnswerOneOffMutation,
    hold::HoldOneOffMutation,
    rate::RateOneOffMutation,
    close::CloseOneOffMutation,
    cancel::CancelOneOffMutation,
);

/// Where one reads of single meetings of one's own.
const PAGE: &str = "/me/one-offs";

/// A single meeting whose school is locked.
struct Opened {
    here: LocatedSchool,
    row: KeptOneOff,
    facts: OneOffFacts,
}

/// Opens the one with this id; an id that never was is hidden.
async fn open<R>(work: &UnitOfWork, id: OneOffId) -> Result<Opened, Failure<R>> {
    let found = work.one_offs().find(id).await?.ok_or(Denied::Hidden)?;
    let here = opened::lock(work, Some(found.school)).await?;
    let row = work.one_offs().find(id).await?.ok_or(Denied::Hidden)?;
    let facts = row.facts(here.school.at);
    Ok(Opened { here, row, facts })
}

impl Opened {
    /// The side on which the actor takes part; who does not is told as the policy tells.
    fn side(&self, actor: &Actor) -> Result<Side, Denied> {
        let side = actor
            .person()
            .and_then(|person| self.row.meeting.side_of(person));
        side.ok_or(Denied::Forbidden)
    }

    /// Writes a step into the trail.
    async fn note<D: Deed>(
        &self,
        work: &UnitOfWork,
        permit: &Permit<D>,
        after: OneOffState,
    ) -> Result<(), StoreError> {
        let change = Change {
            school: Some(self.row.school),
            from: Some(self.row.meeting.state.code()),
            to: Some(after.code()),
            why: None,
        };
        work.note(permit, self.row.id, change).await
    }

    /// Tells those of `sides` what `letter` says of the other one.
    async fn tell(
        &self,
        work: &UnitOfWork,
        sides: &[Side],
        letter: fn(&OneOffLetter<'_>) -> Letter,
        link: &str,
    ) -> Result<(), StoreError> {
        let about = (
            self.here.school.short_name.as_str(),
            self.row.topic.as_str(),
        );
        tell(work, &self.row.meeting, sides, letter, (about, link)).await
    }
}

/// Tells those of `sides`, of a meeting at a school about a topic, what `letter` says of the other one.
async fn tell(
    work: &UnitOfWork,
    meeting: &OneOff,
    sides: &[Side],
    letter: fn(&OneOffLetter<'_>) -> Letter,
    ((place, topic), link): ((&str, &str), &str),
) -> Result<(), StoreError> {
    for side in sides {
        let across = match side {
            Side::Mentor => Side::Mentee,
            Side::Mentee => Side::Mentor,
        };
        let (to, of) = (meeting.part(*side).person, meeting.part(across).person);
        let Some(other) = work.people().find(of).await? else {
            continue;
        };
        let text = letter(&OneOffLetter {
            place,
            other: &other.name,
            topic,
            link,
        });
        letters::send(work, [to], &text).await?;
    }
    Ok(())
}
