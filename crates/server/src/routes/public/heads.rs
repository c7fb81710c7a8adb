//! Pages of the SPA that everybody may read, with their head and their text in them: for search engines, for previews of
//! links, and for who has no JavaScript. The SPA puts its own in their place.
//!
//! A page that cannot be made is the bare page of the SPA, which says by itself what is wrong.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, json};

use super::desk::{self, Names, School};
use super::json_ld;
use super::kept;
use super::look::{self, Links, cut};
use super::wanted::Wanted;
use super::words::{Lang, Words};
use crate::app::App;
use crate::http::Refusal;
use crate::routes::graphql::Paid;
use crate::routes::spa;

/// The longest title and description that anybody shows.
const TITLE: usize = 120;
const DESCRIPTION: usize = 300;

/// What a page says of itself.
struct Head<'a> {
    title: String,
    description: String,
    /// The one address of what is shown.
    canonical: Option<String>,
    kind: &'static str,
    /// The list behind a page, which may be subscribed to and embedded.
    wanted: Option<&'a Wanted>,
    found: bool,
    data: Vec<Value>,
}

/// `/p`.
pub async fn practices(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let wanted = Wanted::read_leniently(request.query_string());
    let found = match desk::practices(&app, &request, &wanted, Names::Shown).await {
        Ok(found) => found,
        Err(refusal) => return bare(&app, &request, &refusal).await,
    };
    let (words, origin) = (wanted.words(), app.public_url.as_str());
    let say = words.say;
    let title = words.title_of(found.school.as_ref());
    let main = html! {
        h1 { bdi { (title) } }
        p { (say.practices_about) }
        (look::list(words, origin, &found.practices.nodes, Links::Here))
        p class="soft" { (say.names_by_consent) }
    };
    let address = wanted.page_address(origin);
    let mut way = vec![(say.practices, format!("{origin}/p"))];
    let mut data = Vec::new();
    if let Some(school) = &found.school {
        data.push(json_ld::organisation(origin, school));
        way.push((school.name.as_str(), address.clone()));
    }
    data.push(json_ld::breadcrumbs(&way));
    let head = Head {
        description: say.practices_about.to_owned(),
        // Words that somebody searched for make no page of their own.
        canonical: wanted.text.is_none().then_some(address),
        kind: "website",
        wanted: Some(&wanted),
        found: true,
        data,
        title,
    };
    finish(&app, &request, words, &head, &main)
}

/// `/p/{slug}`; 404 for what is not there, whatever the reason.
pub async fn practice(
    app: Data<App>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Refusal> {
    let practice = match desk::practice(&app, &request, &slug).await {
        Ok(Some(practice)) => practice,
        Ok(None) => return missing(&app, &request),
        Err(refusal) => return bare(&app, &request, &refusal).await,
    };
    let (words, origin) = (Words::of(Lang::Ru), app.public_url.as_str());
    let school = &practice.school;
    let address = format!("{origin}/p/{}", practice.slug);
    let of_school = super::wanted::with_query(origin, "/p", &[("school", school.slug.clone())]);
    let way = [
        (words.say.practices, format!("{origin}/p")),
        (school.name.as_str(), of_school),
        (practice.title.as_str(), address.clone()),
    ];
    let head = Head {
        title: practice.title.clone(),
        description: format!("{} – {}", practice.summary, school.name),
        canonical: Some(address),
        kind: "article",
        wanted: None,
        found: true,
        data: vec![
            json_ld::article(words, origin, &practice),
            json_ld::breadcrumbs(&way),
        ],
    };
    let main = look::whole(words, origin, &practice, Links::Here);
    finish(&app, &request, words, &head, &main)
}

/// `/p/schools`.
pub async fn schools(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    #[derive(Deserialize)]
    struct Answer {
        schools: desk::Page<School>,
    }
    const QUERY: &str = "{ schools(first: 50) { nodes { slug name fullName municipality { name } }
        pageInfo { hasNextPage endCursor } } }";
    let answer = desk::ask(&app, &request, Paid::Yes, QUERY, json!({})).await;
    let Answer { schools } = match answer {
        Ok(answer) => answer,
        Err(refusal) => return bare(&app, &request, &refusal).await,
    };
    let (words, origin) = (Words::of(Lang::Ru), app.public_url.as_str());
    let say = words.say;
    let main = html! {
        h1 { (say.schools) }
        p { (say.schools_about) }
        ul {
            @for school in &schools.nodes {
                @let address = super::wanted::with_query(origin, "/p", &[("school", school.slug.clone())]);
                li {
                    a href=(address) { bdi { (school.name) } } " · " bdi { (school.municipality.name) }
                }
            }
        }
    };
    let address = format!("{origin}/p/schools");
    let way = [
        (say.practices, format!("{origin}/p")),
        (say.schools, address.clone()),
    ];
    finish(
        &app,
        &request,
        words,
        &plain(say.schools, say.schools_about, address, &way),
        &main,
    )
}

/// `/p/terms`.
pub async fn terms(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (words, origin) = (Words::of(Lang::Ru), app.public_url.as_str());
    let say = words.say;
    let address = format!("{origin}/p/terms");
    let way = [
        (say.practices, format!("{origin}/p")),
        (say.terms, address.clone()),
    ];
    let main = html! { h1 { (say.terms) } p { (say.terms_about) } };
    finish(
        &app,
        &request,
        words,
        &plain(say.terms, say.terms_about, address, &way),
        &main,
    )
}

