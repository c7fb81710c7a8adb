//! A small schema with what no real one has: resolvers that sleep, panic and leak.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{EmptySubscription, Error, Object, Schema};
use futures_util::FutureExt;
use server::app::Executor;
use server::schema::Viewers;

struct Query;

#[Object]
impl Query {
    async fn practices(&self) -> Vec<Practice> {
        vec![Practice, Practice]
    }

    async fn viewer(&self) -> &str {
        "somebody"
    }

    async fn echo(&self, text: String) -> String {
        text
    }

    async fn number(&self, n: i32) -> i32 {
        n
    }

    async fn slow(&self, ms: u64) -> u64 {
        tokio::time::sleep(Duration::from_millis(ms)).await;
        ms
    }

    async fn panics(&self) -> Option<i32> {
        let nothing: Vec<i32> = Vec::new();
        let position = nothing.len();
        Some(nothing[position])
    }

    async fn leaks(&self) -> Option<Result<String, Error>> {
        let cause = std::io::Error::other("no such column: password_hash at src/db.rs:42");
        Some(Err(cause.into()))
    }

    async fn me(&self) -> Query {
        Query
    }
}

struct Practice;

#[Object]
impl Practice {
    async fn title(&self) -> &str {
        "Первый урок"
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn wipe(&self) -> bool {
        true
    }
}

/// Executes requests against the toy schema, whoever asks.
pub fn toy(_viewers: &Viewers) -> Executor {
    let schema = Schema::build(Query, Mutation, EmptySubscription)
        .limit_depth(15)
        .limit_complexity(20_000)
        .disable_suggestions()
        .finish();
    Arc::new(move |request, _identity| {
        let schema = schema.clone();
        async move { schema.execute(request).await }.boxed()
    })
}
