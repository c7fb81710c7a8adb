//! Whoever holds a personal link hands their answers in. Where the bank has no card of theirs the answers become one;
//! where it has, they wait for the curator as a proposal.

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::survey::{LinkState, SurveyKind};
use persistence::surveys::{Link, Outcome, Round};
use persistence::{Change, Failure, Operation, SecretHash, StoreError, UnitOfWork};

use super::answer::held;
use super::apply;
use crate::error::GqlError;
use crate::viewer::Viewer;

/// Hands answers in.
#[derive(Default)]
pub struct SubmitSurveyMutation;

#[Object]
impl SubmitSurveyMutation {
    /// Hands the answers of a personal link in; after that they are read and no longer changed. Handing them in twice is
    /// refused and harmless. For whoever holds the link.
    async fn submit_survey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link.")] input: SubmitSurveyInput,
    ) -> Result<SubmitSurveyPayload, GqlError> {
        let viewer = Viewer::of(ctx);
        let operation = SubmitSurvey {
            hash: SecretHash::of(&input.token),
        };
        Ok(match Box::pin(viewer.store().write(&operation)).await {
            Ok(card_made) => SubmitSurveyPayload::Done(SubmitSurveyDone { card_made }),
            Err(Failure::Refused((reason, missing))) => {
                SubmitSurveyPayload::Refused(SubmitSurveyRefused { reason, missing })
            }
            Err(Failure::Denied(denied)) => return Err(denied.into()),
            Err(Failure::Store(error)) => return Err(error.into()),
        })
    }
}

struct SubmitSurvey {
    hash: SecretHash,
}

type Refused = (SubmitSurveyRefusal, Vec<String>);

impl Operation for SubmitSurvey {
    type Done = bool;
    type Refusal = Refused;

    async fn run(&self, work: &UnitOfWork) -> Result<bool, Failure<Refused>> {
        let (link, round, state) = held(work, &self.hash).await?;
        let submitted = || Failure::Refused((SubmitSurveyRefusal::Submitted, Vec::new()));
        if state == LinkState::Submitted {
            return Err(submitted());
        }
        let missing = link.answers.missing(round.kind);
        if !missing.is_empty() {
            let missing = missing.into_iter().map(str::to_owned).collect();
            return Err(Failure::Refused((SubmitSurveyRefusal::Missing, missing)));
        }
        match work.surveys().submit(&link, &self.hash, work.now()).await {
            Err(StoreError::Conflict) => return Err(submitted()),
            done => done?,
        }
        let change = Change {
            school: Some(round.school),
            to: Some("SUBMITTED"),
            ..Change::default()
        };
        work.note_own(link.person, "survey-link", "Submit", link.id, change)
            .await?;
        settle_at_once(work, &link, &round).await
    }
}

/// Says whether the answers became a card at once. Who does not want to be a mentor needs none.
async fn settle_at_once(
    work: &UnitOfWork,
    link: &Link,
    round: &Round,
) -> Result<bool, Failure<Refused>> {
    let (surveys, now) = (work.surveys(), work.now());
    if round.kind == SurveyKind::PotentialMentor && link.answers.text("ready") == Some("NO") {
        let outcome = Outcome::Dismissed;
        surveys.settle(link.person, link.id, outcome, now).await?;
        return Ok(false);
    }
    if apply::has_card(work, link, round).await? {
        return Ok(false);
    }
    // The person writes their own first card, as they might from their account.
    let themselves = Actor::Person {
        id: link.person,
        posts: Vec::new(),
    };
    match apply::apply(work, &themselves, link, round).await {
        Err(Failure::Denied(_)) => Ok(false),
        applied => {
            applied?;
            let outcome = Outcome::Taken;
            surveys.settle(link.person, link.id, outcome, now).await?;
            Ok(true)
        }
    }
}

/// A link whose answers are complete.
#[derive(InputObject)]
pub struct SubmitSurveyInput {
    /// The secret of the link: what stands behind `/survey/`.
    pub token: String,
}

/// What came of it.
#[derive(Union)]
pub enum SubmitSurveyPayload {
    /// The answers were handed in.
    Done(SubmitSurveyDone),
    /// They were not.
    Refused(SubmitSurveyRefused),
}

/// The answers were handed in.
#[derive(SimpleObject)]
pub struct SubmitSurveyDone {
    /// Whether they became the person's first card; otherwise the curator looks at them.
    pub card_made: bool,
}

/// The answers were not handed in.
#[derive(SimpleObject)]
pub struct SubmitSurveyRefused {
    /// Why.
    pub reason: SubmitSurveyRefusal,
    /// The codes of the questions that have to be answered first.
    pub missing: Vec<String>,
}

/// Why answers were not handed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SubmitSurveyRefusal {
    /// Required answers are missing.
    Missing,
    /// They were handed in already.
    Submitted,
}
