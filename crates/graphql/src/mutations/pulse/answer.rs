//! Each of a pair answers how the two get on; a low answer calls the curator.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::pulse::{LowPulse, low_pulse};
use domain::access::rules::programme::GiveFeedback;
use domain::access::{Actor, Role, permit};
use domain::id::{MentorshipId, PulseAnswerId};
use domain::mentoring::{MentorshipStateKind, Score, pulse_due};
use domain::text::Note;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::opened::OpenedPair;
use crate::mutations::{letters, opened, perform};
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Answers the pulse.
#[derive(Default)]
pub struct AnswerPulseMutation;

#[Object]
impl AnswerPulseMutation {
    /// Answers what the viewer is asked about how their pair gets on. A low number calls the curator, who alone reads
    /// whose it was. For mentor and mentee, each for themselves.
    async fn answer_pulse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: AnswerPulseInput,
    ) -> Result<AnswerPulsePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let words = form.take("words", Note::parse(&input.words));
        let score = Score::new(input.score);
        form.require("score", score.is_some(), Problem::OutOfRange);
        let (Some(words), Some(score)) = (words, score) else {
            return Ok(AnswerPulsePayload::Invalid(form.into_invalid()));
        };
        let mentorship = MentorshipId::read(&input.mentorship_id)?;
        let bare = mentorship.0;
        let operation = AnswerPulse {
            actor: viewer.actor().clone(),
            link: format!("{}/pairs/{bare}", viewer.installation().public_url),
            mentorship,
            score,
            words,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "answerPulse", &operation).await? {
                Ok(_) => {
                    let mentorship = Mentorship::load(&viewer, mentorship).await?;
                    AnswerPulsePayload::Done(AnswerPulseDone { mentorship })
                }
                Err(reason) => AnswerPulsePayload::Refused(AnswerPulseRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AnswerPulse {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mentorship: MentorshipId,
    score: Score,
    words: Note,
}

impl Operation for AnswerPulse {
    type Done = PulseAnswerId;
    type Refusal = AnswerPulseRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<PulseAnswerId, Failure<Self::Refusal>> {
        let opened = opened::pair(work, self.mentorship).await?;
        let permit = permit::<GiveFeedback>(&self.actor, &opened.pair.programme_facts())?;
        let state = &opened.pair.pair.state;
        let since = state
            .since()
            .filter(|_| state.kind() == MentorshipStateKind::Active);
        let Some(since) = since else {
            return Err(Failure::Refused(AnswerPulseRefusal::NotAsked));
        };
        let pulse = work.pulse();
        let first = pulse.first_meetings(&[self.mentorship]).await?.pop();
        let answers = pulse.of(&[self.mentorship]).await?;
        let own = answers.iter().filter(|one| one.person == permit.by());
        let own: Vec<_> = own.map(|one| one.occasion).collect();
        let today = work.today(opened.located.zone);
        let asked = pulse_due(since, first.map(|(_, day)| day), &own, today);
        let Some(occasion) = asked else {
            return Err(Failure::Refused(AnswerPulseRefusal::NotAsked));
        };

        let id = PulseAnswerId(work.fresh());
        let (score, now) = (self.score, work.now());
        pulse
            .answer(&permit, id, occasion, score, &self.words, now)
            .await?;
        let change = Change {
            school: Some(opened.pair.at.school),
            to: Some("ANSWERED"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        if score.is_low() {
            self.call_curator(work, &opened).await?;
        }
        Ok(id)
    }
}

impl AnswerPulse {
    /// Calls the curators who are not of the pair. The letter names nobody: it may be read over a shoulder.
    async fn call_curator(
        &self,
        work: &UnitOfWork,
        opened: &OpenedPair,
    ) -> Result<(), Failure<AnswerPulseRefusal>> {
        let pair = opened.pair.facts().participants;
        let curators = letters::holders(work, opened.pair.at.school, Role::Curator).await?;
        let outside = curators
            .into_iter()
            .filter(|curator| !pair.contains(curator));
        let letter = low_pulse(&LowPulse {
            place: &opened.located.school.short_name,
            link: &self.link,
        });
        Ok(letters::send(work, outside, &letter).await?)
    }
}

/// An answer to how the two get on.
#[derive(InputObject)]
pub struct AnswerPulseInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`, in force.
    pub mentorship_id: ID,
    /// 1–10.
    pub score: i32,
    /// A few words; may be empty.
    pub words: String,
}

/// What came of it.
#[derive(Union)]
pub enum AnswerPulsePayload {
    /// It is kept.
    Done(AnswerPulseDone),
    /// It is not.
    Refused(AnswerPulseRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The answer is kept.
#[derive(SimpleObject)]
pub struct AnswerPulseDone {
    /// The pair.
    pub mentorship: Mentorship,
}

/// The answer is not kept.
#[derive(SimpleObject)]
pub struct AnswerPulseRefused {
    /// Why.
    pub reason: AnswerPulseRefusal,
}

/// Why an answer is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AnswerPulseRefusal {
    /// Nothing is asked now: it was answered, or the time has not come.
    NotAsked,
}
