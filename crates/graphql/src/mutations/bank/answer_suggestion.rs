//! A curator answers whom employment suggests: into the bank as a candidate, or not.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::bank::{CardFacts, Keep};
use domain::access::rules::place::school::KeepBanks;
use domain::access::{Actor, Denied, permit};
use domain::bank::Suggestion;
use domain::id::{NeedId, PersonId, SchoolId};
use domain::mentoring::Side;
use domain::people::{CardState, MenteeCategory};
use domain::text::Prose;
use persistence::needs::{Need as Row, NeedData};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::enums;
use crate::types::need::Need;
use crate::viewer::Viewer;

/// Answers suggestions.
#[derive(Default)]
pub struct AnswerSuggestionMutation;

#[Object]
impl AnswerSuggestionMutation {
    /// Takes a suggested person into the bank of mentees as a candidate with the suggested categories, or dismisses the
    /// suggestion until a later job makes it anew. For the curators of the school.
    async fn answer_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and the answer.")] input: AnswerSuggestionInput,
    ) -> Result<AnswerSuggestionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = AnswerSuggestion {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            person: PersonId::read(&input.person_id)?,
            categories: input.categories.into_iter().map(Into::into).collect(),
            accept: input.accept,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "answerSuggestion", &operation).await? {
                Ok(id) => {
                    let need = match id {
                        Some(id) => viewer.store().needs().find(id).await?,
                        None => None,
                    };
                    let need = need.map(|row| Need::new(viewer, row));
                    AnswerSuggestionPayload::Done(AnswerSuggestionDone { need })
                }
                Err(reason) => AnswerSuggestionPayload::Refused(AnswerSuggestionRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AnswerSuggestion {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
    categories: Vec<MenteeCategory>,
    accept: bool,
}

impl Operation for AnswerSuggestion {
    type Done = Option<NeedId>;
    type Refusal = AnswerSuggestionRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<Option<NeedId>, Failure<Self::Refusal>> {
        let here = work
            .schools()
            .lock(self.school)
            .await?
            .ok_or(Denied::Hidden)?;
        let permit = permit::<KeepBanks>(&self.actor, &here.school.facts())?;
        let jobs = work.employments().at(self.person, self.school).await?;
        if jobs.is_empty() {
            return Err(Denied::Hidden.into());
        }
        let today = work.today(here.zone);
        let suggested = work.banks().suggested(self.school, today).await?;
        let mut suggested = suggested.into_iter();
        let suggested = suggested.find(|one| one.person == self.person);
        let open: Vec<Suggestion> = suggested
            .map(|one| one.suggestions)
            .unwrap_or_default()
            .into_iter()
            .filter(|one| self.categories.contains(&one.category))
            .collect();
        if open.is_empty() {
            return Err(Failure::Refused(AnswerSuggestionRefusal::NotSuggested));
        }
        work.banks()
            .answer_suggestions(&permit, self.person, &open, work.now())
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some(if self.accept { "ACCEPTED" } else { "DISMISSED" }),
            ..Change::default()
        };
        work.note(&permit, self.person, change).await?;
        if !self.accept {
            return Ok(None);
        }
        let facts = CardFacts {
            person: self.person,
            side: Side::Mentee,
            at: here.school.at,
            employed: true,
        };
        self.take(work, &facts, &open).await.map(Some)
    }
}

impl AnswerSuggestion {
    /// Puts the categories into the person's need, or begins one that waits for the person's own words.
    async fn take(
        &self,
        work: &UnitOfWork,
        facts: &CardFacts,
        open: &[Suggestion],
    ) -> Result<NeedId, Failure<AnswerSuggestionRefusal>> {
        let permit = permit::<Keep>(&self.actor, facts)?;
        let (needs, now) = (work.needs(), work.now());
        let before = needs.find_at(self.person, self.school).await?;
        let mut categories = before
            .as_ref()
            .map(|need| need.categories.clone())
            .unwrap_or_default();
        categories.extend(open.iter().map(|one| one.category));
        categories.sort();
        categories.dedup();
        let request = request(before.as_ref());
        let data = |state| NeedData {
            request: &request,
            topics: before.as_ref().map_or(&[], |need| &need.topics),
            formats: before.as_ref().map_or(&[], |need| &need.formats),
            categories: &categories,
            state,
        };
        let id = match &before {
            None => {
                let id = NeedId(work.fresh());
                let data = data(CardState::InBank);
                needs.add(&permit, id, self.school, &data, now).await?;
                id
            }
            Some(need) => {
                let state = match need.state {
                    CardState::Left => CardState::InBank,
                    CardState::InBank | CardState::Paused => need.state,
                };
                let (id, version) = (need.id, need.version);
                needs.keep(&permit, id, version, &data(state), now).await?;
                id
            }
        };
        let change = Change {
            school: Some(self.school),
            to: Some("IN_BANK"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// The words of the need; none as long as its owner has said nothing.
fn request(before: Option<&Row>) -> Prose<5_000> {
    let words = before.map_or("", |need| need.request.as_str());
    Prose::parse(words).unwrap_or_default()
}

/// Whom, and the answer.
#[derive(InputObject)]
pub struct AnswerSuggestionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// `person:…`, who is suggested.
    pub person_id: ID,
    /// Which of the suggested categories are meant.
    pub categories: Vec<enums::MenteeCategory>,
    /// Into the bank as a candidate, or not.
    pub accept: bool,
}

/// What came of the answer.
#[derive(Union)]
pub enum AnswerSuggestionPayload {
    /// It was taken.
    Done(AnswerSuggestionDone),
    /// It was not.
    Refused(AnswerSuggestionRefused),
}

/// The answer was taken.
#[derive(SimpleObject)]
pub struct AnswerSuggestionDone {
    /// The need of who was taken into the bank; `null` after a dismissal.
    pub need: Option<Need>,
}

/// The answer was not taken.
#[derive(SimpleObject)]
pub struct AnswerSuggestionRefused {
    /// Why.
    pub reason: AnswerSuggestionRefusal,
}

/// Why an answer was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AnswerSuggestionRefusal {
    /// Nothing of the kind is suggested any more: it was answered, or the job has changed.
    NotSuggested,
}
