//! `GET /oembed?url=…`: how a page of ours is embedded, for editors that ask (oEmbed 1.0).

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use maud::html;
use serde::Deserialize;
use serde_json::json;

use super::desk::{self, Names};
use super::kept;
use super::wanted::Wanted;
use crate::app::App;
use crate::http::Refusal;

/// Pixels, unless the caller has less room.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 480;

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    url: String,
    format: Option<String>,
    maxwidth: Option<u32>,
    maxheight: Option<u32>,
}

/// A page of ours, and what stands on it.
enum Target {
    List(Wanted),
    One(String),
}

/// Answers in JSON; in XML it does not, and says so with 501 as the specification has it.
pub async fn oembed(
    app: Data<App>,
    request: HttpRequest,
    Query(asked): Query<Asked>,
) -> Result<HttpResponse, Refusal> {
    if asked
        .format
        .as_deref()
        .is_some_and(|format| format != "json")
    {
        return Err(Refusal::Malformed {
            status: 501,
            message: "the only format is json",
        });
    }
    let origin = app.public_url.as_str();
    let (title, author, address) = match target(origin, &asked.url).ok_or(Refusal::NotFound)? {
        Target::List(wanted) => {
            let one = Wanted {
                first: 1,
                ..wanted.clone()
            };
            let found = desk::practices(&app, &request, &one, Names::Never).await?;
            let words = wanted.words();
            let title = words.title_of(found.school.as_ref());
            (
                title,
                found.school,
                wanted.address(origin, "/embed/practices"),
            )
        }
        Target::One(slug) => {
            let found = desk::practice(&app, &request, &slug).await?;
            let practice = found.ok_or(Refusal::NotFound)?;
            let address = format!("{origin}/embed/practices/{}", practice.slug);
            (practice.title, Some(practice.school), address)
        }
    };
    let title = super::look::cut(&title, 200);
    let width = asked.maxwidth.map_or(WIDTH, |most| most.min(WIDTH)).max(1);
    let height = asked
        .maxheight
        .map_or(HEIGHT, |most| most.min(HEIGHT))
        .max(1);
    let frame = html! {
        iframe src=(address) title=(title) width=(width) height=(height) style="border:0;max-width:100%"
            loading="lazy" {}
    };
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": "Nastavnik",
        "provider_url": origin,
        "title": title,
        "cache_age": 30,
        "html": frame.into_string(),
        "width": width,
        "height": height,
    });
    if let Some(school) = author {
        answer["author_name"] = json!(school.name);
        answer["author_url"] = json!(super::wanted::with_query(
            origin,
            "/p",
            &[("school", school.slug)]
        ));
    }
    let kind = "application/json; charset=utf-8";
    Ok(kept::answer(
        &app,
        &request,
        kept::SHORT,
        kind,
        answer.to_string(),
    ))
}

/// What `url` names here; `None` for an address of somebody else, and for a page that is not embedded.
fn target(origin: &str, url: &str) -> Option<Target> {
    let rest = url.trim().strip_prefix(origin)?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    match path {
        "/p" | "/p/" => Some(Target::List(Wanted {
            first: Wanted::read("").ok()?.first,
            ..Wanted::read_leniently(query)
        })),
        "/embed/practices" => Wanted::read(query).ok().map(Target::List),
        "/p/schools" | "/p/terms" => None,
        path => {
            let slug = path
                .strip_prefix("/p/")
                .or_else(|| path.strip_prefix("/embed/practices/"))?;
            let sound = slug
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            (sound && !slug.is_empty()).then(|| Target::One(slug.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_ours_are_embedded() {
        let one = |url| match target("https://n.example", url) {
            Some(Target::One(slug)) => slug,
            Some(Target::List(wanted)) => wanted.address("", "list"),
            None => "none".to_owned(),
        };
        assert_eq!(one("https://n.example/p/urok-vdvoem#x"), "urok-vdvoem");
        assert_eq!(
            one("https://n.example/p?school=a&q=b"),
            "list?school=a&text=b"
        );
        assert_eq!(
            one("https://n.example/embed/practices?first=3"),
            "list?first=3"
        );
        assert_eq!(one("https://n.example/embed/practices/a"), "a");
        for other in [
            "https://n.example.evil.example/p/a",
            "https://n.example:8/p/a",
            "https://n.example/p/schools",
            "https://n.example/sign-in",
            "https://n.example/p/a/b",
            "https://n.example/embed/practices?first=no",
            "javascript:alert(1)",
        ] {
            assert_eq!(one(other), "none", "{other}");
        }
    }
}
