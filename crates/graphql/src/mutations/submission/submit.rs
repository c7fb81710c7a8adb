//! The head signs the answers: what the program counts on this day is kept beside them.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::monitoring::submission::Submit;
use domain::id::SubmissionId;
use domain::monitoring::{Answer, Source, check};
use persistence::submissions::{Answers, Kept};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, SubmissionPayload, guarded, kept, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Signs answers.
#[derive(Default)]
pub struct SubmitSubmissionMutation;

#[Object]
impl SubmitSubmissionMutation {
    /// Signs the answers and hands them in, for the first time or after they came back. What must be answered is, and where the
    /// school says otherwise than the program, it says why; a computed value about which it says nothing is confirmed. For
    /// the head of the school.
    async fn submit_submission(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which submission, as it was read.")] input: SubmitSubmissionInput,
    ) -> Result<SubmissionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SubmitSubmission {
            actor: viewer.actor().clone(),
            submission: SubmissionId::read(&input.submission_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "submitSubmission", &operation).await?;
        SubmissionPayload::of(&viewer, operation.submission, came).await
    }
}

#[derive(Serialize)]
struct SubmitSubmission {
    #[serde(skip)]
    actor: Actor,
    submission: SubmissionId,
    revision: i32,
}

impl Operation for SubmitSubmission {
    type Done = SubmissionId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SubmissionId, Failure<Refusal>> {
        let opened = open::<Submit>(work, &self.actor, self.submission, self.revision).await?;
        let before = opened.before;
        let term = before.term(opened.campaign.state);
        let after = before
            .state
            .submit(term, opened.today)
            .map_err(Failure::refuse)?;
        let (design, at) = (&opened.campaign.design, before.at);
        let submissions = work.submissions();
        let (year, today) = (design.school_year, opened.today);
        let mut computed = submissions
            .computed(&design.items, &[at.school], at.municipality, year, today)
            .await?;
        let computed = computed.remove(&at.school).unwrap_or_default();
        let mut kept = kept(work, before.id).await?;
        let mut answers = BTreeMap::new();
        let mut signed = Answers::new();
        for item in &design.items {
            let was = kept.remove(&item.code).unwrap_or_default();
            let answer = Answer {
                said: was.said.clone(),
                computed: computed.get(&item.code).copied(),
                before: None,
                explanation: was.explanation.clone(),
            };
            let is_kept = answer.taken().is_some() || item.source != Source::Manual;
            if is_kept {
                let kept = Kept {
                    said: answer.taken(),
                    computed: answer.computed,
                    ..was
                };
                signed.insert(item.code.clone(), kept);
            }
            answers.insert(item.code.clone(), answer);
        }
        let mut found = check(&design.items, &answers);
        found.retain(|(_, finding)| finding.is_refusal());
        if !found.is_empty() {
            return Err(Failure::Refused(Refusal::NotSound(found)));
        }
        let done = submissions.submit(&opened.permit, &before, today, &signed);
        guarded(done.await)?;
        note(work, &opened.permit, &before, after, None).await?;
        Ok(before.id)
    }
}

/// Which submission is signed.
#[derive(InputObject)]
pub struct SubmitSubmissionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `submission:…`.
    pub submission_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
