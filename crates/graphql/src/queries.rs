//! The query root: the public desk's fields, and the viewer behind whom all other desks stand.

use async_graphql::{Context, MergedObject, Object};

use crate::desks::public::PublicQuery;
use crate::types::viewer::ViewerNode;
use crate::viewer::Viewer;

/// Everything that can be asked. Fields other than `viewer` need no account.
#[derive(MergedObject, Default)]
pub struct Query(PublicQuery, ViewerQuery);

/// The door to the desks.
#[derive(Default)]
pub struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// The signed-in person with their desks; `null` when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<ViewerNode> {
        let viewer = Viewer::of(ctx);
        viewer.actor().person().map(|_| ViewerNode::new(viewer))
    }
}
