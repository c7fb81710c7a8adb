//! Meetings that pairs have agreed upon, and the goals that one meeting sets for the next.

use domain::access::Permit;
use domain::access::rules::programme::KeepMeetings;
use domain::clock::{Date, Timestamp};
use domain::id::{MeetingGoalId, MeetingId, MentorshipId, PersonId, PlannedMeetingId};
use domain::mentoring::{MeetingMode, PlannedMeetingState, PlannedMeetingStateKind};
use domain::text::{Line, Note, Title};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, UpdateMany,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::meeting_goal as goal;
use crate::entity::planned_meeting::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// A planned meeting as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedMeeting {
    /// Its id.
    pub id: PlannedMeetingId,
    /// Whose.
    pub mentorship: MentorshipId,
    /// The day.
    pub planned_on: Date,
    /// The minute of the day, if one was named.
    pub minute_of_day: Option<u16>,
    /// How the two will meet.
    pub mode: MeetingMode,
    /// Where to go for a meeting at a distance.
    pub link: Option<String>,
    /// What it is to be about.
    pub topic: String,
    /// Point by point; may be empty.
    pub agenda: String,
    /// Where it stands.
    pub state: PlannedMeetingState,
    /// Why it was missed or called off.
    pub reason: Option<String>,
    /// Who planned it.
    pub planned_by: PersonId,
    /// Counts its wordings.
    pub version: i32,
}

/// A planned meeting as it is written.
#[derive(Clone, Copy, Debug)]
pub struct PlannedWording<'a> {
    /// The day.
    pub planned_on: Date,
    /// The minute of the day.
    pub minute_of_day: Option<u16>,
    /// How the two will meet.
    pub mode: MeetingMode,
    /// Where to go.
    pub link: Option<&'a Line<500>>,
    /// What it is to be about.
    pub topic: &'a Title,
    /// Point by point.
    pub agenda: &'a Note,
}

/// What is to be done until the next meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingGoal {
    /// Its id.
    pub id: MeetingGoalId,
    /// Whose.
    pub mentorship: MentorshipId,
    /// The meeting that set it.
    pub set_at: MeetingId,
    /// What is to be done.
    pub text: String,
    /// The meeting at which it was found done.
    pub done_at: Option<MeetingId>,
}

/// The repository of planned meetings and of goals.
pub struct PlannedMeetings<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> PlannedMeetings<'_, C> {
    /// The planned meeting with this id.
    pub async fn find(&self, id: PlannedMeetingId) -> Result<Option<PlannedMeeting>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(PlannedMeeting::try_from).transpose()
    }

    /// Those of `mentorships` that still lie ahead or wait to be written down, by day.
    pub async fn open_of(
        &self,
        mentorships: &[MentorshipId],
    ) -> Result<Vec<PlannedMeeting>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(mentorships.iter().map(|id| id.0)))
            .filter(Column::State.eq(PlannedMeetingStateKind::Planned.code()))
            .order_by_asc(Column::PlannedOn)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(PlannedMeeting::try_from).collect()
    }

    /// Those of `mentorships` that were missed or called off, the latest first.
    pub async fn fallen_of(
        &self,
        mentorships: &[MentorshipId],
    ) -> Result<Vec<PlannedMeeting>, StoreError> {
        let fallen = [
            PlannedMeetingStateKind::Missed,
            PlannedMeetingStateKind::Cancelled,
        ];
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(mentorships.iter().map(|id| id.0)))
            .filter(Column::State.is_in(fallen.map(PlannedMeetingStateKind::code)))
            .order_by_desc(Column::PlannedOn)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(PlannedMeeting::try_from).collect()
    }

    /// The goals of `mentorships` that no meeting has found done yet, in the order in which they were set.
    pub async fn open_goals_of(
        &self,
        mentorships: &[MentorshipId],
    ) -> Result<Vec<MeetingGoal>, StoreError> {
        let rows = goal::Entity::find()
            .filter(goal::Column::MentorshipId.is_in(mentorships.iter().map(|id| id.0)))
            .filter(goal::Column::DoneAtMeetingId.is_null())
            .order_by_asc(goal::Column::Id)
            .all(self.0)
            .await?;
        Ok(rows.into_iter().map(MeetingGoal::from).collect())
    }

    /// The goals that each of `meetings` set, in their order.
    pub async fn goals_set_at(
        &self,
        meetings: &[MeetingId],
    ) -> Result<Vec<MeetingGoal>, StoreError> {
        let rows = goal::Entity::find()
            .filter(goal::Column::MeetingId.is_in(meetings.iter().map(|id| id.0)))
            .order_by_asc(goal::Column::MeetingId)
            .order_by_asc(goal::Column::Position)
            .all(self.0)
            .await?;
        Ok(rows.into_iter().map(MeetingGoal::from).collect())
    }
}

