//! Somebody of a pair, or the curator, asks for advice, an agreement or mediation (B-062).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::mediations::{MediationLetter, opened as letter_of};
use domain::access::rules::mediation::{MediationFacts, Open};
use domain::access::rules::mentorship::Read;
use domain::access::{Actor, Role, permit};
use domain::id::{MediationId, MentorshipId, PersonId};
use domain::mentoring::{self, Mediation, MentorshipStateKind, Side, take_by};
use domain::text::{Note, Title};
use persistence::mediations::NewMediation;
use persistence::mentorships::Mentorship;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::PAGE;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, opened, perform};
use crate::types::mediation::{MediationCase, MediationKind};
use crate::viewer::Viewer;

/// Opens cases.
#[derive(Default)]
pub struct OpenMediationMutation;

#[Object]
impl OpenMediationMutation {
    /// Asks the methodical association of the school, or its curators where there is none, for advice, an agreement or
    /// mediation. For the people of a pair in force, and for the curators of the school.
    async fn open_mediation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pair and what it is about.")] input: OpenMediationInput,
    ) -> Result<OpenMediationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let topic = form.take("topic", Title::parse(&input.topic));
        let account = form.take("account", Note::required(&input.account));
        let (Some(topic), Some(account)) = (topic, account) else {
            return Ok(OpenMediationPayload::Invalid(form.into_invalid()));
        };
        let operation = OpenMediation {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            kind: input.kind.into(),
            topic,
            account,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "openMediation", &operation).await?;
        Ok(match outcome {
            Ok(id) => OpenMediationPayload::Done(OpenMediationDone {
                mediation: MediationCase::load(&viewer, id).await?,
            }),
            Err(reason) => OpenMediationPayload::Refused(OpenMediationRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct OpenMediation {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mentorship: MentorshipId,
    kind: mentoring::MediationKind,
    topic: Title,
    account: Note,
}

impl Operation for OpenMediation {
    type Done = MediationId;
    type Refusal = OpenMediationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MediationId, Failure<Self::Refusal>> {
        let opened = opened::pair(work, self.mentorship).await?;
        let (pair, here) = (opened.pair, opened.located);
        // Whoever may not see the pair does not learn that it exists.
        let opener = permit::<Read>(&self.actor, &pair.facts())?.by();
        let members = members(&pair);
        let id = MediationId(work.fresh());
        let facts = MediationFacts {
            id,
            at: here.school.at,
            opened_by: opener,
            parties: members.iter().map(|(person, _)| *person).collect(),
            others: Vec::new(),
            waits: true,
            association: Vec::new(),
            mediator: None,
        };
        let permit = permit::<Open>(&self.actor, &facts)?;
        if pair.pair.state.kind() != MentorshipStateKind::Active {
            return Err(Failure::Refused(OpenMediationRefusal::NotActive));
        }
        let case = Mediation::open(self.kind, opener, &members);
        let case = case.ok_or(Failure::Refused(OpenMediationRefusal::NotAParty))?;
        if self.is_open(work, opener).await? {
            return Err(Failure::Refused(OpenMediationRefusal::AlreadyOpen));
        }
        // Nobody of the pair is asked about it, also who is no party of a consultation.
        let members: Vec<PersonId> = members.into_iter().map(|(person, _)| person).collect();
        let parties: Vec<PersonId> = case.parties.iter().map(|one| one.person).collect();
        let others: Vec<PersonId> = members
            .iter()
            .copied()
            .filter(|id| !parties.contains(id))
            .collect();
        let association = asked(work, &pair, &members).await?;
        let addressed = match association.is_empty() {
            true => letters::holders(work, pair.at.school, Role::Curator).await?,
            false => association.clone(),
        };
        let addressed: Vec<PersonId> = addressed
            .into_iter()
            .filter(|id| !members.contains(id))
            .collect();
        if addressed.is_empty() {
            return Err(Failure::Refused(OpenMediationRefusal::NobodyToAddress));
        }
        let new = NewMediation {
            school: pair.at.school,
            mentorship: self.mentorship,
            kind: self.kind,
            case: &case,
            association: &association,
            others: &others,
            topic: &self.topic,
            account: &self.account,
        };
        let today = work.today(here.zone);
        let when = (work.now(), today);
        work.mediations().open(&permit, new, when).await?;
        let change = Change {
            school: Some(pair.at.school),
            to: Some(case.state.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        let link = format!("{}/{}", self.link, id.0);
        let letter = MediationLetter {
            place: &here.school.short_name,
            link: &link,
        };
        let letter = letter_of(&letter, take_by(today).0);
        letters::send(work, addressed, &letter).await?;
        Ok(id)
    }
}

impl OpenMediation {
    /// Whether such a case of the pair is open, as far as who opens one may know: a consultation is known to its opener.
    async fn is_open(&self, work: &UnitOfWork, opener: PersonId) -> Result<bool, StoreError> {
        let before = work.mediations().of_pairs(&[self.mentorship]).await?;
        let alone = self.kind == mentoring::MediationKind::Consultation;
        Ok(before.iter().any(|row| {
            row.kind == self.kind && row.case.state.is_open() && (!alone || row.opened_by == opener)
        }))
    }
}

/// Those of the pair who speak for themselves, with their sides.
fn members(pair: &Mentorship) -> Vec<(PersonId, Side)> {
    let sides = [Side::Mentor, Side::Mentee];
    let members = sides
        .into_iter()
        .flat_map(|side| pair.pair.speaking(side).map(move |person| (person, side)));
    members.collect()
}

/// The members of the school's association who work there now and are not of the pair.
async fn asked(
    work: &UnitOfWork,
    pair: &Mentorship,
    members: &[PersonId],
) -> Result<Vec<PersonId>, StoreError> {
    let school = pair.at.school;
    let mut asked = Vec::new();
    for person in work.mediations().association(school).await? {
        let jobs = work.employments().at(person, school).await?;
        let works = jobs.iter().any(|job| job.is_current(work.now()));
        if works && !members.contains(&person) && !asked.contains(&person) {
            asked.push(person);
        }
    }
    Ok(asked)
}

/// What somebody asks for.
#[derive(InputObject)]
pub struct OpenMediationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`, in force.
    pub mentorship_id: ID,
    /// What is asked for; a consultation by a mentor or mentee of the pair.
    pub kind: MediationKind,
    /// In a line, read by all parties; 1–500 characters.
    pub topic: String,
    /// In full, read by who helps alone; 1–10 000 characters.
    pub account: String,
}

/// What came of it.
#[derive(Union)]
pub enum OpenMediationPayload {
    /// It is open.
    Done(OpenMediationDone),
    /// It is not.
    Refused(OpenMediationRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The case is open.
#[derive(SimpleObject)]
pub struct OpenMediationDone {
    /// The case.
    pub mediation: MediationCase,
}

/// The case was not opened.
#[derive(SimpleObject)]
pub struct OpenMediationRefused {
    /// Why.
    pub reason: OpenMediationRefusal,
}

/// Why a case was not opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum OpenMediationRefusal {
    /// The pair is not in force.
    NotActive,
    /// A consultation is asked for by a mentor or a mentee of the pair.
    NotAParty,
    /// A case of this kind is open.
    AlreadyOpen,
    /// Nobody but the pair could be asked: the school has neither an association nor a curator for it.
    NobodyToAddress,
}
