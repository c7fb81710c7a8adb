//! The owner of a card, or the curator for them, fills in the fields that the municipality added.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::{Actor, Denied};
use domain::bank::ValueError;
use domain::id::{BankFieldId, MentorCardId, NeedId};
use persistence::bank_fields::Field;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::{Deserialize, Serialize};

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::card::permit_keep;
use crate::mutations::perform;
use crate::types::bank_field::{ExtraField, extra_fields};
use crate::viewer::Viewer;

/// Fills in added fields.
#[derive(Default)]
pub struct FillBankFieldsMutation;

#[Object]
impl FillBankFieldsMutation {
    /// Writes what stands in the added fields of a card: the named ones, the others stay. For the owner and the curators of
    /// the school, while the owner works there.
    async fn fill_bank_fields(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The card, and what stands in its fields.")] input: FillBankFieldsInput,
    ) -> Result<FillBankFieldsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        if input.values.len() > 40 {
            return Err(GqlError::BadInput("too many ids in one list"));
        }
        let mut values = Vec::new();
        for value in &input.values {
            values.push((BankFieldId::read(&value.field_id)?, value.value.clone()));
        }
        let mentor = MentorCardId::read(&input.card_id).ok();
        let need = NeedId::read(&input.card_id).ok();
        if mentor.is_none() && need.is_none() {
            return Err(GqlError::NotFound);
        }
        let operation = FillBankFields {
            actor: viewer.actor().clone(),
            mentor,
            need,
            values,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "fillBankFields", &operation).await? {
                Ok(()) => {
                    let mentors: Vec<_> = mentor.into_iter().collect();
                    let needs: Vec<_> = need.into_iter().collect();
                    let banks = viewer.store().banks();
                    let card = banks.cards(&mentors, &needs).await?.pop();
                    let card = card.ok_or(GqlError::NotFound)?;
                    let (person, school) = (card.person, card.school);
                    let fields = extra_fields(&viewer, card.id, person, school, card.side).await?;
                    FillBankFieldsPayload::Done(FillBankFieldsDone { fields })
                }
                Err(Unfit(problems)) => {
                    let mut form = Form::default();
                    for (index, problem) in problems {
                        let field = format!("values.{index}.value");
                        match problem {
                            ValueProblem::Text => form.require(&field, false, Problem::TooLong),
                            ValueProblem::DoesNotFit => {
                                form.require(&field, false, Problem::NotAllowed);
                            }
                        }
                    }
                    FillBankFieldsPayload::Invalid(form.into_invalid())
                }
            },
        )
    }
}

#[derive(Serialize)]
struct FillBankFields {
    #[serde(skip)]
    actor: Actor,
    mentor: Option<MentorCardId>,
    need: Option<NeedId>,
    values: Vec<(BankFieldId, String)>,
}

/// The values that were not taken, by their place in the input.
struct Unfit(Vec<(usize, ValueProblem)>);

#[derive(Clone, Copy, Serialize, Deserialize)]
enum ValueProblem {
    Text,
    DoesNotFit,
}

impl Operation for FillBankFields {
    type Done = ();
    type Refusal = Unfit;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Unfit>> {
        let mentors: Vec<_> = self.mentor.into_iter().collect();
        let needs: Vec<_> = self.need.into_iter().collect();
        let card = work.banks().cards(&mentors, &needs).await?.pop();
        let card = card.ok_or(Denied::Hidden)?;
        let (person, school) = (card.person, card.school);
        let permit = permit_keep(work, &self.actor, person, school, card.side).await?;
        let here = work.schools().find(school).await?.ok_or(Denied::Hidden)?;
        let fields = work.bank_fields().of(&[here.at.municipality]).await?;
        let mut taken: Vec<(&Field, Option<String>)> = Vec::new();
        let mut unfit = Vec::new();
        for (index, (id, raw)) in self.values.iter().enumerate() {
            // Another municipality's field, another bank's, or one out of use is as good as none.
            let field = fields.iter().find(|field| field.id == *id);
            let meant = |field: &&Field| field.side == card.side && field.retired_at.is_none();
            let field = field.filter(meant).ok_or(Denied::Hidden)?;
            match field.definition.take(raw) {
                Ok(value) => taken.push((field, value)),
                Err(ValueError::Text(_)) => unfit.push((index, ValueProblem::Text)),
                Err(ValueError::DoesNotFit) => unfit.push((index, ValueProblem::DoesNotFit)),
            }
        }
        if !unfit.is_empty() {
            return Err(Failure::Refused(Unfit(unfit)));
        }
        for (field, value) in taken {
            let (fields, now) = (work.bank_fields(), work.now());
            fields
                .put(&permit, card.id, field, value.as_deref(), now)
                .await?;
        }
        let change = Change {
            school: Some(school),
            to: Some("FIELDS_FILLED"),
            ..Change::default()
        };
        work.note(&permit, card.id, change).await?;
        Ok(())
    }
}

/// A card, and what stands in its added fields.
#[derive(InputObject)]
pub struct FillBankFieldsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentor-card:…` or `need:…`.
    pub card_id: ID,
    /// What stands in which field, at most 40.
    pub values: Vec<FieldValueInput>,
}

/// What stands in an added field.
#[derive(InputObject)]
pub struct FieldValueInput {
    /// `bank-field:…`.
    pub field_id: ID,
    /// A text, a number, a day as `YYYY-MM-DD`, an option, `YES` or `NO`; empty for nothing.
    pub value: String,
}

/// What came of it.
#[derive(Union)]
pub enum FillBankFieldsPayload {
    /// The fields are filled in.
    Done(FillBankFieldsDone),
    /// The input is to be corrected; nothing was written.
    Invalid(InvalidInput),
}

/// The fields are filled in.
#[derive(SimpleObject)]
pub struct FillBankFieldsDone {
    /// The added fields of the card.
    pub fields: Vec<ExtraField>,
}
