//! Single meetings without an order: proposed, agreed upon, held, rated.

use domain::access::rules::one_off::{Answer, Cancel, Close, Hold, OneOffFacts, Propose, Rate};
use domain::access::{Deed, Permit};
use domain::clock::{Date, Timestamp};
use domain::id::{OneOffId, PersonId, SchoolId};
use domain::mentoring::{MentoringFormat, OneOff, OneOffPart, OneOffState, Score, Side};
use domain::org::Whereabouts;
use domain::text::{Note, Title};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, UpdateMany,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::one_off::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// What one of the two says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OneOffFeedback {
    /// 1–10.
    pub score: Score,
    /// In words; may be empty.
    pub words: String,
}

/// A single meeting as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptOneOff {
    /// Its id.
    pub id: OneOffId,
    /// The school of both.
    pub school: SchoolId,
    /// Who takes part, and where it stands.
    pub meeting: OneOff,
    /// In which format.
    pub format: MentoringFormat,
    /// What it is about.
    pub topic: String,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// On which day, at the school.
    pub proposed_on: Date,
    /// For which day, if that is known.
    pub planned_on: Option<Date>,
    /// On which day it took place.
    pub held_on: Option<Date>,
    /// How long it took.
    pub minutes: Option<i32>,
    /// What came of it.
    pub result: Option<String>,
    /// What the mentor says of it.
    pub mentor_feedback: Option<OneOffFeedback>,
    /// What the mentee says of it.
    pub mentee_feedback: Option<OneOffFeedback>,
    /// On which day it was over.
    pub closed_on: Option<Date>,
    /// Counts the steps.
    pub version: i32,
}

impl KeptOneOff {
    /// It as the policy sees it.
    pub fn facts(&self, at: Whereabouts) -> OneOffFacts {
        OneOffFacts {
            id: self.id,
            at,
            mentor: self.meeting.mentor.person,
            mentee: self.meeting.mentee.person,
            listed: true,
        }
    }

    /// What a side says of it.
    pub fn feedback(&self, side: Side) -> Option<&OneOffFeedback> {
        match side {
            Side::Mentor => self.mentor_feedback.as_ref(),
            Side::Mentee => self.mentee_feedback.as_ref(),
        }
    }
}

/// A single meeting about to be proposed.
#[derive(Clone, Copy, Debug)]
pub struct NewOneOff<'a> {
    /// The school of both.
    pub school: SchoolId,
    /// Who takes part.
    pub meeting: &'a OneOff,
    /// In which format.
    pub format: MentoringFormat,
    /// What it is about.
    pub topic: &'a Title,
    /// For which day, if that is known.
    pub planned_on: Option<Date>,
}

/// What came of a single meeting.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// On which day it took place.
    pub on: Date,
    /// How long it took.
    pub minutes: Option<i32>,
    /// What came of it.
    pub result: &'a Note,
}

/// Whose single meetings are wanted, the latest proposal first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OneOffsOf {
    /// Those of somebody, on either side.
    Person(PersonId),
    /// Those of a school.
    School(SchoolId),
}

/// The repository of single meetings.
pub struct OneOffs<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> OneOffs<'_, C> {
    /// The one with this id.
    pub async fn find(&self, id: OneOffId) -> Result<Option<KeptOneOff>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(KeptOneOff::try_from).transpose()
    }

    /// A page, the latest proposal first; in `states` only, unless that is empty.
    pub async fn page(
        &self,
        of: OneOffsOf,
        states: &[OneOffState],
        slice: &Slice,
    ) -> Result<Window<KeptOneOff>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::ProposedAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.proposed_at), KeyPart::Id(row.id)];
        let query = Entity::find().filter(wanted(of, states));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(KeptOneOff::try_from)
    }

    /// How many there are.
    pub async fn count(&self, of: OneOffsOf, states: &[OneOffState]) -> Result<u64, StoreError> {
        let query = Entity::find().filter(wanted(of, states));
        Ok(query.count(self.0).await?)
    }
}

