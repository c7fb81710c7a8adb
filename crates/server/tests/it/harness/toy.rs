//! A small schema with what no real one has: resolvers that sleep, panic and leak.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_graphql::{Context, Enum, Error, Object, Schema, Subscription};
use futures_util::{FutureExt, Stream, StreamExt, stream};
use server::app::Executor;
use server::schema::Viewers;

struct Query;

#[Object]
impl Query {
    async fn practices(&self, ctx: &Context<'_>) -> Vec<Practice> {
        let asked = ctx.data_unchecked::<AtomicU64>();
        let asked = asked.fetch_add(1, Ordering::Relaxed) + 1;
        vec![Practice { asked }, Practice { asked }]
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

    async fn colour(&self, of: Colour) -> Colour {
        of
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

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Colour {
    Green,
}

struct Practice {
    asked: u64,
}

#[Object]
impl Practice {
    /// How often practices have been asked for by now.
    async fn asked(&self) -> u64 {
        self.asked
    }

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

struct Subscription;

#[Subscription]
impl Subscription {
    async fn ticks(&self, until: i32) -> impl Stream<Item = i32> {
        stream::iter(1..=until)
    }

    async fn never(&self) -> impl Stream<Item = i32> {
        stream::pending()
    }

    async fn breaks(&self) -> impl Stream<Item = i32> {
        stream::iter(0..1).map(|tick| [7][tick + 1])
    }
}

/// Executes requests against the toy schema, whoever asks.
pub fn toy(_viewers: &Viewers) -> Executor {
    let schema = Schema::build(Query, Mutation, Subscription)
        .data(AtomicU64::new(0))
        .limit_depth(15)
        .limit_complexity(20_000)
        .disable_suggestions()
        .finish();
    let watched = schema.clone();
    Executor {
        answer: Arc::new(move |request, _identity| {
            let schema = schema.clone();
            async move { schema.execute(request).await }.boxed()
        }),
        follow: Arc::new(move |request, _identity| watched.execute_stream(request).boxed()),
    }
}
