//! A school gets more time.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::Months;
use documents::letters::campaigns::extended;
use domain::access::Actor;
use domain::access::rules::monitoring::submission::Decide;
use domain::id::SubmissionId;
use domain::monitoring::CampaignError;
use persistence::submissions::Submission;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, SubmissionPayload, SubmissionRefusal, guarded, letters, open};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Gives more time.
#[derive(Default)]
pub struct ExtendSubmissionMutation;

#[Object]
impl ExtendSubmissionMutation {
    /// Gives one school more time, in an open campaign or, which reopens it for this school, in a closed one: what it hands in
    /// by the new day is in time. For the methodologists of the municipality.
    async fn extend_submission(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which submission, as it was read, and until when.")]
        input: ExtendSubmissionInput,
    ) -> Result<SubmissionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ExtendSubmission {
            actor: viewer.actor().clone(),
            submission: SubmissionId::read(&input.submission_id)?,
            revision: input.revision,
            until: input.until,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "extendSubmission", &operation).await?;
        SubmissionPayload::of(&viewer, operation.submission, came).await
    }
}

#[derive(Serialize)]
struct ExtendSubmission {
    #[serde(skip)]
    actor: Actor,
    submission: SubmissionId,
    revision: i32,
    until: Date,
    #[serde(skip)]
    public_url: String,
}

impl Operation for ExtendSubmission {
    type Done = SubmissionId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SubmissionId, Failure<Refusal>> {
        let opened = open::<Decide>(work, &self.actor, self.submission, self.revision).await?;
        let (before, campaign) = (opened.before, opened.campaign);
        let until = self.until.0;
        let term = before.term(campaign.state);
        before.state.extend(term).map_err(Failure::refuse)?;
        let extended_to = campaign.state.extend(until, opened.today);
        extended_to.map_err(|error| {
            Failure::refuse(match error {
                CampaignError::WrongState => SubmissionRefusal::Closed,
                CampaignError::TooLate => SubmissionRefusal::TooLate,
            })
        })?;
        // More time is never less, and a slip of the year is no time.
        let last = campaign.design.due.checked_add_months(Months::new(12));
        if until < before.due || last.is_some_and(|last| until > last) {
            return Err(Failure::refuse(SubmissionRefusal::TooLate));
        }
        guarded(
            work.submissions()
                .extend(&opened.permit, &before, until)
                .await,
        )?;
        let (from, to) = (before.due.to_string(), until.to_string());
        let change = Change {
            school: Some(before.at.school),
            from: Some(&from),
            to: Some(&to),
            why: None,
        };
        work.note(&opened.permit, before.id, change).await?;
        let after = Submission {
            due: until,
            ..before
        };
        let (url, writers) = (&self.public_url, letters::WRITERS);
        letters::send(work, &campaign, &after, url, &writers, extended).await?;
        Ok(after.id)
    }
}

/// Until when a school may answer.
#[derive(InputObject)]
pub struct ExtendSubmissionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `submission:…`.
    pub submission_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// The new last day: today or later, and not before the one that the school has.
    pub until: Date,
}
