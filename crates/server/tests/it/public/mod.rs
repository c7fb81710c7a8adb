//! What schools' sites, readers of feeds, editors and search engines get of the published practices.

mod content;
mod protocol;
mod withdrawal;

use std::fs;

use tempfile::TempDir;

/// The page of a build, as the SPA has it, with the scripts for other sites beside it.
pub fn build() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page = include_str!("../../../../../frontend/index.html");
    fs::write(folder.path().join("index.html"), page).unwrap();
    fs::create_dir(folder.path().join("embed")).unwrap();
    fs::write(folder.path().join("embed/frame.js"), "let height").unwrap();
    fs::write(folder.path().join("embed/nastavnik-practices.js"), "let it").unwrap();
    folder
}

/// Every address of this room that shows the practice `slug` of the school `school`.
pub fn addresses(server: &str, slug: &str, school: &str) -> Vec<String> {
    vec![
        "/embed/practices".to_owned(),
        format!("/embed/practices?school={school}&lang=en"),
        format!("/embed/practices/{slug}"),
        "/embed/practices.html".to_owned(),
        format!("/oembed?url={server}/p/{slug}&format=json"),
        "/feeds/practices.rss".to_owned(),
        "/feeds/practices.atom".to_owned(),
        "/feeds/practices.json".to_owned(),
        "/sitemap.xml".to_owned(),
        "/p".to_owned(),
        format!("/p?school={school}"),
        format!("/p/{slug}"),
        "/graphql?query=%7Bpractices%7Bnodes%7Bslug%20title%20authors%7Bname%7D%7D%7D%7D"
            .to_owned(),
    ]
}

/// The longest that anybody may keep an answer, in seconds; none, when each time is asked.
pub fn kept_for(caching: &str) -> u64 {
    if caching.contains("no-store") || caching.contains("no-cache") {
        return 0;
    }
    assert!(!caching.contains("stale"), "{caching}");
    let age = caching.split("max-age=").nth(1).unwrap();
    age.split(',').next().unwrap().trim().parse().unwrap()
}
