//! What an author typed is text everywhere, whatever it looks like.

use std::sync::Arc;

use async_graphql::{Response, ServerError, Value as GraphqlValue};
use futures_util::{FutureExt, StreamExt, stream};
use persistence::test_support::sqlite_store;
use serde_json::{Value, json};
use server::app::Executor;
use server::schema::Viewers;

use super::{addresses, build};
use crate::harness::TestServer;

/// What somebody may type who means no good, or knows no better.
const SCRIPT: &str =
    "</script></title><script>alert('кот & пёс')</script>\"><img src=x onerror=alert(1)>]]>";

/// A practice whose every text is `text`.
pub fn practice(text: &str) -> Value {
    json!({
        "slug": "kot", "title": text, "summary": text, "publishedAt": "2026-11-01T09:00:00+00:00",
        "form": "TEACHER_TEACHER", "topics": ["UPBRINGING", "SOMETHING_NEW"],
        "problem": text, "actions": text, "result": text, "conditions": text,
        "school": { "slug": "sosh-1", "name": text, "fullName": text,
            "municipality": { "slug": "raion", "name": text } },
        "authors": [{ "name": text, "position": text, "workplace": null }],
    })
}

/// A schema that knows one practice, or fails.
pub fn knows(practice: Option<Value>) -> impl FnOnce(&Viewers) -> Executor {
    move |_viewers| Executor {
        answer: Arc::new(move |request, identity| {
            assert!(identity.is_none(), "asked as somebody");
            let practice = practice.clone();
            async move {
                let Some(practice) = practice else {
                    let error = ServerError::new("no such column: password_hash", None);
                    return Response::from_errors(vec![error]);
                };
                let nodes = json!([practice]);
                let page = json!({ "nodes": nodes, "pageInfo": { "hasNextPage": false, "endCursor": null } });
                let known = request.variables.get("slug").is_none_or(|slug| {
                    matches!(slug, GraphqlValue::String(slug) if slug == "kot")
                });
                let school = practice["school"].clone();
                let schools = json!({ "nodes": [school], "pageInfo": page["pageInfo"] });
                let data = json!({ "practices": page, "practice": known.then_some(practice),
                    "schools": schools, "school": school });
                Response::new(GraphqlValue::from_json(data).unwrap())
            }
            .boxed()
        }),
        follow: Arc::new(|_request, _identity| stream::iter([]).boxed()),
    }
}

/// A server over such a schema, with the page of a build.
pub async fn server(practice: Option<Value>) -> (TestServer, tempfile::TempDir) {
    let build = build();
    let dist = build.path().to_owned();
    let change = |settings: &mut server::config::Settings| settings.spa_dir = Some(dist);
    (
        TestServer::with(sqlite_store().await, change, knows(practice)),
        build,
    )
}

fn own(server: &TestServer) -> Vec<String> {
    let mut addresses = addresses(&server.app.public_url, "kot", "sosh-1");
    addresses.retain(|address| !address.starts_with("/graphql"));
    addresses.push("/p/schools".to_owned());
    addresses
}

#[tokio::test]
async fn no_text_becomes_markup() {
    let (server, _build) = server(Some(practice(SCRIPT))).await;
    for address in own(&server) {
        let reply = server.get(&address).await;
        let text = reply.text();
        assert_eq!(reply.status, 200, "{address}: {text}");
        let kind = reply.header("content-type").unwrap();
        if kind.contains("json") {
            // JSON is read as JSON: what is typed in it is typed in it, and the frame's attributes are escaped.
            let html = reply.json()["html"].as_str().unwrap_or_default().to_owned();
            assert!(
                !html.contains("<script") && !html.contains("<img"),
                "{html}"
            );
            continue;
        }
        assert!(!text.contains("<script>alert"), "{address}: {text}");
        assert!(!text.contains("<img"), "{address}: {text}");
        assert!(!text.contains("onerror=alert(1)>"), "{address}: {text}");
        if kind.contains("xml") {
            read_xml(&text);
        } else {
            // Every element of the page was closed by the page itself.
            assert_eq!(
                text.matches("<script").count(),
                text.matches("</script").count(),
                "{address}"
            );
            assert_eq!(text.matches("<title").count(), 1, "{address}");
            assert_eq!(text.matches("</title").count(), 1, "{address}");
            read_json_ld(&text);
        }
    }
}

