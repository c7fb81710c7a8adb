//! Programmes with the deficits that they work on and the activities of their plan.
//!
//! A step is read, decided by [`domain::mentoring`], and saved by a guarded update: a row that changed meanwhile is
//! [`StoreError::Conflict`]. Every step comes after the lock on the pair's school, see `Schools::lock`.

mod activities;
mod change;

use domain::clock::Date;
use domain::id::{DeficitId, MentorshipId, PersonId, ProgrammeId, SchoolId};
use domain::mentoring::{
    EndReason, NamedDeficit, PlannedActivity, Programme as Plan, ProgrammeContent, ProgrammeState,
    ProgrammeStateKind,
};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::codes;
use crate::entity::programme::{Column, Entity, Model};
use crate::entity::{deficit, mentorship, programme_deficit};
use crate::error::StoreError;
use crate::needs::Deficit;

pub use activities::{Activity, ActivityWording};
pub use change::Wording;

/// A programme as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Programme {
    /// Its term and where it stands, as the rules see it.
    pub plan: Plan,
    /// What is to be reached.
    pub goal: String,
    /// What will show that it was reached.
    pub expected_result: String,
    /// Why it lasts longer than a year, if it does.
    pub long_term_reason: Option<String>,
    /// What the curator said when giving it back; until it is approved.
    pub remark: Option<String>,
    /// The curator who put it into force.
    pub approved_by: Option<PersonId>,
    /// When the curator put it into force.
    pub approved_on: Option<Date>,
    /// What came of it, once it is completed.
    pub result: Option<String>,
    /// Counts the wordings.
    pub version: i32,
}

impl Programme {
    /// Its id.
    pub fn id(&self) -> ProgrammeId {
        self.plan.id
    }

    /// What it says as a whole, with the deficits that it works on and its plan.
    pub fn content(&self, deficits: &[Deficit], plan: &[Activity]) -> ProgrammeContent {
        let deficit = |row: &Deficit| NamedDeficit {
            id: row.id,
            area: row.area.clone(),
        };
        let line = |row: &Activity| PlannedActivity {
            id: row.id,
            title: row.title.clone(),
            kind: row.kind,
            planned_on: row.planned_on,
            expected_result: row.expected_result.clone(),
        };
        ProgrammeContent {
            goal: self.goal.clone(),
            expected_result: self.expected_result.clone(),
            starts_on: self.plan.starts_on,
            ends_on: self.plan.ends_on,
            long_term_reason: self.long_term_reason.clone(),
            deficits: deficits.iter().map(deficit).collect(),
            plan: plan.iter().map(line).collect(),
        }
    }
}

/// The repository of programmes.
pub struct Programmes<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Programmes<'_, C> {
    /// The programme with this id.
    pub async fn find(&self, id: ProgrammeId) -> Result<Option<Programme>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Programme::try_from).transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[ProgrammeId]) -> Result<Vec<Programme>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        let query = Entity::find().filter(Column::Id.is_in(ids));
        let rows = query.all(self.0).await?;
        rows.into_iter().map(Programme::try_from).collect()
    }

    /// The programmes of `mentorships`, at most one each.
    pub async fn of_mentorships(
        &self,
        mentorships: &[MentorshipId],
    ) -> Result<Vec<Programme>, StoreError> {
        let ids = mentorships.iter().map(|id| id.0);
        let query = Entity::find().filter(Column::MentorshipId.is_in(ids));
        let rows = query.all(self.0).await?;
        rows.into_iter().map(Programme::try_from).collect()
    }

    /// The school that the programme's pair belongs to for ever; for taking its lock before the programme is read.
    pub async fn school_of(&self, id: ProgrammeId) -> Result<Option<SchoolId>, StoreError> {
        let mut query = Entity::find_by_id(id.0)
            .select_only()
            .column(mentorship::Column::SchoolId);
        QuerySelect::query(&mut query).inner_join(mentorship::Entity, of_mentorship());
        let found: Option<Uuid> = query.into_tuple().one(self.0).await?;
        Ok(found.map(SchoolId))
    }

    /// The deficits that each of `programmes` works on, those of one in the order in which its need names them.
    pub async fn deficits_of(
        &self,
        programmes: &[ProgrammeId],
    ) -> Result<Vec<(ProgrammeId, Deficit)>, StoreError> {
        let ids = programmes.iter().map(|id| id.0);
        let mut query = deficit::Entity::find()
            .column(programme_deficit::Column::ProgrammeId)
            .filter(programme_deficit::Column::ProgrammeId.is_in(ids))
            .order_by_asc(deficit::Column::Position)
            .order_by_asc(deficit::Column::Id);
        QuerySelect::query(&mut query).inner_join(
            programme_deficit::Entity,
            Expr::col((
                programme_deficit::Entity,
                programme_deficit::Column::DeficitId,
            ))
            .equals((deficit::Entity, deficit::Column::Id)),
        );
        let rows = query.into_model::<Named>().all(self.0).await?;
        rows.into_iter()
            .map(|row| Ok((ProgrammeId(row.programme_id), row.deficit.try_into()?)))
            .collect()
    }

    /// The ids of the deficits that one programme works on.
    pub async fn deficits(&self, id: ProgrammeId) -> Result<Vec<DeficitId>, StoreError> {
        let rows = programme_deficit::Entity::find()
            .filter(programme_deficit::Column::ProgrammeId.eq(id.0))
            .all(self.0)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| DeficitId(row.deficit_id))
            .collect())
    }
}

/// A deficit with the programme that works on it.
#[derive(FromQueryResult)]
struct Named {
    #[sea_orm(nested)]
    deficit: deficit::Model,
    programme_id: Uuid,
}

fn of_mentorship() -> Expr {
    Expr::col((mentorship::Entity, mentorship::Column::Id)).equals((Entity, Column::MentorshipId))
}

impl TryFrom<Model> for Programme {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = StoreError::inconsistent("programme", row.id);
        let kind = codes::value(&row.state, "programme", row.id)?;
        let reason = row.end_reason.as_deref();
        let reason = reason.map(|code| codes::value(code, "programme", row.id));
        let state = state(kind, &row, reason.transpose()?).ok_or(broken)?;
        Ok(Self {
            plan: Plan {
                id: ProgrammeId(row.id),
                mentorship: MentorshipId(row.mentorship_id),
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                state,
            },
            goal: row.goal,
            expected_result: row.expected_result,
            long_term_reason: row.long_term_reason,
            remark: row.remark,
            approved_by: row.approved_by.map(PersonId),
            approved_on: row.approved_on,
            result: row.result,
            version: row.version,
        })
    }
}

/// The state with its facts; `None` when one of them is missing.
fn state(
    kind: ProgrammeStateKind,
    row: &Model,
    reason: Option<EndReason>,
) -> Option<ProgrammeState> {
    Some(match kind {
        ProgrammeStateKind::Draft => ProgrammeState::Draft {
            mentor_agreed: row.mentor_agreed,
            mentee_agreed: row.mentee_agreed,
        },
        ProgrammeStateKind::Agreed => ProgrammeState::Agreed,
        ProgrammeStateKind::Approved => ProgrammeState::Approved,
        ProgrammeStateKind::Completed => ProgrammeState::Completed { on: row.closed_on? },
        ProgrammeStateKind::Terminated => ProgrammeState::Terminated {
            on: row.closed_on?,
            reason: reason?,
        },
    })
}
