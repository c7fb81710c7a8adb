//! Does what the user interface does: mutations of the schema, one person after the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use async_graphql::{Request, Variables};
use domain::access::{Actor, Post};
use domain::clock::Date;
use domain::id::PersonId;
use graphql::{AppSchema, Installation, Viewer};
use persistence::Store;
use serde_json::{Value, json};
use uuid::Uuid;

use super::clock::TurnedClock;

/// Speaks to the schema for whoever is named.
pub struct Driver {
    schema: AppSchema,
    store: Store,
    clock: TurnedClock,
    installation: Arc<Installation>,
}

impl Driver {
    /// A driver over `store`, whose clock it turns.
    pub fn new(store: &Store, installation: Arc<Installation>) -> Self {
        let clock = TurnedClock::at(store.clock().now());
        let store = store.clone().with_clock(Arc::new(clock.clone()));
        Self {
            schema: graphql::schema(),
            store,
            clock,
            installation,
        }
    }

    /// The store under the turned clock.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Everything that follows happens on `day`.
    pub fn on(&self, day: Date) {
        self.clock.turn_to(day);
    }

    /// What `person` does: `name(input)` answered with `…Done`, from which `selection` is read.
    pub async fn does(
        &self,
        person: &Value,
        name: &str,
        input: Value,
        selection: &str,
    ) -> Result<Value> {
        let done = format!("{}Done", capitalised(name));
        self.does_as(person, name, &done, input, selection).await
    }

    /// The same for a mutation that shares what it answers with others: `done` is the type of it.
    pub async fn does_as(
        &self,
        person: &Value,
        name: &str,
        done: &str,
        input: Value,
        selection: &str,
    ) -> Result<Value> {
        let actor = self.actor(person).await?;
        self.act(actor, name, done, input, selection).await
    }

    /// What `person` reads.
    pub async fn asks(&self, person: &Value, query: &str, variables: Value) -> Result<Value> {
        let viewer = self.viewer(person).await?;
        let variables = Variables::from_json(variables);
        let response = self
            .schema
            .execute(Request::new(query).variables(variables).data(viewer))
            .await;
        match response.errors.first() {
            Some(error) => bail!("{query} failed: {error}"),
            None => response.data.into_json().context("an answer is JSON"),
        }
    }

    /// `person` as the parts beside the schema see them.
    pub async fn viewer(&self, person: &Value) -> Result<Viewer> {
        let actor = self.actor(person).await?;
        Ok(Viewer::new(
            actor,
            self.store.clone(),
            self.installation.clone(),
        ))
    }

    /// Lets `person` give the consents of these purposes, each with its fields; who has given one gives it no more.
    pub async fn consents(
        &self,
        person: &Value,
        school: &Value,
        wanted: &[(&str, Value)],
    ) -> Result<()> {
        let open = self.texts(person, school).await?;
        for (purpose, fields) in wanted {
            let Some(version) = open.get(*purpose) else {
                continue;
            };
            let input = json!({ "schoolId": school, "purpose": purpose, "textVersion": version, "fields": fields });
            self.does(person, "giveConsent", input, "consent { id }")
                .await?;
        }
        Ok(())
    }

    /// The versions of the consent texts that `person` has not agreed to yet at `school`, by purpose.
    async fn texts(&self, person: &Value, school: &Value) -> Result<BTreeMap<String, String>> {
        let query = "{ viewer { participant { consentTexts { purpose version school { id } given { id } } } } }";
        let seen = self.asks(person, query, json!({})).await?;
        let texts = seen["viewer"]["participant"]["consentTexts"]
            .as_array()
            .cloned();
        let open = texts
            .unwrap_or_default()
            .into_iter()
            .filter(|text| text["given"].is_null() && text["school"]["id"] == *school);
        let pair = |text: Value| {
            let word = |key: &str| text[key].as_str().unwrap_or_default().to_owned();
            (word("purpose"), word("version"))
        };
        Ok(open.map(pair).collect())
    }

    /// The version that something has now: `field` is the viewer's field that finds it.
    pub async fn version(&self, person: &Value, field: &str, id: &Value) -> Result<Value> {
        let query = format!("query($id: ID!) {{ viewer {{ {field}(id: $id) {{ version }} }} }}");
        let seen = self.asks(person, &query, json!({ "id": id })).await?;
        Ok(seen["viewer"][field]["version"].clone())
    }

    async fn actor(&self, person: &Value) -> Result<Actor> {
        let id = person_id(person)?;
        let held = self
            .store
            .posts()
            .of_person(id, self.store.clock().now())
            .await?;
        let posts = held
            .iter()
            .map(|post| Post {
                role: post.role,
                at: post.at,
            })
            .collect();
        Ok(Actor::Person { id, posts })
    }

    async fn act(
        &self,
        actor: Actor,
        name: &str,
        done: &str,
        input: Value,
        selection: &str,
    ) -> Result<Value> {
        let kind = capitalised(name);
        let query = format!(
            "mutation($input: {kind}Input!) {{ {name}(input: $input) {{ __typename ... on {done} {{ {selection} }} }} }}"
        );
        let viewer = Viewer::new(actor, self.store.clone(), self.installation.clone());
        let variables = Variables::from_json(json!({ "input": input }));
        let response = self
            .schema
            .execute(Request::new(query).variables(variables).data(viewer))
            .await;
        if let Some(error) = response.errors.first() {
            bail!("{name} failed: {error} for {input}");
        }
        let mut data = response.data.into_json().context("an answer is JSON")?;
        let payload = data.get_mut(name).map(Value::take).unwrap_or_default();
        if payload["__typename"] != done {
            bail!("{name} was refused: {payload} for {input}");
        }
        Ok(payload)
    }
}

/// The name of a mutation as the names of its types begin.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The person that a public id names.
pub fn person_id(id: &Value) -> Result<PersonId> {
    let text = id.as_str().context("a person's id is text")?;
    let key = text
        .strip_prefix("person:")
        .context("a person's id begins with person:")?;
    Ok(PersonId(Uuid::try_parse(key)?))
}