#[tokio::test]
async fn a_long_title_fits_where_titles_stand() {
    let (server, _build) = server(Some(practice(&"Ёж ".repeat(4_000)))).await;
    for address in own(&server) {
        let text = server.get(&address).await.text();
        if let Some((_, rest)) = text.split_once("<title>") {
            let title = rest.split_once("</title>").unwrap().0;
            let length = title.chars().count();
            assert!(length <= 300, "{address}: {length}");
        }
    }
    let feed = server.get("/feeds/practices.json").await.json();
    let title = feed["items"][0]["title"].as_str().unwrap();
    assert!(title.chars().count() <= 300 && title.ends_with('…'));
    let page = server.get("/p/kot").await.text();
    assert!(
        page.contains(&"Ёж ".repeat(3_999)),
        "the text itself stays whole"
    );
}

#[tokio::test]
async fn marks_that_turn_a_text_around_and_break_a_file_are_left_out() {
    let (server, _build) =
        server(Some(practice("\u{202e}кот\u{0}\u{7}\u{2066} пёс\u{200f}"))).await;
    for address in own(&server) {
        let text = server.get(&address).await.text();
        let broken = |c: char| {
            (c.is_control() && !"\n\t\r".contains(c)) || matches!(c, '\u{202e}' | '\u{2066}')
        };
        assert!(!text.contains(broken), "{address}: {text}");
        for written in ["\\u0000", "\\u202e", "&#0;", "&#x202e;"] {
            assert!(!text.contains(written), "{address}: {text}");
        }
    }
    let frame = server.get("/embed/practices").await.text();
    assert!(frame.contains("<bdi>кот пёс\u{200f}</bdi>"), "{frame}");
}

#[tokio::test]
async fn a_page_can_be_read_without_a_script_and_says_what_it_is() {
    let (server, _build) = server(Some(practice("Парный опрос"))).await;
    let url = server.app.public_url.clone();

    let page = server.get("/p/kot").await.text();
    assert!(
        page.contains("<title>Парный опрос · Наставник</title>"),
        "{page}"
    );
    assert!(
        page.contains(&format!("<link rel=\"canonical\" href=\"{url}/p/kot\"")),
        "{page}"
    );
    assert!(
        page.contains("property=\"og:type\" content=\"article\""),
        "{page}"
    );
    assert!(page.contains("application/json+oembed"), "{page}");
    let main = page.split_once("<div id=\"root\">").unwrap().1;
    assert!(
        main.contains("<h1><bdi>Парный опрос</bdi></h1>") && main.contains("Что получилось"),
        "{main}"
    );
    assert!(page.contains("/src/main.tsx"), "the SPA still comes");
    let found = read_json_ld(&page);
    assert_eq!(found[0]["@type"], "Article");
    assert_eq!(found[0]["author"][0]["name"], "Парный опрос");
    assert_eq!(
        found[1]["itemListElement"][2]["item"],
        format!("{url}/p/kot")
    );

    let list = server.get("/p?school=sosh-1&q=x").await.text();
    assert!(
        list.contains("noindex") && !list.contains("canonical"),
        "a search is no page of its own"
    );
    assert!(
        list.contains(&format!(
            "{url}/feeds/practices.rss?school=sosh-1&amp;text=x"
        )),
        "{list}"
    );
    let list = server.get("/p?school=sosh-1").await.text();
    assert!(
        list.contains("<title>Практики организации «Парный опрос» · Наставник</title>"),
        "{list}"
    );
    assert_eq!(read_json_ld(&list)[0]["@type"], "EducationalOrganization");
    assert!(list.contains("href=\"") && list.contains("/p/kot\""));
}

