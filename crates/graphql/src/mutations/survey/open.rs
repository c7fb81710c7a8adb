//! A curator opens a round of a survey for chosen people of the school (B-RM2, B-RM3).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::school::KeepBanks;
use domain::access::{Actor, Denied, permit};
use domain::clock::Date as Day;
use domain::id::{PersonId, SchoolId, SurveyLinkId, SurveyRoundId};
use domain::survey::SurveyKind;
use persistence::surveys::Audience;
use persistence::{Change, Failure, Operation, Secret, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::mutations::perform;
use crate::types::survey::{self, SurveyRound};
use crate::viewer::Viewer;

/// The most people of one round.
const MOST: usize = 500;
/// The longest round, in days.
const LONGEST: i64 = 180;

/// Opens rounds.
#[derive(Default)]
pub struct OpenSurveyRoundMutation;

#[Object]
impl OpenSurveyRoundMutation {
    /// Opens a round of a survey: everybody who is asked gets a place in it, and a link when one is handed out. For the
    /// curators of the school.
    async fn open_survey_round(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is asked, of whom, until when.")] input: OpenSurveyRoundInput,
    ) -> Result<OpenSurveyRoundPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = OpenSurveyRound {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            kind: input.kind.into(),
            audience: input.audience,
            people: read_all(&input.person_ids, MOST)?,
            closes_on: input.closes_on.0,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "openSurveyRound", &operation).await? {
                Ok(id) => {
                    let round = SurveyRound::load(&viewer, id).await?;
                    OpenSurveyRoundPayload::Done(OpenSurveyRoundDone { round })
                }
                Err(reason) => OpenSurveyRoundPayload::Refused(OpenSurveyRoundRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct OpenSurveyRound {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    kind: SurveyKind,
    audience: SurveyAudience,
    people: Vec<PersonId>,
    closes_on: Day,
}

impl Operation for OpenSurveyRound {
    type Done = SurveyRoundId;
    type Refusal = OpenSurveyRoundRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SurveyRoundId, Failure<Self::Refusal>> {
        let here = work
            .schools()
            .lock(self.school)
            .await?
            .ok_or(Denied::Hidden)?;
        let permit = permit::<KeepBanks>(&self.actor, &here.school.facts())?;
        let (today, now) = (work.today(here.zone), work.now());
        let days = (self.closes_on - today).num_days();
        if !(0..=LONGEST).contains(&days) {
            return Err(Failure::Refused(OpenSurveyRoundRefusal::TermDoesNotFit));
        }
        let surveys = work.surveys();
        let year_ago = today.checked_sub_months(chrono::Months::new(12));
        let year_ago = year_ago.unwrap_or(today);
        let audience = match self.audience {
            SurveyAudience::All | SurveyAudience::Chosen => Audience::All,
            SurveyAudience::WithoutCard => Audience::WithoutCard,
            SurveyAudience::Unanswered => Audience::Unanswered(here.zone.begins(year_ago)),
            SurveyAudience::New => Audience::New(year_ago),
        };
        let mut people = surveys
            .audience(self.school, self.kind, audience, today)
            .await?;
        if self.audience == SurveyAudience::Chosen {
            // Whoever does not work here is as good as nobody.
            if self.people.iter().any(|person| !people.contains(person)) {
                return Err(Denied::Hidden.into());
            }
            people.retain(|person| self.people.contains(person));
        }
        if people.is_empty() {
            return Err(Failure::Refused(OpenSurveyRoundRefusal::NobodyToAsk));
        }
        let id = SurveyRoundId(work.fresh());
        surveys
            .open(&permit, id, self.kind, self.closes_on, now)
            .await?;
        for person in people.into_iter().take(MOST) {
            // Nobody knows this secret: the link opens only after one is handed out.
            let (link, hash) = (SurveyLinkId(work.fresh()), Secret::fresh()?.hash());
            surveys.issue(&permit, id, link, person, &hash, now).await?;
        }
        let change = Change {
            school: Some(self.school),
            to: Some("OPENED"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// Of whom a round asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum, Serialize)]
pub enum SurveyAudience {
    /// Everybody who teaches at the school.
    All,
    /// Those who have no card in the bank that the survey feeds.
    WithoutCard,
    /// Those who have handed in no answers within a year.
    Unanswered,
    /// Those whose job at the school began within a year.
    New,
    /// The named ones.
    Chosen,
}

/// A round of a survey.
#[derive(InputObject)]
pub struct OpenSurveyRoundInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// What is asked.
    pub kind: survey::SurveyKind,
    /// Of whom.
    pub audience: SurveyAudience,
    /// `person:…` of the chosen ones, at most 500; empty for every other audience.
    pub person_ids: Vec<ID>,
    /// The last day on which answers are taken, at most 180 days ahead.
    pub closes_on: Date,
}

/// What came of it.
#[derive(Union)]
pub enum OpenSurveyRoundPayload {
    /// The round is open.
    Done(OpenSurveyRoundDone),
    /// It is not.
    Refused(OpenSurveyRoundRefused),
}

/// The round is open.
#[derive(SimpleObject)]
pub struct OpenSurveyRoundDone {
    /// The round.
    pub round: SurveyRound,
}

/// The round is not open.
#[derive(SimpleObject)]
pub struct OpenSurveyRoundRefused {
    /// Why.
    pub reason: OpenSurveyRoundRefusal,
}

/// Why a round was not opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum OpenSurveyRoundRefusal {
    /// Nobody belongs to the audience.
    NobodyToAsk,
    /// The last day lies in the past, or too far ahead.
    TermDoesNotFit,
}
