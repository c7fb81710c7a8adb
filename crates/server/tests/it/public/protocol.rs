//! Headers, conditional requests, and how is refused.

use crate::harness::TestServer;
use crate::public::content::{practice, server};

#[tokio::test]
async fn only_pages_for_frames_may_be_framed() {
    let (server, _build) = server(Some(practice("Кот"))).await;
    for address in [
        "/embed/practices",
        "/embed/practices/kot",
        "/embed/practices/nobody",
        "/embed/practices?first=x",
    ] {
        let reply = server.get(address).await;
        let policy = reply.header("content-security-policy").unwrap();
        assert!(
            policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"),
            "{address}: {policy}"
        );
        assert_eq!(reply.header("x-frame-options"), None, "{address}");
        assert!(
            reply
                .header("content-type")
                .unwrap()
                .starts_with("text/html"),
            "{address}"
        );
    }
    for address in [
        "/p",
        "/p/kot",
        "/p/nobody",
        "/embed/practices.html",
        "/feeds/practices.rss",
        "/embed/frame.js",
        "/oembed?url=x",
        "/sitemap.xml",
        "/sign-in",
    ] {
        let reply = server.get(address).await;
        let policy = reply.header("content-security-policy").unwrap();
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{address}: {policy}"
        );
        assert_eq!(reply.header("x-frame-options"), Some("DENY"), "{address}");
    }
}

#[tokio::test]
async fn what_is_for_other_sites_any_origin_may_read() {
    let (server, _build) = server(Some(practice("Кот"))).await;
    for address in [
        "/embed/nastavnik-practices.js",
        "/embed/practices",
        "/feeds/practices.json",
        "/sitemap.xml",
    ] {
        let reply = server.get(address).await;
        assert_eq!(
            reply.header("access-control-allow-origin"),
            Some("*"),
            "{address}"
        );
        assert_eq!(
            reply.header("access-control-allow-credentials"),
            None,
            "{address}"
        );
        let tag = reply.header("etag").unwrap_or_else(|| panic!("{address}"));
        assert!(tag.starts_with("W/"), "{tag}");
    }
    let script = server.get("/embed/nastavnik-practices.js").await;
    assert_eq!(
        script.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert_eq!(script.header("cache-control"), Some("public, max-age=300"));
    assert_eq!(server.get("/embed/other.js").await.status, 404);
    assert_eq!(
        server.get("/p").await.header("access-control-allow-origin"),
        None
    );
}

#[tokio::test]
async fn who_has_it_already_is_told_so() {
    let (server, _build) = server(Some(practice("Кот"))).await;
    for address in [
        "/feeds/practices.rss",
        "/feeds/practices.json",
        "/embed/practices",
        "/p/kot",
        "/sitemap.xml",
        "/embed/frame.js",
    ] {
        let reply = server.get(address).await;
        let (tag, since) = (
            reply.header("etag").unwrap(),
            reply.header("last-modified").unwrap(),
        );
        let by = async |name: &str, value: &str| {
            server.call("GET", address).header(name, value).send().await
        };
        let again = by("if-none-match", tag).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{address}");
        assert_eq!(again.header("etag"), Some(tag), "{address}");
        assert_eq!(
            by("if-modified-since", since).await.status,
            304,
            "{address}"
        );
        assert_eq!(
            by("if-modified-since", "Mon, 01 Jan 2001 00:00:00 GMT")
                .await
                .status,
            200,
            "{address}"
        );
        assert_eq!(
            by("if-none-match", "\"other\"").await.status,
            200,
            "{address}"
        );
        // The tag is the surer of the two.
        let both = server
            .call("GET", address)
            .header("if-none-match", "\"other\"");
        assert_eq!(
            both.header("if-modified-since", since).send().await.status,
            200,
            "{address}"
        );
        let head = server.call("HEAD", address).send().await;
        assert_eq!((head.status, head.body.len()), (200, 0), "{address}");
        let post = server.call("POST", address).send().await;
        assert_eq!(
            (post.status, post.header("allow")),
            (405, Some("GET, HEAD")),
            "{address}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_404_for_machines_and_a_page_for_people() {
    let (server, _build) = server(Some(practice("Кот"))).await;
    let page = server.get("/p/nobody").await;
    assert_eq!(page.status, 404);
    let text = page.text();
    assert!(
        text.contains("noindex") && text.contains("/src/main.tsx") && !text.contains("canonical"),
        "{text}"
    );
    let frame = server.get("/embed/practices/nobody").await;
    assert_eq!(frame.status, 404);
    assert!(frame.text().contains("Такой практики нет"));
    assert_eq!(
        server.get("/c/anything").await.header("x-robots-tag"),
        Some("noindex")
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_named() {
    let (server, _build) = server(Some(practice("Кот"))).await;
    for (address, field) in [
        ("/feeds/practices.rss?first=1000", "first"),
        ("/feeds/practices.json?topic=LOVE", "topic"),
        ("/embed/practices.html?lang=de", "lang"),
    ] {
        let reply = server.get(address).await;
        assert_eq!(
            (reply.status, reply.json()["error"]["field"].as_str()),
            (400, Some(field)),
            "{address}"
        );
    }
    let frame = server.get("/embed/practices?accent=%3C/style%3E").await;
    assert_eq!(frame.status, 400);
    assert!(frame.text().contains("accent") && !frame.text().contains("</style></style>"));
}

#[tokio::test]
async fn editors_learn_how_a_page_is_embedded() {
    let (server, _build) = server(Some(practice("Кот"))).await;
    let url = server.app.public_url.clone();
    let ask = async |query: String| server.get(&format!("/oembed?{query}")).await;

    let one = ask(format!("url={url}/p/kot&format=json&maxwidth=300"))
        .await
        .json();
    assert_eq!(
        (&one["type"], &one["version"]),
        (&"rich".into(), &"1.0".into())
    );
    assert_eq!((&one["width"], &one["height"]), (&300.into(), &480.into()));
    let html = one["html"].as_str().unwrap();
    assert!(
        html.contains(&format!("src=\"{url}/embed/practices/kot\""))
            && html.contains("title=\"Кот\""),
        "{html}"
    );
    let list = ask(format!(
        "url={url}/p%3Fschool%3Dsosh-1%26topic%3DUPBRINGING"
    ))
    .await
    .json();
    let html = list["html"].as_str().unwrap();
    assert!(
        html.contains("/embed/practices?school=sosh-1&amp;topic=UPBRINGING"),
        "{html}"
    );

    assert_eq!(ask(format!("url={url}/p/nobody")).await.status, 404);
    assert_eq!(
        ask("url=https://evil.example/p/kot".to_owned())
            .await
            .status,
        404
    );
    assert_eq!(ask(format!("url={url}/p/kot&format=xml")).await.status, 501);
    assert_eq!(ask("format=json".to_owned()).await.status, 400);
}

#[tokio::test]
async fn pages_are_paid_for_like_any_question() {
    let few = |settings: &mut server::config::Settings| settings.public_points_per_minute = 400;
    let store = persistence::test_support::sqlite_store().await;
    let server = TestServer::with(store, few, super::content::knows(Some(practice("Кот"))));
    let mut status = 200;
    for _ in 0..10 {
        status = server.get("/feeds/practices.json").await.status;
    }
    assert_eq!(status, 429);
    let frame = server.get("/embed/practices").await;
    assert_eq!(frame.status, 429);
    assert!(frame.header("retry-after").is_some());
    // Somebody else may still ask.
    assert_eq!(
        server
            .call("GET", "/feeds/practices.json")
            .from(9)
            .send()
            .await
            .status,
        200
    );
}
