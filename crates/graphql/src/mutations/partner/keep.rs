//! A partner of a school is entered or changed (row 19, A-M3, D-2.3).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::partner::{Keep, PartnerFacts};
use domain::access::{Actor, Denied, permit};
use domain::id::{PartnerId, SchoolId};
use domain::org::{self, AgreementTerm};
use domain::text::{Line, Note};
use persistence::partners::PartnerData;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::partner::{Partner, PartnerKind};
use crate::viewer::Viewer;

/// Keeps partners.
#[derive(Default)]
pub struct KeepPartnerMutation;

#[Object]
impl KeepPartnerMutation {
    /// Enters a partner of a school with its agreement, or writes it anew. For the head and the curators of the school.
    async fn keep_partner(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole partner, as it shall be.")] input: KeepPartnerInput,
    ) -> Result<KeepPartnerPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let name = form.take("name", Line::parse(&input.name));
        let contacts = form.take_optional("contacts", input.contacts.as_deref(), Note::required);
        let number = input.agreement_number.as_deref();
        let agreement_number = form.take_optional("agreementNumber", number, Line::parse);
        let term = AgreementTerm {
            on: input.agreement_on.map(|day| day.0),
            until: input.agreement_until.map(|day| day.0),
        };
        form.require("agreementUntil", term.is_sound(), Problem::OutOfRange);
        let (Some(name), Some(contacts), Some(agreement_number), true) =
            (name, contacts, agreement_number, form.is_sound())
        else {
            return Ok(KeepPartnerPayload::Invalid(form.into_invalid()));
        };
        let partner = input.partner_id.as_ref().map(PartnerId::read).transpose()?;
        let operation = KeepPartner {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            partner,
            version: input.version,
            kind: input.kind.into(),
            name,
            contacts,
            agreement_number,
            term,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "keepPartner", &operation).await?;
        let (Ok(id) | Err(Stale(id))) = &done;
        let partner = Partner::load(&viewer, *id).await?;
        Ok(match done {
            Ok(_) => KeepPartnerPayload::Done(KeepPartnerDone { partner }),
            Err(Stale(_)) => KeepPartnerPayload::Conflict(KeepPartnerConflict { current: partner }),
        })
    }
}

#[derive(Serialize)]
struct KeepPartner {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    partner: Option<PartnerId>,
    version: Option<i32>,
    kind: org::PartnerKind,
    name: Line<500>,
    contacts: Option<Note>,
    agreement_number: Option<Line<100>>,
    term: AgreementTerm,
}

/// Somebody else was faster; which partner it is.
struct Stale(PartnerId);

impl Operation for KeepPartner {
    type Done = PartnerId;
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<PartnerId, Failure<Stale>> {
        let here = opened::lock(work, Some(self.school)).await?;
        let facts = PartnerFacts {
            id: self.partner.unwrap_or(PartnerId(work.fresh())),
            at: here.school.at,
        };
        let permit = permit::<Keep>(&self.actor, &facts)?;
        let data = PartnerData {
            kind: self.kind,
            name: &self.name,
            contacts: self.contacts.as_ref(),
            agreement_number: self.agreement_number.as_ref(),
            term: self.term,
        };
        let partners = work.partners();
        match self.partner {
            None => {
                partners
                    .add(&permit, self.school, &data, work.now())
                    .await?
            }
            Some(id) => {
                let row = partners.find(id).await?;
                // A partner of another school is as unknown here as one that never was.
                let row = row.filter(|row| row.school == self.school);
                let row = row.ok_or(Denied::Hidden)?;
                let version = self.version.unwrap_or(row.version);
                match partners.edit(&permit, version, &data).await {
                    Err(StoreError::Conflict) => return Err(Failure::Refused(Stale(id))),
                    kept => kept?,
                }
            }
        }
        let change = Change {
            school: Some(self.school),
            ..Change::default()
        };
        work.note(&permit, facts.id, change).await?;
        Ok(facts.id)
    }
}

/// A partner as it shall be.
#[derive(InputObject)]
pub struct KeepPartnerInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, whose partner it is.
    pub school_id: ID,
    /// `partner:…` to be written anew; left out for a new one.
    pub partner_id: Option<ID>,
    /// The version that was changed; left out for a new one.
    pub version: Option<i32>,
    /// What it is.
    pub kind: PartnerKind,
    /// Its name; 1–500 characters.
    pub name: String,
    /// How it is reached; up to 10 000 characters.
    pub contacts: Option<String>,
    /// The number of the agreement; up to 100 characters.
    pub agreement_number: Option<String>,
    /// The date of the agreement; left out while there is none.
    pub agreement_on: Option<Date>,
    /// Its last day, not before its date; left out for one without a term.
    pub agreement_until: Option<Date>,
}

/// What came of it.
#[derive(Union)]
pub enum KeepPartnerPayload {
    /// It was written.
    Done(KeepPartnerDone),
    /// Somebody else was faster.
    Conflict(KeepPartnerConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The partner was written.
#[derive(SimpleObject)]
pub struct KeepPartnerDone {
    /// The partner.
    pub partner: Partner,
}

/// Somebody else wrote the partner since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct KeepPartnerConflict {
    /// The partner as it is now.
    pub current: Partner,
}
