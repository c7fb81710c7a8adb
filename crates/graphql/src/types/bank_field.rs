//! Fields that a municipality adds to the cards of its banks, and what stands in them.

use async_graphql::{ID, SimpleObject};
use domain::access::Role;
use domain::bank::FieldVisibility as Visibility;
use domain::id::{PersonId, SchoolId};
use domain::mentoring::Side;
use persistence::bank_fields::Field;
use uuid::Uuid;

use super::enums::mirror;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{BankFieldsOf, FieldValuesOf, SchoolById};
use crate::viewer::Viewer;

mirror! {
    /// On the cards of which bank a field stands.
    BankSide = "domain::mentoring::Side" {
        /// Of mentors.
        Mentor,
        /// Of mentees.
        Mentee,
    }
}

mirror! {
    /// What an added field holds.
    FieldKind = "domain::bank::FieldKind" {
        /// A line of text.
        Text,
        /// A whole number.
        Number,
        /// A day.
        Date,
        /// One of the field's options.
        Choice,
        /// Yes or no.
        YesNo,
    }
}

mirror! {
    /// Who reads an added field.
    FieldVisibility = "domain::bank::FieldVisibility" {
        /// The school alone.
        Internal,
        /// The municipality as well.
        Municipal,
        /// Everybody, under the owner's consent to dissemination.
        Public,
    }
}

/// A field that a municipality added to the cards of a bank.
#[derive(Clone, Debug, SimpleObject)]
pub struct BankField {
    /// `bank-field:…`.
    pub id: ID,
    /// On the cards of which bank it stands.
    pub side: BankSide,
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// What can be chosen; empty for every kind but a choice.
    pub options: Vec<String>,
    /// Who reads it.
    pub visibility: FieldVisibility,
    /// Whether it is out of use: it is filled in no more, and what stands in it stays readable.
    pub retired: bool,
    /// To be sent back with a change, which is refused when somebody else was faster.
    pub version: i32,
}

impl From<&Field> for BankField {
    fn from(row: &Field) -> Self {
        let definition = &row.definition;
        let options = definition.options.iter();
        Self {
            id: row.id.public(),
            side: row.side.into(),
            name: definition.name.as_str().to_owned(),
            kind: definition.kind.into(),
            options: options.map(|option| option.as_str().to_owned()).collect(),
            visibility: definition.visibility.into(),
            retired: row.retired_at.is_some(),
            version: row.version,
        }
    }
}

/// An added field on a card.
#[derive(Clone, Debug, SimpleObject)]
pub struct ExtraField {
    /// The field as it is now.
    pub field: BankField,
    /// What stands in it: a text, a number, a day, an option, `YES` or `NO`; `null` for nothing.
    pub value: Option<String>,
    /// Whether the value was written under an earlier version of the field and does not fit the present one.
    pub outdated: bool,
}

/// The added fields of a card that the viewer may read: those in use, and those out of use in which something stands.
pub(crate) async fn extra_fields(
    viewer: &Viewer,
    card: Uuid,
    person: PersonId,
    school: SchoolId,
    side: Side,
) -> Result<Vec<ExtraField>, GqlError> {
    let loaders = viewer.loaders();
    let row = loaders.load_one(SchoolById(school)).await?;
    let at = row.ok_or(GqlError::NotFound)?.at;
    let fields = loaders.load_one(BankFieldsOf(at.municipality)).await?;
    let values = loaders
        .load_one(FieldValuesOf(card))
        .await?
        .unwrap_or_default();
    let staff = [Role::Head, Role::Curator, Role::Psychologist];
    let inside = viewer.actor().is(person) || viewer.actor().at_school(&at, &staff);
    let mut found = Vec::new();
    for field in fields.unwrap_or_default() {
        if field.side != side || !(inside || field.definition.visibility != Visibility::Internal) {
            continue;
        }
        let value = values.iter().find(|value| value.field == field.id);
        if value.is_none() && field.retired_at.is_some() {
            continue;
        }
        found.push(ExtraField {
            field: (&field).into(),
            outdated: value.is_some_and(|value| !field.definition.fits(&value.value)),
            value: value.map(|value| value.value.clone()),
        });
    }
    Ok(found)
}
