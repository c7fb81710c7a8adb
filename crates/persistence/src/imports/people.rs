//! People of a file, written many at a time.

use domain::access::Permit;
use domain::access::rules::place::school::ImportPeople;
use domain::clock::Timestamp;
use domain::id::{EmploymentId, PersonId};
use domain::import::{JobAfter, PersonAfter};
use domain::text::Email;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::Imports;
use crate::accounts::one;
use crate::entity::{employment, person};
use crate::error::StoreError;

/// Rows that one statement writes: SQLite binds at most 32 766 values.
const CHUNK: usize = 1_000;

/// A person with their id.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// What is kept of them.
    pub data: PersonAfter,
}

/// A job with its id and whose it is.
#[derive(Clone, Debug)]
pub struct JobRow {
    /// Which.
    pub id: EmploymentId,
    /// Whose.
    pub person: PersonId,
    /// What is kept of it.
    pub data: JobAfter,
}

impl Imports<'_, DatabaseTransaction> {
    /// Enters people at the school that the permit is for.
    pub async fn add_people(
        &self,
        _permit: &Permit<ImportPeople>,
        rows: &[PersonRow],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        for chunk in rows.chunks(CHUNK) {
            let rows = chunk.iter().map(|row| person::ActiveModel {
                id: Set(row.id.0),
                last_name: Set(row.data.name.last().to_owned()),
                first_name: Set(row.data.name.first().to_owned()),
                patronymic: Set(row.data.name.patronymic().map(str::to_owned)),
                name_folded: Set(row.data.name.folded()),
                email: Set(row
                    .data
                    .email
                    .as_ref()
                    .map(|email| email.as_str().to_owned())),
                phone: Set(row
                    .data
                    .phone
                    .as_ref()
                    .map(|phone| phone.as_str().to_owned())),
                birth_date: Set(row.data.birth_date),
                created_at: Set(now),
                version: Set(1),
            });
            person::Entity::insert_many(rows)
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }

    /// Adds jobs at the school that the permit is for.
    pub async fn add_jobs(
        &self,
        permit: &Permit<ImportPeople>,
        rows: &[JobRow],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        for chunk in rows.chunks(CHUNK) {
            let rows = chunk.iter().map(|row| employment::ActiveModel {
                id: Set(row.id.0),
                person_id: Set(row.person.0),
                school_id: Set(permit.on()),
                position: Set(row.data.position.as_str().to_owned()),
                subject: Set(row
                    .data
                    .subject
                    .as_ref()
                    .map(|text| text.as_str().to_owned())),
                started_on: Set(row.data.started_on),
                ended_on: Set(None),
                teaching_since: Set(row.data.teaching_since),
                pedagogical_education: Set(row.data.pedagogical_education),
                transferred: Set(row.data.transferred),
                created_at: Set(now),
                partner_id: Set(None),
            });
            employment::Entity::insert_many(rows)
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }

    /// Corrects the record of somebody who works at the school that the permit is for; [`StoreError::Conflict`] when
    /// somebody was faster.
    pub async fn edit_person(
        &self,
        _permit: &Permit<ImportPeople>,
        row: &PersonRow,
        version: i32,
    ) -> Result<(), StoreError> {
        use person::Column;
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let PersonRow { id, data } = row;
        let done = person::Entity::update_many()
            .col_expr(Column::LastName, Expr::val(data.name.last()))
            .col_expr(Column::FirstName, Expr::val(data.name.first()))
            .col_expr(Column::Patronymic, Expr::val(owned(data.name.patronymic())))
            .col_expr(Column::NameFolded, Expr::val(data.name.folded()))
            .col_expr(
                Column::Email,
                Expr::val(owned(data.email.as_ref().map(Email::as_str))),
            )
            .col_expr(
                Column::Phone,
                Expr::val(owned(data.phone.as_ref().map(|phone| phone.as_str()))),
            )
            .col_expr(Column::BirthDate, Expr::val(data.birth_date))
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::Id.eq(id.0))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Corrects a job at the school that the permit is for; [`StoreError::Conflict`] when it is not there.
    pub async fn edit_job(
        &self,
        permit: &Permit<ImportPeople>,
        row: &JobRow,
    ) -> Result<(), StoreError> {
        use employment::Column;
        let data = &row.data;
        let subject = data.subject.as_ref().map(|text| text.as_str().to_owned());
        let done = employment::Entity::update_many()
            .col_expr(Column::Position, Expr::val(data.position.as_str()))
            .col_expr(Column::Subject, Expr::val(subject))
            .col_expr(Column::StartedOn, Expr::val(data.started_on))
            .col_expr(Column::TeachingSince, Expr::val(data.teaching_since))
            .col_expr(
                Column::PedagogicalEducation,
                Expr::val(data.pedagogical_education),
            )
            .col_expr(Column::Transferred, Expr::val(data.transferred))
            .filter(Column::Id.eq(row.id.0))
            .filter(Column::SchoolId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}
