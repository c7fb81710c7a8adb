//! The curator keeps the terms of a mentor's duty (Labour Code art. 351.8, Q-49).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::mentorship::KeepTerms;
use domain::access::{Actor, Denied, permit};
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::{MentorshipStateKind, Side};
use domain::text::Line;
use persistence::mentorships::DutyTerms;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::locked;
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mentorship::Mentorship;
use crate::viewer::Viewer;

/// Keeps the terms of a mentor's duty.
#[derive(Default)]
pub struct KeepDutyTermsMutation;

#[Object]
impl KeepDutyTermsMutation {
    /// Keeps which additional agreement a mentor's duty rests on and on what ground it is paid; amounts are not kept. What
    /// is left out is forgotten. For the curators and the head of the school.
    async fn keep_duty_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose terms, and which.")] input: KeepDutyTermsInput,
    ) -> Result<KeepDutyTermsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let number = input.agreement_number.as_deref();
        let number = form.take_optional("agreementNumber", number, Line::<50>::parse);
        let ground = input.pay_ground.as_deref();
        let ground = form.take_optional("payGround", ground, Line::<300>::parse);
        let (Some(number), Some(ground)) = (number, ground) else {
            return Ok(KeepDutyTermsPayload::Invalid(form.into_invalid()));
        };
        let operation = KeepDutyTerms {
            actor: viewer.actor().clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            mentor: PersonId::read(&input.mentor_id)?,
            terms: DutyTerms {
                agreement_number: number.map(|line| line.as_str().to_owned()),
                agreement_on: input.agreement_on.map(|day| day.0),
                pay_ground: ground.map(|line| line.as_str().to_owned()),
            },
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "keepDutyTerms", &operation).await? {
                Ok(id) => {
                    let mentorship = Mentorship::load(&viewer, id).await?;
                    KeepDutyTermsPayload::Done(KeepDutyTermsDone { mentorship })
                }
                Err(reason) => KeepDutyTermsPayload::Refused(KeepDutyTermsRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct KeepDutyTerms {
    #[serde(skip)]
    actor: Actor,
    mentorship: MentorshipId,
    mentor: PersonId,
    terms: DutyTerms,
}

impl Operation for KeepDutyTerms {
    type Done = MentorshipId;
    type Refusal = KeepDutyTermsRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorshipId, Failure<Self::Refusal>> {
        let (row, _) = locked(work, self.mentorship).await?;
        let permit = permit::<KeepTerms>(&self.actor, &row.facts())?;
        // Somebody who is no mentor here is as unknown as somebody who never was.
        let line = row.pair.participant(self.mentor);
        line.filter(|line| line.acts_on(Side::Mentor))
            .ok_or(Denied::Hidden)?;
        match row.pair.state.kind() {
            MentorshipStateKind::Agreed
            | MentorshipStateKind::OrderPrepared
            | MentorshipStateKind::Active => {}
            MentorshipStateKind::Proposed
            | MentorshipStateKind::Declined
            | MentorshipStateKind::Revoked
            | MentorshipStateKind::Ended => {
                return Err(Failure::Refused(KeepDutyTermsRefusal::NotRunning));
            }
        }
        work.mentorships()
            .keep_terms(&permit, &row, self.mentor, &self.terms)
            .await?;
        let state = row.pair.state.kind().code();
        let change = Change {
            school: Some(row.at.school),
            from: Some(state),
            to: Some(state),
            why: None,
        };
        work.note(&permit, row.id(), change).await?;
        Ok(row.id())
    }
}

/// The terms of a mentor's duty.
#[derive(InputObject)]
pub struct KeepDutyTermsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`, agreed or in force.
    pub mentorship_id: ID,
    /// `person:…`, one of its mentors.
    pub mentor_id: ID,
    /// The number of the additional agreement to the labour contract; 1–50 characters.
    pub agreement_number: Option<String>,
    /// Its date.
    pub agreement_on: Option<Date>,
    /// On what ground the work is paid, or that it belongs to the position; 1–300 characters. No amounts.
    pub pay_ground: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum KeepDutyTermsPayload {
    /// They are kept.
    Done(KeepDutyTermsDone),
    /// They are not.
    Refused(KeepDutyTermsRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The terms are kept.
#[derive(SimpleObject)]
pub struct KeepDutyTermsDone {
    /// The mentorship.
    pub mentorship: Mentorship,
}

/// The terms were not kept.
#[derive(SimpleObject)]
pub struct KeepDutyTermsRefused {
    /// Why.
    pub reason: KeepDutyTermsRefusal,
}

/// Why terms were not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum KeepDutyTermsRefusal {
    /// The mentorship is not agreed yet, or over.
    NotRunning,
}