impl PlannedMeetings<'_, DatabaseTransaction> {
    /// Plans a meeting of the pair that the permit is for.
    pub async fn plan(
        &self,
        permit: &Permit<KeepMeetings>,
        id: PlannedMeetingId,
        wording: PlannedWording<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            mentorship_id: Set(permit.on()),
            planned_on: Set(wording.planned_on),
            minute_of_day: Set(wording.minute_of_day.map(i32::from)),
            mode: Set(codes::code(wording.mode)),
            link: Set(wording.link.map(|link| link.as_str().to_owned())),
            topic: Set(wording.topic.as_str().to_owned()),
            agenda: Set(wording.agenda.as_str().to_owned()),
            state: Set(PlannedMeetingStateKind::Planned.code().to_owned()),
            meeting_id: Set(None),
            reason: Set(None),
            planned_by: Set(permit.by().0),
            planned_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Writes another day, mode or agenda.
    pub async fn replan(
        &self,
        permit: &Permit<KeepMeetings>,
        before: &PlannedMeeting,
        wording: PlannedWording<'_>,
    ) -> Result<(), StoreError> {
        let link = wording.link.map(|link| link.as_str().to_owned());
        let update = step(permit, before, PlannedMeetingState::Planned)
            .col_expr(Column::Version, Expr::val(before.version + 1))
            .col_expr(Column::PlannedOn, Expr::val(wording.planned_on))
            .col_expr(
                Column::MinuteOfDay,
                Expr::val(wording.minute_of_day.map(i32::from)),
            )
            .col_expr(Column::Mode, Expr::val(codes::code(wording.mode)))
            .col_expr(Column::Link, Expr::val(link))
            .col_expr(Column::Topic, Expr::val(wording.topic.as_str()))
            .col_expr(Column::Agenda, Expr::val(wording.agenda.as_str()));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that it was held, missed or called off, the last two with a reason.
    pub async fn close(
        &self,
        permit: &Permit<KeepMeetings>,
        before: &PlannedMeeting,
        after: PlannedMeetingState,
        reason: Option<&Note>,
    ) -> Result<(), StoreError> {
        let meeting = match after {
            PlannedMeetingState::Held { meeting } => Some(meeting.0),
            PlannedMeetingState::Planned
            | PlannedMeetingState::Missed
            | PlannedMeetingState::Cancelled => None,
        };
        let reason = reason.map(|text| text.as_str().to_owned());
        let update = step(permit, before, after)
            .col_expr(Column::MeetingId, Expr::val(meeting))
            .col_expr(Column::Reason, Expr::val(reason));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Sets goals at a meeting of the pair that the permit is for.
    pub async fn set_goals(
        &self,
        permit: &Permit<KeepMeetings>,
        meeting: MeetingId,
        goals: &[(MeetingGoalId, Title)],
    ) -> Result<(), StoreError> {
        let rows = (0..)
            .zip(goals)
            .map(|(position, (id, text))| goal::ActiveModel {
                id: Set(id.0),
                mentorship_id: Set(permit.on()),
                meeting_id: Set(meeting.0),
                position: Set(position),
                text: Set(text.as_str().to_owned()),
                done_at_meeting_id: Set(None),
            });
        goal::Entity::insert_many(rows)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps that goals were found done at a meeting; [`StoreError::Conflict`] when one of them was not open.
    pub async fn tick_goals(
        &self,
        permit: &Permit<KeepMeetings>,
        meeting: MeetingId,
        goals: &[MeetingGoalId],
    ) -> Result<(), StoreError> {
        let done = goal::Entity::update_many()
            .col_expr(goal::Column::DoneAtMeetingId, Expr::val(meeting.0))
            .filter(goal::Column::Id.is_in(goals.iter().map(|id| id.0)))
            .filter(goal::Column::MentorshipId.eq(permit.on()))
            .filter(goal::Column::DoneAtMeetingId.is_null())
            .exec(self.0)
            .await?;
        if u64::try_from(goals.len()).is_ok_and(|len| len == done.rows_affected) {
            Ok(())
        } else {
            Err(StoreError::Conflict)
        }
    }

    /// Takes back what a removed entry of the journal had done: its goals go, those that it ticked are open again, and
    /// the plan that it fulfilled waits once more.
    pub async fn undo_of(
        &self,
        permit: &Permit<KeepMeetings>,
        meeting: MeetingId,
    ) -> Result<(), StoreError> {
        goal::Entity::update_many()
            .col_expr(goal::Column::DoneAtMeetingId, Expr::val(None::<uuid::Uuid>))
            .filter(goal::Column::DoneAtMeetingId.eq(meeting.0))
            .filter(goal::Column::MentorshipId.eq(permit.on()))
            .exec(self.0)
            .await?;
        goal::Entity::delete_many()
            .filter(goal::Column::MeetingId.eq(meeting.0))
            .filter(goal::Column::MentorshipId.eq(permit.on()))
            .exec(self.0)
            .await?;
        let planned = PlannedMeetingStateKind::Planned.code();
        Entity::update_many()
            .col_expr(Column::State, Expr::val(planned))
            .col_expr(Column::MeetingId, Expr::val(None::<uuid::Uuid>))
            .filter(Column::MeetingId.eq(meeting.0))
            .filter(Column::MentorshipId.eq(permit.on()))
            .exec(self.0)
            .await?;
        Ok(())
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step(
    permit: &Permit<KeepMeetings>,
    before: &PlannedMeeting,
    after: PlannedMeetingState,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.kind().code()))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::MentorshipId.eq(permit.on()))
        .filter(Column::State.eq(before.state.kind().code()))
        .filter(Column::Version.eq(before.version))
}

impl TryFrom<Model> for PlannedMeeting {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("planned_meeting", row.id);
        let broken = || StoreError::inconsistent(table, id);
        let state = match codes::value(&row.state, table, id)? {
            PlannedMeetingStateKind::Planned => PlannedMeetingState::Planned,
            PlannedMeetingStateKind::Held => PlannedMeetingState::Held {
                meeting: MeetingId(row.meeting_id.ok_or_else(broken)?),
            },
            PlannedMeetingStateKind::Missed => PlannedMeetingState::Missed,
            PlannedMeetingStateKind::Cancelled => PlannedMeetingState::Cancelled,
        };
        let minute = row.minute_of_day.map(u16::try_from).transpose();
        Ok(Self {
            id: PlannedMeetingId(id),
            mentorship: MentorshipId(row.mentorship_id),
            planned_on: row.planned_on,
            minute_of_day: minute.or(Err(broken()))?,
            mode: codes::value(&row.mode, table, id)?,
            link: row.link,
            topic: row.topic,
            agenda: row.agenda,
            state,
            reason: row.reason,
            planned_by: PersonId(row.planned_by),
            version: row.version,
        })
    }
}

impl From<goal::Model> for MeetingGoal {
    fn from(row: goal::Model) -> Self {
        Self {
            id: MeetingGoalId(row.id),
            mentorship: MentorshipId(row.mentorship_id),
            set_at: MeetingId(row.meeting_id),
            text: row.text,
            done_at: row.done_at_meeting_id.map(MeetingId),
        }
    }
}
