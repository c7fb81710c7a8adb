//! The municipal centre sends a run to its schools; their curators propose, for nobody above a school pairs (note i).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::matching::Suggest;
use domain::access::{Actor, Denied, permit};
use domain::id::MatchingRunId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::matching::MatchingRun;
use crate::viewer::Viewer;

/// Sends a run to the schools.
#[derive(Default)]
pub struct SuggestMatchesMutation;

#[Object]
impl SuggestMatchesMutation {
    /// Sends a run of the municipality to its schools: each sees the pairs of its own mentees as suggestions, in the place
    /// of those sent before. For methodologists of the municipality.
    async fn suggest_matches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which run.")] input: SuggestMatchesInput,
    ) -> Result<SuggestMatchesPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SuggestMatches {
            actor: viewer.actor().clone(),
            run: MatchingRunId::read(&input.run_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "suggestMatches", &operation).await? {
                Ok(id) => {
                    let row = viewer.store().matching().find(id).await?;
                    let run = MatchingRun::new(viewer, row.ok_or(GqlError::NotFound)?);
                    SuggestMatchesPayload::Done(SuggestMatchesDone { run })
                }
                Err(reason) => SuggestMatchesPayload::Refused(SuggestMatchesRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct SuggestMatches {
    #[serde(skip)]
    actor: Actor,
    run: MatchingRunId,
}

impl Operation for SuggestMatches {
    type Done = MatchingRunId;
    type Refusal = SuggestMatchesRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MatchingRunId, Failure<Self::Refusal>> {
        let run = work
            .matching()
            .find(self.run)
            .await?
            .ok_or(Denied::Hidden)?;
        let permit = permit::<Suggest>(&self.actor, &run.ground.facts())?;
        if run.sent_at.is_some() {
            return Err(Failure::Refused(SuggestMatchesRefusal::AlreadySent));
        }
        if run.pairs == 0 {
            return Err(Failure::Refused(SuggestMatchesRefusal::NoPairs));
        }
        work.matching().send(&permit, self.run, work.now()).await?;
        let change = Change {
            to: Some("SENT"),
            ..Change::default()
        };
        work.note(&permit, self.run, change).await?;
        Ok(self.run)
    }
}

/// A run to be sent to the schools.
#[derive(InputObject)]
pub struct SuggestMatchesInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `matching-run:…`, a run of the municipality.
    pub run_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum SuggestMatchesPayload {
    /// The schools see it.
    Done(SuggestMatchesDone),
    /// The schools see what they saw before.
    Refused(SuggestMatchesRefused),
}

/// The schools see it.
#[derive(SimpleObject)]
pub struct SuggestMatchesDone {
    /// The run.
    pub run: MatchingRun,
}

/// The schools see what they saw before.
#[derive(SimpleObject)]
pub struct SuggestMatchesRefused {
    /// Why.
    pub reason: SuggestMatchesRefusal,
}

/// Why a run was not sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SuggestMatchesRefusal {
    /// It was sent already.
    AlreadySent,
    /// It found no pair.
    NoPairs,
}