impl OneOffs<'_, DatabaseTransaction> {
    /// Keeps a fresh proposal of who the permit is for.
    pub async fn propose(
        &self,
        permit: &Permit<Propose>,
        new: NewOneOff<'_>,
        (now, today): (Timestamp, Date),
    ) -> Result<(), StoreError> {
        let meeting = new.meeting;
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(new.school.0),
            format: Set(codes::code(new.format)),
            topic: Set(new.topic.as_str().to_owned()),
            mentor_id: Set(meeting.mentor.person.0),
            mentee_id: Set(meeting.mentee.person.0),
            mentor_answer: Set(codes::code(meeting.mentor.answer)),
            mentee_answer: Set(codes::code(meeting.mentee.answer)),
            proposed_by: Set(permit.by().0),
            proposed_at: Set(now),
            proposed_on: Set(today),
            planned_on: Set(new.planned_on),
            state: Set(meeting.state.code().to_owned()),
            version: Set(1),
            ..ActiveModel::default()
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps an answer.
    pub async fn answer(
        &self,
        permit: &Permit<Answer>,
        before: &KeptOneOff,
        after: &OneOff,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, after)
            .col_expr(
                Column::MentorAnswer,
                Expr::val(codes::code(after.mentor.answer)),
            )
            .col_expr(
                Column::MenteeAnswer,
                Expr::val(codes::code(after.mentee.answer)),
            );
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that it took place, and what came of it.
    pub async fn hold(
        &self,
        permit: &Permit<Hold>,
        before: &KeptOneOff,
        after: &OneOff,
        held: Held<'_>,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, after)
            .col_expr(Column::HeldOn, Expr::val(held.on))
            .col_expr(Column::Minutes, Expr::val(held.minutes))
            .col_expr(Column::Result, Expr::val(held.result.as_str()));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps what a side says of it; with the second word it is over.
    pub async fn rate(
        &self,
        permit: &Permit<Rate>,
        before: &KeptOneOff,
        after: &OneOff,
        (side, score, words): (Side, Score, &Note),
        today: Date,
    ) -> Result<(), StoreError> {
        let (score_of, words_of) = match side {
            Side::Mentor => (Column::MentorScore, Column::MentorWords),
            Side::Mentee => (Column::MenteeScore, Column::MenteeWords),
        };
        let closed = (after.state == OneOffState::Closed).then_some(today);
        let update = step(permit, before, after)
            .col_expr(score_of, Expr::val(i32::from(score.value())))
            .col_expr(words_of, Expr::val(words.as_str()))
            .col_expr(Column::ClosedOn, Expr::val(closed));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that it is over.
    pub async fn close(
        &self,
        permit: &Permit<Close>,
        before: &KeptOneOff,
        after: &OneOff,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, after).col_expr(Column::ClosedOn, Expr::val(Some(today)));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that it was called off.
    pub async fn cancel(
        &self,
        permit: &Permit<Cancel>,
        before: &KeptOneOff,
        after: &OneOff,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, after);
        one(update.exec(self.0).await?.rows_affected)
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step<D: Deed>(permit: &Permit<D>, before: &KeptOneOff, after: &OneOff) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.state.code()))
        .col_expr(Column::Version, Expr::val(before.version + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.meeting.state.code()))
        .filter(Column::Version.eq(before.version))
}

fn wanted(of: OneOffsOf, states: &[OneOffState]) -> Condition {
    let whose = match of {
        OneOffsOf::Person(person) => Condition::any()
            .add(Column::MentorId.eq(person.0))
            .add(Column::MenteeId.eq(person.0)),
        OneOffsOf::School(school) => Condition::all().add(Column::SchoolId.eq(school.0)),
    };
    let whose = Condition::all().add(whose);
    if states.is_empty() {
        return whose;
    }
    whose.add(Column::State.is_in(states.iter().map(|state| state.code())))
}

impl TryFrom<Model> for KeptOneOff {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("one_off", row.id);
        let feedback = |score: Option<i32>, words: Option<String>| {
            score
                .map(|score| {
                    let score = Score::new(score).ok_or(StoreError::inconsistent(table, id))?;
                    let words = words.unwrap_or_default();
                    Ok::<_, StoreError>(OneOffFeedback { score, words })
                })
                .transpose()
        };
        let mentor_feedback = feedback(row.mentor_score, row.mentor_words)?;
        let mentee_feedback = feedback(row.mentee_score, row.mentee_words)?;
        let meeting = OneOff {
            mentor: OneOffPart {
                person: PersonId(row.mentor_id),
                answer: codes::value(&row.mentor_answer, table, id)?,
                rated: mentor_feedback.is_some(),
            },
            mentee: OneOffPart {
                person: PersonId(row.mentee_id),
                answer: codes::value(&row.mentee_answer, table, id)?,
                rated: mentee_feedback.is_some(),
            },
            state: codes::value(&row.state, table, id)?,
        };
        Ok(Self {
            id: OneOffId(id),
            school: SchoolId(row.school_id),
            meeting,
            format: codes::value(&row.format, table, id)?,
            topic: row.topic,
            proposed_by: PersonId(row.proposed_by),
            proposed_on: row.proposed_on,
            planned_on: row.planned_on,
            held_on: row.held_on,
            minutes: row.minutes,
            result: row.result,
            mentor_feedback,
            mentee_feedback,
            closed_on: row.closed_on,
            version: row.version,
        })
    }
}
