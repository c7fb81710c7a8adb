//! Somebody gives a name to an address of their own: a bank with its filters.

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject, Union};
use domain::id::{PersonId, SavedViewId};
use domain::text::Line;
use persistence::saved_views::{ViewAddress, ViewName};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::mutations::perform;
use crate::types::saved_view::SavedView;
use crate::viewer::Viewer;

/// Keeps views.
#[derive(Default)]
pub struct KeepViewMutation;

#[Object]
impl KeepViewMutation {
    /// Keeps an address of this site under a name; one of the same name leads there from now on. For everybody, each for
    /// themselves.
    async fn keep_view(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The name and the address.")] input: KeepViewInput,
    ) -> Result<KeepViewPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let name = form.take("name", Line::parse(&input.name));
        let address = form.take("address", Line::parse(&input.address));
        // A path of this site and nothing else: a view never leads away.
        let inside = input.address.starts_with('/') && !input.address.starts_with("//");
        form.require("address", inside, Problem::Malformed);
        let (Some(name), Some(address), true) = (name, address, form.is_sound()) else {
            return Ok(KeepViewPayload::Invalid(form.into_invalid()));
        };
        let person = viewer.person()?;
        let operation = KeepView {
            person,
            name,
            address,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(match perform(&viewer, key, "keepView", &operation).await? {
            Ok(id) => {
                let views = viewer.store().saved_views().of(person).await?;
                let view = views.into_iter().find(|view| view.id == id);
                KeepViewPayload::Done(KeepViewDone {
                    view: view.ok_or(GqlError::NotFound)?.into(),
                })
            }
            Err(reason) => KeepViewPayload::Refused(KeepViewRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct KeepView {
    person: PersonId,
    name: ViewName,
    address: ViewAddress,
}

impl Operation for KeepView {
    type Done = SavedViewId;
    type Refusal = KeepViewRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<SavedViewId, Failure<Self::Refusal>> {
        let id = SavedViewId(work.fresh());
        let views = work.saved_views();
        let kept = views.keep(self.person, id, &self.name, &self.address, work.now());
        if !kept.await? {
            return Err(Failure::Refused(KeepViewRefusal::TooMany));
        }
        let change = Change {
            to: Some("KEPT"),
            ..Change::default()
        };
        work.note_own(self.person, "saved-view", "Keep", id, change)
            .await?;
        Ok(id)
    }
}

/// An address with a name.
#[derive(InputObject)]
pub struct KeepViewInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// What it is called; 1–80 characters.
    pub name: String,
    /// A path of this site with its filters, `/s/…/banks?free=true`; 1–1 000 characters.
    pub address: String,
}

/// What came of it.
#[derive(Union)]
pub enum KeepViewPayload {
    /// It was kept.
    Done(KeepViewDone),
    /// It was not.
    Refused(KeepViewRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The view was kept.
#[derive(SimpleObject)]
pub struct KeepViewDone {
    /// The view.
    pub view: SavedView,
}

/// The view was not kept.
#[derive(SimpleObject)]
pub struct KeepViewRefused {
    /// Why.
    pub reason: KeepViewRefusal,
}

/// Why a view was not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum KeepViewRefusal {
    /// Fifty are enough; forget one first.
    TooMany,
}
