//! Somebody who asks.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use domain::access::Actor;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use graphql::{AppSchema, Installation, Viewer};
use persistence::Store;
use serde_json::{Value, json};

/// A client of the schema: each question is a request of its own.
pub struct Client<'a> {
    schema: &'a AppSchema,
    store: Store,
    actor: Actor,
    installation: Arc<Installation>,
}

impl<'a> Client<'a> {
    pub(super) fn new(
        schema: &'a AppSchema,
        store: Store,
        actor: Actor,
        installation: Arc<Installation>,
    ) -> Self {
        Self {
            schema,
            store,
            actor,
            installation,
        }
    }

    /// The whole answer: `data`, and `errors` when there are any.
    pub async fn answer(&self, query: &str, variables: Value) -> Value {
        let viewer = Viewer::new(
            self.actor.clone(),
            self.store.clone(),
            self.installation.clone(),
        );
        let request = Request::new(query)
            .variables(Variables::from_json(variables))
            .data(viewer);
        serde_json::to_value(self.schema.execute(request).await).expect("an answer is JSON")
    }

    /// Answers for as long as there is something to say.
    pub fn follow(&self, query: &str) -> BoxStream<'static, Value> {
        let viewer = Viewer::new(
            self.actor.clone(),
            self.store.clone(),
            self.installation.clone(),
        );
        let responses = self.schema.execute_stream(Request::new(query).data(viewer));
        let told = |response| serde_json::to_value(response).expect("an answer is JSON");
        responses.map(told).boxed()
    }

    /// The data of an answer without errors.
    pub async fn run(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.answer(query, variables).await;
        assert!(
            answer.get("errors").is_none(),
            "{query}\nanswered {answer:#}"
        );
        answer["data"].take()
    }

    /// The data of a question without variables.
    pub async fn ask(&self, query: &str) -> Value {
        self.run(query, json!({})).await
    }

    /// What a mutation answers: `name(input: $input)` with the given selection on the payload.
    pub async fn mutate(&self, name: &str, input: Value, selection: &str) -> Value {
        let query = mutation(name, selection);
        self.run(&query, json!({ "input": input })).await[name].take()
    }

    /// The code of the first error that a mutation answers with.
    pub async fn refused(&self, name: &str, input: Value) -> String {
        let query = mutation(name, "__typename");
        let answer = self.answer(&query, json!({ "input": input })).await;
        code(&answer)
    }
}

/// The code of an answer's first error, or `none` with the answer.
pub fn code(answer: &Value) -> String {
    match answer["errors"][0]["extensions"]["code"].as_str() {
        Some(code) => code.to_owned(),
        None => format!("none: {answer}"),
    }
}

fn mutation(name: &str, selection: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let input = format!("{first}{}Input", letters.as_str());
    format!("mutation($input: {input}!) {{ {name}(input: $input) {{ __typename {selection} }} }}")
}
