//! Certificates of completed programmes: given once to a person, found by their code, withdrawn and never deleted.

use domain::access::Permit;
use domain::access::rules::programme::Certify;
use domain::certificate::VerificationCode;
use domain::clock::Date;
use domain::id::{CertificateId, PersonId, ProgrammeId};
use domain::mentoring::Side;
use domain::text::Note;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    QueryFilter, QueryOrder,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::certificate::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// A certificate as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Certificate {
    /// Its id.
    pub id: CertificateId,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// Whose it is.
    pub person: PersonId,
    /// As what they took part.
    pub side: Side,
    /// By what it is checked.
    pub code: VerificationCode,
    /// What stands on it, as it was on the day of issue.
    pub content: serde_json::Value,
    /// When it was issued.
    pub issued_on: Date,
    /// When and why it was withdrawn.
    pub withdrawn: Option<(Date, String)>,
}

/// A certificate about to be issued.
#[derive(Clone, Debug)]
pub struct NewCertificate {
    /// Its id.
    pub id: CertificateId,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// Whose it is.
    pub person: PersonId,
    /// As what they took part.
    pub side: Side,
    /// By what it is checked.
    pub code: VerificationCode,
    /// What stands on it.
    pub content: serde_json::Value,
    /// Today.
    pub issued_on: Date,
}

/// A code that nobody can guess; fails when the system gives no randomness.
pub fn fresh_code() -> Result<VerificationCode, StoreError> {
    let mut bytes = [0_u8; 10];
    rand::TryRngCore::try_fill_bytes(&mut rand::rngs::OsRng, &mut bytes)
        .map_err(|error| StoreError::from(DbErr::Custom(format!("no randomness: {error}"))))?;
    Ok(VerificationCode::of(bytes))
}

/// The repository of certificates.
pub struct Certificates<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Certificates<'_, C> {
    /// The certificate with this id.
    pub async fn find(&self, id: CertificateId) -> Result<Option<Certificate>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Certificate::try_from).transpose()
    }

    /// The certificate with this code, withdrawn or not.
    pub async fn by_code(
        &self,
        code: &VerificationCode,
    ) -> Result<Option<Certificate>, StoreError> {
        let query = Entity::find().filter(Column::Code.eq(code.plain()));
        let row = query.one(self.0).await?;
        row.map(Certificate::try_from).transpose()
    }

    /// The certificates of `programmes`, withdrawn ones too.
    pub async fn of_programmes(
        &self,
        programmes: &[ProgrammeId],
    ) -> Result<Vec<Certificate>, StoreError> {
        let rows = Entity::find()
            .filter(Column::ProgrammeId.is_in(programmes.iter().map(|id| id.0)))
            .order_by_asc(Column::IssuedOn)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Certificate::try_from).collect()
    }
}

impl Certificates<'_, DatabaseTransaction> {
    /// Issues one; [`StoreError::Unique`] when the person has one of the programme already.
    pub async fn issue(
        &self,
        permit: &Permit<Certify>,
        new: NewCertificate,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            programme_id: Set(new.programme.0),
            person_id: Set(new.person.0),
            side: Set(codes::code(new.side)),
            code: Set(new.code.plain().to_owned()),
            content: Set(new.content),
            issued_by: Set(permit.by().0),
            issued_on: Set(new.issued_on),
            withdrawn_by: Set(None),
            withdrawn_on: Set(None),
            withdraw_reason: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps that it holds no more; [`StoreError::Conflict`] when it was withdrawn before.
    pub async fn withdraw(
        &self,
        permit: &Permit<Certify>,
        id: CertificateId,
        reason: &Note,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::WithdrawnBy, Expr::val(permit.by().0))
            .col_expr(Column::WithdrawnOn, Expr::val(on))
            .col_expr(Column::WithdrawReason, Expr::val(reason.as_str()))
            .filter(Column::Id.eq(id.0))
            .filter(Column::WithdrawnOn.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

impl TryFrom<Model> for Certificate {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("certificate", row.id);
        let withdrawn = match (row.withdrawn_on, &row.withdraw_reason) {
            (Some(on), Some(reason)) => Some((on, reason.clone())),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => return Err(broken()),
        };
        Ok(Self {
            id: CertificateId(row.id),
            programme: ProgrammeId(row.programme_id),
            person: PersonId(row.person_id),
            side: codes::value(&row.side, "certificate", row.id)?,
            code: VerificationCode::parse(&row.code).ok_or_else(broken)?,
            content: row.content,
            issued_on: row.issued_on,
            withdrawn,
        })
    }
}
