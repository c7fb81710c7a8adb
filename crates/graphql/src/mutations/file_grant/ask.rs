//! A mentor asks to read named fields of a mentee's file (B-066).

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::file_grants::{FileGrantLetter, asked};
use domain::access::rules::file_grant::{Ask, FileGrantFacts};
use domain::access::rules::mentorship::Read;
use domain::access::{Actor, Denied, Role, permit};
use domain::id::{FileGrantId, MentorshipId, PersonId};
use domain::mentoring::Side;
use domain::people;
use domain::text::Note;
use persistence::file_grants::NewFileGrant;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{may_be_shown, runs};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::{letters, opened, perform};
use crate::types::file_grant::{FileField, FileGrant};
use crate::viewer::Viewer;

/// Asks for grants.
#[derive(Default)]
pub struct AskForFileMutation;

#[Object]
impl AskForFileMutation {
    /// Asks the head for leave to read named fields of a mentee's file, and says why. For the mentors of a pair in force.
    async fn ask_for_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose file, what of it and why.")] input: AskForFileInput,
    ) -> Result<AskForFilePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let purpose = form.take("purpose", Note::required(&input.purpose));
        form.require("fields", !input.fields.is_empty(), Problem::Empty);
        let (Some(purpose), true) = (purpose, form.is_sound()) else {
            return Ok(AskForFilePayload::Invalid(form.into_invalid()));
        };
        let operation = AskForFile {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            mentee: PersonId::read(&input.mentee_id)?,
            fields: input.fields.into_iter().map(Into::into).collect(),
            purpose,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "askForFile", &operation).await?;
        Ok(match outcome {
            Ok(id) => AskForFilePayload::Done(AskForFileDone {
                grant: FileGrant::load(&viewer, id).await?,
            }),
            Err(reason) => AskForFilePayload::Refused(AskForFileRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct AskForFile {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mentorship: MentorshipId,
    mentee: PersonId,
    fields: BTreeSet<people::FileField>,
    purpose: Note,
}

impl Operation for AskForFile {
    type Done = FileGrantId;
    type Refusal = AskForFileRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<FileGrantId, Failure<Self::Refusal>> {
        let opened = opened::pair(work, self.mentorship).await?;
        let (pair, here) = (opened.pair, opened.located);
        // Whoever may not see the pair does not learn that it exists.
        let asker = permit::<Read>(&self.actor, &pair.facts())?.by();
        // Who is no mentee of it is as unknown here as who never was.
        if !pair.pair.acting(Side::Mentee).any(|id| id == self.mentee) {
            return Err(Denied::Hidden.into());
        }
        if !pair.pair.mentors_of(self.mentee).any(|id| id == asker) {
            return Err(Denied::Forbidden.into());
        }
        let id = FileGrantId(work.fresh());
        let facts = FileGrantFacts {
            id,
            at: here.school.at,
            mentor: asker,
            mentee: self.mentee,
        };
        let permit = permit::<Ask>(&self.actor, &facts)?;
        if !runs(&pair, asker, self.mentee) {
            return Err(Failure::Refused(AskForFileRefusal::NotActive));
        }
        let today = work.today(here.zone);
        if !may_be_shown(work, &pair, self.mentee, today).await? {
            let missing = AskForFileRefusal::RepresentativeConsentMissing;
            return Err(Failure::Refused(missing));
        }
        let grants = work.file_grants();
        let before = grants.of_pair(self.mentorship).await?;
        let again = before.iter().any(|row| {
            (row.mentor, row.mentee) == (asker, self.mentee)
                && row.state == people::FileGrantState::Asked
        });
        if again {
            return Err(Failure::Refused(AskForFileRefusal::AlreadyAsked));
        }
        let new = NewFileGrant {
            school: pair.at.school,
            mentorship: self.mentorship,
            mentee: self.mentee,
            fields: &self.fields,
            purpose: &self.purpose,
        };
        grants.ask(&permit, new, (work.now(), today)).await?;
        let change = Change {
            school: Some(pair.at.school),
            to: Some(people::FileGrantState::Asked.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        let school = pair.at.school;
        let link = format!("{}/s/{}/file-grants", self.link, school.0);
        let letter = asked(&FileGrantLetter {
            place: &here.school.short_name,
            link: &link,
        });
        let heads = letters::holders(work, school, Role::Head).await?;
        // Nobody decides on their own file, or on what they asked for.
        let told = heads
            .into_iter()
            .filter(|id| ![asker, self.mentee].contains(id));
        letters::send(work, told, &letter).await?;
        Ok(id)
    }
}

/// What is asked for.
#[derive(InputObject)]
pub struct AskForFileInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`, in force, in which the viewer is a mentor.
    pub mentorship_id: ID,
    /// `person:…`, a mentee of the pair.
    pub mentee_id: ID,
    /// What of the file; at least one field, one named twice counts once.
    pub fields: Vec<FileField>,
    /// Why; 1–10 000 characters. Read by the head and by the mentee.
    pub purpose: String,
}

/// What came of it.
#[derive(Union)]
pub enum AskForFilePayload {
    /// The head is asked.
    Done(AskForFileDone),
    /// Nobody is asked.
    Refused(AskForFileRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The head is asked.
#[derive(SimpleObject)]
pub struct AskForFileDone {
    /// What is asked for.
    pub grant: FileGrant,
}

/// Nobody is asked.
#[derive(SimpleObject)]
pub struct AskForFileRefused {
    /// Why.
    pub reason: AskForFileRefusal,
}

/// Why nobody was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AskForFileRefusal {
    /// The pair is not in force.
    NotActive,
    /// The viewer has asked about this mentee, and the head has yet to decide.
    AlreadyAsked,
    /// A consent that the pupil's representative signed does not hold: nothing of a pupil is shown without it.
    RepresentativeConsentMissing,
}
