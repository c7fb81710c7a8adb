//! The municipality puts a school into the register of the model, or takes it out (D-2.1).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::Letter;
use documents::letters::campaigns::{CampaignLetter, announced, recalled, released};
use domain::access::rules::place::municipality::KeepRegister;
use domain::access::{Actor, Denied, Permit, permit};
use domain::clock::{Date, SchoolYear};
use domain::id::SchoolId;
use domain::monitoring::{Audience, Indicator};
use domain::org::ParticipationState;
use persistence::schools::School;
use persistence::submissions::Submission;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::submission::letters;
use crate::types::school::SchoolSummary;
use crate::viewer::Viewer;

/// Keeps the register.
#[derive(Default)]
pub struct SetModelParticipationMutation;

#[Object]
impl SetModelParticipationMutation {
    /// Puts a school into the register of a school year, or takes it out. Repeating it changes nothing. For the
    /// methodologists and the authority of its municipality.
    async fn set_model_participation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The school and the year.")] input: SetModelParticipationInput,
    ) -> Result<SetModelParticipationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let Some(year) = SchoolYear::starting(input.school_year) else {
            return Err(GqlError::BadInput(
                "a school year is named by a year from 2000 to 2100",
            ));
        };
        let operation = SetModelParticipation {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            year,
            participates: input.participates,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "setModelParticipation", &operation).await? {
                Ok(id) => {
                    let row = viewer
                        .store()
                        .schools()
                        .find(id)
                        .await?
                        .ok_or(GqlError::NotFound)?;
                    let school = SchoolSummary::new(viewer, row, year);
                    SetModelParticipationPayload::Done(SetModelParticipationDone { school })
                }
                Err(reason) => {
                    SetModelParticipationPayload::Refused(SetModelParticipationRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct SetModelParticipation {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    year: SchoolYear,
    participates: bool,
    #[serde(skip)]
    public_url: String,
}

impl Operation for SetModelParticipation {
    type Done = SchoolId;
    type Refusal = SetModelParticipationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SchoolId, Failure<Self::Refusal>> {
        let located = work
            .schools()
            .lock(self.school)
            .await?
            .ok_or(Denied::Hidden)?;
        let at = located.school.at;
        let found = work
            .municipalities()
            .find(at.municipality)
            .await?
            .ok_or(Denied::Hidden)?;
        let permit = permit::<KeepRegister>(&self.actor, &found.facts())?;

        let running = SchoolYear::of(work.today(located.zone));
        if self.year.first_year() > running.first_year() + 1 {
            return Err(Failure::Refused(SetModelParticipationRefusal::YearTooFar));
        }
        let facts = work.figures().facts(Some(self.school), self.year).await?;
        let pairs = facts
            .get(&self.school)
            .map_or(0, |tally| tally.count(Indicator::ActivePairs));
        let state = if self.participates {
            ParticipationState::Registered
        } else if pairs > 0 {
            return Err(Failure::Refused(SetModelParticipationRefusal::PairsRunning));
        } else {
            ParticipationState::Suspended
        };

        work.schools()
            .register(&permit, self.school, self.year, state, work.now())
            .await?;
        work.figures()
            .recount_school(at, self.year, work.now())
            .await?;
        let to = if self.participates {
            "REGISTERED"
        } else {
            "SUSPENDED"
        };
        let change = Change {
            school: Some(self.school),
            to: Some(to),
            ..Change::default()
        };
        work.note(&permit, self.school, change).await?;
        let today = work.today(located.zone);
        if self.participates {
            self.ask_again(work, &permit, &located.school, today)
                .await?;
        } else {
            self.ask_no_more(work, &permit, today).await?;
        }
        Ok(self.school)
    }
}

impl SetModelParticipation {
    /// Open campaigns among the schools of the register ask who came back again, and who has come since they were opened, too.
    async fn ask_again(
        &self,
        work: &UnitOfWork,
        permit: &Permit<KeepRegister>,
        school: &School,
        today: Date,
    ) -> Result<(), StoreError> {
        let submissions = work.submissions();
        let campaigns = work.campaigns();
        let around = campaigns
            .hold_around(school.at, Audience::InModel, Some(self.year))
            .await?;
        for back in submissions.recall(permit, self.school, self.year).await? {
            self.tell(work, &back, "Recall", recalled).await?;
        }
        let kind = school.kind;
        let new = submissions.join(permit, school.at, kind, &around, today);
        for new in new.await? {
            self.tell(work, &new, "Ask", announced).await?;
        }
        Ok(())
    }

    /// Open campaigns among the schools of the register ask who left it no more.
    async fn ask_no_more(
        &self,
        work: &UnitOfWork,
        permit: &Permit<KeepRegister>,
        today: Date,
    ) -> Result<(), StoreError> {
        let (submissions, school) = (work.submissions(), self.school);
        let gone = submissions.release(permit, school, self.year, today);
        for gone in gone.await? {
            self.tell(work, &gone, "Release", released).await?;
        }
        Ok(())
    }

    async fn tell(
        &self,
        work: &UnitOfWork,
        one: &Submission,
        deed: &'static str,
        letter: impl Fn(&CampaignLetter<'_>) -> Letter,
    ) -> Result<(), StoreError> {
        let Some(campaign) = work.campaigns().find(one.campaign).await? else {
            return Ok(());
        };
        let change = Change {
            school: Some(self.school),
            ..Change::default()
        };
        work.note_consequence("submission", deed, one.id, change)
            .await?;
        let (url, writers) = (&self.public_url, letters::WRITERS);
        letters::send(work, &campaign, one, url, &writers, letter).await
    }
}

/// A school's line in the register.
#[derive(InputObject)]
pub struct SetModelParticipationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// The calendar year in which the school year begins, at most one ahead of the running one.
    pub school_year: i32,
    /// Whether the school implements the model in that year.
    pub participates: bool,
}

/// What came of it.
#[derive(Union)]
pub enum SetModelParticipationPayload {
    /// The register says so now.
    Done(SetModelParticipationDone),
    /// The register is as it was.
    Refused(SetModelParticipationRefused),
}

/// The register says so now.
#[derive(SimpleObject)]
pub struct SetModelParticipationDone {
    /// The school with its figures of that year.
    pub school: SchoolSummary,
}

/// The register is as it was.
#[derive(SimpleObject)]
pub struct SetModelParticipationRefused {
    /// Why.
    pub reason: SetModelParticipationRefusal,
}

/// Why the register is as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SetModelParticipationRefusal {
    /// The year lies more than one ahead of the running one.
    YearTooFar,
    /// The school has pairs in force; end them first.
    PairsRunning,
}
