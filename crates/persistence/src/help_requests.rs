//! Requests for help: who asked what, who is at it, what was answered and how much it helped.

use std::collections::HashMap;

use domain::access::Permit;
use domain::access::rules::help::{Ask, Close, Help, HelpRequestFacts};
use domain::clock::Timestamp;
use domain::id::{HelpRequestId, PersonId, SchoolId};
use domain::mentoring::{Addressee, HelpState, HelpStateKind, Score, Side};
use domain::org::Whereabouts;
use domain::people::CardState;
use domain::text::{Note, Title};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    QueryFilter, QuerySelect, Select, UpdateMany,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::help_request::{ActiveModel, Column, Entity, Model};
use crate::entity::{mentor_card, mentorship, mentorship_participant as participant};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::people::acting;

/// A request as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HelpRequest {
    /// Its id.
    pub id: HelpRequestId,
    /// Where.
    pub school: SchoolId,
    /// Who asks.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// Whom it is for.
    pub addressee: Addressee,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// In a line.
    pub topic: String,
    /// In full.
    pub question: String,
    /// Where it stands.
    pub state: HelpState,
    /// The answer.
    pub answer: Option<String>,
    /// Counts the steps.
    pub version: i32,
}

/// A request about to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewHelpRequest<'a> {
    /// Whom it is for.
    pub addressee: Addressee,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// In a line.
    pub topic: &'a Title,
    /// In full.
    pub question: &'a Note,
}

/// Which requests are wanted, the latest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HelpRequestsOf {
    /// Those that somebody asked.
    AskedBy(PersonId),
    /// Those that are for somebody as a mentor, or that they took.
    For(PersonId),
    /// Those of a school.
    School(SchoolId),
}

/// A school, who asks there, and whom for.
pub type Wanted = (SchoolId, PersonId, Addressee);

