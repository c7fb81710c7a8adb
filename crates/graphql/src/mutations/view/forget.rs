//! Somebody forgets an address that they gave a name.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Denied;
use domain::id::{PersonId, SavedViewId};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Forgets views.
#[derive(Default)]
pub struct ForgetViewMutation;

#[Object]
impl ForgetViewMutation {
    /// Forgets a saved view. For its owner; anybody else's does not exist.
    async fn forget_view(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which view.")] input: ForgetViewInput,
    ) -> Result<ForgetViewPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ForgetView {
            person: viewer.person()?,
            view: SavedViewId::read(&input.view_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(view) = perform(&viewer, key, "forgetView", &operation).await?;
        Ok(ForgetViewPayload::Done(ForgetViewDone {
            view_id: view.public(),
        }))
    }
}

#[derive(Serialize)]
struct ForgetView {
    person: PersonId,
    view: SavedViewId,
}

impl Operation for ForgetView {
    type Done = SavedViewId;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<SavedViewId, Failure<Self::Refusal>> {
        if !work.saved_views().forget(self.person, self.view).await? {
            return Err(Denied::Hidden.into());
        }
        let change = Change {
            to: Some("FORGOTTEN"),
            ..Change::default()
        };
        work.note_own(self.person, "saved-view", "Forget", self.view, change)
            .await?;
        Ok(self.view)
    }
}

/// A saved view.
#[derive(InputObject)]
pub struct ForgetViewInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `saved-view:…`.
    pub view_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum ForgetViewPayload {
    /// It was forgotten.
    Done(ForgetViewDone),
}

/// The view was forgotten.
#[derive(SimpleObject)]
pub struct ForgetViewDone {
    /// `saved-view:…`, which it was.
    pub view_id: ID,
}
