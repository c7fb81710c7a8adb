//! A row of a roadmap is put right and marked as checked.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::id::{RoadmapId, RoadmapItemId};
use domain::roadmap::Row;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::item_input::{ItemTexts, RoadmapItemInput};
use super::payload::RoadmapItemPayload;
use super::{Refusal, open_item, school_of, writing};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Changes rows.
#[derive(Default)]
pub struct ChangeRoadmapItemMutation;

#[Object]
impl ChangeRoadmapItemMutation {
    /// Changes a row of a roadmap that is being written; its doubts follow from what it says then. For who writes the
    /// roadmap.
    async fn change_roadmap_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The row as it shall be.")] input: ChangeRoadmapItemInput,
    ) -> Result<RoadmapItemPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(texts) = ItemTexts::read(&mut form, input.item) else {
            return Ok(RoadmapItemPayload::Invalid(form.into_invalid()));
        };
        let operation = ChangeRoadmapItem {
            actor: viewer.actor().clone(),
            item: RoadmapItemId::read(&input.item_id)?,
            revision: input.revision,
            texts,
            is_checked: input.is_checked,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "changeRoadmapItem", &operation).await?;
        RoadmapItemPayload::of(&viewer, Some(operation.item), came).await
    }
}

#[derive(Serialize)]
struct ChangeRoadmapItem {
    #[serde(skip)]
    actor: Actor,
    item: RoadmapItemId,
    revision: i32,
    texts: ItemTexts,
    is_checked: Option<bool>,
}

impl Operation for ChangeRoadmapItem {
    type Done = (RoadmapItemId, RoadmapId);
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Refusal>> {
        let (item, opened) = open_item(work, &self.actor, self.item).await?;
        let permit = writing(&opened, &self.actor)?;
        if item.revision != self.revision {
            return Err(Failure::Refused(Refusal::Conflict));
        }
        let period = opened.roadmap.head.period;
        let row = self.texts.over(item.row.clone(), period);
        let row = Row {
            is_checked: self.is_checked.unwrap_or(row.is_checked),
            ..row
        };
        match work.roadmaps().change_item(&permit, &item, &row).await {
            Err(StoreError::Conflict) => return Err(Failure::Refused(Refusal::Conflict)),
            written => written?,
        }
        let change = Change {
            school: school_of(opened.roadmap.at),
            to: Some("ROW_CHANGED"),
            ..Change::default()
        };
        work.note(&permit, item.id, change).await?;
        Ok((item.id, item.roadmap))
    }
}

/// A row, as it shall be.
#[derive(InputObject)]
pub struct ChangeRoadmapItemInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap-item:…`.
    pub item_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// What it says.
    pub item: RoadmapItemInput,
    /// Whether a person has looked; left out for as it was.
    pub is_checked: Option<bool>,
}
