//! Asks the public desk of the schema, as anybody could over HTTP.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::wanted::Wanted;
use crate::app::App;
use crate::http::Refusal;
use crate::routes::graphql::{Paid, ask_publicly};

/// A municipality.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Municipality {
    /// What it is called.
    pub name: String,
}

/// A school.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct School {
    /// Its name in web addresses.
    pub slug: String,
    /// What everybody calls it.
    pub name: String,
    /// The name of its charter.
    pub full_name: String,
    /// Where it lies.
    pub municipality: Municipality,
}

/// An author, with what they agreed to show.
#[derive(Clone, Debug, Deserialize)]
pub struct Author {
    /// Last name, first name, patronymic.
    pub name: Option<String>,
    /// At the school that describes the practice.
    pub position: Option<String>,
    /// That school.
    pub workplace: Option<String>,
}

impl Author {
    /// What is shown, in one line; `None` for who shows nothing.
    pub fn line(&self) -> Option<String> {
        let parts = [&self.name, &self.position, &self.workplace];
        let shown: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        (!shown.is_empty()).then(|| shown.join(", "))
    }
}

/// A practice of a list, or a whole one.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Practice {
    /// Its name in web addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// The first sentences of the result.
    pub summary: String,
    /// RFC 3339, UTC.
    pub published_at: chrono::DateTime<chrono::Utc>,
    /// A value of `RolePairForm`.
    pub form: String,
    /// Values of `MentoringTopic`.
    pub topics: Vec<String>,
    /// Whose it is.
    pub school: School,
    /// Empty where names were not asked for.
    #[serde(default)]
    pub authors: Vec<Author>,
    /// What was to be solved; empty in a list, as the three that follow.
    #[serde(default)]
    pub problem: String,
    /// What was done.
    #[serde(default)]
    pub actions: String,
    /// What came of it.
    #[serde(default)]
    pub result: String,
    /// What it takes to repeat it.
    #[serde(default)]
    pub conditions: String,
}

/// A page of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// Its rows.
    pub nodes: Vec<T>,
    /// How it goes on.
    pub page_info: PageInfo,
}

/// Whether more follows.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    /// Whether there is another page.
    pub has_next_page: bool,
    /// Beyond which it begins.
    pub end_cursor: Option<String>,
}

/// A list of practices, with whose it is.
#[derive(Clone, Debug, Deserialize)]
pub struct Practices {
    /// The page that was asked for.
    pub practices: Page<Practice>,
    /// The school of the filter, where there is one and it is known.
    #[serde(default)]
    pub school: Option<School>,
}

const PRACTICES: &str =
    "query($filter: PracticeFilter, $first: Int!, $after: String, $names: Boolean!,
    $school: String!, $bySchool: Boolean!) {
  practices(filter: $filter, first: $first, after: $after) {
    nodes {
      slug title summary publishedAt form topics
      school { slug name fullName municipality { name } }
      authors @include(if: $names) { name position workplace }
    }
    pageInfo { hasNextPage endCursor }
  }
  school(slug: $school) @include(if: $bySchool) { slug name fullName municipality { name } }
}";

const PRACTICE: &str = "query($slug: String!) {
  practice(slug: $slug) {
    slug title summary publishedAt form topics problem actions result conditions
    school { slug name fullName municipality { name } }
    authors { name position workplace }
  }
}";

/// Whether the names of authors are asked for. They are where the answer is made anew each time it is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Names {
    /// As far as they agreed.
    Shown,
    /// Not even then: the answer is kept by who fetched it.
    Never,
}

/// The practices that are wanted.
pub async fn practices(
    app: &Data<App>,
    request: &HttpRequest,
    wanted: &Wanted,
    names: Names,
) -> Result<Practices, Refusal> {
    let variables = json!({
        "filter": wanted.filter(),
        "first": wanted.first,
        "after": wanted.after,
        "names": names == Names::Shown,
        "school": wanted.school.as_deref().unwrap_or_default(),
        "bySchool": wanted.school.is_some(),
    });
    ask(app, request, Paid::Yes, PRACTICES, variables).await
}

/// One practice; `None` when there is none, or it has been withdrawn.
pub async fn practice(
    app: &Data<App>,
    request: &HttpRequest,
    slug: &str,
) -> Result<Option<Practice>, Refusal> {
    #[derive(Deserialize)]
    struct Answer {
        practice: Option<Practice>,
    }
    let variables = json!({ "slug": slug });
    let answer: Answer = ask(app, request, Paid::Yes, PRACTICE, variables).await?;
    Ok(answer.practice)
}

/// Asks `query`. Its texts come back fit to be shown: without what would turn the text around them, or break a file.
pub async fn ask<T: DeserializeOwned>(
    app: &Data<App>,
    request: &HttpRequest,
    paid: Paid,
    query: &str,
    variables: Value,
) -> Result<T, Refusal> {
    let mut data = ask_publicly(app, request, paid, query, variables).await?;
    clean(&mut data);
    serde_json::from_value(data).map_err(|error| {
        tracing::error!(%error, "the public desk answers otherwise than its pages expect");
        Refusal::Internal
    })
}

fn clean(value: &mut Value) {
    match value {
        Value::String(text) => {
            if text.contains(is_unfit) {
                text.retain(|c| !is_unfit(c));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Control characters, which XML does not take, and those that turn the direction of what follows them. Marks that
/// only settle a neighbour's direction stay.
fn is_unfit(c: char) -> bool {
    let broken = c.is_control() && !matches!(c, '\n' | '\t');
    broken
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_text_around_is_left_out_and_lines_stay() {
        let mut value = json!({ "a": ["\u{202e}кот\u{0}\nпёс\u{2066}\u{200f}"], "n": 1 });
        clean(&mut value);
        assert_eq!(value, json!({ "a": ["кот\nпёс\u{200f}"], "n": 1 }));
    }

    #[test]
    fn an_author_who_shows_nothing_has_no_line() {
        let author = |name: Option<&str>, position: Option<&str>| Author {
            name: name.map(str::to_owned),
            position: position.map(str::to_owned),
            workplace: None,
        };
        assert_eq!(author(None, None).line(), None);
        assert_eq!(
            author(None, Some("учитель")).line().as_deref(),
            Some("учитель")
        );
    }
}
