//! The centre accepts the answers of schools, many at once.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::campaigns::accepted;
use domain::access::Actor;
use domain::access::rules::monitoring::submission::Decide;
use domain::id::SubmissionId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, SubmissionRefusal, guarded, letters, note, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::monitoring::Submission;
use crate::viewer::Viewer;

/// The most submissions of one call.
const SUBMISSIONS: i32 = 100;

/// Accepts answers.
#[derive(Default)]
pub struct AcceptSubmissionsMutation;

#[Object]
impl AcceptSubmissionsMutation {
    /// Accepts what schools handed in: it is in the sums of the municipality and, for a campaign of the region, of the region
    /// from now on. Each is accepted by itself, and the answer says for each what happened. For the methodologists of the
    /// municipality.
    async fn accept_submissions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which submissions, as they were read.")] input: AcceptSubmissionsInput,
    ) -> Result<AcceptSubmissionsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        form.require("submissions", !input.submissions.is_empty(), Problem::Empty);
        form.at_most("submissions", &input.submissions, SUBMISSIONS);
        if !form.is_sound() {
            return Ok(AcceptSubmissionsPayload::Invalid(form.into_invalid()));
        }
        let mut submissions = Vec::new();
        for one in &input.submissions {
            submissions.push((SubmissionId::read(&one.submission_id)?, one.revision));
        }
        // In one order for everybody: two who accept the same ones do not wait for each other in a ring.
        submissions.sort();
        submissions.dedup_by_key(|(id, _)| *id);
        let operation = AcceptSubmissions {
            actor: viewer.actor().clone(),
            submissions,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "acceptSubmissions", &operation).await?;
        let Ok(came) = came;
        let ids: Vec<_> = came.iter().map(|(id, _)| *id).collect();
        let mut refusals: BTreeMap<_, _> = came.into_iter().collect();
        let result = |(id, submission)| AcceptedSubmission {
            submission,
            refusal: refusals.remove(&id).flatten(),
        };
        let submissions = Submission::all(&viewer, &ids).await?;
        let results = submissions.into_iter().map(result).collect();
        Ok(AcceptSubmissionsPayload::Done(SubmissionsAccepted {
            results,
        }))
    }
}

#[derive(Serialize)]
struct AcceptSubmissions {
    #[serde(skip)]
    actor: Actor,
    submissions: Vec<(SubmissionId, i32)>,
    #[serde(skip)]
    public_url: String,
}

impl AcceptSubmissions {
    async fn accept(
        &self,
        work: &UnitOfWork,
        id: SubmissionId,
        revision: i32,
    ) -> Result<(), Failure<Refusal>> {
        let opened = open::<Decide>(work, &self.actor, id, revision).await?;
        let (before, campaign) = (opened.before, opened.campaign);
        let term = before.term(campaign.state);
        let after = before.state.accept(term).map_err(Failure::refuse)?;
        let submissions = work.submissions();
        guarded(
            submissions
                .accept(&opened.permit, &before, opened.today)
                .await,
        )?;
        note(work, &opened.permit, &before, after, None).await?;
        let (url, writers) = (&self.public_url, letters::WRITERS);
        letters::send(work, &campaign, &before, url, &writers, accepted).await?;
        Ok(())
    }
}

impl Operation for AcceptSubmissions {
    type Done = Vec<(SubmissionId, Option<SubmissionRefusal>)>;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Self::Refusal>> {
        let mut results = Vec::new();
        for (id, revision) in &self.submissions {
            let refusal = match self.accept(work, *id, *revision).await {
                Ok(()) => None,
                Err(Failure::Refused(Refusal::Reason(reason))) => Some(reason),
                Err(Failure::Refused(Refusal::Conflict)) => Some(SubmissionRefusal::Changed),
                Err(Failure::Refused(Refusal::NotSound(_))) => Some(SubmissionRefusal::NotSound),
                Err(Failure::Denied(denied)) => return Err(Failure::Denied(denied)),
                Err(Failure::Store(error)) => return Err(Failure::Store(error)),
            };
            results.push((*id, refusal));
        }
        Ok(results)
    }
}

/// What came of it.
#[derive(Union)]
pub enum AcceptSubmissionsPayload {
    /// Each was looked at.
    Done(SubmissionsAccepted),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// What happened to each.
#[derive(SimpleObject)]
pub struct SubmissionsAccepted {
    /// One for each submission that was named.
    pub results: Vec<AcceptedSubmission>,
}

/// What happened to one submission.
#[derive(SimpleObject)]
pub struct AcceptedSubmission {
    /// The submission as it is now.
    pub submission: Submission,
    /// Why it was not accepted; `null` when it was.
    pub refusal: Option<SubmissionRefusal>,
}

/// Which submissions are accepted.
#[derive(InputObject)]
pub struct AcceptSubmissionsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// 1–100 submissions.
    pub submissions: Vec<AcceptedSubmissionInput>,
}

/// A submission as it was read.
#[derive(InputObject)]
pub struct AcceptedSubmissionInput {
    /// `submission:…`.
    pub submission_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