/// The repository of requests.
pub struct HelpRequests<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> HelpRequests<'_, C> {
    /// The request with this id.
    pub async fn find(&self, id: HelpRequestId) -> Result<Option<HelpRequest>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(HelpRequest::try_from).transpose()
    }

    /// A page of requests, the latest first; in `states` only, unless that is empty.
    pub async fn page(
        &self,
        of: HelpRequestsOf,
        states: &[HelpStateKind],
        slice: &Slice,
    ) -> Result<Window<HelpRequest>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::AskedAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let query = Entity::find().filter(wanted(of, states));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(HelpRequest::try_from)
    }

    /// How many there are.
    pub async fn count(
        &self,
        of: HelpRequestsOf,
        states: &[HelpStateKind],
    ) -> Result<u64, StoreError> {
        let count: Option<i64> = Entity::find()
            .filter(wanted(of, states))
            .select_only()
            .column_as(Column::Id.count(), "count")
            .into_tuple()
            .one(self.0)
            .await?;
        Ok(count
            .and_then(|count| u64::try_from(count).ok())
            .unwrap_or(0))
    }

    /// The mentors whom each of `wanted` — school, who asks, addressee — is for, in as many statements however many
    /// they are.
    pub async fn helpers(
        &self,
        wanted: &[Wanted],
    ) -> Result<HashMap<Wanted, Vec<PersonId>>, StoreError> {
        let asking = |addressee| wanted.iter().filter(move |one| one.2 == addressee);
        let own: Vec<_> = asking(Addressee::OwnMentor).map(|one| one.1).collect();
        let schools: Vec<_> = asking(Addressee::AnyMentor).map(|one| one.0).collect();
        let (own, banks) = (self.own_mentors(&own).await?, self.banks(&schools).await?);
        let helpers = |(school, asked_by, addressee): Wanted| -> Vec<PersonId> {
            let found: Vec<PersonId> = match addressee {
                Addressee::OwnMentor => own
                    .iter()
                    .filter(|(at, mentee, _)| *at == school && *mentee == asked_by)
                    .map(|(.., mentor)| *mentor)
                    .collect(),
                Addressee::AnyMentor => banks
                    .iter()
                    .filter(|(at, _)| *at == school)
                    .map(|(_, mentor)| *mentor)
                    .collect(),
                Addressee::Curator => Vec::new(),
            };
            found.into_iter().filter(|id| *id != asked_by).collect()
        };
        Ok(wanted.iter().map(|one| (*one, helpers(*one))).collect())
    }

    /// Schools of running pairs of `mentees`, with mentee and mentor.
    async fn own_mentors(
        &self,
        mentees: &[PersonId],
    ) -> Result<Vec<(SchoolId, PersonId, PersonId)>, StoreError> {
        let mine: Vec<(Uuid, Uuid)> = sides(Side::Mentee)
            .filter(participant::Column::PersonId.is_in(mentees.iter().map(|id| id.0)))
            .into_tuple()
            .all(self.0)
            .await?;
        let active: Vec<(Uuid, Uuid)> = mentorship::Entity::find()
            .select_only()
            .columns([mentorship::Column::Id, mentorship::Column::SchoolId])
            .filter(mentorship::Column::Id.is_in(mine.iter().map(|(pair, _)| *pair)))
            .filter(mentorship::Column::State.eq("ACTIVE"))
            .into_tuple()
            .all(self.0)
            .await?;
        let theirs: Vec<(Uuid, Uuid)> = sides(Side::Mentor)
            .filter(participant::Column::MentorshipId.is_in(active.iter().map(|(pair, _)| *pair)))
            .into_tuple()
            .all(self.0)
            .await?;
        let mut found = Vec::new();
        for (pair, school) in active {
            for (_, mentee) in mine.iter().filter(|(of, _)| *of == pair) {
                for (_, mentor) in theirs.iter().filter(|(of, _)| *of == pair) {
                    found.push((SchoolId(school), PersonId(*mentee), PersonId(*mentor)));
                }
            }
        }
        Ok(found)
    }

    /// The mentors in the banks of `schools`.
    async fn banks(&self, schools: &[SchoolId]) -> Result<Vec<(SchoolId, PersonId)>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = mentor_card::Entity::find()
            .select_only()
            .columns([mentor_card::Column::SchoolId, mentor_card::Column::PersonId])
            .filter(mentor_card::Column::SchoolId.is_in(schools.iter().map(|id| id.0)))
            .filter(mentor_card::Column::State.eq(codes::code(CardState::InBank)))
            .into_tuple()
            .all(self.0)
            .await?;
        let row = |(school, person)| (SchoolId(school), PersonId(person));
        Ok(rows.into_iter().map(row).collect())
    }

    /// The request as the policy sees it.
    pub async fn facts(
        &self,
        row: &HelpRequest,
        at: Whereabouts,
    ) -> Result<HelpRequestFacts, StoreError> {
        let wanted = (row.school, row.asked_by, row.addressee);
        let mut found = self.helpers(&[wanted]).await?;
        let mut helpers = found.remove(&wanted).unwrap_or_default();
        // Who answered goes on reading, though the pair may have ended meanwhile.
        helpers.extend(row.state.helper());
        Ok(HelpRequestFacts {
            id: row.id,
            at,
            asked_by: row.asked_by,
            helpers,
        })
    }
}

impl HelpRequests<'_, DatabaseTransaction> {
    /// Keeps a request of who the permit is for.
    pub async fn ask(
        &self,
        permit: &Permit<Ask>,
        school: SchoolId,
        new: NewHelpRequest<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(school.0),
            asked_by: Set(permit.by().0),
            asked_at: Set(now),
            addressee: Set(codes::code(new.addressee)),
            urgent: Set(new.urgent),
            topic: Set(new.topic.as_str().to_owned()),
            question: Set(new.question.as_str().to_owned()),
            state: Set(HelpStateKind::New.code().to_owned()),
            helper_id: Set(None),
            answered_at: Set(None),
            answer: Set(None),
            rating: Set(None),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps that somebody is at it, or left it to others.
    pub async fn take(
        &self,
        permit: &Permit<Help>,
        before: &HelpRequest,
        after: HelpState,
    ) -> Result<(), StoreError> {
        let update = step(permit.on(), before, after);
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps the answer.
    pub async fn answer(
        &self,
        permit: &Permit<Help>,
        before: &HelpRequest,
        after: HelpState,
        answer: &Note,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let update = step(permit.on(), before, after)
            .col_expr(Column::Answer, Expr::val(answer.as_str()))
            .col_expr(Column::AnsweredAt, Expr::val(now));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps how much it helped, or that no answer is needed any more.
    pub async fn close(
        &self,
        permit: &Permit<Close>,
        before: &HelpRequest,
        after: HelpState,
    ) -> Result<(), StoreError> {
        let update = step(permit.on(), before, after);
        one(update.exec(self.0).await?.rows_affected)
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step(on: Uuid, before: &HelpRequest, after: HelpState) -> UpdateMany<Entity> {
    let rating = match after {
        HelpState::Closed { rating, .. } => Some(i32::from(rating.value())),
        HelpState::New
        | HelpState::Taken { .. }
        | HelpState::Answered { .. }
        | HelpState::Withdrawn => None,
    };
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.kind().code()))
        .col_expr(Column::HelperId, Expr::val(after.helper().map(|id| id.0)))
        .col_expr(Column::Rating, Expr::val(rating))
        .col_expr(Column::Version, Expr::val(before.version + 1))
        .filter(Column::Id.eq(on))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.state.kind().code()))
        .filter(Column::Version.eq(before.version))
}

