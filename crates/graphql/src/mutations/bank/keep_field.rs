//! The municipality adds a field to the cards of its banks, or changes one.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::place::municipality::KeepBankPolicy;
use domain::access::{Actor, Denied, permit};
use domain::bank::{DefinitionError, FieldDefinition, FieldText};
use domain::id::{BankFieldId, MunicipalityId};
use domain::mentoring::Side;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::bank_field::{BankField, BankSide, FieldKind, FieldVisibility};
use crate::viewer::Viewer;

/// The most fields of one municipality.
const MOST: usize = 40;

/// Keeps fields.
#[derive(Default)]
pub struct KeepBankFieldMutation;

#[Object]
impl KeepBankFieldMutation {
    /// Adds a field to the cards of a bank, or gives one its next version: values that were written before stay readable.
    /// For the methodologists of the municipality.
    async fn keep_bank_field(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The field, as it shall be.")] input: KeepBankFieldInput,
    ) -> Result<KeepBankFieldPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let name = form.take("name", FieldText::parse(&input.name));
        let mut options: Vec<FieldText> = Vec::new();
        for (index, option) in input.options.iter().enumerate().take(31) {
            let taken = form.take(&format!("options.{index}"), FieldText::parse(option));
            options.extend(taken.filter(|option| !options.contains(option)));
        }
        let (Some(name), true) = (name, form.is_sound()) else {
            return Ok(KeepBankFieldPayload::Invalid(form.into_invalid()));
        };
        let (kind, visibility) = (input.kind.into(), input.visibility.into());
        let definition = match FieldDefinition::new(name, kind, options, visibility) {
            Ok(definition) => definition,
            Err(error) => {
                let problem = match error {
                    DefinitionError::OptionsDoNotFit => Problem::OutOfRange,
                    DefinitionError::OptionsNotMeant => Problem::NotAllowed,
                };
                form.require("options", false, problem);
                return Ok(KeepBankFieldPayload::Invalid(form.into_invalid()));
            }
        };
        let operation = KeepBankField {
            actor: viewer.actor().clone(),
            municipality: MunicipalityId::read(&input.municipality_id)?,
            field: input.field_id.as_ref().map(BankFieldId::read).transpose()?,
            version: input.version,
            side: input.side.into(),
            definition,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "keepBankField", &operation).await?;
        let (Ok(id) | Err(Refused::Stale(id))) = &done else {
            form.require("name", false, Problem::TooLong);
            return Ok(KeepBankFieldPayload::Invalid(form.into_invalid()));
        };
        let row = viewer.store().bank_fields().find(*id).await?;
        let field = BankField::from(&row.ok_or(GqlError::NotFound)?);
        Ok(match done {
            Ok(_) => KeepBankFieldPayload::Done(KeepBankFieldDone { field }),
            Err(_) => KeepBankFieldPayload::Conflict(KeepBankFieldConflict { current: field }),
        })
    }
}

#[derive(Serialize)]
struct KeepBankField {
    #[serde(skip)]
    actor: Actor,
    municipality: MunicipalityId,
    field: Option<BankFieldId>,
    version: Option<i32>,
    side: Side,
    definition: FieldDefinition,
}

/// Why a field was not kept.
enum Refused {
    /// Somebody else was faster.
    Stale(BankFieldId),
    /// The form is long enough.
    TooMany,
}

impl Operation for KeepBankField {
    type Done = BankFieldId;
    type Refusal = Refused;

    async fn run(&self, work: &UnitOfWork) -> Result<BankFieldId, Failure<Refused>> {
        let found = work.municipalities().find(self.municipality).await?;
        let facts = found.ok_or(Denied::Hidden)?.facts();
        let permit = permit::<KeepBankPolicy>(&self.actor, &facts)?;
        let (fields, now) = (work.bank_fields(), work.now());
        let known = fields.of(&[self.municipality]).await?;
        let id = match self.field {
            None if known.len() >= MOST => return Err(Failure::Refused(Refused::TooMany)),
            None => {
                let id = BankFieldId(work.fresh());
                fields
                    .add(&permit, id, self.side, &self.definition, now)
                    .await?;
                id
            }
            Some(id) => {
                // Another municipality's field is as good as none.
                let field = known.iter().find(|field| field.id == id);
                let field = field.ok_or(Denied::Hidden)?;
                if self.version != Some(field.version) {
                    return Err(Failure::Refused(Refused::Stale(id)));
                }
                let changed = fields.change(&permit, id, field.version, &self.definition, now);
                match changed.await {
                    Err(StoreError::Conflict) => return Err(Failure::Refused(Refused::Stale(id))),
                    changed => changed?,
                }
                id
            }
        };
        let change = Change {
            to: Some("KEPT"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A field, as it shall be.
#[derive(InputObject)]
pub struct KeepBankFieldInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…`.
    pub municipality_id: ID,
    /// `bank-field:…` of the one to be changed; left out for a new one.
    pub field_id: Option<ID>,
    /// The version that was changed; left out for a new one.
    pub version: Option<i32>,
    /// On the cards of which bank it stands; of a field that is there it stays as it is.
    pub side: BankSide,
    /// What it is called; 1–200 characters.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// What can be chosen: 2–30 for a choice, none otherwise.
    pub options: Vec<String>,
    /// Who reads it.
    pub visibility: FieldVisibility,
}

/// What came of it.
#[derive(Union)]
pub enum KeepBankFieldPayload {
    /// The field is kept.
    Done(KeepBankFieldDone),
    /// Somebody else was faster.
    Conflict(KeepBankFieldConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The field is kept.
#[derive(SimpleObject)]
pub struct KeepBankFieldDone {
    /// The field.
    pub field: BankField,
}

/// Somebody else changed the field since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct KeepBankFieldConflict {
    /// The field as it is now.
    pub current: BankField,
}