#[tokio::test]
async fn a_frame_and_a_file_show_the_list() {
    let (server, _build) = server(Some(practice("Парный опрос"))).await;
    let frame = server
        .get("/embed/practices?lang=en&accent=aa0000&theme=dark")
        .await
        .text();
    assert!(
        frame.contains("<html lang=\"en\">") && frame.contains("--accent:#aa0000"),
        "{frame}"
    );
    assert!(
        frame.contains("target=\"_blank\"") && frame.contains("1 November 2026"),
        "{frame}"
    );
    assert!(frame.contains("src=\"/embed/frame.js\""));

    let reply = server.get("/embed/practices.html?first=3").await;
    let url = &server.app.public_url;
    let file = reply.text();
    assert!(
        file.contains("По состоянию на")
            && !file.contains("<script")
            && !file.contains("/embed/frame"),
        "{file}"
    );
    assert!(
        file.contains(&format!("{url}/embed/practices.html?first=3")),
        "{file}"
    );
    let disposition = reply.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    // Nothing in it is fetched from anywhere.
    assert!(
        !file.contains("src=") && !file.contains("stylesheet") && !file.contains("url("),
        "{file}"
    );
}

#[tokio::test]
async fn feeds_are_feeds() {
    let (server, _build) = server(Some(practice("Кот & пёс"))).await;
    let url = server.app.public_url.clone();
    let rss = server.get("/feeds/practices.rss?topic=UPBRINGING").await;
    assert_eq!(
        rss.header("content-type"),
        Some("application/rss+xml; charset=utf-8")
    );
    let text = rss.text();
    read_xml(&text);
    assert!(text.contains("<title>Кот &amp; пёс</title>"), "{text}");
    assert!(
        text.contains("<pubDate>Sun, 1 Nov 2026 09:00:00 +0000</pubDate>"),
        "{text}"
    );
    assert!(
        text.contains(&format!("{url}/feeds/practices.rss?topic=UPBRINGING")),
        "{text}"
    );
    let atom = server.get("/feeds/practices.atom").await.text();
    read_xml(&atom);
    assert!(
        atom.contains("<updated>2026-11-01T09:00:00Z</updated>"),
        "{atom}"
    );
    let feed = server.get("/feeds/practices.json").await.json();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["items"][0]["url"], format!("{url}/p/kot"));
    assert_eq!(feed["items"][0]["tags"], json!(["воспитание"]));
    let map = server.get("/sitemap.xml").await.text();
    read_xml(&map);
    assert!(
        map.contains(&format!(
            "<loc>{url}/p/kot</loc><lastmod>2026-11-01</lastmod>"
        )),
        "{map}"
    );
    assert!(
        map.contains(&format!("<loc>{url}/p?school=sosh-1</loc>")),
        "{map}"
    );
    let robots = server.get("/robots.txt").await.text();
    assert!(
        robots.contains(&format!("Sitemap: {url}/sitemap.xml")),
        "{robots}"
    );
}

#[tokio::test]
async fn what_fails_inside_is_not_told_and_a_page_comes_all_the_same() {
    let (server, _build) = server(None).await;
    for address in own(&server) {
        let reply = server.get(&address).await;
        let text = reply.text();
        assert!(!text.contains("password_hash"), "{address}: {text}");
        if address.starts_with("/p") {
            assert_eq!(reply.status, 200, "{address}");
            assert!(
                text.contains("<div id=\"root\"></div>"),
                "{address}: {text}"
            );
        } else {
            assert_eq!(reply.status, 500, "{address}");
            assert_eq!(reply.header("cache-control"), Some("no-store"), "{address}");
        }
    }
    let frame = server.get("/embed/practices").await;
    assert!(
        frame.text().contains("Список сейчас недоступен"),
        "{}",
        frame.text()
    );
}

fn read_xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{error}: {text}"),
        }
    }
}

fn read_json_ld(page: &str) -> Vec<Value> {
    let elements = page.split("<script type=\"application/ld+json\">").skip(1);
    elements
        .map(|rest| serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap())
        .collect()
}
