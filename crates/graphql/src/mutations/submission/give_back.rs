//! Answers are sent back with a reason and remarks on single ones.

use async_graphql::{Context, ID, InputObject, Object};
use documents::letters::campaigns::returned;
use domain::access::Actor;
use domain::access::rules::monitoring::submission::Decide;
use domain::id::SubmissionId;
use domain::text::Note;
use persistence::submissions::{Answers, Kept};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, SubmissionPayload, SubmissionRefusal, guarded, letters, note, open};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// The most remarks.
const REMARKS: i32 = 200;

/// Sends answers back.
#[derive(Default)]
pub struct ReturnSubmissionMutation;

#[Object]
impl ReturnSubmissionMutation {
    /// Sends back what a school handed in, or what was accepted and stands otherwise by now. The school corrects it and hands it
    /// in again, after the campaign is closed too, and that does not make it late. For the methodologists of the
    /// municipality.
    async fn return_submission(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which submission, as it was read, and why.")]
        input: ReturnSubmissionInput,
    ) -> Result<SubmissionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let reason = form.take("reason", Note::required(&input.reason));
        form.at_most("remarks", &input.remarks, REMARKS);
        let mut remarks = Vec::new();
        for (at, remark) in (0..REMARKS).zip(&input.remarks) {
            let text = Note::required(&remark.text);
            if let Some(text) = form.take(&format!("remarks.{at}.text"), text) {
                remarks.push((remark.code.clone(), text));
            }
        }
        let (Some(reason), true) = (reason, form.is_sound()) else {
            return Ok(SubmissionPayload::invalid(form));
        };
        let operation = ReturnSubmission {
            actor: viewer.actor().clone(),
            submission: SubmissionId::read(&input.submission_id)?,
            revision: input.revision,
            reason,
            remarks,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "returnSubmission", &operation).await?;
        SubmissionPayload::of(&viewer, operation.submission, came).await
    }
}

#[derive(Serialize)]
struct ReturnSubmission {
    #[serde(skip)]
    actor: Actor,
    submission: SubmissionId,
    revision: i32,
    reason: Note,
    remarks: Vec<(String, Note)>,
    #[serde(skip)]
    public_url: String,
}

impl Operation for ReturnSubmission {
    type Done = SubmissionId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SubmissionId, Failure<Refusal>> {
        let opened = open::<Decide>(work, &self.actor, self.submission, self.revision).await?;
        let (before, campaign) = (opened.before, opened.campaign);
        let term = before.term(campaign.state);
        let after = before.state.send_back(term).map_err(Failure::refuse)?;
        let items = &campaign.design.items;
        let mut remarks = Answers::new();
        for (code, text) in &self.remarks {
            if items.iter().all(|item| item.code != *code) {
                return Err(Failure::refuse(SubmissionRefusal::UnknownQuestion));
            }
            let kept = Kept {
                remark: Some(text.as_str().to_owned()),
                ..Kept::default()
            };
            remarks.insert(code.clone(), kept);
        }
        let reason = self.reason.as_str();
        let submissions = work.submissions();
        let sent = submissions.send_back(&opened.permit, &before, opened.today, reason, &remarks);
        guarded(sent.await)?;
        note(work, &opened.permit, &before, after, Some(reason)).await?;
        let (url, writers) = (&self.public_url, letters::WRITERS);
        letters::send(work, &campaign, &before, url, &writers, |about| {
            returned(about, remarks.len(), reason)
        })
        .await?;
        Ok(before.id)
    }
}

/// Why answers go back.
#[derive(InputObject)]
pub struct ReturnSubmissionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `submission:…`.
    pub submission_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Why; 1–10 000 characters.
    pub reason: String,
    /// What is to be corrected in single answers, at most 200; may be empty.
    pub remarks: Vec<AnswerRemarkInput>,
}

/// What is to be corrected in an answer.
#[derive(InputObject)]
pub struct AnswerRemarkInput {
    /// The code of the question.
    pub code: String,
    /// What is to be corrected; 1–10 000 characters.
    pub text: String,
}
