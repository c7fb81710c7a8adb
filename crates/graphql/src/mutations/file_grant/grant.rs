//! The head grants what a mentor asks to read of a mentee's file, or some of it, until a day.

use std::collections::BTreeSet;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::file_grants::decided;
use domain::access::rules::file_grant::Decide;
use domain::access::{Actor, permit};
use domain::clock;
use domain::id::FileGrantId;
use domain::people::{self, FileGrantState, are_some_of, may_last};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{FileGrantRefusal, PAGE, may_be_shown, open, runs};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::file_grant::{FileField, FileGrant};
use crate::viewer::Viewer;

/// Grants what is asked.
#[derive(Default)]
pub struct GrantFileMutation;

#[Object]
impl GrantFileMutation {
    /// Lets a mentor read fields of a mentee's file until a day. For the head, not about themselves.
    async fn grant_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The grant, the fields and the last day.")] input: GrantFileInput,
    ) -> Result<GrantFilePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = GrantFile {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            grant: FileGrantId::read(&input.grant_id)?,
            fields: input.fields.into_iter().map(Into::into).collect(),
            until: input.until.0,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "grantFile", &operation).await?;
        Ok(match outcome {
            Ok(id) => GrantFilePayload::Done(GrantFileDone {
                grant: FileGrant::load(&viewer, id).await?,
            }),
            Err(Obstacle::Step(reason)) => GrantFilePayload::Refused(GrantFileRefused { reason }),
            Err(Obstacle::Input(path, problem)) => {
                let mut form = Form::default();
                form.require(path, false, problem);
                GrantFilePayload::Invalid(form.into_invalid())
            }
        })
    }
}

#[derive(Serialize)]
struct GrantFile {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    grant: FileGrantId,
    fields: BTreeSet<people::FileField>,
    until: clock::Date,
}

enum Obstacle {
    /// What of the input does not fit the grant or the day at the school.
    Input(&'static str, Problem),
    Step(FileGrantRefusal),
}

impl Operation for GrantFile {
    type Done = FileGrantId;
    type Refusal = Obstacle;

    async fn run(&self, work: &UnitOfWork) -> Result<FileGrantId, Failure<Self::Refusal>> {
        let opened = open(work, self.grant).await?;
        let permit = permit::<Decide>(&self.actor, &opened.facts)?;
        let today = work.today(opened.here.zone);
        let row = &opened.row;
        let step = |reason| Failure::Refused(Obstacle::Step(reason));
        let after: FileGrantState = row.state.decide(true).map_err(|error| step(error.into()))?;
        if !runs(&opened.pair, row.mentor, row.mentee) {
            return Err(step(FileGrantRefusal::NotInForce));
        }
        if !may_be_shown(work, &opened.pair, row.mentee, today).await? {
            return Err(step(FileGrantRefusal::RepresentativeConsentMissing));
        }
        if !are_some_of(&self.fields, &row.asked) {
            let input = Obstacle::Input("fields", Problem::OutOfRange);
            return Err(Failure::Refused(input));
        }
        if !may_last(self.until, today) {
            let input = Obstacle::Input("until", Problem::OutOfRange);
            return Err(Failure::Refused(input));
        }
        let terms = (&self.fields, self.until);
        work.file_grants()
            .grant(&permit, row, after, terms, today)
            .await?;
        opened.note(work, &permit, after).await?;
        opened
            .tell(
                work,
                permit.by(),
                |letter| decided(letter, true),
                &self.link,
            )
            .await?;
        Ok(self.grant)
    }
}

/// What is granted.
#[derive(InputObject)]
pub struct GrantFileInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `file-grant:…`.
    pub grant_id: ID,
    /// Which of the fields that were asked for; at least one.
    pub fields: Vec<FileField>,
    /// The last day: today or later, at most 366 days from today.
    pub until: Date,
}

/// What came of it.
#[derive(Union)]
pub enum GrantFilePayload {
    /// It is kept.
    Done(GrantFileDone),
    /// It is not.
    Refused(GrantFileRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The mentor may read the fields.
#[derive(SimpleObject)]
pub struct GrantFileDone {
    /// The grant.
    pub grant: FileGrant,
}

/// Nothing was granted.
#[derive(SimpleObject)]
pub struct GrantFileRefused {
    /// Why.
    pub reason: FileGrantRefusal,
}