/// `/c/{code}`: about one person, and for who holds the code; no search engine's.
pub async fn certificate(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let mut page = spa::page(app, request).await?;
    let robots = actix_web::http::header::HeaderName::from_static("x-robots-tag");
    let none = actix_web::http::header::HeaderValue::from_static("noindex");
    page.headers_mut().insert(robots, none);
    Ok(page)
}

fn plain(title: &str, about: &str, address: String, way: &[(&str, String)]) -> Head<'static> {
    Head {
        title: title.to_owned(),
        description: about.to_owned(),
        canonical: Some(address),
        kind: "website",
        wanted: None,
        found: true,
        data: vec![json_ld::breadcrumbs(way)],
    }
}

/// The page as the build has it.
async fn bare(
    app: &Data<App>,
    request: &HttpRequest,
    refusal: &Refusal,
) -> Result<HttpResponse, Refusal> {
    tracing::debug!(%refusal, "a public page goes out without its text");
    spa::page(app.clone(), request.clone()).await
}

fn missing(app: &Data<App>, request: &HttpRequest) -> Result<HttpResponse, Refusal> {
    let words = Words::of(Lang::Ru);
    let head = Head {
        title: words.say.gone.to_owned(),
        description: words.say.gone.to_owned(),
        canonical: None,
        kind: "website",
        wanted: None,
        found: false,
        data: Vec::new(),
    };
    let main = html! {
        h1 { (words.say.gone) }
        p { a href="/p" { (words.say.practices) } }
    };
    let mut response = finish(app, request, words, &head, &main)?;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    Ok(response)
}

/// Puts head and text into the page of the build.
fn finish(
    app: &Data<App>,
    request: &HttpRequest,
    words: Words,
    head: &Head<'_>,
    main: &Markup,
) -> Result<HttpResponse, Refusal> {
    let Some(bare) = app.assets.page() else {
        return Ok(spa::unbuilt());
    };
    let origin = app.public_url.as_str();
    let title = format!("{} · {}", cut(&head.title, TITLE), words.say.product);
    let text = fill(&bare, &written(origin, head, &title), &body(main));
    let mut response = kept::answer(app, request, kept::ANEW, "text/html; charset=utf-8", text);
    // A page of ours, and not for scripts of others to read.
    for name in [
        "access-control-allow-origin",
        "access-control-expose-headers",
        "cross-origin-resource-policy",
    ] {
        response.headers_mut().remove(name);
    }
    Ok(response)
}

fn written(origin: &str, head: &Head<'_>, title: &str) -> Markup {
    let description = cut(&head.description, DESCRIPTION);
    let indexed = head.found && head.canonical.is_some();
    html! {
        title { (title) }
        meta name="description" content=(description);
        @if let Some(address) = &head.canonical {
            link rel="canonical" href=(address) data-of-page;
            meta property="og:url" content=(address) data-of-page;
            link rel="alternate" type="application/json+oembed" data-of-page
                href=(super::wanted::with_query(origin, "/oembed", &[("url", address.clone()), ("format", "json".to_owned())]));
        }
        @if !indexed { meta name="robots" content="noindex" data-of-page; }
        @if let Some(wanted) = head.wanted {
            @for (kind, content_type) in [("rss", "application/rss+xml"), ("atom", "application/atom+xml"),
                ("json", "application/feed+json")] {
                @let address = Wanted { first: 10, ..wanted.clone() }
                    .address(origin, &format!("/feeds/practices.{kind}"));
                link rel="alternate" type=(content_type) href=(address) data-of-page;
            }
        }
        meta property="og:title" content=(cut(&head.title, TITLE)) data-of-page;
        meta property="og:description" content=(description) data-of-page;
        meta property="og:type" content=(head.kind) data-of-page;
        meta property="og:site_name" content="Наставник" data-of-page;
        meta property="og:locale" content="ru_RU" data-of-page;
        @for value in &head.data { (json_ld::element(value)) }
    }
}

/// The text, where the SPA will draw.
fn body(main: &Markup) -> Markup {
    html! {
        div style="max-width:72ch;margin:0 auto;padding:16px;overflow-wrap:anywhere" { main { (main) } }
    }
}

/// The page of the build with `head` in place of its title and description, and `text` in place of nothing.
fn fill(page: &str, head: &Markup, text: &Markup) -> String {
    let root = format!("<div id=\"root\">{}</div>", text.0);
    let mut page = page.to_owned();
    // The text last: what stands in it is nobody's mark.
    for (from, to, new) in [
        ("<meta name=\"description\"", ">", ""),
        ("<title>", "</title>", head.0.as_str()),
        ("<div id=\"root\">", "</div>", root.as_str()),
    ] {
        let place = page.find(from).and_then(|begin| {
            let end = page.get(begin..)?.find(to)?;
            Some(begin..begin + end + to.len())
        });
        if let Some(place) = place {
            page.replace_range(place, new);
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_the_build_has_places_for_head_and_text() {
        let page = include_str!("../../../../../frontend/index.html");
        let head = html! { title { "Кот" } };
        let filled = fill(page, &head, &html! { p { "Пёс" } });
        assert_eq!(filled.matches("<title>").count(), 1);
        assert!(filled.contains("<title>Кот</title>"));
        assert!(!filled.contains("name=\"description\""));
        assert!(
            filled.contains("<div id=\"root\"><p>Пёс</p></div>"),
            "{filled}"
        );
        assert!(filled.trim_end().ends_with("</html>"));
    }
}
