//! Answers are written.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::monitoring::submission::Fill;
use domain::id::SubmissionId;
use domain::monitoring::Said;
use domain::text::Note;
use persistence::submissions::{Answers, Kept};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, SubmissionPayload, SubmissionRefusal, guarded, kept, note, open};
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// The most answers of one call.
const ANSWERS: i32 = 200;

/// Writes answers.
#[derive(Default)]
pub struct SaveSubmissionMutation;

#[Object]
impl SaveSubmissionMutation {
    /// Writes answers as far as the school has come; questions that are not named stay as they are, and nothing is checked
    /// before it is signed. For the head and the curators of the school.
    async fn save_submission(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which submission, as it was read, and the answers.")]
        input: SaveSubmissionInput,
    ) -> Result<SubmissionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        form.at_most("answers", &input.answers, ANSWERS);
        let answers = (0..ANSWERS).zip(&input.answers);
        let answers = answers.filter_map(|(at, answer)| answer.read(at, &mut form));
        let answers: Vec<_> = answers.collect();
        if !form.is_sound() {
            return Ok(SubmissionPayload::invalid(form));
        }
        let operation = SaveSubmission {
            actor: viewer.actor().clone(),
            submission: SubmissionId::read(&input.submission_id)?,
            revision: input.revision,
            answers,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "saveSubmission", &operation).await?;
        SubmissionPayload::of(&viewer, operation.submission, came).await
    }
}

#[derive(Serialize)]
struct SaveSubmission {
    #[serde(skip)]
    actor: Actor,
    submission: SubmissionId,
    revision: i32,
    answers: Vec<Written>,
}

#[derive(Serialize)]
struct Written {
    code: String,
    said: Option<Said>,
    explanation: Option<String>,
}

impl Operation for SaveSubmission {
    type Done = SubmissionId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SubmissionId, Failure<Refusal>> {
        let opened = open::<Fill>(work, &self.actor, self.submission, self.revision).await?;
        let before = opened.before;
        let term = before.term(opened.campaign.state);
        let after = before
            .state
            .save(term, opened.today)
            .map_err(Failure::refuse)?;
        let items = &opened.campaign.design.items;
        let mut was = kept(work, before.id).await?;
        let mut answers = Answers::new();
        for written in &self.answers {
            if items.iter().all(|item| item.code != written.code) {
                return Err(Failure::refuse(SubmissionRefusal::UnknownQuestion));
            }
            let kept = Kept {
                said: written.said.clone(),
                explanation: written.explanation.clone(),
                ..was.remove(&written.code).unwrap_or_default()
            };
            answers.insert(written.code.clone(), kept);
        }
        let submissions = work.submissions();
        let saved = submissions.save(&opened.permit, &before, after, &answers);
        guarded(saved.await)?;
        if after != before.state {
            note(work, &opened.permit, &before, after, None).await?;
        }
        Ok(before.id)
    }
}

/// The answers of a school.
#[derive(InputObject)]
pub struct SaveSubmissionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `submission:…`.
    pub submission_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// The answers that change, at most 200.
    pub answers: Vec<MonitoringAnswerInput>,
}

/// What a school answers to one question: as the question asks, a number, yes or no, or words; all left out for no answer.
#[derive(InputObject)]
pub struct MonitoringAnswerInput {
    /// The code of the question.
    pub code: String,
    /// A number.
    pub number: Option<i32>,
    /// Yes or no.
    pub yes: Option<bool>,
    /// Words, at most 10 000 characters.
    pub text: Option<String>,
    /// Why the school says otherwise than the program, at most 10 000 characters.
    pub explanation: Option<String>,
}

impl MonitoringAnswerInput {
    fn read(&self, at: i32, form: &mut Form) -> Option<Written> {
        let path = |name: &str| format!("answers.{at}.{name}");
        let text = form.take_optional(&path("text"), self.text.as_deref(), Note::parse)?;
        let why = self.explanation.as_deref();
        let why = form.take_optional(&path("explanation"), why, Note::parse)?;
        let words = text.map(|text| Said::Text(text.as_str().to_owned()));
        let number = self.number.map(|number| Said::Number(number.into()));
        let said = [number, self.yes.map(Said::Yes), words];
        let mut said = said.into_iter().flatten();
        let first = said.next();
        form.require(&path("number"), said.next().is_none(), Problem::NotAllowed);
        Some(Written {
            code: self.code.clone(),
            said: first,
            explanation: why.map(|why| why.as_str().to_owned()),
        })
    }
}
