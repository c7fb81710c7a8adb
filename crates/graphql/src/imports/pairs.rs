//! Pairs of a file: each new line is the proposal that a curator would make by hand, under the same rules. It is tried out
//! when the file is compared, and made when the file is taken over.

use std::convert::Infallible;

use documents::words::import::stated;
use domain::access::Actor;
use domain::id::MentorshipId;
use domain::import::{Mapping, Planned, StatedPair, Step, refusal};
use domain::matching::PairOf;
use persistence::imports::Run;
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};

use super::apply::{Added, actor_of};
use super::{Here, right};
use crate::mutations::mentorship::ProposeMentorship;

/// Where people find the installation, and which column is which.
type How<'a> = (&'a str, &'a Mapping);
/// The lines of a file.
type Lines = Vec<Planned<StatedPair, MentorshipId>>;

/// Proposes the new pairs one after the other, so that each finds the places that those before it left. A line that is
/// refused is wrong, and says why.
pub(super) async fn propose<R>(
    work: &UnitOfWork,
    actor: &Actor,
    here: &Here,
    (link, mapping): How<'_>,
    lines: &mut Lines,
) -> Result<Added, Failure<R>> {
    let mut added = Added::new();
    for line in lines.iter_mut().filter(|line| line.step == Step::Add) {
        let Some(said) = &line.value else { continue };
        let draft = &said.draft;
        let proposal = ProposeMentorship::of_pair(
            actor.clone(),
            link.to_owned(),
            here.at.school,
            PairOf {
                mentor: said.mentor,
                mentee: said.mentee,
            },
            (draft.form, draft.format, draft.topics.clone()),
        );
        let proposal = proposal.on_paper(stated(&draft.order));
        match Box::pin(proposal.run(work)).await {
            Ok(id) => {
                added.insert(line.row, id.0);
            }
            Err(Failure::Refused(refused)) => {
                let problem = refusal(said, mapping, refused.error);
                *line = Planned::refused(line.row, vec![problem]);
            }
            Err(Failure::Denied(denied)) => return Err(denied.into()),
            Err(Failure::Store(error)) => return Err(error.into()),
        }
    }
    Ok(added)
}

/// Says which of the new pairs would be refused, and leaves everything as it was.
pub(super) async fn try_out(
    store: &Store,
    run: &Run,
    how: How<'_>,
    lines: &mut Lines,
) -> Result<(), StoreError> {
    let trial = Trial { run, how, lines };
    match store.write(&trial).await {
        Ok(never) => match never {},
        Err(Failure::Refused(tried)) => {
            *lines = tried;
            Ok(())
        }
        // Who brought the file may do so no longer: taking it over will say so.
        Err(Failure::Denied(_)) => Ok(()),
        Err(Failure::Store(error)) => Err(error),
    }
}

/// The proposals of a file, made and taken back: what is refused is rolled back.
struct Trial<'a> {
    run: &'a Run,
    how: How<'a>,
    lines: &'a Lines,
}

impl Operation for Trial<'_> {
    type Done = Infallible;
    type Refusal = Lines;

    async fn run(&self, work: &UnitOfWork) -> Result<Infallible, Failure<Lines>> {
        let actor = actor_of(work, Some(self.run.created_by)).await?;
        let (_, here) = right(work, &actor, self.run.kind, self.run.place).await?;
        let mut lines = self.lines.clone();
        propose(work, &actor, &here, self.how, &mut lines).await?;
        Err(Failure::Refused(lines))
    }
}
