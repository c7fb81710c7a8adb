//! The GraphQL schema, plugged in: the one place where a viewer is made.

use std::sync::Arc;

use async_graphql::{Response, ServerError};
use domain::access::{Actor, Post};
use futures_util::FutureExt;
use graphql::{Installation, Viewer};
use persistence::{Store, StoreError};

use crate::app::Executor;
use crate::auth::Identity;
use crate::http::chain;

/// Makes the viewer of each request.
#[derive(Clone)]
pub struct Viewers {
    store: Store,
    installation: Arc<Installation>,
}

impl Viewers {
    /// Viewers over `store`.
    pub fn new(store: Store, installation: Installation) -> Self {
        Self {
            store,
            installation: Arc::new(installation),
        }
    }

    /// Who asks, with the posts of this moment: a change of rights works on the next request.
    pub async fn of(&self, identity: Option<Identity>) -> Result<Viewer, StoreError> {
        let actor = match identity {
            None => Actor::Public,
            Some(Identity { person, .. }) => {
                let posts = self
                    .store
                    .posts()
                    .of_person(person, self.store.clock().now())
                    .await?;
                let posts = posts.into_iter().map(|post| Post {
                    role: post.role,
                    at: post.at,
                });
                Actor::Person {
                    id: person,
                    posts: posts.collect(),
                }
            }
        };
        Ok(Viewer::new(
            actor,
            self.store.clone(),
            Arc::clone(&self.installation),
        ))
    }
}

/// Executes requests against the schema.
pub fn executor(viewers: &Viewers) -> Executor {
    let schema = graphql::schema();
    let viewers = viewers.clone();
    Arc::new(move |request, identity| {
        let (schema, viewers) = (schema.clone(), viewers.clone());
        async move {
            match viewers.of(identity).await {
                // In a box of its own: the compiler's patience with nested futures ends near here.
                Ok(viewer) => Box::pin(schema.execute(request.data(viewer))).await,
                Err(error) => failed(&error),
            }
        }
        .boxed()
    })
}

fn failed(error: &StoreError) -> Response {
    tracing::error!(
        error = chain(error),
        "the posts of the viewer cannot be read"
    );
    let mut outer = ServerError::new("the service is not available just now; try again", None);
    outer
        .extensions
        .get_or_insert_default()
        .set("code", "UNAVAILABLE");
    Response::from_errors(vec![outer])
}
