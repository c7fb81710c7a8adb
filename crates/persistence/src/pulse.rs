//! What each of a pair says of a meeting and of how the two get on.

use domain::access::Permit;
use domain::access::rules::programme::{GiveFeedback, ReadFeedback};
use domain::clock::{Date, Timestamp};
use domain::id::{MeetingId, MentorshipId, PersonId, PulseAnswerId};
use domain::mentoring::{LOW_SCORE, Occasion, Score};
use domain::text::Note;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::pulse_answer::{ActiveModel, Column, Entity, Model};
use crate::entity::{meeting, meeting_feedback as feedback};
use crate::error::StoreError;

/// An answer to how the two get on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PulseAnswer {
    /// Its id.
    pub id: PulseAnswerId,
    /// Of which pair.
    pub mentorship: MentorshipId,
    /// Who answered.
    pub person: PersonId,
    /// What was asked, and since when.
    pub occasion: Occasion,
    /// The number.
    pub score: Score,
    /// A few words; may be empty.
    pub words: String,
    /// When.
    pub answered_at: Timestamp,
    /// What the curator did about a low number.
    pub settled_how: Option<String>,
}

/// What one of a pair said of a meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingFeedback {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Who said it.
    pub person: PersonId,
    /// The number.
    pub score: Score,
    /// A few words; may be empty.
    pub words: String,
}

/// The repository of answers.
pub struct Pulse<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Pulse<'_, C> {
    /// The answer with this id.
    pub async fn find(&self, id: PulseAnswerId) -> Result<Option<PulseAnswer>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(PulseAnswer::try_from).transpose()
    }

    /// The answers of `mentorships`, the latest first.
    pub async fn of(&self, mentorships: &[MentorshipId]) -> Result<Vec<PulseAnswer>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(mentorships.iter().map(|id| id.0)))
            .order_by_desc(Column::AnsweredAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(PulseAnswer::try_from).collect()
    }

    /// The day of the first meeting of each of `mentorships`; a pair without any is absent.
    pub async fn first_meetings(
        &self,
        mentorships: &[MentorshipId],
    ) -> Result<Vec<(MentorshipId, Date)>, StoreError> {
        let rows: Vec<(Uuid, Date)> = meeting::Entity::find()
            .select_only()
            .column(meeting::Column::MentorshipId)
            .column_as(meeting::Column::HeldOn.min(), "first")
            .filter(meeting::Column::MentorshipId.is_in(mentorships.iter().map(|id| id.0)))
            .filter(meeting::Column::RemovedAt.is_null())
            .group_by(meeting::Column::MentorshipId)
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, day)| (MentorshipId(id), day))
            .collect())
    }

    /// What was said of `meetings`.
    pub async fn feedback_on(
        &self,
        meetings: &[MeetingId],
    ) -> Result<Vec<MeetingFeedback>, StoreError> {
        let rows = feedback::Entity::find()
            .filter(feedback::Column::MeetingId.is_in(meetings.iter().map(|id| id.0)))
            .order_by_asc(feedback::Column::MeetingId)
            .order_by_asc(feedback::Column::GivenAt)
            .all(self.0)
            .await?;
        rows.into_iter()
            .map(|row| {
                let score = score(row.score, "meeting_feedback", row.meeting_id)?;
                Ok(MeetingFeedback {
                    meeting: MeetingId(row.meeting_id),
                    person: PersonId(row.person_id),
                    score,
                    words: row.words,
                })
            })
            .collect()
    }
}

impl Pulse<'_, DatabaseTransaction> {
    /// Keeps an answer of who the permit is for.
    pub async fn answer(
        &self,
        permit: &Permit<GiveFeedback>,
        id: PulseAnswerId,
        occasion: Occasion,
        score: Score,
        words: &Note,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            mentorship_id: Set(permit.on()),
            person_id: Set(permit.by().0),
            kind: Set(codes::code(occasion.kind)),
            asked_on: Set(occasion.asked_on),
            score: Set(score.value().into()),
            words: Set(words.as_str().to_owned()),
            answered_at: Set(now),
            settled_at: Set(None),
            settled_by: Set(None),
            settled_how: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps what the curator did about a low answer.
    pub async fn settle(
        &self,
        permit: &Permit<ReadFeedback>,
        id: PulseAnswerId,
        how: &Note,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::SettledAt, Expr::val(now))
            .col_expr(Column::SettledBy, Expr::val(permit.by().0))
            .col_expr(Column::SettledHow, Expr::val(how.as_str()))
            .filter(Column::Id.eq(id.0))
            .filter(Column::MentorshipId.eq(permit.on()))
            .filter(Column::SettledAt.is_null())
            .filter(Column::Score.lte(i32::from(LOW_SCORE)))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Keeps what one of the pair said of a meeting; said again, it takes the place of what was said before.
    pub async fn give_feedback(
        &self,
        permit: &Permit<GiveFeedback>,
        meeting: MeetingId,
        score: Score,
        words: &Note,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = feedback::ActiveModel {
            meeting_id: Set(meeting.0),
            person_id: Set(permit.by().0),
            score: Set(score.value().into()),
            words: Set(words.as_str().to_owned()),
            given_at: Set(now),
        };
        let again = OnConflict::columns([feedback::Column::MeetingId, feedback::Column::PersonId])
            .update_columns([
                feedback::Column::Score,
                feedback::Column::Words,
                feedback::Column::GivenAt,
            ])
            .to_owned();
        feedback::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

fn score(value: i32, table: &'static str, id: Uuid) -> Result<Score, StoreError> {
    Score::new(value).ok_or(StoreError::inconsistent(table, id))
}

impl TryFrom<Model> for PulseAnswer {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("pulse_answer", row.id);
        Ok(Self {
            id: PulseAnswerId(id),
            mentorship: MentorshipId(row.mentorship_id),
            person: PersonId(row.person_id),
            occasion: Occasion {
                kind: codes::value(&row.kind, table, id)?,
                asked_on: row.asked_on,
            },
            score: score(row.score, table, id)?,
            words: row.words,
            answered_at: row.answered_at,
            settled_how: row.settled_how,
        })
    }
}
