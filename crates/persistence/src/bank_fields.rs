//! Fields that municipalities add to the cards of their banks: definitions with versions, and values on cards.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::access::rules::bank::Keep;
use domain::access::rules::place::municipality::KeepBankPolicy;
use domain::bank::{FieldDefinition, FieldKind, FieldText, FieldVisibility};
use domain::clock::Timestamp;
use domain::id::{BankFieldId, MunicipalityId};
use domain::mentoring::Side;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::{bank_field, bank_field_value, bank_field_version};
use crate::error::StoreError;

/// A field as it is kept, in one of its versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its id.
    pub id: BankFieldId,
    /// Whose it is.
    pub municipality: MunicipalityId,
    /// On the cards of which bank it stands.
    pub side: Side,
    /// When it was put out of use.
    pub retired_at: Option<Timestamp>,
    /// Which version this is.
    pub version: i32,
    /// What it is in this version.
    pub definition: FieldDefinition,
}

/// What stands in a field of a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldValue {
    /// The card, of either bank.
    pub card: Uuid,
    /// The field.
    pub field: BankFieldId,
    /// The version of the field under which it was written.
    pub version: i32,
    /// The value.
    pub value: String,
}

/// The repository of added fields.
pub struct BankFields<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> BankFields<'_, C> {
    /// The field with this id in its present version.
    pub async fn find(&self, id: BankFieldId) -> Result<Option<Field>, StoreError> {
        let row = bank_field::Entity::find_by_id(id.0).one(self.0).await?;
        match row {
            Some(row) => Ok(self.present(vec![row]).await?.pop()),
            None => Ok(None),
        }
    }

    /// The fields of these municipalities in their present versions, in the order in which they were added, those out of
    /// use too.
    pub async fn of(&self, municipalities: &[MunicipalityId]) -> Result<Vec<Field>, StoreError> {
        let ids = municipalities.iter().map(|id| id.0);
        let rows = bank_field::Entity::find()
            .filter(bank_field::Column::MunicipalityId.is_in(ids))
            .order_by_asc(bank_field::Column::CreatedAt)
            .order_by_asc(bank_field::Column::Id)
            .all(self.0)
            .await?;
        self.present(rows).await
    }

    /// The values on these cards.
    pub async fn values(&self, cards: &[Uuid]) -> Result<Vec<FieldValue>, StoreError> {
        let rows = bank_field_value::Entity::find()
            .filter(bank_field_value::Column::CardId.is_in(cards.iter().copied()))
            .all(self.0)
            .await?;
        let value = |row: bank_field_value::Model| FieldValue {
            card: row.card_id,
            field: BankFieldId(row.field_id),
            version: row.version,
            value: row.value,
        };
        Ok(rows.into_iter().map(value).collect())
    }

    async fn present(&self, rows: Vec<bank_field::Model>) -> Result<Vec<Field>, StoreError> {
        let versions = bank_field_version::Entity::find()
            .filter(bank_field_version::Column::FieldId.is_in(rows.iter().map(|row| row.id)))
            .all(self.0)
            .await?;
        let mut known: BTreeMap<(Uuid, i32), bank_field_version::Model> = versions
            .into_iter()
            .map(|row| ((row.field_id, row.version), row))
            .collect();
        let mut found = Vec::new();
        for row in rows {
            let broken = StoreError::inconsistent("bank_field", row.id);
            let version = known.remove(&(row.id, row.version)).ok_or(broken)?;
            found.push(Field {
                id: BankFieldId(row.id),
                municipality: MunicipalityId(row.municipality_id),
                side: codes::value(&row.side, "bank_field", row.id)?,
                retired_at: row.retired_at,
                version: row.version,
                definition: definition(version)?,
            });
        }
        Ok(found)
    }
}

fn definition(row: bank_field_version::Model) -> Result<FieldDefinition, StoreError> {
    const TABLE: &str = "bank_field_version";
    let id = row.field_id;
    let broken = || StoreError::inconsistent(TABLE, id);
    let text = |raw: &str| FieldText::parse(raw).or(Err(broken()));
    let options: Vec<String> = codes::list(row.options, TABLE, id)?;
    let options = options.iter().map(|option| text(option));
    let kind: FieldKind = codes::value(&row.kind, TABLE, id)?;
    let visibility: FieldVisibility = codes::value(&row.visibility, TABLE, id)?;
    let options = options.collect::<Result<Vec<_>, _>>()?;
    FieldDefinition::new(text(&row.name)?, kind, options, visibility).or(Err(broken()))
}

impl BankFields<'_, DatabaseTransaction> {
    /// Adds a field to the cards of a bank of the municipality that the permit is for.
    pub async fn add(
        &self,
        permit: &Permit<KeepBankPolicy>,
        id: BankFieldId,
        side: Side,
        definition: &FieldDefinition,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = bank_field::ActiveModel {
            id: Set(id.0),
            municipality_id: Set(permit.on()),
            side: Set(codes::code(side)),
            created_at: Set(now),
            retired_at: Set(None),
            version: Set(1),
        };
        bank_field::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        self.write_version(permit, id, 1, definition, now).await
    }

    /// Gives a field its next version; [`StoreError::Conflict`] when somebody was faster.
    pub async fn change(
        &self,
        permit: &Permit<KeepBankPolicy>,
        id: BankFieldId,
        version: i32,
        definition: &FieldDefinition,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = bank_field::Entity::update_many()
            .col_expr(bank_field::Column::Version, Expr::val(version + 1))
            .filter(bank_field::Column::Id.eq(id.0))
            .filter(bank_field::Column::MunicipalityId.eq(permit.on()))
            .filter(bank_field::Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.write_version(permit, id, version + 1, definition, now)
            .await
    }

    /// Puts a field out of use, or back: values stay readable.
    pub async fn retire(
        &self,
        permit: &Permit<KeepBankPolicy>,
        id: BankFieldId,
        at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let done = bank_field::Entity::update_many()
            .col_expr(bank_field::Column::RetiredAt, Expr::val(at))
            .filter(bank_field::Column::Id.eq(id.0))
            .filter(bank_field::Column::MunicipalityId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Writes what stands in a field of a card; nothing takes it away.
    pub async fn put(
        &self,
        permit: &Permit<Keep>,
        card: Uuid,
        field: &Field,
        value: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        bank_field_value::Entity::delete_many()
            .filter(bank_field_value::Column::CardId.eq(card))
            .filter(bank_field_value::Column::FieldId.eq(field.id.0))
            .exec(self.0)
            .await?;
        let Some(value) = value else { return Ok(()) };
        let row = bank_field_value::ActiveModel {
            card_id: Set(card),
            field_id: Set(field.id.0),
            version: Set(field.version),
            value: Set(value.to_owned()),
            written_by: Set(permit.by().0),
            written_at: Set(now),
        };
        bank_field_value::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    async fn write_version(
        &self,
        permit: &Permit<KeepBankPolicy>,
        id: BankFieldId,
        version: i32,
        definition: &FieldDefinition,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = bank_field_version::ActiveModel {
            field_id: Set(id.0),
            version: Set(version),
            name: Set(definition.name.as_str().to_owned()),
            kind: Set(codes::code(definition.kind)),
            options: Set(codes::json(&definition.options)?),
            visibility: Set(codes::code(definition.visibility)),
            written_by: Set(permit.by().0),
            written_at: Set(now),
        };
        bank_field_version::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}
