//! The files of the SPA and the headers that protect its readers.

use std::fs;

use tempfile::TempDir;

use crate::harness::TestServer;

const BUILD: &[(&str, &str)] = &[
    ("index.html", "<!doctype html><title>Наставник</title>"),
    ("assets/main-B1x2y3.js", "console.log('здравствуй')"),
    ("favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    (".vite/manifest.json", "{}"),
];

async fn server() -> (TestServer, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in BUILD {
        let file = folder.path().join("dist").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    fs::write(folder.path().join("secret.txt"), "outside").unwrap();
    let dist = folder.path().join("dist");
    let server = TestServer::toy_with(|settings| settings.spa_dir = Some(dist)).await;
    (server, folder)
}

#[tokio::test]
async fn every_path_of_the_spa_is_its_page_which_is_asked_for_anew_each_time() {
    let (server, _folder) = server().await;
    for path in [
        "/",
        "/practices/some-slug",
        "/invitation?token=abc",
        "/index.html",
        "/a.b/c",
    ] {
        let page = server.get(path).await;
        assert_eq!(
            (page.status, page.header("cache-control")),
            (200, Some("no-cache")),
            "{path}"
        );
        assert_eq!(
            page.header("content-type"),
            Some("text/html; charset=utf-8"),
            "{path}"
        );
        assert!(page.text().contains("Наставник"), "{path}");
    }
    let page = server.get("/").await;
    let again = server
        .call("GET", "/")
        .header("if-none-match", page.header("etag").unwrap());
    assert_eq!(again.send().await.status, 304);
}

#[tokio::test]
async fn files_with_a_hash_in_their_name_are_kept_for_ever() {
    let (server, _folder) = server().await;

    let script = server.get("/assets/main-B1x2y3.js").await;
    assert_eq!(
        script.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert_eq!(
        script.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    // One of an older build is missing, and the page in its place would be taken for a script.
    assert_eq!(server.get("/assets/main-OLD.js").await.status, 404);
    assert_eq!(
        server.get("/favicon.svg").await.header("content-type"),
        Some("image/svg+xml")
    );
}

#[tokio::test]
async fn nothing_outside_of_the_build_is_served() {
    let (server, _folder) = server().await;
    for path in [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/.vite/manifest.json",
        "/assets\\..\\..\\secret.txt",
    ] {
        let reply = server.get(path).await;
        let text = String::from_utf8_lossy(&reply.body).into_owned();
        assert!(!text.contains("outside") && text != "{}", "{path}: {text}");
    }
}

#[tokio::test]
async fn scripts_are_sent_compressed_to_who_can_read_that() {
    let (server, folder) = server().await;
    fs::write(
        folder.path().join("dist/assets/big-1.js"),
        "let a = 1;\n".repeat(5_000),
    )
    .unwrap();

    let call = server
        .call("GET", "/assets/big-1.js")
        .header("accept-encoding", "gzip, br");
    let reply = call.send().await;

    assert_eq!(reply.header("content-encoding"), Some("br"));
    assert!(reply.body.len() < 1_000, "{}", reply.body.len());
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_its_reader() {
    let (server, _folder) = server().await;
    for path in [
        "/",
        "/healthz",
        "/auth/config",
        "/graphql?query=%7B__typename%7D",
        "/assets/x.js",
    ] {
        let reply = server.get(path).await;
        assert_eq!(
            reply.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            reply.header("referrer-policy"),
            Some("same-origin"),
            "{path}"
        );
        let policy = reply.header("content-security-policy").unwrap();
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(
            reply.header("strict-transport-security"),
            None,
            "{path}: on plain http"
        );
        assert_eq!(
            reply.header("x-request-id").map(str::len),
            Some(32),
            "{path}"
        );
    }
}

#[tokio::test]
async fn behind_https_browsers_are_told_to_stay_there() {
    let public_url = |settings: &mut server::config::Settings| {
        settings.public_url = Some("https://nastavnik.example".to_owned());
    };
    let server = TestServer::toy_with(public_url).await;

    let header = server
        .get("/healthz")
        .await
        .header("strict-transport-security")
        .map(str::to_owned);

    assert_eq!(
        header.as_deref(),
        Some("max-age=31536000; includeSubDomains")
    );
}

#[tokio::test]
async fn without_a_build_the_page_says_how_to_make_one() {
    let nowhere = |settings: &mut server::config::Settings| {
        settings.spa_dir = Some("/nonexistent".into());
    };
    let server = TestServer::toy_with(nowhere).await;

    let page = server.get("/").await;

    assert_eq!(page.status, 404);
    assert!(page.text().contains("npm --prefix frontend run build"));
}
