//! The municipality puts a practice on the public face (row 52, C-024).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::practice::Publish;
use domain::access::{Actor, permit};
use domain::clock::SchoolYear;
use domain::id::PracticeId;
use domain::practice::PracticeEvent;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::practice::Practice;
use crate::viewer::Viewer;

/// Publishes a practice.
#[derive(Default)]
pub struct PublishPracticeMutation;

#[Object]
impl PublishPracticeMutation {
    /// Publishes a practice that its school has approved, or restores a withdrawn one. For the methodologists of the
    /// municipality, never for an author.
    async fn publish_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The practice.")] input: PublishPracticeInput,
    ) -> Result<PublishPracticePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = PublishPractice {
            actor: viewer.actor().clone(),
            practice: PracticeId::read(&input.practice_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "publishPractice", &operation).await? {
                Ok(id) => {
                    let practice = Practice::changed(&viewer, id).await?;
                    PublishPracticePayload::Done(PublishPracticeDone { practice })
                }
                Err(reason) => PublishPracticePayload::Refused(PublishPracticeRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct PublishPractice {
    #[serde(skip)]
    actor: Actor,
    practice: PracticeId,
}

impl Operation for PublishPractice {
    type Done = PracticeId;
    type Refusal = PublishPracticeRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PracticeId, Failure<Self::Refusal>> {
        let (located, practice) = open(work, self.practice).await?;
        let permit = permit::<Publish>(&self.actor, &practice.facts())?;
        let Ok(to) = practice.state.after(PracticeEvent::Publish) else {
            return Err(Failure::Refused(Self::Refusal::NotWaiting));
        };
        let today = work.today(located.zone);
        work.practices()
            .publish(&permit, &practice, work.now(), today)
            .await?;
        // It counts in the year of its first publication, whenever it is restored.
        let year = SchoolYear::of(practice.first_published_on.unwrap_or(today));
        work.figures()
            .recount_school(practice.at, year, work.now())
            .await?;
        note(work, &permit, &practice, to, None).await?;
        Ok(self.practice)
    }
}

/// A practice to be published.
#[derive(InputObject)]
pub struct PublishPracticeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `practice:…`.
    pub practice_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum PublishPracticePayload {
    /// Everybody may read it.
    Done(PublishPracticeDone),
    /// It stays where it was.
    Refused(PublishPracticeRefused),
}

/// Everybody may read the practice.
#[derive(SimpleObject)]
pub struct PublishPracticeDone {
    /// The practice.
    pub practice: Practice,
}

/// The practice was not published.
#[derive(SimpleObject)]
pub struct PublishPracticeRefused {
    /// Why.
    pub reason: PublishPracticeRefusal,
}

/// Why a practice was not published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PublishPracticeRefusal {
    /// Its school has not approved it, or it is published already.
    NotWaiting,
}
