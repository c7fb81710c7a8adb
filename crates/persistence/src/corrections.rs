//! Requests for correction: filed, answered, taken back.

use domain::access::Permit;
use domain::access::rules::correction::{Answer, CorrectionFacts, File, Withdraw};
use domain::clock::{Date, Timestamp};
use domain::id::{CorrectionId, PersonId, SchoolId};
use domain::org::Whereabouts;
use domain::people::{CorrectionArea, CorrectionState, correct_by};
use domain::text::Note;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, UpdateMany,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::correction_request::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// A request as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The school that keeps the data.
    pub school: SchoolId,
    /// Whose data.
    pub person: PersonId,
    /// What of them.
    pub area: CorrectionArea,
    /// What is wrong.
    pub wrong: String,
    /// What it should be.
    pub wanted: String,
    /// Where it stands.
    pub state: CorrectionState,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// On which day, at the school.
    pub filed_on: Date,
    /// What the school says.
    pub answer: Option<String>,
    /// Who says it.
    pub answered_by: Option<PersonId>,
    /// On which day.
    pub answered_on: Option<Date>,
    /// Counts the steps.
    pub version: i32,
}

impl Correction {
    /// The request as the policy sees it.
    pub fn facts(&self, at: Whereabouts) -> CorrectionFacts {
        CorrectionFacts {
            id: self.id,
            at,
            person: self.person,
        }
    }
}

/// What is said.
#[derive(Clone, Copy, Debug)]
pub struct NewCorrection<'a> {
    /// What of the data.
    pub area: CorrectionArea,
    /// What is wrong.
    pub wrong: &'a Note,
    /// What it should be.
    pub wanted: &'a Note,
}

/// Which requests are wanted, the latest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CorrectionsOf {
    /// Those of somebody.
    Person(PersonId),
    /// Those to a school.
    School(SchoolId),
}

/// The repository of requests for correction.
pub struct Corrections<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Corrections<'_, C> {
    /// The request with this id.
    pub async fn find(&self, id: CorrectionId) -> Result<Option<Correction>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Correction::try_from).transpose()
    }

    /// A page of requests, the latest first; in `states` only, unless that is empty.
    pub async fn page(
        &self,
        of: CorrectionsOf,
        states: &[CorrectionState],
        slice: &Slice,
    ) -> Result<Window<Correction>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::FiledAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let query = Entity::find().filter(wanted(of, states));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(Correction::try_from)
    }

    /// How many there are.
    pub async fn count(
        &self,
        of: CorrectionsOf,
        states: &[CorrectionState],
    ) -> Result<u64, StoreError> {
        let query = Entity::find().filter(wanted(of, states));
        Ok(query.count(self.0).await?)
    }

    /// Whether `person` has an open request to `school` about `area`.
    pub async fn is_open(
        &self,
        school: SchoolId,
        person: PersonId,
        area: CorrectionArea,
    ) -> Result<bool, StoreError> {
        let open = wanted(CorrectionsOf::Person(person), &[CorrectionState::Open])
            .add(Column::SchoolId.eq(school.0))
            .add(Column::Area.eq(codes::code(area)));
        Ok(Entity::find().filter(open).one(self.0).await?.is_some())
    }
}

impl Corrections<'_, DatabaseTransaction> {
    /// Keeps a fresh request of who the permit is for.
    pub async fn file(
        &self,
        permit: &Permit<File>,
        school: SchoolId,
        new: NewCorrection<'_>,
        (now, today): (Timestamp, Date),
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(school.0),
            person_id: Set(permit.by().0),
            area: Set(codes::code(new.area)),
            wrong: Set(new.wrong.as_str().to_owned()),
            wanted: Set(new.wanted.as_str().to_owned()),
            state: Set(CorrectionState::Open.code().to_owned()),
            filed_at: Set(now),
            filed_on: Set(today),
            correct_by: Set(correct_by(today).0),
            answer: Set(None),
            answered_by: Set(None),
            answered_on: Set(None),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps the answer.
    pub async fn answer(
        &self,
        permit: &Permit<Answer>,
        before: &Correction,
        after: CorrectionState,
        answer: &Note,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = step(before, after)
            .col_expr(Column::Answer, Expr::val(answer.as_str()))
            .col_expr(Column::AnsweredBy, Expr::val(permit.by().0))
            .col_expr(Column::AnsweredOn, Expr::val(today))
            .filter(Column::Id.eq(permit.on()));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that it was taken back.
    pub async fn withdraw(
        &self,
        permit: &Permit<Withdraw>,
        before: &Correction,
        after: CorrectionState,
    ) -> Result<(), StoreError> {
        let update = step(before, after).filter(Column::Id.eq(permit.on()));
        one(update.exec(self.0).await?.rows_affected)
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step(before: &Correction, after: CorrectionState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Version, Expr::val(before.version + 1))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Version.eq(before.version))
}

fn wanted(of: CorrectionsOf, states: &[CorrectionState]) -> Condition {
    let whose = match of {
        CorrectionsOf::Person(person) => Column::PersonId.eq(person.0),
        CorrectionsOf::School(school) => Column::SchoolId.eq(school.0),
    };
    let whose = Condition::all().add(whose);
    if states.is_empty() {
        return whose;
    }
    whose.add(Column::State.is_in(states.iter().map(|state| state.code())))
}

fn place(row: &Model) -> Vec<KeyPart> {
    vec![KeyPart::At(row.filed_at), KeyPart::Id(row.id)]
}

impl TryFrom<Model> for Correction {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("correction_request", row.id);
        Ok(Self {
            id: CorrectionId(id),
            school: SchoolId(row.school_id),
            person: PersonId(row.person_id),
            area: codes::value(&row.area, table, id)?,
            wrong: row.wrong,
            wanted: row.wanted,
            state: codes::value(&row.state, table, id)?,
            filed_at: row.filed_at,
            filed_on: row.filed_on,
            answer: row.answer,
            answered_by: row.answered_by.map(PersonId),
            answered_on: row.answered_on,
            version: row.version,
        })
    }
}
