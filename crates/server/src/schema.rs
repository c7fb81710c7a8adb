//! The GraphQL schema, plugged in.

use std::sync::Arc;

use async_graphql::{Response, ServerError};
use domain::access::Actor;
use futures_util::FutureExt;
use graphql::{Installation, Viewer};
use persistence::{Store, StoreError};

use crate::app::Executor;
use crate::auth::Identity;
use crate::config::Settings;
use crate::http::chain;

/// Executes requests against the real schema. The one place where a viewer is made.
pub fn executor(settings: &Settings, public_url: &str, store: &Store) -> Executor {
    let schema = graphql::schema();
    let store = store.clone();
    let installation = Arc::new(Installation {
        public_url: public_url.to_owned(),
        demo: settings.demo,
    });
    Arc::new(move |request, identity| {
        let (schema, store, installation) =
            (schema.clone(), store.clone(), Arc::clone(&installation));
        async move {
            match actor(&store, identity).await {
                Ok(actor) => {
                    let viewer = Viewer::new(actor, store, installation);
                    schema.execute(request.data(viewer)).await
                }
                Err(error) => failed(&error),
            }
        }
        .boxed()
    })
}

async fn actor(store: &Store, identity: Option<Identity>) -> Result<Actor, StoreError> {
    match identity {
        None => Ok(Actor::Public),
        Some(identity) => {
            store
                .accounts()
                .actor(identity.person, store.clock().now())
                .await
        }
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
