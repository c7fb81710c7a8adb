//! The place and the level above talk about a duty.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::TimeDelta;
use documents::letters::roadmaps::{CommentLetter, comment as comment_letter};
use domain::access::rules::roadmap::duty::{Action, Comment};
use domain::access::{Actor, Denied, Place, Role, Subject, Verdict};
use domain::id::{DutyCommentId, DutyId, PersonId};
use domain::notice::NoticeKind;
use domain::text::Note;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{DutyPayload, DutyRefusal, Opened, open, school_of};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::notify::{About, tell};
use crate::viewer::Viewer;

/// Within this time the same words are the same comment.
const SAME_PRESS: TimeDelta = TimeDelta::minutes(1);

/// Comments on duties.
#[derive(Default)]
pub struct CommentOnDutyMutation;

#[Object]
impl CommentOnDutyMutation {
    /// Says something about a duty; the other side is told. The same words within a minute are said once. For the keepers of the place, and for who verifies its duties.
    async fn comment_on_duty(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "About which duty, and what.")] input: CommentOnDutyInput,
    ) -> Result<DutyPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(text) = form.take("text", Note::required(&input.text)) else {
            return Ok(DutyPayload::Invalid(form.into_invalid()));
        };
        let operation = CommentOnDuty {
            actor: viewer.actor().clone(),
            duty: DutyId::read(&input.duty_id)?,
            text,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "commentOnDuty", &operation).await?;
        DutyPayload::of(&viewer, came).await
    }
}

#[derive(Serialize)]
struct CommentOnDuty {
    #[serde(skip)]
    actor: Actor,
    duty: DutyId,
    text: Note,
    #[serde(skip)]
    public_url: String,
}

impl Operation for CommentOnDuty {
    type Done = DutyId;
    type Refusal = DutyRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DutyId, Failure<DutyRefusal>> {
        let opened = open(work, self.duty).await?;
        let permit = opened.permit::<Comment>(&self.actor)?;
        let text = self.text.as_str();
        let duties = work.roadmap_duties();
        let since = work.now() - SAME_PRESS;
        if duties
            .said_since(self.duty, permit.by(), text, since)
            .await?
        {
            return Ok(self.duty);
        }
        let id = DutyCommentId(work.fresh());
        duties.comment(&permit, id, text, work.now()).await?;
        let change = Change {
            school: school_of(opened.duty.at),
            to: Some("COMMENTED"),
            ..Change::default()
        };
        work.note(&permit, self.duty, change).await?;
        self.tell(work, &opened, permit.by()).await?;
        Ok(self.duty)
    }
}

impl CommentOnDuty {
    /// Tells the other side: the place what the level above says, and that level what the place says.
    async fn tell(
        &self,
        work: &UnitOfWork,
        opened: &Opened,
        author: PersonId,
    ) -> Result<(), Failure<DutyRefusal>> {
        let (facts, at) = (opened.facts(), opened.duty.at);
        let does = facts.judge(&self.actor, Action::Execute) == Verdict::Full;
        let (posts, now) = (work.posts(), work.now());
        let methodologist = [Role::MunicipalMethodologist];
        let readers = match (at.place(), does) {
            (Place::School(id), false) => {
                let roles = [Role::Head, Role::Curator];
                posts.at_schools(&[id], &roles, now).await?
            }
            (Place::School(_), true) => {
                let centre: Vec<_> = at.municipality.into_iter().collect();
                posts
                    .at_municipalities(&centre, &methodologist, now)
                    .await?
            }
            (Place::Municipality(id), false) => {
                posts.at_municipalities(&[id], &methodologist, now).await?
            }
            (Place::Municipality(_), true) if facts.is_set_above() => {
                let role = Role::RegionalMethodologist;
                posts.at_region(at.region, role, now).await?
            }
            (Place::Municipality(id), true) => {
                let authority = [Role::MunicipalAuthority];
                posts.at_municipalities(&[id], &authority, now).await?
            }
            (Place::Region(_), _) => Vec::new(),
        };
        let readers = readers.into_iter().map(|post| post.person);
        let readers: Vec<_> = readers.filter(|person| *person != author).collect();
        let item = work.roadmaps().item(opened.duty.item).await?;
        let item = item.ok_or(Denied::Hidden)?;
        // Whoever reads of many places reads it on the list of their own desk.
        let (place, desk) = match at.place() {
            Place::School(id) => {
                let found = work.schools().find(id).await?.map(|one| one.short_name);
                let desk = match (does, at.municipality) {
                    (true, Some(centre)) => format!("/m/{}", centre.0),
                    _ => format!("/s/{}", id.0),
                };
                (found, desk)
            }
            Place::Municipality(id) => {
                let found = work.municipalities().find(id).await?;
                let desk = if does && facts.is_set_above() {
                    format!("/r/{}", at.region.0)
                } else {
                    format!("/m/{}", id.0)
                };
                (found.map(|one| one.name), desk)
            }
            Place::Region(id) => (None, format!("/r/{}", id.0)),
        };
        let path = format!("{desk}/duties?duty={}", self.duty.public().as_str());
        let broken = StoreError::inconsistent("roadmap_duty", self.duty.0);
        let letter = comment_letter(&CommentLetter {
            place: &place.ok_or(broken)?,
            activity: &item.row.title,
            text: self.text.as_str(),
            link: &format!("{}{path}", self.public_url),
        });
        let about = About {
            kind: NoticeKind::Message,
            path: Some(&path),
            step: None,
        };
        tell(work, readers, &letter, about).await?;
        Ok(())
    }
}

/// What is said about a duty.
#[derive(InputObject)]
pub struct CommentOnDutyInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `duty:…`.
    pub duty_id: ID,
    /// What; 1–10 000 characters.
    pub text: String,
}
