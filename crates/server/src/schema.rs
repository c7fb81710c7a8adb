//! The GraphQL schema, plugged in: the one place where a viewer is made.

use std::sync::Arc;

use async_graphql::{Response, ServerError};
use domain::access::Actor;
use futures_util::{FutureExt, StreamExt, stream};
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
            Some(Identity { person, .. }) => graphql::viewer::actor(&self.store, person).await?,
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
    Executor {
        answer: {
            let (schema, viewers) = (schema.clone(), viewers.clone());
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
        },
        follow: {
            let viewers = viewers.clone();
            Arc::new(move |request, identity| {
                let (schema, viewers) = (schema.clone(), viewers.clone());
                let responses = async move {
                    match viewers.of(Some(identity)).await {
                        Ok(viewer) => schema.execute_stream(request.data(viewer)).boxed(),
                        Err(error) => stream::iter([failed(&error)]).boxed(),
                    }
                };
                responses.flatten_stream().boxed()
            })
        },
    }
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
