//! `/sitemap.xml` and `/robots.txt`: what search engines read first.

use std::collections::BTreeSet;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::TimeDelta;
use domain::clock::Timestamp;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Mutex;

use super::desk::{self, Page};
use super::feed::{element, xml};
use super::kept::{self, Body};
use super::wanted::with_query;
use crate::app::App;
use crate::http::Refusal;
use crate::routes::graphql::{Paid, charge};

/// What one file of addresses may hold.
const MOST: usize = 50_000;
/// How long the list is kept here; together with [`kept::SHORT`] that is less than a minute.
const KEPT: TimeDelta = TimeDelta::seconds(20);

/// What a list costs that is made already: it may be some megabytes.
const POINTS: u64 = 500;

/// The last list, and when it was made. Whoever asks meanwhile waits for the one that makes it.
#[derive(Debug, Default)]
pub struct Listed(Mutex<Option<(Timestamp, Body)>>);

const QUERY: &str = "query($after: String) {
  practices(first: 100, after: $after) { nodes { slug publishedAt school { slug } } pageInfo { hasNextPage endCursor } }
}";

#[derive(Deserialize)]
struct Answer {
    practices: Page<Line>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    slug: String,
    published_at: Timestamp,
    school: Slug,
}

#[derive(Deserialize)]
struct Slug {
    slug: String,
}

/// Every page that is worth finding.
pub async fn sitemap(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let mut listed = app.listed.0.lock().await;
    let now = app.now();
    let text = match listed.as_ref() {
        Some((made, text)) if now.signed_duration_since(*made) < KEPT => {
            charge(&app, &request, POINTS)?;
            text.clone()
        }
        _ => {
            let text = Body::from(make(&app, &request).await?);
            *listed = Some((now, text.clone()));
            text
        }
    };
    drop(listed);
    let kind = "application/xml; charset=utf-8";
    Ok(kept::answer(&app, &request, kept::SHORT, kind, text))
}

async fn make(app: &Data<App>, request: &HttpRequest) -> Result<Vec<u8>, Refusal> {
    let (mut practices, mut schools) = (Vec::new(), BTreeSet::new());
    let (mut after, mut paid) = (None, Paid::Yes);
    loop {
        let variables = json!({ "after": after });
        let Answer { practices: page } = desk::ask(app, request, paid, QUERY, variables).await?;
        for Line {
            slug,
            published_at,
            school,
        } in page.nodes
        {
            schools.insert(school.slug);
            practices.push((slug, published_at));
        }
        after = page.page_info.end_cursor;
        // The list is made at most every twenty seconds, for everybody: one page of it is paid for.
        paid = Paid::Already;
        if !page.page_info.has_next_page || practices.len() + schools.len() + 4 > MOST - 200 {
            break;
        }
    }
    let origin = app.public_url.as_str();
    xml(|writer| {
        let root = writer
            .create_element("urlset")
            .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
        root.write_inner_content(|writer| {
            let mut url = |address: &str, since: Option<Timestamp>| {
                writer.create_element("url").write_inner_content(|writer| {
                    element(writer, "loc", address)?;
                    match since {
                        Some(since) => element(writer, "lastmod", &since.date_naive().to_string()),
                        None => Ok(()),
                    }
                })?;
                Ok::<_, std::io::Error>(())
            };
            for path in ["/p", "/p/schools", "/p/terms"] {
                url(&format!("{origin}{path}"), None)?;
            }
            for school in schools {
                url(&with_query(origin, "/p", &[("school", school)]), None)?;
            }
            for (slug, since) in practices {
                url(&format!("{origin}/p/{slug}"), Some(since))?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

/// What is not worth fetching: what needs an account, what is one person's, and the other forms of the same lists.
pub async fn robots(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let text = format!(
        "User-agent: *\nAllow: /p\nDisallow: /auth/\nDisallow: /files/\nDisallow: /feeds/calendar/\nDisallow: /c/\n\
         Disallow: /survey/\nDisallow: /invitation\nDisallow: /reset\nDisallow: /embed/\n\nSitemap: {}/sitemap.xml\n",
        app.public_url
    );
    kept::answer(
        &app,
        &request,
        kept::SCRIPT,
        "text/plain; charset=utf-8",
        text,
    )
}
