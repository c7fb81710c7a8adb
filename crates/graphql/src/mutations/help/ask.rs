//! Somebody of a school asks for help or a consultation (A-021, B-031, E-2.4).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::help::{HelpLetter, asked};
use domain::access::rules::help::{Ask, HelpRequestFacts};
use domain::access::{Actor, Denied, Role, permit};
use domain::id::{HelpRequestId, SchoolId};
use domain::mentoring::Addressee;
use domain::text::{Note, Title};
use persistence::help_requests::NewHelpRequest;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, opened, perform};
use crate::types::help_request::{HelpAddressee, HelpRequest};
use crate::viewer::Viewer;

/// Asks for help.
#[derive(Default)]
pub struct AskForHelpMutation;

#[Object]
impl AskForHelpMutation {
    /// Asks one's own mentors, any mentor of the school or the curator. For whoever works at the school; one's own
    /// mentors can be asked while there is a pair.
    async fn ask_for_help(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The question.")] input: AskForHelpInput,
    ) -> Result<AskForHelpPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let topic = form.take("topic", Title::parse(&input.topic));
        let question = form.take("question", Note::required(&input.question));
        let (Some(topic), Some(question)) = (topic, question) else {
            return Ok(AskForHelpPayload::Invalid(form.into_invalid()));
        };
        let operation = AskForHelp {
            actor: viewer.actor().clone(),
            link: format!("{}/me/help", viewer.installation().public_url),
            school: SchoolId::read(&input.school_id)?,
            addressee: input.addressee.into(),
            urgent: input.urgent,
            topic,
            question,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "askForHelp", &operation).await? {
                Ok(id) => {
                    let request = HelpRequest::load(&viewer, id).await?;
                    AskForHelpPayload::Done(AskForHelpDone { request })
                }
                Err(reason) => AskForHelpPayload::Refused(AskForHelpRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct AskForHelp {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    school: SchoolId,
    addressee: Addressee,
    urgent: bool,
    topic: Title,
    question: Note,
}

impl Operation for AskForHelp {
    type Done = HelpRequestId;
    type Refusal = AskForHelpRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<HelpRequestId, Failure<Self::Refusal>> {
        let here = opened::lock(work, Some(self.school)).await?;
        let person = self.actor.person().ok_or(Denied::Hidden)?;
        let jobs = work.employments().at(person, self.school).await?;
        let today = work.today(here.zone);
        // Who does not work there does not learn that the school is.
        if !jobs.iter().any(|job| job.terms.is_current(today)) {
            return Err(Denied::Hidden.into());
        }
        let wanted = (self.school, person, self.addressee);
        let mut found = work.help_requests().helpers(&[wanted]).await?;
        let helpers = found.remove(&wanted).unwrap_or_default();
        let id = HelpRequestId(work.fresh());
        let facts = HelpRequestFacts {
            id,
            at: here.school.at,
            asked_by: person,
            helpers: helpers.clone(),
        };
        let permit = permit::<Ask>(&self.actor, &facts)?;
        if helpers.is_empty() && self.addressee != Addressee::Curator {
            return Err(Failure::Refused(AskForHelpRefusal::NobodyToAsk));
        }

        let new = NewHelpRequest {
            addressee: self.addressee,
            urgent: self.urgent,
            topic: &self.topic,
            question: &self.question,
        };
        work.help_requests()
            .ask(&permit, self.school, new, work.now())
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some("NEW"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        let asks = work.people().find(person).await?.ok_or(Denied::Hidden)?;
        let letter = asked(&HelpLetter {
            place: &here.school.short_name,
            person: &asks.name,
            topic: self.topic.as_str(),
            urgent: self.urgent,
            link: &self.link,
        });
        let curators = letters::holders(work, self.school, Role::Curator).await?;
        let curators = curators.into_iter().filter(|id| *id != person);
        let to: Vec<_> = match self.addressee {
            Addressee::OwnMentor | Addressee::AnyMentor => helpers,
            Addressee::Curator => curators.collect(),
        };
        letters::send(work, to, &letter).await?;
        Ok(id)
    }
}

/// A question.
#[derive(InputObject)]
pub struct AskForHelpInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, where the viewer works.
    pub school_id: ID,
    /// Whom it is for.
    pub addressee: HelpAddressee,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// In a line; 1–500 characters.
    pub topic: String,
    /// In full; 1–10 000 characters.
    pub question: String,
}

/// What came of asking.
#[derive(Union)]
pub enum AskForHelpPayload {
    /// It is asked.
    Done(AskForHelpDone),
    /// It is not.
    Refused(AskForHelpRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The question is asked.
#[derive(SimpleObject)]
pub struct AskForHelpDone {
    /// The request.
    pub request: HelpRequest,
}

/// The question is not asked.
#[derive(SimpleObject)]
pub struct AskForHelpRefused {
    /// Why.
    pub reason: AskForHelpRefusal,
}

/// Why a question is not asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, async_graphql::Enum)]
pub enum AskForHelpRefusal {
    /// There is no such mentor: no pair in force, or nobody in the bank.
    NobodyToAsk,
}
