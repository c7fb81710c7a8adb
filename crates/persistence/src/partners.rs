//! Partners of schools: who sends mentors, by which agreement.

use domain::access::Permit;
use domain::access::rules::partner::{Keep, PartnerFacts};
use domain::clock::Timestamp;
use domain::id::{PartnerId, PersonId, SchoolId};
use domain::org::{AgreementTerm, PartnerKind, Whereabouts};
use domain::text::{Line, Note, fold};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::partner::{ActiveModel, Column, Entity, Model};
use crate::entity::{employment, person};
use crate::error::StoreError;
use crate::people::Person;

/// A partner as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Partner {
    /// Its id.
    pub id: PartnerId,
    /// The school whose partner it is.
    pub school: SchoolId,
    /// What it is.
    pub kind: PartnerKind,
    /// Its name.
    pub name: String,
    /// How it is reached.
    pub contacts: Option<String>,
    /// The number of the agreement.
    pub agreement_number: Option<String>,
    /// When the agreement holds.
    pub term: AgreementTerm,
    /// Counts the edits.
    pub version: i32,
}

impl Partner {
    /// It as the policy sees it.
    pub fn facts(&self, at: Whereabouts) -> PartnerFacts {
        PartnerFacts { id: self.id, at }
    }
}

/// What is written about a partner.
#[derive(Clone, Copy, Debug)]
pub struct PartnerData<'a> {
    /// What it is.
    pub kind: PartnerKind,
    /// Its name.
    pub name: &'a Line<500>,
    /// How it is reached.
    pub contacts: Option<&'a Note>,
    /// The number of the agreement.
    pub agreement_number: Option<&'a Line<100>>,
    /// When the agreement holds.
    pub term: AgreementTerm,
}

/// The most partners of a school that are listed.
const LISTED: u64 = 200;

/// The repository of partners.
pub struct Partners<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Partners<'_, C> {
    /// The partner with this id.
    pub async fn find(&self, id: PartnerId) -> Result<Option<Partner>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Partner::try_from).transpose()
    }

    /// The partners with these ids.
    pub async fn find_all(&self, ids: &[PartnerId]) -> Result<Vec<Partner>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Partner::try_from).collect()
    }

    /// The partners of `school`, by name, at most two hundred.
    pub async fn of_school(&self, school: SchoolId) -> Result<Vec<Partner>, StoreError> {
        let rows = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .order_by_asc(Column::NameFolded)
            .order_by_asc(Column::Id)
            .limit(LISTED)
            .all(self.0)
            .await?;
        rows.into_iter().map(Partner::try_from).collect()
    }

    /// The people whom a partner sent or sends, by name.
    pub async fn people(&self, id: PartnerId) -> Result<Vec<Person>, StoreError> {
        let bound = Query::select()
            .column(employment::Column::PersonId)
            .from(employment::Entity)
            .and_where(employment::Column::PartnerId.eq(id.0))
            .to_owned();
        let rows = person::Entity::find()
            .filter(person::Column::Id.in_subquery(bound))
            .order_by_asc(person::Column::NameFolded)
            .order_by_asc(person::Column::Id)
            .limit(LISTED)
            .all(self.0)
            .await?;
        rows.into_iter().map(Person::try_from).collect()
    }

    /// Somebody of this name, in folded writing, whom the partner sent or sends.
    pub async fn has(
        &self,
        id: PartnerId,
        name_folded: &str,
    ) -> Result<Option<PersonId>, StoreError> {
        let people = self.people(id).await?;
        let mut alike = people
            .into_iter()
            .filter(|person| person.name.folded() == name_folded);
        Ok(alike.next().map(|person| person.id))
    }
}

impl Partners<'_, DatabaseTransaction> {
    /// Enters the partner that the permit is for.
    pub async fn add(
        &self,
        permit: &Permit<Keep>,
        school: SchoolId,
        data: &PartnerData<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(school.0),
            kind: Set(codes::code(data.kind)),
            name: Set(data.name.as_str().to_owned()),
            name_folded: Set(fold(data.name.as_str())),
            contacts: Set(data.contacts.map(|text| text.as_str().to_owned())),
            agreement_number: Set(data.agreement_number.map(|text| text.as_str().to_owned())),
            agreement_on: Set(data.term.on),
            agreement_until: Set(data.term.until),
            created_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Writes `version` of the partner that the permit is for anew; [`StoreError::Conflict`] when somebody was faster.
    pub async fn edit(
        &self,
        permit: &Permit<Keep>,
        version: i32,
        data: &PartnerData<'_>,
    ) -> Result<(), StoreError> {
        let contacts = data.contacts.map(|text| text.as_str().to_owned());
        let number = data.agreement_number.map(|text| text.as_str().to_owned());
        let done = Entity::update_many()
            .col_expr(Column::Kind, Expr::val(codes::code(data.kind)))
            .col_expr(Column::Name, Expr::val(data.name.as_str()))
            .col_expr(Column::NameFolded, Expr::val(fold(data.name.as_str())))
            .col_expr(Column::Contacts, Expr::val(contacts))
            .col_expr(Column::AgreementNumber, Expr::val(number))
            .col_expr(Column::AgreementOn, Expr::val(data.term.on))
            .col_expr(Column::AgreementUntil, Expr::val(data.term.until))
            .col_expr(Column::Version, Expr::val(version + 1))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

impl TryFrom<Model> for Partner {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: PartnerId(row.id),
            school: SchoolId(row.school_id),
            kind: codes::value(&row.kind, "partner", row.id)?,
            name: row.name,
            contacts: row.contacts,
            agreement_number: row.agreement_number,
            term: AgreementTerm {
                on: row.agreement_on,
                until: row.agreement_until,
            },
            version: row.version,
        })
    }
}
