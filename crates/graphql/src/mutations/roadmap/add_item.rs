//! A row is added to a roadmap.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::{Actor, Denied};
use domain::id::{RoadmapId, RoadmapItemId};
use domain::roadmap::{MAX_ROWS, Row};
use persistence::roadmaps::rows::NewItem;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::item_input::{ItemTexts, RoadmapItemInput};
use super::payload::{RoadmapItemPayload, RoadmapRefusal};
use super::{Refusal, open, school_of, writing};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Adds rows.
#[derive(Default)]
pub struct AddRoadmapItemMutation;

#[Object]
impl AddRoadmapItemMutation {
    /// Adds a row to a roadmap that is being written. It is as good as checked, since a person wrote it, unless it leaves a
    /// doubt. For who writes the roadmap.
    async fn add_roadmap_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The row, and after which one it comes.")] input: AddRoadmapItemInput,
    ) -> Result<RoadmapItemPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(texts) = ItemTexts::read(&mut form, input.item) else {
            return Ok(RoadmapItemPayload::Invalid(form.into_invalid()));
        };
        let after = input.after_item_id.as_ref();
        let operation = AddRoadmapItem {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            after: after.map(RoadmapItemId::read).transpose()?,
            texts,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "addRoadmapItem", &operation).await?;
        RoadmapItemPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct AddRoadmapItem {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    after: Option<RoadmapItemId>,
    texts: ItemTexts,
}

impl Operation for AddRoadmapItem {
    type Done = (RoadmapItemId, RoadmapId);
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = writing(&opened, &self.actor)?;
        let roadmaps = work.roadmaps();
        let items = roadmaps.items_of(&[self.roadmap]).await?;
        if items.len() >= MAX_ROWS {
            let reason = RoadmapRefusal::TooManyItems;
            return Err(Failure::Refused(Refusal::plain(reason)));
        }
        let before = match self.after {
            Some(after) => items.iter().find(|item| item.id == after),
            None => items.last(),
        };
        if self.after.is_some() && before.is_none() {
            return Err(Denied::Hidden.into());
        }
        let position = before.map_or(0, |item| item.position + 1);
        let sections = before.map(|item| item.row.sections.clone());
        let row = Row {
            sections: sections.unwrap_or_default(),
            ..Row::empty()
        };
        let row = self
            .texts
            .over(row.with_bodies_read(), opened.roadmap.head.period);
        let row = Row {
            is_checked: row.doubts.is_empty(),
            ..row
        };
        let id = RoadmapItemId(work.fresh());
        let new = NewItem {
            id,
            parent: None,
            row: &row,
        };
        roadmaps.make_room(&permit, position).await?;
        roadmaps.add_items(&permit, position, &[new]).await?;
        let change = Change {
            school: school_of(opened.roadmap.at),
            to: Some("ROW_ADDED"),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok((id, self.roadmap))
    }
}

/// A row about to be added.
#[derive(InputObject)]
pub struct AddRoadmapItemInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
    /// `roadmap-item:…` after which it comes; left out for the end.
    pub after_item_id: Option<ID>,
    /// What it says.
    pub item: RoadmapItemInput,
}