fn wanted(of: HelpRequestsOf, states: &[HelpStateKind]) -> Condition {
    let in_states = if states.is_empty() {
        Condition::all()
    } else {
        let codes = states.iter().copied().map(HelpStateKind::code);
        Condition::all().add(Column::State.is_in(codes))
    };
    match of {
        HelpRequestsOf::AskedBy(person) => in_states.add(Column::AskedBy.eq(person.0)),
        HelpRequestsOf::School(school) => in_states.add(Column::SchoolId.eq(school.0)),
        HelpRequestsOf::For(person) => in_states
            .add(Column::AskedBy.ne(person.0))
            .add(for_mentor(person)),
    }
}

/// What somebody took or answered, and what waits for them: from their mentees, or from any school in whose bank
/// they are.
fn for_mentor(person: PersonId) -> Condition {
    let mentored = Query::select()
        .column(participant::Column::MentorshipId)
        .from(participant::Entity)
        .and_where(participant::Column::PersonId.eq(person.0))
        .cond_where(acting(Side::Mentor))
        .to_owned();
    let active = Query::select()
        .column(mentorship::Column::Id)
        .from(mentorship::Entity)
        .and_where(mentorship::Column::Id.in_subquery(mentored))
        .and_where(mentorship::Column::State.eq("ACTIVE"))
        .to_owned();
    let mentees = Query::select()
        .column(participant::Column::PersonId)
        .from(participant::Entity)
        .and_where(participant::Column::MentorshipId.in_subquery(active))
        .cond_where(acting(Side::Mentee))
        .to_owned();
    let banks = Query::select()
        .column(mentor_card::Column::SchoolId)
        .from(mentor_card::Entity)
        .and_where(mentor_card::Column::PersonId.eq(person.0))
        .and_where(mentor_card::Column::State.eq(codes::code(CardState::InBank)))
        .to_owned();
    let own = Condition::all()
        .add(Column::Addressee.eq(codes::code(Addressee::OwnMentor)))
        .add(Column::AskedBy.in_subquery(mentees));
    let any = Condition::all()
        .add(Column::Addressee.eq(codes::code(Addressee::AnyMentor)))
        .add(Column::SchoolId.in_subquery(banks));
    Condition::any()
        .add(Column::HelperId.eq(person.0))
        .add(own)
        .add(any)
}

fn sides(side: Side) -> Select<participant::Entity> {
    participant::Entity::find()
        .select_only()
        .columns([
            participant::Column::MentorshipId,
            participant::Column::PersonId,
        ])
        .filter(acting(side))
}

fn place(row: &Model) -> Vec<KeyPart> {
    vec![KeyPart::At(row.asked_at), KeyPart::Id(row.id)]
}

impl TryFrom<Model> for HelpRequest {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("help_request", row.id);
        let broken = || StoreError::inconsistent(table, id);
        let helper = || row.helper_id.map(PersonId).ok_or_else(broken);
        let answered = || row.answered_at.ok_or_else(broken);
        let state = match codes::value(&row.state, table, id)? {
            HelpStateKind::New => HelpState::New,
            HelpStateKind::Taken => HelpState::Taken { by: helper()? },
            HelpStateKind::Answered => HelpState::Answered {
                by: helper()?,
                at: answered()?,
            },
            HelpStateKind::Closed => HelpState::Closed {
                by: helper()?,
                at: answered()?,
                rating: row.rating.and_then(Score::new).ok_or_else(broken)?,
            },
            HelpStateKind::Withdrawn => HelpState::Withdrawn,
        };
        Ok(Self {
            id: HelpRequestId(id),
            school: SchoolId(row.school_id),
            asked_by: PersonId(row.asked_by),
            asked_at: row.asked_at,
            addressee: codes::value(&row.addressee, table, id)?,
            urgent: row.urgent,
            topic: row.topic,
            question: row.question,
            state,
            answer: row.answer,
            version: row.version,
        })
    }
}
