//! Whoever holds a personal link saves what they have said, answer by answer, without an account.

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject, Union};
use domain::access::Denied;
use domain::clock::Timestamp;
use domain::survey::{AnswerProblem, Answers, LinkState};
use domain::text::TextError;
use persistence::surveys::{Link, Round};
use persistence::{Failure, Operation, SecretHash, StoreError, UnitOfWork};

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::types::survey::SurveyAnswerInput;
use crate::viewer::Viewer;

/// The most savings of one link: a long afternoon of second thoughts, and the end of a script.
const MOST_SAVES: i32 = 2_000;
/// The most answers at once.
const MOST: usize = 50;

/// Saves answers.
#[derive(Default)]
pub struct SaveSurveyAnswersMutation;

#[Object]
impl SaveSurveyAnswersMutation {
    /// Saves answers of a survey by a personal link: the named ones, the others stay. Saving the same twice is saving it
    /// once. For whoever holds the link; a link that never was, was taken back or is over does not exist.
    async fn save_survey_answers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link, and what was said.")] input: SaveSurveyAnswersInput,
    ) -> Result<SaveSurveyAnswersPayload, GqlError> {
        let viewer = Viewer::of(ctx);
        if input.answers.len() > MOST {
            return Err(GqlError::BadInput("too many answers at once"));
        }
        let operation = SaveSurveyAnswers {
            hash: SecretHash::of(&input.token),
            said: input.answers,
        };
        Ok(match Box::pin(viewer.store().write(&operation)).await {
            Ok(saved_at) => SaveSurveyAnswersPayload::Done(SaveSurveyAnswersDone { saved_at }),
            Err(Failure::Refused(Refused::Own(reason))) => {
                SaveSurveyAnswersPayload::Refused(SaveSurveyAnswersRefused { reason })
            }
            Err(Failure::Refused(Refused::Invalid(invalid))) => {
                SaveSurveyAnswersPayload::Invalid(invalid)
            }
            Err(Failure::Denied(denied)) => return Err(denied.into()),
            Err(Failure::Store(error)) => return Err(error.into()),
        })
    }
}

/// The link that somebody holds, with its round, while the school's day lasts. Anything but a link that opens something
/// is as good as none.
pub(super) async fn held<R>(
    work: &UnitOfWork,
    hash: &SecretHash,
) -> Result<(Link, Round, LinkState), Failure<R>> {
    let (_, round) = work.surveys().held(hash).await?.ok_or(Denied::Hidden)?;
    let here = work.schools().lock(round.school).await?;
    let here = here.ok_or(Denied::Hidden)?;
    // Read again: it may have changed while the lock was waited for.
    let (link, round) = work.surveys().held(hash).await?.ok_or(Denied::Hidden)?;
    let state = link.state(&round, work.today(here.zone));
    match state {
        LinkState::Closed => Err(Denied::Hidden.into()),
        LinkState::Open | LinkState::Submitted => Ok((link, round, state)),
    }
}

struct SaveSurveyAnswers {
    hash: SecretHash,
    said: Vec<SurveyAnswerInput>,
}

enum Refused {
    Own(SaveSurveyAnswersRefusal),
    Invalid(InvalidInput),
}

impl Operation for SaveSurveyAnswers {
    type Done = Timestamp;
    type Refusal = Refused;

    async fn run(&self, work: &UnitOfWork) -> Result<Timestamp, Failure<Refused>> {
        let own = |reason| Failure::Refused(Refused::Own(reason));
        let (link, round, state) = held(work, &self.hash).await?;
        if state == LinkState::Submitted {
            return Err(own(SaveSurveyAnswersRefusal::Submitted));
        }
        if link.saves >= MOST_SAVES {
            return Err(own(SaveSurveyAnswersRefusal::TooMany));
        }
        let mut answers: Answers = link.answers.clone();
        let mut form = Form::default();
        for answer in &self.said {
            let put = answers.put(round.kind, &answer.code, &answer.values);
            note(&mut form, &answer.code, put);
        }
        if !form.is_sound() {
            return Err(Failure::Refused(Refused::Invalid(form.into_invalid())));
        }
        let now = work.now();
        match work.surveys().save(&link, &self.hash, &answers, now).await {
            Err(StoreError::Conflict) => Err(own(SaveSurveyAnswersRefusal::Submitted)),
            saved => Ok(saved.map(|()| now)?),
        }
    }
}

/// Notes what is wrong with an answer under the code of its question. A code may have a dot in it: the path is the
/// code's parts.
fn note(form: &mut Form, code: &str, put: Result<(), AnswerProblem>) {
    match put {
        Ok(()) => {}
        Err(AnswerProblem::Text(error)) => {
            form.take::<()>(code, Err(error));
        }
        Err(AnswerProblem::TooMany) => {
            form.take::<()>(code, Err(TextError::TooLong { max: 10 }));
        }
        Err(AnswerProblem::NotAsked | AnswerProblem::NotAnOption) => {
            form.require(code, false, Problem::NotAllowed);
        }
        Err(AnswerProblem::OutOfRange) => form.require(code, false, Problem::OutOfRange),
    }
}

/// What was said.
#[derive(InputObject)]
pub struct SaveSurveyAnswersInput {
    /// The secret of the link: what stands behind `/survey/`.
    pub token: String,
    /// Answers, at most 50.
    pub answers: Vec<SurveyAnswerInput>,
}

/// What came of it.
#[derive(Union)]
pub enum SaveSurveyAnswersPayload {
    /// The answers were saved.
    Done(SaveSurveyAnswersDone),
    /// They were not.
    Refused(SaveSurveyAnswersRefused),
    /// Some answer does not fit its question; nothing was saved.
    Invalid(InvalidInput),
}

/// The answers were saved.
#[derive(SimpleObject)]
pub struct SaveSurveyAnswersDone {
    /// When.
    pub saved_at: Timestamp,
}

/// The answers were not saved.
#[derive(SimpleObject)]
pub struct SaveSurveyAnswersRefused {
    /// Why.
    pub reason: SaveSurveyAnswersRefusal,
}

/// Why answers were not saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SaveSurveyAnswersRefusal {
    /// The answers were handed in already.
    Submitted,
    /// The link has been used too often; ask the curator for a new round.
    TooMany,
}
